"""Public words pass the guard; a second person may overrule what it takes for something else (R24, R25)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.leaks.kinds import Hit
from bot.domain.messages import Action, Button, Outgoing
from bot.domain.reports import Report, ReportState
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.alerts.approvals import Approvals
from bot.services.asking.hotlines import Hotlines
from bot.services.ids import Ids
from bot.services.moderation.cards import locale_of
from bot.services.moderation.guard import Refused, check, one_line
from bot.services.moderation.moderation import Moderation
from bot.services.transport.delivery import Delivery
from bot.storage import overrules, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.overrules import Overrule
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# Passed words may be typed for so long; then they are looked at anew.
HOLDS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Stopped:
    """Words that the guard stopped, for a second person to look at."""

    asked: Overrule
    report: Report
    hits: tuple[Hit, ...]


class Overruling:
    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        hotlines: Hotlines,
        moderation: Moderation,
        approvals: Approvals,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._hotlines = hotlines
        self._moderation = moderation
        self._approvals = approvals
        moderation.when_over(self._over)

    async def publishable(
        self, work: UnitOfWork, report_id: str, text: str, now: datetime, *, limit: int, wrong_length: str
    ) -> str:
        """Words for the public as one line. Raises UserError: wrong_length; Refused with everything found."""
        line = one_line(text, limit=limit, wrong_length=wrong_length)
        hits = self._found(line)
        if not hits:
            return line
        refused = Refused(line, hits)
        since = now - HOLDS
        if refused.may_be_overruled and await overrules.is_passed(
            await work.read(), self._vault, report_id, line, since
        ):
            return line
        raise refused

    async def keep(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, refused: Refused, now: datetime
    ) -> str:
        """Keep what was stopped for a second person; returns its id. Raises `refused` where nobody may pass it."""
        if not refused.may_be_overruled:
            raise refused
        await self._moderation.report(work, volunteer, report_id)
        overrule_id = self._ids.row()
        await overrules.add(
            await work.connection(),
            self._vault,
            overrule_id,
            report_id,
            refused.line,
            alias=volunteer.alias,
            person=volunteer.id,
            now=now,
        )
        return overrule_id

    async def ask(self, work: UnitOfWork, volunteer: Volunteer, overrule_id: str, now: datetime) -> Report:
        """Ask in the moderators' rooms for a second person. The words stand in no room before somebody looks."""
        stopped = await self.look(work, volunteer, overrule_id)
        if stopped.asked.asked_person != volunteer.id:
            raise UserError("guard-not-yours")
        connection = await work.connection()
        await self._tell(connection, stopped, "guard-asks", f"guard-ask:{overrule_id}", who=volunteer.alias, look=True)
        await self._moderation.acted(connection, volunteer, stopped.report.id, now)
        await self._moderation.record(connection, now, volunteer, "guard-ask", stopped.report.id)
        return stopped.report

    async def look(self, work: UnitOfWork, volunteer: Volunteer, overrule_id: str) -> Stopped:
        """What was stopped. Raises UserError: gone, or no right in the report's county."""
        asked = await overrules.get(await work.read(), self._vault, overrule_id)
        if asked is None:
            raise UserError("guard-gone")
        report = await self._moderation.report(work, volunteer, asked.report)
        return Stopped(asked, report, tuple(self._found(asked.text)))

    async def overrule(self, work: UnitOfWork, volunteer: Volunteer, overrule_id: str, now: datetime) -> Stopped:
        """*Let it pass*: exactly these words may be typed for this report.

        Raises UserError, also for their writer, and for who reported or verified it: they approve no words (R20).
        """
        # The transaction first: of two who press at once, the second one sees what the first did.
        connection = await work.connection()
        stopped = await self.look(work, volunteer, overrule_id)
        if not all(hit.may_be_overruled for hit in stopped.hits):
            raise UserError("guard-final")
        await self._approvals.check(connection, volunteer, stopped.report.id, second=True)
        if not await overrules.let_pass(connection, overrule_id, volunteer.alias, volunteer.id, now):
            is_theirs = stopped.asked.asked_person == volunteer.id
            raise UserError("guard-yourself" if is_theirs else "guard-passed-already")
        kinds = ",".join(sorted({hit.leak.value for hit in stopped.hits}))
        await self._moderation.record(connection, now, volunteer, "guard-overrule", stopped.report.id, kinds=kinds)
        await self._tell(connection, stopped, "guard-passed", f"guard-pass:{overrule_id}", who=volunteer.alias)
        return stopped

    def _found(self, line: str) -> list[Hit]:
        return check(line, numbers_known=self._hotlines.known())

    async def _over(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        report = await reports.get(connection, self._vault, report_id)
        # What was decided may be published, and its place be typed anew: only what is erased takes the words with it.
        if report is None or report.state is ReportState.PURGED:
            await overrules.drop(connection, [report_id])

    async def _tell(
        self, connection: AsyncConnection, stopped: Stopped, key: str, occasion: str, *, who: str, look: bool = False
    ) -> None:
        for room in await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            if not room.serves(stopped.report.county):
                continue
            locale = locale_of(room)
            text = self._texts.say(locale, key, who=who, first=stopped.asked.asked_by, report=stopped.report.pseudonym)
            button = Button(self._texts.label(locale, "button-guard-look"), Action("guard-look", (stopped.asked.id,)))
            await self._delivery.notify(
                connection,
                Outgoing(text=text, buttons=((button,),) if look else ()),
                f"{occasion}:{room.id}",
                recipient=room.id,
                subject=f"report:{stopped.report.id}",
            )
