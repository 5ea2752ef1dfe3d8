### Verificadores: qué se les pide, qué contestan (docs/rules.md R37), y decisiones que necesitan a una segunda persona (R22).

command-verifier = Para verificadores: lo que acepta antes de ir a mirar

button-ask-verifiers = Pedir verificadores
button-stand-down = Retirar a todos
button-on-my-way = Voy en camino
button-decline = No puedo
button-arrival = { $minutes } min
button-site-confirmed = Confirmado
button-site-not-immigration = No es inmigración
button-site-unable = No se sabe
button-verifier-agree = Acepto

task-asked = { $report }: se les preguntó a los verificadores. Lo que digan sale en la ficha.
task-no-room = Ninguna sala de verificadores atiende este condado. Busque observadores de otra manera.
task-stood-down = { $report }: se retiró a todos los verificadores.

## En la sala de verificadores.

task-in-room = **{ $report }** · { $where } · { $kind }
    ¿Quién puede ir a mirar? Hacen falta dos, máximo tres. Cuando dos van en camino les muestro el lugar, en privado.
task-kind-unknown = clase de lugar no conocida
task-going = En camino: { $who }
task-arrival = { $alias } ({ TIME($time) })
task-ended = { $report } · { $county }: terminó. Hora: { TIME($time) }. Gracias.
task-unreachable = { $alias } no va en camino por { $report }: no le puedo escribir. Abra un chat privado conmigo, toque Iniciar, y toque otra vez *Voy en camino*.

## En privado, para quien va en camino.

task-wait = **{ $report }** · { $where } · { $kind }. Usted está en la lista. Espere a una segunda persona: entonces le muestro el lugar. Nadie va a solas.
task-place = **{ $report }** · { $where } · { $kind }
    Lugar: { $place }
    En camino: { $who }
    Mire desde un lugar público, en compañía. Diga lo que ve con un botón, también si no es nada. No me mande ubicación en vivo ni fotos de personas. Cuando termine, retiro el lugar.
task-taken-back = { $report }: terminó. Hora: { TIME($time) }. Se retiró el lugar. Gracias.
task-left = { $report }: usted ya no va en camino, y no tiene que dar razón. Se retiró el lugar.
stand-down = **Retírese.** { $report } terminó: ya nadie tiene que mirar. Gracias.

## Lo que contestan los botones.

task-set-out = Anotado. Le escribo en privado sobre { $report }.
task-arrives = Anotado: en unos { $minutes } min.
task-found = { $report }: se pasó. Gracias.
task-declined = Anotado. No tiene que dar razón.
verifier-agreed = Gracias. De esto solo se guarda la fecha: { $date }.
verifier-agreed-before = Usted aceptó esto el { $date }.

## En la ficha del reporte.

card-verifiers-asked = Se pidieron verificadores, { TIME($time) }.
card-on-site = **{ $alias }** en el lugar: { $finding }, { TIME($time) }.
finding-confirmed = confirmado
finding-not-immigration = no es inmigración
finding-unable = no se sabe
on-site-basis =
    { $basis } ({ $count ->
        [one] { $count } verificador lo confirmó
       *[other] { $count } verificadores lo confirmaron
    })

## Una decisión que necesita a una segunda persona.

card-proposed = **{ $alias } propone: { $outcome }.** Falta una segunda persona.
button-agree = De acuerdo
button-disagree = En desacuerdo
proposed = { $report }: propuesto. Sus primeras decisiones necesitan a una segunda persona, que toca *De acuerdo* en la ficha.
seconded = { $report } está cerrado: dos personas están de acuerdo.
disagreed = { $report } espera otra vez una decisión.

error-task-place-missing = Falta el condado o el lugar. Pregunte primero a quien reportó.
error-task-open = Ya se les preguntó a los verificadores. En *Más* está *Retirar a todos*.
error-task-over = Eso terminó. Ya nadie tiene que mirar. Gracias.
error-task-full = Ya van tres en camino. Gracias.
error-task-going-already = Usted ya está en la lista. Mire en nuestro chat privado.
error-task-not-going = Toque primero *Voy en camino*, y espere a que le muestre el lugar.
error-verifier-agree-first = Escriba primero /verificador, y lea lo que acepta.
error-second-yourself = Usted mismo lo propuso. Tiene que estar de acuerdo otra persona.
error-proposal-gone = Esa propuesta ya no vale: algo cambió, o alguien contestó.
error-verified-it = Usted fue y dijo lo que vio. Esto tiene que tocarlo otra persona.
