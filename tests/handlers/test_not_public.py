"""A report of what nobody saw (a forecast, a tip from inside, radio, papers) is closed and erased with a tap (R24)."""

import pytest

from tests.chat import Town
from tests.handlers.flows import SIGHTING, contents, report

TIP = "Mañana van a estar en el mercado, me lo dijo un amigo que trabaja en ICE"
REASON = "Not for the public.*"


async def close(town: Town) -> None:
    await town.first.presses("Can't tell", on=town.posts("moderators")[0])
    await town.first.presses(REASON)


async def test_r24_one_tap_closes_and_erases_it(town: Town) -> None:
    name = await report(town.ana, what=TIP)
    await town.first.presses("Claim")
    assert "erases the report at once" in await town.first.presses("Can't tell", on=town.posts("moderators")[0])
    await town.first.presses(REASON)
    assert "mercado" not in town.room[0]
    assert town.room[0].startswith(f"**{name}**")
    assert "not for the public" in town.room[0]
    (row,) = (await contents(town))["reports"]
    assert "purged" in row
    assert "not-public" in row
    assert not any(isinstance(value, bytes) for value in row), "neither words nor a way back"
    assert "propios ojos" in town.ana.reads
    assert town.alerts == []


async def test_r24_the_talk_and_the_files_go_with_it(town: Town) -> None:
    await town.ana.says("/report")
    await town.ana.fills({**SIGHTING, "what": TIP})
    await town.ana.presses("Enviar ya")
    await town.first.presses("Claim")
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    await town.ana.presses("Sí")
    assert len((await contents(town))["report_messages"]) == 2
    await close(town)
    held = await contents(town)
    assert held["report_messages"] == []
    assert held["attachments"] == []
    entries = [row for row in held["audit"] if "purge" in row]
    assert len(entries) == 1
    assert "M1" in entries[0]


async def test_r24_what_stands_under_the_same_card_goes_too(town: Town) -> None:
    await report(town.ana, what=TIP)
    await report(town.luis, what=TIP)
    await town.first.presses("Claim")
    await town.first.presses("Merge with R-.*")
    await town.first.presses("Can't tell")
    await town.first.presses(REASON)
    rows = (await contents(town))["reports"]
    assert len(rows) == 2
    for row in rows:
        assert "purged" in row
        assert not any(isinstance(value, bytes) for value in row)
    assert "propios ojos" in town.ana.reads
    assert "propios ojos" in town.luis.reads


@pytest.mark.parametrize(
    ("what", "warned"),
    [
        (TIP, "something that has not happened yet and a tip from inside an agency"),
        ("Lo oí en el escáner de la policía", "police radio"),
        ("Vi un memo filtrado", "papers that are not public"),
    ],
)
async def test_r24_the_card_says_what_nobody_saw(town: Town, what: str, warned: str) -> None:
    await report(town.ana, what=what)
    assert f"It seems to hold {warned}. If that is all it says" in town.room[0]


async def test_r24_a_sighting_is_not_doubted(town: Town) -> None:
    await report(town.ana)
    assert "If that is all it says" not in town.room[0]
