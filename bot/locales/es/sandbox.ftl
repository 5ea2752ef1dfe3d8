### La página de práctica. La página misma pone lo que va entre llaves.

sandbox-title = Farolito: página de práctica
sandbox-skip = Ir a los chats
sandbox-practice = PRÁCTICA
sandbox-practice-note = Esto no es real. Nada sale de esta computadora.
sandbox-help-number = Para ayuda de verdad, llame: { $number }
sandbox-language = Idioma
sandbox-offline = La página perdió la conexión con el programa. Sigue intentando. Si esto no se quita, arranque el programa otra vez: make demo

## El reloj de práctica

sandbox-clock = Reloj de práctica
sandbox-clock-15 = +15 min
sandbox-clock-60 = +1 h
sandbox-clock-180 = +3 h
sandbox-clock-moved = El reloj se movió: { $time }

## Qué probar

sandbox-steps = Qué probar
sandbox-step-ask = Ana pide ayuda.
sandbox-step-question = la migra está en la puerta, estoy en Durham
sandbox-step-report = Luis pide avisos. Ana reporta lo que vio y lo manda.
sandbox-step-decide = Un moderador toma el reporte, lo confirma y lo publica; después, Terminó. Mire el canal y el chat de Luis.
sandbox-step-room = Sala de moderadores
sandbox-step-channel = Canal de avisos

## Partes y chats

sandbox-panes = Partes de la página
sandbox-community = Chat de la comunidad
sandbox-moderators = Sala de moderadores
sandbox-alerts = Canal de avisos
sandbox-chats = Chats
sandbox-neighbours = Grupo de vecinos
sandbox-log-ana = Chat de Ana con Farolito
sandbox-log-luis = Chat de Luis con Farolito
sandbox-log-neighbours = Grupo de vecinos
sandbox-log-moderators = Sala de moderadores
sandbox-rooms = Las salas de la red
sandbox-room-moderators = Moderación
sandbox-room-verifiers = Verificación
sandbox-room-coordinators = Coordinación
sandbox-log-verifiers = Sala de verificación
sandbox-log-coordinators = Sala de coordinación
sandbox-empty-verifiers = Aquí se pregunta quién puede ir a mirar: Más y luego Pedir verificadores, en un reporte.
sandbox-empty-coordinators = Aquí llegan cargos, apelaciones y lo que nadie tomó.
sandbox-log-alerts = Canal de avisos
sandbox-acting-as = Usted es
sandbox-write-as = Usted es
sandbox-read-only = Solo para leer. Es lo que ve la gente que sigue el canal.
sandbox-empty-private = Escriba una pregunta, o teclee / para ver los comandos.
sandbox-empty-group = Aquí Farolito lee solo lo que empieza con / o nombra a @farolito.
sandbox-empty-moderators = Aquí llegan los reportes. Hay dos moderadores, M1 y M2, porque algunas cosas necesitan a dos personas.
sandbox-empty-alerts = Todavía no se ha publicado nada.
sandbox-new = { $count } sin leer

## Mensajes

sandbox-edited = editado { $time }
sandbox-changed = Cambió un mensaje: { $name }
sandbox-only-for = solo para { $name }
sandbox-silent = enviado sin sonido
sandbox-answers = Responde a: { $name }
sandbox-cut = Se muestra una parte. A Farolito le llegaron los { $count } caracteres.
sandbox-picture = Foto enviada
sandbox-shown = Foto de quien reportó
sandbox-unveil = Mostrar
sandbox-file = Se mandó un archivo
sandbox-shared-place = Se compartió un lugar
sandbox-fill-in = Llenar el formulario

## Escribir

sandbox-message = Mensaje
sandbox-message-hint = Escriba aquí, o teclee /
sandbox-send = Enviar
sandbox-attach = Foto o archivo
sandbox-place = Lugar
sandbox-chosen-files = Archivos por enviar
sandbox-remove = Quitar
sandbox-remove-file = Quitar { $name }
sandbox-suggestions = Sugerencias
sandbox-suggestion-count = Sugerencias: { $count }. Use las flechas.
sandbox-place-title = Compartir un lugar
sandbox-place-note = La página no pregunta dónde está usted. Escoja un ejemplo.
sandbox-cancel = Cancelar

## Formularios

sandbox-optional = (opcional)
sandbox-no-answer = Sin respuesta
sandbox-required = Falta contestar: { $name }
sandbox-form-open = Hay otro formulario abierto. Termínelo primero.
sandbox-time-5 = hace 5 min
sandbox-time-30 = hace 30 min
sandbox-time-60 = hace 1 hora

## Cuando algo falla

sandbox-too-long = Es demasiado largo para mandarlo. Hágalo más corto, por favor.
sandbox-file-too-large = Ese archivo pasa de 20 MB. Escoja uno más chico, por favor.
sandbox-refused = El programa no aceptó eso. Cargue la página otra vez e inténtelo de nuevo.
sandbox-not-saved = No pude guardar eso. Mándelo otra vez.
sandbox-failed = El programa no contestó. Mándelo otra vez.
