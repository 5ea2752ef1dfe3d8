"""A question or a cry for help in the middle of a report is answered first, and the report waits."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.i18n import Texts
from bot.storage.schema import drafts, reports, rooms
from bot.storage.vault import Purpose
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import STATEWIDE, contents
from tests.handlers.test_rules_asking import rows

TEXTS = Texts()
WAITING = TEXTS.say("es", "draft-waiting")
BUTTONS = ["Seguir", "Enviar ya", "Cancelar"]


async def begun(town: Town, words: str = "dos camionetas en Durham") -> None:
    await town.ana.says_without_forms(f"/report {words}")


async def test_a_question_is_answered_and_the_report_waits(town: Town) -> None:
    await begun(town)
    await town.ana.says("¿pueden entrar a mi casa sin orden?")
    card, waiting = town.texts("ana")[-2:]
    assert "orden" in card
    assert waiting == WAITING
    assert town.ana.buttons == BUTTONS
    shown = await town.ana.presses("Seguir")
    assert "**Su reporte:** dos camionetas en Durham\n**Dónde:**" in shown, "the question is no part of it"
    assert "Guardado: R-" in await town.ana.presses("Enviar ya")
    assert "entrar a mi casa" not in town.room[0]


async def test_r1_a_cry_for_help_gets_the_card_and_the_numbers_first(town: Town) -> None:
    await begun(town)
    await town.ana.says("ayuda están tocando mi puerta qué hago")
    card, shown = town.texts("ana")[-2:]
    assert "No abra la puerta" in card
    assert "919-519-6103" in card
    assert "están tocando mi puerta" in shown, "in doubt it stays in the report too"
    assert "Enviar ya" in town.ana.buttons


async def test_r1_a_cry_behind_the_command_is_answered_before_the_form(town: Town) -> None:
    await begun(town, "ayuda están tocando mi puerta en Durham")
    card, shown = town.texts("ana")[-2:]
    assert "No abra la puerta" in card
    assert "919-519-6103" in card
    assert "están tocando mi puerta" in shown
    assert "Enviar ya" in town.ana.buttons


@pytest.mark.parametrize("words", ["me quiero morir", "quiero matarme"])
async def test_r3_danger_to_life_is_never_kept_in_a_report(town: Town, words: str) -> None:
    await begun(town)
    await town.ana.says(words)
    card, waiting = town.texts("ana")[-2:]
    assert "988" in card
    assert waiting == WAITING
    await town.ana.presses("Enviar ya", on=town.ana.post)
    assert words not in town.room[0]


@pytest.mark.parametrize("words", ["cuatro agentes con chaleco", "una camioneta es roja", "se llevan a un señor"])
async def test_what_is_seen_joins_the_report_without_an_answer(town: Town, words: str) -> None:
    await begun(town)
    before = len(town.texts("ana"))
    shown = await town.ana.says(words)
    assert f"dos camionetas en Durham\n{words}" in shown
    assert len(town.texts("ana")) == before + 1


async def test_a_question_before_anything_was_said_leaves_the_report_open(town: Town) -> None:
    await town.ana.says_without_forms("/report")
    await town.ana.says("quién lee esto?")
    assert town.ana.reads == WAITING
    assert town.ana.buttons == ["Seguir", "Cancelar"], "there is nothing to send yet"
    assert await town.ana.presses("Seguir") == TEXTS.say("es", "report-begin")
    assert "cuatro agentes" in await town.ana.says("cuatro agentes en Durham")


@pytest.mark.parametrize("hello", ["hola", "Buenas tardes"])
async def test_a_greeting_is_no_part_of_a_report(town: Town, hello: str) -> None:
    await begun(town)
    await town.ana.says(hello)
    assert town.ana.reads == WAITING
    assert "Soy Farolito" in town.texts("ana")[-2]


async def test_the_other_language_can_be_asked_for_in_the_middle(town: Town) -> None:
    await begun(town)
    await town.ana.says("english")
    assert town.ana.reads == TEXTS.say("en", "draft-waiting")
    assert "Volunteers of" in await town.ana.presses("Continue")


async def test_a_command_is_answered_and_the_report_waits(town: Town) -> None:
    await begun(town)
    assert "919-519-6103" in await town.ana.says("/hotline durham")
    assert "dos camionetas\nuna es roja" in (await town.ana.says("una es roja")).replace(" en Durham", "")


async def test_stop_is_obeyed_in_the_middle(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    await begun(town)
    await town.ana.says("ALTO")
    assert "ALTO" not in (await town.ana.says("una es roja"))


async def test_send_as_a_report_joins_the_open_one(town: Town) -> None:
    await begun(town)
    await town.ana.says("ayuda están tocando mi puerta qué hago")
    shown = await town.ana.presses("Enviar como reporte")
    assert shown.count("están tocando mi puerta") == 1
    assert "dos camionetas en Durham" in shown


async def test_the_consent_carries_the_number_and_send_stands_under_it(town: Town) -> None:
    await begun(town)
    consent = TEXTS.say("es", "consent", network="Red de Práctica", platform="Esta página de práctica")
    assert town.ana.reads.startswith(f"{consent}\n\nPara ayuda, llame: 919-519-6103")
    assert "Enviar ya" in town.ana.buttons


async def test_an_unsent_draft_dies_after_half_an_hour_and_names_no_subject(town: Town) -> None:
    await begun(town)
    await town.passes(timedelta(minutes=29))
    await town.ana.says("una es roja")
    before = len(town.texts("ana"))
    await town.passes(timedelta(minutes=29))
    assert len(town.texts("ana")) == before, "every word gives it another half hour"
    await town.passes(timedelta(minutes=2))
    said = town.ana.reads
    assert said == TEXTS.say("es", "draft-deleted")
    assert not any(word in said.lower() for word in ("reporte", "migra", "agente", "ice"))
    assert town.ana.post.outgoing is not None
    assert town.ana.post.outgoing.silent
    assert await rows(town, drafts) == 0
    await town.passes(timedelta(hours=2))
    assert len(town.texts("ana")) == before + 1


async def test_a_draft_that_died_while_the_program_was_away_is_spoken_of_at_the_next_start(open_town: OpenTown) -> None:
    async with open_town() as town:
        await begun(town)
        clock = town.clock
    clock.advance(timedelta(hours=3))
    async with open_town(clock) as town:
        await town.application.housekeeping.round()
        await town.settle()
        assert town.ana.reads == TEXTS.say("es", "draft-deleted")
        assert await rows(town, drafts) == 0


@pytest.mark.parametrize("end", ["send", "cancel", "nothing said"])
async def test_nothing_is_said_of_a_draft_that_was_ended_or_never_begun(town: Town, end: str) -> None:
    if end == "nothing said":
        await town.ana.says_without_forms("/report")
    else:
        await begun(town)
        await town.ana.presses("Enviar ya" if end == "send" else "Cancelar")
    await town.passes(timedelta(minutes=40))
    assert TEXTS.say("es", "draft-deleted") not in town.texts("ana")


async def test_words_can_be_changed(town: Town) -> None:
    await begun(town, "tres agentes en Durham")
    await town.ana.presses("Cambiar")
    assert town.ana.buttons == ["Palabras", "Lugar", "Hora", "Clase de lugar", "Seguir", "Cancelar"]
    await town.ana.presses("Palabras")
    shown = await town.ana.says("cinco oficiales en Durham")
    assert "**Su reporte:** cinco oficiales en Durham" in shown
    assert "agentes: 5" in shown
    assert "tres agentes" not in shown


async def test_place_and_time_can_be_changed(town: Town) -> None:
    await begun(town, "tres agentes en Durham, hace 10 minutos")
    await town.ana.presses("Cambiar")
    await town.ana.presses("Lugar")
    shown = await town.ana.says("Capital y Millbrook, Raleigh")
    assert "**Dónde:** Capital y Millbrook, Raleigh, Wake" in shown
    await town.ana.presses("Cambiar")
    await town.ana.presses("Hora")
    assert "**Visto:** dom 22 nov, 2:42 p. m." in await town.ana.presses("Hace 1 hora")
    await town.ana.presses("Cambiar")
    await town.ana.presses("Hora")
    assert "**Visto:** dom 22 nov, 1:15 p. m." in await town.ana.says("a la 1:15")
    await town.ana.presses("Enviar ya")
    assert "Raleigh, Wake" in town.room[0]
    assert "1:15 PM" in town.room[0]


async def test_a_change_can_be_left_again(town: Town) -> None:
    await begun(town)
    await town.ana.presses("Cambiar")
    assert "dos camionetas en Durham" in await town.ana.presses("Seguir")


@pytest.mark.parametrize(
    "payload", ["report-tap:time:7", "report-tap:kind:x", "report-tap:x:y", "report-tap:place:Nowhere"]
)
async def test_a_forged_tap_changes_nothing(town: Town, payload: str) -> None:
    await begun(town)
    assert STATEWIDE in await town.ana.presses_payload(payload)
    assert "dos camionetas en Durham" in await town.ana.presses_payload("report-continue")


async def test_tinted_glass_alone_is_explained_first_and_can_still_be_sent(town: Town) -> None:
    await town.ana.says_without_forms("/report carro con vidrios polarizados y placas de Virginia en Durham")
    explained, shown = town.texts("ana")[-2:]
    assert explained.startswith(TEXTS.say("es", "report-hint-alone"))
    assert "chalecos" in explained
    assert "Enviar ya" in town.ana.buttons
    assert "vidrios polarizados" in shown
    await town.ana.presses("Saltar")
    assert not town.texts("ana")[-2].startswith(TEXTS.say("es", "report-hint-alone")) or len(town.texts("ana")) == 4
    assert "Guardado: R-" in await town.ana.presses("Enviar ya")


async def test_agents_with_tinted_glass_need_no_lesson(town: Town) -> None:
    await begun(town, "carro polarizado y dos agentes con chaleco en Durham")
    assert not any(text.startswith(TEXTS.say("es", "report-hint-alone")) for text in town.texts("ana"))


async def test_how_to_film_is_said_once_and_only_of_what_may_go_on(town: Town) -> None:
    guidance = TEXTS.say("es", "report-guidance")
    await begun(town)
    assert guidance in town.ana.reads
    assert guidance not in await town.ana.says("una es roja")
    await begun(town, "dos camionetas en Durham hace 3 horas")
    assert guidance not in town.ana.reads


async def test_r12_a_place_is_asked_about_and_rounded(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas")
    asked = await town.ana.shares(35.994312, -78.898645)
    assert asked.endswith(TEXTS.say("es", "report-is-it-here"))
    assert "Enviar ya" in town.ana.buttons
    shown = await town.ana.presses("Yo estoy ahí; pasa en otro lado")
    assert "**Dónde:**" not in shown, "where somebody is, is not where it happens"
    assert "919-519-6103" in shown, "but it tells which number helps"
    await town.ana.shares(35.994312, -78.898645)
    await town.ana.presses("Está pasando ahí")
    await town.ana.presses("Enviar ya")
    assert "rounded: 35.99, -78.9" in town.room[0]
    assert await rows(town, reports) == 1


async def test_r12_no_exact_point_is_in_the_database(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas")
    await town.ana.shares(35.994312, -78.898645)
    async with town.application.database.reading() as connection:
        found = (await connection.execute(select(drafts))).all()
    vault = town.application.vault
    opened = [
        vault.open(row.body, purpose=Purpose.LINK, table="drafts", row=row.person_mark.hex()).decode() for row in found
    ]
    assert len(opened) == 1
    assert "35.99," in opened[0]
    for exact in ("35.994", "78.898"):
        assert exact not in opened[0]
        assert exact not in repr(await contents(town))


async def test_r13_an_unserved_county_is_named_before_the_form(town: Town) -> None:
    await town.ana.says("/hotline wake")
    async with town.application.database.transaction() as connection:
        await connection.execute(update(rooms).where(rooms.c.kind == "moderators").values(counties="Durham"))
    await town.passes(timedelta(seconds=6))
    await town.ana.says("hola")
    await town.ana.says("/report")
    assert town.ana.form is None, "what has to be read comes instead of the form"
    assert town.ana.reads.startswith("En Wake no hay voluntarios de esta red")
    assert town.ana.buttons == ["Escribirlo de todos modos"]
    await town.ana.presses("Escribirlo de todos modos")
    shown = await town.ana.fills({"what": "dos camionetas en Raleigh"})
    assert shown.startswith("En Wake no hay voluntarios de esta red")
    assert "Enviar ya" in town.ana.buttons


async def test_r1_the_language_of_the_words_wins_over_the_phones(town: Town) -> None:
    await town.ana.says_without_forms("/report two white vans and four agents in vests in Durham")
    assert "Volunteers of" in town.ana.reads
    assert "**I understood:** agents: 4 · vehicles: 2 · vests" in town.ana.reads
