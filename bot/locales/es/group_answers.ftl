### Respuestas entre otros: seis líneas, sin repetir las palabras de nadie, lo demás en privado.

place-unknown-here = No conozco ese lugar. Escriba un condado, un pueblo o un código postal de { -state }.
error-county-unknown-here = No conozco ese condado. Escriba un condado, un pueblo o un código postal de { -state }.
group-which-county = ¿Qué condado? Escríbalo después del comando, por ejemplo: /{ $command } durham
group-outside = Eso queda fuera de { -state }. Solo conozco los condados de aquí.
group-officials = **Funcionarios para el condado de { $county }:** los nombres, números y cartas se abren en privado.
group-in-private = Esa respuesta es larga: se abre en privado. Ayuda: { $number }
group-busy = Aquí hay muchas preguntas a la vez. Pregúnteme en privado. Ayuda: { $number }
