"""Turns what the database drivers raise into sentences that say what to do."""

import sqlite3

from sqlalchemy.engine import ExceptionContext

from bot.errors import StorageError


class StorageConflict(StorageError):
    """Another transaction came first and this one was undone whole; running it again is safe."""


# https://www.sqlite.org/rescode.html
_SQLITE = {
    sqlite3.SQLITE_PERM: "may not be opened. Give the program's user the right to read and write it.",
    sqlite3.SQLITE_READONLY: "cannot be written. Make the disk and the file writable for the program's user.",
    sqlite3.SQLITE_IOERR: "cannot be read or written. Check the disk for errors and for free space.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Stop the program and restore the latest backup.",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full. Free some space; nothing that was saved is lost.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that its directory exists and that the program may write there.",
    sqlite3.SQLITE_NOTADB: "is no database. Name another file in database.url, or move this one away.",
    sqlite3.SQLITE_PROTOCOL: "cannot be locked. Put it on a local disk, not on a network share.",
}
_SQLITE_CONFLICTS = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PRIMARY_CODE = 0xFF

# https://www.postgresql.org/docs/current/errcodes-appendix.html; a shorter entry is a whole class.
_UNREACHABLE = "cannot be reached. Check that the server runs and that database.url is right."
_POSTGRESQL = {
    "08": _UNREACHABLE,
    "25006": "takes no writes. Point database.url at the primary server.",
    "28": "refuses the user or the password. Check both in database.url.",
    "3D": "does not exist. Create it, or correct its name in database.url.",
    "42501": "forbids it. Give the user in database.url the rights on the database and its schema.",
    "53100": "cannot grow: the server's disk is full. Free some space; nothing that was saved is lost.",
    "53": "has no room for more work. Raise the server's limits, or run fewer processes.",
    "57P": "is starting or stopping. Check the server; the program tries again by itself.",
    "58": "has a disk error. Check the server's disk and its log.",
    "XX": "is damaged. Stop the program and restore the latest backup.",
}
_POSTGRESQL_CONFLICTS = {"40001", "40P01", "55P03"}


def translate(name: str, error: BaseException, *, lost: bool = False) -> StorageError | None:
    """What to raise in place of a driver's error, or None where it is a bug of ours and must rise as it is.

    name: the database in a sentence, without its password. lost: the connection broke.
    """
    conflict, sentence = _diagnose(error)
    if conflict:
        return StorageConflict(f"The database {name} is busy with another change. Try again.")
    if sentence is None and (lost or isinstance(error, OSError)):
        sentence = _UNREACHABLE
    return StorageError(f"The database {name} {sentence}") if sentence else None


def _diagnose(error: BaseException) -> tuple[bool, str | None]:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & _PRIMARY_CODE in _SQLITE_CONFLICTS, _SQLITE.get(code & _PRIMARY_CODE)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        found = (_POSTGRESQL[state[:length]] for length in (5, 3, 2) if state[:length] in _POSTGRESQL)
        return state in _POSTGRESQL_CONFLICTS, next(found, None)
    return False, None


def forget_values(context: ExceptionContext) -> None:
    """Cut what PostgreSQL adds to a message: its DETAIL quotes the whole row that was refused."""
    error: BaseException | None = context.original_exception
    while error is not None:
        if getattr(error, "detail", None):
            error.detail = None  # type: ignore[attr-defined]
        error.args = tuple(_first_part(argument) for argument in error.args)
        error = error.__cause__
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = tuple(map(_first_part, context.sqlalchemy_exception.args))


def _first_part(argument: object) -> object:
    return argument.partition("\nDETAIL:")[0] if isinstance(argument, str) else argument
