"""Reports: sealed, forgotten on schedule, moved on by one person at a time."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.reports import Agency, Basis, NotPublished, Outcome, Report, ReportState, Sighting, Step
from bot.storage import people, report_talk, reports
from bot.storage.database import Database
from bot.storage.schema import report_messages
from bot.storage.schema import reports as table
from bot.storage.vault import Vault
from tests.storage.conftest import START
from tests.storage.one_report import REPORT, SIGHTING, WAY_BACK, add, get


async def move(database: Database, step: Step, *, version: int | None = None, by: str = "M1") -> ReportState | None:
    async with database.transaction() as connection:
        return await reports.move(connection, "r1", step, version=version, claimed_by=by)


async def person(database: Database, name: str) -> None:
    async with database.transaction() as connection:
        await people.add(connection, name, START)


async def approve(database: Database, name: str, report: Report = REPORT, choice: str = "ice") -> int:
    async with database.transaction() as connection:
        return await reports.approve(connection, report, choice, name, START)


async def test_a_report_comes_back_as_it_was(database: Database, vault: Vault) -> None:
    await add(database, vault)
    assert await get(database, vault) == REPORT
    async with database.reading() as connection:
        assert await reports.way_back(connection, vault, "r1") == WAY_BACK
        assert await reports.get(connection, vault, "no-such") is None
        assert await reports.way_back(connection, vault, "no-such") is None


async def test_a_report_without_details_comes_back_too(database: Database, vault: Vault) -> None:
    bare = replace(REPORT, county=None, place_kind=None, sighting=Sighting(what=""), attachments=0)
    await add(database, vault, bare)
    assert await get(database, vault) == bare


async def test_what_was_decided_comes_back(database: Database, vault: Vault) -> None:
    await add(database, vault)
    await move(database, Step.CLAIM)
    async with database.transaction() as connection:
        await reports.move(
            connection,
            "r1",
            Step.DECIDE,
            outcome=Outcome.CONFIRMED_NOT_PUBLISHED.value,
            agency=Agency.BORDER_PATROL.value,
            basis=Basis.TWO_OBSERVERS.value,
            reason=NotPublished.ONE_FAMILY.value,
            decided_by="M2",
            decided_at=START + timedelta(minutes=5),
        )
    report = await get(database, vault)
    assert (report.outcome, report.agency, report.basis) == (
        Outcome.CONFIRMED_NOT_PUBLISHED,
        Agency.BORDER_PATROL,
        Basis.TWO_OBSERVERS,
    )
    assert (report.reason, report.claimed_by, report.decided_by) == (NotPublished.ONE_FAMILY, "M1", "M2")
    assert report.decided_at == START + timedelta(minutes=5)


async def test_no_column_holds_what_was_said_or_who_said_it(database: Database, vault: Vault) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        await report_talk.add(connection, vault, "m1", "r1", "reporter", "PALABRAS-DE-ANA", START)
    async with database.reading() as connection:
        rows = [*(await connection.execute(select(table))).all(), *(await connection.execute(select(report_messages)))]
    stored = b"\n".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)
    for secret in (b"camionetas", b"Roxboro", b"900100200", b"PALABRAS"):
        assert secret not in stored


async def test_of_two_claims_at_once_one_wins(database: Database, vault: Vault) -> None:
    await add(database, vault)
    taken = await asyncio.gather(*(move(database, Step.CLAIM, by=f"M{number}") for number in (1, 2, 3)))
    assert sorted(taken, key=str) == [None, None, ReportState.CLAIMED]
    winner = f"M{taken.index(ReportState.CLAIMED) + 1}"
    assert (await get(database, vault)).claimed_by == winner


@pytest.mark.parametrize(
    ("before", "step"),
    [
        ((), Step.DECIDE),
        ((), Step.PUBLISH),
        ((), Step.END),
        ((Step.CLAIM,), Step.CLAIM),
        ((), Step.CHECK),
        ((), Step.LAPSE),
        ((Step.CLAIM,), Step.PUBLISH),
        ((Step.CLAIM, Step.CHECK), Step.CHECK),
        ((Step.CLAIM, Step.CHECK), Step.CLAIM),
        ((Step.CLAIM, Step.DECIDE), Step.DECIDE),
        ((Step.CLAIM, Step.DECIDE, Step.PUBLISH, Step.END), Step.END),
        ((Step.PURGE,), Step.CLAIM),
        ((Step.PURGE,), Step.PURGE),
    ],
)
async def test_a_step_out_of_order_changes_nothing(
    database: Database, vault: Vault, before: tuple[Step, ...], step: Step
) -> None:
    await add(database, vault)
    for earlier in before:
        assert await move(database, earlier)
    standing = await get(database, vault)
    assert await move(database, step, by="M9") is None
    assert await get(database, vault) == standing


async def test_a_step_for_what_was_read_is_refused_after_a_change(database: Database, vault: Vault) -> None:
    await add(database, vault)
    await move(database, Step.CLAIM)
    read = await get(database, vault)
    async with database.transaction() as connection:
        await reports.rewrite(connection, vault, read, replace(SIGHTING, public_place="Otra esquina"))
    assert await move(database, Step.DECIDE, version=read.version) is None
    assert await move(database, Step.DECIDE, version=(await get(database, vault)).version) is ReportState.DECIDED


async def test_only_an_action_of_who_has_it_counts(database: Database, vault: Vault) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        await reports.acted(connection, "r1", "M1", START)
    assert (await get(database, vault)).acted_at is None
    await move(database, Step.CLAIM)
    later = START + timedelta(minutes=3)
    async with database.transaction() as connection:
        await reports.acted(connection, "r1", "M2", START)
        await reports.acted(connection, "r1", "M1", later)
    claimed = await get(database, vault)
    assert (claimed.acted_at, claimed.version) == (later, 2)
    await move(database, Step.DECIDE)
    async with database.transaction() as connection:
        await reports.acted(connection, "r1", "M1", START + timedelta(hours=1))
    assert (await get(database, vault)).acted_at == later


@pytest.mark.parametrize("change", ["touch", "rewrite", "unreachable"])
async def test_every_change_that_a_card_shows_counts_the_version_up(
    database: Database, vault: Vault, change: str
) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        if change == "touch":
            await reports.touch(connection, "r1")
        elif change == "rewrite":
            await reports.rewrite(connection, vault, REPORT, replace(SIGHTING, town="Wake"))
        else:
            await reports.mark_unreachable(connection, "r1")
    changed = await get(database, vault)
    assert changed.version == 2
    assert changed.reachable is (change != "unreachable")


async def test_a_pseudonym_is_free_again_once_nobody_can_be_answered(database: Database, vault: Vault) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        assert await reports.pseudonym_taken(connection, "R-7F3K")
        assert not await reports.pseudonym_taken(connection, "R-0000")
        await reports.forget_people(connection, START + timedelta(minutes=1))
        assert not await reports.pseudonym_taken(connection, "R-7F3K")


async def test_the_talk_is_kept_in_order(database: Database, vault: Vault) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        for number, (author, text) in enumerate([("M1", "¿Siguen ahí?"), ("reporter", "Sí"), ("M2", "Gracias")]):
            at = START + timedelta(minutes=number)
            await report_talk.add(connection, vault, f"m{9 - number}", "r1", author, text, at)
    async with database.reading() as connection:
        talk = await report_talk.of_report(connection, vault, "r1")
    assert talk == [("M1", "¿Siguen ahí?"), ("reporter", "Sí"), ("M2", "Gracias")]


async def test_r20_one_person_agrees_once(database: Database, vault: Vault) -> None:
    await add(database, vault)
    await person(database, "p1")
    assert await approve(database, "p1") == 1
    assert await approve(database, "p1") == 1


async def test_r20_of_two_people_who_agree_at_once_one_is_the_second(database: Database, vault: Vault) -> None:
    await add(database, vault)
    for name in ("p1", "p2"):
        await person(database, name)
    assert sorted(await asyncio.gather(approve(database, "p1"), approve(database, "p2"))) == [1, 2]


async def test_r20_agreement_to_an_older_version_does_not_count(database: Database, vault: Vault) -> None:
    await add(database, vault)
    for name in ("p1", "p2"):
        await person(database, name)
    await approve(database, "p1")
    assert await approve(database, "p2", replace(REPORT, version=2)) == 1
    assert await approve(database, "p2", choice="agency not known") == 1
