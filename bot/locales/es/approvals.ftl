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

## La vista previa: lo que va a leer cada quien.

preview-as-channels = **Así lo ven los canales y los grupos:**
preview-as-es = **Así lo ve la gente en español:**
preview-as-en = **Así lo ve la gente en inglés:**
preview-as-discreet = **Así lo ve primero quien pidió mensajes discretos:**
button-as-channels = Como en los canales
button-as-es = Personas: ES
button-as-en = Personas: EN
button-as-discreet = Discreto
preview-copies =
    { $count } { $reader ->
        [room] { $count ->
            [one] sala de voluntarios
           *[other] salas de voluntarios
        }
        [channel] { $count ->
            [one] canal
           *[other] canales
        }
        [group] { $count ->
            [one] grupo
           *[other] grupos
        }
       *[person] { $count ->
            [one] persona
           *[other] personas
        }
    }, { $platform }, { $language }{ $form ->
        [discreet] , discreto
       *[open] { "" }
    }
preview-language-both = español e inglés
preview-language-es = español
preview-language-en = inglés
preview-too-long = Sobran { $count } caracteres para un aviso. Acorte la frase o el lugar.
preview-agreed = { $who } aprobó exactamente esto a las { TIME($time) }. *Publicar* es la segunda aprobación: el aviso sale.
preview-second-place = Para esta clase de lugar hacen falta dos personas: *Publicar* cuenta como su aprobación, y una segunda persona tiene que tocarlo también.
preview-second-sentence = Un texto con una frase libre necesita dos personas: *Publicar* cuenta como su aprobación, y una segunda persona tiene que tocarlo también.
preview-second-new = Sus primeras decisiones necesitan una segunda persona: *Publicar* cuenta como su aprobación, y otra persona tiene que tocarlo también.

## Una publicación que espera a una segunda persona.

card-approval = **{ $who } aprueba publicar este texto ({ $version }), { TIME($time) }:** { $facts }. Decide una segunda persona. *Aprobar* muestra primero el texto exacto.
approval-with-sentence = con una frase libre
button-approve = Aprobar
error-approval-gone = Esa aprobación ya no vale: cambiaron los datos, alguien no estuvo de acuerdo o pasó una hora. Lea la ficha otra vez.
error-approve-yourself = Usted ya aprobó esto. Lo tiene que aprobar otra persona.

## Los datos, corregidos antes de que algo salga.

button-facts = Cambiar datos
button-fact-kind = Clase de lugar
button-fact-seen = Hora en que se vio
button-fact-number = Cuántos
button-fact-agency = Quiénes eran
button-fact-sentence = Frase libre
button-to-text = Volver al texto
facts-title = { $report }: el texto en cada idioma se hace con estos datos.
facts-place = Lugar: { $place }
facts-kind = Clase de lugar: { $kind }
facts-seen = Visto: { $time }
facts-number = Cuántos: { $number }
facts-unknown = no se sabe
facts-which-kind = { $report }: ¿qué clase de lugar es?
fact-seen-title = Cuándo se vio
seen-field = ¿Cuándo se vio?
seen-hint = 3:15 pm, o: hace 20 minutos
fact-number-title = Cuántos se vieron
agents-field = Agentes, como 4 o 2-3. Nada si nadie contó.
vehicles-field = Vehículos, como 2. Sin placas ni colores.
signs-field = ¿Qué llevan los vehículos?
signs-marked = Insignias de una agencia
signs-unmarked = Sin insignias
signs-unknown = No se sabe
fact-sentence-title = Una frase libre
sentence-field-en = En inglés, hasta { $limit } caracteres
sentence-field-es = En español, hasta { $limit } caracteres
error-seen-when = No pude leer eso como una hora de las últimas 24 horas. Escríbala así: 3:15 pm.
error-number-what = Escriba un número como 4, o dos como 2-3.
error-sentence-length = Una frase libre tiene hasta { $limit } caracteres.
error-sentence-languages = Escriba la frase en inglés y en español, o en ninguno.
error-sentence-word = Los avisos no dicen «{ $word }». Escriba lo que la gente vio con sus propios ojos, en pasado.
error-home-place = De una casa solo se nombra el pueblo o el barrio. «{ $found }» dice más.
error-still-there-missing = De una casa, solo mientras los agentes están ahí. Toque *Confirmar* otra vez.
error-naming-missing = Diga primero qué es el lugar nombrado. Toque *Confirmar* otra vez.

## Una casa, un negocio (docs/rules.md R26).

home-still-there = { $report } trata de una casa. Se publica solo mientras los agentes están ahí, y nombra solo el pueblo o el barrio. ¿Siguen ahí?
button-still-there = Siguen ahí
button-they-left = Se fueron: no publicar
place-business = ¿«{ $place }» es un negocio? Un negocio se nombra solo si los agentes estuvieron adentro o en su terreno. Si no, nombre la esquina.
button-on-premises = Estuvieron en el negocio
button-no-business = No es un negocio
button-name-corner = Nombrar la esquina

## «Estamos revisando», mientras falta una segunda persona.

checking-offer = { $report }: nadie ha aprobado todavía con { $who }. { $who } puede publicar que revisamos un reporte en el condado, y nada más.
button-checking = Decir que revisamos
card-checking-out = Salió como { $alert }: «revisamos un reporte». Dirá lo demás cuando dos personas aprueben.
error-checking-school = De una escuela no sale nada hasta que dos personas aprueben.
error-checking-first-only = Solo { $who }, que aprobó primero, puede publicar que revisamos.
error-checking-new = Sus primeras decisiones necesitan una segunda persona, también esta.
error-checking-too-early = Una segunda persona todavía tiene tiempo. Espere el mensaje en la sala.
error-checking-already = Eso ya salió o está por salir.

## Avisos de que no era inmigración.

button-notice = Publicar que no era
card-notice-approval = **{ $who } aprueba publicar que no era, { TIME($time) }:** no era inmigración, era { $what }. Decide una segunda persona. *Aprobar* muestra primero el texto exacto.
notice-second = Hacen falta dos personas: *Publicar* cuenta como su aprobación, y una segunda persona tiene que tocarlo también.
error-notice-not-decided = Primero hace falta la decisión *No es inmigración*.
error-notice-out = Eso ya salió o está por salir.
error-notice-late = Se decidió hace más de seis horas. La gente tomaría la hora del aviso por la de otro día.
