"""Named tasks that do not take each other down: one that breaks is logged and started again."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

import structlog

from bot.clock import Clock

logger = structlog.get_logger(__name__)

# Seconds before a task that broke is started again: first, and at most.
RESTART_AFTER, RESTART_AT_MOST = 1.0, 60.0

Run = Callable[[], Awaitable[None]]


@contextlib.asynccontextmanager
async def running(runs: Mapping[str, Run], clock: Clock) -> AsyncIterator[None]:
    """The tasks run inside the block; leaving it cancels them and waits for their end."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_supervised(name, run, clock), name=name) for name, run in runs.items()]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


async def _supervised(name: str, run: Run, clock: Clock) -> None:
    pause = RESTART_AFTER
    while True:
        started = clock.monotonic()
        try:
            return await run()
        except Exception:
            logger.exception("task_failed", task=name)
        pause = RESTART_AFTER if clock.monotonic() - started > RESTART_AT_MOST else pause
        await clock.sleep(pause)
        pause = min(2 * pause, RESTART_AT_MOST)
