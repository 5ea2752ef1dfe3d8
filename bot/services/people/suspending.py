"""The way out of a lost phone: a paper code suspends one's own roles from any account (R22)."""

from datetime import datetime

from bot.domain.messages import Account, Action, Button, Outgoing
from bot.domain.rights import Deed, Volunteer, may_grant
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.ids import Ids
from bot.services.people.announcing import Announcing
from bot.services.people.roles import typed_code
from bot.storage import audit, grants, people
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class Suspending:
    def __init__(self, vault: Vault, ids: Ids, texts: Texts, announcing: Announcing) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._announcing = announcing

    async def paper_code(self, work: UnitOfWork, account: Account, now: datetime) -> str:
        """A new code for this person's wallet; the one before is void. Raises UserError without any role."""
        person = await people.person_of(await work.read(), self._vault, account)
        if person is None or await people.suspended_at(await work.read(), person):
            raise UserError("no-right")
        mapped = await people.mapped_on(await work.read(), person)
        if mapped is None and not await grants.held(await work.read(), now, person=person):
            raise UserError("no-right")
        code = self._ids.code()
        connection = await work.connection()
        await people.set_paper_code(connection, self._vault, person, code)
        await audit.record(connection, now, actor="system", action="paper-code", subject=f"person:{person}")
        return code

    async def by_code(self, work: UnitOfWork, code: str, now: datetime) -> None:
        """Suspend whose code it is, whoever sends it. Raises UserError for an unknown code."""
        person = await people.of_paper_code(await work.read(), self._vault, typed_code(code))
        if person is None:
            raise UserError("paper-code-unknown")
        connection = await work.connection()
        if await people.suspend(connection, person, now):
            await self._announce(connection, person, now, "suspended-by-code", actor="system")

    async def by_alias(self, work: UnitOfWork, volunteer: Volunteer, alias: str, now: datetime) -> str:
        """Suspend somebody else's roles; returns the alias. Raises UserError: who, no right, or suspended already."""
        person = await self._person(work, volunteer, alias, now)
        connection = await work.connection()
        if not await people.suspend(connection, person, now):
            raise UserError("suspended-already")
        await self._announce(connection, person, now, "suspended-by", actor=volunteer.alias)
        return await people.alias_of(connection, person)

    async def lift(self, work: UnitOfWork, volunteer: Volunteer, alias: str, now: datetime) -> str:
        """Put a suspended person's roles into force again; returns the alias.

        Raises UserError: whoever may not give these roles may not give them back.
        """
        person = await self._person(work, volunteer, alias, now)
        connection = await work.connection()
        name = await self._name(connection, person)
        if not await people.restore(connection, person):
            raise UserError("not-suspended")
        known = await people.alias_of(connection, person)
        await audit.record(connection, now, actor=volunteer.alias, action="lift", subject=f"person:{person}")

        def render(locale: str) -> Outgoing:
            return Outgoing(self._texts.say(locale, "suspension-lifted", alias=known, who=volunteer.alias, time=now))

        await self._announcing.show(connection, name, render, now, version=2)
        await self._announcing.tell(
            connection, person, name, lambda locale: Outgoing(self._texts.say(locale, "roles-restored-person"))
        )
        return known

    async def _person(self, work: UnitOfWork, volunteer: Volunteer, alias: str, now: datetime) -> str:
        """Whose alias it is. Raises UserError: unknown, or this person may not give all of their roles."""
        if not volunteer.may(Deed.GRANT):
            raise UserError("no-right")
        person = await people.by_alias(await work.read(), alias)
        if person is None:
            raise UserError("person-unknown", alias=alias[:20])
        held = await grants.held(await work.read(), now, person=person)
        if not all(may_grant(volunteer, each.role, each.counties) for each in held):
            raise UserError("no-right")
        return person

    async def _name(self, connection: AsyncConnection, person: str) -> str:
        """What this suspension is called among the announcements: a person may be suspended more than once."""
        since = await people.suspended_at(connection, person)
        return f"suspended:{person}:{int(since.timestamp()) if since else 0}"

    async def _announce(self, connection: AsyncConnection, person: str, now: datetime, key: str, *, actor: str) -> None:
        alias = await people.alias_of(connection, person)
        await audit.record(connection, now, actor=actor, action="suspend", subject=f"person:{person}")

        def render(locale: str) -> Outgoing:
            lift = Button(self._texts.label(locale, "button-lift"), Action("lift", (alias,)))
            return Outgoing(self._texts.say(locale, key, alias=alias, who=actor, time=now), buttons=((lift,),))

        await self._announcing.show(connection, await self._name(connection, person), render, now)
        await self._announcing.role_ended(connection, person, now)
