"""Takes up what editors changed in the packs while the program runs; what is broken is not taken, and that is told."""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import structlog

from bot.clock import Clock
from bot.services.asking.answering import Answering
from bot.services.asking.gaps import Gaps
from bot.services.asking.hotlines import Hotlines
from knowledge.errors import Finding, KnowledgeError
from knowledge.gaps import Sieve
from knowledge.loader import Knowledge, load
from knowledge.search.search import Search

logger = structlog.get_logger(__name__)

EVERY: Final = 30.0
# So many faults stand in the log; `farolito knowledge check` names all.
_TOLD: Final = 5


class Refreshing:
    """faults: why the packs as they lie there are not in use; empty while they are."""

    def __init__(self, answering: Answering, hotlines: Hotlines, gaps: Gaps, clock: Clock) -> None:
        self._answering = answering
        self._hotlines = hotlines
        self._gaps = gaps
        self._clock = clock
        self._seen: bytes | None = None
        self._changed: bytes | None = None
        self.faults: Sequence[Finding] = ()

    async def run(self) -> None:
        """One look after another until cancelled."""
        while True:
            await self.look()
            await self._clock.sleep(EVERY)

    async def look(self) -> None:
        """Read the packs anew if they changed since the last look but one: an editor may still be saving."""
        found = await asyncio.to_thread(_fingerprint, self._answering.knowledge.packs_dir)
        if self._seen is None:
            self._seen = found
        if found in (self._seen, None):
            return
        if found != self._changed:
            self._changed = found
            return
        self._seen = found
        await self._take_up()

    async def _take_up(self) -> None:
        old = self._answering.knowledge
        try:
            knowledge, search = await asyncio.to_thread(_read, old, self._answering.search)
        except KnowledgeError as error:
            self.faults = tuple(error.findings)
            # Files, lines and fields of our own packs: nothing that a person wrote to the bot.
            told = [str(each) for each in self.faults[:_TOLD]]
            logger.error("knowledge_broken", faults=len(self.faults), first=told, kept="the last good version")
            return
        except OSError:
            logger.exception("knowledge_unreadable")
            return
        self.faults = ()
        self._answering.take(knowledge, search)
        self._hotlines.take(knowledge.directory)
        self._gaps.take(Sieve(knowledge))
        logger.info("knowledge_taken_up", cards=len(knowledge.cards))


def _read(old: Knowledge, search: Search) -> tuple[Knowledge, Search]:
    knowledge = load(old.packs_dir, old.region)
    return knowledge, search.over(knowledge)


def _fingerprint(packs: Path) -> bytes | None:
    """Which files there are, how long, and when each was written; None while one of them is being replaced."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        for path in sorted(packs.rglob("*")):
            if path.is_file() and path.suffix != ".partial" and not path.name.startswith("."):
                stat = path.stat()
                digest.update(f"{path.relative_to(packs)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    except OSError:
        return None
    return digest.digest()
