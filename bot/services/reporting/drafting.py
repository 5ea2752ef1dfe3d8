"""What a person has begun and not sent: a report, or an answer that is awaited in the chat."""

from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter

from bot.domain.messages import Account, Address, Outgoing, Point
from bot.domain.report_form import DRAFT_LIFETIME, Draft, without_personal
from bot.i18n import Texts
from bot.services.ids import Ids
from bot.services.transport.delivery import Delivery
from bot.storage import drafts
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

TIMER = "draft"


@dataclass(frozen=True, slots=True)
class Awaited:
    """The next words in this chat answer this form's one field, where the platform shows no form."""

    form: str
    field: str


@dataclass(frozen=True, slots=True)
class Begun:
    """Exactly one of draft and awaited. way_back, locale: where and how its end is said."""

    draft: Draft | None = None
    awaited: Awaited | None = None
    way_back: Address | None = None
    locale: str = ""


_begun = TypeAdapter(Begun)


def owner(account: Account, address: Address) -> str:
    """Whose: one person in one chat, so that a moderator's typing in a room disturbs nothing else."""
    return f"{account}@{address.chat}:{address.topic or ''}"


def _link_owner(account: Account, code: str) -> str:
    """Whose: the person who typed it, and only with the code of the link."""
    return f"{account}@link:{code}"


class Drafting:
    """location_decimals: so many decimals of a shared place's degrees are kept (R12)."""

    def __init__(self, vault: Vault, ids: Ids, texts: Texts, delivery: Delivery, *, location_decimals: int) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._decimals = location_decimals

    def rounded(self, point: Point) -> Point:
        """A shared place as it may be kept (R12)."""
        return Point(round(point.latitude, self._decimals), round(point.longitude, self._decimals))

    async def load(self, work: UnitOfWork, account: Account, address: Address, now: datetime) -> Begun | None:
        body = await drafts.load(await work.read(), self._vault, owner(account, address), now)
        return _begun.validate_json(body) if body else None

    async def save(self, work: UnitOfWork, account: Account, address: Address, begun: Begun, now: datetime) -> None:
        """Keep it for another 30 minutes; it survives a restart."""
        await self._save(work, owner(account, address), begun, now)

    async def _save(self, work: UnitOfWork, person: str, begun: Begun, now: datetime) -> None:
        if begun.draft is not None:
            begun = replace(begun, draft=without_personal(begun.draft))
        connection, body = await work.connection(), _begun.dump_json(begun)
        draft_id = await drafts.save(connection, self._vault, person, body, now, DRAFT_LIFETIME, new_id=self._ids.row())
        if begun.draft is not None:
            await self._delivery.timer(connection, f"draft:{draft_id}", TIMER, draft_id, now + DRAFT_LIFETIME)

    async def drop(self, work: UnitOfWork, account: Account, address: Address) -> None:
        await drafts.drop(await work.connection(), self._vault, owner(account, address))

    async def put_behind_link(self, work: UnitOfWork, account: Account, draft: Draft, now: datetime) -> str:
        """Keep a draft that was begun among others, for 30 minutes; returns the code that opens it in private."""
        code = self._ids.code()
        await self._save(work, _link_owner(account, code), Begun(draft=draft), now)
        return code

    async def take_from_link(self, work: UnitOfWork, account: Account, code: str, now: datetime) -> Draft | None:
        """The draft behind a link, once, and for nobody but the person who began it."""
        person = _link_owner(account, code)
        body = await drafts.load(await work.read(), self._vault, person, now)
        if body is None:
            return None
        await drafts.drop(await work.connection(), self._vault, person)
        return _begun.validate_json(body).draft

    async def remove_trace(self, work: UnitOfWork, address: Address, message: str) -> None:
        """Delete a person's own command in a group, where the platform lets the bot: at best, and silently."""
        connection = await work.connection()
        await self._delivery.delete(connection, address, message, f"trace:{self._ids.row()}")

    async def expired(self, connection: AsyncConnection, draft_id: str, now: datetime) -> None:
        """The timer's end: the draft is deleted, and its owner hears it in words that name no subject."""
        unsent = await drafts.by_id(connection, self._vault, draft_id)
        if unsent is None or unsent.expires_at > now:
            return
        await drafts.drop_id(connection, draft_id)
        begun = _begun.validate_json(unsent.body) if unsent.body else Begun()
        if begun.way_back is None or begun.draft is None or not begun.draft.can_be_sent:
            return
        outgoing = Outgoing(text=self._texts.say(begun.locale, "draft-deleted"), silent=True)
        await self._delivery.notify(connection, outgoing, f"draft-deleted:{draft_id}", address=begun.way_back)
