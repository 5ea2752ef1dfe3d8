### What only Discord shows: the options of slash commands, and the answers it needs of its own.

## An option's name in the command line: lower case, no spaces (Discord's rule).

discord-option-text = text
discord-option-county = county
discord-option-language = language
discord-option-place = place
discord-option-photo = photo

## What the option is for, at most 100 characters (Discord's limit).

discord-option-text-about = What you want to say or ask.
discord-option-county-about = A county. Type its first letters and choose.
discord-option-language-about = A language.
discord-option-place-about = Where it was: a street, a town or a county.
discord-option-photo-about = A photo, if you have one.

## Answers.

# After something that needs no words.
discord-done = Done.
# In a server, where the answer is for one person and this person takes no direct messages.
discord-closed = I could not write to you in private. Type /ask or /hotline here: only you will see the answer.
# Somebody named the bot's role, or answered it without a ping: Discord does not show the text to the bot.
discord-hidden = Discord does not show me what you wrote. Type /ask and your question, or write to me in private. Numbers to call: /hotline
discord-file-too-big = This file is too large for Discord. A volunteer on Telegram can open it.
discord-file-gone = This file is no longer here.
discord-menu-report = Report this sighting
