"""The Markdown that every platform writes in its own form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.markdown import parse


def outline(text: str) -> list[str]:
    """The types of what was found, and the text between them."""
    found: list[str] = []
    for token in parse(text):
        found += [each.content or each.type for each in token.children or []] or [token.type]
    return [each for each in found if not each.startswith("paragraph") and each != "text"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("*a*", ["em_open", "a", "em_close"]),
        ("__a__", ["strong_open", "a", "strong_close"]),
        ("a\nb\\\nc  \nd", ["a", "softbreak", "b", "hardbreak", "c", "hardbreak", "d"]),
        (r"\*a\* \[b\](c) 1\. x", ["*a* [b](c) 1. x"]),
        ("[a](https://b.c)", ["link_open", "a", "link_close"]),
        ("[a](mailto:b@c.d)", ["link_open", "a", "link_close"]),
        ("[a](tg://resolve?domain=b)", ["link_open", "a", "link_close"]),
        ("[a](javascript:b)", ["[a](javascript:b)"]),
        ("[a](//b.c)", ["[a](//b.c)"]),
        ("[a](data:text/html,b)", ["[a](data:text/html,b)"]),
        ("<b>a</b> &amp; <https://b.c> https://b.c", ["<b>a</b> &amp; <https://b.c> https://b.c"]),
        ("# a", ["# a"]),
        ("---", ["---"]),
        ("    a", ["a"]),
        ("```\na\n```", ["a"]),
        ("[a]: https://b.c", ["[a]: https://b.c"]),
        ("- a", ["bullet_list_open", "list_item_open", "a", "list_item_close", "bullet_list_close"]),
        ("> a\nb", ["blockquote_open", "a", "blockquote_close", "b"]),
        ("> a\n> b\n\nc", ["blockquote_open", "a", "softbreak", "b", "blockquote_close", "c"]),
    ],
)
def test_only_our_own_marks_mean_something(text: str, found: list[str]) -> None:
    assert outline(text) == found


@pytest.mark.parametrize("text", [">" * 50 + " deep", "- " * 50 + "deep", "*" * 5000, "[" * 5000, "`" * 5000])
def test_what_is_nested_without_end_is_shown_and_not_lost(text: str) -> None:
    assert "".join(outline(text)).count("deep") == text.count("deep")


@given(st.text(alphabet="*_`[]()<>&\\!#-+.1 a\n\t\u0000\u202e\ud800", max_size=300))
def test_nothing_breaks_it(text: str) -> None:
    assert sum(token.nesting for token in parse(text)) == 0
