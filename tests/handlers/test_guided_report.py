"""The report as a conversation, where no form can be shown: one question at a time, each answered or skipped."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.i18n import Texts
from bot.storage.schema import drafts, reports, subscriptions
from tests.chat import Town
from tests.handlers.flows import STATEWIDE, report, report_id
from tests.handlers.test_rules_asking import rows

TEXTS = Texts()
PLACE, TIME, KIND, PEOPLE, WORN = (
    TEXTS.say("es", f"report-ask-{name}") for name in ("place", "time", "kind", "people", "worn")
)
A_NUMBER = "A123-456-789"


async def stored(town: Town) -> tuple[str | None, str | None, int]:
    """County, kind of place, number of files."""
    async with town.application.database.reading() as connection:
        row = (await connection.execute(select(reports.c.county, reports.c.place_kind, reports.c.attachments))).one()
    return row.county, row.place_kind, row.attachments


async def test_every_question_answered_by_words(town: Town) -> None:
    begun = await town.ana.says_without_forms("/report")
    assert begun == TEXTS.say("es", "report-begin")
    assert town.ana.buttons == ["Cancelar"]
    assert (await town.ana.says("dos camionetas blancas")).endswith(PLACE)
    assert (await town.ana.says("Main Street, Durham")).endswith(TIME)
    assert (await town.ana.says("hace media hora")).endswith(KIND)
    whole = await town.ana.says("calle")
    assert "**Su reporte:** dos camionetas blancas" in whole
    assert "**Dónde:** Main Street, Durham" in whole
    assert "**Visto:** dom 22 nov, 3:12 p. m." in whole
    assert "**Clase de lugar:** Calle" in whole
    assert town.ana.buttons == ["Enviar ya", "Añadir", "Cambiar", "Cancelar"]
    assert "Guardado: R-" in await town.ana.presses("Enviar ya")
    assert await stored(town) == ("Durham", "street", 0)
    assert "Main Street, Durham" in town.room[0]
    assert "· Street" in town.room[0]


async def test_every_question_answered_by_buttons(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas en Durham")
    assert town.ana.reads.endswith(TIME), "what and where were in the words"
    assert (await town.ana.presses("Hace 10 min")).endswith(KIND)
    whole = await town.ana.presses("Tienda o estacionamiento")
    assert "**Visto:** dom 22 nov, 3:32 p. m." in whole
    await town.ana.presses("Enviar ya")
    assert await stored(town) == ("Durham", "shop", 0)


@pytest.mark.parametrize(("typed", "minutes"), [("Siguen ahí", 0), ("Hace 1 hora", 60), ("hace más tiempo", 180)])
async def test_a_typed_label_counts_as_its_button(town: Town, typed: str, minutes: int) -> None:
    await town.ana.says_without_forms("/report dos camionetas en Durham")
    answer = await town.ana.says(typed)
    seen = TEXTS.moment("es", town.clock.now() - timedelta(minutes=minutes))
    assert f"**Visto:** {seen}" in answer
    assert answer.endswith(KIND)


async def test_everything_skipped_is_still_a_report(town: Town) -> None:
    await town.ana.says_without_forms("/report")
    await town.ana.says("dos camionetas")
    for expected in (TIME, KIND):
        assert (await town.ana.presses("Saltar")).endswith(expected)
    last = await town.ana.presses("Saltar")
    assert PEOPLE not in last, "three questions are enough"
    assert "Saltar" not in town.ana.buttons
    assert "**Su reporte:** dos camionetas" in last
    await town.ana.presses("Enviar ya")
    assert await stored(town) == (None, None, 0)
    assert "The reporter did not say when it was seen" in town.room[0]
    assert "county not known" in town.room[0]


async def test_everything_in_one_message_is_asked_for_no_more(town: Town) -> None:
    await town.ana.says_without_forms("/report")
    answer = await town.ana.says(
        "dos camionetas sin marcas y 4 agentes con chaleco en la pulga de Durham hace 10 minutos, se llevan a alguien"
    )
    assert "**Visto:** dom 22 nov, 3:32 p. m." in answer
    assert "**Clase de lugar:** Tienda o estacionamiento" in answer
    facts = "agentes: 4 · vehículos sin insignias: 2 · se llevan a alguien · chalecos"
    assert f"**Entendí:** {facts}" in answer
    assert "**No se dijo:**" not in answer
    assert "Saltar" not in town.ana.buttons
    assert town.ana.buttons == ["Enviar ya", "Añadir", "Cambiar", "Cancelar"]


async def test_what_is_missing_is_named_and_asked_with_taps(town: Town) -> None:
    answer = await town.ana.says_without_forms("/report dos camionetas en Durham, hace 10 min, en la calle")
    assert "**No se dijo:** cuántos, cómo van vestidos" in answer
    assert answer.endswith(PEOPLE)
    assert (await town.ana.presses("De 3 a 5")).endswith(WORN)
    whole = await town.ana.presses("Chalecos")
    assert "**Entendí:** agentes: 3-5 · vehículos: 2 · chalecos" in whole
    await town.ana.presses("Enviar ya")
    assert "agents: 3-5 · vehicles: 2 · vests" in town.room[0]


async def test_send_now_is_there_from_the_first_words_on(town: Town) -> None:
    await town.ana.says_without_forms("/report")
    assert "Enviar ya" not in town.ana.buttons
    await town.ana.says("dos")
    assert "Enviar ya" in town.ana.buttons
    await town.ana.presses("Enviar ya")
    assert await rows(town, reports) == 1


@pytest.mark.parametrize("way", ["button", "/cancel", "/cancelar"])
async def test_a_cancelled_report_is_gone(town: Town, way: str) -> None:
    await town.ana.says_without_forms("/report dos camionetas")
    answer = await (town.ana.presses("Cancelar") if way == "button" else town.ana.says(way))
    assert answer == TEXTS.say("es", "report-cancelled", number=STATEWIDE)
    assert await rows(town, drafts) == 0
    assert "/reportar" in await town.ana.presses_payload("report-send")
    assert town.room == []


@pytest.mark.parametrize("word", ["cancelar", "Cancélalo.", "cancel", "never mind"])
async def test_cancel_as_a_word_ends_what_is_begun_and_not_the_alerts(town: Town, word: str) -> None:
    await town.ana.says("/avisos durham")
    await town.ana.says_without_forms("/reportar dos camionetas")
    answer = await town.ana.says(word)
    assert answer == TEXTS.say("es", "report-cancelled", number=STATEWIDE)
    assert await rows(town, drafts) == 0
    assert await rows(town, subscriptions) == 1


async def test_r33_cancelar_with_nothing_begun_ends_the_alerts(town: Town) -> None:
    await town.ana.says("/avisos durham")
    await town.ana.says("cancelar")
    assert await rows(town, subscriptions) == 0


async def test_r12_of_a_shared_place_only_the_county_is_kept(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas")
    answer = await town.ana.shares(35.99412, -78.89861)
    assert answer.endswith(TEXTS.say("es", "report-is-it-here"))
    assert town.ana.buttons[:2] == ["Está pasando ahí", "Yo estoy ahí; pasa en otro lado"]
    shown = await town.ana.presses("Está pasando ahí")
    assert "**Dónde:** Durham" in shown
    assert shown.endswith(TIME)
    await town.ana.presses("Enviar ya")
    assert await stored(town) == ("Durham", None, 0)
    assert "35.994" not in town.room[0]


async def test_a_place_outside_the_state_leaves_the_county_open(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas")
    await town.ana.shares(33.75, -84.39)
    await town.ana.presses("Está pasando ahí")
    await town.ana.presses("Enviar ya")
    assert (await stored(town))[0] is None


async def test_a_photo_comes_first(town: Town) -> None:
    await town.ana.says_without_forms("/report")
    answer = await town.ana.sends("image/jpeg")
    assert "**Su reporte:** (sin palabras)" in answer
    assert "**Con:** 1 archivo" in answer
    assert answer.endswith(PLACE)
    await town.ana.sends("image/jpeg", "audio/ogg", text="en Durham")
    assert "**Con:** 3 archivos" in town.ana.reads
    await town.ana.presses("Enviar ya")
    assert any(TEXTS.say("es", "receipt-photo") in text for text in town.texts("ana"))
    assert (await stored(town))[2] == 3
    assert "2 photos · voice note" in town.room[0]


async def test_a_photo_and_its_words_become_a_report_by_one_tap(town: Town) -> None:
    await town.ana.sends("image/jpeg")
    await town.ana.presses("Enviar como reporte")
    assert "**Con:** 1 archivo" in town.ana.reads
    await town.ana.presses("Enviar ya")
    assert (await stored(town))[2] == 1


async def test_add_joins_what_was_said(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas en Durham")
    for _ in range(3):
        await town.ana.presses("Saltar")
    assert await town.ana.presses("Añadir") == TEXTS.say("es", "report-add-more")
    assert "dos camionetas en Durham\nuna es roja" in await town.ana.says("una es roja")
    await town.ana.presses("Enviar ya")
    assert "una es roja" in town.room[0]


async def test_a_draft_dies_after_half_an_hour(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas")
    await town.passes(timedelta(minutes=29))
    await town.ana.says("en Durham")
    await town.passes(timedelta(minutes=31))
    gone = await town.ana.presses("Enviar ya")
    assert "ya no está aquí" in town.texts("ana")[-1] or "ya no está aquí" in gone
    assert town.room == []
    assert "No abra la puerta" in await town.ana.says("la migra está en la puerta"), "words are a question again"


async def test_only_the_newest_draft_is_kept(town: Town) -> None:
    await town.ana.says_without_forms("/report PRIMERO")
    await town.ana.says_without_forms("/report SEGUNDO")
    await town.ana.presses("Enviar ya")
    assert "SEGUNDO" in town.room[0]
    assert "PRIMERO" not in town.room[0]
    assert await rows(town, drafts) == 0


async def test_sending_twice_sends_once(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas")
    send = town.ana.post
    payload = "report-send"
    await town.ana.presses("Enviar ya", on=send)
    answer = await town.ana.presses_payload(payload)
    assert "ya no está aquí" in answer
    assert STATEWIDE in answer
    assert await rows(town, reports) == 1


@pytest.mark.parametrize("way", ["what", "place", "details", "answer"])
async def test_r5_a_number_of_immigration_papers_is_removed_and_said(town: Town, way: str) -> None:
    words = f"Su número es {A_NUMBER}, en Durham"
    if way in ("what", "place"):
        await town.ana.says_without_forms("/report")
        await town.ana.says(words if way == "what" else "dos camionetas")
        if way == "place":
            await town.ana.says(words)
        said = await town.ana.presses("Enviar ya")
    else:
        said = await _after_sending(town, way, words)
    assert TEXTS.say("es", "report-cleaned") in said
    assert "[…]" in town.room[0].replace("\\", "")
    assert "456" not in town.room[0]


async def _after_sending(town: Town, way: str, words: str) -> str:
    await report(town.ana)
    if way == "details":
        await town.ana.presses_payload_without_forms(f"details:{await report_id(town)}")
    else:
        await town.first.presses("Ask")
        await town.first.presses("How many.*")
        await town.ana.presses_payload_without_forms(f"answer:{await report_id(town)}")
    return await town.ana.says(words)


async def test_details_by_words_and_by_photo(town: Town) -> None:
    await report(town.ana)
    found = await report_id(town)
    question = await town.ana.presses_payload_without_forms(f"details:{found}")
    assert question == "¿Qué quiere añadir? Escríbalo aquí."
    assert "añadido" in await town.ana.says("Ya son tres")
    assert "Ya son tres" in town.room[0]
    await town.ana.presses_payload_without_forms(f"details:{found}")
    await town.ana.sends("image/jpeg")
    assert any("añadido" in text for text in town.texts("ana")[-2:])
    assert "photo" in town.room[0]
    assert "No abra la puerta" in await town.ana.says("la migra está en la puerta"), "then words are a question again"


async def test_nothing_is_no_detail(town: Town) -> None:
    await report(town.ana)
    await town.ana.presses("Añadir detalles")
    assert "Ahí no había nada" in await town.ana.fills({"text": "  "})


async def test_an_answer_by_words_reaches_the_card(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Which corner.*")
    assert town.ana.buttons == ["No sé", "Escribir una respuesta"]
    await town.ana.presses_payload_without_forms(f"answer:{await report_id(town)}")
    assert "entregado" in await town.ana.says("Roxboro y Club")
    assert "**Reporter:** Roxboro y Club" in town.room[0]


@pytest.mark.parametrize("verb", ["details", "answer", "quick-answer"])
async def test_somebody_elses_report_cannot_be_added_to(town: Town, verb: str) -> None:
    await report(town.ana)
    found = await report_id(town)
    before = town.room[0]
    if verb == "quick-answer":
        answer = await town.luis.presses_payload(f"{verb}:{found}:yes")
    else:
        await town.luis.presses_payload_without_forms(f"{verb}:{found}")
        answer = await town.luis.says("soy yo")
    assert "Ese reporte ya no está aquí" in answer
    assert STATEWIDE in answer
    assert town.room[0] == before


async def test_in_english(town: Town) -> None:
    town.ana.locale = "en"
    await town.ana.says_without_forms("/report")
    assert (await town.ana.says("two white vans in Durham, 10 minutes ago")).endswith(
        TEXTS.say("en", "report-ask-kind")
    )
    assert "**Your report:** two white vans in Durham, 10 minutes ago" in town.ana.reads
    assert "**Where:** Durham" in town.ana.reads
    assert "Saved: R-" in await town.ana.presses("Send now")
