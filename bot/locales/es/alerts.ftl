### Un aviso entre *Publicar* y el primer envío, y su vida después.

goes-out = **{ $alert } sale a las { $time }.** Hasta entonces *Deshacer* lo retira: no se ha mandado nada. { $reach }
card-goes-out = **{ $alert } sale a las { $time }.** No se ha mandado nada.
card-waits = **{ $alert } espera. No se ha mandado nada.** Mándelo o retírelo.
alert-waits = **{ $alert } ({ $county }) no se mandó:** su hora llegó con los avisos en pausa o con el programa detenido. Léalo otra vez en la tarjeta del reporte. Después mándelo o retírelo.
button-undo = Deshacer
button-send-it = Mandarlo
undone = { $alert } se retiró. No se mandó nada. El reporte espera como antes.
sent-after-all = { $alert } sale.
error-went-out = Ya salió. Lo que usted puede hacer está en la tarjeta del reporte.
error-undone-already = Ya se retiró. No se mandó nada.
error-hold-not-over = Sale solo en un momento.
error-waited-too-long = Su tiempo terminó: diría algo viejo. Retírelo y mire el reporte otra vez.
