"""What may be kept of a question that nobody could answer, and which of them are alike."""

import pytest

from knowledge.gaps import Asked, Sieve, grouped, shown
from knowledge.loader import Knowledge


@pytest.fixture(scope="module")
def sieve(knowledge: Knowledge) -> Sieve:
    return Sieve(knowledge)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Where is Juan Pérez?", ()),
        ("donde esta juan carlos perez lopez", ()),
        ("did Kareem Abdulrahman get a divorce", ("divorce",)),
        ("divorcio en Siler City, condado de Chatham", ("divorcio", "condado")),
        ("divorce at 12 Oak Street, 27701, call 919-555-0100", ("divorce",)),
        ("A123456789 divorce", ("divorce",)),
        ("我叫张伟 divorce", ("divorce",)),
        ("how do I get it?", ()),
    ],
)
def test_names_numbers_and_places_are_not_kept(sieve: Sieve, text: str, kept: tuple[str, ...]) -> None:
    assert sieve.words(text) == kept


def test_a_long_text_keeps_few_words(sieve: Sieve) -> None:
    assert (
        len(
            sieve.words(
                "divorce custody alimony mortgage landlord eviction deposit lease tenant roof mold rats heat " * 9
            )
        )
        <= 12
    )


def groups(sieve: Sieve, *texts: str) -> list[list[str]]:
    asked = [Asked(text, text, sieve.words(text)) for text in texts]
    return [[each.id for each in group] for group in grouped(asked, sieve)]


def test_alike_questions_come_together_and_others_do_not(sieve: Sieve) -> None:
    alike = ("how much is a divorce lawyer", "divorce lawyers near me", "need a lawyer for divorce")
    found = groups(sieve, *alike, "landlord kept my deposit", "vanilla ice songs")
    assert list(alike) in found
    assert len(found) == 3


def test_a_word_is_shown_when_three_people_used_it(sieve: Sieve) -> None:
    words = sieve.words("divorce lawyer custody")
    two = [Asked("1", "ana", words), Asked("2", "luis", words), Asked("3", "ana", words)]
    assert shown(two) == ()
    assert shown([*two, Asked("4", "eva", ("divorce",))]) == ("divorce",)
