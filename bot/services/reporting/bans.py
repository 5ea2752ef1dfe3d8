"""Bans: who misuses reports may not report for a while, hears it, and may appeal once. Help has no ban (R2)."""

from datetime import datetime, timedelta

from bot.domain import personal
from bot.domain.delivery import Lane
from bot.domain.messages import Account, Action, Address, Button, ButtonStyle, Outgoing
from bot.domain.reports import Report
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Markdown, Texts
from bot.services.asking.hotlines import Hotlines
from bot.services.ids import Ids
from bot.services.moderation.card_text import quoted
from bot.services.moderation.cards import locale_of
from bot.services.moderation.moderation import Moderation
from bot.services.transport.delivery import Delivery
from bot.storage import audit, bans, reports, rooms
from bot.storage.bans import Ban
from bot.storage.database import AsyncConnection
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# The lengths a moderator chooses from.
DAYS = (1, 7, 30)
APPEAL_LIMIT = 500
ENDS = "ban-ends"
# Who "decides" on an appeal that nobody decided on in time.
SYSTEM = "system"


class Bans:
    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        hotlines: Hotlines,
        moderation: Moderation,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._hotlines = hotlines
        self._moderation = moderation

    async def active(self, work: UnitOfWork, account: Account, now: datetime) -> Ban | None:
        """The ban that holds for this account now."""
        return await bans.active(await work.read(), self._vault, account, now)

    async def considered(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        """The report whose reporter is to be banned. Raises UserError: not claimed, or the way back has ended."""
        report = await self._moderation.waiting(work, volunteer, report_id)
        if await reports.reporter(await work.read(), self._vault, report_id) is None:
            raise UserError("ban-too-late", report=report.pseudonym)
        return report

    async def ban(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, days: int, now: datetime
    ) -> tuple[Report, datetime]:
        """Take no reports from whoever sent this one, for so many days. Returns the report and the end.

        Raises UserError as considered() does.
        """
        report = await self.considered(work, volunteer, report_id)
        connection = await work.connection()
        account = await reports.reporter(connection, self._vault, report_id)
        if account is None or days not in DAYS:
            raise UserError("stale-button")
        until = now + timedelta(days=days)
        await bans.add(
            connection,
            self._vault,
            self._ids.row(),
            account,
            report=report_id,
            by=volunteer.alias,
            now=now,
            until=until,
        )
        await self._moderation.record(connection, now, volunteer, "ban", report_id, days=str(days))
        await self._moderation.acted(connection, volunteer, report_id, now)
        return report, until

    async def appeal(
        self, work: UnitOfWork, account: Account, words: str, *, way_back: Address, locale: str, now: datetime
    ) -> None:
        """Pass a banned person's words on to the coordinators, once a ban. Raises UserError."""
        ban = await bans.active(await work.read(), self._vault, account, now)
        if ban is None:
            raise UserError("ban-none")
        cleaned, _ = personal.strip(words.strip()[:APPEAL_LIMIT])
        if not cleaned:
            raise UserError("nothing-to-add")
        connection = await work.connection()
        if not await bans.appeal(connection, self._vault, ban.id, cleaned, way_back, locale, now):
            raise UserError("appeal-once")
        await audit.record(connection, now, actor="reporter", action="appeal", subject=f"ban:{ban.id}")
        await self._delivery.timer(connection, f"{ENDS}:{ban.id}", ENDS, ban.id, ban.until)
        await self._show(connection, ban.id)

    async def ended(self, connection: AsyncConnection, ban_id: str, now: datetime) -> None:
        """The timer's end: a ban is over whose appeal nobody decided on; the words go from the rooms too."""
        if await bans.settle(connection, ban_id, SYSTEM, now, lifted=False):
            await self._show(connection, ban_id)

    async def settle(self, work: UnitOfWork, volunteer: Volunteer, ban_id: str, now: datetime, *, lifted: bool) -> None:
        """Decide on an appeal; the person hears it while they can be written to. Raises UserError."""
        ban = await bans.get(await work.read(), self._vault, ban_id)
        if ban is None or ban.until <= now:
            raise UserError("ban-over")
        if not volunteer.may(Deed.LIFT_BAN):
            raise UserError("no-right")
        connection = await work.connection()
        if not await bans.settle(connection, ban_id, volunteer.alias, now, lifted=lifted):
            raise UserError("already-decided", who=ban.settled_by or "?")
        action = "lift-ban" if lifted else "keep-ban"
        await audit.record(connection, now, actor=volunteer.alias, action=action, subject=f"ban:{ban_id}")
        await self._show(connection, ban_id)
        await self._tell(connection, ban, lifted=lifted)

    async def _tell(self, connection: AsyncConnection, ban: Ban, *, lifted: bool) -> None:
        address = await bans.way_back(connection, self._vault, ban.id)
        if address is None:
            return
        number = Markdown(self._hotlines.number(None))
        key = "appeal-lifted" if lifted else "appeal-kept"
        text = self._texts.say(ban.language, key, until=self._texts.moment(ban.language, ban.until), number=number)
        await self._delivery.notify(connection, Outgoing(text=text), f"appeal:{ban.id}:told", address=address)

    async def _show(self, connection: AsyncConnection, ban_id: str) -> None:
        """Bring an appeal's card up to date in the coordinators' rooms; without any, in the moderators'."""
        ban = await bans.get(connection, self._vault, ban_id)
        report = await reports.get(connection, self._vault, ban.report) if ban else None
        if ban is None or report is None:
            return
        found = await rooms.linked(connection, self._vault, RoomKind.COORDINATORS)
        for room in found or await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            await self._delivery.show(
                connection,
                copy_name=f"appeal:{ban.id}:{room.id}",
                owner=f"ban:{ban.id}",
                recipient=room.id,
                address=None,
                outgoing=self._card(ban, report, room),
                lane=Lane.CARDS,
                version=ban.version,
            )

    def _card(self, ban: Ban, report: Report, room: Room) -> Outgoing:
        locale, say = locale_of(room), self._texts.say
        if ban.settled_by == SYSTEM:
            return Outgoing(text=say(locale, "appeal-card-over", report=report.pseudonym))
        if ban.settled_by is not None:
            key = "appeal-card-lifted" if ban.lifted_at else "appeal-card-kept"
            return Outgoing(text=say(locale, key, who=ban.settled_by, report=report.pseudonym))
        until = self._texts.moment(locale, ban.until)
        first = say(locale, "appeal-card", report=report.pseudonym, who=ban.banned_by, until=until)
        lines = [first, *quoted(ban.appeal or "")]
        lift = Button(
            self._texts.label(locale, "button-lift-ban"), Action("lift-ban", (ban.id,)), style=ButtonStyle.PRIMARY
        )
        keep = Button(self._texts.label(locale, "button-keep-ban"), Action("keep-ban", (ban.id,)))
        return Outgoing(text="\n".join(lines), buttons=((lift, keep),))
