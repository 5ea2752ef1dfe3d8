### Quién está de guardia, y cuándo no se reciben reportes.

command-oncall = Para moderadores: tomar una guardia, o ver las suyas
command-off = Para moderadores: nadie le avisa hasta /vuelvo
command-back = Para moderadores: sus guardias cuentan otra vez
command-reports = Para coordinadores: no recibir reportes por un tiempo
command-stats = Para moderadores: qué pasó con los reportes
oncall-how =
    Toque una guardia para: { $counties }. O escriba: /guardia durham lun 6:00-12:00. Ponga *semanal* y vuelve cada semana.
    Horas que nadie tiene: /guardia huecos
shift-now = Desde este momento hasta { $ends }
shift-hours = { $begins } – { $ends }
shift-once = { $counties }: { $hours }
shift-every-week = { $counties }: { $hours }, cada semana
shift-line = { $shift }
shift-taken = Usted está de guardia. { $shift }. Si nadie toma a tiempo un reporte de ahí, le escribo.
shift-weekly = Usted está de guardia cada semana. { $shift }. Si nadie toma a tiempo un reporte de ahí, le escribo.
shift-dropped = Listo: esa guardia ya no es suya.
shifts-mine = Sus guardias:
shifts-none = No tiene guardias.
button-shift-weekly = Cada semana
button-shift-drop = Dejarla
button-shift-drop-one = Dejar: { $begins }
duty-off = Usted descansa: no le escribo de los reportes hasta que mande /vuelvo. Sus guardias quedan, y no cuentan mientras tanto.
duty-is-off = Usted descansa. Mande /vuelvo cuando sus guardias deban contar otra vez.
duty-back = Ya está de vuelta: sus guardias cuentan otra vez.
duty-was-on = No estaba en descanso. Sus guardias cuentan.
gaps-title = Horas de los próximos siete días que nadie tiene:
gaps-county = **{ $county }**
gaps-none = **{ $county }**: a toda hora hay alguien de guardia
gaps-more = Hay más. Llene primero estas horas y pregunte otra vez.
reports-how =
    Escriba: /reportes cerrar TEXTO por 3 h
    o: /reportes cerrar TEXTO hasta 18:00. Para recibir reportes otra vez: /reportes abrir
reports-closed-done = Listo. Quien quiera reportar lee esto:
reports-are-closed = No se reciben reportes hasta { $until }. { $text } Para ayuda, llame: { $number }
reports-opened = Listo: ya se reciben reportes.
reports-were-open = Los reportes no estaban cerrados.
no-duty = En este momento no hay ningún voluntario de guardia: puede tardar mucho hasta que alguien lea un reporte. Para ayuda, llame: { $number }
error-shift-unclear = No entendí la guardia. Escriba por ejemplo: /guardia durham lun 6:00-12:00
error-shift-unknown = Esa guardia ya pasó, o no es suya. Sus guardias: /guardia
error-closing-until = Escriba hasta cuándo, dentro de siete días: /reportes cerrar TEXTO por 3 h, o: /reportes cerrar TEXTO hasta 18:00
error-closing-length = Escriba por qué, en 1 a { $limit } caracteres.
waiting-on-call = { $report }, { $county }: nadie ha tomado este reporte en { $length }. Usted está de guardia. Lo que se reportó está en la sala de moderadores.
waiting-room = { $report }, { $county }: nadie ha tomado este reporte en { $length }.
waiting-coordinators = { $report }, { $county }: ningún moderador ha tomado este reporte en { $length }.
on-call-unreached = { $who } está de guardia y no puedo escribirle sobre { $report }. { $who }: abra un chat privado conmigo y mande /inicio.
