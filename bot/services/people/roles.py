"""Roles: given by a one-time code or from the server, announced, stopped, ended, listed (R22)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.messages import Account, Action, Button, ButtonStyle, Outgoing
from bot.domain.rights import ALL_COUNTIES, Deed, Role, Volunteer, may_grant
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.ids import Ids
from bot.services.people.announcing import Announcing
from bot.services.people.volunteers import Volunteers
from bot.services.transport.delivery import Delivery
from bot.storage import audit, grants, people, settings
from bot.storage.database import AsyncConnection
from bot.storage.grants import Held
from bot.storage.people import EVERYWHERE
from bot.storage.work import UnitOfWork

# How the settings' keys of one-time codes begin.
INVITATION = "invitation:"
INVITATION_LIFETIME = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Given:
    """A role that was just given. effective_at: later than now where coordinators may still stop it."""

    alias: str
    role: Role
    effective_at: datetime


class Roles:
    """delay: after it a role of a moderator or above takes effect, unless stopped."""

    def __init__(
        self,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        volunteers: Volunteers,
        announcing: Announcing,
        *,
        delay: timedelta,
    ) -> None:
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._volunteers = volunteers
        self._announcing = announcing
        self._delay = delay

    async def invite(
        self, work: UnitOfWork, volunteer: Volunteer, role: Role, counties: frozenset[str], now: datetime
    ) -> str:
        """A one-time code that gives its taker a role. Raises UserError without the right."""
        where = counties or EVERYWHERE
        if not may_grant(volunteer, role, where):
            raise UserError("no-right")
        code = self._ids.code()
        connection = await work.connection()
        value = "\t".join((role.value, people.join_counties(where), volunteer.id, volunteer.alias))
        await settings.write(connection, INVITATION + code, f"{value}\t{now.isoformat()}", now)
        await audit.record(connection, now, actor=volunteer.alias, action="invite", subject="role", role=role.value)
        return code

    async def accept(self, work: UnitOfWork, account: Account, code: str, now: datetime) -> Given:
        """Take a role by its code, once. Raises UserError for an unknown, used or old code."""
        connection = await work.connection()
        value = await settings.take(connection, INVITATION + typed_code(code))
        if value is None:
            raise UserError("invitation-unknown")
        role, where, giver, giver_alias, made = value.split("\t")
        if now - datetime.fromisoformat(made) > INVITATION_LIFETIME:
            raise UserError("invitation-unknown")
        if not await self._may_still_give(connection, giver, now):
            raise UserError("invitation-unknown")
        counties = people.split_counties(where)
        return await self._give(connection, account, Role(role), counties, now, source=giver, giver=giver_alias)

    async def _may_still_give(self, connection: AsyncConnection, giver: str, now: datetime) -> bool:
        """Whether who made a code leads on: the codes of whoever was suspended or lost the role are void."""
        if giver in await grants.holders(connection, (Role.OWNER, Role.COORDINATOR), now):
            return True
        # What a platform's own role gives stands in no table but for its day.
        mapped = await people.mapped_on(connection, giver)
        return mapped is not None and await people.suspended_at(connection, giver) is None

    async def give(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        account: Account,
        role: Role,
        counties: frozenset[str],
        now: datetime,
    ) -> Given:
        """Give an account's person a role without a code, announced like any other. Raises UserError."""
        where = counties or EVERYWHERE
        if not may_grant(volunteer, role, where):
            raise UserError("no-right")
        connection = await work.connection()
        return await self._give(connection, account, role, where, now, source=volunteer.id, giver=volunteer.alias)

    async def _give(
        self,
        connection: AsyncConnection,
        account: Account,
        role: Role,
        counties: frozenset[str],
        now: datetime,
        *,
        source: str,
        giver: str,
    ) -> Given:
        person = await self._volunteers.person_with(connection, (account,), now, role=role)
        grant = self._ids.row()
        effective_at = now + self._delay if role.is_announced else now
        await people.grant(connection, grant, person, role, counties, source=source, effective_at=effective_at)
        alias = await people.alias_of(connection, person)
        await audit.record(
            connection, now, actor=giver, action="grant", subject=f"person:{person}", grant=grant, role=role.value
        )
        if role.is_announced:
            await self._announce(connection, grant, now, "grant-waits", giver=giver)
            await self._delivery.timer(connection, f"grant:{grant}", "grant-begins", grant, effective_at)
        return Given(alias, role, effective_at)

    async def _announce(
        self, connection: AsyncConnection, grant: str, now: datetime, key: str, *, version: int = 1, **who: str
    ) -> None:
        held = await grants.get(connection, grant)
        assert held is not None  # noqa: S101 - the caller wrote it or read it

        def render(locale: str) -> Outgoing:
            stop = Button(
                self._texts.label(locale, "button-grant-stop"),
                Action("grant-stop", (grant,)),
                style=ButtonStyle.DANGER,
            )
            text = self._texts.say(
                locale,
                key,
                alias=held.alias,
                role=held.role,
                counties=self.counties(locale, held.counties),
                time=held.effective_at if version == 1 else now,
                **who,
            )
            return Outgoing(text=text, buttons=((stop,),) if version == 1 else ())

        await self._announcing.show(connection, f"grant:{grant}", render, now, version=version)

    def counties(self, locale: str, names: frozenset[str]) -> str:
        """Counties as a list in a sentence."""
        everywhere = ALL_COUNTIES in names
        return self._texts.label(locale, "all-counties") if everywhere else self._texts.items(locale, sorted(names))

    async def begins(self, connection: AsyncConnection, grant: str, now: datetime) -> None:
        """The timer's end: nobody stopped it, and the announcement says so."""
        if await grants.is_in_force(connection, grant, now):
            await self._announce(connection, grant, now, "grant-begun", version=2)

    async def stop(self, work: UnitOfWork, volunteer: Volunteer, grant: str, now: datetime) -> Held:
        """*Stop this*: a coordinator or owner ends a role before it takes effect. Raises UserError, also when late."""
        if not volunteer.may(Deed.GRANT):
            raise UserError("no-right")
        connection = await work.connection()
        held = await grants.get(connection, grant)
        if held is None or not await grants.stop(connection, grant, now):
            raise UserError("grant-late")
        await self._delivery.cancel_timer(connection, f"grant:{grant}")
        await audit.record(
            connection, now, actor=volunteer.alias, action="stop-grant", subject=f"person:{held.person}", grant=grant
        )
        await self._announce(connection, grant, now, "grant-stopped", version=2, who=volunteer.alias)
        await self._tell(connection, held, "grant-stopped-person")
        return held

    async def _tell(self, connection: AsyncConnection, held: Held, key: str) -> None:
        def render(locale: str) -> Outgoing:
            return Outgoing(text=self._texts.say(locale, key, role=held.role))

        await self._announcing.tell(connection, held.person, f"{key}:{held.id}", render)

    async def revoke(self, work: UnitOfWork, volunteer: Volunteer, alias: str, role: Role, now: datetime) -> str:
        """End a role of somebody; returns their alias. Raises UserError: who, which, from the file, or no right."""
        person = await people.by_alias(await work.read(), alias)
        if person is None:
            raise UserError("person-unknown", alias=alias[:20])
        all_held = [held for held in await grants.held(await work.read(), now, person=person) if held.role is role]
        ending = [held for held in all_held if not held.from_config]
        if not all_held:
            raise UserError("role-none", alias=alias[:20], role=role)
        if not all(may_grant(volunteer, role, held.counties) for held in all_held):
            raise UserError("no-right")
        if not ending:
            raise UserError("role-from-config", alias=all_held[0].alias)
        connection = await work.connection()
        for held in ending:
            await self._end(connection, volunteer, held, now)
        return ending[0].alias

    async def _end(self, connection: AsyncConnection, volunteer: Volunteer, held: Held, now: datetime) -> None:
        if not await grants.end(connection, held.id, now):
            return
        await self._delivery.cancel_timer(connection, f"grant:{held.id}")
        await audit.record(
            connection, now, actor=volunteer.alias, action="revoke", subject=f"person:{held.person}", grant=held.id
        )
        if held.role.is_announced:
            await self._announce(connection, held.id, now, "grant-ended", version=3, who=volunteer.alias)
        await self._tell(connection, held, "role-ended-person")
        await self._announcing.role_ended(connection, held.person, now)

    async def listed(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> list[Held]:
        """Who has which role, by alias. Raises UserError for all but coordinators and owners."""
        if not volunteer.may(Deed.GRANT):
            raise UserError("no-right")
        return await grants.held(await work.read(), now)


def typed_code(code: str) -> str:
    """A code as somebody may type it: case and dashes do not matter, and what is no letter or digit is none of it."""
    return "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())[:16]
