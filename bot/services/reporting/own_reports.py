"""What a reporter may see of their own reports while the hour's key lives: outcomes, and questions that wait (R14)."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.alerts import Alert
from bot.domain.messages import Account
from bot.domain.reports import Report, ReportState
from bot.services.moderation.cards import Cards
from bot.storage import alerts, report_talk, reports
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# A person who sent more has the newest in mind.
SHOWN = 10


@dataclass(frozen=True, slots=True)
class OwnReport:
    """question: a volunteer's last words, not answered yet. alert: what was published of it."""

    report: Report
    question: str | None = None
    alert: Alert | None = None


class OwnReports:
    def __init__(self, vault: Vault, cards: Cards) -> None:
        self._vault = vault
        self._cards = cards

    async def standing(self, work: UnitOfWork, account: Account) -> list[OwnReport]:
        """The account's reports of the last 72 hours, newest first."""
        connection = await work.read()
        found = []
        for report in (await reports.of_person(connection, self._vault, account))[:SHOWN]:
            talk = await report_talk.of_report(connection, self._vault, report.id) if report.is_open else []
            question = talk[-1][1] if talk and talk[-1][0] != "reporter" else None
            alert = await alerts.of_report(connection, report.leader or report.id)
            if alert is not None and not alert.is_public:
                # Nothing is decided for anybody outside before it goes out: it may still be undone.
                report, alert = _undecided(report), None
            found.append(OwnReport(report, question, alert))
        return found

    async def back_in_touch(self, work: UnitOfWork, account: Account, now: datetime) -> bool:
        """Whoever could not be written to writes again: moderators see that they can be. False: nothing missed."""
        connection = await work.read()
        if not await reports.any_unreachable(connection):
            return False
        missed = [r for r in await reports.of_person(connection, self._vault, account) if not r.reachable]
        for report in missed:
            connection = await work.connection()
            await reports.mark_reachable(connection, report.id)
            await self._cards.show(connection, report.id, now)
        return bool(missed)


def _undecided(report: Report) -> Report:
    return report if report.is_open else replace(report, state=ReportState.CHECKING, outcome=None)
