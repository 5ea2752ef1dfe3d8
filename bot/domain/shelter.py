"""Who asks for a ride, a place to stay or a hiding place, which the bot does not arrange (R45)."""

import re
from typing import Final

_RIDE: Final = r"ride|raite|rait|avent[oó]n"
_PLACE: Final = r"place|somewhere"
_HIDE: Final = r"hide|stay|sleep"
_ESCONDER: Final = r"esconder|quedar|dormir|refugiar"
_ASKS: Final = re.compile(
    r"\b(?:need|want|looking for|find(?: me)?|get(?: me)?|give (?:me|us)|offer) (?:(?:a|some|us|me) ){0,2}"
    rf"(?:ride|lift|shelter|safe ?house|(?:{_PLACE}) to (?:{_HIDE})|transport\w*)\b"
    r"|\b(?:can|could|will) (?:you|someone|somebody|anyone) (?:please )?"
    r"(?:drive|hide|shelter|pick (?:me|us) up|give (?:me|us) a ride|take (?:me|us) (?:to|home|there))\b"
    rf"|\bwhere (?:can|could|do|should|to) (?:i |we |they )?(?:hide|(?:{_HIDE}) tonight)\b"
    r"|\bhiding place\b|\bsafe house\b|\bcasa segura\b"
    r"|\b(?:necesit\w+|ocup\w+|quier\w+|busc\w+|consig\w+) (?:de )?(?:un |una |el )?"
    rf"(?:{_RIDE}|transporte|refugio|albergue|escondite|posada|lugar (?:para|donde) (?:{_ESCONDER})\w*)\b"
    r"|\b(?:me|nos) (?:puede\w*|podr[ií]a\w*|pudiera\w*) "
    r"(?:llevar(?! (?:pres|detenid|arrestad|a la c[aá]rcel))|recoger|esconder"
    rf"|dar (?:un )?(?:{_RIDE}|posada|refugio))\b"
    rf"|\bqui[eé]n (?:me|nos) (?:lleva|recoge|esconde|da (?:{_RIDE}|posada|refugio))\b"
    r"|\bd[oó]nde (?:me |nos |se |puedo |podemos ){0,2}(?:escond\w+|refugi\w+|quedar(?:me|nos))"
    r"|\besc[oó]nda(?:n)?(?:me|nos)\b",
    re.IGNORECASE,
)


def asks_for_shelter(text: str) -> bool:
    """Whether the text asks for one of them. Who tells of somebody that hid, or asks for a bus, does not."""
    return _ASKS.search(text) is not None
