"""docs/moderators.md, "A whole report": every button it names is pressed, every sentence is looked for."""

import re
from datetime import timedelta
from pathlib import Path

from bot.platforms.sandbox import chats
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown

PAGE = Path(__file__).parents[2] / "docs" / "moderators.md"
WORDS = "Two white vans and four men with vests. My cousin Maria Lopez is inside, her number is A 123 456 789"
CHATS = (chats.ANA, chats.LUIS, chats.MODERATORS, chats.ALERTS)
REPORT = {"what": WORDS, "place": "Durham, Roxboro St and Club Blvd", "kind": "school"}
# In this order: who acts from here on, a button to press, a time that passes, a sentence that somebody reads.
STEP = re.compile(r"\*\*(?P<who>\w+)\*\*|`\[(?P<button>[^]]+)\]`|(?P<time>Twenty seconds later)|\*(?P<words>[^*]+)\*")


def _alike(text: str) -> str:
    """A text without its marks, and with one code and one time for all."""
    text = re.sub(r"R-\w{4}", "R-0000", " ".join(text.replace("*", "").split()))
    return re.sub(r"\d+:\d\d(:\d\d)?.[AP]M", "0:00", text)


def _stands(town: Town, words: str) -> bool:
    return any(words in _alike(text) for chat in CHATS for text in town.texts(chat))


async def test_the_whole_report_goes_as_it_is_told(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await _play(town)


async def _play(town: Town) -> None:
    await town.luis.says("/language en")
    await town.luis.says("/subscribe durham")
    await town.ana.says("/language en")
    await town.ana.says("/report")
    await town.ana.fills(REPORT)
    await town.ana.presses("Send now")
    people: dict[str, Person] = {"Ana": town.ana, "M1": town.first, "M2": town.second}
    who, pressed, read = town.ana, 0, 0
    (section,) = re.findall(r"^## A whole report\n(.*?)^## ", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    for step in STEP.finditer(section):
        if name := step["who"]:
            who = people[name]
        elif button := step["button"]:
            await who.presses(re.escape(button))
            pressed += 1
        elif step["time"]:
            await town.passes(timedelta(seconds=20))
        else:
            assert _stands(town, _alike(step["words"])), step["words"]
            read += 1
    assert (pressed > 10, read > 15) == (True, True)
