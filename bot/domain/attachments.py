"""What a reporter's file may be, what became of it, and when there are too many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.messages import AttachmentKind

# Telegram lets a bot fetch files of at most 20 MB: https://core.telegram.org/bots/api#getfile
FILE_BYTES = 20 * 1024 * 1024
# An album holds ten.
MOST_FILES = 10
# What counts for the daily total.
DAY = timedelta(hours=24)
# Discord's links die within a day; what could not be fetched until then is gone.
FETCHED_WITHIN = timedelta(hours=24)


class AttachmentState(StrEnum):
    FETCHING = "fetching"
    READY = "ready"
    REFUSED = "refused"
    GONE = "gone"


class Refusal(StrEnum):
    """Why a file is not taken; each has its sentence for the reporter (attachment-…)."""

    OVER_LIMIT = "over-limit"  # of FILE_BYTES
    TOO_MANY = "too-many"
    DAY_IS_FULL = "day-is-full"
    UNKNOWN = "unknown"  # no picture, voice note or video that we can read
    ANIMATED = "animated"
    TOO_LARGE = "too-large"  # more pixels than a camera makes
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """A reporter's file as moderators see it. kind: what it really is once it is READY. size: bytes, as told before."""

    id: str
    report: str
    kind: AttachmentKind
    state: AttachmentState
    size: int
    reason: Refusal | None = None


def refusal(size: int | None, *, before: int, today: int, daily: int) -> Refusal | None:
    """Why a file of so many bytes is not taken, or None. A size that the platform does not tell counts as nothing.

    before: files that the report has already. today: bytes taken in the last 24 hours. daily: bytes allowed in them.
    """
    if (size or 0) > FILE_BYTES:
        return Refusal.OVER_LIMIT
    if before >= MOST_FILES:
        return Refusal.TOO_MANY
    return Refusal.DAY_IS_FULL if today + (size or 0) > daily else None


def with_state(files: Sequence[StoredAttachment], state: AttachmentState) -> list[StoredAttachment]:
    return [file for file in files if file.state is state]
