"""`farolito knowledge review`, `stale` and `feedback`, as they are typed."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import editing
from bot.cli import app
from bot.clock import SystemClock
from bot.launch import read_config
from bot.storage import feedback, gaps
from bot.storage.database import Database
from bot.storage.vault import Vault
from knowledge import loader
from tests.knowledge.tiny import write_packs

TODAY = datetime.now(UTC).date()


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_packs(tmp_path)
    monkeypatch.setattr(loader, "PACKS", folder)
    return folder


def farolito(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout


def test_review_lists_and_signs(packs: Path) -> None:
    assert "rights-home" in farolito("knowledge", "review")[1]
    until = (TODAY + timedelta(days=150)).isoformat()
    for card in ("rights-home", "rights-car"):
        code, said = farolito("knowledge", "review", "--sign", card, "--by", "Ana Paz", "--until", until)
        assert code == 0
        assert said.count("signed:") == 2
    assert farolito("knowledge", "review")[1].startswith("Every card is signed off")
    assert 'by: "Ana Paz"' in (packs / "us" / "cards" / "rights-home.es.md").read_text()


def test_stale_fails_while_something_is_past_its_date(packs: Path) -> None:
    for path in packs.glob("us/cards/*.md"):
        path.write_text(path.read_text().replace("review_by: 2027-01-22", "review_by: 2026-01-23"))
    code, said = farolito("knowledge", "stale")
    assert code == 1
    assert "2026-01-23" in said
    assert "rights-home" in said


async def test_feedback_prints_the_sums_of_the_last_days(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(sqlite_template, tmp_path / "data" / "farolito.db")
    old = TODAY - timedelta(days=editing.FEEDBACK_DAYS + 1)
    async with await Database.open(None, data_dir=tmp_path / "data") as database, database.transaction() as connection:
        for day, helped in ((TODAY, True), (TODAY, False), (TODAY - timedelta(days=1), False), (old, False)):
            await feedback.count(connection, "rights-home", day, helped=helped)
        await feedback.count(connection, "rights-car", TODAY, helped=True)
    (tmp_path / "config.yaml").write_text(f"data_dir: {tmp_path}/data\nnetwork: {{name: Red}}\n")
    monkeypatch.chdir(tmp_path)
    await editing.print_feedback(None)
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert rows == [["rights-home", "1", "2"], ["rights-car", "1", "0"]]


@pytest.mark.parametrize("days", [364, 366])
async def test_feedback_is_forgotten_after_its_time(database: Database, days: int) -> None:
    async with database.transaction() as connection:
        await feedback.count(connection, "rights-home", TODAY - timedelta(days=days), helped=True)
        assert await feedback.forget(connection, TODAY - timedelta(days=365)) == (1 if days > 365 else 0)


async def test_gaps_prints_the_common_words(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(sqlite_template, tmp_path / "data" / "farolito.db")
    (tmp_path / "config.yaml").write_text(f"data_dir: {tmp_path}/data\nnetwork: {{name: Red}}\n")
    monkeypatch.chdir(tmp_path)
    settings, _ = read_config(None)
    vault = Vault(settings.keys.dir, SystemClock())
    async with await Database.open(None, data_dir=tmp_path / "data") as database, database.transaction() as connection:
        await gaps.create(connection, vault, "g1", ["divorce", "cost"], TODAY)
        await gaps.count(connection, "g1", 3)
    await editing.print_gaps(None)
    assert capsys.readouterr().out.splitlines()[1].split() == [str(TODAY), "3", "divorce", "cost"]
