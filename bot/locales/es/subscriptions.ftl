### Avisos para una persona: cómo se piden, cómo se ven, cómo llegan, cómo se dejan.

subscribe-county = Condado de { $county }
subscribe-also = También el condado de { $county }
subscribe-whole-state = Todo el estado
subscribe-share-place = Compartir mi lugar (solo se guarda el condado)
subscribe-not-known = No conozco «{ $place }», así que se queda fuera.
subscribe-too-many = Elija hasta { $most } condados a la vez, o todo el estado.
subscribe-no-live = No acepto ubicación en vivo: seguiría diciendo dónde está usted. Mande un lugar una sola vez, o escriba su condado.

# Before anything is kept: the channel first.
subscribe-offer = **Avisos de { $counties }**: hay dos maneras.
    1. Siga el canal público. Tiene los mismos avisos, y no guardamos nada de usted.
    2. Le escribo aquí. Entonces guardo la dirección de este chat hasta que ponga ALTO.
    Solo mandamos lo que voluntarios confirmaron. Si no llega nada, no quiere decir que no pase nada.
subscribe-follow = Seguir el canal (no guardamos nada)
subscribe-follow-of = Seguir el canal: { $counties }
subscribe-here = Escríbame aquí
subscribe-no-channel = Ningún canal público de esta red cubre { $counties }.
subscribed-no-rooms = Todavía no hay voluntarios de esta red en estos condados: { $counties }. Pueden faltar avisos de ahí.
subscribed-prefer = Cómo llegan: de noche sin sonido, solo lo confirmado. Cámbielo: /misavisos

# Under an alert that is not one: it is framed at both ends.
example-frame =
    EJEMPLO, no es real. Así se ve un aviso:
    { $text }
    EJEMPLO
example-county = Ejemplo
example-place = calle Ejemplo y avenida Muestra

subscriptions-title = **Sus avisos**
subscriptions-none = Aquí no recibe avisos, así que no se guarda ninguna dirección para ellos. Para recibirlos: /avisos durham. Para ayuda, llame: { $number }
subscriptions-counties = Condados: { $counties }
subscriptions-language = Idioma: { $language }. Cámbielo: /idioma
subscriptions-checking-off = Recibe: solo lo confirmado
subscriptions-checking-on = Recibe: lo confirmado, y también lo que se está revisando
subscriptions-sound-day = Sonido: de día. De { $start } a { $end } llegan al momento, pero en silencio
subscriptions-sound-always = Sonido: de día y de noche
subscriptions-sound-never = Sonido: ninguno
subscriptions-discreet-off = Discreto: no. El mensaje muestra el aviso
subscriptions-discreet-on = Discreto: sí. El mensaje solo dice «Farolito: mensaje nuevo», y un botón muestra el aviso
subscriptions-leave = Sin { $county }
subscriptions-more-leave = Hay más condados que botones: deje uno con /quitaravisos y su nombre.
subscriptions-to-checking-off = Solo lo confirmado
subscriptions-to-checking-on = También lo que se revisa
subscriptions-to-sound-day = Sonido solo de día
subscriptions-to-sound-always = Sonido de día y de noche
subscriptions-to-sound-never = Sin sonido
subscriptions-to-discreet-off = Mostrar el aviso en el mensaje
subscriptions-to-discreet-on = Discreto
button-subscriptions = Cómo llegan

unsubscribed = Listo: ya no recibe avisos de { $counties }. Todavía recibe: { $left }.
unsubscribed-none = No tenía avisos de { $counties }. Recibe: { $left }.
unsubscribe-whole-state = Recibe los avisos de todo el estado, así que no se puede quitar un solo condado. Para elegir condados, ponga ALTO y después /avisos con sus nombres.

discreet-cover = Farolito: mensaje nuevo
discreet-open = Mostrar

mydata-alerts-wishes = - Cómo llegan los avisos: { $checking ->
        [yes] lo confirmado y lo que se revisa
       *[no] solo lo confirmado
    }, { $sound ->
        [always] siempre con sonido
        [never] sin sonido
       *[day] con sonido de día
    }{ $discreet ->
        [yes] , discretos
       *[no] {""}
    }

preview-same-place = **{ $alert } ya está publicado para este lugar.** Un lugar es un aviso: mejor actualice o alargue ese que publicar otro.
command-subscriptions = Sus avisos: condados, sonido, discreto
command-unsubscribe = Deje un condado, o termine todos los avisos
error-room-link-kind = Solo una sala de avisos tiene un enlace público.
error-room-link-wrong = Ese no es un enlace público de Telegram o Discord. Escríbalo así: https://t.me/nuestro_canal
