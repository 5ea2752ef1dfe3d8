"""/stats: counts, shares and medians of 7 and 30 days, and nothing about anybody (R23)."""

import re
from datetime import timedelta

from sqlalchemy import update

from bot.domain.rights import Role
from bot.storage.schema import alerts
from tests.chat import Town
from tests.handlers.flows import publish, report
from tests.handlers.test_roles import give


async def closed(town: Town, after: int) -> None:
    """A report that is claimed and closed so many minutes after it came."""
    await report(town.ana)
    await town.passes(timedelta(minutes=after))
    await town.first.presses("Claim")
    await town.passes(timedelta(minutes=1))
    await town.first.presses("Can't tell")
    await town.first.presses("Another reason")


def block(text: str, days: int) -> list[str]:
    return text.partition(f"**The last {days} days**\n")[2].partition("\n\n")[0].splitlines()


async def test_r23_stats_of_seven_and_thirty_days(town: Town) -> None:
    await closed(town, 2)
    await town.passes(timedelta(days=10))
    for minutes in (1, 3, 20):
        await closed(town, minutes)
    await report(town.luis, place="Raleigh")
    await publish(town)
    async with town.application.database.transaction() as connection:
        await connection.execute(update(alerts).values(state="retracted"))
    await report(town.ana)
    text = await town.second.says("/stats")
    assert block(text, 7) == [
        "Reports: 5",
        "- confirmed: 1",
        "- could not be found out: 3",
        "- no decision: 1",
        "Alerts that were corrected: 1 of 1 (100 %)",
        "Reports that nobody had after 15 min: 1 of 3 (33 %)",
        "Half of them had a first action within: 2 min",
        "Half of the decided ones were decided within: 3 min",
    ]
    assert block(text, 30)[0] == "Reports: 6"
    assert not re.search(r"\bM[12]\b", text)


async def test_an_empty_network_shows_no_shares_of_nothing(town: Town) -> None:
    text = await town.first.says("/estadisticas")
    assert [block(text, days) for days in (7, 30)] == [["Reports: 0"], ["Reports: 0"]]


async def test_what_was_not_done_yet_is_not_known(town: Town) -> None:
    await report(town.ana)
    assert block(await town.first.says("/stats"), 7) == [
        "Reports: 1",
        "- no decision: 1",
        "Half of them had a first action within: not known",
        "Half of the decided ones were decided within: not known",
    ]


async def test_r22_a_moderator_sees_their_own_counties(town: Town) -> None:
    await give(town, "luis", Role.MODERATOR, "Wake")
    await report(town.ana)
    assert "Reportes: 0" in await town.luis.says("/stats")
    assert "Reports: 1" in await town.first.says("/stats")


async def test_stats_are_for_moderators(town: Town) -> None:
    await give(town, "luis", Role.VERIFIER)
    for person in (town.ana, town.luis):
        assert "voluntarios con un cargo" in await person.says("/stats")
