"""The rules for keeping and forgetting (docs/rules.md F) as conversations; a test names its rule."""

import re
from datetime import timedelta

from sqlalchemy import func, select

from bot.domain.messages import Platform
from bot.storage.keys import Purpose
from bot.storage.schema import drafts, inbox, outbox, reports
from bot.storage.work import UnitOfWork
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import publish, report

STATEWIDE = "336-543-0353"
URGENT = "la migra esta afuera de mi casa"


async def rows(town: Town, table: object) -> int:
    async with town.application.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


async def steady(town: Town) -> None:
    """Housekeeping trusts the clock only after it was steady for a day."""
    await days(town, hours=26)


async def days(town: Town, *, hours: int) -> None:
    for _ in range(hours):
        town.clock.advance(timedelta(hours=1))
        await town.application.housekeeping.round()


async def test_r38_after_73_hours_nothing_leads_from_a_report_to_a_person(town: Town) -> None:
    await steady(town)
    name = await report(town.ana)
    async with UnitOfWork(town.application.database) as work:
        sealed = (await (await work.read()).execute(select(reports.c.way_back, reports.c.person_mark))).one()
    await days(town, hours=72)
    assert name in await town.ana.says("/myreports")
    await days(town, hours=2)
    assert name not in await town.ana.says("/myreports")
    vault = town.application.vault
    assert sealed.person_mark not in vault.marks(Purpose.LINK, f"{Platform.SANDBOX}:ana")
    async with town.application.database.reading() as connection:
        kept = (await connection.execute(select(reports.c.way_back, reports.c.person_mark))).one()
    assert tuple(kept) == (None, None)


async def test_r38_the_content_goes_when_its_days_are_over(open_town: OpenTown) -> None:
    async with open_town(privacy={"reply_hours": 2, "content_days": 2}) as town:
        await steady(town)
        await report(town.ana)
        await days(town, hours=47)
        async with town.application.database.reading() as connection:
            assert await connection.scalar(select(reports.c.body)) is not None
        await days(town, hours=26)
        async with town.application.database.reading() as connection:
            assert (await connection.execute(select(reports.c.body, reports.c.state))).one() == (None, "purged")


async def test_r38_no_id_of_a_person_or_chat_stands_in_clear(open_town: OpenTown) -> None:
    async with open_town() as town:
        await town.luis.says("/subscribe durham")
        await report(town.ana, what="PALABRAS-DE-ANA")
        await publish(town)
        database = town.application.config.data_dir / "farolito.db"
    content = b"".join(file.read_bytes() for file in database.parent.glob("farolito.db*"))
    assert b"PALABRAS-DE-ANA" not in content
    for person in (b"ana", b"luis"):
        assert not re.search(rb"(?<![a-z])" + person + rb"(?![a-z])", content), person
    assert b"Roxboro y Club" not in content


async def test_r41_group_talk_leaves_no_trace(town: Town) -> None:
    before = [await rows(town, table) for table in (inbox, outbox, drafts)]
    for words in ("nos vemos en la iglesia", "la migra esta en la calle", "@otro_bot hola"):
        await town.neighbour().says(words)
    assert town.texts("neighbours") == []
    assert [await rows(town, table) for table in (inbox, outbox, drafts)] == before
