"""Shifts, messages of a chat, open cards and statistics, on both databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import MovableClock
from bot.domain.messages import Account, Address, Platform
from bot.domain.reports import Mark, Report, ReportState, Sighting
from bot.domain.rights import Role
from bot.storage import audit, chat_messages, open_cards, people, reports, role_holders, sent_keys, shifts, statistics
from bot.storage.database import Database
from bot.storage.people import EVERYWHERE
from bot.storage.vault import Vault

NOON = datetime(2026, 11, 22, 17, tzinfo=UTC)
HOUR = timedelta(hours=1)
ANA = Address(Platform.TELEGRAM, "111")


def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "keys", MovableClock(NOON))


async def test_shifts_begin_end_repeat_and_pause(database: Database) -> None:
    async with database.transaction() as connection:
        await people.add(connection, "p", NOON)
        await shifts.add(
            connection, "now", "p", platform=Platform.DISCORD, counties=["Wake", "Durham"], weekly=False,
            minutes=(720, 780), moments=(NOON, NOON + HOUR),
        )  # fmt: skip
        await shifts.add(
            connection, "later", "p", platform=Platform.DISCORD, counties=EVERYWHERE, weekly=True,
            minutes=(780, 840), moments=(NOON + HOUR, NOON + 2 * HOUR),
        )  # fmt: skip
        (found,) = await shifts.until(connection, NOON, NOON)
        assert (found.id, found.alias, found.counties) == ("now", "M1", frozenset({"Durham", "Wake"}))
        assert [found.serves(county) for county in ("Durham", "Orange", None)] == [True, False, True]
        assert [shift.id for shift in await shifts.until(connection, NOON, NOON + HOUR)] == ["now", "later"]
        assert await shifts.until(connection, NOON + 3 * HOUR, NOON + 9 * HOUR) == []
        assert await shifts.go_off(connection, "p", NOON)
        assert not await shifts.go_off(connection, "p", NOON)
        assert await shifts.until(connection, NOON, NOON) == []
        assert await shifts.are_used(connection, NOON)
        assert await shifts.come_back(connection, "p")
        later = await shifts.get(connection, "later")
        assert later is not None
        moments = (later.starts_at + 168 * HOUR, later.ends_at + 168 * HOUR)
        assert await shifts.move(connection, later, moments)
        assert not await shifts.move(connection, later, moments)
        assert not await shifts.move(connection, found, moments), "it is no weekly one"
        assert not await shifts.repeat(connection, "now", "somebody", weekly=True)
        assert await shifts.forget(connection, NOON + HOUR) == 1
        assert await shifts.remove(connection, "later", "p")
        assert not await shifts.are_used(connection, NOON)


async def test_a_chats_messages_are_taken_once_and_in_order(database: Database, tmp_path: Path) -> None:
    keys = vault(tmp_path)
    noted = [(ANA, "1,2", NOON - 49 * HOUR), (ANA, "3", NOON - HOUR), (ANA, "4", NOON), (ANA, "4", NOON)]
    async with database.transaction() as connection:
        await chat_messages.add(connection, keys, noted)
        await chat_messages.add(connection, keys, [(Address(Platform.DISCORD, "111"), "9", NOON)])
        assert await chat_messages.count(connection, keys, ANA) == (4, NOON - 49 * HOUR)
        assert await chat_messages.take(connection, keys, ANA, NOON - 48 * HOUR) == ["3", "4"]
        assert await chat_messages.take(connection, keys, ANA, NOON - 48 * HOUR) == []
        assert await chat_messages.count(connection, keys, ANA) == (0, None)
        assert await chat_messages.forget(connection, NOON + HOUR) == 1
        await chat_messages.add(connection, keys, [])


async def test_statistics_read_first_actions(database: Database, tmp_path: Path) -> None:
    keys = vault(tmp_path)
    report = Report(
        id="r1", pseudonym="R-7F3K", state=ReportState.RECEIVED, county="Durham", place_kind=None, language="es",
        mark=Mark.REAL, sighting=Sighting(what="x"), attachments=0, reachable=True, received_at=NOON, version=1,
    )  # fmt: skip
    async with database.transaction() as connection:
        await reports.add(connection, keys, report, Account(Platform.TELEGRAM, "111"), ANA)
        for minutes, actor, action in ((0, "reporter", "received"), (2, "M1", "ask"), (5, "M1", "claim")):
            at = NOON + timedelta(minutes=minutes)
            await audit.record(connection, at, actor=actor, action=action, subject="report:r1")
        (course,) = await statistics.courses(connection, NOON - HOUR)
        assert (course.acted_at, course.claimed_at) == (NOON + 2 * HOUR / 60, NOON + 5 * HOUR / 60)
        assert await statistics.courses(connection, NOON + HOUR) == []
        assert await statistics.published(connection, NOON - HOUR) == []
        (card,) = await open_cards.waiting(connection)
        assert (card.pseudonym, card.county, card.claimed_by) == ("R-7F3K", "Durham", None)
        assert await sent_keys.since(connection, "telegram", NOON) == []


async def test_holders_of_a_role_are_found_by_role(database: Database, tmp_path: Path) -> None:
    keys, teresa = vault(tmp_path), Account(Platform.TELEGRAM, "5")
    async with database.transaction() as connection:
        await people.add(connection, "p", NOON)
        await people.link(connection, keys, "p", teresa, NOON)
        await people.grant(connection, "g", "p", Role.OWNER, EVERYWHERE, source="test", effective_at=NOON)
        assert await role_holders.accounts(connection, keys, NOON) == [teresa]
        assert await role_holders.accounts(connection, keys, NOON, [Role.VERIFIER]) == []
        assert await role_holders.accounts(connection, keys, NOON - HOUR) == []
