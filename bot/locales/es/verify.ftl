### /verificar y /acerca: si un aviso es nuestro, y cuántas veces nos equivocamos (R36).

verify-unknown = No hemos publicado ningún aviso con ese código. No lo comparta como nuestro. Para ayuda, llame: { $number }
verify-drill = { $alert } es de un simulacro: es inventado y fue solo a salas de voluntarios. A todos los demás les digo que no hemos publicado ningún aviso con ese código.
verify-ours = { $alert } es nuestro. Esto es lo que dice en este momento:
verify-other-text = **El texto que usted mandó no es lo que dice nuestro aviso { $alert }.** Es más viejo, está cortado o cambiado. No lo comparta. Crea solo lo que está abajo.
verify-same-text = El texto que usted mandó dice lo mismo.
verify-basis = Cómo se supo: { $basis }.
verify-no-basis = Cómo se supo: nadie lo ha confirmado.
verify-checked = Cómo se supo: voluntarios lo revisaron.
verify-was-wrong = Cómo se supo: lo que dijimos estaba mal, y lo retiramos.
verify-changes = Qué pasó con el aviso:
verify-published = - { $at }: publicado
verify-updated = - { $at }: se cambió el texto
verify-extended = - { $at }: todavía se veían agentes; vale más tiempo
verify-ended = - { $at }: terminó
verify-expired = - { $at }: se venció
verify-retracted = - { $at }: retirado, porque estaba mal
about = Soy Farolito, el bot de { $network }. Lo que digo lo escribieron voluntarios. No soy del gobierno ni soy abogado. Para ayuda, llame: { $number }
about-contact = Cómo hablar con la red: { $contact }
about-press = Para la prensa: { $press }
about-privacy = Lo que se guarda, y por cuánto tiempo: { $link }
about-stage-answers = Contesto preguntas. Todavía no recibo reportes ni mando avisos.
about-stage-reports = Contesto preguntas y recibo reportes. Todavía no mando avisos.
about-stage-alerts = Contesto preguntas, recibo reportes y mando los avisos que publican voluntarios.
about-no-alerts = En los últimos { $days } días no publicamos ningún aviso. No quiere decir que no haya pasado nada.
about-alerts = { $count ->
        [one] En los últimos { $days } días publicamos { $count } aviso.
       *[other] En los últimos { $days } días publicamos { $count } avisos.
    }
about-corrected = { $count ->
        [0] No tuvimos que corregir ninguno.
        [one] Tuvimos que corregir { $count }.
       *[other] Tuvimos que corregir { $count }.
    }
