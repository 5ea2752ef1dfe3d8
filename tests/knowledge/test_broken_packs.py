"""Packs as a hurried editor breaks them: every fault is named at once with its file, line and field."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge.check import check
from knowledge.errors import Finding
from tests.knowledge.tiny import card, write_packs

TODAY = date(2026, 11, 22)
HOME, HOME_ES, LINES = "us/cards/rights-home.en.md", "us/cards/rights-home.es.md", "nc/hotlines.yaml"
QUESTIONS = "us/cards/rights-home.en.questions.txt"
NEVER = "holds a number that may never be given"
Spoil = Callable[[Path], object]


def edited(old: str, new: str, name: str = HOME) -> Spoil:
    def spoil(packs: Path) -> None:
        text = (packs / name).read_text(encoding="utf-8")
        assert old in text
        (packs / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def with_bytes(change: Callable[[bytes], bytes], name: str) -> Spoil:
    return lambda packs: (packs / name).write_bytes(change((packs / name).read_bytes()))


def saying(body: str, locale: str = "en") -> Spoil:
    name = HOME if locale == "en" else HOME_ES
    return lambda packs: (packs / name).write_text(card("rights-home", locale, body=body), encoding="utf-8")


def _as_folder(packs: Path) -> None:
    (packs / HOME).unlink()
    (packs / HOME).mkdir()


def _bomb(packs: Path) -> None:
    layers = "".join(f"{'bcdefghij'[at]}: [{','.join(['*' + 'abcdefghi'[at]] * 10)}]\n" for at in range(9))
    (packs / LINES).write_text(f"a: &a [x, x]\n{layers}", encoding="utf-8")


FAULTS: list[tuple[str, Spoil, str, int | None, str, str]] = [
    ("a field is missing", edited("title:", "titel:"), HOME, 2, "title", "missing"),
    ("a field is unknown", edited("title:", "titel:"), HOME, 5, "titel", "unknown field"),
    ("no such day", edited("as_of: 2026-01-22", "as_of: 2026-02-30"), HOME, 6, "as_of", "is not a date"),
    (
        "no such county",
        edited("counties: [Oak]", "counties: [Oakland]", LINES),
        LINES,
        21,
        "organisations[1].counties[0]",
        "unknown county 'Oakland'",
    ),
    (
        "no telephone number",
        edited("'+13365430353'", "'+1336543'", LINES),
        LINES,
        16,
        "organisations[0].phones[0].number",
        "is not a telephone number",
    ),
    (
        "an id twice",
        edited("id: oak-line", "id: state-line", LINES),
        LINES,
        18,
        "organisations[1].id",
        "stands twice",
    ),
    ("a key twice", edited("title:", "title: A\ntitle:"), HOME, 6, "title", "the key stands twice"),
    ("one language", lambda packs: (packs / HOME_ES).unlink(), HOME, 4, "locale", "missing in 'es'"),
    ("a tab in YAML", edited("steps:", "steps:\n\t- a"), HOME, 12, "", "broken YAML"),
    ("aliases that multiply", _bomb, LINES, 2, "", "aliases"),
    (
        "a list without an end",
        lambda packs: (packs / LINES).write_text("a: " + "[" * 20_000),
        LINES,
        1,
        "",
        "nested deeper",
    ),
    ("a tag that runs code", edited("title:", "x: !!python/object/apply:os.system [id]\ntitle:"), HOME, 5, "", "tag"),
    ("an empty card", lambda packs: (packs / HOME).write_text(""), HOME, 1, "", "front matter is missing"),
    ("an empty list of numbers", lambda packs: (packs / LINES).write_text(""), LINES, None, "", "a mapping"),
    ("five megabytes", saying("Wait. " * 900_000), HOME, 18, "body", "at most 1500"),
    ("bytes that are no text", with_bytes(lambda old: old + b"\xff\xfe", HOME), HOME, None, "", "not UTF-8"),
    ("numbers that are no text", with_bytes(lambda old: old + b"\xff", LINES), LINES, None, "", "not UTF-8"),
    ("questions that are no text", with_bytes(lambda old: old + b"\xff", QUESTIONS), QUESTIONS, None, "", "not UTF-8"),
    ("ZIP codes that are no text", with_bytes(lambda _: b"\xff", "nc/zips.csv"), "nc/zips.csv", None, "", "not UTF-8"),
    (
        "outlines that end in the middle",
        with_bytes(lambda old: old[: len(old) // 2], "nc/counties.geojson"),
        "nc/counties.geojson",
        1,
        "",
        "broken JSON",
    ),
    ("a folder for a card", _as_folder, HOME, None, "", "cannot be read"),
    (
        "a character that nobody sees",
        with_bytes(lambda old: old.replace(b"title", b"ti\x00tle", 1), HOME),
        HOME,
        None,
        "",
        "YAML",
    ),
]

DRESSES = [
    "866.347.2423",
    "(866) 347 2423",
    "8 6 6 3 4 7 2 4 2 3",
    "866-347-\n2423",
    "1-866-DHS-2-ICE",
    "８６６－３４７－２４２３",
    "٨٦٦٣٤٧٢٤٢٣",
    "⑧⑥⑥③④⑦②④②③",
    "eight six six, three four seven, two four two three",
    "Ocho seis seis tres cuatro siete dos cuatro dos tres",
    "866 three four seven 2423",
]


def findings(packs: Path) -> list[Finding]:
    """Without the vectors, which the tiny pack has none of."""
    return [each for each in check(packs, today=TODAY) if each.file != "vectors.npz"]


@pytest.mark.parametrize(("name", "spoil", "file", "line", "field", "word"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_every_fault_is_named_with_its_place(
    tmp_path: Path, name: str, spoil: Spoil, file: str, line: int | None, field: str, word: str
) -> None:
    packs = write_packs(tmp_path)
    spoil(packs)
    found = findings(packs)
    assert any((each.file, each.line, each.field) == (file, line, field) and word in each.message for each in found), (
        found
    )


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("locale", ["en", "es"])
def test_the_tip_line_is_found_in_every_dress(tmp_path: Path, dress: str, locale: str) -> None:
    packs = write_packs(tmp_path)
    saying(f"Call {dress} today.", locale)(packs)
    file = HOME if locale == "en" else HOME_ES
    assert any((each.file, each.field) == (file, "body") and NEVER in each.message for each in findings(packs))


@pytest.mark.parametrize("field", ["hours", "note"])
def test_the_tip_line_is_found_in_what_stands_beside_a_number(tmp_path: Path, field: str) -> None:
    packs = write_packs(tmp_path)
    added = f"languages: [en, es]\n    {field}: {{en: or 866-347-2423, es: nada}}"
    edited("languages: [en, es]", added, LINES)(packs)
    assert [(each.file, each.field) for each in findings(packs)] == [(LINES, f"organisations[0].{field}")]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    packs = write_packs(tmp_path)
    edited("title:", "titel:")(packs)
    edited("counties: [Oak]", "counties: [Oakland]", LINES)(packs)
    with_bytes(lambda old: old + b"\xff", QUESTIONS)(packs)
    assert {HOME, LINES, QUESTIONS} <= {each.file for each in findings(packs)}


@pytest.mark.parametrize("name", [HOME, LINES, QUESTIONS])
@pytest.mark.parametrize(
    "change", [lambda old: b"\xef\xbb\xbf" + old, lambda old: old.replace(b"\n", b"\r\n")], ids=["BOM", "CRLF"]
)
def test_what_windows_adds_is_no_fault(tmp_path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    packs = write_packs(tmp_path)
    with_bytes(change, name)(packs)
    assert findings(packs) == []


def test_what_the_countrys_cards_send_to_may_be_served_by_nobody_in_a_region(tmp_path: Path) -> None:
    packs = write_packs(tmp_path)
    for name in (HOME, HOME_ES):
        edited("[report-sightings]", "[notario-complaint]", name)(packs)
    assert {(each.file, each.field) for each in findings(packs)} == {(HOME, "hotlines[0]"), (HOME_ES, "hotlines[0]")}
    edited("organisations:", "purposes: [notario-complaint]\norganisations:", "us/hotlines.yaml")(packs)
    assert findings(packs) == []
