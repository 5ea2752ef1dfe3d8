"""R45: referrals are off until the file names a partner, and its counties are checked like a room's."""

from pathlib import Path

import pytest

from bot.config import load
from bot.domain.referrals import Need
from bot.domain.rights import ALL_COUNTIES
from tests.bot.test_config import faults


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_r45_without_the_section_there_is_no_partner(tmp_path: Path) -> None:
    assert load(written(tmp_path, "region: nc\n"), {}).referrals is None


def test_a_partner_needs_a_name_and_nothing_else(tmp_path: Path) -> None:
    partner = load(written(tmp_path, "referrals:\n  organisation: Apoyo Familiar\n"), {}).referrals
    assert partner is not None
    assert partner.organisation == "Apoyo Familiar"
    assert partner.counties == {ALL_COUNTIES}
    assert partner.languages == ("es", "en")
    assert partner.needs == tuple(Need)
    assert partner.unanswered_hours == 24


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  counties: [Durham, Wak]", "no county of nc is called Wak; did you mean Wake?"),
        ("  needs: [ride]", "expected a list of detained, lawyer, bond, food-rent, school, other"),
        ("  languages: [xx]", "expected a list of en, es, pt, ht, fr, vi, zh, ar"),
        ("  unanswered_hours: 72", "expected hours, a whole number from 1 to 48"),
        ("  name: Apoyo", "name"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, line: str, said: str) -> None:
    found = faults(tmp_path / "config.yaml", f"referrals:\n  organisation: Apoyo\n{line}\n")
    assert any(said in fault for fault in found), found
    assert all("config.yaml" in fault or "referrals" in fault for fault in found)
