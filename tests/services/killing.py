"""kill -9 inside a test: work that ends at any instruction, and the process that comes after it."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.errors import StorageError
from tests.services.conftest import World


@contextmanager
def no_commits() -> Iterator[None]:
    """What a dead process had not committed stays uncommitted, however politely its tasks end."""

    def refuse(dialect: DefaultDialect, connection: DBAPIConnection) -> None:
        connection.rollback()
        raise StorageError("the process is dead")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "do_commit", refuse)
        yield


async def run_and_kill(world: World, random: Random, *work: Coroutine[object, object, object]) -> None:
    """Run the work, and at a random moment stop everything: no more commits, no more requests."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in work]
    for _ in range(random.randrange(120)):
        await asyncio.sleep(0 if random.random() < 0.7 else 0.001)
    world.edge.dead = True
    with no_commits():
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    world.edge.dead = False
    # The next process: the dead one's leases have lapsed.
    world.clock.advance(timedelta(minutes=2))
    world.start_worker()
