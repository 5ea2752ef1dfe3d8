"""R31: above the cap of an hour a second person must agree; nothing is blocked, and corrections are never counted."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.storage.schema import alerts
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, report

CAPPED = "You published several alerts within an hour"


@pytest.fixture
async def capped(open_town: OpenTown) -> AsyncIterator[Town]:
    """A town where the second alert of an hour needs two people."""
    async with open_town(alerts={"cap_per_hour": 1}) as town:
        yield town


async def published(town: Town) -> int:
    async with town.application.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(alerts)) or 0


async def try_to_publish(town: Town, moderator: Person | None = None) -> str:
    """A new report, as far as *Publish*; what the preview said."""
    moderator = moderator or town.first
    await report(town.ana)
    shown = await preview(town, moderator)
    await moderator.presses("Publish")
    return shown


async def test_r31_above_the_cap_a_second_person_agrees_and_the_preview_says_so(capped: Town) -> None:
    assert CAPPED not in await try_to_publish(capped)
    assert await published(capped) == 1
    assert CAPPED in await try_to_publish(capped)
    assert await published(capped) == 1
    await capped.first.presses("Publish")
    assert await published(capped) == 1
    await capped.second.presses("Publish")
    assert await published(capped) == 2


async def test_r31_the_cap_counts_one_moderator_and_one_hour(capped: Town) -> None:
    await try_to_publish(capped)
    assert CAPPED not in await try_to_publish(capped, capped.second)
    assert await published(capped) == 2
    await capped.passes(timedelta(hours=1, minutes=1))
    assert CAPPED not in await try_to_publish(capped)
    assert await published(capped) == 3


async def test_r31_by_default_three_alerts_an_hour_go_out_by_one_person(town: Town) -> None:
    for _ in range(3):
        assert CAPPED not in await try_to_publish(town)
    assert CAPPED in await try_to_publish(town)
    assert await published(town) == 3


async def test_r31_an_end_is_not_capped(capped: Town) -> None:
    await try_to_publish(capped)
    await capped.first.presses("Ended")
    await capped.first.presses("End it")
    assert "TERMINÓ A-101" in capped.alerts[0]


async def test_r31_what_was_undone_does_not_count(open_town: OpenTown) -> None:
    async with open_town(alerts={"cap_per_hour": 1, "hold_seconds": 20}) as town:
        await report(town.ana)
        await preview(town)
        await town.first.presses("Publish")
        await town.first.presses("Undo")
        await report(town.luis)
        assert CAPPED not in await preview(town)
