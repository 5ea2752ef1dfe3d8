### Menús, comandos y su descripción en una línea (100 caracteres como máximo: Discord no muestra más).

rights-title = **Sus derechos.** Escoja qué está pasando:
actions-title = **Lo que puede hacer.** Escoja:
language-which = ¿En qué idioma?
language-set = Aquí hablamos español. ¿Qué pasa?
command-unknown = No conozco ese comando. Escriba su pregunta con sus palabras, o escoja abajo. Para ayuda, llame: { $number }

command-ask = Haga una pregunta sobre sus derechos
command-hotline = Números de teléfono para su condado
command-rights = Lo que puede hacer cuando le paran agentes
command-actions = Lo que puede hacer para ayudar
command-report = Reporte agentes que vio con sus propios ojos
command-myreports = Qué pasó con sus reportes
command-subscribe = Reciba en privado los avisos de su condado
command-stop = Termine los avisos
command-verify = ¿Este aviso es nuestro? Escriba su código
command-language = Español o inglés
command-privacy = Lo que este bot guarda de usted
command-mydata = Lo que este bot tiene hoy de usted
command-forget = Borre lo que lleva hasta usted
command-cancel = Cancele lo que empezó
command-help = Lo que este bot puede hacer
command-start = Lo que este bot puede hacer
command-room = Para la red: conectar este chat como sala
command-unroom = Para la red: desconectar esta sala
command-grant = Para la red: un código de un solo uso para un cargo
command-accept = Para la red: tomar un cargo con un código
command-about = Quién maneja este bot y cómo contactarlos
