"""What reporters sent along: to be fetched, then sealed under the day's key until its report is purged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.attachments import DAY, AttachmentState, Refusal, StoredAttachment
from bot.domain.messages import Attachment, AttachmentKind, Platform
from bot.errors import KeyGone
from bot.storage.database import changed_one
from bot.storage.schema import attachments, reports
from bot.storage.vault import Purpose, Vault

_TABLE = "attachments"
_SHOWN = (
    attachments.c.id,
    attachments.c.report,
    attachments.c.kind,
    attachments.c.state,
    attachments.c.size,
    attachments.c.reason,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is still to be fetched. source: as the platform gave it; None when its hour is over."""

    id: str
    report: str
    platform: Platform
    source: str | None


async def add(
    connection: AsyncConnection,
    vault: Vault,
    attachment_id: str,
    report_id: str,
    platform: Platform,
    attachment: Attachment,
    now: datetime,
    *,
    reason: Refusal | None = None,
) -> None:
    """Note a file that came with a report, to be fetched; with a reason, as refused."""
    source = vault.seal(Purpose.LINK, attachment.source.encode(), table=_TABLE, row=attachment_id)
    state = AttachmentState.REFUSED if reason else AttachmentState.FETCHING
    values = {
        "id": attachment_id,
        "report": report_id,
        "platform": platform.value,
        "kind": attachment.kind.value,
        "state": state.value,
        "reason": reason.value if reason else None,
        "size": 0 if reason else attachment.size or 0,
        "source": None if reason else source,
        "received_at": now,
    }
    await connection.execute(insert(attachments).values(values))
    # The card shows it.
    counted = {"attachments": reports.c.attachments + 1, "version": reports.c.version + 1}
    await connection.execute(update(reports).where(reports.c.id == report_id).values(counted))


async def of_report(connection: AsyncConnection, report_id: str) -> list[StoredAttachment]:
    """A report's files as they came, without their content."""
    query = select(*_SHOWN).where(attachments.c.report == report_id)
    rows = await connection.execute(query.order_by(attachments.c.received_at, attachments.c.id))
    return [
        StoredAttachment(
            id=row.id,
            report=row.report,
            kind=AttachmentKind(row.kind),
            state=AttachmentState(row.state),
            size=row.size,
            reason=Refusal(row.reason) if row.reason else None,
        )
        for row in rows
    ]


async def waiting(connection: AsyncConnection, vault: Vault, attachment_id: str) -> Waiting | None:
    """What is to be fetched; None when nothing is any more."""
    query = select(attachments).where(_fetching(attachment_id))
    row = (await connection.execute(query)).first()
    if row is None or row.source is None:
        return None
    try:
        source = vault.open(row.source, purpose=Purpose.LINK, table=_TABLE, row=row.id).decode()
    except KeyGone:
        source = None
    return Waiting(row.id, row.report, Platform(row.platform), source)


async def keep(
    connection: AsyncConnection,
    vault: Vault,
    attachment_id: str,
    content: bytes,
    *,
    kind: AttachmentKind,
    media_type: str,
    size: int,
) -> bool:
    """Seal what was fetched and cleaned. size: of the original. False when nobody waits for it any more."""
    sealed = vault.seal(Purpose.CONTENT, content, table=_TABLE, row=attachment_id)
    values = {"kind": kind.value, "media_type": media_type, "size": size, "content": sealed}
    return await _end(connection, attachment_id, AttachmentState.READY, **values)


async def refuse(connection: AsyncConnection, attachment_id: str, reason: Refusal) -> bool:
    """It was fetched and is not taken. False when nobody waits for it any more."""
    return await _end(connection, attachment_id, AttachmentState.REFUSED, reason=reason.value)


async def give_up(connection: AsyncConnection, attachment_id: str) -> bool:
    """It cannot be fetched any more. False when nobody waits for it any more."""
    return await _end(connection, attachment_id, AttachmentState.GONE)


async def _end(connection: AsyncConnection, attachment_id: str, state: AttachmentState, **values: object) -> bool:
    statement = update(attachments).where(_fetching(attachment_id))
    return changed_one(await connection.execute(statement.values(state=state.value, source=None, **values)))


def _fetching(attachment_id: str) -> ColumnElement[bool]:
    return (attachments.c.id == attachment_id) & (attachments.c.state == AttachmentState.FETCHING.value)


async def content(
    connection: AsyncConnection, vault: Vault, attachment_id: str
) -> tuple[AttachmentKind, str, bytes] | None:
    """Kind, media type and content; None when it is not ready or purged. Raises KeyGone after its day."""
    query = select(attachments).where(attachments.c.id == attachment_id, attachments.c.content.is_not(None))
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    opened = vault.open(row.content, purpose=Purpose.CONTENT, table=_TABLE, row=row.id)
    return AttachmentKind(row.kind), row.media_type, opened


async def taken(connection: AsyncConnection, now: datetime, *, but: str = "") -> int:
    """Bytes taken in the last 24 hours, also of what is purged since; `but`: not counting this one."""
    query = select(func.coalesce(func.sum(attachments.c.size), 0)).where(
        attachments.c.received_at > now - DAY,
        attachments.c.state != AttachmentState.REFUSED.value,
        attachments.c.id != but,
    )
    return int(await connection.scalar(query) or 0)


async def drop(connection: AsyncConnection, report_ids: Sequence[str]) -> None:
    """Purge the files of reports: what stays is that there were some, and how large."""
    gone = {"state": AttachmentState.GONE.value, "media_type": None, "source": None, "content": None}
    await connection.execute(update(attachments).where(attachments.c.report.in_(report_ids)).values(gone))


async def forget_sources(connection: AsyncConnection, marks: Sequence[bytes]) -> None:
    """What is still to be fetched from these people's chats is not: its source leads to them."""
    theirs = select(reports.c.id).where(reports.c.person_mark.in_(marks))
    waits = attachments.c.report.in_(theirs) & (attachments.c.state == AttachmentState.FETCHING.value)
    gone = {"state": AttachmentState.GONE.value, "source": None}
    await connection.execute(update(attachments).where(waits).values(gone))


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete the files of reports received before; returns how many."""
    old = select(reports.c.id).where(reports.c.received_at < before)
    return (await connection.execute(delete(attachments).where(attachments.c.report.in_(old)))).rowcount
