### Límites y bloqueos: solo de reportes (docs/rules.md R2).

error-too-many-reports = Recibo a lo más { $limit } reportes por hora de cada persona. Espere un poco y toque otra vez *Enviar ya*: lo que escribió se guarda 30 minutos.
error-banned = Por un tiempo no puedo recibir reportes suyos. Escriba /reportar para leer hasta cuándo.

banned = Hasta { $until } no recibo reportes suyos. Puede preguntarme todo lo demás. Para ayuda, llame: { $number }
banned-appeal = ¿Es un error? Toque *Apelar* y diga por qué.
banned-appealed = Su apelación ya se pasó.
button-appeal = Apelar
appeal-title = Apelar
appeal-field = ¿Por qué debería poder reportar otra vez? Sin nombres ni direcciones.
appeal-passed = Se pasó a la coordinación de la red. Le escribo aquí qué deciden. Para ayuda, llame: { $number }
appeal-lifted = Ya puede mandar reportes otra vez: /reportar. Para ayuda, llame: { $number }
appeal-kept = La coordinación leyó su apelación. Hasta { $until } no recibo reportes suyos. Puede preguntarme todo lo demás. Para ayuda, llame: { $number }
error-appeal-once = Usted ya apeló. Le escribo aquí qué se decide.
error-ban-none = Usted puede mandar reportes: /reportar.
mydata-ban = - Una marca por la que sé que hasta { $until } no recibo reportes suyos. No nombra a nadie y se borra con el bloqueo.

## Para moderadores y coordinación.

button-ban = Bloquear a quien reportó
button-ban-days =
    { $days ->
        [1] 1 día
        [7] 1 semana
       *[other] { $days } días
    }
ban-how-long = ¿Por cuánto tiempo no se reciben reportes de la persona que mandó { $report }? Todavía no se hace nada.
ban-sure = ¿No recibir reportes de la persona que mandó { $report } hasta { $until }? Puede seguir preguntando y llamando. Lo lee cuando quiera reportar, y puede apelar.
button-ban-sure = Sí, bloquear
ban-done = { $report }: no se reciben reportes de esta persona hasta { $until }.
error-ban-too-late = Ya no hay camino a la persona que mandó { $report }: no se puede bloquear a nadie por ese reporte.
error-ban-over = Ese bloqueo ya terminó.
appeal-card = **Apelación** por { $report }. { $who } bloqueó a la persona hasta { $until }. Escribe:
appeal-card-lifted = **Apelación** por { $report }: { $who } quitó el bloqueo.
appeal-card-kept = **Apelación** por { $report }: { $who } dejó el bloqueo.
appeal-card-over = **Apelación** por { $report }: el bloqueo terminó solo.
button-lift-ban = Quitar el bloqueo
button-keep-ban = Dejar el bloqueo
ban-lifted = Se quitó el bloqueo.
ban-kept = El bloqueo sigue.
