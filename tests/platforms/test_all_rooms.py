"""A claim shows in every room of both platforms at once: no timer, one request a room (R19)."""

from pathlib import Path

import pytest

from tests.platforms.both import on_both
from tests.whole import Known

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"


@pytest.mark.parametrize("rooms", [1, 4])
async def test_r19_every_room_shows_the_claimer_after_one_step(tmp_path: Path, known: Known, rooms: int) -> None:
    async with on_both(tmp_path, known, rooms=rooms) as town:
        ana = town.api.person("Ana")
        await ana.says(f"/reportar {WORDS}")
        await town.settle()
        await ana.presses("Enviar ya")
        await town.settle()
        assert len(town.cards()) == 2 * rooms
        assert all("Nobody has it yet" in card for card in town.cards())
        await town.moderator.presses("Claim", chat=town.groups[0])
        await town.take_in()
        assert not any("M1 has it" in card for card in town.cards()), "nothing is sent before the delivery's step"
        before, moment = town.requests(), town.clock.now()
        await town.deliver()
        assert all("M1 has it" in card for card in town.cards())
        assert town.clock.now() == moment, "no timer had to end"
        # An edit a room, the reporter's message, and the press's own answer at most.
        assert 2 * rooms <= town.requests() - before <= 2 * rooms + 2
