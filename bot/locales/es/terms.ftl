### Nombres que varios textos comparten: agencias, lugares, resultados, idiomas.

## Dentro de «Agentes de inmigración (…)». ICE se nombra solo donde fue ICE (docs/rules.md R17).

agency-ice = ICE
agency-border-patrol = Patrulla Fronteriza
agency-other-federal = otra agencia federal
agency-local-287g = policía local con poderes 287(g)
agency-unknown = no se sabe de qué agencia

## Lo mismo, solo en una frase.

agents-ice = agentes de ICE
agents-border-patrol = agentes de la Patrulla Fronteriza
agents-other-federal = agentes de inmigración de otra agencia federal
agents-local-287g = policía local con poderes 287(g)
agents-unknown = agentes de inmigración, no se sabe de qué agencia

## Clases de lugar.

place-home = Casa
place-street = Calle
place-workplace = Lugar de trabajo
place-school = Escuela
place-hospital = Hospital o clínica
place-church = Iglesia o templo
place-courthouse = Corte
place-shop = Tienda o estacionamiento
place-road = Carretera o autopista
place-other = Otro lugar

## Cómo se supo (docs/rules.md R18), después de «Cómo se supo:».

basis-two-observers = dos observadores en el lugar
basis-observer-with-picture = un observador en el lugar, con una foto
basis-two-reports-and-picture = dos reportes por separado y una foto
basis-partner-hotline = la palabra de una línea aliada

## Lo que se decidió (docs/rules.md R17).

outcome-confirmed = confirmado
outcome-not-immigration = no era inmigración
outcome-inconclusive = no se pudo saber
outcome-confirmed-not-published = confirmado, no publicado

## Por qué se confirmó y no se publicó.

unclear-no-answer = la persona que reportó no contestó
unclear-too-old = llegó demasiado tarde para mirar
unclear-place-unknown = no se encontró el lugar
unclear-other = otra razón
unpublished-over = ya había terminado
unpublished-private-home = fue en una casa particular
unpublished-one-family = señalaría a una sola familia

## Lo que era, después de «era».

was-local-police = la policía local
was-traffic-stop = una parada de tránsito de la policía local
was-ambulance-fire = una ambulancia o los bomberos
was-other = otra cosa

# Después de «no se vieron agentes de inmigración ahí», donde la policía del condado tiene ese acuerdo.
note-287g = En el condado de { $county } algunos agentes locales trabajan con inmigración por un acuerdo 287(g).

## La práctica y los simulacros empiezan y terminan con su marca (docs/rules.md R34).

practice = PRÁCTICA
practice-frame =
    PRÁCTICA: esto no es real.
    { $text }
    PRÁCTICA
drill = SIMULACRO
drill-frame =
    SIMULACRO: esto no es real.
    { $text }
    SIMULACRO

## Plataformas e idiomas.

platform-telegram = Telegram
platform-discord = Discord
platform-sandbox = Esta página de práctica
language-en = English
language-es = Español

## Duraciones.

duration-minutes = { $count } min
duration-hours = { $count } h
duration-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
