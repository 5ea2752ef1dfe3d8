### Lo que un aviso dice además de su texto fijo, y cómo se ponen de acuerdo las personas antes de mandarlo (docs/rules.md R18-R20, R26, R27).

## Debajo del texto fijo de un aviso.

alert-with-more =
    { $alert }
    { $more }
alert-numbers = Se vieron: { $what }.
alert-agents =
    { $count ->
        [one] { $number } agente
       *[other] { $number } agentes
    }
alert-vehicles =
    { $count ->
        [one] { $number } vehículo
       *[other] { $number } vehículos
    }
alert-vehicles-marked =
    { $count ->
        [one] { $number } vehículo con insignias
       *[other] { $number } vehículos con insignias
    }
alert-vehicles-unmarked =
    { $count ->
        [one] { $number } vehículo sin insignias
       *[other] { $number } vehículos sin insignias
    }

# Lo que revisamos y no pudimos saber a tiempo.
alert-checking-expired = VENCIDO { $alert }: revisamos un reporte en el condado de { $county } y no pudimos confirmarlo. No quiere decir que no pase nada.
