"""Actions and news: dated, in both languages, gone after their last day, and never for a single person's purse."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.actions import LASTS_AT_MOST, Kind, current
from knowledge.check import check
from knowledge.errors import KnowledgeError
from knowledge.loader import Knowledge, load
from tests.knowledge.tiny import write_packs

ITEM = """
  - id: {id}
    kind: donate
    counties: [Oak]
    en: {{title: A fund, text: {text}}}
    es: {{title: Un fondo, text: Paga comida.}}
    link: {link}
    as_of: 2026-01-01
    expires_on: {expires_on}
    sources: ['https://example.org/fund']
"""
NEWS = """
  - id: {id}
    happened: {happened}
    en: {{title: Something, text: It happened.}}
    es: {{title: Algo, text: Sucedió.}}
    as_of: 2026-02-01
    expires_on: 2026-08-01
    sources: [a newspaper]
"""


def item(**changes: str) -> str:
    values = {"id": "fund", "text": "Pays food.", "link": "https://example.org/fund", "expires_on": "2026-06-30"}
    return ITEM.format(**{**values, **changes})


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = write_packs(tmp_path)
    write(folder, "actions", item())
    news = NEWS.format(id="older", happened="2026-01-05") + NEWS.format(id="newer", happened="2026-01-20")
    write(folder, "news", news)
    return folder


def write(packs: Path, name: str, entries: str) -> None:
    (packs / "nc" / f"{name}.yaml").write_text(f"{name}:{entries}", encoding="utf-8")


def faults(packs: Path) -> str:
    with pytest.raises(KnowledgeError) as caught:
        load(packs)
    return str(caught.value)


@pytest.mark.parametrize(("day", "shown"), [(date(2026, 6, 30), ["fund"]), (date(2026, 7, 1), [])])
def test_an_entry_is_shown_to_the_end_of_its_last_day(packs: Path, day: date, shown: list[str]) -> None:
    assert [each.id for each in current(load(packs).items, Kind.DONATE, day)] == shown


@pytest.mark.parametrize(("county", "shown"), [("Oak", ["fund"]), (None, ["fund"]), ("Pine", [])])
def test_an_entry_for_a_county_is_not_for_another(packs: Path, county: str | None, shown: list[str]) -> None:
    assert [each.id for each in current(load(packs).items, Kind.DONATE, date(2026, 3, 1), county)] == shown


def test_the_newest_news_come_first(packs: Path) -> None:
    assert [each.id for each in current(load(packs).items, Kind.NEWS, date(2026, 3, 1))] == ["newer", "older"]


@pytest.mark.parametrize(
    "text", ["Venmo us.", "'Send to $maria_lopez.'", "By CashApp.", "Zelle to Ana.", "See gofundme.com/f/juan."]
)
def test_r46_payment_handles_and_personal_fundraisers_are_refused(packs: Path, text: str) -> None:
    write(packs, "actions", item(text=text))
    assert "nc/actions.yaml:5: actions[0].en.text" in faults(packs)


def test_r46_a_personal_fundraiser_is_no_link(packs: Path) -> None:
    write(packs, "actions", item(link="https://www.gofundme.com/f/for-juan"))
    assert "actions[0].link" in faults(packs)


def test_an_amount_of_money_is_no_payment_handle(packs: Path) -> None:
    write(packs, "actions", item(text="'Bond was $8,176 on average.'"))
    assert len(load(packs).items) == 3


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"expires_on": "2025-12-31"}, "expires_on: lies before as_of"),
        ({"expires_on": "2029-01-01"}, f"expires_on: lies more than {LASTS_AT_MOST.days} days"),
        ({"expires_on": "soon"}, "expires_on: 'soon' is not a date"),
        ({"link": "http://example.org"}, "link: 'http://example.org' is not a link with https"),
        ({"text": "word " * 60}, "en.text: has 299 characters"),
        ({"text": "Call 866-347-2423."}, "holds a number that may never be given"),
    ],
)
def test_a_fault_names_its_field(packs: Path, change: dict[str, str], fault: str) -> None:
    write(packs, "actions", item(**change))
    assert fault in faults(packs)


def test_both_languages_and_known_counties_are_needed(packs: Path) -> None:
    write(packs, "actions", item().replace("es: {title: Un fondo, text: Paga comida.}", "").replace("Oak", "Birch"))
    found = faults(packs)
    assert "actions[0].es: missing" in found
    assert "unknown county 'Birch'" in found


def test_two_entries_of_one_name_are_found(packs: Path) -> None:
    write(packs, "actions", item() + item())
    assert "there is another entry 'fund'" in faults(packs)


def test_check_reads_entries_as_it_reads_cards(packs: Path) -> None:
    (packs / "us" / "never_say.yaml").write_text("phrases: [{id: x, why: No promises., patterns: [guaranteed]}]")
    write(packs, "actions", item(text="It is guaranteed. Call 919-555-0188."))
    findings = {str(finding) for finding in check(packs, today=date(2025, 12, 1)) if "actions" in finding.file}
    assert len(findings) == 3
    assert any("as_of: lies in the future" in each for each in findings)
    assert any("is in no hotlines.yaml" in each for each in findings)
    assert any("'guaranteed' may not be said" in each for each in findings)


def test_what_ships_is_current_and_will_all_be_gone(knowledge: Knowledge) -> None:
    assert knowledge.items
    newest = max(each.as_of for each in knowledge.items)
    assert [each.id for each in knowledge.items if not each.is_current(newest)] == []
    assert [each.id for each in knowledge.items if each.is_current(newest + LASTS_AT_MOST + timedelta(days=1))] == []
