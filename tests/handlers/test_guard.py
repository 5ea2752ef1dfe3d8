"""What moderators type for the public passes the guard; a second person may overrule it where nobody is hurt (R25)."""

from datetime import timedelta

import pytest

from bot.domain.redaction import check
from bot.domain.rights import Role
from tests.chat import Person, Town
from tests.handlers.flows import contents, preview, publish, report
from tests.handlers.volunteers import give
from tests.handlers.watch import Watch, staff

# A shop's name, which reads like a person's.
SHOP = "Tamales Doña Chela, Durham"


async def type_place(town: Town, words: str) -> str:
    await town.first.presses("Change place")
    return await town.first.fills({"text": words})


async def to_preview(town: Town) -> None:
    await report(town.ana)
    await preview(town)


async def ask_second(town: Town, words: str = SHOP) -> None:
    await to_preview(town)
    await type_place(town, words)
    await town.first.presses("Ask a second person")


async def test_r25_all_that_was_found_is_shown_at_once_with_its_place_and_what_to_do(town: Town) -> None:
    await to_preview(town)
    answer = await type_place(town, "45 Elm Street, agent Smith, ABC-1234, 919 555 0123")
    assert answer.split("\n") == [
        "“45 Elm Street” points at one house. Write the intersection or the town.",
        "“agent Smith” looks like an officer's name. Take it out; the agency is enough.",
        "“ABC-1234” looks like a license plate. Take it out.",
        "“919 555 0123” looks like a phone number. Take it out.",
    ]
    await town.first.presses("Publish")
    assert not any("Elm" in text for text in town.alerts)


async def test_r25_the_same_in_spanish(town: Town) -> None:
    await report(town.ana)
    town.first.locale = "es"
    await town.first.says("/language espanol")
    await preview(town)
    answer = await type_place(town, "agente Pérez, placa ABC-1234")
    assert "agente Pérez" in answer
    assert answer.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        "Club Blvd, come and help",
        "Club Blvd, all clear",
        "Roxboro St, heading north",
        "the market, they will be there tomorrow",
        "vengan a Roxboro y Club",
        "Roxboro, según el escáner de la policía",
    ],
)
async def test_r24_no_alert_calls_foretells_or_follows(town: Town, words: str) -> None:
    await to_preview(town)
    answer = await type_place(town, words)
    assert answer.startswith("“")
    assert "Ask a second person" in town.first.buttons
    await town.first.presses("Publish", on=town.posts("moderators")[-2])
    assert not any(words in text for text in town.alerts)


async def test_r25_a_second_person_lets_a_shops_name_pass(town: Town) -> None:
    await ask_second(town)
    assert "M1 asks a second person" in town.room[-1]
    assert "Chela" not in town.room[-1], "the words stand in no room before somebody looks"
    shown = await town.second.presses("Look at the words")
    assert f"M1 wrote: “{SHOP}”" in shown
    assert "“Doña Chela” looks like somebody's name" in shown
    await town.second.presses("Let it pass")
    assert "M2 let the words of M1" in town.room[-1]
    taken = await type_place(town, SHOP)
    assert SHOP in taken
    assert "looks like" not in taken
    entries = [str(row) for row in (await contents(town))["audit"]]
    overruled = [entry for entry in entries if "guard-overrule" in entry]
    assert len(overruled) == 1
    assert "M2" in overruled[0]
    assert "name" in overruled[0]
    assert not any("Chela" in entry for entry in entries)


async def test_r25_nobody_overrules_their_own_words(town: Town) -> None:
    await ask_second(town)
    await town.first.presses("Look at the words")
    assert "Somebody else has to look" in await town.first.presses("Let it pass")
    assert "looks like somebody's name" in await type_place(town, SHOP)


async def test_r20_whoever_reported_it_lets_no_words_of_it_pass(town: Town) -> None:
    await report(Person(town, "mod-2", "mod-2"))
    await preview(town)
    await type_place(town, SHOP)
    await town.first.presses("Ask a second person")
    await town.second.presses("Look at the words")
    assert "You reported this yourself" in await town.second.presses("Let it pass")
    assert "looks like somebody's name" in await type_place(town, SHOP)


async def test_r20_whoever_was_on_site_lets_no_words_of_it_pass(town: Town) -> None:
    await staff(town)
    watch = Watch(town)
    await give(town, watch.two.user, Role.MODERATOR, source="config")
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.two.presses("Confirmed")
    await town.first.presses("Confirm", on=town.posts("moderators")[0])
    await town.first.presses("Two observers on site.*")
    await town.first.presses("Immigration agents, agency not known")
    await type_place(town, SHOP)
    await town.first.presses("Ask a second person")
    overrule = (await contents(town))["overrules"][0][0]
    assert "You went there and said what you saw" in await watch.at(watch.two).presses_payload(f"guard-pass:{overrule}")
    assert "looks like somebody's name" in await type_place(town, SHOP)


@pytest.mark.parametrize(
    "words",
    [
        "Doña Chela, ABC-1234",
        "Doña Chela, 45 Elm Street",
        "Oak Park apt 4",
        "the home of the Garcia family",
        "agent Smith at Club Blvd",
        "badge 4471 at Club Blvd",
        "an agent with a red beard, Club Blvd",
    ],
)
async def test_r25_nobody_overrules_a_plate_a_home_or_an_officer(town: Town, words: str) -> None:
    await to_preview(town)
    await type_place(town, words)
    assert "Ask a second person" not in town.first.buttons
    assert (await contents(town))["overrules"] == []


async def test_r25_only_the_words_that_were_looked_at_pass(town: Town) -> None:
    await ask_second(town)
    await town.second.presses("Look at the words")
    await town.second.presses("Let it pass")
    assert "looks like somebody's name" in await type_place(town, "Tamales Doña Chela y don Beto, Durham")
    assert "looks like" not in await type_place(town, SHOP)
    assert "Chela" not in str((await contents(town))["overrules"]), "sealed"


@pytest.mark.parametrize("how", ["destroyed", "not public"])
async def test_r25_what_was_typed_is_erased_with_the_report(town: Town, how: str) -> None:
    await ask_second(town)
    assert len((await contents(town))["overrules"]) == 1
    look = next(post for post in town.posts("moderators") if post.outgoing and "asks a second" in post.outgoing.text)
    card = town.posts("moderators")[0]
    if how == "destroyed":
        await town.first.presses("More", on=card)
        await town.first.presses("Destroy this report")
        await town.first.presses("Yes, destroy it")
    else:
        await town.first.presses("Can't tell", on=card)
        await town.first.presses("Not for the public.*")
    assert (await contents(town))["overrules"] == []
    assert "no longer here" in await town.second.presses("Look at the words", on=look)


async def test_r24_the_place_of_an_alert_that_went_out_passes_the_same_guard(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.first.presses("Change facts")
    await town.first.presses("Place")
    refused = await town.first.fills({"place": "Club Blvd, come and help, agent Smith"})
    assert "tells people what to do" in refused
    assert "officer's name" in refused
    assert "Ask a second person" not in town.first.buttons
    await town.first.presses("Change facts", on=town.posts("moderators")[0])
    await town.first.presses("Place")
    await town.first.fills({"place": SHOP})
    await town.first.presses("Ask a second person")
    await town.second.presses("Look at the words")
    await town.second.presses("Let it pass")
    await town.first.presses("Change facts", on=town.posts("moderators")[0])
    await town.first.presses("Place")
    assert SHOP in await town.first.fills({"place": SHOP})


async def test_r25_whoever_has_no_right_neither_sees_nor_passes(town: Town) -> None:
    await ask_second(town)
    overrule = (await contents(town))["overrules"][0][0]
    for verb in ("guard-look", "guard-pass", "guard-ask"):
        assert "Chela" not in await town.luis.presses_payload(f"{verb}:{overrule}")
    assert "no longer here" in await town.second.presses_payload("guard-pass:nothing")
    assert "looks like somebody's name" in await type_place(town, SHOP)


async def test_r24_what_the_program_itself_publishes_passes_the_guard(town: Town) -> None:
    """Confirmed, then ended: nothing of the fixed wording may be stopped, in either language."""
    known = town.application.services.hotlines.known()
    await report(town.ana)
    await publish(town)
    confirmed = town.alerts[-1]
    await town.passes(timedelta(hours=2, minutes=1))
    for text in (confirmed, town.alerts[-1]):
        assert [(hit.leak.value, text[hit.start : hit.end]) for hit in check(text, numbers_known=known)] == []
