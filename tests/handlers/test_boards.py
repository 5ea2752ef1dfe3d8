"""R21: one pinned message a room, edited in place."""

from datetime import timedelta

import pytest

from bot.domain.messages import Platform
from bot.domain.ports import Sign
from bot.domain.rights import Role
from bot.platforms.sandbox.board import Post
from tests.chat import Town
from tests.handlers.flows import publish, report
from tests.handlers.test_roles import give

TITLE = "**What waits and what stands**"


async def boards(town: Town) -> int:
    changed = await town.application.services.boards.step()
    await town.settle()
    return changed


def board(town: Town, chat: str = "moderators") -> Post:
    (found,) = [post for post in town.posts(chat) if post.reference == town.connection.sender.pinned.get(chat)]
    return found


def lines(town: Town) -> list[str]:
    outgoing = board(town).outgoing
    assert outgoing is not None
    assert outgoing.silent
    return outgoing.text.splitlines()


async def test_r21_a_room_has_one_pinned_message(town: Town) -> None:
    assert await boards(town) == 1
    assert lines(town) == [
        TITLE,
        "Alerts and reports are open.",
        "No report waits.",
        "Alerts that stand: 0",
        "On duty: nobody",
    ]
    first = board(town).reference
    name = await report(town.ana)
    await town.first.says("/oncall durham until 18:00")
    await town.second.says("/oncall until 18:00")
    assert await boards(town) == 1
    assert board(town).reference == first
    assert lines(town)[2:] == [
        "Reports that wait: 1, the oldest from Sun Nov 22, 3:42 PM.",
        f"- {name} · Durham · nobody has it",
        "Alerts that stand: 0",
        "On duty: M1 and M2",
    ]
    assert sum(TITLE in text for text in town.room) == 1
    assert town.alerts == []


async def test_r21_it_changes_with_what_it_tells_and_not_otherwise(town: Town) -> None:
    await boards(town)
    name = await report(town.ana)
    assert await boards(town) == 1
    assert await boards(town) == 0
    await town.passes(timedelta(minutes=4))
    assert await boards(town) == 0
    await town.passes(timedelta(minutes=1))
    assert await boards(town) == 1
    assert "That is more than 5 min ago." in lines(town)[2]
    await town.first.presses("Claim")
    await boards(town)
    assert f"- {name} · Durham · M1 has it" in lines(town)
    await town.first.presses("Can't tell")
    await town.first.presses("Another reason")
    await boards(town)
    assert "No report waits." in lines(town)


async def test_r21_alerts_stand_with_their_end(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await boards(town)
    assert lines(town)[3:5] == ["Alerts that stand: 1", "- A-101 · Durham · until Sun Nov 22, 5:42 PM"]
    await town.passes(timedelta(hours=2, minutes=1))
    await boards(town)
    assert "Alerts that stand: 0" in lines(town)


async def test_r21_it_says_what_is_paused(town: Town) -> None:
    await give(town, "mod-1", Role.COORDINATOR)
    await town.first.says("/reports close Back soon until 18:00")
    await town.application.services.token_watch.suspects(Platform.TELEGRAM, Sign.NAME)
    await boards(town)
    assert lines(town)[1:3] == [
        "**All new alerts are stopped** since Sun Nov 22, 3:42 PM, by system.",
        "**Reports are closed** until Sun Nov 22, 6:00 PM.",
    ]


async def test_r21_a_room_sees_its_own_counties(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    await town.neighbour().says("/room coordinators wake")
    name = await report(town.ana)
    await town.first.says("/oncall durham until 18:00")
    await boards(town)
    other = board(town, "neighbours").outgoing
    assert other is not None
    assert "No espera ningún reporte." in other.text
    assert "De guardia: nadie" in other.text
    assert any(name in line for line in lines(town))


async def test_r21_where_it_may_not_be_pinned_it_stands_and_the_room_is_told_once(town: Town) -> None:
    town.connection.sender.refuses_pins = True
    await boards(town)
    assert TITLE in town.room[0]
    assert "I may not pin messages here" in town.room[1]
    town.connection.board.delete(next(post.reference for post in town.posts("moderators")))
    await report(town.ana)
    await boards(town)
    assert sum(TITLE in text for text in town.room) == 1
    assert sum("I may not pin" in text for text in town.room) == 1


async def test_r21_a_deleted_board_comes_back(town: Town) -> None:
    await boards(town)
    town.connection.board.delete(board(town).reference)
    await report(town.ana)
    await boards(town)
    assert "Reports that wait: 1" in lines(town)[2]


@pytest.mark.parametrize("days", [40])
async def test_r21_a_board_is_edited_after_weeks(town: Town, days: int) -> None:
    await boards(town)
    first = board(town).reference
    for _ in range(days):
        await town.passes(timedelta(days=1))
        await town.application.housekeeping.round()
        await boards(town)
    await report(town.ana)
    await boards(town)
    assert board(town).reference == first
    assert "Reports that wait: 1" in lines(town)[2]


async def test_a_room_that_is_taken_out_keeps_no_board_and_gets_one_again(town: Town) -> None:
    await give(town, "mod-1", Role.OWNER)
    name = await report(town.ana)
    await boards(town)
    old = board(town).reference
    assert name in board(town).outgoing.text  # type: ignore[union-attr]
    await town.first.says("/unroom")
    await town.passes(timedelta(seconds=3))
    assert not any(TITLE in text for text in town.room)
    assert old not in [post.reference for post in town.posts("moderators")]
    assert await boards(town) == 0
    await town.first.says("/room moderators")
    assert await boards(town) == 1
    assert name in board(town).outgoing.text  # type: ignore[union-attr]
    assert board(town).reference != old
