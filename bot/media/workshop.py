"""Has strangers' files cleaned, one at a time, each in a process of its own that may die."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Final

import structlog

import bot
from bot.domain.attachments import Refusal
from bot.domain.messages import AttachmentKind
from bot.media.cleaning import Cleaned, Refused

logger = structlog.get_logger(__name__)

# Seconds by the clock on the wall, for a file of 20 MB on a small machine that does much else.
PATIENCE: Final = 60.0

# The program is found where this one was, not in the folder of the day; nothing else of the environment is handed on:
# the tokens stand in it.
_COMMAND: Final = (sys.executable, "-P", "-B", "-m", "bot.media.child")
_ENVIRONMENT: Final = {"PYTHONPATH": str(Path(bot.__path__[0]).parent), "PATH": os.defpath}


class Workshop:
    """patience: seconds for one file."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._turn = asyncio.Lock()

    async def clean(self, content: bytes) -> Cleaned:
        """See child.clean(). Raises Refused, also where the process died or took too long over the file."""
        async with self._turn:
            process = await asyncio.create_subprocess_exec(
                *_COMMAND,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,  # what libraries say about a file quotes from it
                env=_ENVIRONMENT,
            )
            try:
                async with asyncio.timeout(self._patience):
                    answer, _ = await process.communicate(content)
            except TimeoutError:
                logger.warning("media_too_slow", size=len(content))
                raise Refused(Refusal.UNREADABLE) from None
            finally:
                await _end(process)
        if process.returncode:
            logger.warning("media_process_died", code=process.returncode, size=len(content))
            raise Refused(Refusal.UNREADABLE)
        return _read(answer)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()


def _read(answer: bytes) -> Cleaned:
    head, _, content = answer.partition(b"\n")
    told = json.loads(head)
    if "refused" in told:
        raise Refused(Refusal(told["refused"]))
    return Cleaned(AttachmentKind(told["kind"]), told["media_type"], content)
