"""The log of what was not answered: sealed words, three people, 72 hours, 14 days."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.messages import Account, Platform
from bot.services.asking.gaps import Gaps
from bot.storage import gaps
from bot.storage.gaps import Gap
from bot.storage.schema import gaps as gaps_table
from bot.storage.schema import unanswered
from tests.chat import Town

DIVORCE = ("how much does a divorce cost", "divorce cost", "what is the cost of a divorce")


def account(user: str) -> Account:
    return Account(Platform.SANDBOX, user)


async def ask(town: Town, *users: str, text: str = "divorce cost") -> None:
    for user in users:
        log(town).note(account(user), text)
    await log(town).round()


def log(town: Town) -> Gaps:
    return town.application.services.gaps


async def shown(town: Town) -> list[Gap]:
    async with town.application.database.reading() as connection:
        return await gaps.standing(connection, town.application.vault, town.clock.now().date())


async def rows(town: Town) -> int:
    async with town.application.database.reading() as connection:
        return len((await connection.execute(select(unanswered.c.id))).all())


async def test_three_people_make_a_group(town: Town) -> None:
    for user, text in zip(("ana", "luis"), DIVORCE, strict=False):
        await ask(town, user, text=text)
    assert await shown(town) == []
    await ask(town, "eva", text=DIVORCE[2])
    (gap,) = await shown(town)
    assert set(gap.words) == {"divorce", "cost"}
    assert gap.asked == 3


async def test_one_person_who_asks_often_makes_none(town: Town) -> None:
    """Also over hours, when the mark of the same person is another one."""
    for _ in range(5):
        await ask(town, "ana", "luis")
        town.clock.advance(timedelta(hours=13))
    assert await shown(town) == []


async def test_a_fourth_person_is_counted_and_a_third_question_is_not(town: Town) -> None:
    await ask(town, "ana", "luis", "eva")
    await ask(town, "ana", "ana", "leo")
    (gap,) = await shown(town)
    assert gap.asked == 4


async def test_r38_questions_end_after_72_hours_and_groups_after_14_days(town: Town) -> None:
    await ask(town, "ana", "luis", "eva")
    town.clock.advance(timedelta(hours=71))
    await log(town).round()
    assert await rows(town) == 3
    town.clock.advance(timedelta(hours=1))
    await log(town).round()
    assert await rows(town) == 0
    town.clock.advance(timedelta(days=9, hours=23))
    await log(town).round()
    assert len(await shown(town)) == 1
    town.clock.advance(timedelta(days=1))
    await log(town).round()
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(gaps_table.c.id))).all() == []


async def test_r38_nothing_in_clear_says_what_or_who(town: Town) -> None:
    await ask(town, "ana", "luis", "eva")
    async with town.application.database.reading() as connection:
        stored = [*(await connection.execute(select(unanswered))), *(await connection.execute(select(gaps_table)))]
    assert len(stored) == 4
    for value in (value for row in stored for value in row):
        text = value if isinstance(value, bytes) else str(value).encode()
        assert not any(word in text.lower() for word in (b"divorce", b"cost", b"luis", b"ana"))


async def test_what_the_redaction_guard_finds_is_not_kept(town: Town) -> None:
    text = "divorce officer Smithson 919-555-0100 maria@example.org"
    await ask(town, "ana", "luis", "eva", text=text)
    (gap,) = await shown(town)
    assert gap.words == ("divorce",)


async def test_only_what_no_card_answers_is_noted(town: Town) -> None:
    await town.ana.says("la migra esta afuera de mi casa")
    await town.ana.says("what is a judicial warrant")
    await town.ana.says("/hotline durham")
    await log(town).round()
    assert await rows(town) == 0
    await town.ana.says("who won the soccer match yesterday")
    assert "I have no answer" in town.ana.reads
    assert await rows(town) == 0, "nobody waits for it"
    await log(town).round()
    assert await rows(town) == 1


async def test_mydata_counts_and_forget_erases(town: Town) -> None:
    await town.ana.says("who won the soccer match yesterday")
    await log(town).round()
    await town.ana.says("who won the soccer match yesterday evening")
    assert "no card answered: 2" in await town.ana.says("/mydata")
    await town.ana.says("/forget")
    await log(town).round()
    assert await rows(town) == 0


async def test_one_person_cannot_crowd_out_the_others(town: Town) -> None:
    await ask(town, "luis", "eva")
    await ask(town, *["ana"] * 40)
    assert await rows(town) == 2 + gaps.A_PERSON
    assert len(await shown(town)) == 1


@pytest.mark.parametrize("text", ["", "   ", "919-555-0100", "?!", "x" * 100_000])
async def test_what_holds_no_word_is_not_noted(town: Town, text: str) -> None:
    await ask(town, "ana", text=text)
    assert await rows(town) == 0
