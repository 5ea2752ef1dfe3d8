### Los rumores: cuántas personas distintas preguntan por un condado, sin sus palabras (docs/rules.md R32).

rumour-card = **Rumor, condado de { $county }:** { $count ->
        [one] preguntó una persona
       *[other] preguntaron { $count } personas distintas
    } desde las { TIME($since) }. Preguntar no es ver.
rumour-card-places = Lugares que nombraron: { $places }.
rumour-card-report = **{ $who } abrió { $report } a partir de esto.**
rumour-card-nothing = **{ $who }: no se sabe nada.**
rumour-card-gone = Rumor, condado de { $county }: terminó.
rumour-report =
    { $count ->
        [one] Preguntó una persona
       *[other] Preguntaron { $count } personas distintas
    } por un rumor en el condado de { $county }. Nadie dice aquí que lo vio.
button-rumour-report = Abrir un reporte
button-rumour-nothing = No se sabe nada
rumour-opened = { $report } está abierto y lo tiene usted. No hay a quién preguntarle.
rumour-answered = Condado de { $county }: no se sabe nada. Quien pregunte desde ahora se cuenta de nuevo.
error-rumour-gone = Esa ficha ya se contestó, o ya pasó su día.
