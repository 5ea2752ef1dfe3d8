"""A town: the whole program on the sandbox, without its page."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.config import Config
from bot.domain.stages import named
from bot.launch import open_sandbox, sandbox_config
from knowledge.loader import Knowledge, load
from knowledge.search.search import Search
from tests.chat import Town
from tests.handlers.flows import publish, report

# A Sunday afternoon in North Carolina: 3:42 PM.
AFTERNOON = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)

OpenTown = Callable[..., AbstractAsyncContextManager[Town]]


@pytest.fixture(scope="session")
def known() -> tuple[Knowledge, Search]:
    """The real packs, searched by words alone: quick, and the same on a machine without the model."""
    knowledge = load()
    return knowledge, Search(knowledge)


def _merged(settings: dict[str, object], values: dict[str, object]) -> dict[str, object]:
    """What a test sets in a section stands beside what it leaves alone."""

    def merged(name: str, value: object) -> object:
        section = settings.get(name)
        return {**section, **value} if isinstance(section, dict) and isinstance(value, dict) else value

    return {name: merged(name, value) for name, value in values.items()}


@pytest.fixture
def open_town(known: tuple[Knowledge, Search], sqlite_template: Path, tmp_path: Path) -> OpenTown:
    """Opens a town; again on the same folder after a restart. values: settings that differ from the sandbox's."""

    @asynccontextmanager
    async def opened(clock: MovableClock | None = None, **values: object) -> AsyncIterator[Town]:
        clock = clock or MovableClock(AFTERNOON)
        # Most conversations are about something else: what is published goes out with the timers' next round.
        settings = sandbox_config(tmp_path).model_dump()
        settings["alerts"]["hold_seconds"] = 0
        stage = named(str(values.pop("stage", "alerts")))
        config = Config.model_validate({**settings, **_merged(settings, values)})
        if not (tmp_path / sqlite_template.name).exists():
            shutil.copy(sqlite_template, tmp_path)
        application, connection = await open_sandbox(tmp_path, clock, config=config, known=known, stage=stage)
        try:
            yield Town(application, connection, clock)
        finally:
            application.services.answering.close()
            await application.database.close()

    return opened


@pytest.fixture
async def town(open_town: OpenTown) -> AsyncIterator[Town]:
    async with open_town() as opened:
        yield opened


@pytest.fixture
async def live(town: Town) -> Town:
    """A town with one reader and one alert that went out."""
    await town.luis.says("/subscribe durham")
    await report(town.ana)
    await publish(town)
    return town
