# El aviso diario a coordinación sobre el registro de actividad.

audit-head =
    El registro de actividad tiene { $count ->
        [one] una entrada
       *[other] { $count } entradas
    }. Su número de control:
    { $head }
    Guarde este mensaje. Quien lleva el servidor puede compararlo: farolito audit verify --head
