"""What editors ask for on the server: cards to be checked, what is past its date, whether answers helped."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.app import open_database
from bot.clock import SystemClock
from bot.launch import read_config
from bot.services.asking.suggestion_patch import patch
from bot.storage import feedback, gaps, suggestions
from bot.storage.vault import Vault
from knowledge.loader import load
from knowledge.review import due, sign, stale

# Feedback of so many days is summed up.
FEEDBACK_DAYS = 90
WIDTH = 120


def show_due(region: str) -> None:
    """Print the cards to be read, those with the highest risk first. Raises KnowledgeError."""
    today = datetime.now(UTC).date()
    table = _table("risk", "check by", "why", "card", "languages")
    found = due(load(region=region), today)
    for each in found:
        when = f"{each.review_by} (past)" if each.review_by < today else str(each.review_by)
        table.add_row(each.risk.value, when, each.why, each.card, " ".join(each.locales))
    console = _console()
    console.print(table if found else "Every card is signed off, and none is due in the next 30 days.")


def sign_off(region: str, card: str, *, by: str, until: date | None, locale: str | None) -> list[Path]:
    """Sign a card off as checked today. Raises KnowledgeError, OSError."""
    return sign(load(region=region), card, by=by, today=datetime.now(UTC).date(), until=until, locale=locale)


def show_stale(region: str) -> int:
    """Print what is past its date; returns how much. Raises KnowledgeError."""
    found = stale(load(region=region), datetime.now(UTC).date())
    table = _table("since", "what", "id", "people get")
    for each in found:
        table.add_row(str(each.since), each.kind, each.id, "it, with its date" if each.served else "its fallback")
    console = _console()
    console.print(table if found else "Nothing is past its date.")
    return len(found)


async def print_feedback(config: Path | None) -> None:
    """Print how often each card helped and did not. Raises ConfigError, StorageError."""
    settings, _ = read_config(config)
    async with await open_database(settings) as database, database.reading() as connection:
        found = await feedback.totals(connection, datetime.now(UTC).date() - timedelta(days=FEEDBACK_DAYS))
    table = _table("card", "helped", "did not help")
    for each in found:
        table.add_row(each.card, str(each.helped), str(each.did_not_help))
    _console().print(table if found else f"Nobody has said anything in {FEEDBACK_DAYS} days.")


async def print_gaps(config: Path | None) -> None:
    """Print the groups of questions that no card answered. Raises ConfigError, StorageError."""
    settings, _ = read_config(config)
    privacy, clock = settings.privacy, SystemClock()
    vault = Vault(settings.keys.dir, clock, reply_hours=privacy.reply_hours, content_days=privacy.content_days)
    async with await open_database(settings) as database, database.reading() as connection:
        found = await gaps.standing(connection, vault, clock.now().date())
    table = _table("since", "people", "words that three or more used")
    for each in found:
        table.add_row(str(each.first_day), str(each.asked), " ".join(each.words))
    _console().print(table if found else "No three people asked alike what no card answers, in the last 14 days.")


async def export_suggestions(config: Path | None, folder: Path, *, again: bool) -> tuple[Path | None, int]:
    """Write what two editors accepted as a patch; returns its path and how many are in it, None for nothing new.

    Each is written once, unless again. Raises ConfigError, StorageError, OSError.
    """
    settings, _ = read_config(config)
    privacy, clock = settings.privacy, SystemClock()
    vault = Vault(settings.keys.dir, clock, reply_hours=privacy.reply_hours, content_days=privacy.content_days)
    async with await open_database(settings) as database, database.transaction() as connection:
        found = [each for each in await suggestions.accepted(connection, vault, again=again) if each.text]
        if not found:
            return None, 0
        now = clock.now()
        path = _write(
            folder, f"suggestions-{now:%Y-%m-%d-%H%M%S}.patch", patch(found, settings.region, today=now.date())
        )
        await suggestions.mark_exported(connection, [each.id for each in found], now)
    return path, len(found)


def _write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def _console() -> Console:
    """Ids are copied from here: they stay whole in a pipe and in a narrow window."""
    return Console(width=max(Console().width, WIDTH))


def _table(*columns: str) -> Table:
    return Table(*columns, box=None, pad_edge=False)
