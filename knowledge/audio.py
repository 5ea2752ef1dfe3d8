"""A card's recording: a small file beside the card, told by its content."""

from pathlib import Path
from typing import Final

from knowledge.model import Card

# A minute and a half of speech; a phone with little data loads it.
MOST_BYTES: Final = 200 * 1024
# What Telegram plays as a voice note, Discord and browsers in the message: by the ending that the name must have.
TYPES: Final = {".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
# The brands of an MPEG-4 file that holds sound alone, or may (ISO 14496-12 and Apple's).
_BRANDS: Final = (b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2")
_OPUS_BEGINS: Final = 64


def media_type(content: bytes) -> str | None:
    """What a recording is by its first bytes: Opus in Ogg (RFC 7845), MP3 or M4A; None for anything else."""
    if content.startswith(b"OggS"):
        return TYPES[".ogg"] if b"OpusHead" in content[:_OPUS_BEGINS] else None
    if content[4:8] == b"ftyp" and content[8:12] in _BRANDS:
        return TYPES[".m4a"]
    is_frame = len(content) > 1 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2
    return TYPES[".mp3"] if content.startswith(b"ID3") or is_frame else None


def path_of(card: Card, packs: Path) -> Path:
    """Where a card's recording lies. Only for a card that has one."""
    return packs / Path(card.file).parent / (card.audio or "")


def fault(card: Card, packs: Path) -> str | None:
    """What is wrong with the recording that a card names."""
    name = card.audio or ""
    ending = Path(name).suffix
    if Path(name).name != name or ending not in TYPES or not name.startswith(f"{card.id}.{card.locale}."):
        return f"a file beside the card is expected: {card.id}.{card.locale}.ogg, .mp3 or .m4a"
    path = path_of(card, packs)
    if not path.is_file():
        return f"there is no file {name!r} beside the card"
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        return f"{name!r} has {len(content)} bytes; at most {MOST_BYTES}"
    found = media_type(content)
    if found != TYPES[ending]:
        return f"{name!r} is {'no recording that phones play' if found is None else found}: Opus in Ogg, MP3 or M4A"
    return None
