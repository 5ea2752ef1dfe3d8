"""Drills: a report is played from its card to the end of its alert, for the network's own people alone (R34)."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain import drills as played
from bot.domain.alerts import UNSENT, AlertState
from bot.domain.drills import SCENARIOS, Course, Missed, Scenario
from bot.domain.messages import Outgoing, Platform
from bot.domain.reports import OPEN, Mark, Report, ReportState, Sighting, Step
from bot.domain.rights import ALL_COUNTIES, Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.alerts import freeze
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.marking import drilled
from bot.services.ids import Ids
from bot.services.moderation import card_times
from bot.services.moderation.cards import Cards, locale_of
from bot.services.moderation.drill_course import course
from bot.services.moderation.drill_summary import summary
from bot.services.moderation.moderation import Moderation
from bot.services.reporting.reporting import Reporting
from bot.services.transport.delivery import Delivery
from bot.storage import alerts, audit, drills, groups, report_talk, reports, rooms, settings
from bot.storage.database import AsyncConnection
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

TIMER: Final = "drill"
ANSWER: Final = "drill-answer"
# How often it is looked whether the drill is over.
EVERY: Final = timedelta(seconds=15)
ROOMS: Final = (RoomKind.MODERATORS, RoomKind.COORDINATORS)
HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Running:
    """by: an alias."""

    report: str
    scenario: Scenario
    by: str
    since: datetime

    @property
    def until(self) -> datetime:
        return self.since + played.LONGEST


class Drills:
    """surge: so many reports in an hour are real trouble, in which nobody trains. counties: of the region."""

    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        cards: Cards,
        reporting: Reporting,
        moderation: Moderation,
        alerting: Alerting,
        *,
        surge: int,
        counties: Callable[[], Collection[str]],
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._cards = cards
        self._reporting = reporting
        self._moderation = moderation
        self._alerting = alerting
        self._surge = surge
        self._counties = counties
        moderation.when_asked(self._asked)

    async def running(self, work: UnitOfWork) -> Running | None:
        return _running(await drills.running(await work.read()))

    async def is_about(self, work: UnitOfWork, ids: Collection[str]) -> bool:
        """Whether one of these ids belongs to a drill, to one that is over too."""
        return await drills.is_any_of(await work.read(), ids)

    async def start(
        self, work: UnitOfWork, volunteer: Volunteer, name: str, *, locale: str, platform: Platform, now: datetime
    ) -> Running:
        """File the report of a story. locale: what its reporter speaks.

        Raises UserError: no coordinator, an unknown story, no room, one is running, or it is no time for training.
        """
        if not volunteer.may(Deed.DRILL):
            raise UserError("no-right")
        scenario = played.scenario(name)
        if scenario is None:
            raise UserError("drill-unknown", names=", ".join(each.name for each in SCENARIOS))
        connection = await work.connection()
        if await freeze.is_frozen(connection) is not None:
            raise UserError("drill-frozen")
        if await groups.received_since(connection, now - HOUR) >= self._surge:
            raise UserError("drill-surge")
        report = await self._report(connection, scenario, await self._county(connection, volunteer), locale, now)
        begun = Running(report.id, scenario, volunteer.alias, now)
        if not await drills.begin(connection, _stored(begun), now):
            raise UserError("drill-running")
        await self._say(connection, report, "drill-begins", f"begins:{report.id}", who=volunteer.alias, story=scenario)
        await self._file(connection, report, platform, now)
        await self._look_again(connection, report.id, now + EVERY)
        await audit.record(
            connection,
            now,
            actor=volunteer.alias,
            action="drill-start",
            subject=f"drill:{report.id}",
            story=scenario.name,
        )
        return begun

    async def _county(self, connection: AsyncConnection, volunteer: Volunteer) -> str:
        """One that a moderators' room serves and this person may train in."""
        known = sorted(self._counties())
        for room in await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            served = known if ALL_COUNTIES in room.counties else sorted(room.counties)
            for county in served:
                if volunteer.may(Deed.DRILL, county):
                    return county
        raise UserError("drill-room")

    async def _report(
        self, connection: AsyncConnection, scenario: Scenario, county: str, locale: str, now: datetime
    ) -> Report:
        def word(part: str) -> str:
            return self._texts.label(locale, f"drill-{scenario.name}-{part}")

        while await reports.pseudonym_taken(connection, name := self._ids.pseudonym()):
            continue
        sighting = Sighting(
            what=word("what"),
            place=word("place"),
            town=self._texts.label(locale, "drill-town"),
            seen_at=now - scenario.seen_before,
        )
        return Report(
            id=self._ids.row(),
            pseudonym=name,
            state=ReportState.RECEIVED,
            county=county,
            place_kind=scenario.place_kind,
            language=locale,
            mark=Mark.DRILL,
            sighting=sighting,
            attachments=0,
            reachable=True,
            received_at=now,
            version=1,
        )

    async def _file(self, connection: AsyncConnection, report: Report, platform: Platform, now: datetime) -> None:
        """What becomes of any report: a card, those on call when nobody takes it, its age."""
        await drills.add_report(connection, self._vault, report, platform)
        await self._reporting.waits(connection, report.id, now)
        await card_times.begin(self._delivery, connection, report.id, now)
        await self._cards.show(connection, report.id, now)

    async def _asked(self, connection: AsyncConnection, report: Report, message_id: str, now: datetime) -> None:
        """A question was put to a reporter: the one of a drill answers by itself."""
        if report.mark is Mark.DRILL:
            due = now + played.ANSWERS_AFTER
            await self._delivery.timer(connection, f"{ANSWER}:{message_id}", ANSWER, message_id, due)

    async def answer(self, connection: AsyncConnection, message_id: str, now: datetime) -> None:
        """The timer's end: the scripted reporter says what the story says, to what it has no words for the rest."""
        found = await drills.question(connection, self._vault, message_id)
        running = _running(await drills.running(connection))
        if found is None or running is None or running.report != found[0]:
            return
        report = await reports.get(connection, self._vault, running.report)
        if report is None or report.state not in OPEN:
            return
        label = self._texts.label
        known = {label(report.language, f"question-{name}"): name for name in played.ANSWERED}
        words = label(report.language, f"drill-{running.scenario.name}-{known.get(found[1], 'own')}")
        await report_talk.add(connection, self._vault, self._ids.row(), report.id, "reporter", words, now)
        await reports.touch(connection, report.id)
        await self._cards.show(connection, report.id, now)

    async def look(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """The timer's end: is the drill over?"""
        running = _running(await drills.running(connection))
        if running is None or running.report != report_id:
            return
        report = await reports.get(connection, self._vault, report_id)
        if report is None or now >= running.until or await self._is_over(connection, report, now):
            await self._finish(connection, running, now, by="system")
            return
        await self._look_again(connection, report_id, min(now + EVERY, running.until))

    async def _look_again(self, connection: AsyncConnection, report_id: str, due: datetime) -> None:
        await self._delivery.timer(connection, f"{TIMER}:{report_id}", TIMER, report_id, due)

    async def _is_over(self, connection: AsyncConnection, report: Report, now: datetime) -> bool:
        if report.state in (ReportState.ENDED, ReportState.PURGED):
            return not await drills.is_still_out(connection, report.id)
        is_decided = report.state is ReportState.DECIDED and report.decided_at is not None
        if not is_decided or report.decided_at is None or await drills.is_still_out(connection, report.id):
            return False
        return now - report.decided_at >= played.AFTER_DECISION

    async def end(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> None:
        """*End the drill*. Raises UserError: no coordinator, or none is running."""
        if not volunteer.may(Deed.DRILL):
            raise UserError("no-right")
        connection = await work.connection()
        running = _running(await drills.running(connection))
        if running is None or not await self._finish(connection, running, now, by=volunteer.alias):
            raise UserError("drill-none")

    async def _finish(self, connection: AsyncConnection, running: Running, now: datetime, *, by: str) -> bool:
        """Close what is open, and say how it went; False when somebody was quicker."""
        if await settings.take(connection, drills.RUNNING) is None:
            return False
        how = await course(connection, self._vault, running.report, running.since)
        steps = played.missed(running.scenario, how)
        await self._close(connection, running.report, now)
        await self._delivery.cancel_timer(connection, f"{TIMER}:{running.report}")
        kept = {
            "finished_at": now.isoformat(),
            "scenario": running.scenario.name,
            "is_whole": played.is_finished(steps),
            "missed": [step.value for step in steps],
        }
        await settings.write(connection, drills.LAST, json.dumps(kept), now)
        await audit.record(
            connection,
            now,
            actor=by,
            action="drill-end",
            subject=f"drill:{running.report}",
            whole=int(played.is_finished(steps)),
        )
        report = await reports.get(connection, self._vault, running.report)
        if report is not None:
            await self._tell(connection, report, running, how, steps)
        return True

    async def _close(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """Nothing of a drill stays open: no alert, no card, no task of verifiers."""
        alert = await alerts.of_report(connection, report_id)
        if alert is not None and alert.state in UNSENT:
            await self._alerting.keep_back(connection, alert, AlertState.UNDONE, by="system", now=now)
        if alert is not None and alert.state is AlertState.LIVE:
            await self._alerting.close(connection, alert, AlertState.EXPIRED, by="system", now=now)
            await reports.move(connection, report_id, Step.END, ended_at=now)
        if await reports.destroy(connection, report_id):
            await self._moderation.over(connection, report_id, now)
        await self._cards.show(connection, report_id, now)

    async def _tell(
        self, connection: AsyncConnection, report: Report, running: Running, how: Course, steps: tuple[Missed, ...]
    ) -> None:
        for room in await self._rooms(connection, report):
            locale = locale_of(room)
            text = summary(self._texts, locale, running.scenario, how, steps)
            message = drilled(self._texts, locale, Mark.DRILL, Outgoing(text=text))
            await self._delivery.notify(
                connection, message, f"drill:ended:{running.report}:{room.id}", recipient=room.id
            )

    async def _say(
        self, connection: AsyncConnection, report: Report, key: str, occasion: str, *, who: str, story: Scenario
    ) -> None:
        for room in await self._rooms(connection, report):
            locale = locale_of(room)
            name = self._texts.label(locale, f"drill-story-{story.name}")
            text = self._texts.say(locale, key, who=who, story=name)
            message = drilled(self._texts, locale, Mark.DRILL, Outgoing(text=text))
            await self._delivery.notify(connection, message, f"drill:{occasion}:{room.id}", recipient=room.id)

    async def _rooms(self, connection: AsyncConnection, report: Report) -> list[Room]:
        linked = await rooms.linked(connection, self._vault)
        return [room for room in linked if room.kind in ROOMS and room.serves(report.county)]


def _stored(running: Running) -> str:
    value = {"report": running.report, "scenario": running.scenario.name, "by": running.by}
    return json.dumps(value | {"since": running.since.isoformat()})


def _running(stored: str | None) -> Running | None:
    if stored is None:
        return None
    value = json.loads(stored)
    scenario = played.scenario(value["scenario"])
    if scenario is None:
        return None
    return Running(value["report"], scenario, value["by"], datetime.fromisoformat(value["since"]))
