"""What can be said against the officials, sheriffs and letters of a region."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from knowledge.errors import Finding
from knowledge.fields import Fields
from knowledge.letters import GLOSSED_IN, PLACEHOLDERS, SENT_IN, Letter, placeholders
from knowledge.model import NeverGive, Organisation
from knowledge.officials import OfficialOrigins, Officials, texts_of
from knowledge.phones import forbidden_in, numbers_in

# A message of Discord holds 2,000 characters, and a letter stands alone in one, so that it can be copied whole.
LETTER: Final = 1_500
# Thirty seconds at the pace of somebody who reads aloud (150 words a minute).
CALL_WORDS: Final = 75

Wording = Callable[[str], Iterator[str]]


def fault_numbers(
    officials: Officials,
    origins: OfficialOrigins,
    organisations: Iterable[Organisation],
    never_give: Iterable[NeverGive],
) -> Iterator[Finding]:
    """Numbers that may never be given, and sheriffs' numbers among the help lines (R4). They stop the loading."""
    forbidden = tuple(never_give)
    for fields in (*origins.files, *origins.letters.values()):
        for key in fields.keys:
            texts = "\n".join(texts_of(fields.raw(key)))
            # Line by line: the digits of two numbers in a row are no third number.
            if any(forbidden_in(line, forbidden) for line in texts.splitlines()):
                yield fields.finding((key,), "holds a number that may never be given")
    sheriffs = officials.sheriffs_numbers
    for organisation in organisations:
        numbers = {each.number for each in organisation.phones} | {each.number for each in organisation.texts}
        for number in sorted(number for number in numbers if number):
            if number in sheriffs:
                yield Finding(
                    f"{organisation.pack}/hotlines.yaml",
                    None,
                    organisation.id,
                    f"{number} is a sheriff's number, and a sheriff is no help line",
                )


def check_officials(officials: Officials, origins: OfficialOrigins, today: date, wording: Wording) -> Iterator[Finding]:
    """Dates, parity of the two languages, lengths and words. wording: what is wrong with a text's words."""
    for fields, key, day in origins.dated.days:
        if day > today:
            yield fields.finding((key,), "lies in the future")
    for fields in origins.files:
        for law in fields.items("laws"):
            for locale in (SENT_IN, GLOSSED_IN):
                for message in wording(law.text(locale, required=False)):
                    yield law.finding((locale,), message)
    for office_and_locale, fields in origins.letters.items():
        letter = officials.letters[office_and_locale]
        yield from _parity(letter, fields, officials)
        yield from _words(letter, fields, wording)


def _parity(letter: Letter, fields: Fields, officials: Officials) -> Iterator[Finding]:
    """Every letter has its gloss, which says the same paragraph by paragraph."""
    for locale in (SENT_IN, GLOSSED_IN):
        other = officials.letter(letter.office, locale)
        if other is None:
            yield fields.finding(("locale",), f"the letter {letter.office!r} is missing in {locale!r}")
        elif letter.locale == GLOSSED_IN and other is not letter:
            for name in ("to", "as_of", "review_by", "reviewed"):
                if getattr(letter, name) != getattr(other, name):
                    yield fields.finding((name,), f"differs from {other.file}")
            if bool(letter.note) != bool(other.note):
                yield fields.finding(("note",), f"stands in one language only; see {other.file}")
            if placeholders(letter) != placeholders(other):
                yield fields.finding((), f"inserts other things than {other.file}")
            if _shape(letter) != _shape(other):
                yield Finding(letter.file, letter.body_line, "body", f"has other paragraphs than {other.file}")


def _shape(letter: Letter) -> list[int]:
    """How many lines each paragraph has."""
    return [len(part.splitlines()) for part in letter.body.split("\n\n")]


def _words(letter: Letter, fields: Fields, wording: Wording) -> Iterator[Finding]:
    texts = {
        "subject": letter.subject,
        "call": letter.call,
        "note": letter.note,
        "agreement": "\n\n".join((letter.agreement or {}).values()),
    }
    for name, text in texts.items():
        for message in (*wording(text), *_numbers(text)):
            yield fields.finding((name,), message)
    for message in (*wording(letter.body), *_numbers(letter.body)):
        yield Finding(letter.file, letter.body_line, "body", message)
    if len(letter.body) > LETTER:
        yield Finding(letter.file, letter.body_line, "body", f"has {len(letter.body)} characters; at most {LETTER}")
    if (words := len(letter.call.split())) > CALL_WORDS:
        yield fields.finding(("call",), f"has {words} words; thirty seconds hold {CALL_WORDS}")
    if "county" not in PLACEHOLDERS & placeholders(letter):
        yield fields.finding((), "does not name the {county}")


def _numbers(text: str) -> Iterator[str]:
    for number in numbers_in(text):
        yield f"holds the number {number}: numbers stand in officials.yaml and sheriffs.yaml"
