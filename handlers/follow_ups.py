"""Words that hang on the last answer: "and then?", "I do not understand", "yes", "and how much is that"."""

import re
from dataclasses import replace
from typing import Final

from bot.domain.messages import Incoming, Outgoing
from handlers import answers, menu
from handlers.context import Context, reply
from knowledge.model import Card
from knowledge.search.normalise import normalise
from knowledge.search.phrases import phrases
from knowledge.search.scope import is_out_of_scope
from knowledge.search.search import Answer

# A longer message says by itself what it is about.
_WORDS: Final = 8
_BARE_WORDS: Final = 5
# As many as an answer of the search offers.
_OFFERED: Final = 2

# Each matches a whole message, normalised, without the words that only open or close it.
_AROUND: Final = phrases(r"""
    ^(?:(?:ok|okay|oke|bueno|pues|perdon|disculpe|disculpa|oiga|oye|sorry|hey|ah|mm+|hmm+|por favor|please)\s)+|
    (?:\s(?:por favor|please|porfa|plis))+$
""")
_MORE: Final = {
    "es": phrases(r"""
        (?:y |e )?(?:luego|despues|entonces|ahora)(?: que)?(?: (?:hago|hacemos|sigue|puedo hacer))?|
        (?:y )?que (?:mas|sigue|hago (?:despues|luego|ahora|entonces))(?: (?:hago|puedo hacer|hay|sabe|me dice))?|
        (?:quiero |dame |deme |digame |dime |cuenteme )?(?:saber )?mas(?: informacion| detalles| datos)?|siga|sigue
    """),
    "en": phrases(r"""
        (?:and )?(?:then|now|so) what(?: (?:do|should|can) (?:i|we) do)?|and then|and now|what (?:then|now|next|else)
        (?: (?:do|should|can) (?:i|we) do)?|what is next|what happens next|
        (?:tell me |can you tell me |i want |give me )?more(?: info(?:rmation)?| details| about (?:it|that))?|
        go on|next|continue|keep going
    """),
}
_AGAIN: Final = {
    "es": phrases(r"""
        (?:que |como |es que |yo )?no (?:te |le |lo |la |les )?(?:entend\w+|entiend\w+|comprend\w+)(?: bien| muy bien|
        \ nada| eso| esto| mucho| todo| lo que dice| lo que dijo| lo que me dijo)?|
        (?:que|como)(?: asi| dijo| dice)?|(?:eso |esto )?que (?:significa|quiere decir)(?: eso| esto)?|
        (?:me )?(?:lo |la )?(?:puede |puedes |podria |podrias )?(?:explic\w+|repet\w+|repit\w+)(?: eso| esto| bien|
        \ mejor| otra vez| mas (?:facil|simple|sencillo|despacio|claro))?|
        (?:mas )(?:facil|simple|sencillo|despacio|claro)|otra vez|
        (?:me )?(?:lo )?(?:puede |puedes )?(?:mand\w+|envi\w+|decir\w*)(?: eso| esto)? otra vez
    """),
    "en": phrases(r"""
        (?:what )?(?:sorry )?(?:i )?(?:do not|can not|did not|don t|didn t|can t) (?:get|understand|follow)(?: it| that|
        \ this| you| anything| what you (?:mean|said))?|what|huh|what do you mean|what does (?:that|this|it) mean|
        (?:can you |could you )?(?:please )?(?:explain|repeat|say|send)(?: me)?(?: it| that| this)?(?: again| better|
        \ more simply| in simple words| slower)?|(?:in )?(?:simple|easier|simpler)(?: words)?|again|one more time
    """),
}
_YES: Final = {
    "es": phrases(r"si|sip|si quiero|claro(?: que si)?|asi es|dale|va|andale"),
    "en": phrases(r"yes|yeah|yep|yup|sure|of course|yes i do"),
}
# Nothing but courtesy, with at least one word that ends a talk.
_ENDING: Final = {
    "es": frozenset({"gracias", "vale", "listo", "entendido", "entendi", "bendiciones", "adios"}),
    "en": frozenset({"thanks", "thank", "ty", "alright", "understood", "great", "perfect", "cool", "goodbye"}),
    # Said in both languages.
    "": frozenset({"ok", "okay", "bye"}),
}  # fmt: skip
_COURTESY: Final = frozenset({
    "muchas", "muchisimas", "mil", "muy", "amable", "dios", "lo", "la", "le", "los", "las", "les", "te", "se",
    "bendiga", "bendigan", "pague", "por", "todo", "toda", "su", "ayuda", "informacion", "info", "hasta", "luego",
    "bueno", "ya", "si", "de", "nada", "esta", "bien", "que", "you", "u", "so", "very", "much", "a", "lot", "for",
    "the", "your", "that", "this", "all", "help", "information", "god", "bless", "again", "everything", "yes",
    "got", "it", "i", "see", "good",
}).union(*_ENDING.values())  # fmt: skip
_NO: Final = {"es": phrases(r"no|nop|no gracias|no me sirvio|no me ayudo|no era eso|eso no"), "en": phrases(r"""
    no|nope|nah|no thanks|no thank you|that is not it|not that|that did not help|not helpful
""")}  # fmt: skip
# How a question begins that goes on from the last answer.
_GOES_ON: Final = phrases(r"^(?:y|e|pero|and|but|what about|how about|que tal)\s")
# Nothing but a price, a place, an hour, a language.
_BARE: Final = phrases(r"""
    ^(?:como )?cuant[oa]s?\b|^how (?:much|long|many|far)\b|^(?:es|son|is it|are they) (?:gratis|free)\b|
    ^(?:a que horas?|que horario|what time|donde queda|where is it|hablan|cobran)\b
""")
# A short question that leaves out what it is about.
_HANGING: Final = phrases(r"""
    ^(?:y|e|pero|and|but|or|what about|how about|que tal)\b|
    \b(?:eso|esto|esos|esas|that|it|this|those|ahi|alli|there|them|ellos)\b|
    ^(?:do they|are they|tienen)\b
""")


async def whole(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The answer to a message that is nothing but a reaction to the last one; nothing for other words."""
    normal = _AROUND.sub("", normalise(incoming.text)) or normalise(incoming.text)
    if ctx.is_overheard or not normal or len(normal.split()) > 2 * _WORDS:
        return []
    card = ctx.card(ctx.said.card) if ctx.said.card else None
    if (ended := _ended(normal)) is not None:
        ctx.speak(ended)
        return [reply(ctx.say("thanked", number=ctx.number_for(ctx.said.county)))]
    if card is None:
        bare = _language(_YES, normal) or _language(_NO, normal)
        return await menu.start(incoming, ctx) if bare else []
    if _language(_NO, normal):
        return [reply(ctx.say("follow-other-words", number=ctx.number_for(ctx.said.county)))]
    if spoken := _language(_AGAIN, normal):
        card = _spoken(spoken, card, ctx)
        again = reply(ctx.say("follow-again", number=ctx.number_for(ctx.said.county)))
        return [again, answers.show_card(card, ctx, county=ctx.said.county)]
    if spoken := _language(_MORE, normal) or _language(_YES, normal):
        return answers.second_screen(_spoken(spoken, card, ctx), ctx)
    return []


def hangs(text: str) -> bool:
    """Whether a short question leaves out what it is about: "and how much is that"."""
    normal = _AROUND.sub("", normalise(text))
    is_short = 0 < len(normal.split()) <= _WORDS
    return (
        is_short
        and not is_out_of_scope(text)
        and (_HANGING.search(normal) is not None or _BARE.search(normal) is not None)
    )


async def in_context(answer: Answer, text: str, before: Card | None, ctx: Context) -> Answer:
    """The answer to "and if I have no money" under a card about bonds; what the words alone found stays on a button."""
    normal = normalise(text)
    is_new = not answer.answered or answer.urgent or not answer.cards
    if before is None or is_new or before.topic == answer.topics[0] or not _goes_on(normal):
        return answer
    whole_text = f"{before.title}: {text}"
    found = await ctx.services.answering.answer(whole_text, locale=ctx.language, county=answer.place.county)
    if not found.answered or found.urgent or not found.cards or found.topics[0] != before.topic:
        return answer
    suggestions = (answer.cards[0], *(card for card in found.suggestions if card.id != answer.cards[0].id))
    return replace(found, lang=answer.lang, place=answer.place, suggestions=suggestions[:_OFFERED])


def rest(card: Card, ctx: Context) -> list[Outgoing]:
    """What else is known of the last answer, said to be no answer to what was asked."""
    said = reply(ctx.say("follow-rest", number=ctx.number_for(ctx.said.county)))
    return [said, *answers.second_screen(card, ctx)]


def _goes_on(normal: str) -> bool:
    words = len(normal.split())
    return (words <= _WORDS and _GOES_ON.search(normal) is not None) or (
        words <= _BARE_WORDS and _BARE.search(normal) is not None
    )


def _spoken(language: str, card: Card, ctx: Context) -> Card:
    """The card in the language of the words that were said (R1)."""
    ctx.speak(language)
    ctx.remember_language()
    return ctx.card(card.id) or card


def _ended(normal: str) -> str | None:
    words = set(normal.split())
    return next((spoken for spoken, ending in _ENDING.items() if words & ending), None) if words <= _COURTESY else None


def _language(words: dict[str, re.Pattern[str]], normal: str) -> str | None:
    return next((language for language, pattern in words.items() if pattern.fullmatch(normal)), None)
