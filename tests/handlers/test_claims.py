"""Who has a report, and for how long: a claim lapses, is given back, is taken over."""

from datetime import timedelta

from bot.domain.rights import Role
from tests.chat import Person, Town
from tests.handlers.flows import contents, report, report_id
from tests.handlers.test_roles import give

MINUTE = timedelta(minutes=1)


async def actions(town: Town) -> list[tuple[object, object]]:
    """Who did what, oldest first, as the audit log has it."""
    rows = (await contents(town))["audit"]
    return [(row[2], row[3]) for row in sorted(rows, key=lambda row: int(str(row[0])))]


def labels(town: Town) -> list[str]:
    card = town.posts("moderators")[0].outgoing
    assert card is not None
    return [button.label for row in card.buttons for button in row]


async def told(person: Person, words: str) -> int:
    return len([text for text in person.town.texts(person.chat) if words in text])


async def test_a_claim_lapses_and_a_colleague_takes_it(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.passes(14 * MINUTE)
    assert "M1 has it" in town.room[0]
    await town.passes(2 * MINUTE)
    assert "Nobody has it" in town.room[0]
    assert "Claim" in labels(town)
    assert ("system", "lapse") in await actions(town)
    await town.second.presses("Claim")
    assert "M2 has it" in town.room[0]
    assert await told(town.ana, "un voluntario lo está viendo") == 1
    assert await told(town.ana, "nadie ha podido verlo") == 0


async def test_each_action_of_who_has_it_lets_the_claim_hold(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    for press in ("Not immigration", "Can't tell", "More", "Confirm", "Two observers on site"):
        await town.passes(12 * MINUTE)
        await town.first.presses(press)
        assert "M1 has it" in town.room[0]
    await town.passes(12 * MINUTE)
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    await town.passes(12 * MINUTE)
    assert "M1 is checking it" in town.room[0]
    await town.passes(4 * MINUTE)
    assert "Nobody has it" in town.room[0]


async def test_others_actions_do_not_hold_a_claim(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.passes(10 * MINUTE)
    await town.second.presses("Not immigration")
    await town.second.presses("Ask")
    await town.second.presses("Are they still there.")
    await town.passes(6 * MINUTE)
    assert "Nobody has it" in town.room[0]


async def test_after_a_lapse_a_decision_needs_a_claim(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    reasons = town.first.post
    await town.passes(16 * MINUTE)
    assert await town.first.presses("A traffic stop.*", on=reasons) == "Press *Claim* first."
    await town.first.presses("Claim")
    await town.first.presses("A traffic stop.*", on=reasons)
    assert "M1 decided" in town.room[0]


async def test_what_was_decided_does_not_lapse(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    await town.first.presses("A traffic stop.*")
    await town.passes(timedelta(hours=1))
    assert "M1 decided" in town.room[0]
    assert ("system", "lapse") not in await actions(town)


async def test_who_has_it_gives_it_back(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.second.presses("More")
    assert "Give it back" not in town.second.buttons
    await town.first.presses("More")
    await town.first.presses("Give it back")
    assert "Nobody has it" in town.room[0]
    await town.second.presses("Claim")
    assert "M2 has it" in town.room[0]
    assert [deed for deed in await actions(town) if deed[1] in ("claim", "give-back")] == [
        ("M1", "claim"),
        ("M1", "give-back"),
        ("M2", "claim"),
    ]


async def test_a_coordinator_takes_over_at_once_and_a_colleague_does_not(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.second.presses("More")
    assert not any("Take it over" in label for label in town.second.buttons)
    found = await report_id(town)
    assert "no right" in await town.second.presses_payload(f"take-over:{found}:M1") or "role" in town.second.reads
    assert "M1 has it" in town.room[0]
    await give(town, "mod-2", Role.COORDINATOR)
    await town.passes(10 * MINUTE)
    await town.second.presses("More")
    await town.second.presses("Take it over from M1")
    assert "M2 has it" in town.room[0]
    await town.passes(10 * MINUTE)
    assert "M2 has it" in town.room[0]
    await town.passes(6 * MINUTE)
    assert "Nobody has it" in town.room[0]


async def test_taking_over_names_who_had_it(town: Town) -> None:
    """A press that saw M1 takes nothing from M2."""
    await give(town, "mod-1", Role.COORDINATOR)
    await report(town.ana)
    await town.second.presses("Claim")
    await town.first.presses("More")
    stale = town.first.post
    await town.passes(16 * MINUTE)
    assert await town.first.presses("Take it over from M2", on=stale) == "Press *Claim* first."
    await town.first.presses("Claim")
    assert "M1 has it" in town.room[0]
    assert await town.first.presses("Take it over from M2", on=stale) == "M1 has it already."
