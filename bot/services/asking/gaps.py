"""What was not answered: single words in memory, then sealed, and shown once three people asked alike.

Nobody waits for it and no answer depends on it: a question is noted in memory and written in a round of its own.
"""

import asyncio
from collections import deque
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import structlog

from bot.clock import Clock
from bot.domain import personal, redaction
from bot.domain.messages import Account
from bot.errors import StorageError
from bot.services.ids import Ids
from bot.storage import gaps
from bot.storage.database import Database
from bot.storage.gaps import Gap, Unanswered
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork
from knowledge.gaps import ALIKE, PEOPLE, Asked, Sieve, grouped, likeness, shown

logger = structlog.get_logger(__name__)

EVERY = 600.0
# Questions that wait for the next round; a flood of them pushes the oldest out.
WAITING = 300


@dataclass(frozen=True, slots=True)
class _Noted:
    account: Account
    words: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class _Group:
    """Questions to count together. gap: the group that stands already. people: who were not counted in it yet."""

    gap: str | None
    words: tuple[str, ...]
    people: int
    rows: tuple[str, ...]


class Gaps:
    """timezone: the region's, in which a day begins and ends."""

    def __init__(
        self, database: Database, vault: Vault, clock: Clock, ids: Ids, sieve: Sieve, timezone: tzinfo
    ) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._ids = ids
        self._sieve = sieve
        self._timezone = timezone
        self._waiting: deque[_Noted] = deque(maxlen=WAITING)

    def take(self, sieve: Sieve) -> None:
        """From now on these words may be kept."""
        self._sieve = sieve

    def note(self, account: Account | None, text: str) -> None:
        """A question that no card answered: what may be kept of it, in memory until the next round."""
        words = self._sieve.words(_without_leaks(text))
        if account is not None and words:
            self._waiting.append(_Noted(account, words, self._clock.now()))

    async def run(self) -> None:
        """One round after another until cancelled; a round that fails is tried again at the next."""
        while True:
            await self._clock.sleep(EVERY)
            try:
                await self.round()
            except StorageError:
                logger.exception("gaps_failed")

    async def round(self) -> None:
        """Write what waits, forget what is past its time, and group what is alike."""
        now = self._clock.now()
        today = now.astimezone(self._timezone).date()
        taken = tuple(self._waiting)
        async with self._database.transaction() as connection:
            for noted in taken:
                await gaps.add(connection, self._vault, self._ids.row(), noted.account, noted.words, noted.at)
            await gaps.forget(connection, now, today)
        for noted in taken:
            if noted in self._waiting:
                self._waiting.remove(noted)
        async with self._database.reading() as connection:
            asked = await gaps.compared(connection, self._vault)
            standing = await gaps.standing(connection, self._vault, today)
        # Comparing takes up to a second: nobody waits for it.
        groups = await asyncio.to_thread(_planned, asked, standing, self._sieve)
        if groups:
            await self._write(groups, now, today)

    async def _write(self, groups: "list[_Group]", now: datetime, today: date) -> None:
        async with self._database.transaction() as connection:
            await gaps.take_turn(connection, now)
            free = await gaps.uncounted(connection)
            for group in groups:
                # Another process was quicker; what is left is looked at in the next round.
                if not free.issuperset(group.rows):
                    continue
                gap = group.gap or self._ids.row()
                if group.gap is None:
                    await gaps.create(connection, self._vault, gap, group.words, today)
                await gaps.count(connection, gap, group.people)
                await gaps.attach(connection, gap, group.rows)

    async def held(self, work: UnitOfWork, account: Account) -> int:
        """How many questions of a person are held, in memory or sealed."""
        waiting = sum(noted.account == account for noted in self._waiting)
        return waiting + await gaps.held(await work.read(), self._vault, account)

    async def forget(self, work: UnitOfWork, account: Account) -> None:
        """Erase a person's questions, also those that wait."""
        for noted in [each for each in self._waiting if each.account == account]:
            self._waiting.remove(noted)
        await gaps.forget_person(await work.connection(), self._vault, account)


def _without_leaks(text: str) -> str:
    """The text without names, birth dates and addresses (R5), and without what the redaction guard finds: numbers,
    plates, links, names after titles (R25).
    """
    text, _ = personal.strip(text[:1_000])
    for hit in reversed(redaction.find(text)):
        text = f"{text[: hit.start]} 0 {text[hit.end :]}"
    return text


def _planned(asked: list[Unanswered], standing: list[Gap], sieve: Sieve) -> list[_Group]:
    """Which questions join a group that stands, and which form a new one."""
    traits = {gap.id: sieve.traits(gap.words) for gap in standing}
    counted = {(each.gap, each.person) for each in asked}
    joining: dict[str, list[Unanswered]] = {}
    left: list[Unanswered] = []
    for each in asked:
        if each.gap is not None:
            continue
        own = sieve.traits(each.words)
        close, likest = max(((likeness(own, known), gap) for gap, known in traits.items()), default=(0.0, ""))
        if close >= ALIKE:
            joining.setdefault(likest, []).append(each)
        else:
            left.append(each)
    groups = []
    for gap, rows in joining.items():
        new = {row.person for row in rows if (gap, row.person) not in counted}
        groups.append(_Group(gap, (), len(new), tuple(row.id for row in rows)))
    return groups + _new_groups(left, sieve)


def _new_groups(left: list[Unanswered], sieve: Sieve) -> list[_Group]:
    found = []
    for group in grouped([Asked(row.id, row.person, row.words) for row in left], sieve):
        people = {each.person for each in group}
        words = shown(group)
        if len(people) >= PEOPLE and words:
            found.append(_Group(None, words, len(people), tuple(each.id for each in group)))
    return found
