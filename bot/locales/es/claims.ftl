# Quién tiene un reporte, y por cuánto tiempo.

button-give-back = Devolverlo
button-take-over = Pasármelo: lo tiene { $who }
given-back = { $report }: otra vez lo puede tomar cualquiera.
taken-over = { $report } ahora es suyo. Antes lo tenía { $who }.
