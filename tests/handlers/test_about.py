"""R36: /about names the network, how to reach it, and how many alerts of the last 90 days were corrected."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.alerts import Alert, AlertChange, AlertState
from bot.storage import alert_changes, alerts
from bot.storage.schema import alert_changes as history
from bot.storage.schema import alerts as table
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import publish, report

NETWORK = {
    "name": "Red de Durham",
    "contact": "919-555-0100",
    "press": "prensa@example.org",
    "privacy_url": "https://red.example/privacidad",
}


async def change(town: Town, to: AlertChange, state: AlertState) -> None:
    """Another entry in the history of the newest alert."""
    async with town.application.database.transaction() as connection:
        row = (await connection.execute(table.select().order_by(table.c.number.desc()))).first()
        assert row is not None
        alert = await alerts.get(connection, row.id)
        assert alert is not None
        history = await alert_changes.of(connection, alert.id)
        after = Alert(
            id=alert.id,
            number=alert.number,
            report=alert.report,
            state=state,
            facts=alert.facts,
            version=history[-1].version + 1,
            mark=alert.mark,
            published_by=alert.published_by,
        )
        await alert_changes.add(connection, after, to, by="M1", now=town.clock.now())


async def published(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    # Above the hour's reports of one person, and the cap of one moderator.
    await town.passes(timedelta(hours=3))


async def test_r36_about_names_the_network_and_how_to_reach_it(open_town: OpenTown) -> None:
    async with open_town(network=NETWORK) as town:
        answer = await town.ana.says("/acerca")
        for said in ("Red de Durham", "919-555-0100", "prensa@", "https://red.example/privacidad", "ni soy abogado"):
            assert said in answer.replace("\u2060", "")
        assert "mando los avisos que publican voluntarios" in answer


async def test_r36_without_an_alert_about_says_so_and_not_more(town: Town) -> None:
    answer = await town.ana.says("/about")
    assert "En los últimos 90 días no publicamos ningún aviso. No quiere decir que no haya pasado nada." in answer
    assert "corregir" not in answer


async def test_r36_about_counts_what_was_published_and_what_was_corrected(town: Town) -> None:
    for _ in range(3):
        await published(town)
    assert "publicamos 3 avisos. No tuvimos que corregir ninguno." in await town.ana.says("/about")
    await change(town, AlertChange.RETRACTED, AlertState.RETRACTED)
    assert "publicamos 3 avisos. Tuvimos que corregir 1." in await town.ana.says("/about")
    english = Person(town, "mod-1", "mod-1", locale="en")
    assert "In the last 90 days we published 3 alerts. We had to correct 1 of them." in await english.says("/about")


@pytest.mark.parametrize(("to", "corrected"), [(AlertChange.UPDATED, 1), (AlertChange.EXTENDED, 0)])
async def test_r36_set_right_is_corrected_and_longer_is_not(town: Town, to: AlertChange, corrected: int) -> None:
    await published(town)
    await change(town, to, AlertState.LIVE)
    answer = await town.ana.says("/about")
    assert ("Tuvimos que corregir 1." in answer) == bool(corrected)


async def test_r36_what_was_checked_first_and_is_confirmed_later_was_not_wrong(town: Town) -> None:
    await published(town)
    async with town.application.database.transaction() as connection:
        await connection.execute(history.update().where(history.c.change == "published").values(kind="checking"))
    await change(town, AlertChange.UPDATED, AlertState.LIVE)
    assert "No tuvimos que corregir ninguno." in await town.ana.says("/about")


async def test_r36_an_alert_counts_once_however_often_it_was_corrected(town: Town) -> None:
    await published(town)
    for _ in range(3):
        await change(town, AlertChange.UPDATED, AlertState.LIVE)
    assert "publicamos 1 aviso. Tuvimos que corregir 1." in await town.ana.says("/about")


async def test_r36_after_ninety_days_an_alert_is_not_counted(town: Town) -> None:
    await published(town)
    await town.passes(timedelta(days=90))
    assert "no publicamos ningún aviso" in await town.ana.says("/about")


async def test_r34_a_drill_is_not_counted(town: Town) -> None:
    await published(town)
    async with town.application.database.transaction() as connection:
        await connection.execute(update(table).values(mark="drill"))
    assert "no publicamos ningún aviso" in await town.ana.says("/about")


@pytest.mark.parametrize(
    ("stage", "said"), [("answers", "Contesto preguntas. Todavía"), ("reports", "recibo reportes. T")]
)
async def test_r47_before_alerts_about_says_what_there_is_and_counts_nothing(
    open_town: OpenTown, stage: str, said: str
) -> None:
    async with open_town(stage=stage) as town:
        answer = await town.ana.says("/about")
        assert said in answer
        assert "90" not in answer
