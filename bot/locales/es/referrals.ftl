### Remisiones a la organización aliada de la red (docs/rules.md R45). El permiso está en words.ftl.

command-referral = Pedir que la organización aliada de la red llame a su familia
button-referral = Pedir que llame { $organisation }
error-referrals-off = Esta red no tiene una organización aliada que llame a familias. No se guardó nada.
referral-begin = Puedo pedirle a { $organisation } que le llame. ¿De qué se trata? Solo pregunto cómo, cuándo, condado, idioma y esto. Sin nombres, sin direcciones, sin estatus.
referral-title = Una llamada para su familia
referral-need-detained = Encontrar a un detenido
referral-need-lawyer = Un abogado
referral-need-bond = Fianza
referral-need-food-rent = Comida o renta
referral-need-school = Escuela de un niño
referral-need-other = Otra cosa
referral-ask-county = ¿En qué condado?
referral-tap = { $name }
referral-other-county = Escribir el condado
referral-ask-language = ¿En qué idioma?
referral-language-en = English
referral-language-es = Español
referral-language-pt = Português
referral-language-ht = Kreyòl ayisyen
referral-language-fr = Français
referral-language-vi = Tiếng Việt
referral-language-zh = 中文
referral-language-ar = العربية
referral-ask-when = ¿A qué hora está bien?
referral-when-morning = En la mañana
referral-when-afternoon = En la tarde
referral-when-evening = En la noche
referral-when-any = A cualquier hora
referral-ask-how = ¿Cómo le buscan?
referral-by-phone = Por teléfono
referral-by-chat = En este chat
referral-ask-phone = ¿Qué número de teléfono? Solo el número.
error-referral-phone = Necesito un número de teléfono con diez cifras y nada más. No se guardó nada.
referral-number-only = Guardé solo el número. Lo que estaba al lado ya no está.
referral-line-phone = - Cómo: llamar al { $phone }
referral-line-chat = - Cómo: escribir en este chat
referral-line-when = - Cuándo: { $when }
referral-line-county = - Condado: { $county }
referral-line-language = - Idioma: { $language }
referral-line-need = - De qué se trata: { $need }
button-referral-send = Mandar
referral-sent = { $code }: se mandó a { $organisation }. Esto no promete nada. Si nadie lo ha tomado en { $hours } horas, le aviso. Lo borro cuando lo tengan, y a más tardar en 72 horas. Peligro de vida: 911. Para ayuda, llame: { $number }
referral-cancelled = No se mandó nada, no se guardó nada. Para ayuda, llame: { $number }
referral-received = { $code }: ya lo tiene { $organisation }. Borré lo que mandó. Llaman cuando pueden; yo no veo si llamaron. Para ayuda, llame: { $number }
referral-unanswered = { $code }: todavía nadie de { $organisation } lo ha tomado. No lo espere: llame al { $number }
referral-ended = { $code }: nadie de { $organisation } lo tomó. Borré lo que mandó. Por favor llame: { $number }
referral-partner-writes = { $organisation } escribe por { $code }: { $words } No tiene que contestar. No puedo pasar una respuesta. Para ayuda, llame: { $number }
referral-no-shelter = No puedo conseguir transporte ni un lugar donde quedarse, y nadie puede por medio de mí. Aquí contestan personas de la red: { $number }. Peligro de vida: 911.
error-referral-county = { $organisation } no llama a familias en el condado de { $county }. No se guardó nada.
error-referral-waits = { $organisation } ya tiene una petición suya. Con /borrar la retira.
error-referral-gone = Eso no se mandó, y se acabó su tiempo. Escriba otra vez /llamada.
mydata-referrals = - Pidió una llamada: { $count }. Se borra cuando la organización la tiene, a más tardar en 72 horas.

## Para la gente de la organización aliada.

referral-card = **{ $code }** · { $county } · { $when } · una familia pide una llamada.
referral-card-read =
    { $count ->
        [one] La leyó { $count } persona. Nadie la ha confirmado.
       *[other] La leyeron { $count } personas. Nadie la ha confirmado.
    }
referral-card-received = **{ $code }** · { $county } · recibida, aquí ya se borró.
referral-card-withdrawn = **{ $code }** · { $county } · retirada, aquí ya se borró.
referral-card-ended = **{ $code }** · { $county } · se acabó su tiempo, aquí ya se borró.
button-referral-read = Leerla en privado
button-referral-got = Ya la tenemos
button-referral-write = Escribirle
referral-opened = Mire su chat privado conmigo. Se queda ahí 10 minutos.
referral-private = **{ $code }**. Anote en sus propios registros lo que necesite. Este mensaje se va en 10 minutos.
referral-private-then = *Ya la tenemos* borra esto en todas partes y le dice a la familia que ustedes la tienen.
referral-got = { $code } ya se borró aquí. La familia sabe que ustedes la tienen.
referral-write-field = ¿Qué necesita saber la familia? Aquí no puede contestar. Sin enlaces.
referral-written = Se pasó a la familia de { $code }.
referral-unopened = { $code }: no puedo escribirle a quien la quiso leer. Abra primero un chat privado conmigo y toque otra vez *Leerla en privado*.
error-referral-over = Esa ya se borró: alguien la tiene, la retiraron, o se acabó su tiempo.
error-referral-read-first = Toque primero *Leerla en privado*. Lo que usted no leyó se perdería.
error-referral-no-link = Sin enlaces, por favor: una familia no puede saber de quién son. Dígalo en palabras o con un número para llamar.
referral-month = Llamadas pedidas en { $month }: { $count }
