"""`farolito ask` and `farolito demo`: no configuration, no key, no network, wherever they are started."""

import asyncio
import json
import re
import signal
from pathlib import Path
from typing import Any

import httpx

from tests.process.program import FAROLITO, PATIENCE, Program

ANSWERED = {"id", "topics", "place", "urgent", "answered", "cards", "lang", "ms"}


class Asking:
    """`farolito ask --jsonl` with a pipe on each side."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process, self.into, self.out = process, process.stdin, process.stdout

    @classmethod
    async def start(cls, program: Program, folder: Path) -> "Asking":
        """Without a home and in a folder where nothing can be found."""
        environment = {"PATH": program.environment["PATH"], "HOME": "", "TMPDIR": str(folder)}
        with (program.folder / "000-err.log").open("wb") as errors:
            process = await asyncio.create_subprocess_exec(
                FAROLITO,
                *("ask", "--jsonl"),
                cwd=folder,
                env=environment,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                limit=1 << 22,
            )
        return cls(process)

    async def asks(self, line: bytes | dict[str, Any]) -> dict[str, Any]:
        """Write one line and wait for the answer; the next line is not written before."""
        await self.writes(line)
        return await self.answer()

    async def writes(self, line: bytes | dict[str, Any]) -> None:
        self.into.write((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n")
        await self.into.drain()

    async def answer(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            return dict(json.loads(await self.out.readline()))


async def test_lines_are_answered_one_by_one_in_their_order(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    asking = await Asking.start(program, folder)
    first = await asking.asks({"id": "a", "text": "la migra está en la puerta, estoy en Durham", "chat": "dm"})
    assert first.keys() == ANSWERED
    assert (first["id"], first["place"], first["urgent"], first["lang"]) == ("a", "Durham", True, "es")
    assert first["answered"]
    assert 0 < first["ms"] < 60_000
    assert (await asking.asks({"id": 7, "text": "hi", "chat": "group"}))["id"] == 7

    for malformed, named in [
        (b"no json", "JSON"),
        (b"[1, 2]", "object"),
        (b'{"id": "x"}', "text"),
        (b'{"text": "x"}', "id"),
        (b'{"id": true, "text": "x"}', "id"),
        (b'{"id": "x", "text": 5}', "text"),
        (b'{"id": "x", "text": "x", "chat": "fax"}', "chat"),
        (b'{"id": "x", "text": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b'{"id": "x", "text": "' + b"x" * 2_000_001 + b'"}', "too long"),
    ]:
        answer = await asking.asks(malformed)
        assert answer.keys() == {"id", "error"}
        assert answer["id"] is None
        assert named in answer["error"]

    empty = await asking.asks({"id": "empty", "text": ""})
    assert (empty["id"], empty["answered"], empty["cards"]) == ("empty", False, [])
    # Empty lines are no questions.
    await asking.writes(b"")
    for text in (
        "a" * 100_000,
        "ICE en la puerta " * 6_000,
        "\u202eagentes\u202c",
        "\0",
        "<b>*_`@everyone",
        "🕯" * 3_000,
    ):
        assert (await asking.asks({"id": text[:5], "text": text})).keys() == ANSWERED
    assert (await asking.asks({"id": "last", "text": "adios"}))["id"] == "last"

    for number in range(20):
        await asking.writes({"id": number, "text": f"¿derechos en casa? {number}"})
    assert [(await asking.answer())["id"] for _ in range(20)] == list(range(20))
    await asking.writes({"id": "without an end of line", "text": "hola"})
    asking.into.close()
    assert (await asking.answer())["id"] == "without an end of line"
    assert await asking.out.read() == b""
    assert await asking.process.wait() == 0
    assert (program.folder / "000-err.log").read_text() == ""
    assert list(folder.iterdir()) == []


async def test_a_question_is_answered_in_the_terminal(program: Program) -> None:
    assert await program.run("ask", "la migra está en la puerta, estoy en Durham") == 0
    assert "919-519-6103" in program.printed
    assert program.said == ""


async def test_the_demo_prints_its_address_serves_and_leaves_nothing(program: Program) -> None:
    program.environment["TMPDIR"] = str(program.folder)
    await program.start("demo", "--port", "0")
    await program.until(lambda: re.search(r"^http://127\.0\.0\.1:\d+$", program.printed, re.MULTILINE))
    address = next(line for line in program.printed.splitlines() if line.startswith("http://"))
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        page = await client.get(address)
        assert page.status_code == 200
        assert "Farolito" in page.text
        assert (await client.get(f"{address}/health")).json()["platforms"] == {"sandbox": True}
    assert len(list(program.folder.glob("farolito-demo-*"))) == 1
    code, seconds = await program.stop(signal.SIGINT)
    assert (code, program.said) == (0, "")
    assert seconds <= 5.0
    assert list(program.folder.glob("farolito-demo-*")) == []
    assert not (program.folder / "data").exists()
