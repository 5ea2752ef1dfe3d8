"""The page shows our Markdown and runs nothing that anybody typed."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.markdown import escape
from bot.platforms.sandbox.markup import to_html

ALLOWED = {
    "p": set[str](),
    "blockquote": set[str](),
    "ul": set[str](),
    "ol": {"start"},
    "li": set[str](),
    "strong": set[str](),
    "em": set[str](),
    "code": set[str](),
    "br": set[str](),
    "a": {"href", "target", "rel"},
}
HTML = ("<script>", "</p>", '"', "'", "&lt;", "onload=", "<img src=x onerror=alert(1)>", "\x00")
MARKS = ("[a](", "](", ")", "**", "_", "`", "> ", "- ", "1. ", "\n\n", "\\")
LINKS = ("https://e.org", "javascript:", "data:text/html,x", "tg://user?id=1")
PIECES = st.sampled_from((*HTML, *MARKS, *LINKS))


class Reader(HTMLParser):
    """What a browser would make of it: elements in their nesting, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= ALLOWED[tag]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration")


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join)))
@example("[x](https://e.org/\"onmouseover='alert(1)')")
@example("<!-- a --><![CDATA[b]]>")
def test_whatever_is_written_becomes_known_elements_and_text(text: str) -> None:
    reader = Reader(to_html(text))
    assert reader.open == []
    assert all(link.startswith(("https://", "http://", "mailto:", "tel:")) for link in reader.links)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join))
def test_escaped_text_makes_no_element_but_a_paragraph(text: str) -> None:
    html = to_html(escape(text))
    assert html.replace("<p>", "").replace("</p>", "").replace("<br>", "").count("<") == 0


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Stay** _calm_.", "<p><strong>Stay</strong> <em>calm</em>.</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a", '<ol start="3"><li>a</li></ol>'),
        ("> quoted", "<blockquote><p>quoted</p></blockquote>"),
        ("`/report` & <b>", "<p><code>/report</code> &amp; &lt;b&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](tg://user)", "<p>x</p>"),
        (
            "[card](https://e.org/?a=1&b=2)",
            '<p><a href="https://e.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">card</a></p>',
        ),
    ],
)
def test_our_markdown(text: str, html: str) -> None:
    assert to_html(text) == html
