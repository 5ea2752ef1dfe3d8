"""Discord's markup: our formats hold, nobody else's text does anything, no message is too long."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.markdown import escape
from bot.platforms.discord.markup import PAGE_LENGTH, plain, render

JOINER = "\u2060"
HOSTILE = st.text(
    st.one_of(st.sampled_from("\\*_~|`<>[]()#-+.:/@&!?=\n\r\t 1aeé\u202e\u200f\U0001f600\u2028\x00"), st.characters())
) | st.lists(
    st.sampled_from(
        [
            "@everyone",
            "@here",
            "<@123>",
            "<@&123>",
            "<#1>",
            "</ask:1>",
            "<t:1:R>",
            "<a:x:1>",
            "**",
            "__",
            "~~",
            "`",
            "```",
            "# ",
            "-# ",
            "> ",
            ">>> ",
            "- ",
            "1. ",
            " ",
            "\n",
            "[x](https://evil.example)",
            "https://evil.example/a",
        ]
    )
).map("".join)


def shown(message: str) -> str:
    """What a reader sees of a message without formats: an escaped character is the character."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", message).replace(JOINER, "")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**Call** *now*", "**Call** *now*"),
        ("***both***", "***both***"),
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("- a\n- b\n  - c", "- a\n- b\n  - c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("> a\n> b", "> a\n> b"),
        ("> a\n>> b", "> a\n> \n> b"),
        ("`code_x`", "`code_x`"),
        ("[words](https://x.org/a_b)", "[words](<https://x.org/a_b>)"),
        ("[words](https://x.org/a(b))", "[words](<https://x.org/a%28b%29>)"),
        ("[https://x.org](https://y.org)", "<https://y.org>"),
        ("[write](mailto:a_b@x.org)", r"write (a\_b@x.org)"),
        ("[a_b@x.org](mailto:a_b@x.org?subject=a%20b)", r"a\_b@x.org"),
        ("see https://x.org/a_b.", "see <https://x.org/a_b>."),
        ("# no heading", r"\# no heading"),
        ("a\n-# no small print", "a\n\\-# no small print"),
        ("||hidden|| ~~gone~~ __under__", r"\|\|hidden\|\| \~\~gone\~\~ **under**"),
        ("<@1> <#2> <t:3>", r"\<@1\> \<#2\> \<t:3\>"),
        ("@everyone @HERE", f"@{JOINER}everyone @{JOINER}HERE"),
        ("919-555-0123", "919-555-0123"),
    ],
)
def test_markdown_becomes_discords(markdown: str, expected: str) -> None:
    assert render(markdown) == [expected]


@pytest.mark.parametrize("nothing", ["", "  \n ", "\x00"])
def test_nothing_to_show_is_no_message(nothing: str) -> None:
    assert render(nothing) == []


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_text_of_others_shows_as_typed_and_does_nothing(text: str) -> None:
    pages = render(f"They wrote: {escape(text)}")
    message = "\n\n".join(pages)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~|`<>\[\]]", message)
    assert not re.search(r"^\s*(?:#|-#|[-+] |\d+[.)])", message, re.MULTILINE)
    assert not re.search("@(?:everyone|here)|://", message, re.IGNORECASE)
    words = re.sub(r"[\W_]", "", shown(message))
    assert words == re.sub(r"[\W_]", "", "They wrote: " + "".join(c for c in text if not 0xD800 <= ord(c) < 0xE000))


@settings(max_examples=60, deadline=None)
@given(st.lists(HOSTILE, max_size=4), st.integers(1, 300))
def test_every_page_fits_and_no_word_is_lost(texts: list[str], times: int) -> None:
    markdown = "\n\n".join(f"**{escape(text)}** word\n" * times for text in texts)
    pages = render(markdown)
    assert all(0 < len(page.encode("utf-16-le")) // 2 <= PAGE_LENGTH for page in pages)
    assert sum(page.count("word") for page in pages) >= markdown.count("word")


def test_pages_end_between_paragraphs() -> None:
    paragraphs = [f"{number} " + "word " * 150 for number in range(6)]
    pages = render("\n\n".join(paragraphs))
    assert len(pages) == 3
    assert all(re.match(r"[024] word", page) for page in pages)


def test_a_long_paragraph_is_cut_between_words_without_open_marks() -> None:
    pages = render("**" + "[wo rd](https://x.org) " * 300 + "end**")
    assert all(len(page) <= PAGE_LENGTH and "**" not in page and "](" not in page for page in pages)
    assert sum(page.count("<https://x.org>") for page in pages) == 300


@pytest.mark.parametrize("character", ["\\", "*", "a", "\U0001f600"])
def test_one_endless_word_is_cut_without_breaking_an_escape(character: str) -> None:
    pages = render(escape(character * 9_000))
    assert all(len(page.encode("utf-16-le")) // 2 <= PAGE_LENGTH for page in pages)
    assert "".join(map(shown, pages)) == character * 9_000


def test_half_a_surrogate_pair_is_left_out() -> None:
    assert render("a\ud83db") == ["ab"]


def test_plain_text_is_one_message_at_most() -> None:
    assert plain("Done *now*") == r"Done \*now\*"
    assert len(plain("x" * 5_000)) == PAGE_LENGTH
    assert plain("") == ""
