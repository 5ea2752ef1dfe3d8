# What the guard stops in words that go out (R24, R25, R26), beside the kinds in errors.ftl and cards.ftl.

error-leak-home = «{ $found }» señala una sola casa. Escriba el pueblo o el barrio.
error-leak-officer = «{ $found }» parece el nombre de un oficial. Quítelo; basta con la agencia.
error-leak-badge = «{ $found }» parece un número de insignia. Quítelo.
error-leak-looks = «{ $found }» dice cómo es un oficial. Quítelo.
error-leak-wanted = «{ $found }» nombra a alguien a quien buscan. Quítelo.
error-leak-call = «{ $found }» le dice a la gente qué hacer. Escriba solo lo que se vio.
error-leak-forecast = «{ $found }» habla de algo que todavía no pasa. Escriba solo lo que se vio.
error-leak-tip = «{ $found }» es un dato de adentro de una agencia. Quítelo.
error-leak-radio = «{ $found }» se oyó en su radio. Quítelo.
error-leak-papers = «{ $found }» viene de papeles que no son públicos. Quítelo.
error-leak-movement = «{ $found }» dice por dónde van los vehículos. Escriba un lugar y una hora.
error-leak-all-clear = «{ $found }» dice que no hay peligro. Eso nadie lo sabe: escriba qué se vio al último, y cuándo.
error-leak-word = «{ $found }» es algo que esta red no dice. Escríbalo de otra manera.
error-leak-hidden = «{ $found }» tiene letras que parecen otras. Escríbalo otra vez con letras comunes.

leak-home = dónde vive alguien
leak-officer = el nombre de un oficial
leak-badge = un número de insignia
leak-looks = cómo es un oficial
leak-wanted = el nombre de alguien a quien buscan
leak-call = un llamado a hacer algo
leak-forecast = algo que todavía no pasa
leak-tip = un dato de adentro de una agencia
leak-radio = radio de la policía
leak-papers = papeles que no son públicos
leak-movement = por dónde van vehículos
leak-all-clear = que no hay peligro
leak-word = algo que esta red no dice
leak-hidden = letras que parecen otras

card-not-public = Parece que trae { $what }. Si es todo lo que dice: *No se sabe* y luego *No es para el público*.

# A second person may let words pass that only look like something (R25).
guard-second = Si eso es un error, una segunda persona puede dejar pasar estas palabras.
guard-asked = Se preguntó en las salas por { $report }. Cuando una segunda persona las deje pasar, escriba otra vez las mismas palabras.
guard-asks = { $who } pide que una segunda persona vea unas palabras para { $report } que el filtro detuvo.
guard-words = { $first } escribió: «{ $text }»
guard-sure = Déjelas pasar solo si nada de esto es cierto. Su alias queda en el registro.
guard-let-pass = Pasaron. { $first } puede escribir otra vez las mismas palabras, durante un día.
guard-passed = { $who } dejó pasar las palabras de { $first } para { $report }. { $first } puede escribirlas otra vez, durante un día.
button-guard-ask = Preguntar a otra persona
button-guard-look = Ver las palabras
button-guard-pass = Dejar pasar
error-guard-gone = Esas palabras ya no están. Se guardan un día como máximo.
error-guard-yourself = Usted escribió estas palabras. Las tiene que ver otra persona.
error-guard-not-yours = Solo quien escribió estas palabras puede preguntar.
error-guard-final = Eso nadie lo puede dejar pasar: una placa, una casa, un oficial. Escríbalo de otra manera.
error-guard-passed-already = Alguien ya dejó pasar estas palabras.

# A report that is nothing but what nobody saw (R24).
unclear-not-public = no es para el público: un pronóstico, un dato de adentro, radio, papeles
outcome-not-public = cerrado: no es para el público
report-not-public = { $report }: voluntarios lo cerraron y lo borraron. Esta red solo dice lo que la gente vio con sus propios ojos. Gracias.
not-public-note = *No es para el público* borra el reporte en el acto, con todo lo que está debajo. Nada lo trae de vuelta.
