"""YAML 1.2 with line numbers: what it takes, what it refuses."""

import math

import pytest

from knowledge.documents import MAX_DEPTH, Document, parse_page, parse_yaml
from knowledge.errors import Finding, KnowledgeError


def findings_of(text: str) -> tuple[Finding, ...]:
    with pytest.raises(KnowledgeError) as caught:
        parse_yaml(text, "x.yaml")
    return caught.value.findings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("on", "on"),
        ("off", "off"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("22:00", "22:00"),
        ("1:30:00", "1:30:00"),
        ("+13365430353", "+13365430353"),
        ("01234", "01234"),
        ("00501", "00501"),
        ("2026-01-22", "2026-01-22"),
        ("1_000", "1_000"),
        ("=", "="),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("42", 42),
        ("0o17", 15),
        ("0xFF", 255),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("6e2", 600.0),
        ("-.inf", -math.inf),
        ("+.inf", math.inf),
        ('"true"', "true"),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("...x", "...x"),
        ("-", [None]),
    ],
)
def test_scalars_are_read_as_yaml_1_2_says(written: str, read: object) -> None:
    value = parse_yaml(f"key: {written}\n" if written != "-" else "key:\n-\n", "x.yaml").data
    assert value == {"key": read}
    assert isinstance(value, dict)
    assert type(value["key"]) is type(read)


def test_not_a_number_is_read() -> None:
    value = parse_yaml("[.nan]", "x.yaml").data
    assert isinstance(value, list)
    assert isinstance(value[0], float)
    assert math.isnan(value[0])


def test_keys_stay_as_written() -> None:
    assert parse_yaml("1: a\nno: b\n2.0: c\n", "x.yaml").data == {"1": "a", "no": "b", "2.0": "c"}


def test_every_path_knows_its_line() -> None:
    document = parse_yaml(
        "# comment\nrooms:\n  - chat: '1'\n    kind: alerts\n  -\n    chat: '2'\nlast: [a, {b: c}]\n", "x.yaml"
    )
    assert document.line(("rooms",)) == 2
    assert document.line(("rooms", 0, "kind")) == 4
    assert document.line(("rooms", 1, "chat")) == 6
    assert document.line(("last", 1, "b")) == 7


def test_a_missing_path_has_the_line_of_its_parent() -> None:
    document = parse_yaml("a:\n  b: 1\n", "x.yaml")
    assert document.line(("a", "missing", 3)) == 1
    assert document.finding(("a", "c"), "missing") == Finding("x.yaml", 1, "a.c", "missing")


@pytest.mark.parametrize("empty", ["", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_file_is_none(empty: str) -> None:
    assert parse_yaml(empty, "x.yaml").data is None


def test_all_duplicate_keys_are_found_at_once() -> None:
    found = findings_of("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert [(each.line, each.field) for each in found] == [(4, "b.c"), (5, "a")]
    assert "line 1" in found[1].message


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: &x 1\nb: *x\n", 2, "aliases"),
        ("a: [1\nb: 2\n", 2, "broken YAML"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("a: !thing {b: 1}\n", 1, "tag"),
        ("? [a, b]\n: 1\n", 1, "cannot be a key"),
        ('a: 1\n"": 2\n', 2, "empty key"),
        ("a: \x01\n", None, "character"),
        ("a: \ud800\n", None, "character"),
        ("a: " + "9" * 5000, 1, "digits"),
        ("\ta: 1\n", 1, "broken YAML"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, line: int | None, word: str) -> None:
    (found,) = findings_of(text)
    assert (found.line, word in found.message) == (line, True)


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert "aliases" in findings_of(bomb)[0].message


def test_nesting_ends_somewhere() -> None:
    assert parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yaml").data
    assert "nested" in findings_of("[" * 100_000)[0].message


def test_a_page_is_front_matter_and_body() -> None:
    page = parse_page("---\ntitle: Door\nsteps:\n  - one\n---\n\nBody *here*.\n\n", "card.md")
    assert page.matter.data == {"title": "Door", "steps": ["one"]}
    assert page.matter.line(("steps", 0)) == 4
    assert (page.body, page.body_line) == ("Body *here*.", 7)


def test_a_page_reads_windows_line_ends() -> None:
    page = parse_page("\ufeff---\r\ntitle: x\r\n---\r\nText\r\nmore\r\n", "card.md")
    assert (page.matter.data, page.body) == ({"title": "x"}, "Text\nmore")


@pytest.mark.parametrize("text", ["", "title: x\n", "---\ntitle: x\n"])
def test_a_page_without_front_matter_is_refused(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"front matter"):
        parse_page(text, "card.md")


def test_errors_in_front_matter_have_the_line_of_the_file() -> None:
    with pytest.raises(KnowledgeError) as caught:
        parse_page("---\na: 1\na: 2\n---\n", "card.md")
    assert str(caught.value) == "card.md:3: a: the key stands twice, first on line 2"


def test_documents_compare_by_content() -> None:
    assert isinstance(parse_yaml("a: 1", "x"), Document)
    assert parse_yaml("a: 1", "x") == parse_yaml("a: 1", "x")
