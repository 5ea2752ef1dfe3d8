### Una clave robada, una red en pausa, salas abiertas a todos.

error-frozen = Todos los avisos nuevos están parados. No se mandó nada. Las correcciones y los finales sí salen.
error-not-frozen = Los avisos nuevos no están parados.
error-frozen-by-you = Usted los paró. Otra persona tiene que dejar que salgan otra vez.
error-room-public = Este chat está abierto a todos: gente de fuera podría leer los reportes. Hágalo privado (Telegram: sin nombre público, no un canal; Discord: quite *Ver canal* a todos) y conéctelo otra vez.
error-room-unseen = No pude ver cómo es este chat, así que no lo conecté. Pruebe otra vez en un minuto.
room-strangers = { $count ->
        [0] Todas las personas de esta sala tienen un cargo.
        [one] { $count } persona de esta sala no tiene ningún cargo con nosotros.
       *[other] { $count } personas de esta sala no tienen ningún cargo con nosotros.
    }
room-readers = Estos roles del servidor leen esta sala: { $roles }
room-readers-none = Ningún rol del servidor lee esta sala, salvo sus administradores.
room-none-here = Este tema no está conectado por sí solo: lo está todo el chat. Mande /quitarsala en el tema principal del chat para desconectarlo todo.
stolen-token = **Puede que nos hayan robado la clave de { $platform }. Todos los avisos nuevos están parados, en todas las plataformas.**
stolen-sign-conflict = La señal: otro programa pide nuestros mensajes desde hace más de un minuto.
stolen-sign-webhook = La señal: alguien recibe nuestros mensajes en otra dirección, o quitó la nuestra.
stolen-sign-message = La señal: llegó un mensaje de nuestra cuenta que este programa no escribió.
stolen-sign-name = La señal: nuestra cuenta tiene otro nombre.
stolen-steps-telegram = Qué hacer: en Telegram abra @BotFather, mande /revoke y elija nuestro bot. Ponga la clave nueva en el servidor y arranque otra vez el programa. Después: farolito freeze off
stolen-steps-discord = Qué hacer: en el portal de desarrolladores de Discord abra nuestra aplicación, *Bot*, *Reset Token*. Ponga la clave nueva en el servidor y arranque otra vez el programa. Después: farolito freeze off
stolen-page = Todos los pasos están en la página «Nos robaron la clave» (docs/stolen-token.md). No hable de esto donde el bot pueda leer.
