### Avisos para una persona, y lo que guarda el bot.

subscribe-which = ¿Qué condado? Escriba por ejemplo: /avisos durham
subscribed-no-room = Todavía no hay voluntarios de esta red en el condado de { $county }: pueden faltar avisos de ahí.
# After "follow the channel:", where no public channel is known.
channel-ask = pídalo a los voluntarios de la red
button-stop = Terminar avisos
stopped = Listo: ya no recibe avisos, y la dirección de este chat se borró. Para ayuda, llame: { $number }
stopped-nothing = Aquí no tenía avisos, así que no se guarda ninguna dirección para ellos. Para ayuda, llame: { $number }
button-forget = Borrar lo que lleva a mí
forgotten = Borrado: sus avisos, un borrador sin mandar, y el lazo entre usted y sus reportes. Para ayuda, llame: { $number }
