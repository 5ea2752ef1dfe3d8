### Avisos para una persona: cómo se piden, cómo se ven, cómo llegan, cómo se dejan.

discreet-cover = Farolito: mensaje nuevo
discreet-open = Mostrar
