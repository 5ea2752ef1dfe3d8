"""Every text that the public reads of an alert is listed with who read it, and another wording voids that (R24)."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import reviews
from bot.cli import app
from bot.domain.alerts import Alert, AlertKind, AlertLanguage, AlertState, Facts, Mistake
from bot.domain.reports import Agency, Basis, Mark, NotImmigration, PlaceKind
from bot.domain.salute import Count
from bot.errors import FarolitoError
from bot.i18n import Markdown, Texts, Value
from bot.services.alerts.alert_text import AlertText
from bot.services.asking.hotlines import Hotlines
from knowledge.directory import Directory
from knowledge.loader import load

NOON = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
FACTS = Facts(
    county="Durham",
    place="Roxboro y Club",
    place_kind=PlaceKind.STREET,
    agency=Agency.UNKNOWN,
    basis=Basis.TWO_OBSERVERS,
    seen_at=NOON,
    valid_until=NOON + timedelta(hours=2),
    ended_at=NOON,
    agents=Count(2, 3),
    vehicles=Count(1, 1),
    sentence={"en": "Two people were seen.", "es": "Se vio a dos personas."},
    agreement=True,
)


class Listening(Texts):
    """Notes which texts are asked for."""

    heard: set[str]

    def say(self, locale: str, key: str, /, **arguments: Value) -> Markdown:
        self.heard.add(key)
        return super().say(locale, key, **arguments)

    def label(self, locale: str, key: str, /, **arguments: Value) -> str:
        self.heard.add(key)
        return super().label(locale, key, **arguments)


def every_alert() -> Iterator[Alert]:
    """Each kind, state, agency, basis, mistake and mark that an alert can have."""
    facts = [
        *(replace(FACTS, agency=agency) for agency in Agency),
        *(replace(FACTS, basis=basis) for basis in Basis),
        *(replace(FACTS, mistake=mistake) for mistake in Mistake),
        *(replace(FACTS, was=was) for was in NotImmigration),
        *(replace(FACTS, marked=marked) for marked in (True, False, None)),
    ]
    for fact, kind, state, mark in product(facts, AlertKind, AlertState, Mark):
        yield Alert("a1", 101, None, state, fact, 1, mark=mark, published_by="M1", kind=kind)


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load().directory


def test_r24_every_text_of_an_alert_is_listed(directory: Directory) -> None:
    texts = Listening()
    texts.heard = set()
    render = AlertText(texts, Hotlines(directory))
    for alert in every_alert():
        for language in AlertLanguage:
            render(alert, language)
            render.beside(alert, language)
    assert len(texts.heard) > 30
    assert texts.heard <= {template.key for template in reviews.templates()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The locales as they are, where they may be signed."""
    copied = tmp_path / "locales"
    shutil.copytree(reviews.FOLDER, copied)
    return copied


def test_r24_what_nobody_signed_is_unread(folder: Path) -> None:
    assert set(reviews.unread(folder)) == {template.key for template in reviews.templates(folder)}


def test_r24_a_signature_names_who_when_and_which_wording(folder: Path) -> None:
    assert reviews.sign(["alert"], by='Ana "Nita" Ruiz', today=date(2026, 11, 30), folder=folder) == ("alert",)
    signed = next(template for template in reviews.templates(folder) if template.key == "alert")
    assert signed.review == reviews.Review('Ana "Nita" Ruiz', "2026-11-30", signed.wording)
    assert "alert" not in reviews.unread(folder)
    assert "alert-ended" in reviews.unread(folder)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_r24_another_wording_in_any_language_has_to_be_read_again(folder: Path, locale: str) -> None:
    reviews.sign([reviews.ALL], by="Ana", today=date(2026, 11, 30), folder=folder)
    assert reviews.unread(folder) == ()
    words = folder / locale / "words.ftl"
    words.write_text(words.read_text(encoding="utf-8").replace("alert-ended = ", "alert-ended = . "), encoding="utf-8")
    assert reviews.unread(folder) == ("alert-ended",)


def test_a_comment_above_a_text_changes_nothing(folder: Path) -> None:
    reviews.sign([reviews.ALL], by="Ana", today=date(2026, 11, 30), folder=folder)
    words = folder / "en" / "words.ftl"
    text = words.read_text(encoding="utf-8").replace("\nalert-ended =", "\n# For readers.\nalert-ended =")
    words.write_text(text, encoding="utf-8")
    assert reviews.unread(folder) == ()


def test_nobody_signs_without_a_name_or_what_is_not_there(folder: Path) -> None:
    with pytest.raises(FarolitoError, match="--by"):
        reviews.sign(["alert"], by=" ", today=date(2026, 11, 30), folder=folder)
    with pytest.raises(FarolitoError, match="nothing-like-it"):
        reviews.sign(["nothing-like-it"], by="Ana", today=date(2026, 11, 30), folder=folder)
    written = (folder / reviews.NAME).read_text(encoding="utf-8")
    (folder / reviews.NAME).write_text(f"{written}no-such-text:\n  reviewed: null\n", encoding="utf-8")
    with pytest.raises(FarolitoError, match="no-such-text"):
        reviews.templates(folder)


def test_the_command_prints_every_text_and_says_what_to_do() -> None:
    result = CliRunner().invoke(app, ["texts"])
    assert result.exit_code == 1
    assert "alert: read by nobody" in result.output
    assert "CONFIRMADO { $alert }" in result.output
    assert "farolito texts --sign KEY --by NAME" in result.output
