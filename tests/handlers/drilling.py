"""Steps of a drill, and what it left anywhere."""

import re
from datetime import timedelta

from bot.domain.rights import Role
from bot.platforms.sandbox import chats
from tests.chat import Person, Town
from tests.handlers.volunteers import give

FRAMED = re.compile(r"(DRILL|SIMULACRO)\b.*\b\1", re.DOTALL)
# Longer than the hold before an alert goes out, and than the drill waits to look whether it is over.
HOLD = timedelta(seconds=40)
# What the texts of every story hold.
TOWN = re.compile("Sampleville|Villa Ejemplo")


async def begin(town: Town, story: str = "vans", *, person: Person | None = None) -> str:
    """A coordinator begins a drill; returns the pseudonym of its report."""
    person = person or town.first
    await give(town, person.user, Role.COORDINATOR, "Durham", source="config")
    await person.says(f"/drill start {story}")
    assert any("The drill has begun" in text for text in town.texts(person.chat))
    found = re.search(r"\*\*(R-\w+)\*\*", card(town))
    assert found is not None
    return found[1]


def card(town: Town) -> str:
    """The drill's card in the moderators' room."""
    return next(text for text in reversed(town.room) if TOWN.search(text) and "Place, in their words" in text)


async def confirm(town: Town) -> str:
    """From *Claim* to the preview; returns its text."""
    await town.first.presses("Claim")
    await town.first.presses("Confirm")
    await town.first.presses("Two observers on site")
    return await town.first.presses("Immigration agents, agency not known")


async def publish(town: Town) -> None:
    """From *Claim* to the alert in the rooms."""
    await confirm(town)
    await town.first.presses("Publish")
    await town.passes(HOLD)


def told(town: Town, name: str) -> dict[str, list[str]]:
    """By chat: every text that holds something of the drill: its report, its place, its alert."""
    of_drill = re.compile(rf"{name}|{TOWN.pattern}|A-101\b")
    found = {chat: [text for text in town.texts(chat) if of_drill.search(text)] for chat in chats.CHATS}
    return {chat: texts for chat, texts in found.items() if texts}


def unmarked(town: Town, name: str) -> list[str]:
    """Texts of the drill anywhere that lack the mark at the beginning or at the end."""
    found = [text for texts in told(town, name).values() for text in texts]
    assert found
    return [text for text in found if not FRAMED.fullmatch(text.strip())]
