"""A file is fetched once, whatever dies in between, and whatever its platform answers."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot.errors import SendError
from bot.platforms.sandbox.inbound import EventKind, File
from bot.platforms.sandbox.runner import SandboxConnection
from bot.services.reporting import fetching
from bot.storage.outbox import claim
from bot.storage.schema import attachments, outbox
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.media import samples
from tests.services.killing import no_commits

NAMES = [f"picture-{number:04}" for number in range(3)]
ARRIVED = "llegó su foto"


async def away(connection: SandboxConnection, source: str, limit: int) -> bytes:
    """A platform that does not answer: what is to be fetched waits, untried."""
    raise SendError("unreachable")


async def hand_over(town: Town, names: list[str]) -> None:
    """Ana's report with pictures whose content the platform has under these names."""
    content = samples.of("image/jpeg")
    files = tuple(File(id=name, kind="image/jpeg", size=len(content)) for name in names)
    await town.ana.says_without_forms("/report tres agentes en Durham")
    await town.ana._act(EventKind.SAY, text="", files=files)  # noqa: SLF001 - the page is not needed for it
    await town.ana.presses("Enviar ya")


def keep_contents(town: Town, names: list[str]) -> None:
    for name in names:
        town.connection.files.put(name, samples.of("image/jpeg"))


async def found(town: Town) -> list[str]:
    async with town.application.database.reading() as connection:
        return list((await connection.execute(select(attachments.c.state))).scalars())


async def told(town: Town) -> int:
    """How many messages about files were ever written to the reporter."""
    async with town.application.database.reading() as connection:
        keys = (await connection.execute(select(outbox.c.key))).scalars()
        return sum(":file:" in key for key in keys)


async def work(town: Town) -> tuple[str, int, str | None]:
    """State, attempts and reason of the one row of work."""
    async with town.application.database.reading() as connection:
        row = (await connection.execute(select(outbox).where(outbox.c.worker == "fetching"))).one()
        return row.state, row.attempts, row.reason


async def test_a_kill_during_the_download_fetches_it_again_and_tells_once(
    open_town: OpenTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def never(connection: SandboxConnection, source: str, limit: int) -> bytes:
        begun.set()
        await asyncio.Event().wait()
        return b""

    async with open_town() as town:
        with monkeypatch.context() as patch:
            patch.setattr(SandboxConnection, "fetch", never)
            acting = asyncio.create_task(hand_over(town, NAMES[:1]))
            await asyncio.wait_for(begun.wait(), 30)
            with no_commits():
                acting.cancel()
                await asyncio.gather(acting, return_exceptions=True)
        assert await found(town) == ["fetching"]
        clock = town.clock
    clock.advance(fetching.LEASE)
    async with open_town(clock) as town:
        keep_contents(town, NAMES)
        await town.settle()
        assert await found(town) == ["ready"]
        assert await work(town) == ("sent", 2, "maybe-delivered")
        assert [ARRIVED in text for text in town.texts("ana")].count(True) == 1
        assert await told(town) == 1


@pytest.mark.parametrize("seed", range(2))
async def test_kills_at_random_moments_lose_and_double_no_file(
    town: Town, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random = Random(seed)
    with monkeypatch.context() as patch:
        patch.setattr(SandboxConnection, "fetch", away)
        await hand_over(town, NAMES)
    keep_contents(town, NAMES)
    for _ in range(2):
        # The next process: what the dead one had leased has lapsed.
        town.clock.advance(fetching.LEASE)
        task = asyncio.create_task(town.application.fetching.step())
        await asyncio.sleep(random.uniform(0, 1.5))
        with no_commits():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    await town.passes(fetching.LEASE)
    assert await found(town) == ["ready"] * 3
    assert await told(town) == 3


async def test_a_file_over_which_the_program_dies_is_given_up(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SandboxConnection, "fetch", away)
        await hand_over(town, NAMES[:1])
    keep_contents(town, NAMES)
    for _ in range(fetching.TRIES):
        town.clock.advance(fetching.LEASE)
        async with town.application.database.transaction() as connection:
            # Claimed, and the process is gone.
            assert await claim(connection, "fetching", town.clock.now(), limit=1, lease=fetching.LEASE)
    await town.passes(fetching.LEASE)
    assert await found(town) == ["refused"]
    assert "dañado" in town.ana.reads


async def test_a_platform_that_is_away_is_tried_again_for_a_day(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SandboxConnection, "fetch", away)
        await hand_over(town, NAMES[:1])
        assert await work(town) == ("pending", 0, None)
        await town.passes(timedelta(hours=23))
        assert await found(town) == ["fetching"]
        assert "1 file is being fetched" in town.room[0]
    keep_contents(town, NAMES)
    await town.passes(timedelta(minutes=6))
    assert await found(town) == ["ready"]


async def test_a_platform_that_is_back_after_a_moment_is_asked_at_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SandboxConnection, "fetch", away)
        await hand_over(town, NAMES[:1])
    keep_contents(town, NAMES)
    await town.passes(timedelta(seconds=6))
    assert await found(town) == ["ready"]


async def test_after_a_day_it_is_gone_and_the_reporter_is_told(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SandboxConnection, "fetch", away)
    await hand_over(town, NAMES[:1])
    await town.passes(timedelta(hours=24, minutes=1))
    assert await found(town) == ["gone"]
    assert "no pude obtener un archivo" in town.ana.reads


async def test_forgetting_the_person_ends_the_fetching(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SandboxConnection, "fetch", away)
        await hand_over(town, NAMES[:1])
        await town.ana.says("/forget")
    keep_contents(town, NAMES)
    await town.passes(timedelta(minutes=2))
    assert await found(town) == ["gone"]
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(attachments.c.source))).scalar_one() is None
