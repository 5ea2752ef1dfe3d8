"""Tells what a file is by its first bytes: its name and the type that a platform gives it prove nothing."""

from enum import StrEnum


class Container(StrEnum):
    """What can be cleaned. The values are the names under which Pillow and FFmpeg read them."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIC = "HEIF"
    OGG = "ogg"
    MP3 = "mp3"
    WAV = "wav"
    MP4 = "mp4"
    WEBM = "matroska"

    @property
    def is_picture(self) -> bool:
        return self in (Container.JPEG, Container.PNG, Container.WEBP, Container.HEIC)


_STARTS = {
    b"\xff\xd8\xff": Container.JPEG,
    b"\x89PNG\r\n\x1a\n": Container.PNG,
    b"OggS": Container.OGG,
    b"ID3": Container.MP3,
    b"\x1a\x45\xdf\xa3": Container.WEBM,
}
# ISO/IEC 23008-12: the brands of a still HEVC picture. A sequence of pictures ("hevc", "msf1") is a kind of video.
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2"})
# AVIF is opened by few old phones and by no library of ours.
_NOT_TAKEN = frozenset({b"avif", b"avis", b"hevc", b"hevx", b"msf1", b"crx "})
# A QuickTime file of before 2001 may begin with any of these boxes.
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide"})


def container_of(content: bytes) -> Container | None:
    """The container, or None for everything that is not taken."""
    for start, container in _STARTS.items():
        if content.startswith(start):
            return container
    if content[:4] == b"RIFF":
        return {b"WEBP": Container.WEBP, b"WAVE": Container.WAV}.get(content[8:12])
    if content[4:8] in _BOXES:
        return _of_boxes(content)
    return Container.MP3 if _is_mpeg_audio(content) else None


def is_gif(content: bytes) -> bool:
    """It is not taken, whether it moves or not: whoever sends one is told what to send instead."""
    return content.startswith(b"GIF8")


def _of_boxes(content: bytes) -> Container | None:
    brand = content[8:12] if content[4:8] == b"ftyp" else b"qt  "
    if brand in _HEIC:
        return Container.HEIC
    return None if brand in _NOT_TAKEN else Container.MP4


def _is_mpeg_audio(content: bytes) -> bool:
    """The header of an MP3's frame without a tag before it (ISO/IEC 11172-3): sync, layer III, a real bit rate."""
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE6 != 0xE2:
        return False
    return content[2] >> 4 not in (0x0, 0xF) and content[2] & 0x0C != 0x0C
