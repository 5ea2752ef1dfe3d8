"""Stored files as Discord takes them."""

import io
from typing import Final

import discord

from bot.domain.messages import AttachmentKind
from bot.domain.ports import Media
from bot.errors import SendError

# A bot uploads 10 MiB at most where the server was not boosted (developer docs, Uploading Files).
UPLOAD_BYTES: Final = 10 * 1024 * 1024
_ENDINGS: Final = {
    "image/jpeg": ".jpg",
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
}


async def to_files(media: Media, media_id: str | None) -> list[discord.File]:
    """The file that a message names, to be uploaded anew; none where it names none. Raises SendError.

    Pictures lie under Discord's own spoiler and are not blurred by us (R39): nobody sees them by opening the channel,
    one click shows all of them, and there is no second, clear copy to send. A voice note has nothing to veil.
    """
    if media_id is None:
        return []
    file = await media.open(media_id)
    if len(file.content) > UPLOAD_BYTES:
        raise SendError("too_big", permanent=True)
    name = f"{file.kind}{_ENDINGS.get(file.media_type, '')}"
    return [discord.File(io.BytesIO(file.content), name, spoiler=file.kind is not AttachmentKind.VOICE)]
