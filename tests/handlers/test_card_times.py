"""What time does to a card: its age while it waits, one line a day after the decision, nothing of it at purge."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.storage.schema import outbox
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import SIGHTING, contents, publish, report

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def decide(town: Town) -> None:
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    await town.first.presses("A traffic stop.*")


async def edits(town: Town) -> int:
    """How many versions of the card were written."""
    async with town.application.database.reading() as connection:
        query = select(func.count()).select_from(outbox).where(outbox.c.key.startswith("card:"))
        return await connection.scalar(query) or 0


async def test_r39_a_day_after_the_decision_a_card_is_one_line(town: Town) -> None:
    name = await report(town.ana)
    await decide(town)
    await town.passes(23 * HOUR)
    assert SIGHTING["what"] in town.room[0]
    await town.passes(HOUR + MINUTE)
    assert town.room[0].startswith(f"**{name}** · Durham · not immigration enforcement; it was a traffic stop")
    assert "\n" not in town.room[0]
    card = town.posts("moderators")[0].outgoing
    assert card is not None
    assert card.buttons == ()
    # What comes later does not bring the words back.
    await town.ana.says("/myreports")
    assert SIGHTING["what"] not in town.room[0]


async def test_r39_a_published_card_keeps_its_button_until_the_alert_is_over(open_town: OpenTown) -> None:
    async with open_town(alerts={"valid_minutes": 1440}) as town:
        await report(town.ana)
        await publish(town)
        await town.passes(23 * HOUR)
        card = town.posts("moderators")[0].outgoing
        assert card is not None
        assert [button.label for row in card.buttons for button in row][:1] == ["Ended"]
        await town.passes(3 * HOUR)
        assert "\n" not in town.room[0]
        assert "confirmed" in town.room[0]


async def test_r39_at_purge_the_words_of_what_nobody_decided_are_gone_in_the_room(open_town: OpenTown) -> None:
    async with open_town(privacy={"content_days": 1, "reply_hours": 24}) as town:
        name = await report(town.ana)
        gone_after = None
        for half_hours in range(1, 110):
            await town.application.housekeeping.round()
            await town.passes(30 * MINUTE)
            if SIGHTING["what"] not in town.room[0]:
                gone_after = gone_after or half_hours * 30 * MINUTE
        assert gone_after is not None
        assert DAY <= gone_after <= DAY + HOUR
        assert town.room[0] == f"**{name}** · Durham · **Erased.**"
        assert len([text for text in town.room if name in text and "Durham ·" in text]) == 1
        rows = (await contents(town))["reports"]
        assert all(SIGHTING["what"] not in str(row) for row in rows)


async def test_the_age_of_a_waiting_card_is_drawn_anew_and_rarely(town: Town) -> None:
    await report(town.ana, time="0")
    before = await edits(town)
    ages: list[str] = []
    for minutes in (*[5] * 13, 55, *[30] * 20):
        await town.passes(minutes * MINUTE)
        age = town.room[0].split(" · ")[1]
        if not ages or ages[-1] != age:
            ages.append(age)
    assert ages == ["5 min", "15 min", "30 min", "1 h", "2 h", "4 h", "8 h"]
    assert await edits(town) - before == 7


async def test_what_was_decided_gets_no_older(town: Town) -> None:
    await report(town.ana)
    await decide(town)
    written = await edits(town)
    await town.passes(12 * HOUR)
    assert await edits(town) == written
