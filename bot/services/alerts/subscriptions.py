"""Alerts for one person: asked for, preferred, opened where they came covered, left."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.alerts import Alert, AlertLanguage, AlertState, Facts
from bot.domain.delivery import Kind, Lane, expiry
from bot.domain.messages import Account, Address
from bot.domain.notifying import QuietHours, Wish
from bot.domain.reports import Agency, Basis, Mark
from bot.domain.rights import ALL_COUNTIES
from bot.i18n import Markdown, Texts
from bot.services.alerts.alert_text import AlertText
from bot.services.ids import Ids
from bot.services.transport.delivery import copy_of_alert, text_for
from bot.storage import alerts, broadcasts, copies, drafts, outbox, reports, rooms, subscribers
from bot.storage.broadcasts import Broadcast
from bot.storage.copies import Copy
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.subscribers import Preferences
from bot.storage.vault import Purpose, Vault
from bot.storage.work import UnitOfWork

# No alert has it, so /verify knows nothing of it.
EXAMPLE_NUMBER = 0
# The platform's word that a person blocked the bot or is gone. What it refuses for one message alone ends nothing.
FOR_GOOD = "blocked"


@dataclass(frozen=True, slots=True)
class Channel:
    """A public channel. counties: which of those asked for it serves."""

    link: str
    counties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a press under a cover leads to. follow_up: the text of the message beside the copy, where that was pressed.

    edits: the copy itself is on its way to show its text.
    """

    edits: bool
    follow_up: Markdown | None = None


class Subscriptions:
    def __init__(self, vault: Vault, ids: Ids, texts: Texts, text: AlertText, quiet_hours: QuietHours) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._text = text
        self.quiet_hours = quiet_hours

    async def channels(self, work: UnitOfWork, counties: Collection[str]) -> list[Channel]:
        """Public channels that carry the alerts of counties; ALL_COUNTIES: those that carry the whole state's."""
        linked = await rooms.linked(await work.read(), self._vault, RoomKind.ALERTS)
        found: dict[str, tuple[str, ...]] = {}
        for room in linked:
            served = tuple(county for county in counties if _carries(room.counties, county))
            if room.link is not None and served:
                found[room.link] = tuple(dict.fromkeys((*found.get(room.link, ()), *served)))
        return [Channel(link, served) for link, served in found.items()]

    async def subscribe(
        self,
        work: UnitOfWork,
        account: Account,
        address: Address,
        counties: Iterable[str],
        *,
        locale: str,
        now: datetime,
    ) -> bool:
        """Add counties, or the whole state; True when this person got no alerts before."""
        return await subscribers.subscribe(
            await work.connection(),
            self._vault,
            self._ids.row(),
            account,
            address,
            counties=counties,
            language=locale,
            now=now,
        )

    def example(self, locale: str, now: datetime) -> Markdown:
        """What an alert looks like: the real template over facts that are plainly invented, marked at both ends."""
        facts = Facts(
            county=self._texts.label(locale, "example-county"),
            place=self._texts.label(locale, "example-place"),
            place_kind=None,
            agency=Agency.UNKNOWN,
            basis=Basis.TWO_OBSERVERS,
            seen_at=now - timedelta(minutes=10),
            valid_until=now + timedelta(hours=2),
        )
        alert = Alert("", EXAMPLE_NUMBER, None, AlertState.LIVE, facts, 1, mark=Mark.REAL, published_by="")
        return self._texts.say(locale, "example-frame", text=self._text(alert, AlertLanguage(locale)))

    async def stop(self, work: UnitOfWork, account: Account) -> bool:
        """End every subscription of the account; False when there was none."""
        return await subscribers.unsubscribe(await work.connection(), self._vault, account)

    async def leave(self, work: UnitOfWork, account: Account, counties: Iterable[str]) -> tuple[str, ...]:
        """Take counties out, and end all with the last one; returns which this person had."""
        return await subscribers.leave(await work.connection(), self._vault, account, counties)

    async def preferences(self, work: UnitOfWork, account: Account) -> Preferences | None:
        """What this person asked for; None when they get no alerts."""
        return await subscribers.preferences(await work.read(), self._vault, account)

    async def prefer(self, work: UnitOfWork, account: Account, wanted: Wish) -> bool:
        """Change what is wished; it counts for the next message that is sent. False when they get no alerts."""
        return await subscribers.prefer(await work.connection(), self._vault, account, wanted)

    async def set_language(self, work: UnitOfWork, account: Account, locale: str) -> None:
        """Alerts follow the language that a subscriber chose; others leave nothing behind."""
        if await subscribers.counties_of(await work.read(), self._vault, account):
            await subscribers.set_language(await work.connection(), self._vault, account, locale)

    async def open_alert(
        self, work: UnitOfWork, account: Account, alert_id: str, *, pressed: str | None, follow_up: bool, now: datetime
    ) -> Opened:
        """Let the copy of a covered alert show its text, what it says now, whatever was corrected since (R33).

        pressed: the message that carries the button. follow_up: it is one that stands beside the copy.
        """
        own = await self.preferences(work, account)
        broadcast = await broadcasts.newest(await work.read(), alert_id)
        if own is None or broadcast is None:
            return Opened(edits=False)
        connection = await work.connection()
        held = await self._uncover(connection, own, broadcast, None if follow_up else pressed, account, now)
        text = None
        if follow_up:
            beside = text_for(broadcast.texts, own.language, account.platform, follow_up=True)
            text = beside or text_for(broadcast.texts, own.language, account.platform)
        return Opened(edits=held, follow_up=Markdown(text.text) if text else None)

    async def _uncover(
        self,
        connection: AsyncConnection,
        own: Preferences,
        broadcast: Broadcast,
        pressed: str | None,
        account: Account,
        now: datetime,
    ) -> bool:
        """Edited by a row like any version, so that no correction is overtaken by an older text."""
        name = copy_of_alert(broadcast.alert, own.id)
        if not await copies.open_up(connection, name):
            if pressed is None:
                return False
            # When it was sent no answer came; the press tells which message it is.
            copy = Copy(name, broadcast.owner, own.id, account.platform, pressed)
            await copies.keep(connection, self._vault, copy, now, purpose=Purpose.CONTENT)
        entry = outbox.Entry(
            key=f"{name}:open:{self._ids.row()}",
            worker=account.platform.value,
            kind=Kind.SHOW,
            lane=Lane.REPLIES,
            due=now,
            expires_at=expiry(Lane.REPLIES, now),
            subject=broadcast.owner,
            broadcast=broadcast.id,
            recipient=own.id,
            copy=name,
        )
        return await outbox.put(connection, self._vault, entry, now)

    async def published(self, work: UnitOfWork, alert_id: str) -> Alert | None:
        """An alert as the public knows it, by its id; None for what never went out."""
        alert = await alerts.get(await work.read(), alert_id)
        return alert if alert is not None and alert.is_public else None

    async def unreachable(self, connection: AsyncConnection, recipient: str, reason: str) -> bool:
        """A message to a recipient died; where its chat is closed for good the subscription ends with its address."""
        return reason == FOR_GOOD and await subscribers.end(connection, recipient)

    async def forget(self, work: UnitOfWork, account: Account, draft_owner: str) -> None:
        """Erase what leads to the person: subscription, draft, the ways back of their reports."""
        connection = await work.connection()
        await subscribers.unsubscribe(connection, self._vault, account)
        await drafts.drop(connection, self._vault, draft_owner)
        await reports.forget_person(connection, self._vault, account)


def _carries(served: frozenset[str], county: str) -> bool:
    return ALL_COUNTIES in served or county in served
