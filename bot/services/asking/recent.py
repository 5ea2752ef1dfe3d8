"""What a chat said last: its language, its county, its question. In memory, for 30 minutes, never written."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.messages import Address, Attachment, Point

# R1: place and language said last hold for 30 min in that chat.
HOLDS = timedelta(minutes=30)
# A chat costs about 300 bytes; the oldest one goes first.
CHATS = 20_000


@dataclass(frozen=True, slots=True)
class Said:
    """locale: the complete language; language: another one that the person wrote in.

    text: the last question, for "Send as a report". card: the last card shown, urgent and kind: how.
    """

    at: datetime
    locale: str | None = None
    language: str | None = None
    county: str | None = None
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    location: Point | None = None
    card: str | None = None
    urgent: bool = False
    kind: str | None = None
    rated: frozenset[str] = frozenset()


class Recent:
    """One entry a person in a chat. With several processes each remembers its own part."""

    def __init__(self) -> None:
        self._chats: OrderedDict[tuple[Address, str], Said] = OrderedDict()

    def get(self, address: Address, user: str, now: datetime) -> Said:
        """What holds still; an empty Said when nothing does."""
        said = self._chats.get((address, user))
        return said if said is not None and now - said.at <= HOLDS else Said(now)

    def note(self, address: Address, user: str, now: datetime, **changes: object) -> None:
        """Remember the named fields; the others stay as they are."""
        said = replace(self.get(address, user, now), at=now, **changes)  # type: ignore[arg-type]
        self._chats[(address, user)] = said
        self._chats.move_to_end((address, user))
        while len(self._chats) > CHATS:
            self._chats.popitem(last=False)

    def forget(self, address: Address, user: str) -> None:
        self._chats.pop((address, user), None)
