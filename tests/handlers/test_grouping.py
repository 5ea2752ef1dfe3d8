"""Several reports of one sighting: offered on the card, merged, looked at, taken out, decided together."""

import re
from datetime import timedelta

import pytest

from bot.domain.reports import Basis
from bot.storage.audit import verify
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import SIGHTING, report

ENGLISH = {"what": "Four officers in vests and two vans", "place": "Roxboro and Club, Durham"}
SPANISH = {"what": "Hay agentes con chalecos y camionetas", "place": "Roxboro y Club, Durham"}


async def two_reports(town: Town, **changes: str) -> tuple[str, str]:
    """Ana reports, and four minutes later Luis what may be the same; their pseudonyms."""
    first = await report(town.ana)
    await town.passes(timedelta(minutes=4))
    return first, await report(town.luis, **{**SPANISH, **changes})


async def merged(town: Town) -> tuple[str, str]:
    first, second = await two_reports(town)
    await town.first.presses(f"Merge with {first}")
    return first, second


def told(person: Person, name: str) -> list[str]:
    """What the bot wrote to somebody after the receipt, without the report's name."""
    texts = person.town.texts(person.chat)
    start = next(number for number, text in enumerate(texts) if name in text and text.startswith(("Guardado", "Saved")))
    return [text.replace(name, "R") for text in texts[start:]]


def own_chat(town: Town, moderator: Person) -> Person:
    return Person(town, moderator.user, moderator.user, locale="en")


async def test_a_likely_duplicate_is_listed_and_merged_into_one_card(town: Town) -> None:
    first, second = await two_reports(town)
    assert f"Maybe the same as **{first}** (4 min before)." in town.room[1]
    assert "2 reports" not in town.room[0]
    await town.first.presses(f"Merge with {first}")
    assert town.room[1] == f"**{second}** · Durham · merged into **{first}**"
    assert not any(town.posts("moderators")[1].outgoing.buttons)  # type: ignore[union-attr]
    assert "· 2 reports" in town.room[0].split("\n")[0]
    assert "One more report stands under this card." in town.room[0]
    assert len(town.room) == 2


async def test_two_languages_may_tell_of_one_sighting(town: Town) -> None:
    first, second = await two_reports(town, **ENGLISH)
    await town.first.presses(f"Merge with {first}")
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    await town.first.presses("A traffic stop.*")
    assert "Era" in told(town.ana, first)[-1]
    assert "It was" in told(town.luis, second)[-1]


async def test_another_thing_in_the_same_town_is_not_offered(town: Town) -> None:
    await two_reports(town, what="Un retén de la policía pide licencias", place="Duke Street, Durham")
    assert "Maybe the same" not in town.room[1]


async def test_show_all_goes_to_the_presser_alone_and_is_gone_after_ten_minutes(town: Town) -> None:
    first, second = await merged(town)
    before = town.room
    await town.first.presses("Show all")
    assert town.room == before
    shown = own_chat(town, town.first).reads
    assert f"**{first}**: the other reports, page 1 of 1" in shown
    assert f"**{second}**" in shown
    assert SPANISH["what"] in shown
    await town.passes(timedelta(minutes=11))
    assert not any(SPANISH["what"] in text for text in town.texts(town.first.user))


async def test_r15_whoever_reported_the_same_hears_the_same(town: Town) -> None:
    first, second = await merged(town)
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    assert "This decides 2 reports." in town.first.reads
    await town.first.presses("A traffic stop.*")
    ana, luis = told(town.ana, first), told(town.luis, second)
    assert ana == luis
    assert [text for text in luis if "Era" in text or "It was" in text]
    assert f"{second}" in await town.luis.says("/misreportes")
    assert "no era inmigración" in town.luis.reads


async def test_a_decision_in_one_room_leaves_no_report_of_the_group_open(town: Town) -> None:
    await merged(town)
    await town.first.presses("Claim")
    await town.first.presses("Can't tell")
    assert "This decides 2 reports." in town.first.reads
    await town.first.presses(re.escape(town.first.buttons[0]))
    assert "M1 decided" in town.room[0]
    assert "merged into" in town.room[1]
    assert "pudieron saber" in town.luis.reads


async def test_a_merge_into_a_claimed_report_tells_that_somebody_looks(town: Town) -> None:
    first = await report(town.ana)
    await town.first.presses("Claim")
    await report(town.luis, **SPANISH)
    await town.first.presses(f"Merge with {first}")
    assert "un voluntario lo está viendo" in town.luis.reads
    assert "M1 is checking it" in town.room[0]
    await town.passes(timedelta(minutes=14))
    assert not [text for text in town.texts("luis") if "nadie ha podido verlo" in text]


async def test_what_somebody_else_has_is_not_merged_away(town: Town) -> None:
    first = await report(town.ana)
    await town.first.presses("Claim")
    await report(town.luis, **SPANISH)
    await town.second.presses("Claim", on=town.posts("moderators")[1])
    assert await town.first.presses(f"Merge with {first}") == "M2 has it already."
    assert "merged" not in "".join(town.room)


async def test_taking_out_undoes_a_merge(town: Town) -> None:
    first, second = await merged(town)
    await town.first.presses("Show all")
    await own_chat(town, town.first).presses(f"Take out {second}")
    assert "2 reports" not in town.room[0]
    assert town.room[1].startswith(f"**{second}** · ")
    assert "Nobody has it yet" in town.room[1]
    await town.second.presses("Claim", on=town.posts("moderators")[1])
    assert "M2 has it" in town.room[1]
    assert "Nobody has it yet" in town.room[0]
    assert first in town.room[0]


async def test_a_merge_comes_too_late_for_what_was_decided(town: Town) -> None:
    first, _ = await two_reports(town)
    late = town.posts("moderators")[1]
    await town.first.presses("Claim", on=town.posts("moderators")[0])
    await town.first.presses("Can't tell")
    await town.first.presses(re.escape(town.first.buttons[0]))
    assert "changed in the meantime" in await town.second.presses(f"Merge with {first}", on=late)
    assert "merged" not in "".join(town.room)


async def test_an_old_press_on_a_merged_card_decides_nothing(town: Town) -> None:
    first, second = await two_reports(town)
    card = town.posts("moderators")[1]
    await town.first.presses(f"Merge with {first}")
    payload = f"claim:{card.outgoing.buttons[0][0].action.arguments[0]}"  # type: ignore[union-attr]
    assert f"stands under the card of {first}" in await town.second.presses_payload(payload)
    assert "Nobody has it yet" in town.room[0]
    assert second in town.room[1]


async def test_destroying_the_leader_gives_the_others_their_card_back(town: Town) -> None:
    _, second = await merged(town)
    await town.first.presses("Claim")
    await town.first.presses("More")
    await town.first.presses("Destroy this report")
    await town.first.presses("Yes, destroy it")
    assert "Erased" in town.room[0]
    assert town.room[1].startswith(f"**{second}** · ")
    assert SPANISH["what"] in town.room[1]
    assert "Nobody has it yet" in town.room[1]


async def confirmed(town: Town) -> str:
    await town.first.presses("Claim")
    return await town.first.presses("Confirm")


TWO_REPORTS = "Two separate reports and a picture"


async def test_r18_one_person_reporting_twice_is_not_two_independent_reports(town: Town) -> None:
    first = await report(town.ana)
    await town.passes(timedelta(minutes=50))
    await report(town.ana, what=SIGHTING["what"] + " siguen", time="60")
    await town.first.presses(f"Merge with {first}")
    text = await confirmed(town)
    assert "Only one person is known to have reported this" in text
    assert TWO_REPORTS not in town.first.buttons
    forged = f"{list(Basis).index(Basis.TWO_REPORTS_AND_PICTURE)}"
    report_id = town.posts("moderators")[0].outgoing.buttons[0][0].action.arguments[0]  # type: ignore[union-attr]
    for payload in (f"agency:{report_id}:{forged}:4", f"not-published:{report_id}:{forged}:4:over"):
        assert "need two people" in await town.first.presses_payload(payload)
    assert "M1 has it" in town.room[0]


async def test_r18_two_people_are_two_reports_once_they_are_merged(town: Town) -> None:
    await merged(town)
    text = await confirmed(town)
    assert "Only one person" not in text
    assert TWO_REPORTS in town.first.buttons
    await town.first.presses(TWO_REPORTS)
    preview = await town.first.presses("Immigration agents, agency not known")
    assert "This decides 2 reports." in preview
    await town.first.presses("Publish")
    assert "dos reportes por separado y una foto" in town.alerts[-1]
    assert "A-101" in town.luis.reads


async def test_details_of_a_merged_report_reach_the_leaders_card(town: Town) -> None:
    _, second = await merged(town)
    await town.luis.presses("Añadir detalles|Add details")
    await town.luis.fills({"text": "Ya se subieron a una camioneta gris"})
    await town.first.presses("Show all")
    assert "camioneta gris" in own_chat(town, town.first).reads
    await town.luis.presses("Añadir detalles|Add details")
    await town.luis.sends("image/jpeg")
    assert second in town.room[1]


@pytest.mark.parametrize("verb", ["merge", "take-out", "show-all", "show-page"])
async def test_nobody_without_a_role_groups_reports(town: Town, verb: str) -> None:
    await merged(town)
    ids = town.posts("moderators")[0].outgoing.buttons[0][0].action.arguments[0]  # type: ignore[union-attr]
    for payload in (f"{verb}:{ids}:{ids}", f"{verb}:{ids}"):
        assert "voluntarios con un cargo" in await town.ana.presses_payload(payload)


async def test_r15_in_a_surge_a_report_joins_a_card_and_its_reporter_notices_nothing(open_town: OpenTown) -> None:
    async with open_town(limits={"reports_per_person_hour": 5, "surge_reports_hour": 1}) as town:
        await report(town.ana)
        await report(town.luis, what="jaja migra migra", place="Durham")
        receipts = [text for text in town.texts("luis") if text.startswith("Guardado")]
        third = await report(town.luis, what="Se llevaron a un vecino de la panadería Flores", place="Durham")
        receipts.append(next(text for text in town.texts("luis") if text.startswith("Guardado") and third in text))
        assert len({re.sub(r"R-\w{4}", "R", text) for text in receipts}) == 1
        assert len(town.room) == 2
        await town.passes(timedelta(seconds=31))
        assert "· 2 reports" in town.room[1].split("\n")[0]
        assert "merged by nobody: 1. Of these say something else: 1." in town.room[1]
        assert "2 reports" not in town.room[0]
        card = town.posts("moderators")[1]
        await town.first.presses("Claim", on=card)
        text = await town.first.presses("Not immigration", on=town.posts("moderators")[1])
        assert "This decides 2 reports. Say something else than the others: 1. Look at them first" in text
        # What nobody merged is no second witness.
        assert "Only one person is known" in await town.first.presses("Confirm", on=town.posts("moderators")[1])
        await town.first.presses("Show all")
        assert "says something else" in own_chat(town, town.first).reads
        await own_chat(town, town.first).presses(f"Take out {third}")
        assert "panadería Flores" in town.room[-1] + town.room[2]
        assert "2 reports" not in town.room[1]


async def test_in_a_surge_a_card_takes_up_what_nobody_touched_and_says_nothing_of_its_own(open_town: OpenTown) -> None:
    async with open_town(limits={"reports_per_person_hour": 9, "surge_reports_hour": 5}) as town:
        said = (
            "la migra en todos lados",
            "Se llevaron a un vecino de la panadería Flores",
            "migra, todos lados",
            "lol migra",
        )
        names = [await report(town.ana, what=words, place="Durham") for words in said]
        await town.ana.says_without_forms("/report la migra en todos lados de Durham")
        await town.ana.sends("image/jpeg")
        await town.ana.presses("Enviar ya")
        await town.first.presses("Claim", on=town.posts("moderators")[3])
        receipt = town.texts("ana")
        await report(town.luis, what="la migra en todos lados!", place="Durham")
        await town.passes(timedelta(seconds=31))
        first, bakery, gathered, claimed, pictured = (text.split("\n")[0] for text in town.room)
        assert first.startswith(f"**{names[0]}**")
        assert "· 3 reports" in first
        assert gathered == f"**{names[2]}** · Durham · merged into **{names[0]}**"
        assert not any("merged into" in line for line in (bakery, claimed, pictured))
        assert "· photo" in pictured
        assert "M1 has it" in town.room[3]
        assert town.texts("ana") == receipt, "who reported notices nothing"
        async with town.application.database.reading() as connection:
            assert (await verify(connection)).fault is None
        await town.first.presses("Show all", on=town.posts("moderators")[0])
        await own_chat(town, town.first).presses(f"Take out {names[2]}")
        assert "migra, todos lados" in town.room[2]
        assert "· 2 reports" in town.room[0].split("\n")[0]
