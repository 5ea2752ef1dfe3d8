### La vida de «estamos revisando»: lo que la gente lee cuando termina y cuando estaba mal (docs/rules.md R28 a R30).

alert-checking-ended = TERMINÓ { $alert }, { TIME($time) }: ya no revisamos ese reporte en el condado de { $county } y no confirmamos nada sobre él. No quiere decir que no pase nada.
truth-other-county = Ese reporte no era del condado de { $county }. No quiere decir que no pase nada
truth-sent-by-mistake = Se mandó por error: no revisábamos ningún reporte en el condado de { $county }. No quiere decir que no pase nada

## Lo que tocan los moderadores.

button-end-checking = Ya no revisamos
button-still-checking = Seguimos revisando
button-extend-checking = Seguimos revisando: alargarlo
mistake-other-county = Era de otro condado
mistake-sent-by-mistake = Se mandó por error
still-checking = **{ $alert }: ¿lo siguen revisando?** Entonces vale hasta las { TIME($until) } y dice lo mismo:

## Después de *Nos equivocamos*.

life-retracted-next = ¿Hay algo que publicar en su lugar? Mande otro reporte con /reportar y publique ese.

## Lo que dice /verificar.

verify-still-checking = - { $at }: seguía en revisión; vale más tiempo
