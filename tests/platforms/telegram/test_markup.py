"""Markdown of ours as Telegram's HTML, judged by the rules of Telegram's own parser."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.markdown import escape
from bot.platforms.telegram.markup import LIMIT, is_visible, sendable, to_messages
from tests.fakes.telegram_text import is_empty, read_text, utf16

SIGNS = "*_`[]()<>&\"'\\!#-+.|~>:/@=1a é😀\n \t\u200f\u202e\u0000"
HOSTILE = st.text(alphabet=SIGNS) | st.text()
PIECES = [
    "**",
    "*",
    "_",
    "`",
    "[x](",
    'https://a.b/?c=1&d="<2>"',
    ")",
    "> ",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "</b>",
    "<a ",
    "w",
]
WORDS = ["word", "**bold it**", "[to *a* place](https://a.b/c)", "\n", "\n\n", "> q"]
SOUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def visible(html: str) -> str:
    """What a person reads; fails as Telegram does where the HTML is malformed."""
    return read_text(html, "HTML")[0]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**CONFIRMED A-1**", "<b>CONFIRMED A-1</b>"),
        ("*seen* at **the *old* mill**", "<i>seen</i> at <b>the <i>old</i> mill</b>"),
        ("[site](https://nc.example/?a=1&b=2)", '<a href="https://nc.example/?a=1&amp;b=2">site</a>'),
        ("[mail](mailto:help@nc.example)", "mail (help@nc.example)"),
        ("**[help@nc.example](mailto:help@nc.example?subject=a%20b)**", "<b>help@nc.example</b>"),
        ("[no](javascript:alert)", "[no](javascript:alert)"),
        ("one\ntwo\\\nthree", "one\ntwo\nthree"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("Say:\n- no\n- nothing\n  more", "Say:\n• no\n• nothing\n  more"),
        ("1. first\n2. second\n   - inner", "1. first\n2. second\n   • inner"),
        ("> their words\n**ours**", "<blockquote>their words</blockquote>\n\n<b>ours</b>"),
        ("> their words\n> go on\n\nours", "<blockquote>their words\ngo on</blockquote>\n\nours"),
        ("> one\n\n> two", "<blockquote>one</blockquote>\n\n<blockquote>two</blockquote>"),
        ("> a\n> > b", "<blockquote>a\nb</blockquote>"),
        ("`a < b`", "<code>a &lt; b</code>"),
        (r"\*not bold\* <b>&amp;", "*not bold* &lt;b&gt;&amp;amp;"),
        ("# 5 & ![x](https://a.b/c.png)", '# 5 &amp; !<a href="https://a.b/c.png">x</a>'),
        ("-\n- a", "•\n• a"),
    ],
)
def test_markdown_becomes_the_html_that_telegram_reads(markdown: str, html: str) -> None:
    assert to_messages(markdown) == [html]


@pytest.mark.parametrize("nothing", ["", " \n ", "\u200b\u2060", "\u202e", ">"])
def test_a_text_with_nothing_to_see_is_no_message(nothing: str) -> None:
    assert to_messages(nothing) == []


@given(HOSTILE | SOUP)
@settings(max_examples=400, deadline=None)
def test_whatever_is_written_telegram_takes_every_part(text: str) -> None:
    for html in to_messages(text):
        shown = visible(html)
        assert not is_empty(shown)
        assert utf16(shown) <= LIMIT


@given(HOSTILE | SOUP)
@settings(max_examples=400, deadline=None)
def test_foreign_text_shows_every_sign_and_forms_nothing(text: str) -> None:
    parts = [read_text(html, "HTML") for html in to_messages(escape(text))]
    shown = "".join(part for part, _ in parts)
    dropped = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2060\u202a-\u202e\u2066-\u2069]")
    if is_visible(shown):
        assert dropped.sub("", shown) == dropped.sub("", sendable(text))
    assert [entities for _, entities in parts if entities] == []


@given(
    st.lists(
        st.sampled_from(["word", "**bold it**", "[to *a* place](https://a.b/c)", "\n", "\n\n", "> q"]),
        min_size=900,
        max_size=1500,
    )
)
@settings(max_examples=15, deadline=None)
def test_a_long_text_is_cut_between_words_and_loses_none(words: list[str]) -> None:
    whole = " ".join(words)
    parts = to_messages(whole)
    shown = [visible(html) for html in parts]
    assert all(utf16(text) <= LIMIT for text in shown)
    expected = re.findall(r"word|bold|it|to|a|place|q", re.sub(r"\(https[^)]*\)", "", whole))
    assert re.findall(r"word|bold|it|to|a|place|q", "\n".join(shown)) == expected


def test_a_long_text_is_cut_at_a_paragraph_where_it_has_one() -> None:
    paragraphs = ["First. " * 300, "Second. " * 300, "Third. " * 300]
    parts = to_messages("\n\n".join(paragraphs))
    assert [part.split(".")[0] for part in parts] == ["First", "Second", "Third"]


def test_bold_that_is_cut_goes_on_in_the_next_message() -> None:
    parts = to_messages(f"**{'heavy ' * 1000}end**")
    assert len(parts) == 2
    assert all(part.startswith("<b>") and part.endswith("</b>") for part in parts)


def test_a_link_is_not_cut() -> None:
    parts = to_messages("x " * 2040 + "[the whole name of the link](https://a.b/c)")
    assert parts[1] == '<a href="https://a.b/c">the whole name of the link</a>'


@pytest.mark.parametrize("sign", ["x", "x ", "😀", "<", "&", "**b** ", "\n> ", "- a\n", "\u202e\u0631"])
def test_a_hundred_thousand_signs_are_sent_whole(sign: str) -> None:
    text = (sign * 100_000)[:100_000]
    shown = "".join(visible(html) for html in to_messages(text))
    assert shown.count("x") == text.count("x")
    assert shown.count("😀") == text.count("😀")


def test_half_a_character_is_replaced() -> None:
    assert to_messages("a\ud83d") == ["a\ufffd"]
