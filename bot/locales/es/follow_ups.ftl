# Palabras que siguen a la última respuesta: «¿y luego?», «no entendí», «¿cuánto cuesta eso?».

follow-again = Aquí está otra vez. Para que una persona se lo explique, llame: { $number }
follow-rest = No tengo una respuesta exacta a eso. Esto es lo demás que sé del tema. Para preguntarle a una persona, llame: { $number }
follow-other-words = Pruebe con otras palabras o mande /ayuda para escoger. Para hablar con una persona, llame: { $number }
