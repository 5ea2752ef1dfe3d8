"""What stands under a report's card beside the report itself: verifiers on site, a proposed decision (R22, R37)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.alerts import UNSENT, Alert, AlertKind
from bot.domain.approving import AGREED_FOR, Agreed, Wish
from bot.domain.messages import Action, Button, ButtonStyle, Outgoing
from bot.domain.reports import Outcome, Report, ReportState
from bot.domain.seconding import Proposal
from bot.domain.verifying import OnTheWay, Task
from bot.i18n import Texts
from bot.services.alerts.alert_buttons import life_buttons, lost_line, unsent_buttons, unsent_line
from bot.services.alerts.approval_text import approval_buttons, approval_line, wish_line
from bot.services.moderation.task_text import TaskText
from bot.services.reporting.outcome_text import outcome_text
from bot.storage import alerts, approvals, copies, proposals, tasks
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault

# So many changes of tasks are told apart in the number of a card's version.
EDITIONS = 1_000


@dataclass(frozen=True, slots=True)
class Noted:
    """checks: the tasks of a report with who went. proposal: a decision that waits for a second person.

    alert: what was published of it. lost: how many of its copies could not be changed, and how many of these chats got
    a new message instead. agreed: what somebody agreed to publish, until a second person does.
    may_notice: people may be told that it was no immigration enforcement.
    wishes: the steps of what is public that wait for a second person.
    """

    checks: Sequence[tuple[Task, Sequence[OnTheWay]]] = ()
    proposal: Proposal | None = None
    alert: Alert | None = None
    lost: tuple[int, int] = (0, 0)
    agreed: Agreed | None = None
    may_notice: bool = False
    wishes: Sequence[Wish] = ()

    @property
    def edition(self) -> int:
        """Changes with everything that is noted; below EDITIONS."""
        return sum(task.version for task, _ in self.checks) % EDITIONS


class CardNotes:
    def __init__(self, vault: Vault, texts: Texts) -> None:
        self._vault = vault
        self._texts = texts
        self._task_text = TaskText(texts)

    async def of(self, connection: AsyncConnection, report: Report, now: datetime) -> Noted:
        asked = await tasks.of_report(connection, report.id)
        checks = [(task, await tasks.going(connection, self._vault, task.id)) for task in asked]
        proposal = await proposals.standing(connection, report) if report.is_taken else None
        # A card that is one line by now stays one.
        alert = None if report.is_brief(now) else await alerts.of_report(connection, report.id)
        lost = await copies.lost(connection, f"alert:{alert.id}") if alert else (0, 0)
        find = approvals.publication if report.is_taken else approvals.notice_of
        may_notice = _may_notice(report, now)
        agreed = await find(connection, report, now - AGREED_FOR) if report.is_taken or may_notice else None
        is_public = alert is not None and alert.is_public
        wishes = await approvals.wishes(connection, report, now - AGREED_FOR) if is_public else ()
        return Noted(checks, proposal, alert, lost, agreed, may_notice, wishes)

    def put(self, card: Outgoing, report: Report, noted: Noted, locale: str) -> Outgoing:
        """The card with its notes below, and their buttons first."""
        lines = [card.text, *self._on_site(noted, locale)]
        rows = card.buttons
        if noted.proposal is not None:
            lines.append(self._proposed(noted.proposal, locale))
            rows = (self._answers(report, noted.proposal, locale), *rows)
        if noted.agreed is not None:
            lines.append(approval_line(self._texts, locale, report, noted.agreed))
            rows = (approval_buttons(self._texts, locale, report, noted.agreed), *rows)
        elif noted.may_notice and (noted.alert is None or noted.alert.kind is AlertKind.CHECKING):
            rows = ((Button(self._texts.label(locale, "button-notice"), Action("notice", (report.id,))),), *rows)
        if noted.alert is not None and noted.alert.is_being_checked:
            lines.append(self._texts.say(locale, "card-checking-out", alert=noted.alert.code))
        if noted.alert is not None and noted.alert.state in UNSENT:
            lines.append(unsent_line(self._texts, locale, noted.alert))
            rows = (unsent_buttons(self._texts, locale, noted.alert), *rows)
        if noted.alert is not None:
            lines += [wish_line(self._texts, locale, noted.alert, wish) for wish in noted.wishes]
            rows = (*rows, *life_buttons(self._texts, locale, report, noted.alert))
            lines += lost_line(self._texts, locale, *noted.lost)
        return replace(card, text="\n".join(lines), buttons=rows)

    def _on_site(self, noted: Noted, locale: str) -> list[str]:
        say = self._texts.say
        lines: list[str] = []
        for task, going in noted.checks:
            if task.is_open:
                lines.append(say(locale, "card-verifiers-asked", time=task.asked_at))
                travelling = [each for each in going if each.finding is None]
                if travelling:
                    lines.append(say(locale, "task-going", who=self._task_text.names(locale, travelling)))
            for each in going:
                if each.finding is not None and each.found_at is not None:
                    finding = self._texts.label(locale, f"finding-{each.finding.value}")
                    lines.append(say(locale, "card-on-site", alias=each.alias, finding=finding, time=each.found_at))
        return lines

    def _proposed(self, proposal: Proposal, locale: str) -> str:
        outcome = outcome_text(self._texts, locale, proposal.outcome, proposal.reason)
        return self._texts.say(locale, "card-proposed", alias=proposal.alias, outcome=outcome)

    def _answers(self, report: Report, proposal: Proposal, locale: str) -> tuple[Button, ...]:
        arguments = (report.id, str(proposal.version))
        agree = Button(self._texts.label(locale, "button-agree"), Action("agree", arguments), style=ButtonStyle.PRIMARY)
        return (agree, Button(self._texts.label(locale, "button-disagree"), Action("disagree", arguments)))


def _may_notice(report: Report, now: datetime) -> bool:
    """Whether it was decided that it was no immigration enforcement, so that people may be told (R32)."""
    is_decided = report.state is ReportState.DECIDED and report.outcome is Outcome.NOT_IMMIGRATION
    return is_decided and bool(report.county) and not report.is_brief(now)
