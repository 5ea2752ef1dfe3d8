"""Who did what, when: aliases and ids of ours, never a text (R40). Each entry's hash covers the one before."""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit_chain import FORGOT, KEPT, Chain, Entry, Fault, FaultKind, Walk, link
from bot.storage.database import insert_new
from bot.storage.schema import audit, audit_chain

# Entries read at a time.
PAGE = 500
ONLY = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """entries: how many were read. fault: the first that is wrong, None when all are as they were written."""

    chain: Chain
    entries: int
    fault: Fault | None


async def record(
    connection: AsyncConnection, now: datetime, *, actor: str, action: str, subject: str, **details: str | int | None
) -> None:
    """Add an entry. actor: an alias ("M3"), "reporter" or "system". subject: "report:…", "alert:…", "room:…".

    One after another: whoever records waits until the transaction that recorded before has ended.
    """
    kept = {key: value for key, value in details.items() if value is not None}
    chain = await _locked(connection)
    entry = Entry(chain.last + 1, now, actor, action, subject, json.dumps(kept, sort_keys=True))
    hashed = link(chain.head, entry)
    await connection.execute(insert(audit).values(asdict(entry) | {"hash": hashed}))
    only = update(audit_chain).where(audit_chain.c.id == ONLY)
    await connection.execute(only.values(last=entry.number, head=hashed))


async def subjects(connection: AsyncConnection, actor: str, action: str, since: datetime) -> int:
    """With how many different subjects somebody did something since a moment."""
    query = select(func.count(audit.c.subject.distinct()))
    mine = (audit.c.actor == actor, audit.c.action == action, audit.c.at >= since)
    return await connection.scalar(query.where(*mine)) or 0


async def _locked(connection: AsyncConnection) -> Chain:
    """The chain, held until the transaction ends, so that two that write at once do not both follow the same entry."""
    query = select(audit_chain).where(audit_chain.c.id == ONLY).with_for_update()
    row = (await connection.execute(query)).first()
    if row is None:
        newest = await connection.scalar(select(func.max(audit.c.number)))
        # A first start; or somebody took the row away: then a number is left out, which verify() shows for ever.
        values = asdict(Chain(last=0 if newest is None else newest + 1)) | {"id": ONLY}
        await insert_new(connection, audit_chain, values)
        row = (await connection.execute(query)).one()
    return Chain(row.last, row.head, row.removed, row.anchor)


async def chain(connection: AsyncConnection) -> Chain | None:
    """Where the log ends; None when nothing was ever recorded, or the row is gone."""
    row = (await connection.execute(select(audit_chain).where(audit_chain.c.id == ONLY))).first()
    return Chain(row.last, row.head, row.removed, row.anchor) if row else None


async def entries(connection: AsyncConnection, after: int) -> AsyncIterator[Entry]:
    """The entries whose number is greater, in order."""
    while True:
        query = select(audit).where(audit.c.number > after).order_by(audit.c.number).limit(PAGE)
        rows = (await connection.execute(query)).all()
        for row in rows:
            yield Entry(row.number, row.at, row.actor, row.action, row.subject, row.details, row.hash)
        if len(rows) < PAGE:
            return
        after = rows[-1].number


async def verify(connection: AsyncConnection) -> Verdict:
    """Read the whole log and find the first entry that is not as it was written."""
    found = await chain(connection)
    standing = await connection.scalar(select(func.count()).select_from(audit)) or 0
    if found is None:
        return Verdict(Chain(), standing, Fault(FaultKind.HEAD, 0) if standing else None)
    walk = Walk(found)
    fault = None
    async for entry in entries(connection, after=-1):
        if fault := walk.step(entry):
            break
    if fault is not None and fault.kind is FaultKind.CHANGED:
        async for entry in entries(connection, after=fault.number):
            if walk.belongs_here(entry):
                fault = Fault(FaultKind.REORDERED, fault.number)
                break
    return Verdict(found, standing, fault or walk.end())


async def hash_of(connection: AsyncConnection, number: int) -> str | None:
    """The hash of an entry, or of the newest one that went by age; None when the log has it not."""
    found = await chain(connection)
    if found is not None and number == found.removed:
        return found.anchor
    stored: str | None = await connection.scalar(select(audit.c.hash).where(audit.c.number == number))
    return stored


async def forget(connection: AsyncConnection, now: datetime) -> int:
    """Delete what is older than a year (R40), and say so in the log; how many entries went.

    The hash of the newest one that went stays, so that verify() holds for the rest.
    """
    before = now.replace(hour=0, minute=0, second=0, microsecond=0) - KEPT
    chain = await _locked(connection)
    younger = await connection.scalar(select(func.min(audit.c.number)).where(audit.c.at >= before))
    older = select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
    newest = (await connection.execute(older if younger is None else older.where(audit.c.number < younger))).first()
    if newest is None or newest.number <= chain.removed:
        return 0
    gone = await connection.execute(delete(audit).where(audit.c.number <= newest.number))
    only = update(audit_chain).where(audit_chain.c.id == ONLY)
    await connection.execute(only.values(removed=newest.number, anchor=newest.hash))
    await record(
        connection, now, actor="system", action=FORGOT, subject="audit", through=newest.number, count=gone.rowcount
    )
    return gone.rowcount
