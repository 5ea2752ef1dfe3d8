### La página anual que una red publica sobre sí misma.

transparency-title = # { $network }: el año { $year }
transparency-intro = Esta página la cuenta nuestro programa. No nombra a ninguna persona ni lugar, ni nada de lo que alguien reportó. Un número oculto es menor que 3, o está junto a uno que lo es: «<3 u oculto».
transparency-alerts = ## Avisos
transparency-published = - Publicados: { $count }
transparency-ended = - de ellos, terminados por una persona: { $count }
transparency-expired = - de ellos, vencidos, porque nadie supo más: { $count }
transparency-retracted = - de ellos, retirados, porque estaban mal: { $count }
transparency-live = - de ellos, todavía en pie: { $count }
transparency-corrected = - Corregidos o retirados: { $count }
transparency-to-correction = - Tiempo hasta la primera corrección: la mitad en { $middle } o menos, nueve de cada diez en { $late } o menos
transparency-to-correction-none = - Tiempo hasta la primera corrección: se corrigieron menos de 3, por eso no se da
transparency-reports = ## Reportes
transparency-received = - Recibidos: { $count }
transparency-outcome-confirmed = - de ellos, confirmados y publicados: { $count }
transparency-outcome-confirmed-not-published = - de ellos, confirmados y no publicados: { $count }
transparency-outcome-not-immigration = - de ellos, no era inmigración: { $count }
transparency-outcome-inconclusive = - de ellos, nadie pudo saber: { $count }
transparency-outcome-undecided = - de ellos, nadie decidió: { $count }
transparency-to-decision = - Tiempo hasta la decisión: la mitad en { $middle } o menos, nueve de cada diez en { $late } o menos
transparency-to-decision-none = - Tiempo hasta la decisión: se decidieron menos de 3, por eso no se da
transparency-freezes = ## Paradas
transparency-freezes-count = - Veces que se detuvieron todos los avisos nuevos: { $count }
transparency-demands = ## Exigencias de información
transparency-demands-fill = - **Lo llena una persona:** órdenes judiciales, cateos y solicitudes de autoridades que recibimos, y qué entregamos. Si no hubo, escriba «ninguna». Si la ley prohíbe decirlo, quite esta parte.
transparency-hidden = <3 u oculto
