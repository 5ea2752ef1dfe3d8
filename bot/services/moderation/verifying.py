"""Verifiers: asked from a report, told the place when two are on the way, stood down all at once (R37)."""

from datetime import date, datetime

from bot.domain.delivery import Lane
from bot.domain.messages import Address, Outgoing
from bot.domain.reports import Report
from bot.domain.rights import Deed, Role, Volunteer
from bot.domain.verifying import SEATS, Finding, OnTheWay, Task, is_place_shown
from bot.errors import UserError
from bot.services.alerts.marking import drilled
from bot.services.ids import Ids
from bot.services.moderation.cards import Cards, locale_of
from bot.services.moderation.moderation import Moderation
from bot.services.moderation.task_text import TaskText
from bot.services.transport.delivery import Delivery
from bot.storage import grants, people, reports, rooms, tasks
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class Verifying:
    def __init__(
        self, vault: Vault, ids: Ids, text: TaskText, delivery: Delivery, cards: Cards, moderation: Moderation
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._text = text
        self._delivery = delivery
        self._cards = cards
        self._moderation = moderation
        moderation.when_over(self.stand_down_report)

    async def ask(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> bool:
        """Ask the verifiers of the county to look; False when no room of theirs serves it.

        Raises UserError: not claimed, decided, no county or place to go to, or they were asked already.
        """
        report = await self._moderation.waiting(work, volunteer, report_id)
        if report.county is None or not place_of(report):
            raise UserError("task-place-missing")
        if await self.open_task(work, report_id):
            raise UserError("task-open")
        connection = await work.connection()
        called = await rooms.linked(connection, self._vault, RoomKind.VERIFIERS)
        if not any(room.serves(report.county) for room in called):
            return False
        task = Task(self._ids.row(), report_id, volunteer.alias, now, version=1)
        await tasks.add(connection, task)
        await self._moderation.record(connection, now, volunteer, "ask-verifiers", report_id)
        await self._moderation.acted(connection, volunteer, report_id, now)
        await self._show(connection, task, report, now)
        return True

    async def open_task(self, work: UnitOfWork, report_id: str) -> Task | None:
        """The task of a report that is not over."""
        return next((task for task in await tasks.of_report(await work.read(), report_id) if task.is_open), None)

    async def agreed_on(self, work: UnitOfWork, volunteer: Volunteer) -> date | None:
        """The day on which they agreed to what verifying asks; None: they have not."""
        return await people.agreed_on(await work.read(), volunteer.id)

    async def agree(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> None:
        """They read it and agree: the day is kept, and nothing else. Raises UserError for who is no verifier."""
        if not volunteer.may(Deed.VERIFY):
            raise UserError("no-right")
        day = now.astimezone(self._text.timezone).date()
        await people.agree(await work.connection(), volunteer.id, day)

    async def set_out(
        self, work: UnitOfWork, volunteer: Volunteer, task_id: str, way_back: Address, language: str, now: datetime
    ) -> Report:
        """*On my way*. Raises UserError: over, no right, three are going, or they have not agreed yet."""
        task, report = await self._open(work, volunteer, task_id)
        if await people.agreed_on(await work.read(), volunteer.id) is None:
            raise UserError("verifier-agree-first")
        connection = await work.connection()
        task = await self._held(connection, task_id)
        going = await tasks.going(connection, self._vault, task_id)
        if volunteer.id not in {each.person for each in going} and len(going) >= SEATS:
            raise UserError("task-full")
        if not await tasks.set_out(connection, self._vault, task_id, volunteer.id, way_back, language, now):
            raise UserError("task-going-already")
        await self._changed(connection, task, report, now)
        return report

    async def may_answer(self, work: UnitOfWork, volunteer: Volunteer, task_id: str) -> None:
        """Raises UserError where a task is over, or not for this person."""
        await self._open(work, volunteer, task_id)

    async def confirmed(self, work: UnitOfWork, report_id: str) -> int | None:
        """How many verifiers confirmed a report on site; None: none were asked."""
        connection = await work.read()
        asked = await tasks.of_report(connection, report_id)
        who = {
            each.person
            for task in asked
            for each in await tasks.going(connection, self._vault, task.id)
            if each.finding is Finding.CONFIRMED
        }
        return len(who) if asked else None

    async def arrives(self, work: UnitOfWork, volunteer: Volunteer, task_id: str, at: datetime, now: datetime) -> None:
        """When they will be there. Raises UserError: over, or they are not on the way."""
        _, report = await self._open(work, volunteer, task_id)
        connection = await work.connection()
        task = await self._held(connection, task_id)
        if not await tasks.arrives(connection, task_id, volunteer.id, at):
            raise UserError("task-not-going")
        await self._changed(connection, task, report, now)

    async def found(
        self, work: UnitOfWork, volunteer: Volunteer, task_id: str, finding: Finding, now: datetime
    ) -> Report:
        """What they see on site. Raises UserError: over, or they were not told the place."""
        _, report = await self._open(work, volunteer, task_id)
        connection = await work.connection()
        task = await self._held(connection, task_id)
        if not await tasks.found(connection, task_id, volunteer.id, finding, now):
            raise UserError("task-not-going")
        await self._moderation.record(connection, now, volunteer, "on-site", report.id, finding=finding.value)
        await self._changed(connection, task, report, now)
        return report

    async def decline(self, work: UnitOfWork, volunteer: Volunteer, task_id: str, now: datetime) -> None:
        """No, without a reason; of who was not on the way nothing is kept. Raises UserError when it is over."""
        _, report = await self._open(work, volunteer, task_id)
        going = await tasks.going(await work.read(), self._vault, task_id)
        mine = next((each for each in going if each.person == volunteer.id), None)
        if mine is None:
            return
        await self._leave(await work.connection(), task_id, mine, report, now)

    async def _leave(
        self, connection: AsyncConnection, task_id: str, mine: OnTheWay, report: Report, now: datetime
    ) -> None:
        task = await self._held(connection, task_id)
        gone = self._text.withdrawn(mine.language, report.pseudonym)
        await self._write(connection, task, mine, self._marked(mine.language, report, gone))
        await tasks.step_back(connection, task_id, mine.person)
        await self._changed(connection, task, report, now)

    async def role_ended(self, connection: AsyncConnection, person: str, now: datetime) -> None:
        """The timer's end: who may not verify any more is on the way to nothing, and the place is taken back."""
        held = await grants.held(connection, now, person=person)
        may = any(each.role is Role.VERIFIER and not each.suspended for each in held)
        if may or (await people.mapped_on(connection, person) and not await people.suspended_at(connection, person)):
            return
        for task in await tasks.open_of(connection, person):
            report = await reports.get(connection, self._vault, task.report)
            going = await tasks.going(connection, self._vault, task.id)
            mine = next((each for each in going if each.person == person), None)
            if report is not None and mine is not None:
                await self._leave(connection, task.id, mine, report, now)

    async def unreachable(self, connection: AsyncConnection, task_id: str, person: str, now: datetime) -> None:
        """The platform does not take what is for one of them: they are not on the way, and their room reads why."""
        task = await tasks.get(connection, task_id)
        report = await reports.get(connection, self._vault, task.report) if task else None
        going = await tasks.going(connection, self._vault, task_id)
        mine = next((each for each in going if each.person == person), None)
        if task is None or report is None or mine is None or not task.is_open:
            return
        await self._leave(connection, task_id, mine, report, now)
        for room in await rooms.linked(connection, self._vault, RoomKind.VERIFIERS):
            if room.serves(report.county):
                text = self._text.unreachable(locale_of(room), report.pseudonym, mine.alias)
                text = self._marked(locale_of(room), report, text)
                key = f"unreachable:{task_id}:{person}:{task.version}:{room.id}"
                await self._delivery.notify(connection, text, key, recipient=room.id)

    async def stand_down(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> None:
        """*Stand down*: it is over for everybody at once. Raises UserError: no right, or nothing is open."""
        report = await self._moderation.report(work, volunteer, report_id)
        if await self.open_task(work, report_id) is None:
            raise UserError("task-over")
        connection = await work.connection()
        await self._moderation.record(connection, now, volunteer, "stand-down", report_id)
        await self._moderation.acted(connection, volunteer, report_id, now)
        await self.stand_down_report(connection, report.id, now)

    async def stand_down_report(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """End what is open of a report: it was decided or destroyed, or nobody has it any more."""
        for task in await tasks.of_report(connection, report_id):
            if not await tasks.end(connection, task.id, now):
                continue
            report = await reports.get(connection, self._vault, report_id)
            over = await tasks.get(connection, task.id)
            if report is None or over is None:
                continue
            await self._show(connection, over, report, now)
            for each in await tasks.going(connection, self._vault, task.id):
                # An edit makes no sound, and somebody may be walking there.
                said = self._marked(each.language, report, self._text.stand_down(each.language, report.pseudonym))
                key = f"stand-down:{task.id}:{each.person}"
                await self._delivery.notify(connection, said, key, address=each.way_back, recipient=each.person)

    async def _open(self, work: UnitOfWork, volunteer: Volunteer, task_id: str) -> tuple[Task, Report]:
        """A task that waits for somebody's answer. Raises UserError: over, unknown, or no right in its county."""
        task = await tasks.get(await work.read(), task_id)
        report = await reports.get(await work.read(), self._vault, task.report) if task else None
        if task is None or report is None:
            raise UserError("task-over")
        if not volunteer.may(Deed.VERIFY, report.county):
            raise UserError("no-right")
        if not task.is_open:
            raise UserError("task-over")
        return task, report

    async def _held(self, connection: AsyncConnection, task_id: str) -> Task:
        """The task, one version further. Raises UserError when it ended in this moment."""
        task = await tasks.hold(connection, task_id)
        if task is None:
            raise UserError("task-over")
        return task

    async def _changed(self, connection: AsyncConnection, task: Task, report: Report, now: datetime) -> None:
        """Somebody answered: the claim holds on, and everything that shows it follows."""
        going = await tasks.going(connection, self._vault, task.id)
        if is_place_shown(task, going):
            await tasks.mark_shown(connection, task.id, now)
        if report.is_taken and report.claimed_by:
            latest = max((each.arrives_at for each in going if each.arrives_at), default=now)
            await reports.acted(connection, report.id, report.claimed_by, max(now, latest))
        await self._show(connection, task, report, now)

    async def _show(self, connection: AsyncConnection, task: Task, report: Report, now: datetime) -> None:
        """The task in the verifiers' rooms, the place with those on the way, their answers on the report's card."""
        going = await tasks.going(connection, self._vault, task.id)
        for room in await rooms.linked(connection, self._vault, RoomKind.VERIFIERS):
            if room.serves(report.county):
                await self._delivery.show(
                    connection,
                    copy_name=f"task:{task.id}:{room.id}",
                    owner=f"task:{task.id}",
                    recipient=room.id,
                    address=None,
                    outgoing=self._marked(
                        locale_of(room), report, self._text.in_room(locale_of(room), task, report, going)
                    ),
                    lane=Lane.CARDS,
                    version=task.version,
                )
        place = place_of(report) if is_place_shown(task, going) else ""
        for each in going:
            private = self._text.privately(task, report, each, place, going)
            await self._write(connection, task, each, self._marked(each.language, report, private))
        await self._cards.show(connection, report.id, now)

    def _marked(self, locale: str, report: Report, outgoing: Outgoing) -> Outgoing:
        """R34: whoever is asked in a drill reads that it is one."""
        return drilled(self._text.texts, locale, report.mark, outgoing)

    async def _write(self, connection: AsyncConnection, task: Task, to: OnTheWay, outgoing: Outgoing) -> None:
        """Bring the one message up to date that a verifier has of a task; nobody else reads it."""
        if to.way_back is None:
            return
        await self._delivery.show(
            connection,
            copy_name=f"place:{task.id}:{to.person}",
            owner=f"task:{task.id}",
            recipient=to.person,
            address=to.way_back,
            outgoing=outgoing,
            lane=Lane.CARDS,
            version=task.version,
        )


def place_of(report: Report) -> str:
    """Where to go: in the words of the report, with what the moderator wrote for the alert."""
    if report.sighting is None:
        return ""
    parts = (report.sighting.public_place, report.sighting.place, report.sighting.town)
    return " · ".join(dict.fromkeys(part for part in parts if part))
