"""What is left of a stranger's file once everything but the picture or the sound is gone, or why it is refused."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.messages import AttachmentKind


class Reason(StrEnum):
    """Why a file is not taken. UNKNOWN: another type than those that stand in containers.py."""

    UNKNOWN = "unknown"
    ANIMATED = "animated"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"


class Refused(Exception):
    """The file is not taken."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Cleaned:
    """kind: what it really is, whatever it was called. media_type: of the content, such as "image/jpeg"."""

    kind: AttachmentKind
    media_type: str
    content: bytes
