"""The daily word to coordinators about the audit log."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.rights import Role
from bot.services.upkeep.audit_head import next_morning
from bot.storage import audit
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import report
from tests.handlers.test_roles import give, owner

HEADS = re.compile(r"(\d+|una) entradas?.*?\n(\d+:[0-9a-f]{64})", re.DOTALL)


def posted(town: Town) -> list[tuple[str, str]]:
    """What the coordinators' room was told: how many entries, and the head."""
    return [found.groups() for text in town.texts("neighbours") if (found := HEADS.search(text))]  # type: ignore[misc]


async def head(town: Town) -> tuple[str, str]:
    async with town.application.database.reading() as connection:
        verdict = await audit.verify(connection)
    assert verdict.fault is None
    return str(verdict.entries), verdict.chain.name


async def test_coordinators_get_the_head_every_morning(open_town: OpenTown) -> None:
    async with open_town() as town:
        await give(town, "ana", Role.OWNER)
        await owner(town).says("/room coordinators")
        await report(town.luis)
        expected = await head(town)
        await town.passes(timedelta(hours=10))
        assert posted(town) == []
        await town.passes(timedelta(hours=8))
        assert posted(town) == [expected]
        clock = town.clock
    # A restart posts nothing twice and loses no morning.
    async with open_town(clock) as town:
        await town.passes(timedelta(hours=1))
        assert len(posted(town)) == 0
        await report(town.luis)
        expected = await head(town)
        await town.passes(timedelta(days=1))
        assert posted(town) == [expected]


async def test_a_morning_that_the_program_missed_is_made_up_for(open_town: OpenTown) -> None:
    async with open_town() as town:
        await give(town, "ana", Role.OWNER)
        await owner(town).says("/room coordinators")
        clock = town.clock
    clock.advance(timedelta(hours=30))
    async with open_town(clock) as town:
        await town.settle()
        assert len(posted(town)) == 1


async def test_without_a_coordinators_room_nothing_is_said(town: Town) -> None:
    await report(town.ana)
    before = {chat: town.texts(chat) for chat in ("moderators", "alerts", "neighbours")}
    await town.passes(timedelta(days=1))
    for chat in ("alerts", "neighbours"):
        assert town.texts(chat) == before[chat]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # The clocks go back on 1 November, forward on 14 March: it is nine in the morning all the same.
        (datetime(2026, 10, 31, 13, 0, tzinfo=UTC), datetime(2026, 11, 1, 14, 0, tzinfo=UTC)),
        (datetime(2026, 10, 31, 12, 59, tzinfo=UTC), datetime(2026, 10, 31, 13, 0, tzinfo=UTC)),
        (datetime(2027, 3, 13, 20, 0, tzinfo=UTC), datetime(2027, 3, 14, 13, 0, tzinfo=UTC)),
    ],
)
def test_nine_in_the_morning_follows_both_clock_changes(now: datetime, expected: datetime) -> None:
    assert next_morning(now, ZoneInfo("America/New_York")) == expected
