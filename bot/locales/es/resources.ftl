### Qué puede hacer la gente y qué está pasando: datos con fuente y fecha.

command-resources = Peticiones, fondos, voluntariado, avisos por texto, noticias
resources-title = **Qué puede hacer, y qué está pasando.** Cada dato tiene fuente y fecha, y se quita cuando es viejo. Escoja:
resources-petition = Peticiones
resources-donate = Fondos y donaciones
resources-volunteer = Voluntariado
resources-alerts = Avisos por mensaje de texto
resources-news = Qué está pasando
resources-listed = **En nuestra lista, con fuente y fecha:**
resources-none = Por el momento no hay nada en esta lista. Solo ponemos lo que tiene fuente y fecha.
item = **{ $title }.** { $text }
item-in-counties = **{ $title }** ({ $counties }). { $text }
item-news = **{ $day }: { $title }.** { $text }
item-news-about = **Alrededor de { $day }: { $title }.** { $text }
item-source = _({ $source }, { $day })_
item-source-about = _({ $source }, alrededor de { $day })_

## «¿Le sirvió?»

feedback-helped = Me sirvió
feedback-did-not-help = No me sirvió
feedback-thanks = Gracias. Contamos solo la respuesta, no quién es usted.
feedback-sorry = Gracias. Contamos solo la respuesta, no quién es usted. Pruebe con otras palabras, escoja abajo o llame: { $number }

## Una respuesta que se retiró (docs/rules.md R7).

command-card = Para la red: retirar una respuesta o volver a darla
card-instead = **Estamos revisando nuestra respuesta a eso. Mientras tanto, las reglas que valen en todas partes:**
card-how =
    Para retirar una respuesta, escriba: /ficha off ID
    Para volver a darla: /ficha on ID
    El ID es el nombre del archivo de la ficha, por ejemplo rights-home.
card-unknown = No hay ninguna ficha { $card }.
card-universal = Esa ficha reemplaza a todas las demás. Se queda.
card-stopped = { $card } está retirada. En unos segundos nadie la recibe. Sus preguntas reciben las reglas que valen en todas partes, y la línea de ayuda.
card-stopped-already = { $card } ya estaba retirada.
card-resumed = { $card } se vuelve a dar, en unos segundos en todas partes.
card-not-stopped = { $card } no estaba retirada.
cards-stopped = Retiradas: { $cards }.
cards-none-stopped = No hay ninguna ficha retirada.
