### Los títulos de las entradas del canal Atom: qué es el aviso en este momento (R35).

feed-published = Publicado
feed-updated = Cambiado
feed-extended = Sigue vigente
feed-ended = Terminó
feed-expired = Vencido
feed-retracted = CORRECCIÓN
feed-replaced = Reemplazado, este es el texto más nuevo
feed-paused = Avisos en pausa
