"""Recordings of cards as conversations: *Listen* under a card, and languages that are spoken."""

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.domain.messages import Account, AttachmentKind, Platform
from bot.domain.rights import Role
from bot.errors import SendError
from bot.launch import open_sandbox, sandbox_config
from bot.services.asking.card_media import CardMedia, media_of
from bot.storage import people
from bot.storage.people import EVERYWHERE
from knowledge.loader import Knowledge, load
from knowledge.search.search import Search
from knowledge.search.vectors import FILE
from tests.chat import Town
from tests.handlers.conftest import AFTERNOON
from tests.knowledge.test_audio import ogg

URGENT = "la migra está tocando la puerta"
STATEWIDE = "336-543-0353"
RECORDED = ogg(size=2_000)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The real packs, with a recording of the Spanish card for the door and of one in Mam."""
    packs = tmp_path_factory.mktemp("region") / "packs"
    shutil.copytree(load().packs_dir, packs, ignore=shutil.ignore_patterns(FILE))
    cards = packs / "us" / "cards"
    spanish, english = ((cards / f"rights-home.{locale}.md").read_text() for locale in ("es", "en"))
    (cards / "rights-home.es.md").write_text(spanish.replace("see_also:", "audio: rights-home.es.ogg\nsee_also:"))
    matter = (
        english.split("\nsteps:")[0].replace("locale: en", "locale: mam").replace("Agents at the door", "Puerta (Mam)")
    )
    rest = english[english.index("\nhotlines:") : english.rindex("---")]
    (cards / "rights-home.mam.md").write_text(f"{matter}\naudio: rights-home.mam.ogg{rest}---\n")
    for locale in ("es", "mam"):
        (cards / f"rights-home.{locale}.ogg").write_bytes(RECORDED)
    return load(packs)


async def grant_editor(town: Town) -> None:
    """The first moderator may stop cards."""
    vault, account = town.application.vault, Account(Platform.SANDBOX, town.first.user)
    async with town.application.database.transaction() as connection:
        person = await people.person_of(connection, vault, account)
        assert person is not None
        at = town.clock.now()
        await people.grant(connection, "editor", person, Role.EDITOR, EVERYWHERE, source="test", effective_at=at)


@pytest.fixture
async def town(knowledge: Knowledge, tmp_path: Path) -> AsyncIterator[Town]:
    clock = MovableClock(AFTERNOON)
    known = (knowledge, Search(knowledge))
    application, connection = await open_sandbox(tmp_path, clock, config=sandbox_config(tmp_path), known=known)
    try:
        yield Town(application, connection, clock)
    finally:
        application.services.answering.close()
        await application.database.close()


async def test_an_urgent_card_with_a_recording_can_be_listened_to(town: Town) -> None:
    await town.ana.says(URGENT)
    said = await town.ana.presses("Escuchar")
    assert "Agentes en la puerta" in said
    assert STATEWIDE in said
    assert "Datos del 22 ene 2026" in said
    shown = town.ana.post.shown
    assert shown is not None
    assert shown.kind is AttachmentKind.VOICE


async def test_without_a_recording_there_is_nothing_to_listen_to(town: Town) -> None:
    await town.ana.says("they pulled me over")
    assert town.ana.buttons
    assert "Listen" not in town.ana.buttons


@pytest.mark.parametrize("word", ["Mam", "hablo mam", "I speak Mam."])
async def test_who_names_a_spoken_language_is_offered_its_recordings(town: Town, word: str) -> None:
    said = await town.ana.says(word)
    assert "Mam" in said
    assert STATEWIDE in said
    (label,) = [each for each in town.ana.buttons if "Puerta" in each]
    heard = await town.ana.presses(re.escape(label))
    assert "Puerta" in heard
    assert town.ana.post.shown is not None


@pytest.mark.parametrize("word", ["k'iche'", "K’iche’", "quiché", "mixteco"])
async def test_where_nobody_has_recorded_anything_that_is_said_with_a_number(town: Town, word: str) -> None:
    said = await town.ana.says(word)
    assert "nadie ha grabado" in said or "Nobody has recorded" in said
    assert STATEWIDE in said


async def test_r7_a_stopped_card_cannot_be_listened_to(town: Town) -> None:
    await town.ana.says(URGENT)
    await grant_editor(town)
    await town.first.says("/card off rights-home")
    said = await town.ana.presses("Escuchar")
    assert town.ana.post.shown is None
    assert STATEWIDE in said
    await town.ana.says("mam")
    assert not any("Puerta" in each for each in town.ana.buttons)


@pytest.mark.parametrize(
    "payload", ["listen:rights-home:en", "listen:rights-car:es", "listen:nothing:es", "listen", "listen:a:b:c"]
)
async def test_a_press_for_what_has_no_recording_is_answered(town: Town, payload: str) -> None:
    assert STATEWIDE in await town.ana.presses_payload(payload)


async def test_a_recording_that_is_gone_is_no_crash(knowledge: Knowledge, town: Town) -> None:
    card = knowledge.cards["rights-home", "es"]
    media = CardMedia(town.application.services.answering, town.application.media)
    assert (await media.open(media_of(card))).content == RECORDED
    for name in ("card:rights-home:en", "card:nothing:es", "card:"):
        with pytest.raises(SendError, match="media_gone"):
            await media.open(name)
