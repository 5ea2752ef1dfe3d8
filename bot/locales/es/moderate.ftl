### Las salas de moderadores.

## La ficha de un reporte (docs/rules.md R19).

card-attachments =
    { $count ->
        [one] { $count } archivo
       *[other] { $count } archivos
    }
card-county-unknown = condado no conocido
card-seen = Visto: { $time }
card-time-unknown = Recibido: { $time }. Quien reportó no dijo cuándo lo vio.
card-place = Lugar, en sus palabras: { $place }
card-reporter = Quien reportó
card-forgotten = El contenido se borró a su tiempo.
card-new = **Nadie lo tiene todavía.**
card-new-unreachable = **Nadie lo tiene todavía.** No se puede escribir a quien reportó.
card-claimed = **Lo tiene { $who }.**
card-checking = **Lo revisa { $who }.**
card-decided = **{ $who } decidió, { $time }: { $outcome }.**
card-published = **{ $who } publicó, { $time }: { $outcome }.**
card-ended = **Terminó. { $who } había publicado, { $time }: { $outcome }.**
card-brief = **{ $report }** · { $county } · { $outcome }
card-purged = **Borrado.**
card-destroyed = **Lo borró { $who }.**
card-confirmed = confirmado, { $agents }
card-not-immigration = no era inmigración; era { $what }
card-outcome-why = { $outcome }: { $why }

button-claim = Tomar
button-ask = Preguntar
button-confirm = Confirmar
button-not-immigration = No es inmigración
button-cannot-tell = No se sabe
button-more = Más
button-ended = Terminó
button-publish = Publicar
button-keep = Confirmado, no publicar
button-place = Cambiar el lugar
button-back = Volver
button-escalate = Llamar a coordinación
button-destroy = Destruir este reporte
button-destroy-sure = Sí, destruir
button-ask-own = Escribir una pregunta

## Lo que contestan los botones.

claimed = Usted tiene { $report }.
confirm-basis = { $report }: ¿cómo se supo? Todavía no se decide nada.
confirm-agency = { $report }: ¿quiénes eran? Todavía no se decide nada.
preview-title = { $report }: *Publicar* manda exactamente esto:
preview-reach =
    Va a { $channels ->
        [one] { $channels } canal
       *[other] { $channels } canales
    }, { $groups ->
        [one] { $groups } grupo
       *[other] { $groups } grupos
    } y { $people ->
        [one] { $people } persona
       *[other] { $people } personas
    }.
preview-old = El texto tenía más de cinco minutos. Aquí está otra vez:
preview-changed = Algo cambió desde que lo leyó. Aquí está otra vez:
approved-one = { $who } está de acuerdo en publicar { $report }. Una segunda persona tiene que tocar *Publicar*.
kept = { $report }: confirmado, no publicado.
not-immigration-what = { $report }: ¿qué era? Su toque cierra el reporte.
closed = { $report } está cerrado.
cannot-tell-why = { $report }: ¿por qué no se pudo saber? Al tocar se cierra el reporte.
keep-why = { $report }: ¿por qué no se publica? Al tocar se cierra el reporte.
more-what = { $report }: ¿qué quiere hacer?
escalate-done = Se llamó a coordinación.
escalate-nobody = Ninguna sala de coordinación atiende este condado. Llame de otra manera.
escalated = { $who } pide ayuda con { $report }, { $county }.
destroy-sure = ¿Destruir { $report }? Su texto y el camino hacia quien reportó se borran de inmediato. Nada los recupera.
destroyed = { $report } fue destruido.
nothing-done = No se hizo nada.
ended = { $alert } terminó. Todas las copias cambian.

## Preguntas a quien reportó (docs/rules.md R16).

ask-what = { $report }: ¿qué quiere preguntar? Llega como «Un voluntario pregunta».
ask-title = Preguntar a quien reportó
ask-field = Su pregunta: sin nombres, enlaces ni números.
asked = { $report }: preguntado. La respuesta saldrá en la ficha.
question-still-there = ¿Siguen ahí?
question-how-many = ¿Cuántos agentes y carros son?
question-what-worn = ¿Qué dicen los chalecos y los carros?
question-which-corner = ¿Qué esquina o negocio es, sin dirección de casa?

place-title = El lugar en el aviso
place-field = El lugar como todos lo van a leer
place-hint = Un pueblo, una esquina, o un negocio donde entraron agentes
place-needed = ¿En qué parte del condado de { $county }? El aviso necesita un lugar que todos puedan leer.
