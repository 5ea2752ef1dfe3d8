"""R40: who held a role is forgotten 30 days after it ended; verifiers who cannot be written to."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.messages import Account, Platform
from bot.domain.rights import Grant, Role
from bot.services.ids import Ids
from bot.services.people.volunteers import Volunteers
from bot.storage import people
from bot.storage.people import EVERYWHERE
from bot.storage.schema import accounts
from bot.storage.schema import people as table
from bot.storage.work import UnitOfWork
from tests.chat import Town
from tests.handlers.volunteers import code_in, give


async def known(town: Town) -> set[str]:
    """The aliases that still lead to an account."""
    async with town.application.database.reading() as connection:
        query = select(table.c.alias).join(accounts, accounts.c.person == table.c.id)
        return set((await connection.execute(query)).scalars())


async def later(town: Town, time: timedelta) -> None:
    """So much time passes, the machine's clock is known to be right, and housekeeping has its round."""
    town.clock.advance(time)
    town.application.vault.confirm_clock()
    await town.application.housekeeping.round()


async def test_r40_a_person_is_forgotten_30_days_after_the_last_role_ended(town: Town) -> None:
    await give(town, "ana", Role.OWNER, source="config")
    await give(town, "luis", Role.VERIFIER)
    code = code_in(await town.luis.says("/papercode"))
    await town.ana.says("/revoke V1 verifier")
    await later(town, timedelta(days=29))
    assert await known(town) == {"M1", "M2", "M3", "V1"}
    await later(town, timedelta(days=2))
    assert await known(town) == {"M1", "M2", "M3"}
    assert "Ningún cargo" in await town.ana.says(f"/suspend {code}")
    assert await give(town, "luis", Role.VERIFIER) == "V2", "an alias is nobody else's afterwards"


async def test_r40_a_role_that_goes_on_is_not_forgotten(town: Town) -> None:
    await give(town, "luis", Role.VERIFIER)
    await give(town, "ana", Role.OWNER, source="config")
    await give(town, "luis", Role.EDITOR)
    await town.ana.says("/revoke V1 verifier")
    await later(town, timedelta(days=40))
    assert await known(town) == {"M1", "M2", "M3", "V1"}


async def test_r40_who_had_a_role_of_discord_is_forgotten_30_days_after_its_last_use(town: Town) -> None:
    application = town.application
    volunteers = Volunteers(application.vault, Ids(), mapped={"555": Grant(Role.MODERATOR, EVERYWHERE)})
    nora = Account(Platform.DISCORD, "900100333")

    async def finds(*roles: str) -> str | None:
        async with UnitOfWork(application.database) as work:
            found = await volunteers.find(work, nora, town.clock.now(), platform_roles=roles)
            await work.commit()
            return found.alias if found else None

    assert await finds() is None
    assert await finds("777") is None
    assert await known(town) == {"M1", "M2"}
    assert await finds("555") == "M3"
    assert await finds() is None, "without the role on Discord there is none here"
    await later(town, timedelta(days=20))
    assert await finds("555", "777") == "M3"
    await later(town, timedelta(days=29))
    assert await known(town) == {"M1", "M2", "M3"}
    await later(town, timedelta(days=3))
    assert await known(town) == {"M1", "M2"}


async def test_r22_a_suspended_person_gets_nothing_from_discord_either(town: Town) -> None:
    application = town.application
    volunteers = Volunteers(application.vault, Ids(), mapped={"555": Grant(Role.MODERATOR, EVERYWHERE)})
    nora = Account(Platform.DISCORD, "900100333")
    async with UnitOfWork(application.database) as work:
        found = await volunteers.find(work, nora, town.clock.now(), platform_roles={"555"})
        assert found is not None
        assert found.needs_second, "whom Discord made a moderator is new here"
        assert await people.suspend(await work.connection(), found.id, town.clock.now())
        assert await volunteers.find(work, nora, town.clock.now(), platform_roles={"555"}) is None
