# Quién tiene un reporte, y por cuánto tiempo.

button-give-back = Devolverlo
button-take-over = Pasármelo: lo tiene { $who }
press-waited = { $who }: usted tocó eso hace rato, cuando yo no estaba. No se hizo nada. Toque otra vez donde todavía valga.
press-waited-report = { $who }: usted tocó un botón de { $report } hace rato, cuando yo no estaba. No se hizo nada. Lea la ficha como está ahora y toque otra vez.
given-back = { $report }: otra vez lo puede tomar cualquiera.
taken-over = { $report } ahora es suyo. Antes lo tenía { $who }.
