"""The layout of a report's card: facts, what is missing, the words, warnings, who has it, what may be pressed (R19)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import redaction
from bot.domain.attachments import AttachmentState, StoredAttachment, with_state
from bot.domain.messages import Action, AttachmentKind, Button, ButtonStyle, Outgoing
from bot.domain.reports import Report, ReportState
from bot.i18n import Markdown, Texts, escape
from bot.markdown import in_line
from bot.services.moderation.likely import Alike
from bot.services.reporting.open_button import open_button
from bot.services.reporting.outcome_text import outcome_text
from bot.services.reporting.salute_text import understood
from bot.storage.groups import ALONE, Group

# What a card quotes of a report and of the talk; the whole text may be 2,000 characters and Discord takes no more.
QUOTED = 700
TALK_QUOTED = 120
TALK_SHOWN = 4
# So many candidates get a button of their own.
MERGE_BUTTONS = 2
# Files that are evidence, or will be in a moment.
_USEFUL = frozenset({AttachmentState.READY, AttachmentState.FETCHING})

Talk = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows. talk: author and text, oldest first. files: its own. alike: what may be the same sighting.

    merged_into: the pseudonym of the report whose card stands for this one.
    """

    report: Report
    talk: Talk = ()
    files: Sequence[StoredAttachment] = ()
    group: Group = ALONE
    alike: Sequence[Alike] = ()
    merged_into: str | None = None


class CardText:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def render(self, shown: Shown, locale: str, now: datetime) -> Outgoing:
        """The card in one language."""
        report = shown.report
        if shown.merged_into is not None:
            line = self._texts.say(
                locale,
                "card-merged",
                report=report.pseudonym,
                where=self._where(report, locale),
                leader=shown.merged_into,
            )
            return Outgoing(text=line)
        if report.is_brief(now):
            return Outgoing(text=self._brief(report, locale))
        lines = [
            self._facts(shown, locale, now),
            self._standing(report, locale),
            *self._words(report, locale),
            *self._warnings(report, locale),
            *self._talk(shown.talk, locale),
            *self._others(shown, locale),
        ]
        return Outgoing(text="\n".join(lines), buttons=tuple(self._buttons(shown, locale)))

    def _brief(self, report: Report, locale: str) -> Markdown:
        """Id, county, outcome (R39)."""
        outcome = outcome_text(self._texts, locale, report.outcome, report.reason, report.agency)
        return self._texts.say(
            locale,
            "card-brief",
            report=report.pseudonym,
            county=report.county or self._texts.label(locale, "card-county-unknown"),
            outcome=outcome or self._erased(report, locale),
        )

    def _facts(self, shown: Shown, locale: str, now: datetime) -> str:
        report, label = shown.report, self._texts.label
        sighting = report.sighting
        seen_at = sighting.seen_at if sighting and sighting.seen_at else report.received_at
        count = 1 + shown.group.led
        parts = [
            f"**{report.pseudonym}**",
            self._texts.duration(locale, now - seen_at),
            self._where(report, locale),
            label(locale, f"place-{report.place_kind.value}") if report.place_kind else "",
            label(locale, "card-reports", count=count) if count > 1 else "",
            *self._evidence(shown, locale),
        ]
        return " · ".join(part for part in parts if part)

    def _where(self, report: Report, locale: str) -> Markdown:
        town = report.sighting.town if report.sighting else ""
        county = report.county or self._texts.label(locale, "card-county-unknown")
        return Markdown(escape(f"{town}, {county}" if town and town != county else county))

    def _evidence(self, shown: Shown, locale: str) -> Iterator[str]:
        """What came with the report by kind, and how many files came with the others of its group."""
        kinds = [file.kind for file in shown.files if file.state in _USEFUL]
        for kind in AttachmentKind:
            if count := kinds.count(kind):
                yield self._texts.label(locale, f"card-{kind.value}", count=count)
        if fetching := len(with_state(shown.files, AttachmentState.FETCHING)):
            yield self._texts.label(locale, "card-fetching", count=fetching)
        if refused := len(with_state(shown.files, AttachmentState.REFUSED)):
            yield self._texts.label(locale, "card-not-taken", count=refused)
        if shown.group.files:
            yield self._texts.label(locale, "card-files-of-others", count=shown.group.files)

    def _standing(self, report: Report, locale: str) -> str:
        """What is missing, and who has it."""
        missing = [self._texts.label(locale, f"card-missing-{name}") for name in _missing(report)]
        status = self._status(report, locale)
        if not missing or not report.is_open:
            return status
        return f"{self._texts.say(locale, 'card-missing', what=self._texts.items(locale, missing))} {status}"

    def _words(self, report: Report, locale: str) -> Iterator[str]:
        sighting, say = report.sighting, self._texts.say
        if sighting is None:
            yield say(locale, "card-forgotten")
            return
        key = "card-seen" if sighting.seen_at else "card-time-unknown"
        yield say(locale, key, time=self._texts.moment(locale, sighting.seen_at or report.received_at))
        yield from quoted(sighting.what)
        if sighting.place:
            yield say(locale, "card-place", place=in_line(sighting.place))
        if facts := understood(self._texts, locale, sighting.facts):
            yield say(locale, "card-facts", facts=facts)
        if sighting.spot is not None:
            yield say(locale, "card-spot", latitude=str(sighting.spot[0]), longitude=str(sighting.spot[1]))
        if sighting.passed_on:
            yield say(locale, "card-passed-on")

    def _warnings(self, report: Report, locale: str) -> Iterator[str]:
        """R25: what may not be said on; and which language the reporter reads."""
        label, say = self._texts.label, self._texts.say
        if report.sighting is None:
            return
        hits = redaction.find(f"{report.sighting.what}\n{report.sighting.place}")
        if leaks := list(dict.fromkeys(hit.leak for hit in hits)):
            what = self._texts.items(locale, [label(locale, f"leak-{leak.value}") for leak in leaks])
            yield say(locale, "card-leaks", what=what)
        if hearsay := redaction.not_public(report.sighting.what):
            what = self._texts.items(locale, [label(locale, f"leak-{leak.value}") for leak in hearsay])
            yield say(locale, "card-not-public", what=what)
        known = report.language in self._texts.locales
        language = label(locale, f"language-{report.language}") if known else report.language
        yield say(locale, "card-language", language=language)

    def _talk(self, talk: Talk, locale: str) -> Iterator[str]:
        for author, text in talk[-TALK_SHOWN:]:
            who = self._texts.label(locale, "card-reporter") if author == "reporter" else author
            yield f"**{escape(who)}:** {_short(in_line(text), TALK_QUOTED)}"

    def _others(self, shown: Shown, locale: str) -> Iterator[str]:
        """The reports that this card stands for, and those that may be the same."""
        if shown.group.led:
            group = shown.group
            yield self._texts.say(locale, "card-group", count=group.led, unread=group.unread, apart=group.apart)
        for alike in shown.alike:
            key = "card-alike-before" if alike.before >= timedelta(0) else "card-alike-after"
            time = self._texts.duration(locale, abs(alike.before))
            yield self._texts.say(locale, key, report=alike.report.pseudonym, time=time)

    def _status(self, report: Report, locale: str) -> Markdown:
        say = self._texts.say
        if report.state is ReportState.RECEIVED:
            return say(locale, "card-new") if report.reachable else say(locale, "card-new-unreachable")
        if report.state is ReportState.CLAIMED:
            return say(locale, "card-claimed", who=report.claimed_by or "?")
        if report.state is ReportState.CHECKING:
            return say(locale, "card-checking", who=report.claimed_by or "?")
        if report.state is ReportState.PURGED or report.outcome is None:
            return self._erased(report, locale)
        key = "card-ended" if report.state is ReportState.ENDED else "card-decided"
        if report.state is ReportState.PUBLISHED:
            key = "card-published"
        return say(
            locale,
            key,
            who=report.decided_by or "?",
            outcome=outcome_text(self._texts, locale, report.outcome, report.reason, report.agency),
            time=self._texts.moment(locale, report.decided_at or report.received_at),
        )

    def _erased(self, report: Report, locale: str) -> Markdown:
        """By somebody, or at its time."""
        if report.outcome is None and report.decided_by is not None:
            return self._texts.say(locale, "card-destroyed", who=report.decided_by)
        return self._texts.say(locale, "card-purged")

    def _buttons(self, shown: Shown, locale: str) -> Iterator[tuple[Button, ...]]:
        report = shown.report

        def button(verb: str, style: ButtonStyle = ButtonStyle.PLAIN) -> Button:
            label = self._texts.label(locale, f"button-{verb}")
            return Button(label, Action(verb, (report.id,)), style=style)

        if report.state is ReportState.RECEIVED:
            yield (button("claim", ButtonStyle.PRIMARY), button("ask"))
        if report.is_taken:
            yield (button("confirm", ButtonStyle.PRIMARY), button("not-immigration"), button("cannot-tell"))
            yield (button("ask"), button("more"))
        if report.state is ReportState.PUBLISHED:
            yield (button("ended", ButtonStyle.DANGER),)
        if (opens := open_button(self._texts, locale, report.id, shown.files)) and (
            report.is_open or report.state is ReportState.PUBLISHED
        ):
            yield (opens,)
        if is_cut(report, shown.talk) and (report.is_open or report.state is ReportState.PUBLISHED):
            yield (button("read-all"),)
        if shown.group.led and report.sighting is not None:
            yield (button("show-all"),)
        for alike in shown.alike[:MERGE_BUTTONS] if report.is_open else ():
            label = self._texts.label(locale, "button-merge", report=alike.report.pseudonym)
            yield (Button(label, Action("merge", (report.id, alike.report.id))),)


def _missing(report: Report) -> Iterator[str]:
    """What a moderator would have to ask for."""
    sighting = report.sighting
    if sighting is None:
        return
    if sighting.seen_at is None:
        yield "time"
    if not sighting.place and not sighting.town:
        yield "place"
    if not sighting.what:
        yield "what"


def is_cut(report: Report, talk: Talk) -> bool:
    """Whether a card shows less than its reporter and the moderators said: then the rest has a button."""
    said = report.sighting.what if report.sighting else ""
    return len(said) > QUOTED or len(talk) > TALK_SHOWN or any(len(in_line(text)) > TALK_QUOTED for _, text in talk)


def _short(text: str, length: int = QUOTED) -> str:
    cut = text if len(text) <= length else f"{text[:length]}…"
    return escape(cut)


def quoted(text: str, length: int = QUOTED) -> list[str]:
    """A reporter's words as a quotation, a line each."""
    return [f"> {line}" for line in _short(text, length).splitlines()] if text else []
