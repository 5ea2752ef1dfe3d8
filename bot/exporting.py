"""`farolito export …`: the open record of published incidents, and the yearly page; no count under 3."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.app import open_database
from bot.config import Config
from bot.domain.alerts import AlertKind
from bot.domain.open_record import CLASSES, NOT_SEEN, tree
from bot.domain.suppression import Cell, Key, publishable
from bot.errors import ConfigError, Finding
from bot.launch import read_config
from bot.storage import open_record
from bot.storage.database import AsyncConnection
from bot.storage.open_record import Incident
from bot.transparency import Year, render

HIDDEN: Final = "<3 or hidden"
ALL: Final = "all"
COLUMNS: Final = ("month", "county", "kind", "outcome", "agency", "incidents")
HEAD: Final = (
    "Published incidents by month and county. Only whole months that are over. Practice and drills are not counted.",
    "month: of publication, in the network's time zone. kind: confirmed, checking (not confirmed), not-immigration.",
    "outcome: ended (by a person), expired, retracted (it was wrong), live.",
    "agency: immigration, other-federal, local-287g (local officers with such powers), not-known, none (nobody seen).",
    'all: the sum of the rows below it. What is not listed is 0, or stands in a sum that is "<3 or hidden".',
    '"<3 or hidden": fewer than 3, or hidden so that a number under 3 cannot be worked out from the sum.',
)


@asynccontextmanager
async def _opened(path: Path | None) -> AsyncIterator[tuple[AsyncConnection, Config, ZoneInfo]]:
    config, _ = read_config(path)
    async with await open_database(config) as database, database.reading() as connection:
        yield connection, config, ZoneInfo(config.timezone)


async def incidents(path: Path | None, since: str | None, until: str | None, *, now: datetime | None = None) -> str:
    """The CSV. since, until: first and last month ("2026-03"); without them this year's. Raises FarolitoError."""
    async with _opened(path) as (connection, _, zone):
        today = (now or datetime.now(UTC)).astimezone(zone).date()
        first = _month(since, path) if since else date(today.year, 1, 1)
        last = _month(until, path) if until else today
        rows = []
        for year in range(first.year, last.year + 1):
            found = await open_record.incidents(connection, _start(zone, year), _start(zone, year + 1))
            rows += _year(found, zone, today)
    chosen = [cell for cell in rows if f"{first:%Y-%m}" <= cell.key[0] <= f"{last:%Y-%m}"]
    return _csv(chosen)


def _year(found: Iterable[Incident], zone: ZoneInfo, today: date) -> list[Cell]:
    """The year's cells, whatever months were asked for: so two exports cannot be subtracted from each other."""
    keys = [_key(incident, zone) for incident in found]
    is_over = [key for key in keys if key[0] < f"{today:%Y-%m}"]
    # The year's own sum is no row here: it stands on the yearly page.
    return [cell for cell in publishable(tree(is_over)) if cell.key]


def _key(incident: Incident, zone: ZoneInfo) -> Key:
    seen = incident.kind is not AlertKind.NOT_IMMIGRATION
    return (
        f"{incident.at.astimezone(zone):%Y-%m}",
        incident.county,
        incident.kind.value,
        incident.state.value,
        CLASSES[incident.agency] if seen else NOT_SEEN,
    )


def _csv(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    out.writelines(f"# {line}\n" for line in HEAD)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for cell in cells:
        parts = [*cell.key, *[ALL] * (len(COLUMNS) - 1 - len(cell.key))]
        writer.writerow([*parts, HIDDEN if cell.count is None else cell.count])
    return out.getvalue()


async def transparency(path: Path | None, year: int, *, now: datetime | None = None) -> str:
    """The yearly page, in both languages, as Markdown. Raises FarolitoError."""
    async with _opened(path) as (connection, config, zone):
        if (now or datetime.now(UTC)) < (until := _start(zone, year + 1)):
            raise ConfigError("export", [Finding(None, "year", f"{year} is not over: its numbers would change")])
        since = _start(zone, year)
        found = await open_record.incidents(connection, since, until)
        return render(
            Year(
                config.network.name,
                year,
                tree(_key(incident, zone) for incident in found),
                COLUMNS.index("outcome"),
                found,
                await open_record.decisions(connection, since, until),
                await open_record.freezes(connection, since, until),
            )
        )


def save(text: str, out: Path) -> None:
    """Write a file. Raises ConfigError, with why it cannot be written."""
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(out, [Finding(None, "file", f"cannot be written: {error.strerror}")]) from error


def _start(zone: ZoneInfo, year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=zone).astimezone(UTC)


def _month(typed: str, path: Path | None) -> date:
    try:
        return datetime.strptime(typed, "%Y-%m").date()  # noqa: DTZ007 - a month has no time zone
    except ValueError as error:
        raise ConfigError(path or "export", [Finding(None, "month", "write a month like 2026-03")]) from error
