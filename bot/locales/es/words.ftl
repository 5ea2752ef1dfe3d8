### Lo que el bot dice en los momentos que importan. Las mismas frases están en docs/words.md, y una prueba las compara.

start = Soy Farolito, de { $network }. No soy del gobierno ni soy abogado. ¿Qué pasa? 1 Están aquí ahora · 2 Se llevaron a alguien · 3 Reportar lo que vi · 4 Un número para llamar · 5 Mis derechos · 6 Avisos de mi condado. Escriba o toque. English: EN
start-here = 1 Están aquí ahora
start-taken = 2 Se llevaron a alguien
start-report = 3 Reportar lo que vi
start-number = 4 Un número para llamar
start-rights = 5 Mis derechos
start-alerts = 6 Avisos de mi condado
start-language = English: EN

consent = Lo leen voluntarios de { $network }; no ven su nombre. Una voz o una foto puede mostrar quién es usted. { $platform } puede leer este chat y entregarlo si se lo ordenan. No ponga nombres, direcciones de casas ni el estatus de nadie.
consent-send = Enviar ya
consent-add = Añadir
consent-cancel = Cancelar

receipt = Guardado: { $report }. Nadie lo ha leído todavía. Esto no manda ayuda. Peligro de vida: 911. Para ayuda, llame: { $number }. Le escribo aquí cuando alguien lo vea.
receipt-photo = Guarde el original y no lo publique todavía: puede servir a la familia o a un abogado.
unclaimed = { $report }: nadie ha podido verlo todavía. Llame: { $number }.
no-room = En { $county } no hay voluntarios de esta red: un reporte aquí no le llegaría a nadie. Llame: { $number }.

subscribed = Listo: { $county }. Solo mandamos lo que voluntarios confirmaron. Si no llega nada, no quiere decir que no pase nada. Para escribirle guardo la dirección de este chat hasta que ponga ALTO. Si prefiere que no guarde nada, siga el canal: { $link }

alert = CONFIRMADO { $alert }. Agentes de inmigración ({ $agency }) en { $place }, condado de { $county }. Visto: { $seen }. Cómo se supo: { $basis }. Vale hasta: { TIME($until) }. Si está ahí: calma, distancia, no estorbe; puede grabar. Sus derechos: /derechos. Ayuda: { $number }. ¿Es nuestro? /verificar { $alert }
alert-checking = SIN CONFIRMAR { $alert }. Revisamos un reporte en el condado de { $county }. No lo comparta como cierto. Ayuda: { $number }.
alert-ended = TERMINÓ { $alert }, { TIME($time) }: nuestros observadores ya no ven agentes en { $place }. Puede haber en otro lado.
alert-expired = VENCIDO { $alert }: esto se vio el { $seen }. No sabemos qué ha pasado desde entonces.
not-immigration = REVISADO { TIME($time) }: en { $place } era { $what }. No se vieron agentes de inmigración ahí. { $note }
correction = CORRECCIÓN { $alert }: lo que dijimos estaba mal. { $truth }. Perdón. Si lo compartió, comparta esto también.
alerts-paused = Avisos en pausa desde { TIME($since) }. Si no llega nada, no quiere decir que no pase nada. Ayuda: { $number }.
rumour-nothing = No hay nada confirmado en { $county } en las últimas 24 horas. No quiere decir que no pase nada. Si usted lo vio: /reportar. Si se lo contaron, no lo comparta todavía.

privacy-short = En nuestro servidor: el lazo entre usted y su reporte, 72 horas; el texto y las fotos, 30 días; si pide avisos, la dirección de este chat. { $platform } guarda lo suyo y no lo controlamos. Para hablar con una persona, llame: { $number }. /misdatos /borrar
referral = Con su permiso, { $organisation } recibe solo: cómo y cuándo llamarle, condado, idioma y qué necesita. Nada de estatus, dirección ni nombres de niños. Ellos guardan sus datos con sus propias reglas. ¿Lo mando?
letter-warning = Lo que mande queda como documento público con su nombre. No escriba del estatus de nadie. Si usted o su familia no tienen papeles, que lo mande un ciudadano, o llame sin dar su nombre.
moderator-asks = Un voluntario pregunta: { $question } No tiene que contestar. No mande nombres, dirección ni estatus.
verifier-agreement = Tengo 18 años o más y estoy capacitado. Miro desde un lugar público, nunca a solas. No sigo, no bloqueo, no toco ni grito a nadie, no entro a propiedad privada, retrocedo si me lo ordenan. Digo lo que veo, también si no es nada. Puedo decir que no en cualquier momento. La red no puede protegerme de un arresto.
all-failed = No pude guardar eso. Mándelo otra vez, o llame: { $number }.
