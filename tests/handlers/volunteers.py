"""Steps of conversations about roles: who gets one, and where it is talked of."""

import re

from bot.domain.messages import Account, Platform
from bot.domain.rights import Role
from bot.services.ids import Ids
from bot.storage import people
from bot.storage.people import EVERYWHERE
from tests.chat import Person, Town


async def give(town: Town, user: str, role: Role, *counties: str, source: str = "test") -> str:
    """A role as the server would give it, at once; returns the alias. source: "config" makes a trusted moderator."""
    vault, now = town.application.vault, town.clock.now()
    account = Account(Platform.SANDBOX, user)
    async with town.application.database.transaction() as connection:
        person = await town.application.services.volunteers.person_with(connection, (account,), now, role=role)
        where = counties or tuple(EVERYWHERE)
        await people.grant(connection, Ids().row(), person, role, where, source=source, effective_at=now)
        assert await people.person_of(connection, vault, account) == person
        return await people.alias_of(connection, person)


def code_in(answer: str) -> str:
    """The one-time code of an answer."""
    found = re.search(r"\b[0-9A-HJKMNP-TV-Z]{8}\b", answer)
    assert found is not None, answer
    return found[0]


async def coordinators(town: Town, owner: Person) -> str:
    """The neighbours' group becomes the coordinators' room; returns its name."""
    await give(town, owner.user, Role.OWNER, source="config")
    assert "Conectada: coordinadores" in await town.neighbour(owner.user).says("/room coordinators")
    return "neighbours"


async def invited(town: Town, owner: Person, newcomer: Person, role: str) -> str:
    """From the owner's /grant to the newcomer's /accept; returns what the newcomer reads."""
    code = code_in(await owner.says(f"/grant {role}"))
    return await newcomer.says(f"/accept {code}")
