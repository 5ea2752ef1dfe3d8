"""Somebody who opens the files of many reports: the log holds it, and the coordinators hear of it at once."""

from datetime import timedelta

import pytest

from bot.services.people.watching import MANY as LIMITS
from bot.services.people.watching import OPENED
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import SIGHTING
from tests.handlers.volunteers import coordinators

MANY = LIMITS[OPENED]
TOLD = "abrió los archivos de"


async def open_files(town: Town, count: int, *, between: timedelta = timedelta()) -> None:
    """M2 opens what came with so many reports."""
    for number in range(count):
        await town.luis.says("/report")
        await town.luis.fills({**SIGHTING, "what": f"Veo agentes, reporte {number}", "place": f"Duke Park {number}"})
        await town.luis.sends("image/jpeg")
        await town.luis.presses("Enviar ya")
        await town.second.presses("Open the photo", on=town.posts("moderators")[-1])
        await town.passes(between)


def told(town: Town, room: str) -> list[str]:
    return [text for text in town.texts(room) if TOLD in text]


async def test_r39_coordinators_hear_of_who_opens_the_files_of_many_reports(open_town: OpenTown) -> None:
    async with open_town(limits={"reports_per_person_hour": 100}) as town:
        room = await coordinators(town, town.ana)
        await open_files(town, MANY - 1)
        assert told(town, room) == []
        await town.second.presses("Open the photo", on=town.posts("moderators")[-1])
        assert told(town, room) == [], "the same report again is no other one"
        await open_files(town, 1)
        [text] = told(town, room)
        assert f"M2 abrió los archivos de {MANY} reportes en una hora" in text
        assert "/suspender M2" in text.replace("\u2060", "")


@pytest.mark.parametrize("minutes", [10])
async def test_r39_who_looks_at_them_one_by_one_is_not_told_of(open_town: OpenTown, minutes: int) -> None:
    async with open_town(limits={"reports_per_person_hour": 100}) as town:
        room = await coordinators(town, town.ana)
        await open_files(town, MANY, between=timedelta(minutes=minutes))
        assert told(town, room) == []
