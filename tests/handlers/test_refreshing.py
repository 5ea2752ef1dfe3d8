"""Packs that change while the program runs: taken up when sound, told and left when broken."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.clock import MovableClock
from bot.launch import open_sandbox, sandbox_config
from knowledge.loader import load
from knowledge.search.search import Search
from tests.chat import Town
from tests.handlers.conftest import AFTERNOON
from tests.knowledge.tiny import write_packs

QUESTION = "they are knocking"
HOME = "us/cards/rights-home.en.md"
SPOILS: list[tuple[str, Callable[[str], str]]] = [
    ("a missing field", lambda text: text.replace("risk: high\n", "")),
    ("a bad date", lambda text: text.replace("as_of: 2026-01-22", "as_of: tomorrow")),
    ("broken YAML", lambda text: text.replace("steps:", "steps: [")),
    ("a number never to be given", lambda text: text.replace("Speak through", "Call 1-866-347-2423. Speak through")),
    ("an empty file", lambda text: ""),
]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return write_packs(tmp_path)


@pytest.fixture
async def town(packs: Path, tmp_path: Path) -> AsyncIterator[Town]:
    knowledge, clock = load(packs), MovableClock(AFTERNOON)
    application, connection = await open_sandbox(
        tmp_path / "data", clock, config=sandbox_config(tmp_path / "data"), known=(knowledge, Search(knowledge))
    )
    await application.services.refreshing.look()
    try:
        yield Town(application, connection, clock)
    finally:
        application.services.answering.close()
        await application.database.close()


def looks(town: Town) -> Callable[[], Awaitable[None]]:
    return town.application.services.refreshing.look


def edit(packs: Path, change: Callable[[str], str]) -> None:
    path = packs / HOME
    path.write_text(change(path.read_text()))


async def test_a_changed_card_is_served_once_it_has_been_saved(town: Town, packs: Path) -> None:
    town.ana.locale = "en"
    assert "Keep the door closed" in await town.ana.says(QUESTION)
    edit(packs, lambda text: text.replace("Keep the door closed", "Leave the door shut"))
    await looks(town)()
    assert "Keep the door closed" in await town.ana.says(QUESTION), "an editor may still be saving"
    await looks(town)()
    assert "Leave the door shut" in await town.ana.says(QUESTION)


async def test_a_changed_number_is_given(town: Town, packs: Path) -> None:
    path = packs / "nc/hotlines.yaml"
    path.write_text(path.read_text().replace("3365430353", "3365430354").replace("543-0353", "543-0354"))
    await looks(town)()
    await looks(town)()
    assert "336-543-0354" in await town.ana.says("/hotline oak")


@pytest.mark.parametrize(("name", "spoil"), SPOILS, ids=[name for name, _ in SPOILS])
async def test_a_broken_change_keeps_the_last_good_version_and_is_told(
    town: Town, packs: Path, name: str, spoil: Callable[[str], str]
) -> None:
    town.ana.locale = "en"
    good = (packs / HOME).read_text()
    edit(packs, spoil)
    with capture_logs() as logs:
        await looks(town)()
        await looks(town)()
        await looks(town)()
    (told,) = [each for each in logs if each["event"] == "knowledge_broken"]
    assert HOME in told["first"][0]
    health = await town.application.health()
    assert (health["status"], health["knowledge"]) == ("degraded", False)
    assert "Keep the door closed" in await town.ana.says(QUESTION)
    (packs / HOME).write_text(good.replace("Keep the door closed", "Mended"))
    await looks(town)()
    await looks(town)()
    assert (await town.application.health())["knowledge"] is True
    assert "Mended" in await town.ana.says(QUESTION)


async def test_nothing_is_read_where_nothing_changed(town: Town) -> None:
    before = town.application.services.answering.knowledge
    for _ in range(3):
        await looks(town)()
    assert town.application.services.answering.knowledge is before
