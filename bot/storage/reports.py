"""Reports: content under the day's key, the way back to a person under the hour's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Address, Platform
from bot.domain.reports import (
    OPEN,
    TAKEN,
    TRANSITIONS,
    Agency,
    Basis,
    Mark,
    Outcome,
    PlaceKind,
    Reason,
    Report,
    ReportState,
    Sighting,
    Step,
    reason_of,
)
from bot.errors import KeyGone
from bot.storage import attachments
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.database import insert_new
from bot.storage.schema import approvals, report_messages, reports
from bot.storage.vault import Purpose, Vault

_sighting = TypeAdapter(Sighting)


def _open_sighting(row: Row[Any], vault: Vault) -> Sighting | None:
    if row.body is None:
        return None
    try:
        return _sighting.validate_json(vault.open(row.body, purpose=Purpose.CONTENT, table="reports", row=row.id))
    except KeyGone:
        return None


def _reason(row: Row[Any]) -> Reason | None:
    return reason_of(Outcome(row.outcome), row.reason) if row.reason else None


def from_row(row: Row[Any], vault: Vault) -> Report:
    """A row of the table as moderators see it; what can no longer be opened is left out."""
    return Report(
        id=row.id,
        pseudonym=row.pseudonym,
        state=ReportState(row.state),
        county=row.county,
        place_kind=PlaceKind(row.place_kind) if row.place_kind else None,
        language=row.language,
        mark=Mark(row.mark),
        sighting=_open_sighting(row, vault),
        attachments=row.attachments,
        reachable=row.reachable,
        received_at=row.received_at,
        version=row.version,
        outcome=Outcome(row.outcome) if row.outcome else None,
        agency=Agency(row.agency) if row.agency else None,
        basis=Basis(row.basis) if row.basis else None,
        reason=_reason(row),
        claimed_by=row.claimed_by,
        claimed_at=row.claimed_at,
        acted_at=row.acted_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        leader=row.leader,
        in_surge=row.in_surge,
        stands_apart=row.stands_apart,
    )


async def add(connection: AsyncConnection, vault: Vault, report: Report, account: Account, way_back: Address) -> None:
    """Save a new report with the sealed way back to its reporter."""
    values = columns(vault, report) | {
        "platform": Platform(way_back.platform).value,
        "person_mark": vault.mark(Purpose.LINK, str(account)),
        "way_back": vault.seal(Purpose.LINK, address_to_bytes(way_back), table="reports", row=report.id),
        "reporter": vault.seal(Purpose.LINK, str(account).encode(), table="reports", row=f"{report.id}:reporter"),
    }
    await connection.execute(insert(reports).values(values))


def columns(vault: Vault, report: Report) -> dict[str, object]:
    """What a new row holds of a report itself, and nothing of a person."""
    return {
        "id": report.id,
        "pseudonym": report.pseudonym,
        "state": report.state.value,
        "county": report.county,
        "place_kind": report.place_kind.value if report.place_kind else None,
        "language": report.language,
        "mark": report.mark.value,
        "body": _seal_sighting(vault, report.id, report.sighting),
        "attachments": report.attachments,
        "reachable": report.reachable,
        "received_at": report.received_at,
        "leader": report.leader,
        "in_surge": report.in_surge,
        "stands_apart": report.stands_apart,
        "version": report.version,
    }


def _seal_sighting(vault: Vault, report_id: str, sighting: Sighting | None) -> bytes | None:
    if sighting is None:
        return None
    return vault.seal(Purpose.CONTENT, _sighting.dump_json(sighting), table="reports", row=report_id)


async def get(connection: AsyncConnection, vault: Vault, report_id: str) -> Report | None:
    row = (await connection.execute(select(reports).where(reports.c.id == report_id))).first()
    return from_row(row, vault) if row else None


async def move(
    connection: AsyncConnection,
    report_id: str,
    step: Step,
    *,
    version: int | None = None,
    held_by: str | None = None,
    idle_since: datetime | None = None,
    **values: str | datetime | None,
) -> ReportState | None:
    """Take a step if the report's state allows it: one compare-and-set. The new state, or None when it does not.

    version: also refuse when the report changed since this version was read. held_by: or when somebody else has it.
    idle_since: or when whoever has it did something after this.
    """
    transition = TRANSITIONS[step]
    # What stands under another report's card moves with that one alone.
    statement = update(reports).where(
        reports.c.id == report_id,
        reports.c.leader.is_(None),
        reports.c.state.in_([state.value for state in transition.before]),
    )
    if version is not None:
        statement = statement.where(reports.c.version == version)
    if held_by is not None:
        statement = statement.where(reports.c.claimed_by == held_by)
    if idle_since is not None:
        statement = statement.where(or_(reports.c.acted_at.is_(None), reports.c.acted_at <= idle_since))
    changed = await connection.execute(
        statement.values(state=transition.after.value, version=reports.c.version + 1, **values)
    )
    if changed.rowcount != 1:
        return None
    if step is not Step.PURGE:
        # R15: whoever reported the same hears the same, so what was merged into it takes the step with it.
        led = update(reports).where(reports.c.leader == report_id, reports.c.state != ReportState.PURGED.value)
        await connection.execute(led.values(state=transition.after.value, version=reports.c.version + 1, **values))
    return transition.after


async def acted(connection: AsyncConnection, report_id: str, alias: str, now: datetime) -> None:
    """Whoever has the report did something: their claim holds from now on. For others nothing changes."""
    taken = [state.value for state in TAKEN]
    statement = update(reports).where(
        reports.c.id == report_id, reports.c.claimed_by == alias, reports.c.state.in_(taken)
    )
    await connection.execute(statement.values(acted_at=now))


async def rewrite(connection: AsyncConnection, vault: Vault, report: Report, sighting: Sighting) -> None:
    """Replace a report's content: details added, or the place that will be published."""
    await connection.execute(
        update(reports)
        .where(reports.c.id == report.id)
        .values(body=_seal_sighting(vault, report.id, sighting), version=reports.c.version + 1)
    )


async def touch(connection: AsyncConnection, report_id: str) -> None:
    """Something about the report changed that its card shows."""
    await connection.execute(update(reports).where(reports.c.id == report_id).values(version=reports.c.version + 1))


async def way_back(connection: AsyncConnection, vault: Vault, report_id: str) -> Address | None:
    """Where the reporter can be written to; None once the hour's key is gone or the report is purged."""
    sealed = await connection.scalar(select(reports.c.way_back).where(reports.c.id == report_id))
    if sealed is None:
        return None
    try:
        return address_from_bytes(vault.open(sealed, purpose=Purpose.LINK, table="reports", row=report_id))
    except KeyGone:
        return None


async def reporter(connection: AsyncConnection, vault: Vault, report_id: str) -> Account | None:
    """Whose report it is; None once the hour's key is gone or the person was forgotten."""
    sealed = await connection.scalar(select(reports.c.reporter).where(reports.c.id == report_id))
    return None if sealed is None else open_reporter(sealed, vault, report_id)


def open_reporter(sealed: bytes, vault: Vault, report_id: str) -> Account | None:
    """The account that add() sealed; None once the hour's key is gone."""
    try:
        opened = vault.open(sealed, purpose=Purpose.LINK, table="reports", row=f"{report_id}:reporter").decode()
    except KeyGone:
        return None
    platform, _, user = opened.partition(":")
    return Account(Platform(platform), user)


async def pseudonym_taken(connection: AsyncConnection, pseudonym: str) -> bool:
    """Whether a report that can still be answered bears the name."""
    query = select(func.count()).where(reports.c.pseudonym == pseudonym, reports.c.way_back.is_not(None))
    return bool(await connection.scalar(query))


async def of_person(connection: AsyncConnection, vault: Vault, account: Account) -> Sequence[Report]:
    """The reports that the live hour keys still lead to, newest first."""
    marks = vault.marks(Purpose.LINK, str(account))
    query = select(reports).where(reports.c.person_mark.in_(marks)).order_by(reports.c.received_at.desc())
    return [from_row(row, vault) for row in await connection.execute(query)]


async def mark_unreachable(connection: AsyncConnection, report_id: str) -> None:
    await connection.execute(
        update(reports).where(reports.c.id == report_id).values(reachable=False, version=reports.c.version + 1)
    )


async def mark_reachable(connection: AsyncConnection, report_id: str) -> None:
    await connection.execute(
        update(reports).where(reports.c.id == report_id).values(reachable=True, version=reports.c.version + 1)
    )


async def any_unreachable(connection: AsyncConnection) -> bool:
    """Whether anybody at all could not be written to, of those whom a report still leads to."""
    query = select(reports.c.id).where(reports.c.reachable.is_(False), reports.c.way_back.is_not(None)).limit(1)
    return await connection.scalar(query) is not None


async def forget_person(connection: AsyncConnection, vault: Vault, account: Account) -> None:
    """Delete what leads from this account's reports to it; the reports stay."""
    marks = vault.marks(Purpose.LINK, str(account))
    await attachments.forget_sources(connection, marks)
    statement = update(reports).where(reports.c.person_mark.in_(marks))
    await connection.execute(statement.values(way_back=None, person_mark=None, reporter=None))


async def forget_people(connection: AsyncConnection, before: datetime) -> int:
    """Delete marks and ways back of reports received before; their keys are gone or about to go."""
    statement = update(reports).where(reports.c.received_at < before, reports.c.way_back.is_not(None))
    return (await connection.execute(statement.values(way_back=None, person_mark=None, reporter=None))).rowcount


async def forget_content(connection: AsyncConnection, before: datetime) -> int:
    """Delete the content of reports received before: they are purged."""
    statement = update(reports).where(reports.c.received_at < before, reports.c.state != ReportState.PURGED.value)
    values = {"state": ReportState.PURGED.value, "body": None, "way_back": None, "person_mark": None, "reporter": None}
    count = (await connection.execute(statement.values(**values))).rowcount
    old = select(reports.c.id).where(reports.c.received_at < before)
    await connection.execute(update(report_messages).where(report_messages.c.report.in_(old)).values(body=None))
    await attachments.forget(connection, before)
    return count


async def destroy(connection: AsyncConnection, report_id: str, by: str | None = None) -> bool:
    """Erase an open report's content and the way back at once; False when somebody ended it before. by: an alias."""
    gone = {
        "decided_by": by,
        "state": ReportState.PURGED.value,
        "body": None,
        "way_back": None,
        "person_mark": None,
        "reporter": None,
    }
    waits = reports.c.state.in_([state.value for state in OPEN])
    statement = update(reports).where(reports.c.id == report_id, waits)
    changed = await connection.execute(statement.values(version=reports.c.version + 1, attachments=0, **gone))
    if changed.rowcount != 1:
        return False
    await connection.execute(delete(report_messages).where(report_messages.c.report == report_id))
    await attachments.drop(connection, [report_id])
    return True


async def approve(connection: AsyncConnection, report: Report, choice: str, person: str, now: datetime) -> int:
    """Note that a person agrees to a step with this version; how many people have agreed to the same by now.

    choice: what the step would say, so that nobody's agreement counts for another text.
    """
    # One after another: of two who agree at once, each would see only their own row (PostgreSQL).
    await connection.execute(select(reports.c.id).where(reports.c.id == report.id).with_for_update())
    same = {"report": report.id, "version": report.version, "choice": choice}
    await insert_new(connection, approvals, {**same, "person": person, "at": now})
    query = select(func.count()).where(*(approvals.c[column] == value for column, value in same.items()))
    return await connection.scalar(query) or 0


async def is_reporter(connection: AsyncConnection, vault: Vault, report_id: str, account: Account) -> bool:
    """Whether the report came from this account, as far as the live keys can tell."""
    marks = vault.marks(Purpose.LINK, str(account))
    query = select(func.count()).where(reports.c.id == report_id, reports.c.person_mark.in_(marks))
    return bool(await connection.scalar(query))
