"""The guard on a labelled set: it finds what may not be published, and stops little else (R24, R25, R26)."""

from collections import Counter

import pytest

from bot.domain.leaks.kinds import FINAL, NOT_PUBLIC, Leak
from bot.domain.redaction import check
from tests.domain.guard_set.measuring import PAGE, false_hits, hotlines, misses, read, written

LEAST_FOUND, MOST_STOPPED = 0.98, 0.05


def test_r24_r25_r26_the_guard_finds_98_of_100() -> None:
    leaks = read("leaks")
    missed = misses(leaks)
    shown = "\n".join(f"{each.language} {each.kind} {each.text}" for each in missed)
    assert 1 - len(missed) / len(leaks) >= LEAST_FOUND, shown


def test_r24_r25_r26_the_guard_stops_at_most_5_of_100_harmless_texts() -> None:
    harmless, known = read("harmless"), hotlines()
    wrong = false_hits(harmless, known)
    shown = "\n".join(f"{each.text}: {[hit.leak.value for hit in check(each.text)]}" for each in wrong)
    assert len(wrong) / len(harmless) <= MOST_STOPPED, shown


def test_the_set_is_large_and_even() -> None:
    leaks, harmless = read("leaks"), read("harmless")
    for texts in (leaks, harmless):
        assert min(Counter(each.language for each in texts).values()) >= 100
        assert len({each.text for each in texts}) == len(texts)
    by_kind = Counter((each.kind, each.language) for each in leaks)
    kinds = set(Leak) - {Leak.HIDDEN}
    assert min(by_kind[kind, language] for kind in kinds for language in ("en", "es")) >= 5
    assert sum(each.held for each in leaks) >= 50
    assert sum(each.held for each in harmless) >= 50


def test_the_figures_in_the_guide_are_those_of_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == written(), "run: python -m tests.domain.guard_set"


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("white van ABC-1234", Leak.PLATE),
        ("45 Elm Street", Leak.HOUSE),
        ("Oak Park apt 4", Leak.UNIT),
        ("at the home of the Garcia family", Leak.HOME),
        ("agent Smith", Leak.OFFICER),
        ("badge 4471", Leak.BADGE),
        ("an agent with a red beard", Leak.LOOKS),
    ],
)
def test_r25_what_nobody_may_overrule(text: str, leak: Leak) -> None:
    hits = [hit for hit in check(text) if hit.leak is leak]
    assert hits, check(text)
    assert not hits[0].may_be_overruled


def test_r25_what_nobody_may_overrule_is_not_hidden_by_something_lesser() -> None:
    """A phone number may be passed; a house number that stands in the same words may not."""
    text = "casa número 1203 555 0123"
    assert {hit.leak for hit in check(text)} & FINAL


def test_r24_what_closes_a_report_as_not_public() -> None:
    texts = (
        "ICE will be at the market tomorrow",
        "a friend who works at ICE told us",
        "the police scanner says so",
        "a leaked memo says so",
    )
    assert {hit.leak for text in texts for hit in check(text)} == NOT_PUBLIC


def test_a_known_hotline_may_be_said_and_another_number_may_not() -> None:
    known = frozenset({"3365430353"})
    assert check("Help: (336) 543-0353", numbers_known=known) == []
    assert [hit.leak for hit in check("Help: 336-543-0354", numbers_known=known)] == [Leak.PHONE]


def test_all_that_is_found_is_said_in_order_of_place() -> None:
    text = "Come to 45 Elm Street, call 919 555 0123, agent Smith is heading north"
    found = [(hit.leak, text[hit.start : hit.end].strip()) for hit in check(text)]
    assert found == [
        (Leak.CALL, "Come to"),
        (Leak.HOUSE, "45 Elm Street"),
        (Leak.PHONE, "919 555 0123"),
        (Leak.OFFICER, "agent Smith"),
        (Leak.MOVEMENT, "heading north"),
    ]
