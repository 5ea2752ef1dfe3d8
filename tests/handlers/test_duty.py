"""/oncall, /off, /back: shifts by county and clock, weekly ones, gaps, what is left behind."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.rights import Role
from bot.storage.schema import shifts
from tests.chat import Town
from tests.handlers.test_roles import give

DURHAM = "You are on call. Durham: Mon Nov 23, 6:00 AM – 12:00 PM."


async def standing(town: Town) -> int:
    async with town.application.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(shifts)) or 0


async def test_r23_a_shift_is_taken_by_county_and_time(town: Town) -> None:
    assert DURHAM in await town.first.says("/oncall durham mon 6:00-12:00")
    assert town.first.buttons == ["Every week", "Give it back"]
    assert "- Durham: Mon Nov 23, 6:00 AM – 12:00 PM" in await town.first.says("/oncall")
    town.first.locale = "es"
    assert "New Hanover y Wake: mar 24 nov, 10:00 p. m. – 6:00 a. m." in await town.first.says(
        "/guardia new hanover, wake martes 22-6"
    )


async def test_one_tap_takes_a_shift_and_one_gives_it_back(town: Town) -> None:
    await town.first.says("/oncall durham")
    assert town.first.buttons[:2] == ["Now until 6:00 PM", "Now until 12:00 AM"]
    assert len(town.first.buttons) == 6
    assert "Durham: Sun Nov 22, 3:42 PM – 6:00 PM" in await town.first.presses("Now until 6:00 PM")
    await town.first.says("/oncall")
    await town.first.presses("Give back: Sun Nov 22, 3:42 PM")
    assert "You have no shift." in await town.first.says("/oncall")
    assert await standing(town) == 0


@pytest.mark.parametrize("position", range(2, 6))
async def test_tomorrow_comes_in_four_parts(town: Town, position: int) -> None:
    await town.first.says("/oncall")
    label = town.first.buttons[position]
    begins, ends = (
        ("Mon Nov 23, 6:00 AM", "Mon Nov 23, 12:00 PM", "Mon Nov 23, 6:00 PM", "Tue Nov 24, 12:00 AM"),
        (
            "12:00 PM",
            "6:00 PM",
            "12:00 AM",
            "6:00 AM",
        ),
    )
    assert label == f"{begins[position - 2]} – {ends[position - 2]}"
    assert f"all counties: {label}" in await town.first.presses(label)


async def test_r40_an_entry_is_gone_when_its_shift_ends(town: Town) -> None:
    await town.first.says("/oncall durham until 18:00")
    await town.passes(timedelta(hours=2, minutes=17))
    assert await standing(town) == 1
    await town.passes(timedelta(minutes=2))
    assert await standing(town) == 0


async def test_a_weekly_shift_comes_again_at_its_time(town: Town) -> None:
    await town.first.says("/oncall durham mon 6:00-12:00")
    assert "every week" in await town.first.presses("Every week")
    await town.passes(timedelta(days=1))
    assert "- Durham: Mon Nov 30, 6:00 AM – 12:00 PM, every week" in await town.first.says("/oncall")
    await town.first.presses("Give back.*")
    await town.passes(timedelta(days=7))
    assert await standing(town) == 0


async def test_a_weekly_shift_keeps_its_hour_when_the_clocks_change(town: Town) -> None:
    """March 14, 2027: the clocks go forward."""
    await town.passes(timedelta(days=108))
    assert "Thu Mar 11, 6:00 AM" in await town.first.says("/oncall durham thu 6:00-12:00 weekly")
    await town.passes(timedelta(days=4))
    assert "Thu Mar 18, 6:00 AM – 12:00 PM" in await town.first.says("/oncall")


async def test_gaps_of_the_week_are_text_to_copy(town: Town) -> None:
    for said in ("durham until 18:00", "durham mon 0:00-24:00", "durham tue 0:00-24:00", "durham wed 0-24"):
        await town.first.says(f"/oncall {said}")
    await town.second.says("/oncall durham 17:00-24:00")
    await town.second.says("/oncall durham thu 0:00-12:00")
    text = await town.first.says("/oncall gaps")
    assert "**Durham**\n- Thu Nov 26, 12:00 PM – Sun Nov 29, 3:42 PM\n" in text
    assert "**all counties**\n- Sun Nov 22, 3:42 PM – Sun Nov 29, 3:42 PM" in text
    await town.second.says("/off")
    assert "**Durham**\n- Sun Nov 22, 6:00 PM – 12:00 AM" in await town.first.says("/oncall huecos")


async def test_r23_off_and_back(town: Town) -> None:
    await town.first.says("/oncall durham until 18:00")
    assert "off duty" in await town.first.says("/off")
    assert "Send /back" in await town.first.says("/oncall")
    assert "You are back" in await town.first.says("/back")
    assert "not off duty" in await town.first.says("/back")


@pytest.mark.parametrize("said", ["/oncall durham mon", "/oncall mon 25-26", "/oncall durham mon 6-12 narnia"])
async def test_what_is_no_shift_says_how_to_write_one(town: Town, said: str) -> None:
    assert "/oncall durham mon 6:00-12:00" in await town.first.says(said)
    assert await standing(town) == 0


async def test_an_unknown_county_takes_no_shift(town: Town) -> None:
    assert "I do not know that county" in await town.first.says("/oncall narnia mon 6-12")


@pytest.mark.parametrize("said", ["/oncall", "/oncall durham mon 6:00-12:00", "/oncall gaps", "/off", "/back"])
async def test_shifts_are_for_volunteers(town: Town, said: str) -> None:
    assert "voluntarios con un cargo" in await town.ana.says(said)


async def test_r22_a_shift_needs_the_right_in_its_county(town: Town) -> None:
    await give(town, "luis", Role.MODERATOR, "Wake")
    assert "voluntarios con un cargo" in await town.luis.says("/oncall durham mon 6:00-12:00")
    assert "Wake: lun 23 nov" in await town.luis.says("/oncall mon 6:00-12:00")
    assert "voluntarios con un cargo" in await town.luis.presses_payload("oncall:morning:Durham")
    assert await standing(town) == 1


async def test_somebody_elses_shift_is_not_given_back(town: Town) -> None:
    await town.first.says("/oncall durham mon 6:00-12:00")
    payload = town.first.post.outgoing.buttons[0][1].action.payload  # type: ignore[union-attr]
    assert "not yours" in await town.second.presses_payload(payload)
    assert "not yours" in await town.second.presses_payload(payload.replace("drop", "weekly"))
    assert await standing(town) == 1


@pytest.mark.parametrize(
    "payload", ["oncall:noon:*", "oncall:morning:Narnia", "oncall", "shift-drop", "shift-weekly:x:y"]
)
async def test_forged_presses_take_nothing(town: Town, payload: str) -> None:
    await town.first.presses_payload(payload)
    assert await standing(town) == 0
