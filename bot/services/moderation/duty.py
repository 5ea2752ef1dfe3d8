"""Who is on call: taking shifts, giving them back, and the hours of the week that nobody has (R23)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.messages import Platform
from bot.domain.rights import ALL_COUNTIES, Deed, Role, Volunteer
from bot.domain.shifts import WEEK, Interval, Span, uncovered
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.ids import Ids
from bot.services.transport.delivery import Delivery
from bot.storage import audit, people, rooms, shifts
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.shifts import Shift
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# A shift can be taken so long before.
AHEAD = timedelta(days=60)
# How long a server's role that was seen at a click is taken to be there still.
MAPPED_FOR = timedelta(days=7)
# The timer that ends a shift.
TIMER = "shift"


class Duty:
    def __init__(self, vault: Vault, ids: Ids, texts: Texts, delivery: Delivery) -> None:
        self._vault = vault
        self._ids = ids
        self._zone = texts.timezone
        self._delivery = delivery

    def local(self, moment: datetime) -> datetime:
        """A moment by the region's clocks."""
        return moment.astimezone(self._zone)

    async def take(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        platform: Platform,
        counties: frozenset[str],
        span: Span,
        now: datetime,
        *,
        weekly: bool,
    ) -> Shift:
        """Go on call for counties (ALL_COUNTIES: every one of one's own). Raises UserError without the right there."""
        self._may(volunteer)
        where = counties if counties != {ALL_COUNTIES} else _own(volunteer)
        if not volunteer.may_in_all(Deed.MODERATE, where):
            raise UserError("no-right")
        moments = span.moments(self._zone)
        if moments[1] <= now or moments[0] > now + AHEAD:
            raise UserError("shift-unclear")
        connection = await work.connection()
        shift_id = self._ids.row()
        await shifts.add(
            connection,
            shift_id,
            volunteer.id,
            platform=platform,
            counties=where,
            weekly=weekly,
            minutes=(span.first, span.last),
            moments=moments,
        )
        await self._delivery.timer(connection, f"{TIMER}:{shift_id}", TIMER, shift_id, moments[1])
        await audit.record(connection, now, actor=volunteer.alias, action="on-call", subject=f"shift:{shift_id}")
        taken = await shifts.get(connection, shift_id)
        assert taken is not None  # noqa: S101 - written above
        return taken

    def _may(self, volunteer: Volunteer) -> None:
        if not volunteer.may(Deed.MODERATE):
            raise UserError("no-right")

    async def ended(self, connection: AsyncConnection, shift_id: str) -> None:
        """The timer at a shift's end: the entry goes (R40), a weekly one moves to its next time by the clock."""
        shift = await shifts.get(connection, shift_id)
        if shift is None:
            return
        if not shift.weekly:
            await shifts.remove(connection, shift_id)
            return
        moments = self._span(shift).next_week().moments(self._zone)
        if await shifts.move(connection, shift, moments):
            await self._delivery.timer(connection, f"{TIMER}:{shift_id}", TIMER, shift_id, moments[1])

    def _span(self, shift: Shift) -> Span:
        return Span(self.local(shift.starts_at).date(), shift.first_minute, shift.last_minute)

    async def mine(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> Sequence[Shift]:
        self._may(volunteer)
        return await shifts.of_person(await work.read(), volunteer.id, now)

    async def repeat(self, work: UnitOfWork, volunteer: Volunteer, shift_id: str, now: datetime) -> Shift:
        """One's own shift, every week from then on. Raises UserError where it is over or somebody else's."""
        connection = await work.connection()
        if not await shifts.repeat(connection, shift_id, volunteer.id, weekly=True):
            raise UserError("shift-unknown")
        await audit.record(connection, now, actor=volunteer.alias, action="weekly", subject=f"shift:{shift_id}")
        found = await shifts.get(connection, shift_id)
        assert found is not None  # noqa: S101 - changed above
        return found

    async def give_back(self, work: UnitOfWork, volunteer: Volunteer, shift_id: str, now: datetime) -> None:
        """Raises UserError where it is over or somebody else's."""
        connection = await work.connection()
        if not await shifts.remove(connection, shift_id, volunteer.id):
            raise UserError("shift-unknown")
        await self._delivery.cancel_timer(connection, f"{TIMER}:{shift_id}")
        await audit.record(connection, now, actor=volunteer.alias, action="off-call", subject=f"shift:{shift_id}")

    async def off(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> bool:
        """Nobody is pinged off duty (R23). False: the person was off."""
        return await shifts.go_off(await work.connection(), volunteer.id, now)

    async def back(self, work: UnitOfWork, volunteer: Volunteer) -> bool:
        """False: the person was not off."""
        return await shifts.come_back(await work.connection(), volunteer.id)

    async def is_off(self, work: UnitOfWork, volunteer: Volunteer) -> bool:
        return await shifts.is_off(await work.read(), volunteer.id)

    async def on_duty(self, connection: AsyncConnection, county: str | None, now: datetime) -> list[Shift]:
        """Who is on call for the county at this moment, one entry a person; roles are read anew (R22)."""
        found: dict[str, Shift] = {}
        for shift in await shifts.until(connection, now, now):
            if shift.serves(county) and await self._still_may(connection, shift, county, now):
                found.setdefault(shift.person, shift)
        return list(found.values())

    async def _still_may(self, connection: AsyncConnection, shift: Shift, county: str | None, now: datetime) -> bool:
        for account in await people.accounts_of(connection, self._vault, shift.person):
            volunteer = await people.find(connection, self._vault, account, now)
            if volunteer is not None:
                return volunteer.may(Deed.MODERATE, county)
        # A role of the Discord server is seen at a click alone; it gave the right when the shift was taken.
        seen = await people.mapped_on(connection, shift.person)
        if seen is None or await people.suspended_at(connection, shift.person) is not None:
            return False
        return now.date() - seen <= MAPPED_FOR

    async def nobody_is_on(self, work: UnitOfWork, county: str | None, now: datetime) -> bool:
        """Whether the network works with shifts and nobody has this one: said before the form, never a bar (R13)."""
        connection = await work.read()
        return await shifts.are_used(connection, now) and not await self.on_duty(connection, county, now)

    async def gaps(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> dict[str, list[Interval]]:
        """The hours of the next seven days that nobody has, by county, for the counties this person moderates.

        ALL_COUNTIES stands for those that no room or shift names. Whoever is off covers nothing.
        """
        self._may(volunteer)
        connection, end = await work.read(), now + WEEK
        taken = await shifts.until(connection, now, end)
        named = {county for shift in taken for county in shift.counties}
        for room in await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            named |= room.counties
        return {
            county: uncovered(self._intervals(taken, county, end), now, end)
            for county in sorted(named, key=lambda name: (name == ALL_COUNTIES, name))
            if volunteer.may(Deed.MODERATE, None if county == ALL_COUNTIES else county)
        }

    def _intervals(self, taken: Sequence[Shift], county: str, end: datetime) -> list[Interval]:
        serving = [s for s in taken if ALL_COUNTIES in s.counties or county in s.counties]
        found = [(shift.starts_at, shift.ends_at) for shift in serving]
        for shift in serving:
            again = self._span(shift).next_week().moments(self._zone)
            if shift.weekly and again[0] < end:
                found.append(again)
        return found


def _own(volunteer: Volunteer) -> frozenset[str]:
    """The counties that a person moderates."""
    moderating = (Role.OWNER, Role.COORDINATOR, Role.MODERATOR)
    held = frozenset[str]().union(*(grant.counties for grant in volunteer.grants if grant.role in moderating))
    return frozenset({ALL_COUNTIES}) if ALL_COUNTIES in held else held
