"""*Change facts*: every copy follows, what matters is said beside it, and as many people agree as before."""

import pytest

from bot.domain.alerts import AlertChange
from tests.chat import Town
from tests.handlers.flows import preview, report
from tests.handlers.living import card, change, changes


async def test_r30_a_changed_place_changes_every_copy_and_is_said_beside_it(live: Town) -> None:
    shown = await change(live, place="Fayetteville & Lawson")
    assert "at Fayetteville &amp; Lawson" in shown or "at Fayetteville & Lawson" in shown
    assert "Beside each of them comes a new message" in shown
    assert "Fayetteville" not in live.alerts[-1], "it is only shown"
    await live.first.presses("Send the change")
    first, beside = live.posts("alerts")
    assert first.outgoing is not None
    assert beside.outgoing is not None
    assert "Fayetteville" in first.outgoing.text
    assert "Agentes de inmigración" in first.outgoing.text
    assert "Immigration agents" in first.outgoing.text
    assert "CAMBIÓ A-101" in beside.outgoing.text
    assert beside.outgoing.reply_to == first.reference
    assert "CAMBIÓ A-101" in live.luis.reads
    assert await changes(live) == [AlertChange.PUBLISHED, AlertChange.UPDATED]
    assert "se corrigió" in live.ana.reads


async def test_r30_a_changed_number_makes_no_sound(live: Town) -> None:
    shown = await change(live, agents="6")
    assert "Beside each" not in shown
    await live.first.presses("Send the change")
    assert "6 agents" in live.alerts[-1]
    assert "6 agentes" in live.luis.reads
    assert len(live.alerts) == 1


async def test_r17_the_agency_can_be_set_right(live: Town) -> None:
    await live.first.presses("Change facts", on=card(live))
    await live.first.presses("Agency")
    await live.first.presses("Border Patrol agents")
    await live.first.presses("Send the change")
    assert "(Border Patrol)" in live.texts("alerts")[0]
    assert "CHANGED A-101" in live.texts("alerts")[1]


@pytest.mark.parametrize("place", ["123 Main Street", "call 919-555-0123", "ABC-1234"])
async def test_r25_a_changed_place_passes_the_guard(live: Town, place: str) -> None:
    refused = await change(live, place=place)
    assert "“" in refused
    assert place not in live.alerts[-1]


async def test_several_facts_are_changed_at_once(live: Town) -> None:
    await change(live, place="Fayetteville & Lawson", agents="6", seen="3:20 pm")
    await live.first.presses("Agency")
    await live.first.presses("ICE agents")
    await live.first.presses("Send the change")
    text = live.texts("alerts")[0]
    for fact in ("Immigration agents (ICE) at Fayetteville", "6 agents", "Seen: Sun Nov 22, 3:20 PM"):
        assert fact in text
    assert await changes(live) == [AlertChange.PUBLISHED, AlertChange.UPDATED]


async def test_a_change_of_nothing_is_refused(live: Town) -> None:
    assert "changes nothing" in await change(live, place="Durham")


async def test_a_change_that_somebody_overtook_is_not_sent(live: Town) -> None:
    await change(live, place="Fayetteville & Lawson")
    stale = live.first.post
    await change(live, place="Holloway & Miami")
    await live.first.presses("Send the change")
    assert "in the meantime" in await live.first.presses("Send the change", on=stale)
    assert "Holloway" in live.texts("alerts")[0]


async def test_r20_a_change_at_a_school_needs_two(town: Town) -> None:
    await report(town.ana, kind="school")
    await preview(town)
    await town.first.presses("Publish")
    await town.second.presses("Publish")
    shown = await change(town, agents="6")
    assert "needed two people" in shown
    await town.first.presses("Send the change")
    assert "6 agents" not in town.alerts[-1]
    await town.first.presses("Send the change")
    assert "6 agents" not in town.alerts[-1], "one person's two presses count once"
    await town.second.presses("Send the change")
    assert "6 agents" in town.alerts[-1]


async def test_a_wrong_county_leads_to_we_were_wrong_in_one_press(live: Town) -> None:
    """Other people would have to get the alert: no change can do that."""
    shown = await live.first.presses("Change facts", on=card(live))
    assert "The county (Durham) cannot be changed" in shown
    assert "what was it?" in await live.first.presses("We were wrong", on=live.first.post)
    await live.first.presses("It was another place")
    told = await live.first.presses("Send the correction")
    assert "Send a new report with /report, and publish that one." in told
    assert "It was not at Durham" in live.alerts[0]
