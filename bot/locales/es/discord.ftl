### Lo que solo Discord muestra: las opciones de los comandos y las respuestas que necesita.

## El nombre de una opción en la línea del comando: minúsculas, sin espacios (regla de Discord).

discord-option-text = texto
discord-option-county = condado
discord-option-language = idioma
discord-option-place = lugar
discord-option-photo = foto

## Para qué sirve la opción, 100 caracteres como máximo (límite de Discord).

discord-option-text-about = Lo que quiere decir o preguntar.
discord-option-county-about = Un condado. Escriba las primeras letras y elija.
discord-option-language-about = Un idioma.
discord-option-place-about = Dónde fue: una calle, un pueblo o un condado.
discord-option-photo-about = Una foto, si la tiene.

## Respuestas.

# Después de algo que no necesita palabras.
discord-done = Listo.
# En un servidor, cuando la respuesta es para una sola persona y esta no recibe mensajes directos.
discord-closed = No pude escribirle en privado. Escriba aquí /ask o /hotline: solo usted verá la respuesta.
# Alguien nombró el rol del bot, o le contestó sin aviso: Discord no le muestra el texto al bot.
discord-hidden = Discord no me muestra lo que usted escribió. Escriba /ask y su pregunta, o escríbame en privado. Números para llamar: /hotline
discord-file-too-big = Este archivo es demasiado grande para Discord. Lo puede abrir un voluntario en Telegram.
discord-file-gone = Este archivo ya no está aquí.
discord-menu-report = Reportar lo que se ve
