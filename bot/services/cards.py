"""The card of a report in the moderators' rooms: what it says, which buttons it carries (R19)."""

from datetime import datetime

from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import Lane
from bot.domain.messages import Action, Button, ButtonStyle, Outgoing
from bot.domain.reports import Outcome, Report, ReportState
from bot.i18n import Markdown, Texts, escape
from bot.services.delivery import Delivery
from bot.storage import reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault

# What a card quotes of a report and of the talk; the whole text may be 2,000 characters and Discord takes no more.
QUOTED = 700
TALK_QUOTED = 200
TALK_SHOWN = 4


def locale_of(room: Room) -> str:
    """Cards are for people who work: one language, English where the room has both."""
    return "es" if room.language is AlertLanguage.SPANISH else "en"


class Cards:
    """practice rooms and real rooms read the same card."""

    def __init__(self, vault: Vault, texts: Texts, delivery: Delivery) -> None:
        self._vault = vault
        self._texts = texts
        self._delivery = delivery

    async def show(self, connection: AsyncConnection, report_id: str, now: datetime, *, renewal: str = "") -> None:
        """Bring the card up to date in every room that serves the county: sent the first time, edited after."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None:
            return
        talk = await reports.messages(connection, self._vault, report_id)
        for room in await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            if room.serves(report.county):
                await self._delivery.show(
                    connection,
                    copy_name=f"card:{report.id}:{room.id}",
                    owner=f"report:{report.id}",
                    recipient=room.id,
                    address=room.address,
                    outgoing=self.render(report, talk, locale_of(room), now),
                    lane=Lane.CARDS,
                    version=report.version,
                    renewal=renewal,
                )

    async def refresh(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """Draw the card anew in every room where only the time has changed. Within one minute it is done once."""
        await self.show(connection, report_id, now, renewal=f":r{int(now.timestamp()) // 60}")

    def render(self, report: Report, talk: list[tuple[str, str]], locale: str, now: datetime) -> Outgoing:
        """The card in one language."""
        lines = [self._facts(report, locale, now), *self._words(report, locale), *self._talk(talk, locale)]
        lines.append(self._status(report, locale))
        return Outgoing(text="\n".join(lines), buttons=self._buttons(report, locale))

    def _facts(self, report: Report, locale: str, now: datetime) -> str:
        sighting = report.sighting
        seen_at = sighting.seen_at if sighting and sighting.seen_at else report.received_at
        label = self._texts.label
        parts = [
            f"**{report.pseudonym}**",
            self._texts.duration(locale, now - seen_at),
            self._where(report, locale),
            label(locale, f"place-{report.place_kind.value}") if report.place_kind else "",
            label(locale, "card-attachments", count=report.attachments) if report.attachments else "",
            label(locale, f"language-{report.language}") if report.language in self._texts.locales else report.language,
        ]
        return " · ".join(part for part in parts if part)

    def _where(self, report: Report, locale: str) -> str:
        town = report.sighting.town if report.sighting else ""
        county = report.county or self._texts.label(locale, "card-county-unknown")
        return escape(f"{town}, {county}" if town and town != county else county)

    def _words(self, report: Report, locale: str) -> list[str]:
        sighting = report.sighting
        if sighting is None:
            return [self._texts.say(locale, "card-forgotten")]
        lines: list[str] = []
        key = "card-seen" if sighting.seen_at else "card-time-unknown"
        time = self._texts.moment(locale, sighting.seen_at or report.received_at)
        lines.append(self._texts.say(locale, key, time=time))
        lines += _quote(sighting.what)
        if sighting.place:
            lines.append(self._texts.say(locale, "card-place", place=sighting.place))
        return lines

    def _talk(self, talk: list[tuple[str, str]], locale: str) -> list[str]:
        lines = []
        for author, text in talk[-TALK_SHOWN:]:
            who = self._texts.label(locale, "card-reporter") if author == "reporter" else author
            lines.append(f"**{escape(who)}:** {_short(text, TALK_QUOTED)}")
        return lines

    def _status(self, report: Report, locale: str) -> Markdown:
        say = self._texts.say
        if report.state is ReportState.RECEIVED:
            return say(locale, "card-new") if report.reachable else say(locale, "card-new-unreachable")
        if report.state is ReportState.CLAIMED:
            return say(locale, "card-claimed", who=report.claimed_by or "?")
        if report.state is ReportState.CHECKING:
            return say(locale, "card-checking", who=report.claimed_by or "?")
        if report.state is ReportState.PURGED or report.outcome is None:
            return say(locale, "card-purged")
        key = "card-ended" if report.state is ReportState.ENDED else "card-decided"
        if report.state is ReportState.PUBLISHED:
            key = "card-published"
        return say(
            locale,
            key,
            who=report.decided_by or "?",
            outcome=self._outcome(report, locale),
            time=self._texts.moment(locale, report.decided_at or report.received_at),
        )

    def _outcome(self, report: Report, locale: str) -> str:
        label = self._texts.label
        if report.outcome is Outcome.NOT_IMMIGRATION and report.reason:
            return label(locale, "card-not-immigration", what=label(locale, f"was-{report.reason.value}"))
        if report.outcome is Outcome.CONFIRMED and report.agency:
            return label(locale, "card-confirmed", agents=label(locale, f"agents-{report.agency.value}"))
        return label(locale, f"outcome-{report.outcome.value}") if report.outcome else ""

    def _buttons(self, report: Report, locale: str) -> tuple[tuple[Button, ...], ...]:
        def button(verb: str, style: ButtonStyle = ButtonStyle.PLAIN) -> Button:
            label = self._texts.label(locale, f"button-{verb}")
            return Button(label, Action(verb, (report.id,)), style=style)

        if report.state is ReportState.RECEIVED:
            return ((button("claim", ButtonStyle.PRIMARY), button("ask")),)
        if report.is_taken:
            decisions = (button("confirm", ButtonStyle.PRIMARY), button("not-immigration"), button("cannot-tell"))
            return (decisions, (button("ask"), button("more")))
        if report.state is ReportState.PUBLISHED:
            return ((button("ended", ButtonStyle.DANGER),),)
        return ()


def _short(text: str, length: int = QUOTED) -> str:
    cut = text if len(text) <= length else f"{text[:length]}…"
    return escape(cut)


def _quote(text: str) -> list[str]:
    return [f"> {line}" for line in _short(text).splitlines()] if text else []
