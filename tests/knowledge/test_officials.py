"""Officials, sheriffs and letters: what the real packs hold, and every way in which a file of them can be wrong."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.check import check
from knowledge.errors import Finding, KnowledgeError
from knowledge.loader import Knowledge, load
from knowledge.model import Confidence
from knowledge.officials import Chamber
from knowledge.phones import is_e164
from knowledge.sheriffs import Model, Participation, as_e164
from tests.knowledge.tiny import write_packs

TODAY = date(2026, 11, 22)

OFFICIALS = """
governor:
  office: {en: Governor, es: Gobernadora}
  holder: Ada Oak
  named_until: 2027-01-01
  phone: '919-814-2000'
  as_of: 2026-01-01
  confidence: high
  sources: [a letter]
legislature:
  as_of: 2026-01-01
  confidence: high
  sources: [a list]
  website: https://www.ncleg.gov
  term_ends: 2027-01-01
  members:
    - {chamber: house, district: '2', holder: Bo Pine, counties: [Oak], phone: 919-733-5755, email: bo.pine@ncleg.gov}
    - {chamber: senate, district: '9', holder: Cy Elm, counties: [Oak, Elm]}
laws:
  - id: hb1
    name: HB1
    since: 2025-10-01
    en: The jail tells ICE.
    es: La cárcel avisa a ICE.
    as_of: 2025-11-12
    confidence: high
    sources: [https://example.org/law]
"""
SHERIFFS = """
sources:
  list: {as_of: 2026-09-14, confidence: high, sources: [a list]}
  page: {confidence: medium, sources: [a page]}
sheriffs:
  - county: Oak
    status: active
    listed: list
    agreements:
      - {model: WSO, signed: 2025-06-11, signed_estimated: true}
    phone: '(336) 570-6311'
    contact_from: page
  - county: Pine
    status: none_listed
    listed: list
  - county: Elm
    status: uncertain
    listed: list
"""
LETTER = """---
office: sheriff
locale: {locale}
title: Sheriff
names: [sheriff, alguacil]
to: sheriff
subject: "{{county}} County"
agreement: {{active: Please end it., none_listed: Please sign none., uncertain: Please tell us.}}
call: Hello from {{county}}.
as_of: 2026-01-01
review_by: 2027-01-01
sources: [a letter]
---
To {{county}} County.

{{agreement}}
"""
ENGLISH, SPANISH = "nc/letters/sheriff.en.md", "nc/letters/sheriff.es.md"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = write_packs(tmp_path)
    (folder / "nc" / "letters").mkdir()
    texts = {"nc/officials.yaml": OFFICIALS, "nc/sheriffs.yaml": SHERIFFS}
    texts |= {f"nc/letters/sheriff.{locale}.md": LETTER.format(locale=locale) for locale in ("en", "es")}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def findings(packs: Path) -> list[Finding]:
    return [each for each in check(packs, today=TODAY) if each.file != "vectors.npz"]


def edit(packs: Path, name: str, old: str, new: str) -> None:
    text = (packs / name).read_text(encoding="utf-8")
    assert old in text
    (packs / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda packs: edit(packs, name, old, new)


# What the real packs hold.


def test_every_county_has_its_sheriff_with_source_and_day(knowledge: Knowledge) -> None:
    sheriffs = knowledge.officials.sheriffs
    assert set(sheriffs) == set(knowledge.places.counties)
    assert len(sheriffs) == 100
    assert all(each.listed.as_of and each.listed.sources for each in sheriffs.values())
    assert all(each.contact and each.contact.sources for each in sheriffs.values() if each.phone or each.website)
    assert all(is_e164(as_e164(each.phone) or "") for each in sheriffs.values() if each.phone)


def test_as_many_agreements_as_the_federal_list_has(knowledge: Knowledge) -> None:
    """https://github.com/deportationdata/ice-287g, 14 September 2026: 20 sheriffs and 5 town police departments."""
    sheriffs = knowledge.officials.sheriffs.values()
    assert Counter(each.status for each in sheriffs) == {
        Participation.ACTIVE: 20,
        Participation.NONE: 75,
        Participation.UNCERTAIN: 5,
    }
    assert sum(len(each.police) for each in sheriffs) == 5
    patrols = {each.county for each in sheriffs for agreement in each.agreements if agreement.model is Model.TASK_FORCE}
    assert patrols == {"Columbus", "Onslow"}


def test_only_uncertain_sheriffs_are_of_low_confidence(knowledge: Knowledge) -> None:
    for each in knowledge.officials.sheriffs.values():
        assert (each.listed.confidence is Confidence.LOW) == (each.status is Participation.UNCERTAIN)


def test_congress_and_legislature_are_whole(knowledge: Knowledge) -> None:
    known = knowledge.officials
    assert len(known.members(Chamber.SENATE)) == 2
    assert [each.district for each in known.members(Chamber.HOUSE)] == [str(number) for number in range(1, 15)]
    assert Counter(each.chamber for each in known.legislators) == {Chamber.HOUSE: 120, Chamber.SENATE: 50}


def test_r9_nobody_is_named_from_the_day_the_term_ends(knowledge: Knowledge) -> None:
    known = knowledge.officials
    for each in (*known.congress, *known.legislators):
        assert each.is_named(each.until - timedelta(days=1))
        assert not each.is_named(each.until)
    assert not any(each.is_named(date(2027, 1, 1)) for each in known.legislators)
    assert [each.holder for each in known.congress if each.is_named(date(2027, 1, 3))] == ["Ted Budd"]


def test_offices_are_found_in_both_languages(knowledge: Knowledge) -> None:
    known = knowledge.officials
    said = {"alguacil": "sheriff", "Gobernador": "governor", "congreso": "congress", "COMISIONADOS": "commissioners"}
    said |= {"registros públicos": "records", "legisladores": "legislators"}
    assert {word: known.office(word) for word in said} == said
    assert known.office("dentist") is None


@pytest.mark.parametrize("status", list(Participation))
def test_a_filled_letter_has_no_placeholder_left(knowledge: Knowledge, status: Participation) -> None:
    for letter in knowledge.officials.letters.values():
        filled = letter.filled(county="New Hanover", state="North Carolina", status=status)
        text = f"{filled.subject}{filled.body}{filled.call}{filled.note}"
        assert "{" not in text
        assert "New Hanover" in text


def test_a_letter_asks_what_the_sheriff_can_still_do(knowledge: Knowledge) -> None:
    letter = knowledge.officials.letter("sheriff")
    assert letter is not None
    asked = {
        status: letter.filled(county="Oak", state="", status=status).body.split("1. ")[1].split("\n")[0]
        for status in Participation
    }
    assert "end the 287(g) agreement" in asked[Participation.ACTIVE]
    assert "do not sign" in asked[Participation.NONE]
    assert "tell us in writing" in asked[Participation.UNCERTAIN]


def test_no_letter_or_law_is_dated_after_today(knowledge: Knowledge) -> None:
    assert {law.name: law.since for law in knowledge.officials.laws} == {
        "HB10": date(2024, 12, 1),
        "HB318": date(2025, 10, 1),
    }


# What can be wrong.


def test_a_region_without_officials_has_none(tmp_path: Path) -> None:
    known = load(write_packs(tmp_path)).officials
    assert (known.governor, known.offices, dict(known.sheriffs)) == (None, (), {})


def test_sound_files_have_nothing_to_mend(packs: Path) -> None:
    assert findings(packs) == []
    known = load(packs).officials
    assert [each.holder for each in known.legislators_of("Oak")] == ["Cy Elm", "Bo Pine"]
    assert known.sheriffs["Oak"].contact is not None
    assert known.sheriffs["Oak"].contact.as_of is None


NC, SHERIFF = "nc/officials.yaml", "nc/sheriffs.yaml"
SPOILS: list[tuple[str, Callable[[Path], object], str, str, str]] = [
    ("no phone", change(SHERIFF, "(336) 570-6311", "336 570"), SHERIFF, "sheriffs[0].phone", "not a telephone"),
    ("unknown county", change(SHERIFF, "county: Pine", "county: Fir"), SHERIFF, "sheriffs[1].county", "unknown"),
    ("a county without", change(SHERIFF, "county: Pine", "county: Fir"), SHERIFF, "sheriffs", "Pine County is missing"),
    ("a county twice", change(SHERIFF, "county: Pine", "county: Oak"), SHERIFF, "sheriffs[1].county", "twice"),
    ("active without", change(SHERIFF, "none_listed", "active"), SHERIFF, "sheriffs[1].agreements", "at least one"),
    ("none and yet one", change(SHERIFF, "active", "none_listed"), SHERIFF, "sheriffs[0].agreements", "has none"),
    ("no such source", change(SHERIFF, "from: page", "from: me"), SHERIFF, "sheriffs[0].contact_from", "no source"),
    ("contact from nowhere", change(SHERIFF, "contact_from: page", ""), SHERIFF, "sheriffs[0].contact_from", "missing"),
    ("a list without a day", change(SHERIFF, "listed: list", "listed: page"), SHERIFF, "sheriffs[0].listed", "its day"),
    ("an unknown model", change(SHERIFF, "WSO", "ABC"), SHERIFF, "sheriffs[0].agreements[0].model", "none of"),
    ("a bad date", change(SHERIFF, "2025-06-11", "June"), SHERIFF, "sheriffs[0].agreements[0].signed", "not a date"),
    ("a future list", change(SHERIFF, "2026-09-14", "2027-09-14"), SHERIFF, "sources.list.as_of", "future"),
    ("a private mailbox", change(NC, "@ncleg.gov", "@mail.example"), NC, "legislature.members[0].email", "government"),
    ("no end of term", change(NC, "  term_ends: 2027-01-01\n", ""), NC, "legislature.members[0].term_ends", "missing"),
    ("a district's name", change(NC, "'9'", "ninth"), NC, "legislature.members[1].district", "number of a district"),
    ("a member's county", change(NC, "[Oak, Elm]", "[Oak, Fir]"), NC, "legislature.members[1].counties[1]", "unknown"),
    ("a law in one language", change(NC, "    es: La cárcel avisa a ICE.\n", ""), NC, "laws[0].es", "missing"),
    ("a law of tomorrow", change(NC, "since: 2025-10-01", "since: 2027-10-01"), NC, "laws[0].since", "future"),
    ("an unknown field", change(NC, "holder: Ada", "home: x\n  holder: Ada"), NC, "governor.home", "unknown field"),
    ("no gloss", lambda packs: (packs / SPANISH).unlink(), ENGLISH, "locale", "missing in 'es'"),
    ("another gloss", change(SPANISH, "\n\n{agreement}", " {agreement}"), SPANISH, "body", "other paragraphs"),
    ("another date", change(SPANISH, "as_of: 2026-01-01", "as_of: 2026-02-01"), SPANISH, "as_of", "differs"),
    ("a note in one", change(SPANISH, "as_of", "note: Wait.\nas_of"), SPANISH, "note", "one language"),
    ("an unknown placeholder", change(ENGLISH, "To {county}", "To {name}, {county}"), ENGLISH, "", "{name}"),
    ("a sentence for nobody", change(ENGLISH, "{agreement}", "Please."), ENGLISH, "agreement", "in neither"),
    ("a wrong name", change(ENGLISH, "office: sheriff", "office: mayor"), ENGLISH, "office", "sheriff.en.md"),
    ("a number", change(ENGLISH, "To {county}", "Call 919-856-2570 in {county}"), ENGLISH, "body", "+19198562570"),
    ("a long sentence", change(ENGLISH, "To {county}", "go " * 25 + "{county}"), ENGLISH, "body", "words, at most 22"),
    ("a long letter", change(ENGLISH, "To {county}", "Go on. " * 220 + "{county}"), ENGLISH, "body", "at most 1500"),
    ("a long call", change(ENGLISH, "Hello from", "Go on. " * 40), ENGLISH, "call", "thirty seconds"),
    ("a past check", change(ENGLISH, "review_by: 2027", "review_by: 2025"), ENGLISH, "review_by", "before as_of"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "spoil", "file", "field", "word"), SPOILS, ids=[row[0] for row in SPOILS])
def test_what_is_wrong_is_named(
    packs: Path, name: str, spoil: Callable[[Path], object], file: str, field: str, word: str
) -> None:
    spoil(packs)
    found = findings(packs)
    hits = [each for each in found if (each.file, each.field) == (file, field) and word in each.message]
    assert hits, found
    assert hits[0].line is not None


@pytest.mark.parametrize("number", ["866-347-2423", "1 (866) 347.2423", "866-DHS-2-ICE 1"])
def test_a_number_that_may_never_be_given_stops_the_loading(packs: Path, number: str) -> None:
    edit(packs, ENGLISH, "Hello from", f"Call {number} from")
    with pytest.raises(KnowledgeError, match="may never be given"):
        load(packs)


def test_r4_a_sheriffs_number_is_no_help_line(packs: Path) -> None:
    edit(packs, "nc/hotlines.yaml", "{number: '+19195196103', display: 919-519-6103}",
         "{number: '+13365706311', display: 336-570-6311}")  # fmt: skip
    with pytest.raises(KnowledgeError, match="a sheriff is no help line"):
        load(packs)


def test_a_folder_in_the_place_of_a_letter_is_named(packs: Path) -> None:
    (packs / ENGLISH).unlink()
    (packs / ENGLISH).mkdir()
    with pytest.raises(KnowledgeError, match=f"{ENGLISH}.*cannot be read"):
        load(packs)


def test_a_phrase_that_may_not_be_said_is_found_in_laws_and_letters(packs: Path) -> None:
    phrases = "phrases:\n  - {id: x, why: It is not so., patterns: ['tells ICE', 'end it']}\n"
    (packs / "us" / "never_say.yaml").write_text(phrases, encoding="utf-8")
    assert {(each.file, each.field) for each in findings(packs)} == {
        (NC, "laws[0].en"),
        (ENGLISH, "agreement"),
        (SPANISH, "agreement"),
    }


def test_a_nearer_packs_letter_takes_the_place_of_a_wider_ones(packs: Path) -> None:
    (packs / "us" / "letters").mkdir()
    for locale in ("en", "es"):
        wide = (
            (packs / f"nc/letters/sheriff.{locale}.md")
            .read_text(encoding="utf-8")
            .replace("To {county}", "Wide {county}")
        )
        (packs / f"us/letters/sheriff.{locale}.md").write_text(wide, encoding="utf-8")
    letter = load(packs).officials.letter("sheriff")
    assert letter is not None
    assert letter.file == ENGLISH
