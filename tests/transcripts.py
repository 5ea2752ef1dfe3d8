"""docs/transcripts.md, written by the program itself: one report on each platform, in both languages.

python -m tests.transcripts     writes it anew; tests/test_transcripts.py compares it.
"""

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import discord
from simcord.results import InteractionResult

from bot.platforms.sandbox import chats
from knowledge.loader import load
from knowledge.search.search import Search
from tests.chat import Town
from tests.fakes.telegram_chats import Chat, Message
from tests.whole import Known, OnDiscord, OnTelegram, on_discord, on_sandbox, on_telegram

FILE = Path(__file__).parents[1] / "docs" / "transcripts.md"
HEAD = """# One report on each platform

What a person and the moderators read, word for word. `python -m tests.transcripts` writes this page by playing each
conversation with the real program, and a test compares it. Buttons stand in brackets. On Telegram and on the practice
page a report is a conversation; on Discord it opens as a form, and only the person who reports sees the answers.
"""
WORDS = {
    "es": ("dos camionetas sin marcas y 4 agentes con chaleco, hace 10 minutos", "Durham, Roxboro y Club"),
    "en": ("two unmarked vans and 4 agents in vests, 10 minutes ago", "Durham, Roxboro and Club"),
}
QUESTION = {"es": "¿puedo grabar?", "en": "can I film them?"}
SEND, STREET = {"es": "Enviar ya", "en": "Send now"}, {"es": "Calle", "en": "Street"}
DETAILS, PLACE = {"es": "Añadir detalles", "en": "Add details"}, {"es": "Escribir el lugar", "en": "Write the place"}
COMMAND = {"es": "/reportar", "en": "/report"}


@dataclass
class Transcript:
    """The lines of one conversation, as Markdown."""

    lines: list[str] = field(default_factory=list)

    def acts(self, who: str, what: str) -> None:
        self.lines.append(f"**{who}** {what}\n")

    def reads(self, where: str, text: str, buttons: Iterable[str]) -> None:
        shown = [f"> {line}".rstrip() for line in text.splitlines()]
        row = " ".join(f"`[{label}]`" for label in buttons)
        self.lines.append("\n".join([f"*{where}*", "", *shown, *([">", f"> {row}"] if row else []), ""]))


def _said(words: str) -> str:
    return f"writes: {words}"


def _pressed(label: str) -> str:
    return f"presses `[{label}]`"


class _Chats:
    """What changed in some chats since the last look: (name, messages as (id, text, buttons))."""

    def __init__(self, transcript: Transcript, seen: Callable[[], Iterable[tuple[str, str, str, list[str]]]]) -> None:
        self._transcript, self._look = transcript, seen
        self._known: dict[tuple[str, str], str] = {}

    def show(self) -> None:
        for where, message, text, buttons in self._look():
            if self._known.get((where, message)) != text:
                changed = " (changed)" if (where, message) in self._known else ""
                self._known[where, message] = text
                self._transcript.reads(f"{where}{changed}", text, buttons)


async def sandbox(locale: str, folder: Path, known: Known) -> Transcript:
    transcript = Transcript()
    async with on_sandbox(folder, known) as town:
        look = _Chats(transcript, lambda: _on_sandbox(town))
        town.ana.locale = locale

        async def does(who: str, what: str, act: Awaitable[object]) -> None:
            transcript.acts(who, what)
            await act
            look.show()

        words, place = WORDS[locale]
        await does("Ana", _said(COMMAND[locale]), town.ana.says_without_forms(COMMAND[locale]))
        await does("Ana", _said(words), town.ana.says(words))
        await does("Ana", _said(QUESTION[locale]), town.ana.says(QUESTION[locale]))
        await does("Ana", _said(place), town.ana.says(place))
        await does("Ana", _pressed(STREET[locale]), town.ana.presses(STREET[locale]))
        await does("Ana", _pressed(SEND[locale]), town.ana.presses(SEND[locale]))
        await does("M1", _pressed("Claim"), town.first.presses("Claim"))
    return transcript


def _on_sandbox(town: Town) -> Iterable[tuple[str, str, str, list[str]]]:
    for name, chat in (("Ana's chat", chats.ANA), ("Moderators' room", chats.MODERATORS)):
        for post in town.posts(chat):
            if post.outgoing:
                labels = [button.label for row in post.outgoing.buttons for button in row]
                yield name, post.reference, post.outgoing.text, labels


async def telegram(locale: str, folder: Path, known: Known) -> Transcript:
    transcript = Transcript()
    async with on_telegram(folder, known) as town:
        ana = town.api.person("Ana", language_code=locale)
        look = _Chats(transcript, lambda: _on_telegram(town, ana.chat))

        async def does(who: str, what: str, act: Awaitable[object]) -> None:
            transcript.acts(who, what)
            await act
            await town.settle()
            look.show()

        words, place = WORDS[locale]
        await does("Ana", _said(COMMAND[locale]), ana.says(COMMAND[locale]))
        await does("Ana", _said(words), ana.says(words))
        await does("Ana", _said(QUESTION[locale]), ana.says(QUESTION[locale]))
        await does("Ana", _said(place), ana.says(place))
        await does("Ana", _pressed(STREET[locale]), ana.presses(STREET[locale]))
        await does("Ana", _pressed(SEND[locale]), ana.presses(SEND[locale]))
        await does("M1", _pressed("Claim"), town.moderator.presses("Claim", chat=town.room))
    return transcript


def _on_telegram(town: OnTelegram, private: Chat) -> Iterable[tuple[str, str, str, list[str]]]:
    for name, chat in (("Ana's chat", private), ("Moderators' room", town.room)):
        for message in chat.from_bot:
            yield name, str(message.id), message.text, [*message.labels, *_keyboard(message)]


def _keyboard(message: Message) -> list[str]:
    rows = (message.reply_keyboard or {}).get("keyboard", [])
    return [str(key["text"]) for row in rows for key in row]


async def on_a_discord_server(locale: str, folder: Path, known: Known) -> Transcript:
    transcript = Transcript()
    async with on_discord(folder, known) as town:
        user = town.env.create_user("ana")
        ana = town.env.guild.add_member(user)
        look = _Chats(transcript, lambda: _on_discord(town))
        words, place = WORDS[locale]
        if locale == "es":
            transcript.acts("Ana", "chooses Spanish with `/language es` (her app is in English)")
            await ana.slash(town.general, "language", language="es")

        async def answered(result: InteractionResult, only_for: str = "Ana") -> InteractionResult:
            for shown in [result.response, *result.followups]:
                if shown is not None and shown.content:
                    transcript.reads(f"Only {only_for} sees", shown.content, _labels(shown.message))
            await town.settle()
            look.show()
            return result

        transcript.acts("Ana", "uses `/report`; a form opens")
        form = await ana.slash(town.general, "report")
        transcript.acts("Ana", f"fills it in: {words}")
        preview = await answered(await ana.submit_modal(form, {"what": words, "kind": "street"}))
        assert preview.response is not None
        transcript.acts("Ana", f"{_pressed(PLACE[locale])} and fills in: {place}")
        asked = await ana.click(preview.response, label=PLACE[locale])
        whole = await answered(await ana.submit_modal(asked, {"place": place}))
        assert whole.response is not None
        transcript.acts("Ana", _pressed(SEND[locale]))
        await answered(await ana.click(whole.response, label=SEND[locale]))
        transcript.acts("M1", _pressed("Claim"))
        await answered(await town.moderator.click(town.room.history()[-1], label="Claim"), "M1")
        for message in user.dm_channel.history():
            transcript.reads("Ana's private messages", message.content, _labels(message))
    return transcript


def _on_discord(town: OnDiscord) -> Iterable[tuple[str, str, str, list[str]]]:
    for message in town.room.history():
        yield "Moderators' room", str(message.id), message.content, _labels(message)


def _labels(message: discord.Message) -> list[str]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [part.label or "" for row in rows for part in row.children if isinstance(part, discord.Button)]


PLATFORMS = (("The practice page", sandbox), ("Telegram", telegram), ("Discord", on_a_discord_server))
LANGUAGES = {"es": "in Spanish", "en": "in English"}


async def write(known: Known) -> str:
    """The whole page."""
    parts = [HEAD]
    for platform, play in PLATFORMS:
        for locale, language in LANGUAGES.items():
            with tempfile.TemporaryDirectory() as folder:
                transcript = await play(locale, Path(folder), known)
            parts.append("\n".join([f"## {platform}, {language}\n", *transcript.lines]))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts)).rstrip() + "\n"


if __name__ == "__main__":
    everything = load()
    FILE.write_text(asyncio.run(write((everything, Search(everything)))), encoding="utf-8")
