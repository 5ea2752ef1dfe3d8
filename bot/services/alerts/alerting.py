"""Alerts: how far they go, how they are published, ended, expired. What they say stands in alert_text.py."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.alerts import Alert, AlertChange, AlertKind, AlertLanguage, AlertState, Audience, Facts, facts_of
from bot.domain.delivery import Lane, Reach
from bot.domain.messages import Outgoing
from bot.domain.reports import Agency, Basis, Mark, Report, ReportState
from bot.errors import UserError
from bot.i18n import Markdown
from bot.services.alerts import freeze
from bot.services.alerts.alert_text import AlertText
from bot.services.ids import Ids
from bot.services.transport.delivery import Delivery
from bot.storage import alert_changes, alerts, audit, recipients
from bot.storage.database import AsyncConnection
from bot.storage.recipients import Scope
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# The timer at the end of the moment in which *Undo* still undoes.
RELEASE = "release"


class Alerting:
    """valid_for: how long an alert stands unless somebody extends or ends it (R28). hold: until it goes out."""

    def __init__(
        self, vault: Vault, ids: Ids, delivery: Delivery, text: AlertText, *, valid_for: timedelta, hold: timedelta
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._delivery = delivery
        self._text = text
        self._valid_for = valid_for
        self._hold = hold

    async def draft(
        self, work: UnitOfWork, report: Report, *, agency: Agency, basis: Basis, by: str, now: datetime
    ) -> Alert:
        """The alert that publishing would make, not saved. Raises ValueError without a county or a place."""
        connection = await work.read()
        alert = Alert(
            id=self._ids.row(),
            number=await alerts.next_number(connection),
            report=report.id,
            state=AlertState.LIVE,
            facts=facts_of(report, agency=agency, basis=basis, now=now, valid_for=self._valid_for),
            version=1,
            mark=report.mark,
            published_by=by,
        )
        return await alerts.instead_of_checking(connection, alert)

    async def audience(
        self, work: UnitOfWork, county: str, *, kind: AlertKind = AlertKind.CONFIRMED, mark: Mark = Mark.REAL
    ) -> Audience:
        """How many copies a publication for the county makes now."""
        return await recipients.count_for(await work.read(), Scope(county, kind, mark))

    async def publish(
        self, connection: AsyncConnection, alert: Alert, now: datetime, *, held_from: ReportState | None = None
    ) -> Alert:
        """Save the alert: it goes out when its hold is over. The caller has decided and checked the rights.

        held_from: the state to which *Undo* brings its report back; None where the report was not moved.
        Raises UserError when another alert took its number at the same moment.
        """
        held = replace(alert, state=AlertState.HELD, goes_out_at=now + self._hold)
        if not await alerts.add(connection, held, now, held_from=held_from):
            raise UserError("number-taken")
        await self._undo_checking(connection, held, now)
        if (before := await self._revised(connection, held)) is not None:
            # Until it says what was found, it stands.
            await self._delivery.cancel_timer(connection, f"expire:{before.id}")
        await self._delivery.timer(connection, f"{RELEASE}:{held.id}", RELEASE, held.id, now + self._hold)
        await self._record(connection, held, "publish", by=held.published_by, now=now)
        return held

    async def _undo_checking(self, connection: AsyncConnection, held: Alert, now: datetime) -> None:
        """That a report is being checked does not go out any more once something else was published of it."""
        for alert in await alerts.held(connection):
            if alert.report == held.report and alert.kind is AlertKind.CHECKING and alert.id != held.id:
                await self.keep_back(connection, alert, AlertState.UNDONE, by=held.published_by, now=now)

    async def release(self, connection: AsyncConnection, alert: Alert, *, by: str, now: datetime) -> Alert | None:
        """The hold is over: from now on it is public. None when somebody undid it first."""
        if alert.revision:
            return await self._revise(connection, alert, by=by, now=now)
        live = replace(alert, state=AlertState.LIVE, goes_out_at=now, version=alert.version + 1)
        if not await alerts.change(connection, alert, live, now):
            return None
        await alert_changes.add(connection, live, AlertChange.PUBLISHED, by=live.published_by, now=now)
        await self._broadcast(connection, live, Lane.ALERTS, Reach.EVERYONE)
        await self._delivery.timer(connection, f"expire:{live.id}", "expire", live.id, live.facts.valid_until)
        await self._record(connection, live, "go-out", by=by, now=now)
        return live

    async def _revised(self, connection: AsyncConnection, alert: Alert) -> Alert | None:
        """The live alert that this one is a revision of."""
        before = await alerts.revised(connection, alert) if alert.revision else None
        return before if before is not None and before.state is AlertState.LIVE else None

    async def _revise(self, connection: AsyncConnection, revision: Alert, *, by: str, now: datetime) -> Alert | None:
        """What was only being checked says from now on what was found: every copy changes, and is followed up (R30)."""
        done = replace(revision, state=AlertState.UNDONE, version=revision.version + 1)
        if not await alerts.change(connection, revision, done, now):
            return None
        before = await self._revised(connection, revision)
        if before is None:
            return None
        live = replace(
            before,
            kind=revision.kind,
            facts=revision.facts,
            version=before.version + 1,
            published_by=revision.published_by,
            goes_out_at=now,
        )
        if not await alerts.change(connection, before, live, now):
            raise UserError("facts-changed")
        await alert_changes.add(connection, live, AlertChange.UPDATED, by=live.published_by, now=now)
        await self._broadcast(connection, live, Lane.ALERTS, Reach.EVERYONE, beside=self._text.beside)
        await self._delivery.timer(connection, f"expire:{live.id}", "expire", live.id, live.facts.valid_until)
        await self._record(connection, live, "go-out", by=by, now=now)
        return live

    async def keep_back(
        self, connection: AsyncConnection, alert: Alert, state: AlertState, *, by: str, now: datetime
    ) -> Alert | None:
        """Undo what has not gone out, or let it wait for a person's word. None when somebody was quicker."""
        kept = replace(alert, state=state, version=alert.version + 1)
        if not await alerts.change(connection, alert, kept, now):
            return None
        await self._delivery.cancel_timer(connection, f"{RELEASE}:{alert.id}")
        before = await self._revised(connection, alert) if state is AlertState.UNDONE else None
        if before is not None:
            due = before.facts.valid_until
            await self._delivery.timer(connection, f"expire:{before.id}", "expire", before.id, due)
        await self._record(connection, kept, "undo" if state is AlertState.UNDONE else "wait", by=by, now=now)
        return kept

    async def _record(self, connection: AsyncConnection, alert: Alert, action: str, *, by: str, now: datetime) -> None:
        await audit.record(connection, now, actor=by, action=action, subject=f"alert:{alert.id}", code=alert.code)

    async def _broadcast(
        self,
        connection: AsyncConnection,
        alert: Alert,
        lane: Lane,
        reach: Reach,
        *,
        beside: Callable[[Alert, AlertLanguage], Markdown] | None = None,
    ) -> None:
        """beside: what comes as an answer to each copy that changes."""
        texts = {language.value: Outgoing(text=self._text(alert, language)) for language in AlertLanguage}
        answers = (
            {language.value: Outgoing(text=beside(alert, language)) for language in AlertLanguage} if beside else None
        )
        await self._delivery.broadcast(
            connection, alert.id, alert.version, lane, texts, reach=reach, follow_ups=answers
        )

    async def close(
        self, connection: AsyncConnection, alert: Alert, state: AlertState, *, by: str, now: datetime
    ) -> Alert | None:
        """End or expire a live alert; every copy follows. None when somebody was quicker."""
        facts = replace(alert.facts, ended_at=now)
        return await self.become(connection, alert, state, facts, AlertChange(state.value), by=by, now=now)

    async def become(
        self,
        connection: AsyncConnection,
        alert: Alert,
        state: AlertState,
        facts: Facts,
        change: AlertChange,
        *,
        by: str,
        now: datetime,
        follow_up: bool = False,
    ) -> Alert | None:
        """Change a public alert; every copy follows, before what waits. None when somebody was quicker.

        follow_up: it is also told as an answer to each copy (R30).
        """
        after = replace(alert, state=state, facts=facts, version=alert.version + 1)
        if not await alerts.change(connection, alert, after, now):
            return None
        await alert_changes.add(connection, after, change, by=by, now=now)
        # That a time is over is only marked: it comes last, and to whoever holds a copy.
        lane = Lane.MARKS if change is AlertChange.EXPIRED else Lane.CORRECTIONS
        reach = Reach.EVERYONE if change.is_for_everyone else Reach.HOLDERS
        # What a notice says was found at a time: later that reads the same.
        if alert.kind is not AlertKind.NOT_IMMIGRATION or state is not AlertState.EXPIRED:
            await self._broadcast(connection, after, lane, reach, beside=self._text.beside if follow_up else None)
        if state is AlertState.LIVE:
            await self._delivery.timer(connection, f"expire:{alert.id}", "expire", alert.id, facts.valid_until)
        else:
            await self._delivery.cancel_timer(connection, f"expire:{alert.id}")
        await self._record(connection, after, change.value, by=by, now=now)
        return after

    async def join(self, connection: AsyncConnection, report_id: str, leader: str, now: datetime) -> None:
        """What was published of a merged report is published of its leader; one sighting has one alert (R33).

        Of two notices that they are being checked the newer stands for both: the other ends, or does not go out.
        """
        await alerts.move(connection, report_id, leader)
        for other in (await alerts.standing(connection, leader))[1:]:
            if other.state is AlertState.LIVE:
                await self.close(connection, other, AlertState.ENDED, by=freeze.SYSTEM, now=now)
            else:
                await self.keep_back(connection, other, AlertState.UNDONE, by=freeze.SYSTEM, now=now)

    def extended(self, alert: Alert, *, seen_at: datetime, now: datetime) -> Facts:
        """The facts of an alert whose agents were still there at a time, or whose report is still being checked."""
        until = now + self._valid_for
        if alert.kind is AlertKind.CHECKING:
            return replace(alert.facts, valid_until=until)
        return replace(alert.facts, last_seen_at=seen_at, valid_until=until)

    async def live(self, work: UnitOfWork, county: str | None = None) -> list[Alert]:
        return await alerts.live(await work.read(), county)

    async def recent(self, work: UnitOfWork, county: str, *, since: datetime) -> list[Alert]:
        """What was published for a county since a moment, ended or expired or not, and what stands; newest first."""
        return await alerts.recent(await work.read(), county, since)
