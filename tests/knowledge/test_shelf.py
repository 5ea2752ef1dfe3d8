"""What is served on a day, and what stands in for what is not."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.check import check
from knowledge.errors import KnowledgeError
from knowledge.loader import Knowledge, load
from knowledge.model import UNIVERSAL
from knowledge.search.search import Search
from knowledge.shelf import Shelf
from tests.knowledge.tiny import card, write_packs

LAST = date(2026, 6, 30)
AFTER = date(2026, 7, 1)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The card on cars ends on LAST; the universal rules stand by."""
    folder = write_packs(tmp_path)
    for locale in ("en", "es"):
        end(folder, "rights-car", locale)
        path = folder / "us" / "cards" / f"{UNIVERSAL}.{locale}.md"
        path.write_text(card(UNIVERSAL, locale, topic="rights-home", step="Stay calm"))
    return folder


def end(packs: Path, identity: str, locale: str, day: str = LAST.isoformat()) -> None:
    path = packs / "us" / "cards" / f"{identity}.{locale}.md"
    path.write_text(path.read_text().replace("risk: high", f"expires_on: {day}\nrisk: high"))


def served(knowledge: Knowledge, question: str, day: date, *stopped: str) -> list[str]:
    answer = Shelf(knowledge, day, frozenset(stopped)).serve(Search(knowledge).answer(question))
    assert answer.answered
    return [each.id for each in answer.cards]


@pytest.mark.parametrize(("day", "cards"), [(LAST, ["rights-car"]), (AFTER, [UNIVERSAL])])
def test_past_its_last_day_the_universal_rules_stand_in(packs: Path, day: date, cards: list[str]) -> None:
    assert served(load(packs), "they pulled over my car", day) == cards


def test_past_its_last_day_another_card_of_the_topic_comes_first(packs: Path) -> None:
    for locale in ("en", "es"):
        (packs / "us" / "cards" / f"car-two.{locale}.md").write_text(card("car-two", locale, topic="rights-car"))
    assert served(load(packs), "they pulled over my car", AFTER) == ["car-two"]


def test_r7_a_stopped_card_is_not_replaced_by_its_neighbour(packs: Path) -> None:
    for locale in ("en", "es"):
        (packs / "us" / "cards" / f"car-two.{locale}.md").write_text(card("car-two", locale, topic="rights-car"))
    assert served(load(packs), "they pulled over my car", LAST, "rights-car") == [UNIVERSAL, "car-two"]


def test_without_universal_rules_nothing_is_answered_wrongly(packs: Path) -> None:
    for locale in ("en", "es"):
        (packs / "us" / "cards" / f"{UNIVERSAL}.{locale}.md").unlink()
    knowledge = load(packs)
    shelf = Shelf(knowledge, AFTER)
    answer = shelf.serve(Search(knowledge).answer("they pulled over my car"))
    assert not answer.answered
    assert answer.cards == ()
    assert shelf.card("rights-car", "en") is None


def test_the_language_stays(packs: Path) -> None:
    stands_in = Shelf(load(packs), AFTER).card("rights-car", "es")
    assert stands_in is not None
    assert (stands_in.id, stands_in.locale) == (UNIVERSAL, "es")


def test_no_search_and_no_menu_finds_the_universal_rules(knowledge: Knowledge) -> None:
    shelf = Shelf(knowledge, AFTER)
    assert UNIVERSAL not in [each.id for topic in knowledge.topics for each in shelf.cards_about(topic, "en")]
    assert knowledge.card(UNIVERSAL, "en") is not None


def test_both_languages_end_on_one_day(packs: Path) -> None:
    path = packs / "us" / "cards" / "rights-car.es.md"
    path.write_text(path.read_text().replace(LAST.isoformat(), AFTER.isoformat()))
    assert any("expires_on: differs" in str(finding) for finding in check(packs, today=LAST))


@pytest.mark.parametrize(
    ("identity", "day", "fault"),
    [("rights-home", "2025-01-01", "lies before as_of"), (UNIVERSAL, "2027-01-01", "has no last day")],
)
def test_a_wrong_last_day_is_named(packs: Path, identity: str, day: str, fault: str) -> None:
    end(packs, identity, "en", day)
    with pytest.raises(KnowledgeError, match=fault):
        load(packs)
