### El mensaje fijado de una sala.

board-title = **Lo que espera y lo que está vigente**
board-running = Los avisos y los reportes están abiertos.
board-frozen = **Todos los avisos nuevos están parados** desde { $since }, por { $who }.
board-closed = **No se reciben reportes** hasta { $until }.
board-open-none = No espera ningún reporte.
board-open = Reportes que esperan: { $count }, el más viejo de { $oldest }.
board-age = De eso hace más de { $age }.
board-card-free = - { $report } · { $county } · nadie lo tiene
board-card-taken = - { $report } · { $county } · lo tiene { $who }
board-alerts = Avisos vigentes: { $count }
board-alert = - { $alert } · { $county } · hasta { $until }
board-duty = De guardia: { $names }
board-duty-none = De guardia: nadie
board-unpinned = No puedo fijar mensajes aquí. Deme ese permiso (Telegram: *Fijar mensajes*; Discord: *Fijar mensajes*), o fijen ustedes el tablero de arriba.
board-left = Este chat ya no es una sala de la red.
