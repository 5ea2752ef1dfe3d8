"""The sandbox as a sender: keys, references, edits, and a platform that refuses."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.domain.messages import Action, Address, Button, Outgoing, Platform
from bot.errors import SendError
from bot.platforms.sandbox.board import Board
from bot.platforms.sandbox.files import Files
from bot.platforms.sandbox.outbound import SandboxSender
from tests.fakes.media import Shelf

ANA = Address(Platform.SANDBOX, "ana")
START = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)


class Screen:
    """A sender, and what a page opened now would show."""

    def __init__(self) -> None:
        self.clock = MovableClock(START)
        self.board = Board(self.clock.now)
        self.files = Files()
        self.sender = SandboxSender(self.board, self.files, Shelf())

    async def shown(self) -> list[dict[str, Any]]:
        stream = self.board.stream()
        first = await anext(stream)
        await stream.aclose()
        posts: list[dict[str, Any]] = json.loads(first.partition("data: ")[2])["posts"]
        return posts


@pytest.fixture
def screen() -> Screen:
    return Screen()


async def test_a_message_is_shown_with_its_buttons(screen: Screen) -> None:
    buttons = ((Button("Yes", Action("yes")), Button("Call", url="tel:911"), Button("Bad", url="javascript:x")),)
    reference = await screen.sender.send(ANA, Outgoing("**Hi**", buttons), key="k")
    [post] = await screen.shown()
    assert (post["reference"], post["chat"], post["html"]) == (reference, "ana", "<p><strong>Hi</strong></p>")
    assert [(each["label"], each["payload"], each["url"]) for each in post["buttons"][0]] == [
        ("Yes", "yes", None),
        ("Call", None, "tel:911"),
        ("Bad", None, None),
    ]


async def test_the_same_key_is_shown_once(screen: Screen) -> None:
    first = await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    assert await screen.sender.send(ANA, Outgoing("Hi"), key="k") == first
    assert len(await screen.shown()) == 1


async def test_an_edit_is_marked_with_its_time(screen: Screen) -> None:
    reference = await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    screen.clock.advance(timedelta(hours=1))
    await screen.sender.edit(ANA, reference, Outgoing("Bye", replace=True))
    [post] = await screen.shown()
    assert (post["html"], post["at"]) == ("<p>Bye</p>", START.isoformat())
    assert post["edited"] == (START + timedelta(hours=1)).isoformat()


async def test_an_equal_edit_changes_nothing(screen: Screen) -> None:
    reference = await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    await screen.sender.edit(ANA, reference, Outgoing("Hi", replace=True))
    assert [post["edited"] for post in await screen.shown()] == [None]


async def test_a_deleted_message_is_gone_and_may_be_deleted_again(screen: Screen) -> None:
    reference = await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    await screen.sender.delete(ANA, reference)
    await screen.sender.delete(ANA, reference)
    assert await screen.shown() == []


async def test_an_edit_of_a_message_that_is_gone_cannot_succeed(screen: Screen) -> None:
    reference = await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    with pytest.raises(SendError) as error:
        await screen.sender.edit(Address(Platform.SANDBOX, "luis"), reference, Outgoing("Bye"))
    assert error.value.permanent


@pytest.mark.parametrize("address", [Address(Platform.SANDBOX, "nobody"), Address(Platform.TELEGRAM, "ana")])
async def test_an_unknown_chat_cannot_succeed(screen: Screen, address: Address) -> None:
    with pytest.raises(SendError) as error:
        await screen.sender.send(address, Outgoing("Hi"), key="k")
    assert error.value.permanent


async def test_a_chat_refuses_until_it_is_told_to_stop(screen: Screen) -> None:
    screen.sender.refuse("ana", SendError("slow", retry_after=3))
    with pytest.raises(SendError):
        await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    assert await screen.shown() == []
    screen.sender.refuse("ana", None)
    await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    assert len(await screen.shown()) == 1


async def test_a_lost_answer_is_tried_again_without_a_second_message(screen: Screen) -> None:
    screen.sender.refuse("ana", SendError("lost", maybe_delivered=True))
    with pytest.raises(SendError):
        await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    screen.sender.refuse("ana", None)
    await screen.sender.send(ANA, Outgoing("Hi"), key="k")
    assert len(await screen.shown()) == 1


async def test_a_chat_keeps_its_last_300_messages(screen: Screen) -> None:
    for number in range(301):
        await screen.sender.send(ANA, Outgoing(f"{number}"), key=f"{number}")
    shown = await screen.shown()
    assert (len(shown), shown[0]["html"]) == (300, "<p>1</p>")
