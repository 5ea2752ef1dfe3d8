"""Texts made to hurt: each is answered, whatever it holds and however long it is."""

import pytest

from tests.chat import Town
from tests.handlers.flows import ALL_FAILED

LENGTH = 100_000
# What somebody repeats until it is as long as a platform never sends; a file pasted, a key held down, an attack.
PIECES = {
    "one letter": "a",
    "capitals": "A",
    "digits": "7",
    "digits with blanks": "7 ",
    "emoji": "😀",
    "families of emoji": "👨‍👩‍👧‍👦",
    "blanks": " ",
    "lines": "\n",
    "marks that turn the direction": "\u202e",
    "letters with marks": "e\u0301\u0302\u0303",
    "nothing that is seen": "\u200b",
    "brackets": "[(",
    "quotes in quotes": "> ",
    "lists in lists": "\n" + "  " * 10 + "- ",
    "stars": "*_~`",
    "links": "[x](https://example.org) ",
    "pictures": "![x](",
    "tags": "<b><i>",
    "entities": "&lt;&#60;",
    "braces": "{ $number } ",
    "words of a raid": "la migra ",
    "places": "Durham Henderson ",
    "names": "me llamo Ana Paz ",
    "numbers of papers": "A123456789 ",
    "Chinese": "移民局",
    "Arabic": "الهجرة ",
    "Ethiopic": "ሰላም",
    "dots": "a.b",
    "commands": "/report ",
    "one of each": "a1 😀\u202e[*&lt;/x ",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
async def test_a_hundred_thousand_characters_get_an_answer(town: Town, piece: str) -> None:
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    before = len(town.texts("ana"))
    # In front of it stands what makes it words: what shows nothing at all is no message on any platform.
    answer = await town.ana.says(f"x {text}")
    assert len(town.texts("ana")) > before
    assert not answer.startswith(ALL_FAILED)
    assert 0 < len(answer) <= 4096


@pytest.mark.parametrize("piece", ["*", "> ", "[(", "<b>", "me llamo Ana Paz ", "😀"])
async def test_and_so_does_the_next_question(town: Town, piece: str) -> None:
    await town.ana.says(piece * (LENGTH // len(piece)))
    assert "puerta" in await town.ana.says("la migra está tocando la puerta")
