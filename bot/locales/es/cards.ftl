### Lo que dice la ficha de un reporte además de las palabras de quien reportó, y los reportes de una misma ficha.

card-reports =
    { $count ->
        [one] { $count } reporte
       *[other] { $count } reportes
    }
card-photo =
    { $count ->
        [one] foto
       *[other] { $count } fotos
    }
card-voice =
    { $count ->
        [one] nota de voz
       *[other] { $count } notas de voz
    }
card-video =
    { $count ->
        [one] video
       *[other] { $count } videos
    }
card-file =
    { $count ->
        [one] archivo
       *[other] { $count } archivos
    }
card-files-of-others =
    { $count ->
        [one] un archivo de los demás
       *[other] { $count } archivos de los demás
    }
card-missing = No se dijo: { $what }.
card-missing-time = cuándo
card-missing-place = dónde
card-missing-what = qué se vio
card-leaks = Parece que tiene { $what }: no lo repita.
card-language = Idioma de quien reportó: { $language }.
card-group =
    { $count ->
        [one] En esta ficha hay un reporte más.
       *[other] En esta ficha hay { $count } reportes más.
    }{ $unread ->
        [0] {""}
       *[other] {" "}Puestos ahí porque llegaron muchos a la vez, sin que nadie los uniera: { $unread }.
    }{ $apart ->
        [0] {""}
       *[other] {" "}De estos dicen otra cosa: { $apart }.
    }
card-alike-before = Quizás es lo mismo que **{ $report }** ({ $time } antes).
card-alike-after = Quizás es lo mismo que **{ $report }** ({ $time } después).
card-merged = **{ $report }** · { $where } · unido a **{ $leader }**

button-show-all = Ver todos
button-read-all = Leer todo
button-read-all-of = Leer todo { $report }
button-merge = Unir con { $report }

## Lo que un texto puede tener y no se repite, después de «Parece que tiene».

leak-phone = un número de teléfono
leak-email = un correo electrónico
leak-link = un enlace
leak-plate = una placa
leak-unit = el número de una vivienda
leak-house = la dirección de una casa
leak-name = el nombre de alguien
leak-coordinates = un lugar exacto
leak-a-number = un número de papeles de inmigración

## Varios reportes en una ficha.

merged = { $report } está ahora en la ficha de { $leader }.
taken-out = { $report } tiene otra vez su propia ficha. Nadie lo tiene todavía.
error-merge-too-late = Eso cambió mientras tanto. Mire otra vez la ficha.
error-report-merged = Ese reporte está en la ficha de { $leader }. Decida ahí, o sáquelo primero.
error-one-reporter = Para dos reportes separados hacen falta dos personas. Solo se sabe de una que reportó esto.
basis-one-reporter = Solo se sabe de una persona que reportó esto: no vale por dos reportes separados.
decides-several =
    Esto decide { $count } reportes.{ $apart ->
        [0] {""}
       *[other] {" "}Dicen otra cosa que los demás: { $apart }. Véalos primero: *Ver todos*.
    }
all-title = **{ $report }**: los demás reportes, página { $page } de { $pages }
read-all-title = **{ $report }**: todo lo que se dijo
all-apart = dice otra cosa
show-all-privately = Se los escribí en privado.
button-take-out = Sacar { $report }
button-previous = Anterior
button-next = Siguiente
