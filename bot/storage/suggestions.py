"""Suggestions to the editors: words sealed for 30 days, the way back for 72 hours, each step compare-and-set."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Address, Platform
from bot.domain.suggestions import OPEN, Check, CheckedBy, Refusal, Suggestion, SuggestionKind, SuggestionState
from bot.errors import KeyGone
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.database import changed_one
from bot.storage.schema import suggestions
from bot.storage.vault import Purpose, Vault

_TABLE = "suggestions"
_OPEN = [state.value for state in OPEN]


def _opened(vault: Vault, sealed: bytes | None, row: str, purpose: Purpose) -> bytes | None:
    if sealed is None:
        return None
    try:
        return vault.open(sealed, purpose=purpose, table=_TABLE, row=row)
    except KeyGone:
        return None


def _suggestion(row: Row[Any], vault: Vault) -> Suggestion:
    body = _opened(vault, row.body, row.id, Purpose.CONTENT)
    words = json.loads(body) if body else {"text": "", "source": ""}
    return Suggestion(
        id=row.id,
        code=row.code,
        kind=SuggestionKind(row.kind),
        state=SuggestionState(row.state),
        language=row.language,
        received_at=row.received_at,
        text=words["text"],
        source=words["source"],
        suggested_by=row.suggested_by,
        taken_by=row.taken_by,
        check=_check(row, vault),
        agreed_alias=row.agreed_alias,
        decided_at=row.decided_at,
        refusal=Refusal(row.refusal) if row.refusal else None,
        version=row.version,
    )


def _check(row: Row[Any], vault: Vault) -> Check | None:
    if row.checked_by is None:
        return None
    what = _opened(vault, row.check_text, row.id, Purpose.CONTENT) or b""
    return Check(CheckedBy(row.checked_how), what.decode(), row.checked_on, row.checked_by, row.checked_alias)


async def add(
    connection: AsyncConnection, vault: Vault, suggestion: Suggestion, account: Account, way_back: Address
) -> None:
    """Keep a new one, with the way back to whoever wrote it."""
    row = suggestion.id
    body = json.dumps({"text": suggestion.text, "source": suggestion.source}).encode()
    values = {
        "id": row,
        "code": suggestion.code,
        "kind": suggestion.kind.value,
        "state": suggestion.state.value,
        "language": suggestion.language,
        "person_mark": vault.mark(Purpose.LINK, str(account)),
        "way_back": vault.seal(Purpose.LINK, address_to_bytes(way_back), table=_TABLE, row=row),
        "account": vault.seal(Purpose.LINK, str(account).encode(), table=_TABLE, row=row),
        "suggested_by": suggestion.suggested_by,
        "body": vault.seal(Purpose.CONTENT, body, table=_TABLE, row=row),
        "received_at": suggestion.received_at,
        "version": suggestion.version,
    }
    await connection.execute(insert(suggestions).values(values))


async def get(connection: AsyncConnection, vault: Vault, suggestion: str) -> Suggestion | None:
    row = (await connection.execute(select(suggestions).where(suggestions.c.id == suggestion))).first()
    return _suggestion(row, vault) if row else None


async def account(connection: AsyncConnection, vault: Vault, suggestion: str) -> Account | None:
    """Whoever wrote it; None once the hour's key is gone."""
    sealed = await connection.scalar(select(suggestions.c.account).where(suggestions.c.id == suggestion))
    raw = _opened(vault, sealed, suggestion, Purpose.LINK)
    if raw is None:
        return None
    platform, _, user = raw.decode().partition(":")
    return Account(Platform(platform), user)


async def way_back(connection: AsyncConnection, vault: Vault, suggestion: str) -> Address | None:
    """Where whoever wrote it hears what became of it; None once the hour's key is gone."""
    sealed = await connection.scalar(select(suggestions.c.way_back).where(suggestions.c.id == suggestion))
    raw = _opened(vault, sealed, suggestion, Purpose.LINK)
    return None if raw is None else address_from_bytes(raw)


async def move(
    connection: AsyncConnection, suggestion: str, version: int, state: SuggestionState, **values: object
) -> bool:
    """One step of an open one, from the version that was looked at; False when somebody was quicker."""
    statement = update(suggestions).where(
        suggestions.c.id == suggestion, suggestions.c.version == version, suggestions.c.state.in_(_OPEN)
    )
    changed = statement.values(state=state.value, version=suggestions.c.version + 1, **values)
    return changed_one(await connection.execute(changed))


def sealed_check(vault: Vault, suggestion: str, what: str) -> bytes:
    """The words of a check as move() takes them for check_text."""
    return vault.seal(Purpose.CONTENT, what.encode(), table=_TABLE, row=suggestion)


async def count_since(connection: AsyncConnection, vault: Vault, since: datetime, *, of: Account | None = None) -> int:
    """How many came since a time: from everybody, or from one person."""
    query = select(func.count()).select_from(suggestions).where(suggestions.c.received_at > since)
    if of is not None:
        query = query.where(suggestions.c.person_mark.in_(vault.marks(Purpose.LINK, str(of))))
    return await connection.scalar(query) or 0


async def held(connection: AsyncConnection, vault: Vault, person: Account) -> int:
    """How many still lead to a person."""
    marks = vault.marks(Purpose.LINK, str(person))
    query = select(func.count()).select_from(suggestions).where(suggestions.c.person_mark.in_(marks))
    return await connection.scalar(query) or 0


async def forget_person(connection: AsyncConnection, vault: Vault, person: Account) -> None:
    """Erase what leads from suggestions to a person."""
    marks = vault.marks(Purpose.LINK, str(person))
    mine = update(suggestions).where(suggestions.c.person_mark.in_(marks))
    await connection.execute(mine.values(person_mark=None, way_back=None, account=None))


async def accepted(connection: AsyncConnection, vault: Vault, *, again: bool) -> list[Suggestion]:
    """What two editors accepted, oldest first. again: also what was exported before."""
    query = select(suggestions).where(suggestions.c.state == SuggestionState.ACCEPTED.value)
    if not again:
        query = query.where(suggestions.c.exported_at.is_(None))
    rows = await connection.execute(query.order_by(suggestions.c.decided_at, suggestions.c.id))
    return [_suggestion(row, vault) for row in rows]


async def mark_exported(connection: AsyncConnection, ids: list[str], now: datetime) -> None:
    statement = update(suggestions).where(suggestions.c.id.in_(ids), suggestions.c.exported_at.is_(None))
    await connection.execute(statement.values(exported_at=now))


async def is_code_free(connection: AsyncConnection, code: str) -> bool:
    return await connection.scalar(select(suggestions.c.id).where(suggestions.c.code == code)) is None


async def forget_people(connection: AsyncConnection, before: datetime) -> int:
    """Erase the ways back of what came before a time; returns how many."""
    led = or_(
        suggestions.c.person_mark.is_not(None), suggestions.c.way_back.is_not(None), suggestions.c.account.is_not(None)
    )
    old = update(suggestions).where(suggestions.c.received_at < before, led)
    return (await connection.execute(old.values(person_mark=None, way_back=None, account=None))).rowcount


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete what came before a time; returns how many."""
    return (await connection.execute(delete(suggestions).where(suggestions.c.received_at < before))).rowcount
