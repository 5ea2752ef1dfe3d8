### Fotos, notas de voz y videos que llegaron con un reporte.

## Lo que oye quien reportó: un mensaje cuando llegó, o por qué no se pudo recibir. Las palabras del reporte quedan guardadas.

attachment-ready =
    { $kind ->
        [photo] { $report }: llegó su foto.
        [voice] { $report }: llegó su nota de voz.
       *[video] { $report }: llegó su video.
    } Guarde el original. Este número es la huella (SHA-256) del archivo como nos llegó: { $fingerprint }
    Con ella un abogado puede mostrar después que un archivo no se cambió. No guardamos el número. A veces la aplicación hace el archivo más pequeño antes de que nos llegue; entonces el número es de esa copia.
attachment-over-limit = { $report }: un archivo pasa de 20 MB y no lo pude recibir. Sus palabras están guardadas. Mande un archivo más pequeño o un video más corto.
attachment-too-many = { $report }: recibí los primeros 10 archivos y dejé los demás. Sus palabras están guardadas.
attachment-day-is-full = { $report }: hoy ya no puedo recibir más fotos, notas de voz ni videos. Sus palabras están guardadas. Diga con palabras qué se ve.
attachment-unknown = { $report }: no pude abrir un archivo. Recibo fotos, notas de voz y videos. Sus palabras están guardadas.
attachment-animated = { $report }: no recibo imágenes que se mueven (GIF). Mande una foto o un video. Sus palabras están guardadas.
attachment-too-large = { $report }: una imagen es demasiado grande para abrirla. Mande una más pequeña. Sus palabras están guardadas.
attachment-unreadable = { $report }: un archivo está dañado y no se pudo abrir. Mándelo otra vez, o diga con palabras qué se ve. Sus palabras están guardadas.
attachment-gone = { $report }: no pude obtener un archivo. Mándelo otra vez, o diga con palabras qué se ve. Sus palabras están guardadas.

## En una ficha.

card-fetching =
    { $count ->
        [one] 1 archivo en camino
       *[other] { $count } archivos en camino
    }
card-not-taken =
    { $count ->
        [one] 1 archivo no se pudo recibir
       *[other] { $count } archivos no se pudieron recibir
    }
button-open-photo = Abrir la foto
button-open-voice = Abrir la nota de voz
button-open-video = Abrir el video
button-open-files = Abrir los { $count } archivos
button-open-of = Abrir lo que llegó con { $report }

## Al abrir.

opened-here = { $report }, { $number } de { $count }. Solo usted ve esto. No lo pase a nadie: puede mostrar quién reportó.
opened-in-private = { $report }, { $number } de { $count }. Este mensaje se borra en 10 minutos. No lo pase a nadie: puede mostrar quién reportó.
# Stands in the private chat until what was asked for is in it.
comes-in-a-moment = Lo que pidió llega aquí en un momento. Si no llega en un minuto, vuelva a tocar el botón.
opened-notice = Se lo mandé a nuestro chat privado.
opening-closed = { $who }: no puedo escribirle en privado. Abra un chat conmigo, toque Iniciar y vuelva a tocar el botón de la ficha.
button-open-chat = Abrir un chat conmigo
watched-open = **{ $who } abrió los archivos de { $count } reportes en una hora.** Si nadie de ustedes sabe por qué: /suspender { $who }
watched-destroy = **{ $who } destruyó { $count } reportes en una hora.** Si nadie de ustedes sabe por qué: /suspender { $who }
error-nothing-to-open = Aquí todavía no hay nada que abrir. Si un archivo está en camino, intente otra vez en un minuto.

## /mydata.

mydata-files = - Fotos, notas de voz y videos que llegaron con esos reportes: { $count }
