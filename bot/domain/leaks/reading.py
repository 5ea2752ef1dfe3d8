"""A text as a reader sees it: without invisible signs and accents, look-alike letters and digits as plain ones."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# Letters of other scripts that look like Latin ones (Unicode Technical Standard 39, confusables.txt): those of the
# keyboards that people have, and the small capitals and Armenian letters of "fancy text" pages.
_ALIKE: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԌԚԜавеѕіјкмнорстухүԁԛԝһгѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχωıȷɡɑʟʀʙɢɪɴʏᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱʜøłđħŧØŁĐօսհոցքǀ｜",
    "ABESIJKMHOPCTYXYGQWabesijkmhopctyxydqwhrvABEZHIKMNOPTYXaeikvoptuxwijgalrbginyacdejkmoptuvwzfsholdhtOLDouhngpll",
)
# Letters and signs that show nothing (Hangul fillers, the empty Braille cell).
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Format, control, private, unassigned, surrogate; marks that stand on the letter before them.
_UNSEEN: Final = frozenset({"Cf", "Cc", "Co", "Cn", "Cs", "Mn", "Me"})
_KEPT: Final = frozenset("ºª")
_FIRST_FLAG: Final = 0x1F1E6


@dataclass(frozen=True, slots=True)
class Reading:
    """text: what is seen. places: for each of its signs, where it stands in the text as it was written."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where signs start to end of what is seen stand in what was written. end is greater than start."""
        return self.places[start], self.places[end - 1] + 1


def read(text: str) -> Reading:
    """How the text is seen. Case stays, every white space but a line's end becomes a space."""
    seen: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for plain in _plain(sign):
            seen.append(plain)
            places.append(place)
    return Reading("".join(seen), tuple(places))


def fold(text: str) -> str:
    """The text without accents: what patterns are written in."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if unicodedata.category(sign) != "Mn")


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isprintable() or sign == "\n" else " " if sign.isspace() else ""
    if sign.isspace():
        return " "
    category = unicodedata.category(sign)
    if sign in _BLANK or category in _UNSEEN:
        return ""
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if category == "Pd":
        return "-"
    if sign in _KEPT:
        return sign
    if 0 <= ord(sign) - _FIRST_FLAG < 26:
        return chr(ord("A") + ord(sign) - _FIRST_FLAG)
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn").translate(_ALIKE)


_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_APART: Final = re.compile(r"(?<!\w)(?:[^\W\d_][ .*_-]){4,30}[^\W\d_](?!\w)")


def disguised(text: str) -> list[tuple[int, int]]:
    """Where letters are made to look like others, or drawn apart: no honest text mixes scripts inside a word."""
    found = [match.span() for match in _WORD.finditer(text) if _is_mixed(match.group())]
    found += [match.span() for match in _APART.finditer(text)]
    return found


def _is_mixed(word: str) -> bool:
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in word}
    return "LATIN" in scripts and len(scripts) > 1
