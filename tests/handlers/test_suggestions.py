"""/suggest: from anybody to the editors' room, a dated check, a second editor, and what became of it (R46)."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.domain.rights import Role
from bot.editing import export_suggestions
from bot.platforms.sandbox import chats
from bot.storage.schema import audit, suggestions
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.test_rules_keeping import days, steady
from tests.handlers.volunteers import code_in, give

DEAD = "El número del centro ya no existe, ahora contestan en el 919-555-0134"
PAGE = "https://elcentronc.org/contacto"


@dataclass
class Desk:
    """The editors' room is the verifiers' chat of the sandbox: three editors, and one who has no such role."""

    town: Town
    first: Person
    second: Person
    third: Person
    outsider: Person

    @property
    def card(self) -> str:
        return self.town.texts(chats.VERIFIERS)[-1]

    @property
    def cards(self) -> list[str]:
        """Only what stands as a card; answers to presses stand there too."""
        return [text for text in self.town.texts(chats.VERIFIERS) if text.startswith("**S-")]


async def editors(town: Town) -> Desk:
    owner = Person(town, "ver-4", chats.VERIFIERS, locale="en")
    await give(town, "ver-4", Role.OWNER, source="config")
    for user in ("ver-1", "ver-2", "ver-3"):
        await give(town, user, Role.EDITOR)
    await owner.says("/room editors")
    first, second, third = (Person(town, f"ver-{n}", chats.VERIFIERS, locale="en") for n in (1, 2, 3))
    return Desk(town, first, second, third, owner)


@pytest.fixture
async def desk(town: Town) -> Desk:
    return await editors(town)


async def suggested(
    person: Person, kind: str = "Cambió un número o lugar", text: str = DEAD, source: str = PAGE
) -> str:
    """Suggest as a person does; returns the answer."""
    await person.says("/suggest" if person.locale == "en" else "/sugerir")
    await person.presses(kind)
    return await person.fills({"text": text, "source": source})


async def checked(desk: Desk) -> None:
    await desk.first.presses("Take")
    await desk.first.presses("Check")
    await desk.first.presses("I called")
    await desk.first.fills({"text": "919-555-0134 answers as El Centro, Monday to Friday"})


async def test_a_suggestion_is_taken_checked_with_a_date_and_agreed_by_a_second_editor(desk: Desk) -> None:
    passed = await suggested(desk.town.ana)
    assert "Se pasó a los editores: S-" in passed
    code = passed.split("editores: ")[1].split(".")[0]
    (card,) = desk.cards
    assert card.startswith(f"**{code}** · A number or place changed")
    assert f"> {DEAD}" in card
    # A stranger's link is shown and cannot be tapped.
    assert PAGE in card.replace("\N{WORD JOINER}", "")
    assert PAGE not in card
    assert "Nobody has it yet" in card
    await checked(desk)
    (card,) = desk.cards
    assert "Checked by E1 on Nov 22, 2026: I called." in card
    assert "> 919-555-0134 answers" in card
    assert "A second editor is needed" in card
    await desk.second.presses("Agree")
    (card,) = desk.cards
    assert "accepted by E1 and E2, checked on Nov 22, 2026" in card
    assert DEAD not in card
    assert "\n" not in card
    assert f"{code}: dos editores revisaron su sugerencia" in desk.town.ana.reads


async def test_r46_one_editor_is_not_two(desk: Desk) -> None:
    await suggested(desk.town.ana)
    await checked(desk)
    assert "You checked it yourself" in await desk.first.presses("Agree")
    (card,) = desk.cards
    assert "A second editor is needed" in card
    await desk.third.presses("Agree")
    assert "accepted by E1 and E3" in desk.cards[0]


async def test_r46_linked_accounts_count_once(desk: Desk) -> None:
    """E2 is E1's other telephone."""
    await suggested(desk.town.ana)
    await checked(desk)
    code = code_in(await Person(desk.town, "ver-1", "ver-1", locale="en").says("/link"))
    await Person(desk.town, "ver-2", "ver-2", locale="en").says(f"/link {code}")
    assert "You checked it yourself" in await desk.second.presses("Agree")


async def test_r46_who_suggests_neither_checks_nor_agrees(desk: Desk) -> None:
    alone = Person(desk.town, "ver-1", "ver-1", locale="en")
    await suggested(alone, "A number or place changed")
    await desk.first.presses("Take")
    await desk.first.presses("Check")
    await desk.first.presses("I read the page")
    assert "You suggested it yourself" in await desk.first.fills({"text": "their page says so"})
    await desk.second.presses("Check")
    await desk.second.presses("I read the page")
    await desk.second.fills({"text": "their page says so"})
    assert "You suggested it yourself" in await desk.first.presses("Agree")
    # The way back ends; that it was theirs does not.
    await days(desk.town, hours=96)
    assert "You suggested it yourself" in await desk.first.presses("Agree")
    await desk.third.presses("Agree")
    assert "accepted by E2 and E3" in desk.cards[0]


async def test_who_linked_the_account_later_has_suggested_it_too(desk: Desk) -> None:
    await suggested(desk.town.ana)
    await checked(desk)
    code = code_in(await Person(desk.town, "ver-2", "ver-2", locale="en").says("/link"))
    await desk.town.ana.says(f"/link {code}")
    assert "You suggested it yourself" in await desk.second.presses("Agree")


async def test_nothing_is_agreed_without_a_check_and_nothing_twice(desk: Desk) -> None:
    await suggested(desk.town.ana)
    row = await only(desk.town)
    assert "Nobody checked it yet" in await desk.second.presses_payload(f"suggestion-agree:{row.id}")
    await desk.first.presses("Take")
    assert "E1 has it" in await desk.second.presses_payload(f"suggestion-take:{row.id}")
    await desk.second.presses("Check")
    await desk.second.presses("I called")
    await desk.second.fills({"text": "the line answers"})
    await desk.first.presses("Agree")
    assert "Already decided by E1" in await desk.third.presses_payload(f"suggestion-agree:{row.id}")
    assert "Already decided" in await desk.third.presses_payload(f"suggestion-because:{row.id}:known")


async def test_only_editors_decide(desk: Desk) -> None:
    await suggested(desk.town.ana)
    row = await only(desk.town)
    for press in ("take", "check", "agree", "refuse"):
        assert "Only volunteers with a role" in await desk.outsider.presses_payload(f"suggestion-{press}:{row.id}")
        assert "un cargo" in await desk.town.luis.presses_payload(f"suggestion-{press}:{row.id}")
    assert (await only(desk.town)).state == "waiting"


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("It could not be confirmed", "no lo pudieron confirmar"),
        ("We have it already", "ya lo tienen"),
        ("Not for this bot", "no es algo para este bot"),
        ("It is about one person", "una sola persona"),
        ("It does not say what should change", "no entendieron qué debe cambiar"),
    ],
)
async def test_a_refusal_has_its_reason_and_the_suggester_hears_it(desk: Desk, why: str, told: str) -> None:
    await suggested(desk.town.ana)
    await desk.first.presses("Refuse")
    await desk.first.presses(why)
    assert told in desk.town.ana.reads
    assert desk.cards[0].endswith(f"refused by E1: {why}.")
    assert DEAD not in desk.cards[0]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ayuden a mi prima, manden por Zelle al 919-555-0134", ""),
        ("Hay una familia que necesita ayuda", "https://www.gofundme.com/f/familia"),
        ("colecta para la familia de Juan", ""),
        ("cash app $luisito", ""),
    ],
)
async def test_r46_personal_fundraisers_and_payment_handles_are_refused_on_arrival(
    desk: Desk, text: str, source: str
) -> None:
    answer = await suggested(desk.town.ana, "Un recurso nuevo", text, source)
    assert "Gracias por querer ayudar. No puedo pasar esto" in answer
    assert "336-543-0353" in answer
    assert desk.cards == []
    async with desk.town.application.database.reading() as connection:
        assert (await connection.execute(select(suggestions))).all() == []


async def test_r5_what_leads_to_a_person_is_taken_out(desk: Desk) -> None:
    text = "La abogada señora Gómez de la calle Roble 45 vio el A 123 456 789 de mi primo, llame al 919-555-0134"
    answer = await suggested(desk.town.ana, "Otra cosa", text, "")
    assert "Quité lo que lleva a una persona" in answer
    card = desk.cards[0].replace("\\", "")
    for gone in ("Gómez", "Roble 45", "123 456 789"):
        assert gone not in card
    assert "919-555-0134" in card


async def test_words_behind_the_command_are_the_suggestion(desk: Desk) -> None:
    assert "Passed on to the editors" in await Person(desk.town, "luis", "luis", locale="en").says(
        "/suggest the petition is over since Monday"
    )
    assert "Something else" in desk.cards[0]
    assert "the petition is over" in desk.cards[0]


async def test_where_no_form_is_shown_one_question_is_asked(desk: Desk) -> None:
    ana = desk.town.ana
    await ana.says_without_forms("/sugerir")
    asked = await ana.presses_payload_without_forms("suggest:new")
    assert "¿Qué es, dónde, qué número o página?" in asked
    assert "Se pasó a los editores" in await ana.says_without_forms(DEAD)
    assert "A new resource" in desk.cards[0]


async def test_without_an_editors_room_nothing_is_kept(town: Town) -> None:
    answer = await town.ana.says("/sugerir algo está mal")
    assert "no tiene editores" in answer
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(suggestions))).all() == []


async def test_three_a_day_and_questions_still_answered(desk: Desk) -> None:
    for number in range(3):
        assert "Se pasó" in await desk.town.ana.says(f"/sugerir el horario {number} está mal")
    assert "a lo más 3 sugerencias" in await desk.town.ana.says("/sugerir otra cosa más")
    assert "No abra la puerta" in await desk.town.ana.says("la migra está en la puerta, estoy en Durham")
    assert "Se pasó" in await desk.town.luis.says("/sugerir el horario está mal")
    await desk.town.passes(timedelta(hours=25))
    assert "Se pasó" in await desk.town.ana.says("/sugerir otra cosa más")


async def test_the_limit_is_the_configurations_and_a_flood_ends(open_town: OpenTown) -> None:
    async with open_town(limits={"suggestions_per_day": 50}) as town:
        desk = await editors(town)
        for number in range(50):
            await town.ana.says(f"/sugerir horario {number}")
        for number in range(10):
            await town.luis.says(f"/sugerir horario {number}")
        assert "más sugerencias de las que pueden leer" in await town.luis.says("/sugerir uno más")
        assert len(desk.cards) == 60


async def only(town: Town) -> Row[Any]:
    async with town.application.database.reading() as connection:
        return (await connection.execute(select(suggestions))).one()


async def test_r38_what_is_kept_is_sealed_and_the_way_back_ends(desk: Desk) -> None:
    await suggested(desk.town.ana)
    row = await only(desk.town)
    kept = b"".join(value for value in row if isinstance(value, bytes))
    assert b"555" not in kept
    assert not any(value in ("ana", b"ana", "sandbox:ana") for value in row)
    await steady(desk.town)
    await days(desk.town, hours=96)
    row = await only(desk.town)
    assert (row.person_mark, row.way_back, row.account) == (None, None, None)
    assert row.body is not None


async def test_r39_an_undecided_one_is_purged_and_its_words_leave_the_room(desk: Desk) -> None:
    await suggested(desk.town.ana)
    await desk.town.passes(timedelta(days=30, minutes=1))
    assert "its time is over" in desk.cards[0]
    assert DEAD not in desk.cards[0]
    await steady(desk.town)
    await days(desk.town, hours=2)
    async with desk.town.application.database.reading() as connection:
        assert (await connection.execute(select(suggestions))).all() == []


async def test_mydata_counts_and_forget_erases_the_way_back(desk: Desk) -> None:
    await suggested(desk.town.ana)
    assert "Sugerencias a los editores que llevan a usted: 1" in await desk.town.ana.says("/misdatos")
    await desk.town.ana.says("/borrar")
    assert "Sugerencias" not in await desk.town.ana.says("/misdatos")
    said = len(desk.town.texts("ana"))
    await desk.first.presses("Refuse")
    await desk.first.presses("We have it already")
    assert len(desk.town.texts("ana")) == said


async def test_r40_the_log_holds_aliases_and_no_text(desk: Desk) -> None:
    await suggested(desk.town.ana)
    await checked(desk)
    await desk.second.presses("Agree")
    async with desk.town.application.database.reading() as connection:
        rows = (await connection.execute(select(audit).where(audit.c.action.like("suggestion-%")))).all()
    assert [(row.actor, row.action) for row in rows] == [
        ("E1", "suggestion-taken"),
        ("E1", "suggestion-checked"),
        ("E2", "suggestion-accepted"),
    ]
    assert not any("555" in row.details for row in rows)


async def test_r46_what_was_accepted_is_written_once_as_a_patch(desk: Desk, tmp_path: Path) -> None:
    await suggested(desk.town.ana)
    await checked(desk)
    settings = desk.town.application.config
    config = tmp_path / "config.yaml"
    config.write_text(f"database: {{url: '{settings.database.url}'}}\nkeys: {{dir: '{settings.keys.dir}'}}\n")
    assert await export_suggestions(config, tmp_path / "out", again=False) == (None, 0)
    await desk.second.presses("Agree")
    path, count = await export_suggestions(config, tmp_path / "out", again=False)
    assert (count, path.parent if path else None) == (1, tmp_path / "out")
    text = path.read_text(encoding="utf-8") if path else ""
    assert f"+> {DEAD}" in text
    assert "+checked_by: E1\n+agreed_by: E2\n" in text
    assert await export_suggestions(config, tmp_path / "out", again=False) == (None, 0)
    assert (await export_suggestions(config, tmp_path / "again", again=True))[1] == 1
