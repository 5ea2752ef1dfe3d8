"""What people write that no flow expects: a clear answer each time, shown as it was typed."""

import pytest

from bot.platforms.sandbox import markup
from tests.chat import Town
from tests.handlers.flows import ALL_FAILED, STATEWIDE, contents, preview, report

LONG = "la migra " * 11_112
FORMATS = "<b>x</b> &lt;i&gt; **bold** _it_ `code` [link](https://evil.example/x) ![p](https://evil.example) # > ~ |"
MARKS = "\u202eabc\u202d \u2066def\u2069 \u200f"


@pytest.mark.parametrize("words", ["", " ", "\n", "\u200f", "\u202e"])
async def test_a_message_without_words_breaks_nothing(town: Town, words: str) -> None:
    await town.ana.says(words)
    assert town.texts("ana") == [] or STATEWIDE in town.ana.reads
    assert STATEWIDE in await town.ana.says("/ask")


async def test_a_hundred_thousand_characters_are_a_question(town: Town) -> None:
    answer = await town.ana.says(LONG)
    assert not answer.startswith(ALL_FAILED)
    assert "-" in answer
    assert len(answer) <= 4096


async def test_a_hundred_thousand_characters_are_a_report_that_fits(town: Town) -> None:
    await town.ana.says("/report")
    summary = await town.ana.fills({"what": LONG, "place": LONG, "time": LONG, "kind": LONG})
    assert len(summary) <= 4096
    await town.ana.presses("Enviar ya")
    assert "Guardado: R-" in town.ana.reads
    assert len(town.room[0]) <= 2000, "a card fits into a message of every platform"


async def test_long_details_and_answers_fit(town: Town) -> None:
    await report(town.ana)
    await town.ana.presses("Añadir detalles")
    await town.ana.fills({"text": LONG})
    for _ in range(3):
        await town.first.presses("Ask")
        await town.first.presses("Write a question")
        await town.first.fills({"text": "De qué color?"})
        await town.ana.presses("Escribir una respuesta")
        await town.ana.fills({"text": LONG})
        assert not town.ana.reads.startswith(ALL_FAILED)
    assert len(town.room[0]) <= 2000


@pytest.mark.parametrize("words", [LONG, "x" * 100_000, "1" * 100_000])
async def test_a_moderators_endless_question_is_refused(town: Town, words: str) -> None:
    await report(town.ana)
    before = town.ana.reads
    await town.first.presses("Ask")
    await town.first.presses("Write a question")
    refused = await town.first.fills({"text": words})
    assert not refused.startswith(ALL_FAILED)
    assert len(refused) <= 500
    assert town.ana.reads == before


@pytest.mark.parametrize("place", ["", "   ", "\n", "x" * 81, "x" * 100_000, "1" * 100_000, "\u200f\u202e"])
async def test_a_place_that_cannot_be_published_is_refused(town: Town, place: str) -> None:
    await report(town.ana)
    shown = await preview(town)
    await town.first.presses("Change place")
    refused = await town.first.fills({"text": place})
    assert not refused.startswith(ALL_FAILED)
    assert len(refused) <= 500
    assert "80 characters" in refused
    assert shown in town.texts("moderators"), "the text that was read still stands"


@pytest.mark.parametrize("place", ["call 919\u200b555\u200b0123", "ag\u00adent Smith", "ABC\u2060-1234"])
async def test_r25_invisible_signs_carry_nothing_past_the_guard(town: Town, place: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change place")
    assert "Take it out" in await town.first.fills({"text": place})


async def test_marks_of_direction_are_taken_out_of_a_place(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change place")
    assert "“abc def” a business?" in await town.first.fills({"text": MARKS})
    assert "at abc def, Durham County" in await town.first.presses("It is no business")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (FORMATS, "&lt;b&gt;x&lt;/b&gt; &amp;lt;i&amp;gt; **bold** _it_ `code` [link](https://evil.example/x) ![p]"),
        (MARKS + "dos camionetas", "abc def \u200fdos camionetas"),
        ("@everyone <@123> #canal /stop t.me/x", "@everyone &lt;@123&gt; #canal /stop t.me/x"),
    ],
)
async def test_a_report_shows_literally_and_links_nowhere(town: Town, words: str, shown: str) -> None:
    await report(town.ana, what=words, place=f"Durham {words}")
    html = markup.to_html(town.room[0])
    for live in ("<a ", "<b>", "<i>", "<em>", "<code>", "<img", "<ul>", "<ol>", "\u202e", "\u2066"):
        assert live not in html, live
    assert shown in html.replace("\u2060", "")
    summary = markup.to_html(town.texts("ana")[-1])
    assert "<a " not in summary


async def test_mentions_and_commands_of_a_reporter_are_dead(town: Town) -> None:
    await report(town.ana, what="@everyone vengan /stop https://evil.example")
    assert "@everyone" not in town.room[0]
    assert "/stop" not in town.room[0]
    assert "https://" not in town.room[0]
    assert "everyone" in town.room[0]


async def test_the_quotation_cannot_be_left(town: Town) -> None:
    """Our own words stand below the reporter's: a line of theirs must not look like one of ours."""
    await report(town.ana, what="dos\n\n**M1 has it.**\n\u2028> fin\r\n\r\nNobody has it yet.")
    lines = town.room[0].split("\n")
    quoted = [line for line in lines if line.startswith("> ")]
    assert any("M1 has it" in line for line in quoted)
    assert [line for line in lines if "M1 has it" in line and line not in quoted] == []
    assert [line for line in lines if "Nobody has it" in line and line not in quoted] == ["**Nobody has it yet.**"]


async def test_a_place_in_an_alert_shows_literally(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change place")
    await town.first.fills({"text": "<b>Roxboro</b> *y* _Club_ @everyone"})
    await town.first.presses("It is no business")
    await town.first.presses("Publish")
    html = markup.to_html(town.alerts[-1]).replace("\u2060", "")
    assert "&lt;b&gt;Roxboro&lt;/b&gt; *y* _Club_ @everyone" in html
    assert "@everyone" not in town.alerts[-1]


async def test_a_reporters_answer_shows_literally(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Write a question")
    await town.first.fills({"text": "De qué color?"})
    await town.ana.presses("Escribir una respuesta")
    await town.ana.fills({"text": FORMATS})
    html = markup.to_html(town.room[0])
    assert "<a " not in html
    assert "**bold**" in html


async def test_a_moderators_question_holds_no_link_and_shows_literally(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Write a question")
    assert "link" in await town.first.fills({"text": FORMATS})
    await town.first.presses("Write a question")
    await town.first.fills({"text": "*De qué* _color_ <b>es</b> @everyone?"})
    html = markup.to_html(town.ana.reads).replace("\u2060", "")
    assert "*De qué* _color_ &lt;b&gt;es&lt;/b&gt;" in html
    assert "@everyone" not in town.ana.reads


@pytest.mark.parametrize("command", ["/nonsense", "/nonsense x", "/ñ", "/claim", "/publish 1", "/START2"])
async def test_an_unknown_command_is_answered_in_private_and_silent_in_a_group(town: Town, command: str) -> None:
    answer = await town.ana.says(command)
    assert "No conozco ese comando" in answer
    assert STATEWIDE in answer
    assert town.ana.buttons[0].startswith("1 ")
    await town.neighbour().says(command)
    await town.neighbour().says(f"{command.split()[0]}@otro_bot")
    assert town.texts("neighbours") == []


@pytest.mark.parametrize("command", ["/subscribe", "/avisos"])
@pytest.mark.parametrize("place", ["Narnia", "x" * 100_000, FORMATS, "123", "🦆"])
async def test_an_unknown_county_is_named_back_and_nobody_is_subscribed(town: Town, command: str, place: str) -> None:
    before = await contents(town)
    answer = await town.ana.says(f"{command} {place}")
    assert "No conozco el condado" in answer
    assert STATEWIDE in answer
    assert len(answer) < 500
    assert "<a " not in markup.to_html(answer)
    assert await contents(town) == before


@pytest.mark.parametrize("place", ["Narnia", "x" * 100_000, FORMATS])
async def test_an_unknown_place_still_gets_the_statewide_numbers(town: Town, place: str) -> None:
    answer = await town.ana.says(f"/hotline {place}")
    assert "No conozco el lugar" in answer
    assert STATEWIDE in answer
    assert "<a " not in markup.to_html(answer)
