"""Which region a command speaks of, and what the bot calls its state."""

from pathlib import Path

import pytest

from bot.asking import answer_text
from bot.i18n import Texts
from bot.region import chosen
from tests.bot.fluent_files import messages, readings

NAMES = {"en": "South Carolina", "es": "Carolina del Sur", "pt": "Carolina do Sul", "fr": "Caroline du Sud"}


@pytest.mark.parametrize(
    ("content", "region"),
    [
        ("region: sc\n", "sc"),
        ("stage: answers\n", "nc"),
        ("region: [sc]\n", "nc"),
        ("region: {\n", "nc"),
        ("- sc\n", "nc"),
        ("", "nc"),
    ],
)
def test_the_region_is_that_of_the_configuration(tmp_path: Path, content: str, region: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(content)
    assert chosen(None, path) == region
    assert chosen("va", path) == "va", "what is named on the command line counts"


def test_without_a_configuration_it_is_the_one_that_comes_along(tmp_path: Path) -> None:
    assert chosen(None, tmp_path / "config.yaml") == "nc"


@pytest.mark.parametrize(("key", "values"), [
    ("hotlines-statewide", {}), ("place-outside", {}), ("place-unknown", {"place": "X"}),
    ("error-county-unknown", {"place": "X"}),
])  # fmt: skip
def test_the_texts_name_the_state_of_the_pack(key: str, values: dict[str, str]) -> None:
    texts = Texts(state=NAMES)
    for locale, name in NAMES.items():
        if texts.has(locale, key):
            assert name in texts.say(locale, key, **values)
            assert "North" not in texts.say(locale, key, **values)


def test_no_text_names_a_state_by_itself() -> None:
    """What another network would have to rewrite."""
    texts = Texts(state=NAMES)
    for locale, name in (("en", "North Carolina"), ("es", "Carolina del Norte"), ("fr", "Caroline du Nord")):
        found = [key for key in texts.keys if name in _source(texts, locale, key)]
        assert found == []


def _source(texts: Texts, locale: str, key: str) -> str:
    return " ".join(map(str, readings(texts, locale, key))) if key in messages(locale) else ""


def test_outside_the_state_the_terminal_gives_the_nations_numbers_first() -> None:
    said = answer_text("la migra está en mi puerta en Atlanta Georgia", "nc")
    assert "fuera de Carolina del Norte" in said
    assert said.index("1-844-363-1423") < said.index("336-543-0353")
