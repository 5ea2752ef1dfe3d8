"""A conversation that says what a test tells it to, and keeps what it was asked."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.domain.messages import Argument, Choice, Command, Form, Incoming, Outgoing, Visibility

# The descriptions are texts that exist; what they say does not matter here.
COMMANDS = (
    Command("ask", "discord-option-text-about", ("preguntar",), Argument.TEXT, argument_required=True),
    Command("hotline", "discord-option-county-about", ("linea",), Argument.COUNTY, visibility=Visibility.EVERYONE),
    Command("language", "discord-option-language-about", ("idioma",), Argument.LANGUAGE),
    Command("report", "discord-option-photo-about", ("reportar",), Argument.TEXT, opens_form=True),
    Command("mydata", "discord-option-text-about", ("misdatos",), in_groups=False),
)

Respond = Callable[[Incoming], list[Outgoing]]


@dataclass
class Script:
    """says: the answer to anything. slow: seconds before it. forms: by the command or the press that opens them."""

    says: Respond = lambda incoming: [Outgoing("Answer")]
    slow: float = 0.0
    forms: dict[str, Form] = field(default_factory=dict)
    commands: tuple[Command, ...] = COMMANDS
    heard: list[Incoming] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    async def respond(self, incoming: Incoming) -> list[Outgoing]:
        self.heard.append(incoming)
        if self.slow:
            await asyncio.sleep(self.slow)
        self.kept.append(incoming.key)
        return self.says(incoming)

    def form(self, incoming: Incoming) -> Form | None:
        name = incoming.command or (incoming.action.verb if incoming.action else "")
        return self.forms.get(name)

    def visibility(self, incoming: Incoming) -> Visibility:
        found = next((command for command in self.commands if command.name == incoming.command), None)
        return found.visibility if found else Visibility.PERSON

    def complete(self, argument: Argument, typed: str, locale: str | None) -> list[Choice]:
        names = {Argument.COUNTY: ("Durham", "Duplin", "Wake"), Argument.LANGUAGE: ("English", "Español")}
        return [Choice(name, name) for name in names.get(argument, ()) if name.lower().startswith(typed.lower())]
