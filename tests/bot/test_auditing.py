"""`farolito audit verify`, as it is typed."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.sql.dml import UpdateBase
from typer.testing import CliRunner

from bot.cli import app
from bot.storage import audit
from bot.storage.database import Database
from bot.storage.schema import audit as table

START = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
IN_ORDER = re.compile(r"The audit log is in order: (\d+) entries\. Head: (\d+:[0-9a-f]{64})\n")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.yaml"
    file.write_text(f"network: {{name: Red de Prueba}}\ndata_dir: {tmp_path}\n")
    asyncio.run(change(tmp_path, count=5))
    return file


async def change(folder: Path, *statements: UpdateBase, count: int = 0) -> None:
    async with (
        await Database.open(data_dir=folder, upgrade=True) as database,
        database.transaction() as connection,
    ):
        for number in range(count):
            at = START + timedelta(minutes=number)
            await audit.record(connection, at, actor="M1", action="claim", subject=f"report:r{number}")
        for statement in statements:
            await connection.execute(statement)


def verify(config: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["audit", "verify", "--config", str(config), *arguments])
    return result.exit_code, result.output


def test_a_log_in_order_names_its_head(config: Path) -> None:
    code, said = verify(config)
    matched = IN_ORDER.fullmatch(said)
    assert code == 0
    assert matched
    assert matched[1] == "5"
    assert matched[2].startswith("5:")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (update(table).where(table.c.number == 2).values(actor="M2"), "Entry 2 was changed"),
        (delete(table).where(table.c.number == 3), "Entry 3 is missing"),
        (delete(table).where(table.c.number >= 4), "The end was cut off: entry 4"),
    ],
)
def test_the_first_bad_entry_is_named(config: Path, statement: UpdateBase, said: str) -> None:
    asyncio.run(change(config.parent, statement))
    code, answer = verify(config)
    assert code == 1
    assert said in answer


def test_a_posted_head_is_found_again_while_the_log_grows(config: Path) -> None:
    head = IN_ORDER.fullmatch(verify(config)[1])
    assert head
    asyncio.run(change(config.parent, count=3))
    assert verify(config, "--head", head[2])[0] == 0
    assert verify(config, "--head", f"5:{'0' * 64}") == (
        1,
        "The audit log is not the one that was posted: entry 5 differs.\n",
    )
    assert verify(config, "--head", f"99:{'0' * 64}")[0] == 1
    assert "NUMBER:HASH" in verify(config, "--head", "five")[1]


def test_a_log_written_anew_from_the_start_is_found_by_what_was_posted(config: Path) -> None:
    """Whoever can write the database can make a whole new chain; the coordinators' rooms have the old head."""
    head = IN_ORDER.fullmatch(verify(config)[1])
    assert head
    (config.parent / "farolito.db").unlink()
    asyncio.run(change(config.parent, count=4))
    asyncio.run(change(config.parent, count=1))
    assert verify(config)[0] == 0
    assert verify(config, "--head", head[2])[0] == 1
