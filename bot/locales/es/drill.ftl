### Simulacros: un reporte que se hace de principio a fin, solo para la gente de la red (R34).

command-drill = Para coordinadores: hacer un simulacro con los moderadores
drill-how =
    Un simulacro es un reporte inventado que se trabaja desde la ficha hasta el fin de su aviso. Solo lo leen las salas de moderadores y coordinadores. Cada uno de sus textos empieza y termina con la marca SIMULACRO. Los reportes reales llegan entre tanto como cualquier día, sin esa marca.
    ¿Cuál se hace?
drill-story-vans = camionetas en una panadería
drill-story-school = agentes en una escuela, con dos aprobaciones
drill-story-rumor = un rumor: son los bomberos
button-drill-vans = Camionetas en una panadería
button-drill-school = Agentes en una escuela
button-drill-rumor = Un rumor: bomberos
button-drill-end = Terminar el simulacro
drill-started = El simulacro empezó: { $story }. Termina cuando haya terminado su aviso, a más tardar a las { TIME($until) }. Para terminarlo antes: /simulacro fin
drill-runs = Hay un simulacro desde las { TIME($since) }: { $story }. Termina cuando haya terminado su aviso, a más tardar a las { TIME($until) }.
drill-begins = { $who } empezó un simulacro: { $story }. Trabajen en la próxima ficha con esta marca como si fuera real. Las fichas sin la marca son reales y van primero.
drill-reach = Es un simulacro y se queda con los voluntarios: va a { $count ->
        [one] { $count } sala de ellos
       *[other] { $count } salas de ellos
    }, a ningún canal, a ningún grupo y a nadie que pidió avisos.
drill-ended = El simulacro terminó. El resumen está en la sala.
board-drill = **Hay un simulacro.** Lo que no lleva la marca es real.
error-drill-running = Ya hay un simulacro. Termínelo con /simulacro fin
error-drill-none = No hay ningún simulacro. Empiece uno con /simulacro
error-drill-frozen = En este momento los avisos nuevos están parados. Eso es real: ningún simulacro empieza antes de que se levante.
error-drill-surge = Están llegando muchísimos reportes. Son reales: ningún simulacro empieza antes de que se calme.
error-drill-room = Un simulacro necesita una sala de moderadores en sus condados. Enlace una con /sala
error-drill-unknown = No conozco ese simulacro. Escriba /simulacro empezar con uno de estos: { $names }

drill-town = Villa Ejemplo
drill-vans-what = Hay dos camionetas grises y cuatro agentes con chaleco frente a la panadería. Están hablando con gente en la puerta.
drill-vans-place = Panadería Ejemplo, calle Main y calle Segunda
drill-vans-still-there = Sí, las dos camionetas siguen aquí.
drill-vans-how-many = Cuatro. Dos están en la puerta.
drill-vans-what-worn = Chalecos oscuros que dicen POLICE. No veo el nombre de ninguna agencia.
drill-vans-which-corner = Calle Main y calle Segunda, al lado de la panadería.
drill-vans-own = No puedo decir más que eso. Estoy al otro lado de la calle.
drill-school-what = Hay tres agentes con chaleco en la entrada de la escuela mientras llegan los padres.
drill-school-place = Escuela Primaria Ejemplo, entrada de la calle Roble
drill-school-still-there = Sí. Están en la entrada.
drill-school-how-many = Tres, y un carro sin letrero.
drill-school-what-worn = Chalecos que dicen FEDERAL AGENT.
drill-school-which-corner = La entrada de la calle Roble.
drill-school-own = No puedo decir más que eso. Estoy esperando a mi hija.
drill-rumor-what = Un vecino dice que hay agentes de inmigración en nuestra calle, con camiones grandes y luces rojas. Yo no los he visto.
drill-rumor-place = Calle Pino y calle Tercera
drill-rumor-still-there = Veo luces rojas por la ventana. Hay humo.
drill-rumor-how-many = Como seis, con cascos y mangueras.
drill-rumor-what-worn = Chaquetas amarillas y cascos. El camión dice FIRE.
drill-rumor-which-corner = Calle Pino y calle Tercera.
drill-rumor-own = Solo veo el camión y el humo.

drill-summary = **El simulacro terminó: { $story }.**
drill-finished = Se recorrió toda la cadena.
drill-unfinished = La cadena no se recorrió hasta el final; por eso este simulacro no cuenta para empezar con los avisos.
drill-length = { $minutes } min { $seconds } s
drill-time-claim = Hasta que alguien lo tomó: { $length }
drill-time-decision = Hasta la decisión: { $length }
drill-time-copy = Hasta que la primera copia estuvo en una sala: { $length }
drill-time-correction = Hasta la primera corrección o el fin: { $length }
drill-people = { $count ->
        [0] No participó nadie.
        [one] Participó { $count } persona.
       *[other] Participaron { $count } personas.
    }
drill-missed = Pasos que faltaron:
drill-missed-none = No faltó ningún paso.
drill-missed-claim = Nadie tomó el reporte (*Tomar*).
drill-missed-late-claim = El reporte se tomó después de más de 5 minutos: hubo que llamar a quienes están de guardia.
drill-missed-ask = Nadie le preguntó nada a quien reportó.
drill-missed-decision = Nadie decidió.
drill-missed-outcome = La decisión no fue lo que pasaba en el simulacro.
drill-missed-agency = No se dijo quiénes eran los agentes, ni siquiera «no se sabe».
drill-missed-basis = No se dijo cómo lo sabemos.
drill-missed-second = Faltó la segunda persona que tiene que aprobar: era una escuela.
drill-missed-publication = Se confirmó y no se publicó.
drill-missed-correction = Lo que se publicó estaba mal, y nadie lo corrigió.
drill-missed-ending = Nadie terminó el aviso: terminó solo.
