"""Words that a second person let pass: for one report and a day, sealed, never by who typed them (R25)."""

import asyncio
from datetime import timedelta

from bot.storage import overrules
from bot.storage.database import Database
from bot.storage.vault import Vault
from tests.storage.conftest import START
from tests.storage.one_report import add

WORDS = "Tamales Doña Chela, Durham"
DAY = timedelta(hours=24)


async def stopped(database: Database, vault: Vault) -> None:
    await add(database, vault)
    async with database.transaction() as connection:
        await overrules.add(connection, vault, "o1", "r1", WORDS, alias="M1", person="p1", now=START)


async def passes(database: Database, person: str, alias: str = "M2") -> bool:
    async with database.transaction() as connection:
        return await overrules.let_pass(connection, "o1", alias, person, START)


async def test_r25_it_takes_another_person_and_one_is_enough(database: Database, vault: Vault) -> None:
    await stopped(database, vault)
    assert not await passes(database, "p1")
    assert sorted(await asyncio.gather(passes(database, "p2"), passes(database, "p3", "M3"))) == [False, True]
    async with database.reading() as connection:
        found = await overrules.get(connection, vault, "o1")
    assert found is not None
    assert (found.text, found.asked_by) == (WORDS, "M1")
    assert found.passed_by in ("M2", "M3")


async def test_r25_what_passed_passes_for_this_report_these_words_and_a_day(database: Database, vault: Vault) -> None:
    await stopped(database, vault)
    async with database.reading() as connection:
        assert not await overrules.is_passed(connection, vault, "r1", WORDS, START)
    await passes(database, "p2")
    async with database.reading() as connection:
        assert await overrules.is_passed(connection, vault, "r1", WORDS, START)
        assert not await overrules.is_passed(connection, vault, "r1", WORDS + ".", START)
        assert not await overrules.is_passed(connection, vault, "r2", WORDS, START)
        assert not await overrules.is_passed(connection, vault, "r1", WORDS, START + timedelta(seconds=1))


async def test_what_was_typed_is_forgotten(database: Database, vault: Vault) -> None:
    await stopped(database, vault)
    async with database.transaction() as connection:
        assert await overrules.forget(connection, START) == 0
        assert await overrules.forget(connection, START + timedelta(seconds=1)) == 1
        assert await overrules.get(connection, vault, "o1") is None
