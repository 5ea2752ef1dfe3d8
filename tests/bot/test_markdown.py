"""What a person typed shows as typed and does nothing, in CommonMark and for the platforms' own detection."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.markdown import Markdown, directed, escape

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What Telegram and Discord turn into something to tap, whatever the format of the message.
ACTIVE = re.compile(r"@\w|://|\w\.[A-Za-z]|(?<![\w/])/[A-Za-z]|\d+(\.\d+){3}")


def shown(markdown: str) -> str:
    """The text of the tokens; fails on anything but one paragraph of plain text."""
    tokens = RENDERER.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {token.type for token in children} <= {"text", "text_special", "softbreak"}
    return "".join("\n" if token.type == "softbreak" else token.content for token in children)


@pytest.mark.parametrize(
    "typed",
    [
        "**bold** _it_ `code` ~~gone~~ ||hidden||",
        "[a link](http://evil.example) ![picture](x) <http://evil.example>",
        "<b>bold</b> &lt;b&gt; &#42;",
        "# heading\n- item\n1. one\n2) two\n> quote\n=====\n---\n+ more\n-# small\n```\ncode",
        "a | b\n--- | ---\nc | d",
        "C:\\_files\\*",
    ],
)
def test_formatting_shows_as_it_was_typed(typed: str) -> None:
    assert shown(escape(typed)).replace("\u2060", "") == typed


@given(st.text(alphabet=st.one_of(st.sampled_from("*_`[]()<>~|\\&#;!-+=.1) \n@:/ab"), st.characters())))
def test_no_typed_text_makes_markup(typed: str) -> None:
    escaped = escape(typed)
    assert escaped == "" or shown(escaped)
    assert not ACTIVE.search(escaped.replace("\\", ""))


@pytest.mark.parametrize(
    "typed",
    ["@everyone", "@_name", "<@123456>", "see t.me/x", "http://localhost", "evil.com", "10.0.0.1", "/forget"],
)
def test_nothing_typed_can_be_tapped(typed: str) -> None:
    assert ACTIVE.search(typed)
    assert not ACTIVE.search(shown(escape(typed)))


@pytest.mark.parametrize("typed", ["919-555-0100", "+19195550100", "A-127", "3:42 p. m.", "Calle 5 y/o 6", "3.50"])
def test_ordinary_text_stays_untouched(typed: str) -> None:
    assert escape(typed) == typed


def test_lines_stay_and_empty_ones_close_up() -> None:
    assert escape("one\r\n\r\n\n   two\u2028three\n") == "one\ntwo\nthree"


def test_invisible_and_turning_characters_are_dropped() -> None:
    assert escape("\u202egro\u2066.\u2060a\x00\x1b[0m") == escape("gro.a[0m")


def test_a_family_emoji_keeps_its_joiners() -> None:
    assert escape("👨‍👩‍👧") == "👨‍👩‍👧"


def test_markdown_of_ours_passes_as_it_is() -> None:
    ours = Markdown("**bold** https://example.org")
    assert escape(ours) is ours
    assert escape(escape("*a*")) == "\\*a\\*"


@pytest.mark.parametrize("text", ["No abra la puerta", "门口", "", "**919-519-6103** · Siembra", "a\n- b"])
def test_only_arabic_lines_get_a_direction(text: str) -> None:
    assert directed(text) == text


def test_an_arabic_line_runs_from_right_to_left_inside_its_marks() -> None:
    assert directed("**لا تفتحوا**\n- اتصلوا\nDurham") == (
        "**\u200f\u2067لا تفتحوا\u2069**\n- \u200f\u2067اتصلوا\u2069\nDurham"
    )


@pytest.mark.parametrize(
    "number",
    ["919-519-6103", "1-800-799-7233", "I-205", "287(g)", "/report", "U.S. District Court", "CHIRLA — Hotline"],
)
def test_what_is_written_from_left_to_right_keeps_its_order_in_arabic(number: str) -> None:
    assert f"\u2066{number}\u2069" in directed(f"اتصلوا {number} اليوم")


def test_a_link_in_an_arabic_line_stays_a_link() -> None:
    assert "[هنا](https://a.example/b-c)" in directed("اقرؤوا [هنا](https://a.example/b-c)")
