### El reporte, del lado de quien reporta.

report-begin =
    ¿Qué ve? Escríbalo: cuántos son, qué letras llevan los chalecos, dónde, cuándo. Puede añadir una foto, una nota de voz
    o un video.
    No ponga nombres, direcciones de casas, placas ni el estatus de nadie. Puede grabar de lejos; no estorbe.
report-title = Reportar lo que vio
report-next = Seguir
report-field-what = ¿Qué ve?
report-hint-what = Cuántos, chalecos, carros. Sin nombres ni placas.
report-field-place = ¿Dónde? Pueblo y esquina, o negocio
report-hint-place = Por ejemplo: Durham, Roxboro y Club
report-field-time = ¿Cuándo?
report-hint-time = Lo mejor que sepa
report-field-kind = ¿Qué clase de lugar?
report-hint-kind = Escoja uno
report-field-photo = Una foto, si tiene
report-hint-photo = Se le quitan el lugar y la hora que lleva dentro
report-minutes-0 = Siguen ahí
report-minutes-10 = Hace 10 min
report-minutes-30 = Hace 30 min
report-minutes-60 = Hace 1 hora
report-minutes-180 = Hace más tiempo
report-ask-what = ¿Qué ve? Escríbalo en una frase.
report-ask-place = ¿Dónde es? Escriba el pueblo y la esquina o el negocio, o comparta un lugar.
report-ask-time = ¿Cuándo lo vio?
report-ask-kind = ¿Qué clase de lugar es?
report-share-place = Compartir mi lugar
report-skip = Saltar
report-summary-what = **Su reporte:** { $what }
report-summary-where = **Dónde:** { $where }
report-summary-when = **Visto:** { $when }
report-summary-kind = **Clase de lugar:** { $kind }
report-summary-attachments =
    { $count ->
        [one] **Con:** { $count } archivo
       *[other] **Con:** { $count } archivos
    }
report-no-words = (sin palabras)
report-add-more = Escriba o mande lo que quiera añadir.
report-cancelled = Cancelado. No se mandó nada. Para ayuda, llame: { $number }
report-cleaned = Quité lo que lleva a una persona: un nombre completo, una fecha de nacimiento, la dirección de una casa o un número de papeles. Por favor no ponga eso.
report-add-details = Añadir detalles
report-field-details = ¿Qué quiere añadir?
report-details-added = { $report }: añadido.

## Lo que oye quien reportó: un mensaje por cada cambio (docs/rules.md R13).

report-claimed = { $report }: un voluntario lo está viendo.
report-published = { $report }: los voluntarios lo confirmaron. El aviso es { $alert }. Gracias.
report-not-immigration = { $report }: los voluntarios revisaron. Era { $what }. Gracias por avisarnos.
report-inconclusive = { $report }: los voluntarios no pudieron saber qué era. No quiere decir que no haya pasado nada.
report-over = { $report }: los voluntarios lo confirmaron. No se publicó porque ya había terminado. Gracias.
report-private-home = { $report }: los voluntarios lo confirmaron. No se publicó porque fue en una casa particular. Gracias.
report-one-family = { $report }: los voluntarios lo confirmaron. No se publicó porque señalaría a una sola familia. Gracias.
report-ended = { $report }: el aviso { $alert } terminó.
report-expired = { $report }: el aviso { $alert } ya venció.

myreports-title = **Sus reportes de las últimas 72 horas**
myreports-none = No encuentro ningún reporte suyo de las últimas 72 horas. Después, nada aquí lleva de un reporte a usted.
myreports-line = - { $report }, { $time }: { $state }
myreports-shows = Por 72 horas usted ve aquí qué pasó con cada reporte y qué le preguntan los voluntarios. Después nada de aquí lleva de un reporte a usted.
myreports-question = Un voluntario pregunta sobre { $report }: { $question } No tiene que contestar. No mande nombres, dirección ni estatus.
myreports-missed = Por un tiempo no le pude escribir aquí. Esto es lo que no le llegó:
myreports-unreachable = No le puedo escribir en privado: sus ajustes o un bloqueo no me dejan. Mire aquí las preguntas y las noticias.
myreports-received = nadie lo ha leído todavía
myreports-claimed = un voluntario lo está viendo
myreports-checking = un voluntario lo está revisando
myreports-published = los voluntarios lo confirmaron; el aviso es { $alert }
myreports-ended = los voluntarios lo confirmaron; el aviso { $alert } terminó
myreports-purged = borrado

## Respuestas a la pregunta de un voluntario.

answer-yes = Sí
answer-no = No
answer-unknown = No sé
answer-write = Escribir una respuesta
answer-field = Su respuesta
answer-passed = { $report }: entregado. Gracias.
await-private = { $question } Escríbalo aquí.
await-in-group = { $question } Responda a este mensaje.
