"""The bot's own words: Fluent files, with dates, numbers and lists through Babel."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast

from bot.markdown import Markdown, escape

__all__ = ["Markdown", "TextError", "Texts", "Value", "escape"]

Value = str | int | datetime

DEFAULT_LOCALE: Final = "en"
# Every text stands in these. Other languages have those around a card; the rest is said in one of these.
COMPLETE: Final = ("en", "es")
_FOLDER: Final = files("bot") / "locales"
# Numbers as people in the United States write them, in Spanish too: 1,234.
_REGION: Final = "US"
_WORD: Final = re.compile("[A-Z][a-z]*")
# Fluent's marks around what it inserts are invisible and get copied with numbers; only a text that mixes
# reading directions needs them.
_ISOLATED: Final = frozenset({"ar"})
# Absolute, with the day (docs/rules.md R28); CLDR has no such short form with both.
_MOMENT: Final = {"en": "EEE MMM d, h:mm a", "es": "EEE d MMM, h:mm a"}
_TIME: Final = "h:mm a"
_SECOND: Final = "h:mm:ss a"
_DAY: Final = {
    "en": "MMM d, y", "es": "d MMM y", "pt": "d 'de' MMMM 'de' y", "ht": "d MMMM y", "fr": "d MMMM y",
    "vi": "d 'tháng' M, y", "zh": "y年M月d日", "ar": "d MMMM y",
}  # fmt: skip
_MONTH: Final = {
    "en": "MMMM y", "es": "MMMM 'de' y", "pt": "MMMM 'de' y", "ht": "MMMM y", "fr": "MMMM y", "vi": "'tháng' M, y",
    "zh": "y年M月", "ar": "MMMM y",
}  # fmt: skip
# CLDR holds no Haitian Creole.
_CREOLE_MONTHS: Final = (
    "janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
)  # fmt: skip
# The full stop of "p. m." ends the sentence too.
_DOUBLE_STOP: Final = re.compile(r"([ap]\. m\.)\.(?!\.)")
# Spanish: "a las 3:42", but "a la 1:05".
_AT_ONE: Final = re.compile(r"\blas (?=1:\d\d)")
_LAS_MARK: Final = re.compile("\\blas (?=([\ue000-\ue0ff]))")
# Spanish: "Durham e Iredell", "Wake u Orange", but "agua y hielo".
_SOUNDS_LIKE_I: Final = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)
_SOUNDS_LIKE_O: Final = re.compile(r"h?[oó]", re.IGNORECASE)
# Private characters that stand for inserted strings while Fluent works.
_FIRST_MARK: Final = 0xE000
_MARK: Final = re.compile(r"[\ue000-\ue0ff]")


class TextError(LookupError):
    """A text, or an argument that a text needs, is missing or wrong: a fault of the program."""


class Texts:
    """Every text of the program in English and Spanish, some of them in other languages.

    timezone: the region's, in which every time is shown. locales: the complete languages; partial: the others.
    """

    def __init__(
        self,
        timezone: str = "America/New_York",
        *,
        folder: Traversable = _FOLDER,
        state: Mapping[str, str] | None = None,
    ) -> None:
        """state: what the region's state is called, by language; None leaves what the files say."""
        self.timezone: Final = ZoneInfo(timezone)
        read = _own() if folder is _FOLDER else _read(folder)
        self._bundles = {locale: _bundle(locale, texts) for locale, texts in read.items()}
        for locale, name in (state or {}).items():
            if locale in self._bundles:
                term = ast.Term(ast.Identifier("state"), ast.Pattern([ast.TextElement(name)]))
                self._bundles[locale].add_resource(ast.Resource([term]), allow_overrides=True)
        self.locales: Final = tuple(locale for locale in COMPLETE if locale in self._bundles)
        self.partial: Final = tuple(sorted(self._bundles.keys() - set(COMPLETE)))
        self._keys = {locale: frozenset(texts) for locale, texts in read.items()}
        for locale, keys in self._keys.items():
            if locale in COMPLETE and (missing := self.keys - keys):
                raise TextError(f"{locale} lacks {', '.join(sorted(missing))}")
            if locale in self.partial and (unknown := keys - self._keys[DEFAULT_LOCALE]):
                raise TextError(f"{locale} has {', '.join(sorted(unknown))}, which {DEFAULT_LOCALE} has not")

    @property
    def keys(self) -> frozenset[str]:
        """The keys of every text."""
        return frozenset(key for key in self._keys[DEFAULT_LOCALE] if not key.startswith("-"))

    def match(self, hint: str | None) -> str:
        """The complete language for what a platform or a person names: es-419 → es; any other or None → en."""
        language = _language(hint)
        return language if language in self.locales else DEFAULT_LOCALE

    def match_partial(self, hint: str | None) -> str | None:
        """The partial language that a platform or a person names: pt-BR → pt; None for any other."""
        language = _language(hint)
        return language if language in self.partial else None

    def has(self, locale: str, key: str) -> bool:
        """Whether a text stands in this very language."""
        return key in self._keys.get(locale, ())

    def say(self, locale: str, key: str, /, **arguments: Value) -> Markdown:
        """A text as Markdown. What is inserted is escaped, but for Markdown of ours; times become local times,
        and a member of an enumeration what people call it, where a text does: role-owner for Role.OWNER.

        A link of ours goes in as Markdown(url): inside other text a link is made dead. locale: as for match().
        Raises TextError.
        """
        return Markdown(self._render(locale, key, arguments, escaped=True))

    def label(self, locale: str, key: str, /, **arguments: Value) -> str:
        """The same as plain text, nothing escaped: for buttons, titles, command descriptions. Raises TextError."""
        return self._render(locale, key, arguments, escaped=False)

    def moment(self, locale: str, when: datetime) -> str:
        """A time with its day, in the region's time zone: Sun Nov 22, 3:42 PM."""
        return self._time(locale, when, _MOMENT[self.match(locale)])

    def time(self, locale: str, when: datetime) -> str:
        """A time of day in the region's time zone: 3:42 PM."""
        return self._time(locale, when, _TIME)

    def second(self, locale: str, when: datetime) -> str:
        """A time of day to the second, in the region's time zone: 3:42:20 PM."""
        return self._time(locale, when, _SECOND)

    def day(self, locale: str, when: date) -> str:
        """A date as it stands, in no time zone: Nov 22, 2026."""
        return self._date(locale, when, _DAY)

    def month(self, locale: str, when: date) -> str:
        """A month: November 2026."""
        return self._date(locale, when, _MONTH)

    def duration(self, locale: str, length: timedelta) -> str:
        """A length of time in its two largest units, at least a minute: 12 min, 1 h 5 min, 3 days."""
        minutes = max(1, round(length.total_seconds() / 60))
        parts = (("days", minutes // 1440), ("hours", minutes // 60 % 24), ("minutes", minutes % 60))
        shown = [self.label(locale, f"duration-{unit}", count=count) for unit, count in parts if count]
        return " ".join(shown[:2])

    def items(self, locale: str, items: Iterable[str], *, alternatives: bool = False) -> str:
        """A list in a sentence: Durham and Wake; alternatives: Durham or Wake. Plain text, not escaped."""
        names = list(items)
        text = format_list(names, "or" if alternatives else "standard", locale=self.match(locale))
        if self.match(locale) != "es" or len(names) < 2:
            return text
        word, changed, sound = ("o", "u", _SOUNDS_LIKE_O) if alternatives else ("y", "e", _SOUNDS_LIKE_I)
        if not sound.match(names[-1]):
            return text
        return text.removesuffix(f" {word} {names[-1]}") + f" {changed} {names[-1]}"

    def number(self, locale: str, number: int) -> str:
        """A number with its separators: 1,234."""
        return format_decimal(number, locale=f"{self.match(locale)}_{_REGION}")

    def _date(self, locale: str, when: date, patterns: Mapping[str, str]) -> str:
        language = locale if locale in patterns else self.match(locale)
        pattern = patterns[language]
        if language != "ht":
            return format_date(when, pattern, locale=language)
        return format_date(when, pattern.replace("MMMM", f"'{_CREOLE_MONTHS[when.month - 1]}'"), locale="fr")

    def _render(self, locale: str, key: str, arguments: Mapping[str, Value], *, escaped: bool) -> str:
        bundle = self._bundles[locale if self.has(locale, key) else self.match(locale)]
        if not bundle.has_message(key):
            raise TextError(f"no text {key!r}")
        pattern = bundle.get_message(key).value
        strings: list[str] = []
        given = {name: self._argument(locale, value, strings, escaped=escaped) for name, value in arguments.items()}
        text, errors = bundle.format_pattern(pattern, given) if pattern else ("", [TextError("no value")])
        if errors:
            raise TextError(f"text {key!r}: " + "; ".join(map(str, errors)))
        text = _at_one(str(text), strings) if bundle.locales[0].startswith("es") else str(text)
        whole = _MARK.sub(lambda mark: strings[ord(mark[0]) - _FIRST_MARK], text)
        return _DOUBLE_STOP.sub(r"\1", whole).strip()

    def _argument(self, locale: str, value: Value, strings: list[str], *, escaped: bool) -> "int | _Inserted | _Moment":
        """What Fluent gets for a value. A string is put aside, with a mark in its place: Fluent refuses long ones."""
        if isinstance(value, datetime):
            return _Moment(self.moment(locale, value), self.time(locale, value))
        if isinstance(value, StrEnum) and self.has(DEFAULT_LOCALE, key := _name_of(value)):
            return _Inserted(value, self._render(locale, key, {}, escaped=False))
        if isinstance(value, str):
            strings.append(escape(value) if escaped else value)
            return _Inserted(value, chr(_FIRST_MARK + len(strings) - 1))
        return value

    def _time(self, locale: str, when: datetime, pattern: str) -> str:
        if when.tzinfo is None:
            raise TextError("a time without its zone")
        text = format_datetime(when, pattern, tzinfo=self.timezone, locale=Locale.parse(self.match(locale)))
        return text.replace("\u202f", " ").replace("\xa0", " ")


class _Inserted(FluentType):
    """A text argument: shown as a mark or as it is, compared by its value."""

    def __init__(self, value: str, shown: str) -> None:
        self.value = value
        self.shown = shown

    def format(self, locale: Locale) -> str:
        return self.shown

    def __eq__(self, other: object) -> bool:
        return self.value == other

    def __hash__(self) -> int:
        return hash(self.value)


class _Moment(FluentType):
    """A time argument: shown with its day, or through TIME() without."""

    def __init__(self, shown: str, time: str) -> None:
        self.shown = shown
        self.time = time

    def format(self, locale: Locale) -> str:
        return self.shown


def _name_of(value: StrEnum) -> str:
    """The key of what people call a member of an enumeration: room-kind-alerts for RoomKind.ALERTS."""
    return "-".join((*_WORD.findall(type(value).__name__), value)).lower()


def _language(hint: str | None) -> str:
    return re.split("[-_]", (hint or "").strip().lower())[0]


def _at_one(text: str, strings: Sequence[str]) -> str:
    """The article of one o'clock in our own words; what is inserted stays as it is."""
    text = _AT_ONE.sub("la ", text)
    return _LAS_MARK.sub(lambda las: "la " if strings[ord(las[1]) - _FIRST_MARK].startswith("1:") else las[0], text)


def _time_only(value: FluentType) -> FluentType:
    """Fluent's TIME($when). Text passes as it is: a platform may have its own way to write a time."""
    return _Inserted(value.time, value.time) if isinstance(value, _Moment) else value


@cache
def _own() -> Mapping[str, "_Entries"]:
    """Our own words, parsed once a process: it takes a second."""
    return _read(_FOLDER)


def _read(folder: Traversable) -> dict[str, "_Entries"]:
    return {locale.name: _messages(locale) for locale in folder.iterdir() if not locale.is_file()}


def _bundle(locale: str, texts: "_Entries") -> FluentBundle:
    bundle = FluentBundle(
        [f"{locale}-{_REGION}"], functions={"TIME": lambda value: _time_only(value)}, use_isolating=locale in _ISOLATED
    )
    bundle.add_resource(ast.Resource(list(texts.values())))
    return bundle


_Entries = Mapping[str, ast.Message | ast.Term]


def _messages(folder: Traversable) -> dict[str, ast.Message | ast.Term]:
    """Every message of a language's files. Raises TextError for a broken one and for a key that stands twice."""
    found: dict[str, ast.Message | ast.Term] = {}
    for name, entry in _entries(folder):
        if isinstance(entry, ast.Junk):
            raise TextError(f"{folder.name}/{name}: broken at {(entry.content or '').strip()[:60]!r}")
        if isinstance(entry, ast.Message | ast.Term):
            key = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
            if key in found:
                raise TextError(f"{folder.name}/{name}: {key} stands twice")
            found[key] = entry
    return found


def _entries(folder: Traversable) -> Iterator[tuple[str, ast.EntryType]]:
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ftl"):
            resource = FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8"))
            yield from ((file.name, entry) for entry in resource.body)
