"""R36: /verify tells anyone whether an alert is ours, what it says now, on what basis, and each change."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from bot.domain.alerts import AlertChange
from bot.domain.rights import Role
from bot.i18n import Texts
from bot.storage.schema import alerts
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import publish, report
from tests.handlers.test_roles import give

UNKNOWN = "No hemos publicado ningún aviso con ese código."


@asynccontextmanager
async def statements(town: Town) -> AsyncIterator[list[str]]:
    """What the database is asked, beside bookkeeping: the tables of alerts."""
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        if "FROM alert" in statement:
            asked.append(" ".join(statement.split()))

    async with town.application.database.reading() as connection:
        engine = connection.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("typed", ["A-101", "a101", "A 101", "#A-101", "101"])
@pytest.mark.parametrize("command", ["/verify", "/verificar"])
async def test_r36_a_published_alert_is_ours_however_its_code_is_typed(town: Town, command: str, typed: str) -> None:
    await report(town.ana)
    await publish(town)
    answer = await town.luis.says(f"{command} {typed}")
    assert "A-101 es nuestro" in answer
    assert "CONFIRMADO A-101" in answer
    assert "Cómo se supo: dos observadores" in answer
    assert "- dom 22 nov, 3:42 p. m.: publicado" in answer


async def test_r36_each_change_stands_with_its_time_after_the_end_too(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.passes(timedelta(minutes=30))
    await town.first.presses("Ended")
    await town.first.presses("End it")
    answer = await town.luis.says("/verify A-101")
    assert "TERMINÓ A-101" in answer
    assert "CONFIRMADO" not in answer
    assert "Cómo se supo: dos observadores" in answer
    lines = [line for line in answer.splitlines() if line.startswith("- ")]
    assert lines == ["- dom 22 nov, 3:42 p. m.: publicado", "- dom 22 nov, 4:12 p. m.: terminó"]


async def test_r36_an_expired_alert_says_that_its_time_was_over(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.passes(timedelta(hours=2, minutes=1))
    answer = await town.luis.says("/verify A-101")
    assert "VENCIDO A-101" in answer
    assert "- dom 22 nov, 5:43 p. m.: se venció" in answer


async def test_r36_an_unpublished_id_answers_like_an_unknown_one(open_town: OpenTown) -> None:
    """Held, undone, waiting, a drill's and one that never was: the same words, after the same questions."""
    async with open_town(alerts={"hold_seconds": 60}) as town:
        await report(town.ana)
        await publish(town)
        answers, questions = set(), set()
        for state in ("held", "undone", "waiting"):
            async with town.application.database.transaction() as connection:
                await connection.execute(update(alerts).values(state=state))
            async with statements(town) as asked:
                answers.add(await town.luis.says("/verify A-101"))
            questions.add(tuple(asked))
        async with town.application.database.transaction() as connection:
            await connection.execute(update(alerts).values(state="live", mark="drill"))
        for code in ("A-101", "A-999", "A-12345678", "hola", "A-"):
            async with statements(town) as asked:
                answers.add(await town.luis.says(f"/verify {code}"))
            questions.add(tuple(asked))
        assert len(answers) == 1
        assert answers.pop().startswith(UNKNOWN)
        assert len(questions) == 1
        assert len(questions.pop()) == 2


async def test_r36_a_text_that_was_passed_on_whole_is_compared(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    sent = town.alerts[0]
    assert "dice lo mismo" in await town.luis.says(f"/verificar {sent}")
    spanish = sent.split("\n\n")[0]
    assert "no es lo que dice" not in await town.luis.says(f"/verificar {spanish}")


@pytest.mark.parametrize("change", [("en Durham,", "en Broad St,"), ("Vale hasta: 5:42", "Vale hasta: 9:42")])
async def test_r36_a_text_that_was_changed_is_called_another_one(town: Town, change: tuple[str, str]) -> None:
    await report(town.ana)
    await publish(town)
    forged = town.alerts[0].replace(*change)
    assert forged != town.alerts[0]
    answer = await town.luis.says(f"/verificar {forged}")
    assert answer.startswith("**El texto que usted mandó no es lo que dice nuestro aviso A-101.**")
    assert "en Durham, condado" in answer
    assert "Vale hasta: 5:42" in answer
    assert "Broad" not in answer


async def test_r36_an_old_text_of_an_alert_that_ended_is_called_another_one(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    sent = town.alerts[0]
    await town.first.presses("Ended")
    await town.first.presses("End it")
    assert "no es lo que dice" in await town.luis.says(f"/verificar {sent}")


async def test_r36_a_forged_text_with_an_unknown_code_is_not_ours(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    forged = town.alerts[0].replace("A-101", "A-102")
    answer = await town.luis.says(f"/verificar {forged}")
    assert answer.startswith(UNKNOWN)
    assert "CONFIRMADO" not in answer


async def test_r31_while_alerts_are_paused_verify_says_so_for_every_code(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await report(town.luis)
    await publish(town)
    await town.ana.says("/freeze")
    for code in ("A-101", "A-999"):
        assert "Avisos en pausa desde 3:42 p. m." in await town.luis.says(f"/verify {code}")


async def test_r36_in_a_group_the_code_may_be_typed_any_way_and_a_forgery_is_named(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    luis = town.neighbour("luis")
    assert "A-101 es nuestro" in await luis.says("/verify ¿a 101?")
    await town.passes(timedelta(minutes=1))
    answer = await luis.says(f"/verify {town.alerts[0].replace('en Durham,', 'en Broad St,')}")
    assert "no es lo que dice nuestro aviso A-101" in answer
    assert "Broad" not in answer


@pytest.mark.parametrize("change", AlertChange)
def test_r36_every_change_has_its_words(change: AlertChange) -> None:
    assert {f"verify-{change.value}", f"feed-{change.value}"} <= Texts().keys
