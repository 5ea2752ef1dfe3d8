"""Reports under another one's card: every change is one compare-and-set, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.domain.messages import Account, Address, Platform
from bot.domain.reports import Mark, Outcome, Report, ReportState, Sighting, Step
from bot.storage import groups, reports
from bot.storage.database import Database
from bot.storage.failures import StorageConflict
from bot.storage.groups import Group
from bot.storage.vault import Vault

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Desk:
    """Reports A, B, C … in the order they came, each from an account of its own unless said otherwise."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.clock = MovableClock(NOON)
        self.vault = Vault(folder / "keys", self.clock)
        self._minutes = 0

    async def add(self, name: str, *, user: str = "", leader: str | None = None, apart: bool = False) -> None:
        self._minutes += 1
        report = Report(
            id=name,
            pseudonym=f"R-{name}",
            state=ReportState.RECEIVED,
            county="Durham",
            place_kind=None,
            language="es",
            mark=Mark.REAL,
            sighting=Sighting(what=f"words of {name}", town="Durham"),
            attachments=0,
            reachable=True,
            received_at=NOON + timedelta(minutes=self._minutes),
            version=1,
            leader=leader,
            in_surge=leader is not None,
            stands_apart=apart,
        )
        account = Account(Platform.TELEGRAM, user or f"user-{name}")
        async with self.database.transaction() as connection:
            await reports.add(connection, self.vault, report, account, Address(Platform.TELEGRAM, account.user))

    async def get(self, name: str) -> Report:
        async with self.database.reading() as connection:
            found = await reports.get(connection, self.vault, name)
        assert found is not None
        return found

    async def merge(self, follower: str, leader: str, by: str = "M1") -> bool:
        top = await self.get(leader)
        async with self.database.transaction() as connection:
            done = await groups.merge(connection, follower, top, by)
            if not done:
                await connection.rollback()
            return done

    async def claim(self, name: str, by: str = "M1") -> ReportState | None:
        async with self.database.transaction() as connection:
            return await reports.move(connection, name, Step.CLAIM, claimed_by=by)

    async def decide(self, name: str) -> ReportState | None:
        outcome = Outcome.INCONCLUSIVE.value
        async with self.database.transaction() as connection:
            return await reports.move(connection, name, Step.DECIDE, outcome=outcome, decided_by="M1")

    async def group(self, name: str) -> Group:
        async with self.database.reading() as connection:
            return await groups.group(connection, name)

    async def witnesses(self, name: str) -> int:
        async with self.database.reading() as connection:
            return await groups.different_reporters(connection, self.vault, name)

    async def leaders(self) -> dict[str, str | None]:
        return {name: (await self.get(name)).leader for name in "ABC"}


@pytest.fixture
async def desk(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    for name in "ABC":
        await desk.add(name)
    return desk


async def test_every_step_of_the_leader_is_a_step_of_all(desk: Desk) -> None:
    assert await desk.merge("B", "A")
    assert await desk.claim("A") is ReportState.CLAIMED
    assert await desk.merge("C", "A")
    assert {(await desk.get(name)).state for name in "ABC"} == {ReportState.CLAIMED}
    assert (await desk.get("C")).claimed_by == "M1"
    assert await desk.decide("A") is ReportState.DECIDED
    for name in "ABC":
        found = await desk.get(name)
        assert (found.state, found.outcome, found.decided_by) == (ReportState.DECIDED, Outcome.INCONCLUSIVE, "M1")


async def test_what_stands_under_another_card_takes_no_step_of_its_own(desk: Desk) -> None:
    assert await desk.merge("B", "A")
    assert await desk.claim("B", "M2") is None
    assert (await desk.get("B")).state is ReportState.RECEIVED
    assert await desk.claim("A")
    assert await desk.decide("B") is None


async def test_groups_are_flat(desk: Desk) -> None:
    assert await desk.merge("C", "B")
    assert await desk.merge("B", "A")
    assert await desk.leaders() == {"A": None, "B": "A", "C": "A"}
    assert await desk.group("A") == Group(led=2)
    assert await desk.group("B") == Group()


@pytest.mark.parametrize(
    ("follower", "leader", "first"),
    [("B", "A", ("A", "C")), ("A", "B", ("A", "C")), ("A", "A", None)],
)
async def test_nothing_is_merged_that_is_under_another_already(
    desk: Desk, follower: str, leader: str, first: tuple[str, str] | None
) -> None:
    if first:
        assert await desk.merge(*first)
    before = await desk.leaders()
    assert not await desk.merge(follower, leader)
    assert await desk.leaders() == before


async def test_a_leader_that_was_decided_meanwhile_takes_nobody(desk: Desk) -> None:
    stale = await desk.get("A")
    await desk.claim("A")
    await desk.decide("A")
    async with desk.database.transaction() as connection:
        assert not await groups.merge(connection, "B", stale, "M1")
        assert not await groups.hold(connection, "A")
        assert await groups.hold(connection, "B")
    assert await desk.leaders() == {"A": None, "B": None, "C": None}


async def test_of_two_who_merge_each_others_way_one_wins(desk: Desk) -> None:
    async def merge(follower: str, leader: str) -> bool:
        try:
            return await desk.merge(follower, leader)
        except StorageConflict:  # a deadlock that the database ended is a loss, too
            return False

    done = await asyncio.gather(merge("A", "B"), merge("B", "A"))
    assert sum(done) <= 1
    leaders = await desk.leaders()
    assert not (leaders["A"] and leaders["B"])


async def test_taking_out_gives_an_unclaimed_report_back(desk: Desk) -> None:
    await desk.claim("A")
    await desk.merge("B", "A")
    async with desk.database.transaction() as connection:
        assert not await groups.take_out(connection, "B", "C")
        assert await groups.take_out(connection, "B", "A")
        assert not await groups.take_out(connection, "B", "A")
    found = await desk.get("B")
    assert (found.leader, found.state, found.claimed_by) == (None, ReportState.RECEIVED, None)
    assert (await desk.get("A")).state is ReportState.CLAIMED


async def test_what_was_decided_is_not_taken_out(desk: Desk) -> None:
    await desk.merge("B", "A")
    await desk.claim("A")
    await desk.decide("A")
    async with desk.database.transaction() as connection:
        assert not await groups.take_out(connection, "B", "A")


async def test_the_oldest_of_the_rest_leads_when_a_leader_goes(desk: Desk) -> None:
    await desk.merge("B", "A")
    await desk.merge("C", "A")
    await desk.claim("A")
    async with desk.database.transaction() as connection:
        assert await groups.release(connection, "A") == "B"
        assert await groups.release(connection, "A") is None
    assert await desk.leaders() == {"A": None, "B": None, "C": "B"}
    assert {(await desk.get(name)).state for name in "BC"} == {ReportState.RECEIVED}


async def test_files_and_other_words_come_first_on_the_pages(desk: Desk) -> None:
    for name, apart in (("D", False), ("E", True), ("F", False)):
        await desk.add(name, leader="A", apart=apart)
    await desk.merge("B", "A")
    async with desk.database.reading() as connection:
        first = await groups.page(connection, desk.vault, "A", limit=3)
        rest = await groups.page(connection, desk.vault, "A", limit=3, offset=3)
    assert [report.id for report in (*first, *rest)] == ["E", "F", "D", "B"]
    assert await desk.group("A") == Group(led=4, apart=1, unread=3)


async def test_r18_one_account_is_one_witness_over_the_hours(desk: Desk) -> None:
    desk.clock.advance(timedelta(hours=1))
    await desk.add("D", user="user-A")
    await desk.merge("D", "A")
    assert await desk.witnesses("A") == 1
    await desk.merge("B", "A")
    assert await desk.witnesses("A") == 2


async def test_r18_what_a_surge_put_there_is_no_witness(desk: Desk) -> None:
    await desk.add("D", leader="A")
    assert await desk.witnesses("A") == 1


async def gathered(desk: Desk, follower: str, leader: str) -> bool:
    async with desk.database.transaction() as connection:
        return await groups.gather(connection, follower, leader)


async def around(desk: Desk, leader: str) -> list[str]:
    async with desk.database.reading() as connection:
        top = await desk.get(leader)
        found = await groups.untouched(connection, desk.vault, top, timedelta(minutes=30))
    return [report.id for report in found]


async def test_r18_what_a_surge_gathers_is_no_witness_and_can_be_taken_out(desk: Desk) -> None:
    assert await around(desk, "A") == ["B", "C"]
    assert await gathered(desk, "B", "A")
    assert not await gathered(desk, "B", "A")
    assert (await desk.group("A")).unread == 1
    assert await desk.witnesses("A") == 1
    assert await around(desk, "A") == ["C"]
    async with desk.database.transaction() as connection:
        assert await groups.take_out(connection, "B", "A")
    assert await around(desk, "A") == ["C"], "what a person took out stays out"


async def test_what_somebody_has_or_had_is_not_gathered(desk: Desk) -> None:
    await desk.claim("B")
    assert await desk.merge("C", "B")
    await desk.add("D")
    await desk.claim("D")
    async with desk.database.transaction() as connection:
        assert await reports.move(connection, "D", Step.LAPSE, claimed_by=None)
    await desk.add("E")
    await desk.add("F", leader="E")
    for touched in "BCDEFA":
        assert not await gathered(desk, touched, "A")
    assert await around(desk, "A") == ["E"], "what leads others is told apart by gather() alone"


async def test_a_claim_and_a_gathering_at_the_same_instant_have_one_winner(desk: Desk) -> None:
    claimed, taken = await asyncio.gather(desk.claim("B"), gathered(desk, "B", "A"))
    found = await desk.get("B")
    assert (claimed is None) is taken
    assert (found.leader, found.claimed_by) == (("A", None) if taken else (None, "M1"))


async def test_r18_whose_key_has_ended_is_no_second_witness(desk: Desk) -> None:
    await desk.merge("B", "A")
    for _ in range(26 + 73):
        desk.clock.advance(timedelta(hours=1))
        desk.vault.destroy_due(desk.clock.now())
    assert await desk.witnesses("A") == 0
    async with desk.database.reading() as connection:
        assert await reports.reporter(connection, desk.vault, "A") is None


async def test_r20_a_report_under_the_card_counts_as_ones_own(desk: Desk) -> None:
    await desk.merge("B", "A")
    async with desk.database.reading() as connection:
        for user, own in (("user-A", True), ("user-B", True), ("user-C", False)):
            account = Account(Platform.TELEGRAM, user)
            assert await groups.came_from(connection, desk.vault, "A", account) is own


async def test_forgetting_a_person_takes_the_account_too(desk: Desk) -> None:
    account = Account(Platform.TELEGRAM, "user-A")
    async with desk.database.transaction() as connection:
        assert await reports.reporter(connection, desk.vault, "A") == account
        await reports.forget_person(connection, desk.vault, account)
        assert await reports.reporter(connection, desk.vault, "A") is None
