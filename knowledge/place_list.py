"""Several places written in one line: "durham wake", "27701 y Chapel Hill", "Orange, Chatham"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.folding import fold
from knowledge.places import PlaceKind, PlaceResult, Places

# Nobody writes a longer list of counties by hand.
_LONGEST: Final = 300
# The longest names have four words; from so many words on it is a sentence, not a list.
_NAME: Final = 4
_SENTENCE: Final = 5
_BETWEEN: Final = re.compile(r"[,;/\n&+]|\b(?:y|e|and|plus|más|mas)\b", re.IGNORECASE)
_ZIP: Final = re.compile(r"\d{5}(?:-\d{4})?")
# Words that stand around a name and name nothing.
_AROUND: Final = frozenset({
    "county", "counties", "condado", "condados", "de", "del", "el", "la", "los", "the", "of", "in", "en", "zip",
    "codigo", "postal", "co", "for", "para",
})  # fmt: skip
# "All of them", in so many words.
_ALL: Final = frozenset({
    "*", "all", "all counties", "all of it", "everything", "everywhere", "whole state", "the whole state", "statewide",
    "todo", "todos", "todas", "todo el estado", "todos los condados", "el estado", "el estado entero", "estado entero",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceList:
    """What a line names. counties: certain ones, in order, each once. unclear: names of more than one place.

    also: counties into which a named town or ZIP code reaches, too.
    unknown: words that name no place here. outside: one of them lies in another state. everywhere: the whole state.
    """

    counties: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unclear: tuple[PlaceResult, ...] = ()
    unknown: tuple[str, ...] = ()
    outside: bool = False
    everywhere: bool = False


def read_places(text: str, places: Places) -> PlaceList:
    """Every place of a line. Only counties come out: a ZIP code or a town is not repeated."""
    text = text[:_LONGEST].strip()
    if text == "*" or fold(text) in _ALL | places.state_names:
        return PlaceList(everywhere=True)
    if places.find(text).kind is PlaceKind.OUTSIDE:
        return PlaceList(unknown=(text,), outside=True)
    found = [result for piece in _BETWEEN.split(text) if piece.strip() for result in _piece(piece.strip(), places)]
    results = [each for each in found if isinstance(each, PlaceResult)]
    counties = tuple(dict.fromkeys(each.county for each in results if each.county))
    return PlaceList(
        counties=counties,
        also=tuple(dict.fromkeys(name for each in results for name in each.also if name not in counties)),
        unclear=tuple(dict.fromkeys(each for each in results if each.kind is PlaceKind.AMBIGUOUS)),
        unknown=tuple(each for each in found if isinstance(each, str)),
        outside=any(each.kind is PlaceKind.OUTSIDE for each in results),
    )


def _piece(piece: str, places: Places) -> Iterator[PlaceResult | str]:
    """What one part of a list names, and the words of it that name nothing."""
    words = piece.split()
    exactly = list(_names(words, places))
    odd = [each for each in exactly if isinstance(each, str)]
    whole = places.find(piece)
    if odd and (len(words) >= _SENTENCE or len(odd) == len(exactly)) and whole.kind is not PlaceKind.NONE:
        yield whole
        return
    if exactly and len(odd) == len(exactly):
        yield piece
        return
    is_sentence = len(words) >= _SENTENCE
    for each in exactly:
        if is_sentence and isinstance(each, str):
            continue
        meant = places.find(each) if isinstance(each, str) else each
        yield each if meant.kind is PlaceKind.NONE else meant


def _names(words: list[str], places: Places) -> Iterator[PlaceResult | str]:
    """The longest name at each word, or the word itself."""
    at = 0
    while at < len(words):
        for length in range(min(_NAME, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            named = _named(phrase, places)
            if named is not None or fold(phrase) in places.state_names:
                yield from () if named is None else (named,)
                at += length
                break
        else:
            if fold(words[at]) not in _AROUND:
                yield words[at]
            at += 1


def _named(phrase: str, places: Places) -> PlaceResult | None:
    """The place that is called exactly so; None for other words, even where a name stands among them."""
    folded = fold(phrase)
    county = next((name for name in places.counties if fold(name) == folded), None)
    if county is not None:
        return places.of_county(county)
    result = places.find(phrase)
    called = fold(result.label.partition(",")[0])
    is_zip = _ZIP.fullmatch(phrase) is not None and result.county is not None
    return result if folded and (is_zip or called in (folded, f"{folded} county")) else None
