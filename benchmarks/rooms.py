"""How long after *Claim* every room of both platforms shows it, beside the two bare SDKs doing the same edits."""

import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import discord
import telegram
from rich.console import Console
from rich.table import Table

from knowledge.loader import load
from knowledge.search.search import Search
from tests.platforms.both import Both, on_both
from tests.whole import Known

ROUNDS: Final = int(os.environ.get("ROUNDS", "3"))
# So many rooms on each of the two platforms.
ROOMS: Final = (1, 5, 20)
# R19: all rooms change within a second.
GOAL: Final = 1.0
WORDS: Final = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds until the last room changed. ours: from the press on. peer: the same number of edits and nothing else."""

    ours: float
    peer: float


def main() -> None:
    knowledge = load()
    known = knowledge, Search(knowledge)
    table = Table("rooms", "ours", "bare SDKs", "ratio", "goal", title="from a claim to the last room, median seconds")
    for rooms in ROOMS:
        rounds = [asyncio.run(_round(known, rooms)) for _ in range(ROUNDS)]
        ours, peer = statistics.median(each.ours for each in rounds), statistics.median(each.peer for each in rounds)
        verdict = "met" if ours <= GOAL else "missed"
        table.add_row(f"2 x {rooms}", f"{ours:.3f}", f"{peer:.3f}", f"{ours / peer:.1f}", f"{GOAL:.0f} s: {verdict}")
    Console(width=120).print(table)


async def _round(known: Known, rooms: int) -> Round:
    with tempfile.TemporaryDirectory() as folder:
        async with on_both(Path(folder), known, rooms=rooms) as town:
            return Round(await _claim(town), await _bare(town))


async def _claim(town: Both) -> float:
    ana = town.api.person("Ana")
    await ana.says(f"/reportar {WORDS}")
    await town.settle()
    await ana.presses("Enviar ya")
    await town.settle()
    begun = time.perf_counter()
    await town.moderator.presses("Claim", chat=town.groups[0])
    await town.take_in()
    while not all("M1 has it" in card for card in town.cards()):
        await town.deliver()
    return time.perf_counter() - begun


async def _bare(town: Both) -> float:
    """The two SDKs' own clients edit one message in each room, one platform beside the other."""
    bot = telegram.Bot(town.api.token, base_url=town.api.base_url)
    async with bot:
        posted = [await bot.send_message(group.id, "card") for group in town.groups]
        channels = [town.env.bot.get_channel(channel.id) for channel in town.channels]
        sent = [await channel.send("card") for channel in channels if isinstance(channel, discord.TextChannel)]
        begun = time.perf_counter()

        async def on_telegram() -> None:
            for message in posted:
                await bot.edit_message_text("M1 has it", chat_id=message.chat_id, message_id=message.message_id)

        async def on_discord() -> None:
            for message in sent:
                await message.edit(content="M1 has it")

        await asyncio.gather(on_telegram(), on_discord())
        taken = time.perf_counter() - begun
    assert all("M1 has it" in card for card in town.cards())  # noqa: S101 - else it measured nothing
    return taken


if __name__ == "__main__":
    main()
