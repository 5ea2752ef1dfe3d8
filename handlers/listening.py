"""Cards that can be listened to: *Listen* under a card, and the recordings in languages that are spoken."""

from collections.abc import Mapping
from typing import Final

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import escape
from bot.services.asking.card_media import media_of
from handlers import answers, numbers
from handlers.context import Context, reply
from knowledge.model import SPOKEN

# How people name their language, without accents and in small letters.
WORDS: Final[Mapping[str, str]] = {
    "mam": "mam", "idioma mam": "mam", "hablo mam": "mam", "qyol mam": "mam", "i speak mam": "mam",
    "k'iche'": "quc", "k'iche": "quc", "kiche": "quc", "quiche": "quc", "hablo quiche": "quc", "hablo k'iche'": "quc",
    "i speak k'iche'": "quc", "qatzijob'al": "quc",
    "mixteco": "mix", "mixtec": "mix", "hablo mixteco": "mix", "i speak mixtec": "mix", "tu'un savi": "mix",
}  # fmt: skip
# As many as fit on a screen; more topics than that nobody has recorded.
_MOST: Final = 10


def spoken_language(word: str) -> str | None:
    """The spoken language that a short message names, folded as greetings are."""
    return WORDS.get(word.replace("’", "'"))


def offer(language: str, ctx: Context) -> list[Outgoing]:
    """The recordings in a spoken language; where nobody has made any, that and a number."""
    cards = ctx.services.answering.recorded(language)
    name = escape(SPOKEN[language])
    if not cards:
        return [reply(ctx.say("spoken-none", language=name, number=ctx.number_for(ctx.said.county)))]
    rows = (
        (ctx.button("button-listen-to", answers.LISTEN, card.id, card.locale, title=card.title[:40]),)
        for card in cards[:_MOST]
    )
    return [reply(ctx.say("spoken-offer", language=name, number=ctx.number_for(ctx.said.county)), *rows)]


async def listen(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Listen*: the recording, with the card's title, its numbers and its date."""
    arguments = incoming.action.arguments if incoming.action else ()
    card = ctx.services.answering.card(*arguments) if len(arguments) == 2 else None
    # What may not be served any more, a recording gives no more than the text does (R7).
    if card is None or card.audio is None or (card.id, card.locale) != arguments:
        raise UserError("stale-button")
    to_call = numbers.card_lines(card, ctx, ctx.said.county)
    parts = (f"**{escape(card.title)}**", to_call, answers.footer(card, ctx.around(card)))
    return [Outgoing(text="\n\n".join(part for part in parts if part), media=media_of(card))]
