"""/verify of a drill's alert: known to those who train, unknown to everybody else (R34, R36)."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.rights import Role
from bot.storage.schema import alerts
from tests.chat import Person, Town
from tests.handlers.drilling import FRAMED, begin, publish
from tests.handlers.volunteers import give


async def test_r36_who_trains_learns_that_a_code_is_of_a_drill(town: Town) -> None:
    """In private, and among those who train; where the public reads too, and by who has no role, it is unknown."""
    await begin(town)
    await publish(town)
    async with town.application.database.reading() as connection:
        number = await connection.scalar(select(alerts.c.number))
    private = Person(town, town.first.user, town.first.user, locale="en")
    told = await private.says(f"/verify A-{number}")
    assert FRAMED.fullmatch(told)
    assert f"A-{number} belongs to a drill: it is made up" in told
    assert "CONFIRMED" not in told
    assert "belongs to a drill" not in await private.says("/verify A-999")
    assert f"A-{number} belongs to a drill" in await town.first.says(f"/verify A-{number}")
    await give(town, "ana", Role.MODERATOR)
    group = town.neighbour()
    unknown = (await group.says("/verify A-999")).replace("999", str(number))
    await town.passes(timedelta(minutes=5))
    assert await group.says(f"/verify A-{number}") == unknown


@pytest.mark.parametrize("state", ["held", "undone", "waiting"])
async def test_r36_a_drills_alert_that_did_not_go_out_is_unknown_to_those_who_train(town: Town, state: str) -> None:
    await begin(town)
    await publish(town)
    async with town.application.database.transaction() as connection:
        await connection.execute(update(alerts).values(state=state))
        number = await connection.scalar(select(alerts.c.number))
    assert "belongs to a drill" not in await town.first.says(f"/verify A-{number}")
