# Fichas que se pueden escuchar.

button-listen = Escuchar
button-listen-to = Escuchar: { $title }
spoken-offer = Grabaciones en { $language }, hechas por personas que lo hablan. Para hablar con una persona, llame: { $number }
spoken-none = Todavía nadie ha grabado respuestas en { $language }. Llame al { $number } y pida un intérprete. O pregunte aquí en español o inglés.
