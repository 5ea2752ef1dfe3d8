"""Who is in the sandbox: its people, its chats, and who may speak where."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ANA: Final = "ana"
LUIS: Final = "luis"
FIRST_MODERATOR: Final = "mod-1"
SECOND_MODERATOR: Final = "mod-2"
# Verifiers and coordinators have no role and no room until somebody gives them: on the page, cast.py does.
VERIFIERS_CAST: Final = ("ver-1", "ver-2", "ver-3", "ver-4")
COORDINATORS_CAST: Final = ("coo-1", "coo-2")
ALERTS: Final = "alerts"
VERIFIERS: Final = "verifiers"
COORDINATORS: Final = "coordinators"
MODERATORS: Final = "moderators"
NEIGHBOURS: Final = "neighbours"

# What a message of the program names as its author; no account has this name.
BOT: Final = "farolito"


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat of the page. members may press buttons there and, but for a channel, write. admins set up a group."""

    name: str
    kind: ChatKind
    members: tuple[str, ...]
    admins: tuple[str, ...] = ()

    @property
    def can_be_written_to(self) -> bool:
        return self.kind is not ChatKind.CHANNEL


_CHATS: Final = (
    Chat(ANA, ChatKind.PRIVATE, (ANA,)),
    Chat(LUIS, ChatKind.PRIVATE, (LUIS,)),
    Chat(NEIGHBOURS, ChatKind.GROUP, (ANA, LUIS), admins=(ANA,)),
    Chat(MODERATORS, ChatKind.GROUP, (FIRST_MODERATOR, SECOND_MODERATOR), admins=(FIRST_MODERATOR, SECOND_MODERATOR)),
    Chat(FIRST_MODERATOR, ChatKind.PRIVATE, (FIRST_MODERATOR,)),
    Chat(SECOND_MODERATOR, ChatKind.PRIVATE, (SECOND_MODERATOR,)),
    Chat(VERIFIERS, ChatKind.GROUP, VERIFIERS_CAST),
    *(Chat(verifier, ChatKind.PRIVATE, (verifier,)) for verifier in VERIFIERS_CAST),
    Chat(COORDINATORS, ChatKind.GROUP, COORDINATORS_CAST),
    *(Chat(coordinator, ChatKind.PRIVATE, (coordinator,)) for coordinator in COORDINATORS_CAST),
    Chat(ALERTS, ChatKind.CHANNEL, (ANA, LUIS)),
)
CHATS: Final = {chat.name: chat for chat in _CHATS}
