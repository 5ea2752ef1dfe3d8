"""Stored files for tests of a platform alone."""

from dataclasses import dataclass, field

from bot.domain.messages import AttachmentKind
from bot.domain.ports import MediaFile
from bot.errors import SendError

PHOTO = MediaFile(AttachmentKind.PHOTO, "image/jpeg", b"\xff\xd8\xff photo")
VOICE = MediaFile(AttachmentKind.VOICE, "audio/ogg", b"OggS voice")
VIDEO = MediaFile(AttachmentKind.VIDEO, "video/mp4", b"\x00\x00\x00\x18ftypmp42 video")


@dataclass
class Shelf:
    """ports.Media over a dictionary. photo, voice and video stand on it."""

    files: dict[str, MediaFile] = field(default_factory=lambda: {"photo": PHOTO, "voice": VOICE, "video": VIDEO})

    async def open(self, media_id: str) -> MediaFile:
        if media_id not in self.files:
            raise SendError("media_gone", permanent=True)
        return self.files[media_id]
