"""Published alerts: numbers, facts, and an end that only one of two can make."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.alerts import Alert, AlertChange, AlertState, Change, Facts
from bot.domain.reports import Agency, Basis, Mark, PlaceKind
from bot.storage import alert_changes, alerts
from bot.storage.database import Database
from tests.storage.conftest import START

FACTS = Facts(
    county="Durham",
    place="Roxboro y Club",
    place_kind=PlaceKind.STREET,
    agency=Agency.UNKNOWN,
    basis=Basis.TWO_OBSERVERS,
    seen_at=START - timedelta(minutes=10),
    valid_until=START + timedelta(hours=2),
)
ALERT = Alert("a1", 101, None, AlertState.LIVE, FACTS, 1, mark=Mark.PRACTICE, published_by="M1", goes_out_at=START)


async def add(database: Database, alert: Alert = ALERT) -> bool:
    async with database.transaction() as connection:
        return await alerts.add(connection, alert, START)


async def close(database: Database, alert: Alert, state: AlertState) -> bool:
    async with database.transaction() as connection:
        now = START + timedelta(minutes=30)
        closed = replace(alert, state=state, facts=replace(alert.facts, ended_at=now), version=alert.version + 1)
        return await alerts.change(connection, alert, closed, now)


async def test_an_alert_comes_back_as_it_was(database: Database) -> None:
    assert await add(database)
    async with database.reading() as connection:
        assert await alerts.get(connection, "a1") == ALERT
        assert await alerts.numbered(connection, 101) == ALERT
        assert await alerts.get(connection, "a2") is None
        assert await alerts.numbered(connection, 102) is None
        assert await alerts.of_report(connection, "r1") is None


async def test_numbers_count_up_and_none_is_given_twice(database: Database) -> None:
    for name in ("a1", "a2", "a3"):
        async with database.transaction() as connection:
            number = await alerts.next_number(connection)
            assert await alerts.add(connection, replace(ALERT, id=name, number=number), START)
    async with database.reading() as connection:
        assert await alerts.next_number(connection) == 104
        assert [alert.number for alert in await alerts.live(connection)] == [103, 102, 101]


async def test_of_two_alerts_with_one_number_the_second_is_not_saved(database: Database) -> None:
    saved = await asyncio.gather(add(database), add(database, replace(ALERT, id="a2")))
    assert sorted(saved) == [False, True]


@pytest.mark.parametrize("state", [AlertState.ENDED, AlertState.EXPIRED, AlertState.RETRACTED])
async def test_an_alert_is_closed_once(database: Database, state: AlertState) -> None:
    await add(database)
    assert await close(database, ALERT, state)
    assert not await close(database, ALERT, AlertState.ENDED)
    async with database.reading() as connection:
        closed = await alerts.get(connection, "a1")
    assert closed is not None
    assert (closed.state, closed.version) == (state, 2)
    assert closed.facts.ended_at == START + timedelta(minutes=30)
    assert not await close(database, closed, AlertState.ENDED), "what has ended is not live any more"


async def test_of_an_end_and_an_expiry_at_once_one_wins(database: Database) -> None:
    await add(database)
    done = await asyncio.gather(close(database, ALERT, AlertState.ENDED), close(database, ALERT, AlertState.EXPIRED))
    assert sorted(done) == [False, True]


async def test_live_alerts_are_those_that_stand_in_the_county(database: Database) -> None:
    await add(database)
    await add(database, replace(ALERT, id="a2", number=102, facts=replace(FACTS, county="Wake")))
    await add(database, replace(ALERT, id="a3", number=103))
    await close(database, replace(ALERT, id="a3"), AlertState.ENDED)
    async with database.reading() as connection:
        assert [alert.id for alert in await alerts.live(connection)] == ["a2", "a1"]
        assert [alert.id for alert in await alerts.live(connection, "Durham")] == ["a1"]
        assert await alerts.live(connection, "Orange") == []


@pytest.mark.parametrize("state", [AlertState.HELD, AlertState.UNDONE])
async def test_r36_what_never_went_out_has_no_number_for_the_public(database: Database, state: AlertState) -> None:
    assert await add(database, replace(ALERT, state=state))
    async with database.reading() as connection:
        assert await alerts.numbered(connection, 101) is None
        assert await alerts.live(connection) == []
        assert [alert.id for alert in await alerts.held(connection)] == (["a1"] if state is AlertState.HELD else [])
        assert await alerts.next_number(connection) == 102


async def test_the_history_tells_each_change_as_it_was_then(database: Database) -> None:
    assert await add(database)
    later = START + timedelta(minutes=30)
    ended = replace(ALERT, version=2, state=AlertState.ENDED, facts=replace(FACTS, ended_at=later))
    async with database.transaction() as connection:
        await alert_changes.add(connection, ALERT, AlertChange.PUBLISHED, by="M1", now=START)
        await alert_changes.add(connection, ended, AlertChange.ENDED, by="M2", now=later)
    async with database.reading() as connection:
        kind = ALERT.kind
        assert await alert_changes.of(connection, "a1") == [
            Change("a1", 1, START, AlertChange.PUBLISHED, "M1", kind, AlertState.LIVE, FACTS),
            Change("a1", 2, later, AlertChange.ENDED, "M2", kind, AlertState.ENDED, ended.facts),
        ]
        assert await alert_changes.of(connection, "a2") == []
