"""To what exactly somebody agrees (R20): the name of a text, and the choices that carry it."""

from dataclasses import replace

import pytest

from bot.domain.alerts import Mistake
from bot.domain.approving import notice, publication, read_notice, read_publication, read_wish, text_version
from bot.domain.reports import Agency, Basis, NotImmigration, Report
from tests.storage.conftest import START
from tests.storage.one_report import REPORT

CHOICE_LIMIT = 64


def saying(sentence: int) -> Report:
    assert REPORT.sighting is not None
    words = {"en": f"Seen {sentence}.", "es": f"Visto {sentence}."}
    public = replace(REPORT.sighting.public, sentence=words)
    return replace(REPORT, sighting=replace(REPORT.sighting, public=public))


def test_r20_two_texts_whose_first_32_bits_are_equal_have_two_names() -> None:
    """Found in a second: one would be shown to the second person, and the other one sent."""
    assert text_version(saying(34_962)) != text_version(saying(57_181))
    assert len(text_version(REPORT)) == 18


@pytest.mark.parametrize("agency", Agency)
@pytest.mark.parametrize("basis", Basis)
def test_a_publication_is_read_back_and_fits(basis: Basis, agency: Agency) -> None:
    choice = publication(REPORT, basis, agency)
    assert len(choice) <= CHOICE_LIMIT
    assert read_publication(choice) == (basis, agency, text_version(REPORT))
    assert read_notice(choice) is None
    assert read_wish(choice, "M1", START) is None


@pytest.mark.parametrize("was", NotImmigration)
def test_a_notice_is_read_back_and_fits(was: NotImmigration) -> None:
    choice = notice(REPORT, was)
    assert len(choice) <= CHOICE_LIMIT
    assert read_notice(choice) == (was, text_version(REPORT))
    assert read_publication(choice) is None


@pytest.mark.parametrize(
    ("choice", "step", "mistake"),
    [("end:3", "end", None), ("change:3:1a2b3c4d", "change", None), ("retract:other:a1", "retract", Mistake.OTHER)],
)
def test_a_step_of_what_is_public_is_read_back(choice: str, step: str, mistake: Mistake | None) -> None:
    wish = read_wish(choice, "M1", START)
    assert wish is not None
    assert (wish.alias, wish.step, wish.mistake) == ("M1", step, mistake)
