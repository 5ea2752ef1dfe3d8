"""*Destroy* cannot be undone: not by a new moderator, never without a name, and many times not unheard (R22)."""

from datetime import timedelta

import pytest

from bot.domain.rights import Role
from bot.services.people.watching import DESTROYED, MANY
from tests.chat import Person, Town
from tests.handlers.flows import report
from tests.handlers.volunteers import coordinators, give

TOLD = "destruyó"


async def destroy(town: Town, person: Person, number: int = 0) -> None:
    await report(town.luis, what=f"Veo agentes, reporte {number}", place=f"Duke Park {number}")
    await person.presses("Claim", on=town.posts("moderators")[-1])
    await person.presses("More")
    await person.presses("Destroy this report")
    await person.presses("Yes, destroy it")


async def test_the_card_says_who_destroyed_it(town: Town) -> None:
    await destroy(town, town.first)
    assert any("Erased by M1" in text for text in town.room)
    await town.passes(timedelta(days=31))
    assert any("Erased by M1" in text for text in town.room)


async def test_r22_a_new_moderator_destroys_nothing_alone(town: Town) -> None:
    await town.first.presses_payload("back")
    await give(town, "luis", Role.MODERATOR)
    newcomer = Person(town, "luis", "luis", locale="en")
    await report(town.ana)
    card = town.posts("moderators")[-1].outgoing
    assert card is not None
    assert card.buttons[0][0].action is not None
    report_id = card.buttons[0][0].action.arguments[0]
    await newcomer.presses_payload(f"claim:{report_id}")
    for verb in ("destroy", "destroy-sure"):
        assert "need a second person" in await newcomer.presses_payload(f"{verb}:{report_id}")
    assert not any("Erased" in text for text in town.room)


@pytest.mark.parametrize(("count", "heard"), [(MANY[DESTROYED] - 1, 0), (MANY[DESTROYED], 1)])
async def test_r39_coordinators_hear_of_who_destroys_many(town: Town, count: int, heard: int) -> None:
    room = await coordinators(town, town.ana)
    for number in range(count):
        await destroy(town, town.first, number)
    assert sum(TOLD in text for text in town.texts(room)) == heard
