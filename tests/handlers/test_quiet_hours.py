"""At night an alert comes at once and silently; by day one sound in a quarter of an hour, but for corrections."""

from datetime import UTC, datetime, timedelta

from bot.clock import MovableClock
from bot.domain.messages import Outgoing
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import publish, report

# 11 PM in North Carolina.
NIGHT = datetime(2026, 11, 23, 4, tzinfo=UTC)
CORNERS = ("Roxboro y Club, Durham", "Main y Duke, Durham", "Alston y Lawson, Durham")


def received(person: Person) -> list[Outgoing]:
    """The alerts in a private chat."""
    posts = [post.outgoing for post in person.town.posts(person.chat) if post.outgoing]
    return [post for post in posts if "CONFIRMADO A-1" in post.text]


async def alert(town: Town, corner: int = 0) -> None:
    await report(town.ana, place=CORNERS[corner])
    await publish(town)


async def test_r33_at_night_it_comes_at_once_and_silently(open_town: OpenTown) -> None:
    async with open_town(MovableClock(NIGHT)) as town:
        await town.luis.says("/subscribe durham")
        await town.ana.says("/subscribe durham")
        await town.ana.says("/subscriptions")
        await town.ana.presses("Sonido de día y de noche")
        await alert(town)
        assert [post.silent for post in received(town.luis)] == [True]
        assert [post.silent for post in received(town.ana)] == [False]
        assert town.clock.now() - NIGHT < timedelta(minutes=5)


async def test_r33_no_sound_where_none_is_wanted(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await town.luis.says("/subscriptions")
    await town.luis.presses("Sin sonido")
    await alert(town)
    assert [post.silent for post in received(town.luis)] == [True]


async def test_r33_one_sound_in_a_quarter_of_an_hour_for_a_county(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await alert(town)
    await town.passes(timedelta(minutes=5))
    await alert(town, 1)
    await town.passes(timedelta(minutes=16))
    await alert(town, 2)
    assert [post.silent for post in received(town.luis)] == [False, True, False]


async def test_r33_other_quiet_hours_are_a_setting(open_town: OpenTown) -> None:
    async with open_town(alerts={"quiet_hours": ["15:00", "16:00"], "hold_seconds": 0}) as town:
        await town.luis.says("/subscribe durham")
        assert "De 3:00 p. m. a 4:00 p. m." in await town.luis.says("/subscriptions")
        await alert(town)
        assert [post.silent for post in received(town.luis)] == [True]
