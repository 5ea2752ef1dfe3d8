"""docs/alerts.md is what the program says about alerts today, within what a phone shows at once."""

import pytest

from bot.domain.alerts import AlertKind, AlertLanguage, AlertState
from bot.domain.never_words import Kind, forbidden
from bot.domain.reports import Agency, Mark
from bot.i18n import Texts
from bot.services.alerts.alert_text import AlertText
from bot.services.asking.hotlines import Hotlines
from knowledge.loader import load
from tests.alert_snapshots import FILE, LANGUAGES, cases, written


def test_the_page_is_what_the_program_says() -> None:
    assert FILE.read_text(encoding="utf-8") == written(), "write it anew: python -m tests.alert_snapshots"


def test_every_kind_in_every_state_that_the_public_can_read_stands_there() -> None:
    found = {(case.alert.kind, case.alert.state) for case in cases()}
    public = {state for state in AlertState if state.value not in ("held", "waiting", "undone")}
    assert {state for kind, state in found if kind is AlertKind.CONFIRMED} == public
    assert {kind for kind, _ in found} == set(AlertKind)
    assert {case.alert.mark for case in cases()} == set(Mark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alerts_have_at_most_500_characters_a_language(language: AlertLanguage) -> None:
    text = AlertText(Texts(), Hotlines(load().directory))
    for case in cases():
        if case.alert.mark is Mark.REAL:
            assert len(text(case.alert, language)) <= 500, case.title
            assert len(text.beside(case.alert, language)) <= 500, case.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_r24_no_alert_says_a_forbidden_word(language: AlertLanguage) -> None:
    text = AlertText(Texts(), Hotlines(load().directory))
    for case in cases():
        for words in (text(case.alert, language), text.beside(case.alert, language)):
            # R17: it is named where it was ICE.
            named = {"ICE"} if case.alert.facts.agency is Agency.ICE else set()
            assert set(forbidden(words, language.value, Kind.ALERT)) <= named, case.title
