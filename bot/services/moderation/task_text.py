"""What verifiers read: in their room, in private, and when it is over (R37)."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.messages import Action, Button, ButtonStyle, Outgoing
from bot.domain.reports import Report
from bot.domain.verifying import ARRIVALS, Finding, OnTheWay, Task
from bot.i18n import Texts
from bot.markdown import in_line

Rows = tuple[tuple[Button, ...], ...]


class TaskText:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    @property
    def texts(self) -> Texts:
        return self._texts

    @property
    def timezone(self) -> ZoneInfo:
        return self._texts.timezone

    def in_room(self, locale: str, task: Task, report: Report, going: Sequence[OnTheWay]) -> Outgoing:
        """Town and kind of place, never more; one line once it is over (R39)."""
        say = self._texts.say
        if not task.is_open:
            county = report.county or "?"
            ended = task.ended_at or task.asked_at
            return Outgoing(say(locale, "task-ended", report=report.pseudonym, county=county, time=ended))
        lines = [
            say(locale, "task-in-room", report=report.pseudonym, where=where(report), kind=self._kind(locale, report))
        ]
        if going:
            lines.append(say(locale, "task-going", who=self.names(locale, going)))
        first = (
            self._button(locale, "button-on-my-way", "on-my-way", task.id, style=ButtonStyle.PRIMARY),
            self._button(locale, "button-decline", "decline", task.id),
        )
        return Outgoing("\n".join(lines), buttons=(first, self._findings(locale, task)))

    def privately(self, task: Task, report: Report, to: OnTheWay, place: str, going: Sequence[OnTheWay]) -> Outgoing:
        """For one person on the way. place: empty while it may not be shown."""
        locale, say = to.language, self._texts.say
        if not task.is_open:
            ended = task.ended_at or task.asked_at
            return Outgoing(say(locale, "task-taken-back", report=report.pseudonym, time=ended))
        known = {"report": report.pseudonym, "where": where(report), "kind": self._kind(locale, report)}
        decline = (self._button(locale, "button-decline", "decline", task.id),)
        if not place:
            text = say(locale, "task-wait", **known)
            return Outgoing(text, buttons=self._with_arrivals(locale, task, to, (decline,)))
        text = say(locale, "task-place", **known, place=in_line(place), who=self.names(locale, going))
        rows = (self._findings(locale, task), decline)
        return Outgoing(text, buttons=self._with_arrivals(locale, task, to, rows))

    def withdrawn(self, locale: str, pseudonym: str) -> Outgoing:
        return Outgoing(self._texts.say(locale, "task-left", report=pseudonym))

    def stand_down(self, locale: str, pseudonym: str) -> Outgoing:
        return Outgoing(self._texts.say(locale, "stand-down", report=pseudonym))

    def unreachable(self, locale: str, pseudonym: str, alias: str) -> Outgoing:
        return Outgoing(self._texts.say(locale, "task-unreachable", report=pseudonym, alias=alias))

    def names(self, locale: str, going: Sequence[OnTheWay]) -> str:
        """V1 (3:55 PM), V2: with when they will be there, as they said."""
        return ", ".join(
            self._texts.label(locale, "task-arrival", alias=each.alias, time=each.arrives_at)
            if each.arrives_at
            else each.alias
            for each in going
        )

    def _kind(self, locale: str, report: Report) -> str:
        key = f"place-{report.place_kind.value}" if report.place_kind else "task-kind-unknown"
        return self._texts.label(locale, key)

    def _with_arrivals(self, locale: str, task: Task, to: OnTheWay, rows: Rows) -> Rows:
        if to.finding:
            return rows
        minutes = [str(round(time.total_seconds() / 60)) for time in ARRIVALS]
        taps = tuple(
            Button(self._texts.label(locale, "button-arrival", minutes=each), Action("arrives", (task.id, each)))
            for each in minutes
        )
        return (taps, *rows)

    def _findings(self, locale: str, task: Task) -> tuple[Button, ...]:
        return tuple(
            self._button(locale, f"button-site-{finding.value}", "site", task.id, finding.value) for finding in Finding
        )

    def _button(
        self, locale: str, key: str, verb: str, *arguments: str, style: ButtonStyle = ButtonStyle.PLAIN
    ) -> Button:
        return Button(self._texts.label(locale, key), Action(verb, arguments), style=style)


def where(report: Report) -> str:
    """The town and the county, and no more."""
    town = report.sighting.town if report.sighting else ""
    county = report.county or "?"
    return f"{town}, {county}" if town and town != county else county
