"""`farolito audit verify`: whether the audit log is as it was written."""

from pathlib import Path

from bot.domain.audit_chain import Fault, FaultKind
from bot.launch import read_config
from bot.storage import audit
from bot.storage.database import AsyncConnection, Database

_SAYS = {
    FaultKind.CHANGED: "Entry {number} was changed: it does not match its hash.",
    FaultKind.GAP: "Entry {number} is missing; there are later ones.",
    FaultKind.REORDERED: "Another entry stands in the place of entry {number}: entries changed places.",
    FaultKind.CUT_OFF: "The end was cut off: entry {number} and what followed are missing.",
    FaultKind.ADDED: "Entry {number} was not written by the program.",
    FaultKind.HEAD: "The head does not match entry {number}, the newest one.",
    FaultKind.BEGINNING: "Entries up to {number} are missing, and the log does not say that they went by age.",
}


async def examine(config: Path | None, head: str | None = None) -> tuple[bool, str]:
    """Whether the log is whole, and a sentence about it. Changes nothing in the database.

    head: what was posted to coordinators, "NUMBER:HASH"; then that entry must be the same too.
    Raises ConfigError, StorageError.
    """
    settings, _ = read_config(config)
    opened = await Database.open(settings.database.url, data_dir=settings.data_dir)
    async with opened as database, database.reading() as connection:
        verdict = await audit.verify(connection)
        if verdict.fault is not None:
            return False, _sentence(verdict.fault)
        if head is not None and (wrong := await _compare(connection, head, verdict)):
            return False, wrong
    return True, f"The audit log is in order: {verdict.entries} entries. Head: {verdict.chain.name}"


def _sentence(fault: Fault) -> str:
    return f"The audit log is not as it was written. {_SAYS[fault.kind].format(number=fault.number)}"


async def _compare(connection: AsyncConnection, head: str, verdict: audit.Verdict) -> str | None:
    """What is wrong with a posted head; None when the log has it."""
    number, _, hashed = head.strip().partition(":")
    if not (number.isascii() and number.isdigit()) or not hashed:
        return "Write the head as it was posted: NUMBER:HASH."
    if int(number) < verdict.chain.removed:
        return f"Entry {number} went by age: only a newer head can be compared."
    stored = await audit.hash_of(connection, int(number))
    if stored == hashed:
        return None
    return f"The audit log is not the one that was posted: entry {number} {'differs' if stored else 'is missing'}."
