### Parar todos los avisos nuevos, y qué espera cuando pueden volver a salir (R31).

command-freeze = Para la red: parar todos los avisos nuevos
command-unfreeze = Para la red: dejar que salgan avisos otra vez
button-freeze = Parar todos los avisos nuevos
button-send-waiting = Mandarlo ya
button-drop-waiting = No mandarlo
freeze-by-server = el servidor
freeze-by-system = el bot mismo
freeze-done = **Todos los avisos nuevos están parados**, en todas las plataformas. Las correcciones y los finales sí salen. Para que vuelvan a salir avisos: /reanudar, de alguien de la coordinación que no los paró.
freeze-pressed = Todos los avisos nuevos están parados.
freeze-asked = Anotado. Otra persona que modera tiene que mandar /pausar antes de las { TIME($until) }. Mientras tanto, los avisos salen.
error-freeze-asked-before = Ya lo pidió. A otra persona que modera le quedan { $minutes } min para mandar /pausar. Mientras tanto, los avisos salen.
freeze-second = **{ $who } pide parar todos los avisos nuevos.** Si otra persona que modera está de acuerdo antes de las { TIME($until) }, no sale nada nuevo en ninguna plataforma. Las correcciones y los finales sí.
freeze-told = **Todos los avisos nuevos están parados** desde el { $since }, por { $who }. Las correcciones y los finales sí salen.
    Para que vuelvan a salir avisos, alguien de la coordinación que no los paró manda /reanudar. En el servidor: farolito freeze off
freeze-lifted = **Ya pueden salir avisos otra vez** desde el { $since }, por { $who }.
    Lo que esperaba sigue esperando: se le pregunta por cada aviso.
unfreeze-done = **Ya pueden salir avisos otra vez.** Nada sale por sí solo: se le pregunta por cada aviso que espera.
alerts-again = Avisos otra vez desde { TIME($since) }.
waiting-title = { $count ->
        [one] **{ $alert } espera desde que se pararon los avisos.** Falta mandar { $count } copia. Dice:
       *[other] **{ $alert } espera desde que se pararon los avisos.** Falta mandar { $count } copias. Dice:
    }
waiting-question = ¿Sigue siendo correcto? *Mandarlo ya* manda lo que falta. *No mandarlo* lo deja sin mandar; las copias que ya salieron quedan, y se pueden terminar o corregir.
waiting-sent = { $alert }: lo mandó { $who }, { $at }.
waiting-dropped = { $alert }: { $who } decidió no mandar el resto, { $at }.
waiting-pressed-send = { $alert } sale.
waiting-pressed-drop = { $alert }: el resto no se manda.
error-frozen-before = Todos los avisos nuevos ya están parados, por { $who }.
error-waiting-decided = { $alert }: alguien ya lo decidió, o cambió desde entonces.
error-waiting-too-late = { $alert }: su tiempo terminó. No se mandó nada.
preview-second-cap = Usted publicó varios avisos en una hora: *Publicar* cuenta como su aprobación, y otra persona tiene que tocarlo también.
