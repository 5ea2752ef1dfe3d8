"""A town with verifiers and their room, and the steps of conversations with them (R37)."""

from dataclasses import dataclass

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import Role
from bot.platforms.sandbox import chats
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from tests.chat import Person, Town
from tests.handlers.flows import report
from tests.handlers.volunteers import give

PLACE = "Roxboro y Club"
AGREEMENT = "I am 18 or older and trained."


@dataclass
class Watch:
    """A town with a verifiers' room. one to four: in the room; at(): the same person in private."""

    town: Town

    def __post_init__(self) -> None:
        self.one, self.two, self.three, self.four = (
            Person(self.town, user, chats.VERIFIERS, locale="en") for user in chats.VERIFIERS_CAST
        )

    def at(self, verifier: Person) -> Person:
        return Person(self.town, verifier.user, verifier.user, locale="en")

    @property
    def room(self) -> list[str]:
        return self.town.texts(chats.VERIFIERS)

    @property
    def task(self) -> str:
        """The task as it stands in the room."""
        return next(text for text in self.room if "Who can go and look" in text or "over since" in text)

    @property
    def task_id(self) -> str:
        post = next(p for p in self.town.posts(chats.VERIFIERS) if p.outgoing and p.outgoing.buttons)
        assert post.outgoing is not None
        action = post.outgoing.buttons[0][0].action
        assert action is not None
        return action.arguments[0]

    def private(self, verifier: Person) -> str:
        """The one message that a verifier has of the task."""
        return next(text for text in self.town.texts(verifier.user) if text.startswith(("**R-", "R-")))

    async def asked(self, **changes: str) -> str:
        """A report is claimed and handed to the verifiers; returns its pseudonym."""
        name = await report(self.town.luis, **changes)
        await self.town.first.presses("Claim")
        await self.asks()
        return name

    async def asks(self) -> None:
        await self.town.first.presses("More")
        await self.town.first.presses("Ask verifiers")

    async def agrees(self, *verifiers: Person) -> None:
        for verifier in verifiers:
            assert AGREEMENT in await self.at(verifier).says("/verifier")
            await self.at(verifier).presses("I agree")

    async def stands_down(self) -> None:
        await self.town.first.presses("More")
        await self.town.first.presses("Stand down")


async def staff(town: Town) -> None:
    """Four verifiers for Durham, and their room."""
    for user in chats.VERIFIERS_CAST:
        await give(town, user, Role.VERIFIER, "Durham")
    application = town.application
    address, durham = Address(Platform.SANDBOX, chats.VERIFIERS), frozenset({"Durham"})
    room = Room("verifiers", address, RoomKind.VERIFIERS, durham, AlertLanguage.ENGLISH)
    async with application.database.transaction() as connection:
        await rooms.link(connection, application.vault, room, source="test", now=town.clock.now())


def everywhere(watch: Watch) -> str:
    """Everything that the bot has said to anybody but the moderators and the reporter."""
    elsewhere = set(chats.CHATS) - {chats.MODERATORS, chats.LUIS}
    return "\n".join(text for chat in elsewhere for text in watch.town.texts(chat))
