"""Stopped cards, feedback and what was not answered, on both databases."""

from datetime import UTC, date, datetime, timedelta

from bot.clock import MovableClock
from bot.domain.messages import Account, Platform
from bot.storage import feedback, gaps, stopped_cards
from bot.storage.database import Database
from bot.storage.feedback import Total
from bot.storage.vault import Vault

NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
TODAY = NOW.date()
ANA, LUIS = Account(Platform.TELEGRAM, "1"), Account(Platform.DISCORD, "1")


async def test_a_card_is_stopped_once_and_resumed_once(database: Database) -> None:
    async with database.transaction() as connection:
        assert await stopped_cards.add(connection, "rights-home", by="M1", now=NOW)
        assert not await stopped_cards.add(connection, "rights-home", by="M2", now=NOW)
        assert await stopped_cards.ids(connection) == {"rights-home"}
        assert await stopped_cards.remove(connection, "rights-home")
        assert not await stopped_cards.remove(connection, "rights-home")
        assert await stopped_cards.ids(connection) == frozenset()


async def test_feedback_sums_days_and_shows_what_helped_least_first(database: Database) -> None:
    yesterday = TODAY - timedelta(days=1)
    said = [("good", TODAY, True), ("bad", TODAY, False), ("bad", yesterday, False), ("bad", yesterday, True)]
    async with database.transaction() as connection:
        for card, day, helped in said:
            await feedback.count(connection, card, day, helped=helped)
        assert await feedback.totals(connection, yesterday) == [Total("bad", 1, 2), Total("good", 1, 0)]
        assert await feedback.totals(connection, TODAY) == [Total("bad", 0, 1), Total("good", 1, 0)]


async def test_a_persons_questions_are_one_persons_over_the_hours(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    async with database.transaction() as connection:
        await gaps.add(connection, vault, "q1", ANA, ["divorce"], clock.now())
        clock.advance(timedelta(hours=5))
        await gaps.add(connection, vault, "q2", ANA, ["cost"], clock.now())
        await gaps.add(connection, vault, "q3", LUIS, ["divorce"], clock.now())
        first, second, third = await gaps.compared(connection, vault)
        assert first.person == second.person != third.person
        assert first.words == ("divorce",)
        assert await gaps.held(connection, vault, ANA) == 2
        await gaps.forget_person(connection, vault, ANA)
        assert [each.id for each in await gaps.compared(connection, vault)] == ["q3"]


async def test_groups_count_people_and_end(database: Database, vault: Vault, clock: MovableClock) -> None:
    today: date = clock.now().date()
    async with database.transaction() as connection:
        await gaps.take_turn(connection, clock.now())
        await gaps.add(connection, vault, "q1", ANA, ["divorce"], clock.now())
        assert await gaps.uncounted(connection) == {"q1"}
        await gaps.create(connection, vault, "g1", ["divorce"], today)
        await gaps.count(connection, "g1", 3)
        await gaps.attach(connection, "g1", ["q1"])
        assert await gaps.uncounted(connection) == frozenset()
        (gap,) = await gaps.standing(connection, vault, today + timedelta(days=13))
        assert (gap.words, gap.asked) == (("divorce",), 3)
        assert await gaps.standing(connection, vault, today + timedelta(days=14)) == []
        assert await gaps.forget(connection, clock.now() + gaps.COMPARED, today + timedelta(days=14)) == 2
