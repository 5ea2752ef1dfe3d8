"""`farolito` as a process of its own, started as an operator starts it; all that it says is kept."""

import asyncio
import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

from tests.fakes import discord_server, telegram_api

FAROLITO: Final = Path(sys.executable).with_name("farolito")
WEBHOOK_SECRET: Final = "a-secret-of-the-webhook-that-nobody-guesses"
# No output of any process may hold one of these.
SECRETS: Final = (telegram_api.TOKEN, discord_server.TOKEN, WEBHOOK_SECRET)
# Seconds. A start takes three on an idle machine of two cores; other work on it makes that several times as much.
PATIENCE: Final = 60.0


def environment(folder: Path) -> dict[str, str]:
    """What the program needs of a shell, and the secrets; its home is the test's folder."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "FAROLITO_TELEGRAM_TOKEN": telegram_api.TOKEN,
        "FAROLITO_DISCORD_TOKEN": discord_server.TOKEN,
        "FAROLITO_TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET,
    }


@dataclass
class Program:
    """One installation in a folder: start() and stop() are a restart on the same data.

    before: called in the new process before it becomes the program.
    """

    folder: Path
    environment: dict[str, str] = field(init=False)
    process: asyncio.subprocess.Process | None = None
    runs: int = 0
    before: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        self.environment = environment(self.folder)

    async def start(self, *arguments: str, stdin: int | None = asyncio.subprocess.DEVNULL) -> None:
        """Start `farolito …`. What it writes goes into files, so that no pipe fills up."""
        assert self.process is None or self.process.returncode is not None, "it runs already"
        self.runs += 1
        with self._file("out").open("wb") as out, self._file("err").open("wb") as err:
            self.process = await asyncio.create_subprocess_exec(
                FAROLITO,
                *arguments,
                cwd=self.folder,
                env=self.environment,
                stdin=stdin,
                stdout=out,
                stderr=err,
                preexec_fn=self.before,
            )

    async def run(self, *arguments: str, within: float = PATIENCE) -> int:
        """Start it and wait for its end; returns the exit code."""
        await self.start(*arguments)
        return await self.ended(within=within)

    async def ended(self, *, within: float = PATIENCE) -> int:
        assert self.process is not None
        try:
            async with asyncio.timeout(within):
                return await self.process.wait()
        except TimeoutError:
            raise TimeoutError(f"it does not end; it said:\n{self.said[-3000:]}") from None

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal and wait; returns the exit code and the seconds that it took."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(number)
        code = await self.ended()
        return code, time.monotonic() - began

    async def heeds(self, number: signal.Signals) -> None:
        """Wait until it has a handler for a signal: for some hundredths of a second it is only Python."""
        status = Path(f"/proc/{self.pid}/status")
        if sys.platform != "linux":
            await asyncio.sleep(1.0)
            return

        def caught() -> bool:
            (mask,) = re.findall(r"^SigCgt:\s*([0-9a-f]+)", status.read_text(), re.MULTILINE)
            return bool(int(mask, 16) >> (number - 1) & 1)

        await self.until(caught)

    async def kill(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def said(self) -> str:
        """Standard error of the last run."""
        return self._file("err").read_text()

    @property
    def printed(self) -> str:
        """Standard output of the last run."""
        return self._file("out").read_text()

    @property
    def everything(self) -> str:
        """All output of all runs."""
        return "".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("*.log")))

    @property
    def log(self) -> list[dict[str, Any]]:
        """The events of the last run."""
        return list(self._events())

    def logged(self, event: str) -> dict[str, Any] | None:
        return next((line for line in self._events() if line["event"] == event), None)

    async def logs(self, event: str) -> dict[str, Any]:
        """Wait for an event in the log."""
        await self.until(lambda: self.logged(event) is not None)
        found = self.logged(event)
        assert found is not None
        return found

    async def until(self, holds: Callable[[], object], *, within: float = PATIENCE) -> None:
        """Wait for something to become true while the process lives. Raises TimeoutError, with what it said."""
        try:
            async with asyncio.timeout(within):
                while not holds():
                    assert self.process is not None
                    assert self.process.returncode is None, f"it ended ({self.process.returncode}):\n{self.said}"
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise TimeoutError(f"it did not come to that; it said:\n{self.said[-3000:]}") from None

    async def url(self) -> str:
        """Where its web server listens."""
        return str((await self.logs("started"))["url"])

    async def get(self, path: str) -> str:
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            return (await client.get(f"{await self.url()}{path}")).text

    async def health(self) -> dict[str, Any]:
        return dict(json.loads(await self.get("/health")))

    async def becomes(self, **platforms: bool) -> dict[str, Any]:
        """Wait until /health says so about the platforms; returns what it says."""
        seen: dict[str, Any] = {}
        try:
            async with asyncio.timeout(PATIENCE):
                while seen.get("platforms") != platforms:
                    await asyncio.sleep(0.05)
                    seen = await self.health()
        except TimeoutError:
            raise TimeoutError(f"health stays {seen}; it said:\n{self.said[-3000:]}") from None
        return seen

    def _file(self, kind: str) -> Path:
        return self.folder / f"{self.runs:03d}-{kind}.log"

    def _events(self) -> Iterator[dict[str, Any]]:
        for line in self.said.splitlines():
            if line.startswith("{"):
                yield json.loads(line)


def write_config(folder: Path, settings: Mapping[str, Any]) -> Path:
    """config.yaml in the folder: JSON is YAML."""
    file = folder / "config.yaml"
    file.write_text(json.dumps(settings, indent=1))
    return file
