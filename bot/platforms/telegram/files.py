"""Stored files as Telegram takes them."""

from typing import Any, Final

from telegram import InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo

from bot.domain.messages import AttachmentKind
from bot.domain.ports import MediaFile

# What a file is called where it is saved: nothing of its maker, nothing of its report.
NAMES: Final = {
    "image/jpeg": "photo.jpg",
    "audio/ogg": "voice.ogg",
    "audio/mpeg": "voice.mp3",
    "audio/mp4": "voice.m4a",
    "video/mp4": "video.mp4",
    "video/webm": "video.webm",
}
_PLAYED: Final = "video/mp4"


def as_edit(file: MediaFile, caption: str) -> InputMediaAudio | InputMediaDocument | InputMediaPhoto | InputMediaVideo:
    """A file as an edit brings it into a text message, uploaded anew. caption: HTML.

    It is veiled by Telegram's own spoiler and not blurred by us (R39): nobody sees it by opening the chat, one tap
    shows all of it, and there is no second, clear copy to send. What is heard has nothing to veil, and an edit makes it
    a piece of music (no InputMedia is a voice note); of videos Telegram plays MP4 alone: another one is a document.
    """
    shown: dict[str, Any] = {"caption": caption, "parse_mode": "HTML", "filename": NAMES.get(file.media_type)}
    match file.kind:
        case AttachmentKind.PHOTO:
            return InputMediaPhoto(file.content, has_spoiler=True, **shown)
        case AttachmentKind.VOICE:
            return InputMediaAudio(file.content, **shown)
        case AttachmentKind.VIDEO if file.media_type == _PLAYED:
            return InputMediaVideo(file.content, has_spoiler=True, **shown)
        case _:
            return InputMediaDocument(file.content, disable_content_type_detection=True, **shown)
