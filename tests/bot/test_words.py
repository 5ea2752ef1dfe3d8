"""The sentences of docs/words.md stand in the program as they are, and no text says a forbidden word."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import knowledge
from bot.domain.never_words import Kind, forbidden
from bot.i18n import Markdown, Texts
from knowledge.documents import Value, parse_page, parse_yaml
from tests.bot.fluent_files import messages, readings, variables
from tests.bot.forbidden_words import EXCEPTIONS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "words.md").read_text(encoding="utf-8")
PACKS = Path(knowledge.__file__).parent / "packs"
TEXTS = Texts()
WHEN = datetime(2026, 9, 23, 16, 52, tzinfo=UTC)

# Each pair of sentences in the order of docs/words.md: its text key, and what its braces insert, in both the same.
SENTENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("start", ("network",)),
    ("consent", ("network", "platform")),
    ("receipt", ("report", "number")),
    ("receipt-photo", ()),
    ("unclaimed", ("report", "number")),
    ("no-room", ("county", "number")),
    ("subscribed", ("county", "link")),
    ("alert", ("alert", "agency", "place", "county", "seen", "basis", "until", "number", "alert")),
    ("alert-checking", ("alert", "county", "number")),
    ("alert-ended", ("alert", "time", "place")),
    ("alert-expired", ("alert", "seen")),
    ("not-immigration", ("time", "place", "what", "note")),
    ("correction", ("alert", "truth")),
    ("alerts-paused", ("since", "number")),
    ("rumour-nothing", ("county",)),
    ("privacy-short", ("platform", "number")),
    ("referral", ("organisation",)),
    ("letter-warning", ()),
    ("moderator-asks", ("question",)),
    ("verifier-agreement", ()),
    ("all-failed", ("number",)),
)
START_BUTTONS = ("start-here", "start-taken", "start-report", "start-number", "start-rights", "start-alerts")
CONSENT_BUTTONS = ("consent-send", "consent-add", "consent-cancel")
LONG = {
    "alert": "A-12345",
    "place": "estacionamiento de la tienda en N Roxboro St y Old Oxford Hwy, Durham",
    "county": "New Hanover",
    "number": "(919) 555-0100",
    "note": "",
    "truth": "El lugar era N Roxboro St y Old Oxford Hwy, y los agentes eran de la Patrulla Fronteriza",
}


def documented(locale: str) -> list[str]:
    return re.findall(rf"{locale.upper()} «([^»]*)»", DOCUMENT)


@pytest.mark.parametrize("locale", ["es", "en"])
def test_every_documented_sentence_has_its_text(locale: str) -> None:
    assert len(documented(locale)) == len(SENTENCES)


@pytest.mark.parametrize("locale", ["es", "en"])
@pytest.mark.parametrize("position", range(len(SENTENCES)), ids=lambda position: SENTENCES[position][0])
def test_texts_stand_as_documented(locale: str, position: int) -> None:
    key, braces = SENTENCES[position]
    names = iter(braces)
    expected = re.sub(r"{[^}]*}", lambda _: f"‹{next(names)}›", documented(locale)[position])
    inserted = {name: Markdown(f"‹{name}›") for name in variables(messages(locale)[key])}
    assert next(names, None) is None
    assert TEXTS.say(locale, key, **inserted) == expected


@pytest.mark.parametrize("locale", ["es", "en"])
def test_buttons_are_worded_as_documented(locale: str) -> None:
    line = next(line for line in DOCUMENT.splitlines() if f"{locale.upper()} «" in line and line.endswith("]"))
    assert re.findall(r"\[([^\]]*)\]", line) == [TEXTS.label(locale, key) for key in CONSENT_BUTTONS]
    start = TEXTS.label(locale, "start", network="X")
    assert " · ".join(TEXTS.label(locale, key) for key in START_BUTTONS) + "." in start
    assert start.endswith(TEXTS.label(locale, "start-language"))


@pytest.mark.parametrize("locale", ["es", "en"])
def test_r1_start_is_at_most_300_characters(locale: str) -> None:
    assert len(TEXTS.say(locale, "start", network="Red de Respuesta Rápida del Triángulo")) <= 300


@pytest.mark.parametrize("locale", ["es", "en"])
@pytest.mark.parametrize(
    "key", ["alert", "alert-checking", "alert-ended", "alert-expired", "correction", "not-immigration"]
)
def test_alerts_are_at_most_500_characters(locale: str, key: str) -> None:
    agencies = max((TEXTS.label(locale, name) for name in TEXTS.keys if name.startswith("agency-")), key=len)
    bases = max((TEXTS.label(locale, name) for name in TEXTS.keys if name.startswith("basis-")), key=len)
    what = max((TEXTS.label(locale, name) for name in TEXTS.keys if name.startswith("was-")), key=len)
    times = {"seen": WHEN, "until": WHEN, "time": WHEN}
    note = TEXTS.say(locale, "note-287g", county=LONG["county"])
    text = TEXTS.say(locale, key, **{**LONG, "agency": agencies, "basis": bases, "what": what, "note": note}, **times)
    assert len(text) <= 500


@pytest.mark.parametrize("locale", ["es", "en"])
@pytest.mark.parametrize(("key", "mark"), [("practice-frame", "practice"), ("drill-frame", "drill")])
def test_r34_practice_begins_and_ends_with_its_mark(locale: str, key: str, mark: str) -> None:
    text = TEXTS.say(locale, key, text="X")
    word = TEXTS.label(locale, mark)
    assert word in {"PRACTICE", "PRÁCTICA", "DRILL", "SIMULACRO"}
    assert text.startswith(word)
    assert text.endswith(word)
    assert "\nX\n" in text


@pytest.mark.parametrize("locale", ["es", "en"])
def test_r17_an_unknown_agency_is_never_called_ice(locale: str) -> None:
    agency = TEXTS.label(locale, "agency-unknown")
    inserted = dict.fromkeys(variables(messages(locale)["alert"]), "X") | {"agency": agency}
    assert not re.search(r"\bICE\b", TEXTS.say(locale, "alert", **inserted))
    assert "ICE" not in TEXTS.label(locale, "agents-unknown")


# What follows reads every text there is.


def kind(key: str) -> Kind:
    alerts = key == "alert" or key.startswith(("alert-", "template-"))
    return Kind.ALERT if alerts or key in {"not-immigration", "correction", "alerts-paused"} else Kind.TEXT


def strings(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def card_texts() -> Iterator[tuple[str, str, str]]:
    """(id, locale, text) of every card and letter: its body and all of its front matter but the sources."""
    for file in sorted((*PACKS.glob("*/cards/*.md"), *PACKS.glob("*/letters/*.md"))):
        card, locale, _ = file.name.rsplit(".", 2)
        page = parse_page(file.read_text(encoding="utf-8"), file.name)
        yield card, locale, page.body
        if isinstance(page.matter.data, dict):
            shown = {key: value for key, value in page.matter.data.items() if key not in {"sources", "questions"}}
            yield from ((card, locale, text) for text in strings(shown))


def translated(value: Value) -> Iterator[tuple[str, str]]:
    """(locale, text) for whatever stands in YAML under a language's name."""
    if isinstance(value, list):
        for part in value:
            yield from translated(part)
    if isinstance(value, dict):
        for key, part in value.items():
            if key in TEXTS.locales:
                yield from ((key, text) for text in strings(part))
            else:
                yield from translated(part)


def pack_texts() -> Iterator[tuple[str, str, str]]:
    for file in sorted(PACKS.glob("*/*.yaml")):
        data = parse_yaml(file.read_text(encoding="utf-8"), file.name).data
        yield from ((file.name, locale, text) for locale, text in translated(data))


def said() -> dict[tuple[str, str], str]:
    """(text key, card or file; forbidden word) wherever one is said, with its sentence."""
    fluent = (
        (key, locale, text, kind(key))
        for locale in (*TEXTS.locales, *TEXTS.partial)
        for key in sorted(messages(locale))
        for text in readings(TEXTS, locale, key)
    )
    packs = ((file, locale, text, Kind.CARD) for file, locale, text in (*card_texts(), *pack_texts()))
    return {
        (name, word): sentence
        for name, locale, text, of_kind in (*fluent, *packs)
        for word, sentence in forbidden(text, locale, of_kind).items()
    }


def test_no_text_says_a_forbidden_word() -> None:
    faults = [
        f"{name} says {word!r}: {sentence}"
        for (name, word), sentence in said().items()
        if (name, word) not in EXCEPTIONS
    ]
    assert faults == []


def test_every_exception_is_needed_and_has_a_reason() -> None:
    assert EXCEPTIONS.keys() - said().keys() == set()
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())


def documented_words() -> Iterator[tuple[str, str]]:
    """(locale, word) of docs/words.md's last paragraph, but for "names of officers", which no list can hold."""
    paragraph = DOCUMENT.rpartition("**Never, in any text**")[2].partition(": ")[2].partition("\n")[0]
    for group in paragraph.split(" · "):
        if group.startswith(("names of", "ICE where")):
            continue
        for locale, words in zip(("en", "es"), group.split(" / "), strict=True):
            bare = re.sub(r"\([^)]*\)|without the exception|\"", "", words)
            yield from ((locale, word.strip(" .")) for word in bare.split(","))


@pytest.mark.parametrize(("locale", "word"), list(documented_words()))
def test_every_documented_word_is_found(locale: str, word: str) -> None:
    agents = "Agents" if locale == "en" else "Agentes"
    assert forbidden(f"{agents} {word.upper()} X.", locale, Kind.ALERT)


@pytest.mark.parametrize(
    ("locale", "text", "kind"),
    [
        ("en", "Clear this chat", Kind.TEXT),
        ("en", "The rescuers sent a runner", Kind.ALERT),
        ("en", "Never sign what you do not understand.", Kind.CARD),
        ("en", "When they come to your door, ask for a paper.", Kind.CARD),
        ("en", "They cannot come in without a judge's paper.", Kind.CARD),
        ("es", "No pueden entrar sin una orden firmada por un juez.", Kind.CARD),
        ("es", "Tenga su Seguro Social en casa.", Kind.CARD),
        ("es", "¿Están ahí ahora?", Kind.TEXT),
        ("en", "ICE has a detainee locator.", Kind.CARD),
        ("en", "Do not run, argue or resist.", Kind.CARD),
        ("es", "Calma. No corra.", Kind.CARD),
    ],
)
def test_other_uses_of_the_words_stay_allowed(locale: str, text: str, kind: Kind) -> None:
    assert forbidden(text, locale, kind) == {}


@pytest.mark.parametrize(
    ("locale", "text", "kind", "word"),
    [
        ("en", "Come to Main Street!", Kind.TEXT, "come"),
        ("en", "Do not run.", Kind.TEXT, "run"),
        ("en", "Stay calm. Run to the back.", Kind.CARD, "run"),
        ("en", "ICE agents were seen.", Kind.TEXT, "ICE"),
        ("en", "They cannot enter your home.", Kind.CARD, "ICE can't"),
        ("es", "Los agentes nunca entran ahí.", Kind.CARD, "nunca"),
        ("es", "La zona está segura.", Kind.TEXT, "seguro"),
        ("es", "Agentes aquí ahora.", Kind.ALERT, "ahora mismo"),
        ("pt", "A igreja é um lugar seguro.", Kind.CARD, r"\bsegur[oa]s?\b"),
        ("ht", "Ajan yo p ap janm antre.", Kind.CARD, r"\b(?:toujou|janm)\b"),
        ("fr", "Ce lieu est sûr.", Kind.TEXT, r"\bsûre?s?\b"),
        ("vi", "Nơi này an toàn.", Kind.CARD, r"\ban toàn\b"),
        ("zh", "那里很安全。", Kind.CARD, "安全"),
        ("ar", "هذا المكان آمن.", Kind.TEXT, "آمن"),
    ],
)
def test_forbidden_uses_are_found(locale: str, text: str, kind: Kind, word: str) -> None:
    assert word in forbidden(text, locale, kind)
