"""What stops the start: exit code 1 and one clear message on standard error, which names what to mend."""

import contextlib
import ctypes
import os
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.network import Network
from tests.process.program import Program, write_config

_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE = 24, 1


async def refused(program: Program, *arguments: str) -> str:
    """Run it; returns what it says when it refuses to start."""
    assert await program.run(*(arguments or ("run",))) == 1
    assert "Traceback" not in program.said
    assert program.printed == ""
    # The message alone: no log, nothing about Python.
    assert len(program.said) < 1_500
    return program.said


async def test_without_a_file_it_says_how_to_begin(program: Program) -> None:
    said = await refused(program)
    assert said.startswith("config.yaml: ")
    assert "farolito setup" in said
    said = await refused(program, "run", "--config", "elsewhere.yaml")
    assert said.startswith("elsewhere.yaml: ")


async def test_an_unknown_region_is_named_with_its_line(program: Program) -> None:
    (program.folder / "config.yaml").write_text("region: zz\n")
    assert await refused(program) == "config.yaml: line 1: region: there is no knowledge pack of this name\n"


async def test_every_fault_of_the_file_is_named_with_line_and_key(program: Program) -> None:
    (program.folder / "config.yaml").write_text(
        "stage: alert\n"
        "timezon: America/New_York\n"
        "web:\n"
        "  port: eighty\n"
        "rooms:\n"
        "  - platform: telegram\n"
        "    chat: -100123\n"
        "    kind: moderators\n"
        "    counties: [Durhem]\n"
        "  - platform: discord\n"
        "    kind: alerts\n"
    )
    lines = (await refused(program)).splitlines()
    for line, key, expected in [
        (1, "stage", "farolito golive"),
        (2, "timezon", "timezone"),
        (4, "web.port", "a port"),
        (7, "rooms[0].chat", "in quotes"),
        (9, "rooms[0].counties", "Durham"),
        (10, "rooms[1].chat", "in quotes"),
    ]:
        (found,) = (said for said in lines if said.startswith(f"config.yaml: line {line}: {key}"))
        assert expected in found, found
    assert len(lines) == 6


async def test_a_file_that_is_no_yaml_is_named_with_its_line(program: Program) -> None:
    (program.folder / "config.yaml").write_text("stage: alerts\nweb: {port: 80\n")
    assert (await refused(program)).startswith("config.yaml: line ")


async def test_a_missing_token_is_named_by_its_variable(network: Network) -> None:
    del network.program.environment["FAROLITO_TELEGRAM_TOKEN"]
    write_config(network.folder, network.settings())
    said = await refused(network.program)
    assert "FAROLITO_TELEGRAM_TOKEN: is not set in the environment" in said
    assert "config.yaml: line " in said


async def test_a_taken_port_is_named(network: Network) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        write_config(network.folder, network.telegram_only(web={"port": port}))
        said = await refused(network.program)
    assert f"port {port} of 127.0.0.1 is taken" in said
    assert "web.port" in said


async def test_a_database_newer_than_the_program_is_left_alone(network: Network) -> None:
    write_config(network.folder, network.telegram_only())
    assert await network.program.run("db", "upgrade") == 0
    file = network.folder / "data" / "farolito.db"
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    said = await refused(network.program)
    assert "farolito.db is newer than this program (it has version 9999" in said


async def test_a_folder_that_cannot_be_made_is_named(network: Network) -> None:
    (network.folder / "file").write_text("no folder")
    write_config(network.folder, network.telegram_only(data_dir="file/data"))
    assert "The folder file/data cannot be made: Not a directory." in await refused(network.program)


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    yield folder
    folder.chmod(0o700)


async def test_a_folder_that_cannot_be_written_is_named(network: Network, closed_folder: Path) -> None:
    network.program.before = _without_roots_privilege
    write_config(network.folder, network.telegram_only(data_dir=str(closed_folder)))
    said = await refused(network.program)
    assert f"The database {closed_folder}/farolito.db cannot be" in said
    assert "Permission denied" in said
    assert "data_dir" in said


def _without_roots_privilege() -> None:
    """In the child: root writes anywhere, which no sensible installation lets the program do."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, 0, 0, 0)
