"""Which cards are due, what is past its date, and a signature that changes nothing else."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.errors import KnowledgeError
from knowledge.loader import load
from knowledge.model import Review
from knowledge.review import NUMBER_HOLDS, Due, due, latest_review, sign, stale
from tests.knowledge.tiny import write_packs

TODAY = date(2026, 3, 1)  # the cards are of January 22, 2026, to be checked by January 22, 2027


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return write_packs(tmp_path)


def file(packs: Path, identity: str = "rights-home", locale: str = "en") -> Path:
    return packs / "us" / "cards" / f"{identity}.{locale}.md"


def edit(packs: Path, old: str, new: str, identity: str = "rights-home") -> None:
    for locale in ("en", "es"):
        path = file(packs, identity, locale)
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))


def reasons(packs: Path, today: date) -> list[tuple[str, str]]:
    return [(each.card, each.why) for each in due(load(packs), today)]


def test_high_risk_and_what_is_due_first_come_first(packs: Path) -> None:
    edit(packs, "risk: high", "risk: normal")
    edit(packs, "review_by: 2027-01-22", "review_by: 2026-02-01")
    assert reasons(packs, TODAY) == [("rights-car", "unsigned"), ("rights-home", "unsigned")]
    edit(packs, "risk: normal", "risk: high")
    assert reasons(packs, TODAY) == [("rights-home", "unsigned"), ("rights-car", "unsigned")]


def test_a_signed_card_is_due_again_when_its_day_comes_near(packs: Path) -> None:
    sign(load(packs), "rights-home", by="Ana Paz", today=TODAY)
    sign(load(packs), "rights-car", by="Ana Paz", today=TODAY)
    # High risk: half a year after the signature, and a month ahead.
    assert reasons(packs, date(2026, 7, 31)) == []
    assert reasons(packs, date(2026, 8, 1)) == [("rights-car", "due"), ("rights-home", "due")]


def test_a_card_that_changed_after_its_signature_is_due(packs: Path) -> None:
    sign(load(packs), "rights-home", by="Ana Paz", today=TODAY)
    edit(packs, "as_of: 2026-01-22", "as_of: 2026-03-02")
    assert ("rights-home", "changed") in reasons(packs, date(2026, 3, 3))


def test_one_language_can_be_signed_alone(packs: Path) -> None:
    sign(load(packs), "rights-home", by="Ana Paz", today=TODAY, locale="es")
    found = next(each for each in due(load(packs), TODAY) if each.card == "rights-home")
    assert found == Due("rights-home", ("en",), found.risk, date(2027, 1, 22), "unsigned")


def test_a_signature_adds_one_line_and_touches_nothing_else(packs: Path) -> None:
    edit(packs, "review_by: 2027-01-22", "review_by: 2026-08-01")
    before = file(packs).read_text().splitlines()
    sign(load(packs), "rights-home", by=' Ana "la Abogada"  Paz: #1 ', today=TODAY)
    after = file(packs).read_text().splitlines()
    added = [line for line in after if line not in before]
    assert added == ['reviewed: {by: "Ana \\"la Abogada\\" Paz: #1", date: 2026-03-01}']
    assert [line for line in after if line not in added] == before
    card = load(packs).card("rights-home", "en")
    assert card is not None
    assert card.reviewed == Review('Ana "la Abogada" Paz: #1', TODAY)


def test_a_new_signature_takes_the_place_of_the_old_one(packs: Path) -> None:
    edit(packs, "hotlines:", "reviewed:\n  by: Luis Rey\n  date: 2026-02-01\nhotlines:")
    sign(load(packs), "rights-home", by="Ana Paz", today=TODAY)
    text = file(packs).read_text()
    assert "Luis" not in text
    assert text.count("reviewed:") == 1
    assert text.index("reviewed:") < text.index("hotlines:")


def test_line_ends_of_windows_stay(packs: Path) -> None:
    path = file(packs)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    sign(load(packs), "rights-home", by="Ana Paz", today=TODAY)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


@pytest.mark.parametrize(
    ("risk", "today", "next_day"),
    [
        ("high", date(2027, 1, 22), date(2027, 7, 24)),
        ("normal", date(2027, 1, 22), date(2028, 1, 23)),
        ("high", TODAY, date(2026, 8, 31)),
        ("normal", TODAY, date(2027, 1, 22)),
    ],
    ids=["high, past", "normal, past", "high, too far", "normal, as it stands"],
)
def test_without_a_day_the_risk_says_how_long_a_signature_holds(
    packs: Path, risk: str, today: date, next_day: date
) -> None:
    edit(packs, "risk: high", f"risk: {risk}")
    sign(load(packs), "rights-home", by="Ana Paz", today=today)
    card = load(packs).card("rights-home", "es")
    assert card is not None
    assert card.review_by == next_day <= latest_review(card)


def test_the_day_of_the_next_check_can_be_said(packs: Path) -> None:
    sign(load(packs), "rights-home", by="Ana Paz", today=TODAY, until=date(2026, 5, 1))
    card = load(packs).card("rights-home", "es")
    assert card is not None
    assert card.review_by == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("identity", "by", "until", "fault"),
    [
        ("no-card", "Ana", None, "there is no card 'no-card'"),
        ("rights-home", "  ", None, "a name on one line"),
        ("rights-home", "x" * 81, None, "a name on one line"),
        ("rights-home", "Ana\x00", None, "a name on one line"),
        ("rights-home", "Ana", TODAY, "must lie after today"),
        ("rights-home", "Ana", date(2026, 9, 1), "at most on 2026-08-31"),
    ],
)
def test_a_wrong_signature_writes_nothing(packs: Path, identity: str, by: str, until: date | None, fault: str) -> None:
    before = {path: path.read_bytes() for path in packs.rglob("*") if path.is_file()}
    with pytest.raises(KnowledgeError, match=fault):
        sign(load(packs), identity, by=by, today=TODAY, until=until)
    assert {path: path.read_bytes() for path in packs.rglob("*") if path.is_file()} == before


def test_what_is_past_its_date_is_listed_oldest_first(packs: Path) -> None:
    edit(packs, "risk: high", "expires_on: 2026-02-10\nrisk: high", "rights-car")
    edit(packs, "review_by: 2027-01-22", "review_by: 2026-02-20")
    (packs / "nc" / "news.yaml").write_text(
        "news: [{id: old, happened: 2025-01-01, as_of: 2025-01-02, expires_on: 2026-01-01, sources: [a paper],"
        " en: {title: T, text: X.}, es: {title: T, text: X.}}]"
    )
    found = [(each.kind, each.id, each.served) for each in stale(load(packs), TODAY) if each.kind != "number"]
    assert found == [("news", "old", False), ("card", "rights-car", False), ("card", "rights-home", True)]


def test_a_number_that_nobody_heard_of_for_a_year_is_listed(packs: Path) -> None:
    """The state's number is of January 1, 2026; an old one that says so itself is not listed."""
    day = date(2026, 1, 1) + NUMBER_HOLDS
    assert not any("state-line" in each.id for each in stale(load(packs), day))
    found = [each.id for each in stale(load(packs), day + timedelta(days=1)) if each.kind == "number"]
    assert "state-line 336-543-0353" in found
    assert not any("elm-old" in each for each in found)


def test_a_call_makes_a_number_fresh(packs: Path) -> None:
    path = packs / "nc" / "hotlines.yaml"
    path.write_text(path.read_text().replace("display: 336-543-0353", "display: 336-543-0353, called_on: 2026-12-01"))
    assert not any("state-line" in each.id for each in stale(load(packs), date(2027, 6, 1)))
