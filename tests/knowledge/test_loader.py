"""Broken packs: each fault with its place, all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import Finding, KnowledgeError
from knowledge.loader import Knowledge, load
from knowledge.model import Risk
from tests.knowledge.tiny import card, write_packs


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return write_packs(tmp_path)


def findings(packs: Path) -> tuple[Finding, ...]:
    with pytest.raises(KnowledgeError) as caught:
        load(packs)
    return caught.value.findings


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_small_region_loads_whole(packs: Path) -> None:
    knowledge = load(packs)
    home = knowledge.cards["rights-home", "es"]
    assert (home.risk, home.pack, home.file) == (Risk.HIGH, "us", "us/cards/rights-home.es.md")
    assert home.sources[0].url == "https://example.org/law"
    assert home.say[0].beside == "No abro."
    assert knowledge.places.find("in Acorn City").county == "Oak"
    assert [line.organisation.id for line in knowledge.directory.lines("Oak")] == ["oak-line", "state-line", "wide"]
    assert len([each for each in knowledge.exemplars if each.topic is None]) == 6


def test_the_real_packs_load(knowledge: Knowledge) -> None:
    assert {"rights-home", "rights-arrested", "action-find-detained"} <= {identity for identity, _ in knowledge.cards}
    assert len(knowledge.topics) == 41
    assert len(knowledge.exemplars) > 2000


def test_a_nearer_pack_replaces_a_card(packs: Path) -> None:
    (packs / "nc" / "cards" / "rights-home.en.md").write_text(card("rights-home", "en", step="Call the state line"))
    knowledge = load(packs)
    assert knowledge.cards["rights-home", "en"].steps == ("Call the state line",)
    assert knowledge.cards["rights-home", "es"].pack == "us"


def test_a_language_without_the_card_gets_english(packs: Path) -> None:
    knowledge = load(packs)
    english = knowledge.card("rights-home", "ht")
    spanish = knowledge.card("rights-home", "pt", fallback="es")
    assert english is not None
    assert spanish is not None
    assert (english.locale, spanish.locale) == ("en", "es")
    assert knowledge.card("nothing", "en") is None


HOME = "us/cards/rights-home.en.md"

BREAKS: list[tuple[str, Callable[[Path], object], str, int | None, str, str]] = [
    ("a missing field", lambda p: edit(p / HOME, "title: Title en\n", ""), HOME, 2, "title", "missing"),
    ("a bad date", lambda p: edit(p / HOME, "2026-01-22", "22 January"), HOME, 6, "as_of", "not a date"),
    ("a date that is none", lambda p: edit(p / HOME, "2027-01-22", "2027-02-30"), HOME, 7, "review_by", "not a date"),
    ("a number for a text", lambda p: edit(p / HOME, "title: Title en", "title: 5"), HOME, 5, "title", "text"),
    (
        "an unknown field",
        lambda p: edit(p / HOME, "risk: high", "risk: high\ncolour: red"),
        HOME,
        9,
        "colour",
        "unknown",
    ),
    ("an unknown risk", lambda p: edit(p / HOME, "risk: high", "risk: some"), HOME, 8, "risk", "none of"),
    ("a wrong locale", lambda p: edit(p / HOME, "locale: en", "locale: xx"), HOME, 4, "locale", "none of"),
    (
        "an unknown topic",
        lambda p: edit(p / HOME, "topic: rights-home", "topic: gardening"),
        HOME,
        3,
        "topic",
        "unknown",
    ),
    ("a broken link", lambda p: edit(p / HOME, "https://example.org/law", "htp://x"), HOME, 10, "sources[0]", "link"),
    ("an unknown purpose", lambda p: edit(p / HOME, "[report-", "[rport-"), HOME, 15, "hotlines[0]", "purpose"),
    (
        "an unknown card",
        lambda p: edit(p / HOME, "see_also: []", "see_also: [nope]"),
        HOME,
        16,
        "see_also[0]",
        "no card",
    ),
    ("broken YAML", lambda p: edit(p / HOME, "steps:", "steps: ["), HOME, 12, "", "broken YAML"),
    ("no front matter", lambda p: (p / HOME).write_text("Hello"), HOME, 1, "", "front matter"),
    (
        "an unknown county",
        lambda p: edit(p / "nc" / "hotlines.yaml", "counties: [Oak]", "counties: [Oka]"),
        "nc/hotlines.yaml",
        21,
        "organisations[1].counties[0]",
        "unknown county",
    ),
    (
        "no telephone number",
        lambda p: edit(p / "nc" / "hotlines.yaml", "+19195196103", "+1919519610"),
        "nc/hotlines.yaml",
        28,
        "organisations[1].phones[0].number",
        "not a telephone number",
    ),
    (
        "another number shown",
        lambda p: edit(p / "nc" / "hotlines.yaml", "919-519-6103", "919-519-6104"),
        "nc/hotlines.yaml",
        28,
        "organisations[1].phones[0].display",
        "is not +19195196103",
    ),
    (
        "a doubled organisation",
        lambda p: edit(p / "nc" / "hotlines.yaml", "id: elm-old", "id: oak-line"),
        "nc/hotlines.yaml",
        30,
        "organisations[2].id",
        "stands twice",
    ),
    (
        "an unknown routing",
        lambda p: edit(p / "nc" / "hotlines.yaml", "default: [state-line, wide]", "default: [who]"),
        "nc/hotlines.yaml",
        None,
        "routing",
        "no organisation 'who'",
    ),
    (
        "questions of no card",
        lambda p: (p / "us/cards/ghost.en.questions.txt").write_text("hello\n"),
        "us/cards/ghost.en.questions.txt",
        None,
        "",
        "no card",
    ),
]


@pytest.mark.parametrize(("name", "spoil", "file", "line", "field", "word"), BREAKS, ids=[row[0] for row in BREAKS])
def test_what_is_wrong_is_named(
    packs: Path, name: str, spoil: Callable[[Path], object], file: str, line: int | None, field: str, word: str
) -> None:
    spoil(packs)
    found = findings(packs)
    hits = [
        each for each in found if (each.file, each.line, each.field) == (file, line, field) and word in each.message
    ]
    assert hits, found


@pytest.mark.parametrize(
    "written",
    [
        "1-866-347-2423",
        "(866) 347 2423",
        "+1.866.347.2423",
        "8663472423",
        "866-DHS-2-ICE",
        "1 866 dhs 2ice",
        "８６６ ３４７ ２４２３",
        "8 6 6 3 4 7 2 4 2 3",
        "866–347–2423",
    ],
)
def test_a_number_that_may_never_be_given_is_refused_in_every_format(packs: Path, written: str) -> None:
    (packs / HOME).write_text(card("rights-home", "en", body=f"Call {written} today."))
    found = findings(packs)
    assert [each for each in found if each.file == HOME and "never be given" in each.message]


def test_a_number_that_may_never_be_given_is_refused_as_a_hotline(packs: Path) -> None:
    edit(
        packs / "nc" / "hotlines.yaml",
        "number: '+19195196103', display: 919-519-6103",
        "number: '+18663472423', display: 866-347-2423",
    )
    assert [each for each in findings(packs) if "never be given" in each.message and each.line == 27]


def test_all_faults_are_told_at_once(packs: Path) -> None:
    edit(packs / HOME, "as_of: 2026-01-22", "as_of: soon")
    edit(packs / HOME, "risk: high", "risk: some")
    edit(packs / "us/cards/rights-car.es.md", "title: Title es\n", "")
    edit(packs / "nc" / "hotlines.yaml", "+13365430353", "12")
    assert len({(each.file, each.field) for each in findings(packs)}) == 4


def test_an_unknown_region_is_named(packs: Path) -> None:
    with pytest.raises(KnowledgeError, match="no pack 'sc'"):
        load(packs, "sc")


@pytest.mark.parametrize("name", ["counties.geojson", "places.csv", "zips.csv", "neighbours.csv"])
def test_missing_geodata_is_named(packs: Path, name: str) -> None:
    (packs / "nc" / name).unlink()
    assert findings(packs)[0].file == f"nc/{name}"


def test_broken_geodata_is_named(packs: Path) -> None:
    (packs / "nc" / "counties.geojson").write_text("{")
    (found,) = findings(packs)
    assert (found.file, found.line) == ("nc/counties.geojson", 1)


def test_the_same_card_twice_is_named(packs: Path) -> None:
    (packs / "us" / "cards" / "copy.en.md").write_text(card("rights-home", "en"))
    assert any("stands in" in each.message for each in findings(packs))
