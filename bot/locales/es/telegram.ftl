## Lo que Telegram muestra del bot antes del primer mensaje (512 caracteres como máximo) y en su página (120).
telegram-description = Pregúnteme por sus derechos o pida un número para llamar. No soy del gobierno ni soy abogado. Peligro de vida: llame al 911. Toque Iniciar y escriba en español o en inglés.
telegram-about = Sus derechos y números para llamar. No soy del gobierno ni soy abogado.
