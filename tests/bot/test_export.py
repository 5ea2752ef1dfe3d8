"""`farolito export …`: what is counted, what is hidden, and that nothing of a reporter is in it; on both databases."""

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from bot import exporting
from bot.cli import app
from bot.domain.alerts import Alert, AlertChange, AlertKind, AlertState, Facts
from bot.domain.reports import Agency, Basis, Mark, Outcome
from bot.errors import ConfigError
from bot.services.alerts import freeze
from bot.storage import alert_changes, alerts
from bot.storage import reports as stored
from bot.storage.database import AsyncConnection, Database
from bot.storage.schema import reports

MARCH = datetime(2026, 3, 10, 16, 0, tzinfo=UTC)
# In North Carolina this is still March.
LAST_OF_MARCH = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 2, 12, 0, tzinfo=UTC)
PLACE = "Roxboro and Club"
_numbers = count(101)


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Path:
    """The settings of an installation on this database."""
    url = database_url.replace("sqlite:///", "sqlite+aiosqlite:///")
    settings = {"database": {"url": url}, "data_dir": str(tmp_path), "network": {"name": "Red de Prueba"}}
    file = tmp_path / "config.yaml"
    file.write_text(json.dumps(settings))
    return file


async def published(
    connection: AsyncConnection,
    county: str = "Durham",
    at: datetime = MARCH,
    *,
    state: AlertState = AlertState.ENDED,
    kind: AlertKind = AlertKind.CONFIRMED,
    agency: Agency = Agency.ICE,
    mark: Mark = Mark.REAL,
    times: int = 1,
) -> None:
    """So many alerts of a county, and what became of them after 40 minutes."""
    facts = Facts(county, PLACE, None, agency, Basis.TWO_OBSERVERS, at, at + timedelta(hours=2))
    for _ in range(times):
        number = next(_numbers)
        alert = Alert(f"a{number}", number, None, state, facts, 1, mark=mark, published_by="M1", kind=kind)
        assert await alerts.add(connection, alert, at)
        if state in (AlertState.ENDED, AlertState.RETRACTED, AlertState.EXPIRED):
            changed = replace(alert, version=2)
            await alert_changes.add(connection, changed, AlertChange(state.value), by="M1", now=at + 40 * MINUTE)


MINUTE = timedelta(minutes=1)


async def received(
    connection: AsyncConnection, *minutes: int | None, outcome: Outcome = Outcome.CONFIRMED, mark: Mark = Mark.REAL
) -> None:
    """Reports that were decided after so many minutes; None: never."""
    for after in minutes:
        values = {
            "id": f"r{next(_numbers)}",
            "pseudonym": "R-TEST",
            "state": "purged" if after is not None else "received",
            "language": "es",
            "platform": "telegram",
            "mark": mark.value,
            "attachments": 0,
            "reachable": True,
            "received_at": MARCH,
            "in_surge": False,
            "stands_apart": False,
            "version": 1,
            "outcome": None if after is None else outcome.value,
            "decided_at": None if after is None else MARCH + after * MINUTE,
        }
        await connection.execute(insert(reports).values(values))


def table(text: str) -> dict[tuple[str, ...], str]:
    """The CSV as its keys and counts."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = list(csv.reader(lines))
    assert rows[0] == ["month", "county", "kind", "outcome", "agency", "incidents"]
    return {tuple(row[:-1]): row[-1] for row in rows[1:]}


async def export(config: Path, since: str = "2026-01", until: str = "2026-12") -> str:
    return await exporting.incidents(config, since, until, now=LATER)


async def test_incidents_by_month_and_county(config: Path, database: Database) -> None:
    async with database.transaction() as connection:
        await published(connection, times=4)
        await published(connection, times=3, at=LAST_OF_MARCH, agency=Agency.LOCAL_287G)
        await published(connection, "Wake", times=3, kind=AlertKind.NOT_IMMIGRATION, state=AlertState.EXPIRED)
    text = await export(config)
    assert table(text) == {
        ("2026-03", "all", "all", "all", "all"): "10",
        ("2026-03", "Durham", "all", "all", "all"): "7",
        ("2026-03", "Durham", "confirmed", "all", "all"): "7",
        ("2026-03", "Durham", "confirmed", "ended", "all"): "7",
        ("2026-03", "Durham", "confirmed", "ended", "immigration"): "4",
        ("2026-03", "Durham", "confirmed", "ended", "local-287g"): "3",
        ("2026-03", "Wake", "all", "all", "all"): "3",
        ("2026-03", "Wake", "not-immigration", "all", "all"): "3",
        ("2026-03", "Wake", "not-immigration", "expired", "all"): "3",
        ("2026-03", "Wake", "not-immigration", "expired", "none"): "3",
    }
    assert text.startswith("# Published incidents")
    assert PLACE not in text


async def test_what_is_small_is_hidden_with_what_would_tell_it(config: Path, database: Database) -> None:
    async with database.transaction() as connection:
        await published(connection, "Durham", times=9)
        await published(connection, "Wake", times=1)
        await published(connection, "Orange", times=4)
    found = table(await export(config))
    assert found["2026-03", "all", "all", "all", "all"] == "14"
    assert found["2026-03", "Wake", "all", "all", "all"] == exporting.HIDDEN
    assert found["2026-03", "Orange", "all", "all", "all"] == exporting.HIDDEN
    assert found["2026-03", "Durham", "all", "all", "all"] == "9"
    assert not any(key[1] == "Wake" and key[2] != "all" for key in found)
    assert {"1", "2", "4"} & set(found.values()) == set()


async def test_r34_practice_drills_and_what_was_undone_are_no_incidents(config: Path, database: Database) -> None:
    async with database.transaction() as connection:
        await published(connection, mark=Mark.DRILL, times=5)
        await published(connection, mark=Mark.PRACTICE, times=5)
        await published(connection, state=AlertState.UNDONE, times=5)
        await published(connection, state=AlertState.HELD, times=5)
        await received(connection, 1, 2, 3, 4, mark=Mark.DRILL)
    assert table(await export(config)) == {}
    page = await exporting.transparency(config, 2026, now=LATER)
    assert "- Published: 0" in page
    assert "- Received: 0" in page


async def test_two_exports_cannot_be_subtracted(config: Path, database: Database) -> None:
    """What is hidden depends on the whole year, whatever months are asked for; a month that runs is left out."""
    april = MARCH + timedelta(days=31)
    async with database.transaction() as connection:
        await published(connection, times=8)
        await published(connection, at=april, times=1)
        await published(connection, at=april + timedelta(days=31), times=5)
    whole = table(await export(config))
    parts = [table(await export(config, month, month)) for month in ("2026-03", "2026-04", "2026-05")]
    assert {key: value for part in parts for key, value in part.items()} == whole
    assert whole["2026-04", "all", "all", "all", "all"] == exporting.HIDDEN
    running = await exporting.incidents(config, "2026-01", "2026-12", now=MARCH + timedelta(days=3))
    assert table(running) == {}


async def test_the_counts_outlive_the_purge(config: Path, database: Database) -> None:
    async with database.transaction() as connection:
        await published(connection, times=3)
        await received(connection, 5, 6, 7)
    before = await export(config), await exporting.transparency(config, 2026, now=LATER)
    async with database.transaction() as connection:
        await stored.forget_people(connection, LATER)
        await stored.forget_content(connection, LATER)
    assert (await export(config), await exporting.transparency(config, 2026, now=LATER)) == before
    assert "- Received: 3" in before[1]


async def test_the_yearly_page_in_both_languages(config: Path, database: Database) -> None:
    async with database.transaction() as connection:
        await published(connection, times=12)
        await published(connection, "Wake", times=3, state=AlertState.RETRACTED)
        await received(connection, *range(1, 11))
        await received(connection, *[None] * 4)
        await received(connection, 5, 5, outcome=Outcome.INCONCLUSIVE)
        await freeze.freeze(connection, by=freeze.SERVER, reason="", now=MARCH)
    page = await exporting.transparency(config, 2026, now=LATER)
    english, spanish = page.split("\n---\n")
    for line in (
        "# Red de Prueba: the year 2026",
        "- Published: 15",
        "- of them ended by a person: 12",
        "- of them taken back, because they were wrong: 3",
        "- Corrected or taken back: 3",
        "- Time to the first correction: half within 40 min, nine of ten within 40 min",
        "- Received: 16",
        "- of them confirmed and published: 10",
        "- of them: nobody could tell: <3 or hidden",
        "- of them: nobody decided: <3 or hidden",
        "- Time to the decision: half within 5 min, nine of ten within 9 min",
        "- All new alerts were stopped this often: 1",
    ):
        assert line in english.splitlines()
    assert "**To be filled in by a person:**" in english
    assert "- Publicados: 15" in spanish
    assert "**Lo llena una persona:**" in spanish


async def test_a_year_with_little_says_little(config: Path, database: Database) -> None:
    async with database.transaction() as connection:
        await published(connection, times=1, state=AlertState.RETRACTED)
        await received(connection, 5, 6)
    page = await exporting.transparency(config, 2026, now=LATER)
    assert "- Published: <3 or hidden" in page
    assert "- Corrected or taken back: <3 or hidden" in page
    assert "- Received: <3 or hidden" in page
    assert "fewer than 3 were corrected" in page
    assert "fewer than 3 were decided" in page
    assert "of them taken back" not in page or "of them taken back, because they were wrong: <3 or hidden" in page


async def test_what_cannot_be_exported_is_said(config: Path, database: Database) -> None:
    with pytest.raises(ConfigError, match="write a month like 2026-03"):
        await exporting.incidents(config, "March", None)
    with pytest.raises(ConfigError, match="2027 is not over"):
        await exporting.transparency(config, 2027, now=LATER)


def test_the_command_writes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.yaml").write_text("network: {name: Red}\n")
    done = CliRunner().invoke(app, ["export", "incidents", "--from", "2026-01", "--out", "out.csv"])
    assert done.exit_code == 0, done.output
    assert table((tmp_path / "out.csv").read_text()) == {}
    printed = CliRunner().invoke(app, ["export", "transparency", "2020"])
    assert "# Red: the year 2020" in printed.output
