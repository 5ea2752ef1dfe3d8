## What Telegram shows of the bot before the first message (at most 512 characters) and on its page (120).
telegram-description = Ask me about your rights, or for a number to call. I am not the government and not a lawyer. Danger to life: call 911. Tap Start, then write in English or Spanish.
telegram-about = Your rights, and numbers to call. Not the government, not a lawyer.
