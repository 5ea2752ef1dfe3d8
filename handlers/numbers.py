"""Numbers to call as people read them: a county's, a card's, and all that there is for a card."""

from collections.abc import Iterable, Iterator, Mapping

from bot.i18n import escape
from handlers.context import Voice
from knowledge.directory import SIGHTINGS, Line, Tier
from knowledge.model import Card, Organisation, TextLine

# Numbers under an answer: the county's, the statewide, the national (R4).
NUMBERS = 3
# Under *More*: current and old ones for each purpose of the card, and altogether.
OF_A_PURPOSE, OLD = 5, 2
ALL = 14


def number_lines(
    voice: Voice, county: str | None, *, purpose: str | None, urgent: bool = False, outside: bool = False
) -> str:
    """Numbers, each on its own line in digits that a phone can tap (R4); outside the state the nation's first."""
    if purpose is None:
        return ""
    lines = _ranked(voice, county, purpose, urgent=urgent, outside=outside)
    return "\n".join(number_line(line, voice) for line in lines)


def number_line(line: Line, voice: Voice) -> str:
    """919-519-6103 · Durham Rapid Response · hours not known · from public sources, November 2025."""
    note = _in_words(line.phone.note, voice) or _in_words(line.organisation.note, voice)
    hours = _in_words(line.organisation.hours, voice) or voice.label("hours-unknown")
    parts = [f"**{line.phone.display}**", *(escape(part) for part in (line.organisation.name, note, hours) if part)]
    if line.phone.called_on is None:
        month = voice.month(line.phone.as_of)
        key = "number-from-about" if line.phone.as_of_estimated else "number-from"
        parts.append(voice.label("number-historical" if line.historical else key, month=month))
    return " · ".join(parts)


def card_lines(card: Card, voice: Voice, county: str | None, *, outside: bool = False) -> str:
    """The numbers under a calm card: of what it is for first of all, then of what else it names."""
    if not card.hotlines:
        return ""
    first, *others = card.hotlines
    lines = list(_ranked(voice, county, first, outside=outside))
    for purpose in others:
        lines += [line for line in _serving(voice, None if outside else county, purpose) if line.first_screen]
    return "\n".join(number_line(line, voice) for line in _once(lines)[:NUMBERS])


def urgent_lines(card: Card, voice: Voice, county: str | None, *, outside: bool = False) -> str:
    """The numbers of an emergency with agents; behind them one of a card that is for another kind of help."""
    lines = list(_ranked(voice, county, SIGHTINGS, urgent=True, outside=outside))
    if card.hotlines and SIGHTINGS not in card.hotlines:
        place = None if outside else county
        own = (line for purpose in card.hotlines for line in _serving(voice, place, purpose))
        helping = (line for line in own if line.first_screen and not line.organisation.government)
        lines = _once([*lines, *helping])[: len(lines) + 1]
    return "\n".join(number_line(line, voice) for line in lines)


def for_card(card: Card, voice: Voice, county: str | None) -> str:
    """What the directory has for all that a card is about: numbers, pages of those without one, text messages."""
    lines: list[Line] = []
    for purpose in card.hotlines:
        serving = [*_serving(voice, county, purpose)]
        lines += [line for line in serving if not line.historical][:OF_A_PURPOSE]
        lines += [line for line in serving if line.historical][:OLD]
    told = [number_line(line, voice) for line in sorted(_once(lines), key=lambda line: line.historical)]
    for purpose in card.hotlines:
        pages = voice.hotlines.links(county, purpose)
        told += [_page(each, voice) for each in pages if not each.phones]
        told += [_text(each, text, voice) for each, text in voice.hotlines.texts(county, purpose)]
    told = list(dict.fromkeys(told))[:ALL]
    return "\n".join((voice.say("numbers-and-pages"), *(f"- {line}" for line in told))) if told else ""


def _ranked(
    voice: Voice, county: str | None, purpose: str, *, urgent: bool = False, outside: bool = False
) -> tuple[Line, ...]:
    """Outside the state the nation's first."""
    lines = voice.hotlines.lines(None if outside else county, purpose, urgent=urgent, limit=NUMBERS)
    return tuple(sorted(lines, key=lambda line: line.tier is not Tier.NATION)) if outside else lines


def _serving(voice: Voice, county: str | None, purpose: str) -> Iterator[Line]:
    """The lines for a purpose, without those that stand in where nobody serves it."""
    return (line for line in voice.hotlines.lines(county, purpose) if purpose in line.organisation.purposes)


def _once(lines: Iterable[Line]) -> list[Line]:
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.phone.display, line)
    return list(first.values())


def _page(organisation: Organisation, voice: Voice) -> str:
    """El Futuro · https://elfuturo-nc.org."""
    note = _in_words(organisation.note, voice)
    named = (escape(part) for part in (organisation.name, note) if part)
    return " · ".join((*named, organisation.url or ""))


def _text(organisation: Organisation, text: TextLine, voice: Voice) -> str:
    """233733 · National Human Trafficking Hotline · by text message."""
    how = voice.say("number-by-text-keyword", keyword=text.keyword) if text.keyword else voice.say("number-by-text")
    return " · ".join((f"**{escape(text.display)}**", escape(organisation.name), how))


def _in_words(told: Mapping[str, str], voice: Voice) -> str:
    return told.get(voice.language) or told.get(voice.locale, "")
