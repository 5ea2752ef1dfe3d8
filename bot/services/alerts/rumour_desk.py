"""Different people who ask about the same county make one card in the moderators' rooms, without their words (R32)."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.delivery import Lane
from bot.domain.messages import Account, Action, Button, ButtonStyle, Outgoing, Platform
from bot.domain.reports import Mark, Report, ReportState, Sighting
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Markdown, Texts
from bot.services.ids import Ids
from bot.services.moderation import card_times
from bot.services.moderation.cards import locale_of
from bot.services.moderation.claims import Claims
from bot.services.transport.delivery import Delivery
from bot.storage import audit, bans, reports, rooms, rumours
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.rumours import CardState, RumourCard
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# The timer at which a card is gone, and how long it stands; who asked is kept no longer (R32).
OVER = "rumour-over"
KEPT = timedelta(hours=24)
# So many places are named on a card.
NAMED = 4


class RumourDesk:
    """people: so many different ones within `within` make a card."""

    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        claims: Claims,
        *,
        people: int,
        within: timedelta,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._claims = claims
        self._people = people
        self._within = within

    async def heard(self, work: UnitOfWork, account: Account, county: str, place: str, now: datetime) -> None:
        """Somebody asked whether there is something in a county. Whom a ban holds is answered and not counted (R2)."""
        connection = await work.read()
        card = await rumours.open_card(connection, county)
        since = card.since if card else await self._since(connection, county, now)
        if await rumours.has_asked(connection, self._vault, account, county, since):
            return
        if await bans.active(connection, self._vault, account, now) is not None:
            return
        connection = await work.connection()
        await rumours.add(connection, self._vault, self._ids.row(), account, county, place, now)
        if card is not None:
            await rumours.touch(connection, card.id)
            await self._show(connection, card.id, Lane.MARKS)
            return
        counted = await rumours.places(connection, county, since)
        if counted.total() >= self._people:
            await self._begin(connection, county, since, now)

    async def _since(self, connection: AsyncConnection, county: str, now: datetime) -> datetime:
        closed = await rumours.last_closed(connection, county)
        return max(now - self._within, closed) if closed else now - self._within

    async def _begin(self, connection: AsyncConnection, county: str, since: datetime, now: datetime) -> None:
        card = RumourCard(self._ids.row(), county, CardState.OPEN, since, now, None, None, 1)
        if not await rumours.begin(connection, card):
            return
        await self._delivery.timer(connection, f"{OVER}:{card.id}", OVER, card.id, now + KEPT)
        await audit.record(connection, now, actor="system", action="rumour", subject=f"rumour:{card.id}", county=county)
        await self._show(connection, card.id, Lane.CARDS)

    async def over(self, connection: AsyncConnection, card_id: str, now: datetime) -> None:
        """The timer's end: what is left of the card in the rooms is one line."""
        if await rumours.close(connection, card_id, CardState.GONE, now):
            await self._show(connection, card_id, Lane.MARKS)

    async def nothing(self, work: UnitOfWork, volunteer: Volunteer, card_id: str, now: datetime) -> RumourCard:
        """*Nothing known*. Who asks from now on is counted anew. Raises UserError."""
        card = await self._open(work, volunteer, card_id)
        await self._close(await work.connection(), volunteer, card, CardState.NOTHING, now)
        return card

    async def open_report(
        self, work: UnitOfWork, volunteer: Volunteer, card_id: str, platform: Platform, now: datetime
    ) -> Report:
        """*Open a report*, so that somebody looks: without a reporter; whoever opened it has it. Raises UserError.

        It is worded in the language of every room that reads it.
        """
        card = await self._open(work, volunteer, card_id)
        connection = await work.connection()
        counted = await rumours.places(connection, card.county, card.since)
        named = [place for place, _ in counted.most_common() if place]
        served = await self._served(connection, card.county)
        locales = sorted({locale_of(room) for room in served}) or ["en"]
        worded = (
            self._texts.label(each, "rumour-report", count=counted.total(), county=card.county) for each in locales
        )
        report = Report(
            id=self._ids.row(),
            pseudonym=await self._pseudonym(connection),
            state=ReportState.RECEIVED,
            county=card.county,
            place_kind=None,
            language=locales[0],
            mark=Mark.PRACTICE if platform is Platform.SANDBOX else Mark.REAL,
            sighting=Sighting(what="\n".join(worded), town=named[0] if named else ""),
            attachments=0,
            reachable=False,
            received_at=now,
            version=1,
        )
        await rumours.add_report(connection, self._vault, report, platform)
        await self._close(connection, volunteer, card, CardState.REPORT, now, report=report.pseudonym)
        await card_times.begin(self._delivery, connection, report.id, now)
        await self._claims.claim(work, volunteer, report.id, now)
        return report

    async def _open(self, work: UnitOfWork, volunteer: Volunteer, card_id: str) -> RumourCard:
        card = await rumours.get(await work.read(), card_id)
        if card is None:
            raise UserError("rumour-gone")
        if not volunteer.may(Deed.MODERATE, card.county):
            raise UserError("no-right")
        if card.state is not CardState.OPEN:
            raise UserError("rumour-gone")
        return card

    async def _close(
        self,
        connection: AsyncConnection,
        volunteer: Volunteer,
        card: RumourCard,
        state: CardState,
        now: datetime,
        *,
        report: str | None = None,
    ) -> None:
        if not await rumours.close(connection, card.id, state, now, by=volunteer.alias, report=report):
            raise UserError("rumour-gone")
        subject = f"rumour:{card.id}"
        await audit.record(connection, now, actor=volunteer.alias, action=f"rumour-{state.value}", subject=subject)
        await self._show(connection, card.id, Lane.CARDS)

    async def _pseudonym(self, connection: AsyncConnection) -> str:
        while await reports.pseudonym_taken(connection, name := self._ids.pseudonym()):
            continue
        return name

    async def _show(self, connection: AsyncConnection, card_id: str, lane: Lane) -> None:
        card = await rumours.get(connection, card_id)
        if card is None:
            return
        counted = await rumours.places(connection, card.county, card.since)
        for room in await self._served(connection, card.county):
            await self._delivery.show(
                connection,
                copy_name=f"rumour:{card.id}:{room.id}",
                owner=f"rumour:{card.id}",
                recipient=room.id,
                address=None,
                outgoing=self._render(card, dict(counted), locale_of(room)),
                lane=lane,
                version=card.version,
            )

    async def _served(self, connection: AsyncConnection, county: str) -> list[rooms.Room]:
        linked = await rooms.linked(connection, self._vault, RoomKind.MODERATORS)
        return [room for room in linked if room.serves(county)]

    def _render(self, card: RumourCard, counted: dict[str, int], locale: str) -> Outgoing:
        say = self._texts.say
        if card.state is CardState.GONE:
            return Outgoing(text=say(locale, "rumour-card-gone", county=card.county))
        text: str = say(locale, "rumour-card", county=card.county, count=sum(counted.values()), since=card.since)
        named = sorted(((place, count) for place, count in counted.items() if place), key=lambda each: -each[1])
        if named:
            places = [f"{place} ({count})" for place, count in named[:NAMED]]
            text += "\n" + say(locale, "rumour-card-places", places=self._texts.items(locale, places))
        shown = Outgoing(text=Markdown(text))
        if card.state is CardState.OPEN:
            return replace(shown, buttons=self._buttons(card, locale))
        key = "rumour-card-report" if card.state is CardState.REPORT else "rumour-card-nothing"
        done = say(locale, key, who=card.closed_by or "?", report=card.report or "")
        return replace(shown, text=Markdown(f"{text}\n{done}"))

    def _buttons(self, card: RumourCard, locale: str) -> tuple[tuple[Button, ...], ...]:
        label = self._texts.label
        report = Button(
            label(locale, "button-rumour-report"), Action("rumour-report", (card.id,)), style=ButtonStyle.PRIMARY
        )
        return ((report, Button(label(locale, "button-rumour-nothing"), Action("rumour-nothing", (card.id,)))),)
