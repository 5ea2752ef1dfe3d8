"""Suggestions: from anybody to the editors' room, checked with a date, agreed by a second editor (R46)."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.delivery import Lane
from bot.domain.fundraising import asks_for_money
from bot.domain.messages import Account, Address, Outgoing
from bot.domain.rights import Deed, Volunteer
from bot.domain.suggestions import (
    SOURCE_LIMIT,
    TEXT_LIMIT,
    CheckedBy,
    Refusal,
    Suggestion,
    SuggestionKind,
    SuggestionState,
    cleaned,
)
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.asking.suggestion_text import SuggestionText
from bot.services.ids import Ids
from bot.services.moderation.cards import locale_of
from bot.services.transport.delivery import Delivery
from bot.storage import audit, people, rooms, suggestions
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

ENDS = "suggestion-ends"
DAY = timedelta(days=1)
# From everybody in 24 hours: more than this no editor reads, and cards of reports would wait behind them.
DAILY = 60


class Suggestions:
    """per_day: from one person in 24 hours. kept: how long the words can be read."""

    def __init__(
        self, vault: Vault, ids: Ids, texts: Texts, delivery: Delivery, *, per_day: int, kept: timedelta
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._text = SuggestionText(texts)
        self._delivery = delivery
        self._per_day = per_day
        self._kept = kept

    async def is_read(self, work: UnitOfWork) -> bool:
        """Whether this network has a room of editors."""
        return bool(await rooms.linked(await work.read(), self._vault, RoomKind.EDITORS))

    async def suggest(
        self,
        work: UnitOfWork,
        account: Account,
        kind: SuggestionKind,
        text: str,
        source: str,
        *,
        way_back: Address,
        locale: str,
        now: datetime,
    ) -> tuple[Suggestion, bool]:
        """Pass words on to the editors. Returns it, and whether something was taken out of it.

        Raises UserError: nobody reads them, nothing said, a personal fundraiser, or too many.
        """
        if not await self.is_read(work):
            raise UserError("suggestions-unread")
        if asks_for_money(f"{text} \n{source}"):
            raise UserError("suggestion-money")
        words, cut = cleaned(text[:TEXT_LIMIT])
        known_from, cut_there = cleaned(source[:SOURCE_LIMIT])
        if not words.replace("[…]", "").strip():
            raise UserError("suggestion-empty")
        await self._admit(work, account, now)
        connection = await work.connection()
        suggestion = Suggestion(
            id=self._ids.row(),
            code=await self._code(connection),
            kind=kind,
            state=SuggestionState.WAITING,
            language=locale,
            received_at=now,
            text=words,
            source=known_from,
            suggested_by=await people.person_of(connection, self._vault, account),
        )
        await suggestions.add(connection, self._vault, suggestion, account, way_back)
        await self._delivery.timer(connection, f"{ENDS}:{suggestion.id}", ENDS, suggestion.id, now + self._kept)
        await self._show(connection, suggestion.id)
        return suggestion, cut or cut_there

    async def _admit(self, work: UnitOfWork, account: Account, now: datetime) -> None:
        connection = await work.read()
        if await suggestions.count_since(connection, self._vault, now - DAY, of=account) >= self._per_day:
            raise UserError("too-many-suggestions", limit=self._per_day)
        if await suggestions.count_since(connection, self._vault, now - DAY) >= DAILY:
            raise UserError("suggestions-full")

    async def _code(self, connection: AsyncConnection) -> str:
        while not await suggestions.is_code_free(connection, code := f"S-{self._ids.row()[:4]}"):
            pass
        return code

    async def take(self, work: UnitOfWork, volunteer: Volunteer, suggestion_id: str, now: datetime) -> Suggestion:
        """*Take*: an editor is on it. Raises UserError: no right, or somebody has it."""
        found = await self.open(work, volunteer, suggestion_id)
        if found.taken_by is not None:
            raise UserError("suggestion-taken", who=found.taken_by)
        return await self._step(work, volunteer, found, SuggestionState.TAKEN, now, taken_by=volunteer.alias)

    async def check(
        self, work: UnitOfWork, volunteer: Volunteer, suggestion_id: str, how: CheckedBy, what: str, now: datetime
    ) -> Suggestion:
        """An editor's check, with what they looked at, how, and today's date. Raises UserError."""
        found = await self.open(work, volunteer, suggestion_id)
        await self._is_not_theirs(work, volunteer, found)
        if found.check is not None:
            raise UserError("suggestion-checked", who=found.check.alias)
        words, _ = cleaned(what[:TEXT_LIMIT])
        if not words:
            raise UserError("suggestion-empty")
        return await self._step(
            work,
            volunteer,
            found,
            SuggestionState.CHECKED,
            now,
            taken_by=found.taken_by or volunteer.alias,
            checked_by=volunteer.id,
            checked_alias=volunteer.alias,
            checked_on=now.astimezone(self._texts.timezone).date(),
            checked_how=how.value,
            check_text=suggestions.sealed_check(self._vault, found.id, words),
        )

    async def agree(self, work: UnitOfWork, volunteer: Volunteer, suggestion_id: str, now: datetime) -> Suggestion:
        """*Agree*: the second editor, another person than who checked and who suggested. Raises UserError."""
        found = await self.open(work, volunteer, suggestion_id)
        await self._is_not_theirs(work, volunteer, found)
        if found.check is None:
            raise UserError("suggestion-unchecked")
        if found.check.by == volunteer.id:
            raise UserError("suggestion-second")
        accepted = await self._step(
            work,
            volunteer,
            found,
            SuggestionState.ACCEPTED,
            now,
            agreed_by=volunteer.id,
            agreed_alias=volunteer.alias,
            decided_at=now,
        )
        await self._tell(work, accepted, "suggestion-told-accepted")
        return accepted

    async def refuse(
        self, work: UnitOfWork, volunteer: Volunteer, suggestion_id: str, refusal: Refusal, now: datetime
    ) -> Suggestion:
        """*Refuse*, with a reason that the suggester hears. Raises UserError."""
        found = await self.open(work, volunteer, suggestion_id)
        refused = await self._step(
            work,
            volunteer,
            found,
            SuggestionState.REFUSED,
            now,
            taken_by=volunteer.alias,
            refusal=refusal.value,
            decided_at=now,
        )
        await self._tell(work, refused, f"suggestion-told-{refusal.value}")
        return refused

    async def open(self, work: UnitOfWork, volunteer: Volunteer, suggestion_id: str) -> Suggestion:
        """One that waits for an editor. Raises UserError: no right, unknown, or decided."""
        if not volunteer.may(Deed.EDIT):
            raise UserError("no-right")
        found = await suggestions.get(await work.read(), self._vault, suggestion_id)
        if found is None:
            raise UserError("stale-button")
        if not found.is_open:
            raise UserError("already-decided", who=found.agreed_alias or found.taken_by or "?")
        return found

    async def _is_not_theirs(self, work: UnitOfWork, volunteer: Volunteer, found: Suggestion) -> None:
        """Two editors beside whoever wrote it; a person's accounts count once."""
        connection = await work.read()
        account = await suggestions.account(connection, self._vault, found.id)
        own = await people.accounts_of(connection, self._vault, volunteer.id) if account else []
        if found.suggested_by == volunteer.id or account in own:
            raise UserError("suggestion-own")

    async def _step(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        found: Suggestion,
        state: SuggestionState,
        now: datetime,
        **values: object,
    ) -> Suggestion:
        connection = await work.connection()
        if not await suggestions.move(connection, found.id, found.version, state, **values):
            raise UserError("suggestion-changed")
        await audit.record(
            connection, now, actor=volunteer.alias, action=f"suggestion-{state.value}", subject=f"suggestion:{found.id}"
        )
        await self._show(connection, found.id)
        changed = await suggestions.get(connection, self._vault, found.id)
        return changed or replace(found, state=state)

    async def _tell(self, work: UnitOfWork, found: Suggestion, key: str) -> None:
        connection = await work.connection()
        address = await suggestions.way_back(connection, self._vault, found.id)
        if address is not None:
            said = Outgoing(text=self._texts.say(found.language, key, code=found.code))
            await self._delivery.notify(connection, said, f"suggestion:{found.id}:told", address=address)

    async def ended(self, connection: AsyncConnection, suggestion_id: str) -> None:
        """The timer's end: nobody decided while its words could be read; they go from the room too (R39)."""
        found = await suggestions.get(connection, self._vault, suggestion_id)
        if found is not None and await suggestions.move(connection, found.id, found.version, SuggestionState.ENDED):
            await self._show(connection, found.id)

    async def _show(self, connection: AsyncConnection, suggestion_id: str) -> None:
        found = await suggestions.get(connection, self._vault, suggestion_id)
        if found is None:
            return
        for room in await rooms.linked(connection, self._vault, RoomKind.EDITORS):
            await self._delivery.show(
                connection,
                copy_name=f"suggestion:{found.id}:{room.id}",
                owner=f"suggestion:{found.id}",
                recipient=room.id,
                address=None,
                outgoing=self._text.card(found, locale_of(room)),
                lane=Lane.CARDS,
                version=found.version,
            )

    async def held(self, work: UnitOfWork, account: Account) -> int:
        """How many suggestions still lead to a person."""
        return await suggestions.held(await work.read(), self._vault, account)

    async def forget(self, work: UnitOfWork, account: Account) -> None:
        """Erase what leads from suggestions to a person; the words stay with the editors."""
        await suggestions.forget_person(await work.connection(), self._vault, account)
