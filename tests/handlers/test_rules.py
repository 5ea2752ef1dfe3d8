"""The rules of conduct (docs/rules.md) as conversations; a test names its rule."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.messages import Platform
from bot.i18n import Texts
from bot.storage.keys import Purpose
from bot.storage.schema import drafts, inbox, outbox, reports
from bot.storage.work import UnitOfWork
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, publish, report

STATEWIDE = "336-543-0353"
URGENT = "la migra esta afuera de mi casa"


async def rows(town: Town, table: object) -> int:
    async with town.application.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


async def test_r1_help_comes_before_any_question(town: Town) -> None:
    answer = await town.ana.says(URGENT)
    assert "No abra la puerta" in answer
    assert len(town.texts("ana")) == 1, "no welcome, consent or language question came first"


@pytest.mark.parametrize("hello", ["hola", "/start", "Buenas tardes"])
async def test_r1_a_greeting_is_one_short_message(town: Town, hello: str) -> None:
    answer = await town.ana.says(hello)
    assert len(answer) <= 300
    assert len(town.texts("ana")) == 1


async def test_r1_the_questions_language_wins_over_the_phones(town: Town) -> None:
    answer = await town.ana.says("agents are knocking on my door, what do I do")
    assert "Do not open the door" in answer
    assert "Español" in town.ana.buttons


async def test_r1_one_tap_switches_the_language_of_an_answer(town: Town) -> None:
    await town.ana.says(URGENT)
    switched = await town.ana.presses("English")
    assert "Stay calm. Do not open the door." in switched
    assert "Keep the door closed" in switched
    assert len(town.texts("ana")) == 1, "the answer itself changed"


async def test_r1_the_place_said_last_holds_for_half_an_hour(town: Town) -> None:
    await town.ana.says("/hotline durham")
    await town.passes(timedelta(minutes=20))
    assert "919-519-6103" in await town.ana.says(URGENT)
    await town.passes(timedelta(minutes=31))
    assert "919-519-6103" not in await town.ana.says(URGENT)


@pytest.mark.parametrize("said", ["/hotline", "STOP", "alto", "/forget", URGENT, "/rights"])
async def test_r2_help_and_stopping_always_work(town: Town, said: str) -> None:
    assert await town.ana.says(said)
    assert "stage" not in town.ana.reads


@pytest.mark.parametrize("said", ["/verify A-1", "/nonsense", "/subscribe nowhere at all"])
async def test_r2_every_refusal_carries_the_statewide_number(town: Town, said: str) -> None:
    assert STATEWIDE in await town.ana.says(said)


async def test_r2_a_stale_button_is_answered_with_the_number(town: Town) -> None:
    assert STATEWIDE in await town.ana.presses_payload("no-such-verb:1")


async def test_r2_an_urgent_question_in_a_group_is_answered(town: Town) -> None:
    answer = await town.neighbour().says(f"@farolito {URGENT}")
    assert "No abra la puerta" in answer


@pytest.mark.parametrize("words", ["Hay dos camionetas de la migra en la panadería", "vi agentes en Durham"])
async def test_r10_a_question_is_never_a_report(town: Town, words: str) -> None:
    await town.ana.says(words)
    assert await rows(town, reports) == 0
    assert town.room == []


async def test_r10_send_as_a_report_still_asks_before_it_sends(town: Town) -> None:
    await town.ana.says("la migra esta en la puerta de mi vecino en durham")
    await town.ana.presses("Enviar como reporte")
    assert "Lo leen voluntarios" in town.ana.reads
    assert await rows(town, reports) == 0
    await town.ana.presses("Enviar ya")
    assert await rows(town, reports) == 1
    assert "la migra esta en la puerta de mi vecino" in town.room[0]


@pytest.mark.parametrize("kind", ["image/jpeg", "audio/ogg"])
async def test_r10_a_bare_file_gets_both_choices_and_the_number(town: Town, kind: str) -> None:
    answer = await town.ana.sends(kind)
    assert STATEWIDE in answer
    assert town.ana.buttons == ["Enviar como reporte", "Es una pregunta"]
    assert town.room == []


async def test_r10_a_bare_place_gets_both_choices(town: Town) -> None:
    assert "919-519-6103" in await town.ana.shares(35.99, -78.90)
    assert town.ana.buttons == ["Enviar como reporte", "Es una pregunta"]


async def test_r11_consent_stands_above_the_first_send(town: Town) -> None:
    await town.ana.says_without_forms("/report")
    assert "Enviar ya" not in town.ana.buttons
    answer = await town.ana.says("dos camionetas en Durham")
    consent = Texts().say("es", "consent", network="Red de Práctica", platform="Esta página de práctica")
    assert answer.startswith(consent)
    assert "Enviar ya" in town.ana.buttons


async def test_r11_details_can_be_added_for_half_an_hour(town: Town) -> None:
    await report(town.ana)
    receipt = town.ana.post
    await town.ana.presses("Añadir detalles")
    await town.ana.fills({"text": "Ahora son tres"})
    assert "Ahora son tres" in town.room[0]
    await town.passes(timedelta(minutes=31))
    await town.ana.presses("Añadir detalles", on=receipt)
    late = await town.ana.fills({"text": "Ya se fueron"})
    assert "tarde" in late
    assert "Ya se fueron" not in town.room[0]


async def test_r13_the_receipt_promises_nothing(town: Town) -> None:
    name = await report(town.ana)
    expected = Texts().say("es", "receipt", report=name, number="919-519-6103")
    assert town.ana.reads.startswith(expected)


async def test_r13_one_message_on_each_change_of_state(town: Town) -> None:
    await report(town.ana)
    before = len(town.texts("ana"))
    await publish(town)
    await town.first.presses("Ended")
    heard = town.texts("ana")[before:]
    assert len(heard) == 3, "claimed, published, ended"


async def test_r13_nobody_claimed_it_in_fifteen_minutes(town: Town) -> None:
    name = await report(town.ana)
    await town.passes(timedelta(minutes=14))
    assert "nadie ha podido verlo" not in town.ana.reads
    await town.passes(timedelta(minutes=2))
    assert town.ana.reads == Texts().say("es", "unclaimed", report=name, number="919-519-6103")
    before = len(town.texts("ana"))
    await town.passes(timedelta(hours=1))
    assert len(town.texts("ana")) == before


async def test_r13_a_claimed_report_is_not_called_unclaimed(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.passes(timedelta(minutes=20))
    assert not any("nadie ha podido verlo" in text for text in town.texts("ana"))


@pytest.mark.parametrize(
    ("agency", "named"),
    [
        ("ICE agents", "(ICE)"),
        ("Border Patrol agents", "(Border Patrol)"),
        ("Immigration agents, agency not known", "(agency not known)"),
    ],
)
async def test_r17_the_alert_names_the_agency_that_was_seen(town: Town, agency: str, named: str) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Confirm")
    await town.first.presses("Two observers on site")
    shown = await town.first.presses(agency)
    assert named in shown
    assert ("ICE" in re.sub(r"\bPRACTICE\b|\bNOTICE\b", "", shown)) == (named == "(ICE)")


async def test_r19_no_single_press_publishes(town: Town) -> None:
    """Every button that stands in the room is pressed alone, on a fresh report: none brings out an alert."""
    await report(town.ana)
    assert town.first.buttons == ["Claim", "Ask"]
    await town.first.presses("Claim")
    card = town.posts("moderators")[0]
    labels = [button.label for row in card.outgoing.buttons for button in row]  # type: ignore[union-attr]
    assert labels == ["Confirm", "Not immigration", "Can't tell", "Ask", "More"]
    for label in labels:
        await town.first.presses(label, on=card)
        assert town.alerts == []
    shown = await preview_from(town)
    assert "It goes to 1 channel, 0 groups, 0 people." in shown
    assert town.alerts == []


async def preview_from(town: Town) -> str:
    await town.first.presses("Confirm", on=town.posts("moderators")[0])
    await town.first.presses("Two observers on site")
    return await town.first.presses("Immigration agents, agency not known")


@pytest.mark.parametrize("digit", ["1", "2", "3", "6"])
async def test_r19_a_typed_digit_decides_nothing(town: Town, digit: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.says(digit)
    assert town.alerts == []
    assert "M1 has it" in town.room[0]


async def test_r19_publishing_without_a_claim_is_refused(town: Town) -> None:
    await report(town.ana)
    claim = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert claim is not None
    minute = int(town.clock.now().timestamp()) // 60
    answer = await town.first.presses_payload(f"publish:{claim.arguments[0]}:0:0:1:101:{minute}")
    assert answer == "Press *Claim* first."
    assert town.alerts == []


@pytest.mark.parametrize("person", ["ana", "luis"])
async def test_r19_a_forged_press_by_somebody_without_a_role_does_nothing(town: Town, person: str) -> None:
    await report(town.ana)
    claim = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert claim is not None
    for verb in ("claim", "inconclusive", "destroy-sure", "ended"):
        answer = await getattr(town, person).presses_payload(f"{verb}:{claim.arguments[0]}")
        assert "voluntarios con un cargo" in answer
    assert "Nobody has it yet" in town.room[0]


async def test_r19_what_changed_since_the_preview_is_shown_again(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    old = town.first.post
    await town.first.presses("Change place")
    await town.first.fills({"text": "Roxboro y Club"})
    assert "at Roxboro y Club, Durham County" in town.first.reads
    await town.first.presses("Publish", on=old)
    again = town.connection.board.get(old.reference)
    assert again is not None
    assert again.outgoing is not None
    assert again.outgoing.text.startswith("Something changed")
    assert town.alerts == []


async def test_r19_an_old_preview_is_shown_again(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.passes(timedelta(minutes=7))
    assert (await town.first.presses("Publish")).startswith("The text was older")
    assert town.alerts == []
    await town.first.presses("Publish")
    assert len(town.alerts) == 1


async def test_r20_a_school_needs_two_people(town: Town) -> None:
    await report(town.ana, kind="school")
    shown = await preview(town)
    assert "needs two people" in shown
    await town.first.presses("Publish")
    await town.first.presses("Publish")
    assert town.alerts == [], "one person's two presses count once"
    await town.second.presses("Publish")
    assert len(town.alerts) == 1


@pytest.mark.parametrize(
    "place",
    [
        "123 Main Street",
        "Club Blvd apt 4",
        "call 919-555-0123",
        "agent Smith",
        "ABC-1234",
        "35.9940, -78.8986",
        "www.example.org",
    ],
)
async def test_r24_the_place_of_an_alert_holds_nothing_private(town: Town, place: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change place")
    refused = await town.first.fills({"text": place})
    assert "“" in refused, refused
    await town.first.presses("Publish")
    assert place not in town.alerts[-1]


async def test_r24_the_reporters_words_are_never_published(town: Town) -> None:
    await report(town.ana, what="Vengan todos a bloquear la calle, el agente Juan Pérez está aquí")
    await publish(town)
    assert "bloquear" not in town.alerts[-1]
    assert "Juan" not in town.alerts[-1]


async def test_r26_a_home_is_its_town_only(town: Town) -> None:
    await report(town.ana, kind="home", place="45 Elm Street, Durham")
    await publish(town)
    assert "Elm" not in town.alerts[-1]
    assert "en Durham, condado de Durham" in town.alerts[-1]


async def test_r27_every_language_is_rendered_from_the_same_facts(town: Town) -> None:
    await town.luis.says("/language english")
    await town.luis.says("/subscribe durham")
    await report(town.ana)
    await publish(town)
    channel, person = town.alerts[-1], town.luis.reads
    assert "Agentes de inmigración" in channel
    assert person in channel, "the English half of the channel is what an English reader gets"
    assert "Agentes" not in person


async def test_r28_times_are_absolute_with_the_day(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    assert "Seen: Sun Nov 22, 3:32 PM." in town.alerts[-1]
    assert "Valid until: 5:42 PM." in town.alerts[-1]
    assert "Visto: dom 22 nov, 3:32 p. m." in town.alerts[-1]


async def test_r29_an_end_says_what_was_seen_last_and_never_all_clear(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.first.presses("Ended")
    assert "ENDED A-101" in town.alerts[-1]
    assert "There may be others elsewhere" in town.alerts[-1]
    assert not re.search(r"\b(clear|safe|seguro|despejado)\b", town.alerts[-1], re.IGNORECASE)


async def test_r29_ending_twice_is_told(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    card = town.posts("moderators")[0]
    await town.first.presses("Ended", on=card)
    assert (
        await town.second.presses_payload(
            card.outgoing.buttons[0][0].action.payload  # type: ignore[union-attr]
        )
        == "It has ended already."
    )


async def test_r34_what_the_sandbox_publishes_begins_and_ends_with_practice(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await report(town.ana)
    await publish(town)
    await town.first.presses("Ended")
    for text in (*town.alerts, town.luis.reads):
        assert text.startswith("PRÁCTICA")
        assert text.endswith(("PRÁCTICA", "PRACTICE"))


async def test_r36_verify_tells_what_an_alert_says_now(town: Town) -> None:
    unknown = await town.ana.says("/verify A-101")
    await report(town.luis)
    await publish(town)
    assert "CONFIRMADO A-101" in await town.ana.says("/verificar a-101")
    await town.first.presses("Ended")
    assert "TERMINÓ A-101" in await town.ana.says("/verify A-101")
    assert await town.ana.says("/verify A-999") == unknown


async def test_r38_after_73_hours_nothing_leads_from_a_report_to_a_person(town: Town) -> None:
    await steady(town)
    name = await report(town.ana)
    async with UnitOfWork(town.application.database) as work:
        sealed = (await (await work.read()).execute(select(reports.c.way_back, reports.c.person_mark))).one()
    await days(town, hours=72)
    assert name in await town.ana.says("/myreports")
    await days(town, hours=2)
    assert name not in await town.ana.says("/myreports")
    vault = town.application.vault
    assert sealed.person_mark not in vault.marks(Purpose.LINK, f"{Platform.SANDBOX}:ana")
    async with town.application.database.reading() as connection:
        kept = (await connection.execute(select(reports.c.way_back, reports.c.person_mark))).one()
    assert tuple(kept) == (None, None)


async def test_r38_the_content_goes_when_its_days_are_over(open_town: OpenTown) -> None:
    async with open_town(privacy={"reply_hours": 2, "content_days": 2}) as town:
        await steady(town)
        await report(town.ana)
        await days(town, hours=47)
        async with town.application.database.reading() as connection:
            assert await connection.scalar(select(reports.c.body)) is not None
        await days(town, hours=26)
        async with town.application.database.reading() as connection:
            assert (await connection.execute(select(reports.c.body, reports.c.state))).one() == (None, "purged")


async def steady(town: Town) -> None:
    """Housekeeping trusts the clock only after it was steady for a day."""
    await days(town, hours=26)


async def days(town: Town, *, hours: int) -> None:
    for _ in range(hours):
        town.clock.advance(timedelta(hours=1))
        await town.application.housekeeping.round()


async def test_r38_no_id_of_a_person_or_chat_stands_in_clear(open_town: OpenTown) -> None:
    async with open_town() as town:
        await town.luis.says("/subscribe durham")
        await report(town.ana, what="PALABRAS-DE-ANA")
        await publish(town)
        database = town.application.config.data_dir / "farolito.db"
    content = b"".join(file.read_bytes() for file in database.parent.glob("farolito.db*"))
    assert b"PALABRAS-DE-ANA" not in content
    for person in (b"ana", b"luis"):
        assert not re.search(rb"(?<![a-z])" + person + rb"(?![a-z])", content), person
    assert b"Roxboro y Club" not in content


async def test_r41_group_talk_leaves_no_trace(town: Town) -> None:
    for words in ("nos vemos en la iglesia", "la migra esta en la calle", "@otro_bot hola"):
        await town.neighbour().says(words)
    assert town.texts("neighbours") == []
    for table in (inbox, outbox, drafts):
        assert await rows(town, table) == 0
