"""R5: no text asks for status, country, A-number, birth date, age, full name or address; no form has room for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.i18n import Texts
from tests.bot.fluent_files import messages, readings

ROOT = Path(bot.__file__).parent.parent
TEXTS = Texts()
DEPORTS = re.compile(
    r"\b(status|estatus|countr(?:y|ies)|pa[ií]s(?:es)?|nationality|nacionalidad|citizen\w*|ciudadan\w+"
    r"|a-number|alien number|número a|social security|seguro social|birth\w*|born|nac(?:ió|iste|imiento)"
    r"|how old|your age|(?:su|qué) edad|full name|nombre completo|your name|su nombre|last name|apellidos?"
    r"|address|direcci[oó]n|domicilio|passport|pasaporte|papers|papeles)\b",
    re.IGNORECASE,
)
# A sentence that asks is a question, or tells somebody to hand something over.
ASKS = re.compile(
    r"[?¿]|\b(?:write|type|send|tell|give|enter|add|say|put|fill"
    r"|escriba|mande|diga|ponga|dé|indique|añada|llene|comparta)\b",
    re.IGNORECASE,
)
# "Leave out names, home addresses and anyone's status."
WARNS = re.compile(
    r"\b(?:no|not|never|nobody|leave out|leave such|take out|took out|without|sin|ni|nunca|nadie|quite|quité)\b",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"(?<=[.?!:])\s+|\n")
# Texts that ask for one of these words without asking a person for it.
EXCEPTIONS = {
    "letter-warning": "says what sending a letter oneself means; the bot never sees the name (R9)",
    "subscribed": "the address of this chat, which is how the person is written to",
    "subscribe-offer": "the address of this chat, which is how the person is written to",
}
FORMS = [*sorted((ROOT / "handlers").glob("*.py")), *sorted((ROOT / "bot").rglob("*.py"))]


def asking(text: str) -> list[str]:
    """The sentences of a text that ask for what deports."""
    sentences = SENTENCES.split(text)
    return [each for each in sentences if DEPORTS.search(each) and ASKS.search(each) and not WARNS.search(each)]


def faults(locale: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in messages(locale):
        for text in readings(TEXTS, locale, key):
            if sentences := asking(str(text)):
                found[key] = sentences
    return found


@pytest.mark.parametrize("text", [
    "What is your full name?", "¿Cuál es su estatus?", "Type your address.", "Escriba su número A.",
    "Are you a citizen?", "¿En qué país nació?", "How old are you? Say your age.",
])  # fmt: skip
def test_a_text_that_asked_would_be_found(text: str) -> None:
    assert asking(text)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_r5_no_text_asks_for_what_deports(locale: str) -> None:
    assert {key: said for key, said in faults(locale).items() if key not in EXCEPTIONS} == {}


def test_every_exception_is_needed() -> None:
    assert [key for key in EXCEPTIONS if key not in {*faults("en"), *faults("es")}] == []


def fields() -> Iterator[tuple[str, str]]:
    """(file, every word written down inside a form's field): its name, and the keys of its label and hint."""
    for path in FORMS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "FormField":
                for part in ast.walk(node):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield path.name, part.value


def test_r5_no_form_has_a_field_for_what_deports() -> None:
    found = list(fields())
    assert len(found) > 5, "the forms are found"
    for file, word in found:
        # A field is no question: only a warning may name these things.
        said = {f"{locale}: {text}" for locale in ("en", "es") if word in messages(locale)
                for text in map(str, readings(TEXTS, locale, word))} or {word}  # fmt: skip
        assert [text for text in said if DEPORTS.search(text) and not WARNS.search(text)] == [], file


def test_r5_no_option_of_a_command_is_for_what_deports() -> None:
    about = [key for key in messages("en") if key.startswith("discord-option-")]
    assert about
    for locale in ("en", "es"):
        for key in about:
            assert not DEPORTS.search(TEXTS.label(locale, key)), key
