### Respuestas: lo que va alrededor de una ficha, y lo que se dice cuando no hay ninguna.

## La primera línea de una emergencia (docs/rules.md R3).

first-agents-here = Calma. Puede guardar silencio. Si están en su puerta, no abra. Llame a uno de estos números:
first-being-taken = Calma, y no estorbe. Recuerde: puede guardar silencio y no firmar nada. Llame:
first-medical = Peligro de vida: llame primero al 911.
first-wish-to-die = Usted importa. Llame o mande un mensaje al 988, de día o de noche: alguien le escucha, en español y en inglés. Peligro de vida: 911.
first-violence-at-home = Si está en peligro, llame al 911. Línea Nacional contra la Violencia Doméstica: 1-800-799-7233, de día y de noche.
first-child-alone = Quédese con un adulto de confianza. No vaya a mirar afuera. Llame:

## Alrededor de una ficha.

card-not-in-language = Esta respuesta existe por ahora solo en inglés y en español.
card-say = **Dígalo así:**
card-caution = **Cuidado:** { $text }
card-change = **Cambió, { $day }:** { $text }
card-sources =
    { $count ->
        [one] Escrito con { $count } fuente.
       *[other] Escrito con { $count } fuentes.
    }
# In the place of a day whose month alone is known.
card-date-about = mes de { $month }, más o menos
card-footer-draft = _Datos del { $day }. Es información, no consejo legal: un borrador que un abogado no ha revisado todavía._
card-footer-reviewed = _Datos del { $day }, revisados por un abogado. Es información, no consejo sobre un caso._
card-past-review = **Estos datos debían revisarse el { $day }. Pregunte en uno de los números de aquí antes de confiar en ellos.**
button-more-text = Más
button-card = { $title }
switch-to-en = English
switch-to-es = Español
send-as-report = Enviar como reporte

## Números.

hours-unknown = horario no conocido
number-from = según fuentes públicas, { $month }
number-from-about = según fuentes públicas, alrededor de { $month }
number-historical = número viejo, visto por última vez en { $month }
hotlines-for = Números para el condado de { $county }
hotlines-statewide = Números para { -state }
hotlines-national = Números para todo el país
hotline-say-county = Para su condado, escriba por ejemplo: /numero durham

## Preguntas sin respuesta.

ask-empty = Escriba su pregunta, por ejemplo: la migra está en mi puerta. O llame: { $number }
ask-in-words = Escriba su pregunta con sus palabras. Si es urgente, llame: { $number }
unanswered = No tengo respuesta de nuestros voluntarios para eso. Estos números pueden ayudar, o escoja abajo.
which-place = Ese nombre es de más de un lugar. ¿Cuál es?
place-outside = Eso queda fuera de { -state }. Los números nacionales sirven en todo el país.
place-unknown = No conozco el lugar «{ $place }». Escriba un condado, un pueblo o un código postal de { -state }.
question-or-report = ¿Es una pregunta, o un reporte de algo que vio? Nadie lo ha recibido todavía. Para ayuda, llame: { $number }
it-is-a-question = Es una pregunta
no-live-location = No tomo ubicaciones en vivo, para que nadie le pueda seguir. Escriba la esquina o el pueblo. Para ayuda, llame: { $number }

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = Carolina del Norte
thanked = Con gusto. Si necesita algo más, escriba aquí. Para ayuda, llame: { $number }
