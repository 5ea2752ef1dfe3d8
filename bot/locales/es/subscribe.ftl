### Avisos para una persona, y lo que guarda el bot.

subscribe-which = ¿Qué condado? Escriba por ejemplo: /avisos durham
subscribed-no-room = Todavía no hay voluntarios de esta red en el condado de { $county }: pueden faltar avisos de ahí.
# After "follow the channel:", where no public channel is known.
channel-ask = pregunte por él al { $number }
button-stop = Terminar avisos
stopped = Listo: ya no recibe avisos, y la dirección de este chat se borró. Para ayuda, llame: { $number }
stopped-nothing = Aquí no tenía avisos. No se guarda nada. Para ayuda, llame: { $number }
mydata = **Lo que nuestro servidor tiene hoy de usted**
    - Avisos: { $counties }
    - Reportes que todavía llevan a usted: { $reports }
mydata-no-alerts = ninguno
button-forget = Borrar todo
forgotten = Borrado: sus avisos, un borrador sin mandar, y el lazo entre usted y sus reportes. Para ayuda, llame: { $number }
