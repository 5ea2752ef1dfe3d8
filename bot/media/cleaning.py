"""What is left of a stranger's file once everything but the picture or the sound is gone, or why it is refused."""

from dataclasses import dataclass

from bot.domain.attachments import Refusal
from bot.domain.messages import AttachmentKind


class Refused(Exception):
    """The file is not taken."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Cleaned:
    """kind: what it really is, whatever it was called. media_type: of the content, such as "image/jpeg"."""

    kind: AttachmentKind
    media_type: str
    content: bytes
