"""One person, two accounts: linked by a one-time code, they count once everywhere (R20, R22)."""

from datetime import datetime, timedelta

from bot.domain.messages import Account, Outgoing
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.ids import Ids
from bot.services.people.announcing import Announcing
from bot.services.people.roles import typed_code
from bot.storage import audit, grants, people, settings
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# How the settings' keys of one-time codes begin.
LINK = "link:"
LINK_LIFETIME = timedelta(minutes=10)


class Linking:
    def __init__(self, vault: Vault, ids: Ids, texts: Texts, announcing: Announcing) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._announcing = announcing

    async def begin(self, work: UnitOfWork, account: Account, now: datetime) -> str:
        """A one-time code to type on the other account. Raises UserError for who has no role."""
        person = await people.person_of(await work.read(), self._vault, account)
        if person is None or await people.suspended_at(await work.read(), person):
            raise UserError("no-right")
        code = self._ids.code()
        await settings.write(await work.connection(), LINK + code, f"{person}\t{now.isoformat()}", now)
        return code

    async def finish(self, work: UnitOfWork, account: Account, code: str, now: datetime) -> str:
        """Make this account the same person's as the one where the code came from; returns their alias.

        Raises UserError for an unknown, used or old code, and where both are one person already.
        """
        connection = await work.connection()
        value = await settings.take(connection, LINK + typed_code(code))
        if value is None:
            raise UserError("link-unknown")
        person, made = value.split("\t")
        if now - datetime.fromisoformat(made) > LINK_LIFETIME:
            raise UserError("link-unknown")
        return await self.join(connection, person, account, now)

    async def join(self, connection: AsyncConnection, person: str, account: Account, now: datetime) -> str:
        """Link an account to a person; whoever had it before is the same person from now on. Raises UserError."""
        other = await people.person_of(connection, self._vault, account)
        if other == person:
            raise UserError("linked-already")
        if other is None:
            await people.link(connection, self._vault, person, account, now)
        else:
            await people.absorb(connection, person, other)
        alias = await people.alias_of(connection, person)
        await audit.record(connection, now, actor=alias, action="link", subject=f"person:{person}")
        held = await grants.held(connection, now, person=person)
        if any(each.role.is_announced for each in held):
            await self._announce(connection, alias, account, now)
        return alias

    async def _announce(self, connection: AsyncConnection, alias: str, account: Account, now: datetime) -> None:
        """A stolen phone could link a stranger's account: coordinators hear of it."""

        def render(locale: str) -> Outgoing:
            platform = self._texts.label(locale, f"platform-{account.platform.value}")
            return Outgoing(self._texts.say(locale, "link-announced", alias=alias, platform=platform))

        await self._announcing.show(connection, f"link:{self._ids.row()}", render, now)
