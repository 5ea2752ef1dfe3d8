### Teléfonos compartidos: borrar un chat, y lo que guarda el servidor.

button-clear-chat = Borrar este chat
cleared-telegram = Quité lo que Telegram me deja: lo que usted y yo escribimos aquí en las últimas 48 horas. Para lo demás: abra el menú de este chat, *Vaciar historial* (o *Eliminar chat*). Olvidé lo que usted había empezado aquí.
cleared-discord = Quité mis propios mensajes de las últimas 48 horas. Discord no me deja borrar los suyos: mantenga el dedo sobre cada uno y elija *Eliminar mensaje*. Olvidé lo que usted había empezado aquí.
cleared-sandbox = Quité lo que se escribió aquí en las últimas 48 horas. Olvidé lo que usted había empezado aquí.
mydata-title = **Lo que nuestro servidor tiene hoy de usted**
mydata-alerts = - Avisos: { $counties }, desde { $since }
mydata-alerts-none = - Avisos: ninguno
mydata-reports = - Reportes que todavía llevan a usted: { $count ->
        [0] 0
       *[other] { $count }, el primero del { $first }
    }
mydata-questions = - Preguntas suyas que ninguna ficha contesta: { $count }
mydata-draft = - Un reporte que empezó y no mandó: 1
mydata-messages = - Números de mensajes de este chat, para que lo pueda borrar: { $count }, desde { $since }. Cada uno se borra a las 48 horas.
mydata-role = - Su cargo de voluntario: { $role }, { $counties }, como { $alias }, desde { $since }
mydata-shifts = - Sus guardias que no han terminado: { $count }
