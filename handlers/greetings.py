"""Words that are a greeting, thanks, a language, or the digit of a start button."""

import re
import unicodedata

from bot.domain.messages import Incoming, Outgoing
from handlers import answers, listening, menu
from handlers.context import Context, reply

GREETINGS = frozenset({
    "hola", "ola", "buenas", "buenos dias", "buenas tardes", "buenas noches", "hi", "hello", "hey", "start", "menu",
    "inicio", "empezar", "ayuda", "help",
})  # fmt: skip
# Greetings that tell the language, and calls for somebody that do not say what is the matter.
GREETINGS_IN = {
    "en": {
        "help me", "help me please", "please help me", "please help", "i need help", "i need help please",
        "can you help me", "can someone help me", "somebody help me", "anybody there", "anyone there",
        "is anybody there", "is anyone there", "is someone there", "hello is anybody there",
        "hello is anyone there", "hello anyone there",
    },
    "es": {
        "ayudenme", "ayudeme", "ayudame", "ayudenme por favor", "ayudeme por favor", "ayudame por favor",
        "necesito ayuda", "nesesito ayuda", "ocupo ayuda", "necesito ayuda por favor", "me pueden ayudar",
        "me puede ayudar", "alguien", "me ayudan", "hay alguien", "hay alguien ahi", "ay alguien",
        "ay alguien ahi", "alguien ahi", "hola hay alguien", "hola hay alguien ahi", "bueno", "alo",
        "quien contesta", "hay alguien que me ayude", "alguien me ayuda",
    },
    "pt": {"oi", "ola bom dia", "bom dia", "boa tarde", "boa noite"},
    "ht": {"bonjou", "bonswa", "sak pase", "alo bonjou"},
    "fr": {"bonjour", "bonsoir", "salut"},
    "vi": {"xin chao", "chao", "chao ban"},
    "zh": {"你好", "您好", "你好吗", "嗨"},
    "ar": {"مرحبا", "السلام عليكم", "سلام", "اهلا", "سلام عليكم"},
}  # fmt: skip
THANKS = {
    "es": {
        "gracias", "muchas gracias", "mil gracias", "ok gracias", "gracias bendiciones", "muy amable",
        "se lo agradezco",
    },
    "en": {"thanks", "thank you", "thank you so much", "ok thanks", "ok thank you", "thx", "ty"},
}  # fmt: skip
# What is begun ends with these, as with its button (a word that also ends alerts ends what is begun first).
CANCELS = frozenset({
    "cancel", "cancel it", "cancel that", "cancel the report", "cancel report", "never mind", "nevermind",
    "do not send it", "dont send it", "cancelar", "cancele", "cancela", "cancelalo", "cancelelo", "cancelarlo",
    "cancelar reporte", "cancelar el reporte", "no lo mande", "no lo envie", "ya no lo mande",
})  # fmt: skip
LANGUAGE_WORDS = {
    "en": "en", "english": "en", "ingles": "en", "es": "es", "espanol": "es", "spanish": "es",
    "portugues": "pt", "kreyol": "ht", "kreyol ayisyen": "ht", "francais": "fr", "tieng viet": "vi", "中文": "zh",
    "العربية": "ar", "عربي": "ar",
}  # fmt: skip
# What stands around the word for a language: "english please", "en español".
AROUND_LANGUAGE = frozenset({"please", "por", "favor", "in", "en", "pls", "plis"})
DIGITS = {"1": "here", "2": "taken", "3": "report", "4": "number", "5": "rights", "6": "alerts"}


async def answer(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The start for a greeting, the same answer for a language's name, a word for thanks; nothing for other words."""
    word = plain(incoming.text)
    greeted = next((language for language, words in GREETINGS_IN.items() if word in words), None)
    if greeted or word in GREETINGS:
        ctx.speak(greeted or ctx.language)
        ctx.remember_language()
        return await menu.start(incoming, ctx)
    said = " ".join(re.findall(r"\w+", word))
    if thanked := next((language for language, words in THANKS.items() if said in words), None):
        ctx.speak(thanked)
        return [reply(ctx.say("thanked", number=ctx.number_for(ctx.said.county)))]
    if spoken := listening.spoken_language(word):
        return listening.offer(spoken, ctx)
    if wished := LANGUAGE_WORDS.get(word) or _language_asked_for(word):
        ctx.speak(wished)
        told = await menu.in_language(incoming, ctx)
        # Who asks for another language under an answer means that answer.
        card = ctx.card(ctx.said.card) if ctx.said.card and not ctx.is_overheard else None
        return [answers.show_card(card, ctx, county=ctx.said.county)] if card else told
    return []


def cancels(text: str) -> bool:
    """Only a whole message counts, and only where something is begun."""
    return " ".join(re.findall(r"\w+", plain(text).replace("'", "").replace("’", ""))) in CANCELS


def _language_asked_for(word: str) -> str | None:
    """The language in "english please" or "en español por favor"."""
    named = [part for part in re.findall(r"\w+", word) if part not in AROUND_LANGUAGE]
    return LANGUAGE_WORDS.get(named[0]) if len(named) == 1 else None


def plain(text: str) -> str:
    """A short message without case, accents and marks around it."""
    if len(text) > 40:
        return ""
    stripped = unicodedata.normalize("NFD", text.casefold().strip(" .!¡?¿,\n\t"))
    return "".join(sign for sign in stripped if not unicodedata.combining(sign))
