"""`farolito golive` and `farolito setup`: a network goes live a step at a time, and reads what is missing (R47)."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from sqlalchemy import delete, select
from typer.testing import CliRunner

from bot import golive
from bot.app import Application, open_database
from bot.app import Network as Standing
from bot.cli import app
from bot.clock import SystemClock
from bot.config import Config
from bot.domain.messages import Platform
from bot.domain.stages import Stage
from bot.launch import read_config
from bot.services.upkeep import stages
from bot.storage import drills, settings
from bot.storage import shifts as rows
from bot.storage.database import AsyncConnection
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import audit, people, shifts
from bot.storage.schema import rooms as rooms_table
from knowledge.loader import load as load_knowledge
from knowledge.search.search import Search
from tests.fakes.telegram_chats import Person
from tests.process.network import Network
from tests.process.program import PATIENCE, write_config

NAMED = {"name": "Red de Prueba", "contact": "+1 919 555 0100", "privacy_url": "https://red.example/p"}


@pytest.fixture
def here(network: Network, monkeypatch: pytest.MonkeyPatch) -> Network:
    """The shell of an operator who stands in the installation's folder."""
    monkeypatch.chdir(network.folder)
    for name, value in network.program.environment.items():
        monkeypatch.setenv(name, value)
    return network


def configure(here: Network, **changes: object) -> Config:
    """A network on Telegram with its name, two people who decide and their room."""
    second: Person = here.telegram.person("Marta")
    ours = here.telegram_only() | {"network": NAMED, "moderators": [f"telegram:{second.id}"]} | changes
    write_config(here.folder, ours)
    config, _ = read_config(None)
    return config


@asynccontextmanager
async def writing(config: Config) -> AsyncIterator[AsyncConnection]:
    async with await open_database(config) as database, database.transaction() as connection:
        yield connection


async def first_start(config: Config) -> None:
    """What a first start leaves: people and rooms of the file in the database."""
    knowledge = load_knowledge()
    rooms = [
        Room(f"room-{at}", entry.address, RoomKind(entry.kind), entry.counties, entry.language)
        for at, entry in enumerate(config.rooms)
    ]
    standing = Standing(config.owners, config.moderators, rooms)
    application = await Application.open(config, SystemClock(), knowledge, Search(knowledge), network=standing)
    application.services.answering.close()
    await application.database.close()


async def take_a_shift(config: Config) -> None:
    now = datetime.now(UTC)
    async with writing(config) as connection:
        person = await connection.scalar(select(people.c.id))
        assert person is not None
        await rows.add(
            connection,
            "shift",
            person,
            platform=Platform.TELEGRAM,
            counties=["*"],
            weekly=False,
            minutes=(0, 180),
            moments=(now, now + timedelta(hours=3)),
        )


async def play(config: Config, *, is_whole: bool = True, days_ago: int = 1) -> None:
    """A drill that was played."""
    at = datetime.now(UTC) - timedelta(days=days_ago)
    value = {"finished_at": at.isoformat(), "scenario": "vans", "is_whole": is_whole, "missed": []}
    async with writing(config) as connection:
        await settings.write(connection, drills.LAST, json.dumps(value), at)


async def go(target: Stage, accepted_by: str = "") -> tuple[bool, str]:
    return await golive.move(None, target, accepted_by=accepted_by)


async def test_r47_a_new_installation_only_answers_and_says_what_is_missing(here: Network) -> None:
    configure(here, network={"name": "Farolito"}, rooms=[], moderators=[])
    said = await golive.status(None)
    assert said.startswith("The stage is answers: people ask, and get answers and numbers.")
    for part in ("network: name:", "network: contact:", "privacy page", "/room moderators", "/oncall"):
        assert part in said
    done, refused = await go("reports")
    assert not done
    assert refused.startswith("Not yet reports. Missing:")
    assert all(line.startswith("- ") for line in refused.splitlines()[1:])


async def test_r47_one_stage_after_the_other_and_back_at_once(here: Network) -> None:
    config = configure(here)
    await first_start(config)
    assert await go("alerts") == (False, "One stage after the other. First: farolito golive reports")
    assert not (await go("reports"))[0]
    await take_a_shift(config)
    done, said = await go("reports")
    assert done, said
    assert "within seconds" in said
    done, refused = await go("alerts", "Ana Ruiz")
    assert not done
    assert "No drill was played" in refused
    await play(config, is_whole=False)
    assert "not walked through to its end" in (await go("alerts", "Ana Ruiz"))[1]
    await play(config, days_ago=91)
    assert "more than 90 days old" in (await go("alerts", "Ana Ruiz"))[1]
    await play(config)
    done, refused = await go("alerts")
    assert not done
    assert "--accept" in refused
    assert len(refused.splitlines()) == 2
    assert (await go("alerts", " Ana \n Ruiz "))[0]
    async with writing(config) as connection:
        details = (await connection.execute(select(audit.c.details).where(audit.c.action == "go-live"))).scalars()
        assert json.loads(list(details)[-1]) == {"accepted_by": "Ana Ruiz", "stage": "alerts"}
        await connection.execute(delete(shifts))
    assert "There is no further stage" in await golive.status(None)
    assert (await go("answers"))[0]
    assert not (await go("reports"))[0]


async def test_r47_two_people_are_asked_for_and_not_two_accounts(here: Network) -> None:
    one = [f"telegram:{here.telegram_moderator.id}", "telegram:4711"]
    config = configure(here, owners=[one], moderators=[])
    await first_start(config)
    await take_a_shift(config)
    await play(config)
    assert (await go("reports"))[0]
    done, refused = await go("alerts", "Ana Ruiz")
    assert not done
    assert "Only one person (with however many accounts)" in refused


async def test_r47_an_open_room_and_a_refused_token_are_named(here: Network) -> None:
    config = configure(here)
    await first_start(config)
    await take_a_shift(config)
    here.telegram_room.more = {"username": "everybody"}
    assert "OPEN TO EVERYBODY" in (await go("reports"))[1]
    here.telegram_room.more = {}
    async with writing(config) as connection:
        await connection.execute(delete(rooms_table))
    assert "No moderators' room is linked" in (await go("reports"))[1]


def offered(network: Network) -> set[str]:
    """The commands in the menus of both platforms."""
    menus = {str(command["command"]) for menu in network.telegram.commands.values() for command in menu}
    installed = network.discord.backend.commands.get(None, {})
    return menus | {f"discord:{part}" for key in installed for part in key}


async def test_r47_a_running_program_follows_within_seconds(here: Network) -> None:
    await here.start()
    both = {"report", "reportar", "discord:report"}
    await here.telegram.until(lambda: both <= offered(here), PATIENCE)
    assert (await go("answers"))[0]
    await here.program.logs("stage")
    assert (await here.program.health())["stage"] == "answers"
    await here.telegram.until(lambda: not both & offered(here), PATIENCE)
    stranger = here.telegram.person("Luis")
    await stranger.says("/reportar")
    await stranger.chat.shows("336-543-0353")
    assert not any("¿Qué ve?" in message.text for message in stranger.chat.messages)


@pytest.mark.parametrize("stage", ["answers", "reports", "alerts"])
async def test_the_stage_outlives_the_program(here: Network, stage: Stage) -> None:
    config = configure(here)
    async with writing(config) as connection:
        await stages.move(connection, stage, datetime.now(UTC))
    async with writing(config) as connection:
        assert await stages.read(connection) == stage


def test_setup_writes_a_file_that_the_program_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAROLITO_TELEGRAM_TOKEN", "123:abc")
    arguments = ["setup", "--name", 'Red "Sol": #1', "--contact", "+1 919 555 0100", "--platforms", "telegram"]
    done = CliRunner().invoke(app, [*arguments, "--privacy-url", "https://red.example/p", "--owner", "telegram:111"])
    assert done.exit_code == 0, done.output
    assert "farolito golive" in done.output
    config, _ = read_config(None)
    assert config.network.name == 'Red "Sol": #1'
    assert config.discord is None
    assert [str(account) for person in config.owners for account in person] == ["telegram:111"]
    again = CliRunner().invoke(app, arguments)
    assert again.exit_code == 1
    assert "is there already" in str(again.exception)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--platforms", "signal"],
        ["--platforms", ""],
        ["--platforms", "telegram", "--owner", "ana"],
        ["--platforms", "telegram", "--privacy-url", "red.example/p"],
        ["--platforms", "telegram", "--name", "x" * 61],
    ],
)
def test_setup_refuses_what_it_does_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["setup", "--name", "Red", *arguments])
    assert done.exit_code == typer.BadParameter("").exit_code
    assert not (tmp_path / "config.yaml").exists()


def test_setup_leaves_no_file_that_would_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["setup", "--name", "Red", "--platforms", "telegram", "--timezone", "Nowhere"])
    assert done.exit_code == 1
    assert "timezone" in str(done.exception)
    assert not (tmp_path / "config.yaml").exists()
