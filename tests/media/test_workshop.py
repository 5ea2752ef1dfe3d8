"""A hostile file kills a process of its own, and nothing else."""

import asyncio
import subprocess
import sys

import psutil
import pytest

from bot.domain.attachments import Refusal
from bot.domain.messages import AttachmentKind
from bot.media import workshop
from bot.media.cleaning import Refused
from bot.media.workshop import Workshop
from tests.media import samples


def children() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if "bot.media.child" in " ".join(each.cmdline())]


async def reason_of(content: bytes, *, patience: float = 60.0) -> Refusal:
    with pytest.raises(Refused) as refused:
        await Workshop(patience=patience).clean(content)
    return refused.value.reason


async def test_pictures_are_cleaned_one_after_another() -> None:
    shop = Workshop()
    cleaned = await asyncio.gather(*(shop.clean(samples.jpeg(1200, 600, number)) for number in (1, 6)))
    assert [each.kind for each in cleaned] == [AttachmentKind.PHOTO] * 2
    assert all(each.content.startswith(b"\xff\xd8\xff") for each in cleaned)


async def test_what_is_refused_is_refused_by_name() -> None:
    assert await reason_of(b"a text called evidence.jpg") is Refusal.UNKNOWN
    assert await reason_of(samples.bomb()) is Refusal.TOO_LARGE
    assert await reason_of(samples.jpeg()[:4000]) is Refusal.UNREADABLE


async def test_a_file_that_takes_too_long_is_given_up_and_its_process_ended() -> None:
    content = samples.heic()
    async with asyncio.timeout(30):
        assert await reason_of(content, patience=0.05) is Refusal.UNREADABLE
    assert children() == []


async def test_a_cancelled_program_leaves_no_process_behind() -> None:
    task = asyncio.create_task(Workshop().clean(samples.heic()))
    while not children():  # noqa: ASYNC110 - a process begins without an event
        await asyncio.sleep(0.005)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert children() == []


@pytest.mark.parametrize("crash", ["import os; os.abort()", "x = bytearray(8 << 30)", "while True: pass"])
async def test_a_crash_a_flood_and_an_endless_loop_end_the_child_alone(
    monkeypatch: pytest.MonkeyPatch, crash: str
) -> None:
    limited = f"import resource; from bot.media import child; [resource.setrlimit(*x) for x in {_limits()!r}]; {crash}"
    monkeypatch.setattr(workshop, "_COMMAND", (sys.executable, "-c", limited))
    assert await reason_of(b"hostile", patience=2.0) is Refusal.UNREADABLE


def _limits() -> list[tuple[int, tuple[int, int]]]:
    from bot.media.child import LIMITS

    return [(limit, (most, most)) for limit, most in LIMITS.items()]


async def test_the_process_gets_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAROLITO_TELEGRAM_TOKEN", "123:secret")
    look = "'unknown' if 'FAROLITO_TELEGRAM_TOKEN' in os.environ else 'animated'"
    script = f"import json, os; print(json.dumps({{'refused': {look}}}))"
    monkeypatch.setattr(workshop, "_COMMAND", (sys.executable, "-c", script))
    assert await reason_of(b"") is Refusal.ANIMATED


def test_the_program_itself_loads_none_of_the_libraries() -> None:
    """They cost memory and time at every start, and a hostile file could reach the keys through them."""
    look = "import sys, bot.launch, handlers.routes; sys.exit(bool({'PIL', 'av', 'pillow_heif'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
