### Un aviso entre *Publicar* y el primer envío, y su vida después.

goes-out = **{ $alert } sale a las { $time }.** Hasta entonces *Deshacer* lo retira: no se ha mandado nada. { $reach }
card-goes-out = **{ $alert } sale a las { $time }.** No se ha mandado nada.
card-waits = **{ $alert } espera. No se ha mandado nada.** Mándelo o retírelo.
alert-waits = **{ $alert } ({ $county }) no se mandó:** su hora llegó con los avisos nuevos parados o con el programa detenido. Léalo otra vez en la ficha del reporte. Después mándelo o retírelo.
button-undo = Deshacer
button-send-it = Mandarlo
undone = { $alert } se retiró. No se mandó nada. El reporte espera como antes.
sent-after-all = { $alert } sale.
error-went-out = Ya salió. Lo que usted puede hacer está en la ficha del reporte.
error-undone-already = Ya se retiró. No se mandó nada.
error-hold-not-over = Sale solo en un momento.
error-waited-too-long = Su tiempo terminó: diría algo viejo. Retírelo y mire el reporte otra vez.

## Después de salir (docs/rules.md R28 a R30).

button-extend = Siguen ahí
button-change-alert = Cambiar datos
button-we-were-wrong = Nos equivocamos
button-ended-sure = Terminarlo
button-extend-word = Siguen ahí: alargarlo
button-extend-told = Alguien en el lugar me lo dijo: alargarlo
button-change-sure = Mandar el cambio
button-wrong-sure = Mandar la corrección
alert-last-seen = Lo último que se vio ahí: { $agents }, { $seen }.
alert-changed = CAMBIÓ { $alert }: lo que dijimos cambió. Lea el mensaje al que este responde: dice lo que sabemos.
truth-local-police = En { $place } era la policía local, no agentes de inmigración
truth-traffic-stop = En { $place } era una parada de tránsito de la policía local, no agentes de inmigración
truth-ambulance-fire = En { $place } era una ambulancia o los bomberos
truth-utility = En { $place } era una cuadrilla de servicios o de construcción
truth-nothing-found = Nuestros observadores no encontraron agentes de inmigración en { $place }
truth-other-place = No era en { $place }
truth-agents-there = En { $place } sí había agentes de inmigración
truth-other = En { $place } era otra cosa, no agentes de inmigración
mistake-local-police = La policía local
mistake-traffic-stop = Una parada de tránsito
mistake-ambulance-fire = Ambulancia o bomberos
mistake-utility = Cuadrilla de servicios o construcción
mistake-nothing-found = No se encontró nada ahí
mistake-other-place = Era otro lugar
mistake-agents-there = Sí había agentes de inmigración
mistake-other = Otra cosa
life-copies = Cambia { $count ->
        [one] { $count } mensaje que está puesto
       *[other] { $count } mensajes que están puestos
    } y detiene lo que no se ha mandado.
life-follow-up = Al lado de cada uno llega un mensaje nuevo, porque uno cambiado no suena:
life-two-people = Este aviso necesitó dos personas y esto también: una segunda persona tiene que tocarlo.
life-one = { $alert }: { $who } está de acuerdo. Una segunda persona tiene que tocarlo también.
ending-sure = **¿Terminar { $alert }?** Todos leerán esto:
still-there-word = **{ $alert }: { $who }, en el lugar, dijo a las { TIME($time) } que siguen ahí.** Alargado, dirá esto:
still-there-told = **{ $alert }: nadie lo ha dicho por medio del bot.** Toque solo si un observador capacitado en el lugar le acaba de decir que siguen ahí. Alargado, dirá esto:
change-heading = Cambiar lo que dice el aviso
change-place = El lugar como lo leerá todo el mundo
change-seen = Cuándo se vio, como 3:15 pm
change-what = **Lo que dice { $alert }.** ¿Qué dato está mal? Todavía no se manda nada.
change-county = El condado ({ $county }) no se puede cambiar: el aviso tendría que llegarle a otra gente. ¿Está mal? Toque *Nos equivocamos*, mande otro reporte con /reportar y publique ese.
change-who = **{ $alert }: ¿quiénes eran?** Todavía no se manda nada.
button-change-place = Lugar
button-change-seen = Hora
button-change-agency = Agencia
button-change-agents = Agentes
button-change-vehicles = Vehículos
change-agents = Cuántos agentes, como 4 o 2-3
change-vehicles = Cuántos vehículos, como 4 o 2-3
change-review = **¿Cambiar { $alert }?** Todos leerán esto:
wrong-what = **{ $alert }: ¿qué era?** Todavía no se manda nada.
wrong-review = **¿Corregir { $alert }?** Todos los que lo tienen leerán esto en seguida, también con los avisos nuevos parados:
card-wish-end = **{ $who } aprueba terminar { $alert }, { TIME($time) }.** Falta una segunda persona: toque *Terminó* y luego *Terminarlo*.
card-wish-retract = **{ $who } aprueba corregir { $alert }, { TIME($time) }: { $was }.** Falta una segunda persona: toque *Nos equivocamos* y escoja lo mismo.
card-wish-change = **{ $who } aprueba otros datos en { $alert }, { TIME($time) }.** Falta una segunda persona: toque *Cambiar datos* y mande lo mismo.
life-extended = { $alert } vale hasta las { TIME($until) }.
life-changed = { $alert } dice los datos nuevos. Cada copia cambia.
life-retracted = { $alert } está corregido. Cada copia cambia.
card-copies-lost = { $count ->
        [one] **{ $count } copia** no se pudo cambiar (se borró, o el bot ya no está ahí).
       *[other] **{ $count } copias** no se pudieron cambiar (se borraron, o el bot ya no está ahí).
    } El texto más nuevo salió como mensaje nuevo a { $anew } de ellas.
error-already-retracted = Ya se corrigió.
error-alert-changed-meanwhile = Alguien cambió este aviso mientras tanto. Mire la ficha otra vez.
error-change-nothing = Eso no cambia nada.
report-changed = { $report }: el aviso { $alert } se corrigió: otros datos.
report-retracted = { $report }: corregimos el aviso { $alert }: lo que decía estaba mal.
