"""What leads from a report to a person, and what it said, ends with its key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.clock import MovableClock
from bot.domain.reports import ReportState
from bot.storage import report_talk, reports
from bot.storage.database import Database
from bot.storage.schema import report_messages
from bot.storage.schema import reports as table
from bot.storage.vault import Purpose, SealBroken, Vault
from tests.storage.conftest import START, pass_time
from tests.storage.one_report import ANA, LUIS, REPORT, SIGHTING, WAY_BACK, add, get


async def test_a_body_moved_to_another_report_does_not_open(database: Database, vault: Vault) -> None:
    await add(database, vault)
    await add(database, vault, replace(REPORT, id="r2", pseudonym="R-2222"))
    async with database.transaction() as connection:
        body = await connection.scalar(select(table.c.body).where(table.c.id == "r1"))
        await connection.execute(update(table).where(table.c.id == "r2").values(body=body))
    with pytest.raises(SealBroken):
        await get(database, vault, "r2")


async def test_a_way_back_moved_to_another_report_does_not_open(database: Database, vault: Vault) -> None:
    await add(database, vault)
    await add(database, vault, replace(REPORT, id="r2", pseudonym="R-2222"))
    async with database.transaction() as connection:
        sealed = await connection.scalar(select(table.c.way_back).where(table.c.id == "r1"))
        await connection.execute(update(table).where(table.c.id == "r2").values(way_back=sealed))
    async with database.reading() as connection:
        with pytest.raises(SealBroken):
            await reports.way_back(connection, vault, "r2")


async def test_r38_after_its_hours_the_way_back_does_not_open(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await add(database, vault)
    pass_time(vault, clock, timedelta(hours=72))
    async with database.reading() as connection:
        assert await reports.way_back(connection, vault, "r1") == WAY_BACK
        assert await reports.is_reporter(connection, vault, "r1", ANA)
    pass_time(vault, clock, timedelta(hours=2))
    async with database.reading() as connection:
        assert await reports.way_back(connection, vault, "r1") is None
        assert not await reports.is_reporter(connection, vault, "r1", ANA)
        assert await reports.of_person(connection, vault, ANA) == []
    assert (await get(database, vault)).sighting == SIGHTING


async def test_r38_after_its_days_the_content_does_not_open(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        await report_talk.add(connection, vault, "m1", "r1", "reporter", "Sí", START)
    pass_time(vault, clock, timedelta(days=32), every=timedelta(hours=1))
    assert (await get(database, vault)).sighting is None
    async with database.reading() as connection:
        assert await report_talk.of_report(connection, vault, "r1") == []


async def test_a_person_finds_their_own_reports_newest_first(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await add(database, vault)
    clock.advance(timedelta(hours=3))  # another hour's key
    await add(database, vault, replace(REPORT, id="r2", pseudonym="R-2222", received_at=clock.now()))
    await add(database, vault, replace(REPORT, id="r3", pseudonym="R-3333"), LUIS)
    async with database.reading() as connection:
        assert [report.id for report in await reports.of_person(connection, vault, ANA)] == ["r2", "r1"]
        assert [report.id for report in await reports.of_person(connection, vault, LUIS)] == ["r3"]
        assert await reports.is_reporter(connection, vault, "r2", ANA)
        assert not await reports.is_reporter(connection, vault, "r3", ANA)


async def test_forgetting_a_person_keeps_the_report(database: Database, vault: Vault) -> None:
    await add(database, vault)
    await add(database, vault, replace(REPORT, id="r2", pseudonym="R-2222"), LUIS)
    async with database.transaction() as connection:
        await reports.forget_person(connection, vault, ANA)
    async with database.reading() as connection:
        assert await reports.way_back(connection, vault, "r1") is None
        assert await reports.of_person(connection, vault, ANA) == []
        assert await reports.way_back(connection, vault, "r2") == WAY_BACK
    assert (await get(database, vault)).sighting == SIGHTING


async def test_old_reports_lose_first_the_person_then_the_content(database: Database, vault: Vault) -> None:
    await add(database, vault)
    await add(database, vault, replace(REPORT, id="r2", pseudonym="R-2222", received_at=START + timedelta(days=3)))
    async with database.transaction() as connection:
        await report_talk.add(connection, vault, "m1", "r1", "reporter", "Sí", START)
        assert await reports.forget_people(connection, START + timedelta(days=1)) == 1
        assert await reports.forget_people(connection, START + timedelta(days=1)) == 0
    assert (await get(database, vault)).sighting == SIGHTING
    async with database.transaction() as connection:
        assert await reports.forget_content(connection, START + timedelta(days=1)) == 1
        assert await reports.forget_content(connection, START + timedelta(days=1)) == 0
    old, new = await get(database, vault), await get(database, vault, "r2")
    assert (old.state, old.sighting) == (ReportState.PURGED, None)
    assert new.state is ReportState.RECEIVED
    assert new.sighting == SIGHTING
    async with database.reading() as connection:
        assert await connection.scalar(select(report_messages.c.body)) is None


async def test_a_destroyed_report_leaves_only_that_there_was_one(database: Database, vault: Vault) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        await report_talk.add(connection, vault, "m1", "r1", "reporter", "Sí", START)
        await reports.destroy(connection, "r1")
    report = await get(database, vault)
    assert (report.state, report.sighting, report.attachments) == (ReportState.PURGED, None, 0)
    async with database.reading() as connection:
        assert (await connection.execute(select(report_messages))).all() == []
        assert await reports.way_back(connection, vault, "r1") is None


async def test_the_mark_of_a_person_changes_with_the_hour(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await add(database, vault)
    clock.advance(timedelta(hours=1))
    await add(database, vault, replace(REPORT, id="r2", pseudonym="R-2222"))
    async with database.reading() as connection:
        first, second = (await connection.execute(select(table.c.person_mark).order_by(table.c.id))).scalars()
    assert first != second
    assert {first, second} <= set(vault.marks(Purpose.LINK, str(ANA)))
