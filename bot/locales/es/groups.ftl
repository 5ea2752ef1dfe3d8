### Grupos: lo que reciben, respuestas cortas entre otros, los roles de Discord.

command-alerts = Avisos vigentes, y cuáles recibe este grupo

## Lo que recibe un grupo.

group-gets = **Este grupo recibe los avisos de:** { $counties }.
group-gets-none = **Este grupo no recibe avisos.**
group-county-is = Condado cuando nadie dice uno: { $county }.
group-county-none = Para cuando nadie dice un condado no hay ninguno puesto.
group-language-is = Idioma de las respuestas y los avisos aquí: { $language }.
group-language-en = inglés
group-language-es = español
group-language-both = español e inglés
alerts-none-live = No hay ningún aviso nuestro vigente para { $counties }. No quiere decir que no pase nada.
alerts-more-live =
    { $count ->
        [one] Hay { $count } más vigente. Para leerlo, escríbame en privado: /alertas
       *[other] Hay { $count } más vigentes. Para leerlos, escríbame en privado: /alertas
    }
alerts-which = ¿Avisos de qué condado? Escriba por ejemplo: /alertas durham

## Botones de los ajustes de un grupo.

group-change = Administradores: cambiar esto
group-add-county = Añadir avisos de un condado
group-follow = Recibir avisos: { $county }
group-unfollow = Terminar avisos: { $county }
group-choose-county = Condado cuando nadie dice uno
group-choose-language = Idioma: { $language }
group-follow-which = ¿Avisos de qué condado?
group-county-choose = ¿De qué condado se habla cuando nadie dice uno?
group-done = Listo
error-group-admins = Eso solo lo pueden cambiar los administradores de este grupo. Preguntar puede cualquiera, con /alertas.
error-group-is-channel = Este chat es un canal de la red. Ya recibe los avisos de sus condados.

## Respuestas cortas entre otros.

group-more = Más en privado
group-again = Eso lo contesté aquí hace un momento. Ayuda: { $number }
group-help = Soy Farolito, de { $network }. Aquí sirven: /numero /derechos /alertas /verificar. Lo suyo, pregúntemelo en privado: nadie aquí lo lee.
group-actions = **Lo que puede hacer:** { $titles }.
group-resources = **Qué está pasando, y qué puede hacer:**
group-number = Ayuda: { $number }
group-subscribe = Los avisos para una persona llegan en un chat privado, para que nadie aquí vea quién los recibe. Toque el botón y luego *Iniciar*. Ayuda: { $number }
group-subscribe-open = Avisos para mí: { $county }
group-subscribe-open-any = Avisos para mí
group-subscribe-discord = Para recibir avisos como mensajes privados, escríbame primero en un mensaje privado: /avisos { $county }
group-subscribe-which = ¿Avisos de qué condado? Escriba por ejemplo: /avisos durham

## Discord: un rol para cada condado.

alert-role = Tome el rol del condado de { $county }: con cada aviso de ahí, Discord le avisa. Yo no guardo nada de usted. El mismo botón lo termina.
alert-role-button = Avisarme, o terminar: { $county }
alert-role-instead = Mejor mensajes privados
alert-role-given = Listo: Discord le avisa de cada aviso del condado de { $county }. Si no llega nada, no quiere decir que no pase nada. Para terminar, toque el mismo botón.
alert-role-taken = Listo: Discord ya no le avisa del condado de { $county }.
error-alert-role-none = En este servidor no hay un rol para los avisos del condado de { $county }.
error-alert-role-forbidden = Discord no me deja cambiar ese rol. Dígaselo a los administradores del servidor: necesito *Gestionar roles*, y mi propio rol tiene que estar encima del de los avisos.
error-alert-role-gone = Discord no encuentra ese rol, o usted no es miembro de su servidor. Dígaselo a los administradores del servidor.
error-alert-role-later = Discord no me contestó. Toque otra vez en un minuto.
