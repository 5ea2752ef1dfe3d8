"""A recording beside a card: there, small, and what its name says; alone in a language that is spoken."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.audio import MOST_BYTES, media_type
from knowledge.check import check
from knowledge.errors import Finding
from knowledge.loader import load
from tests.knowledge.tiny import card, write_packs

HOME = "us/cards/rights-home.es.md"
NAME = "rights-home.es.ogg"
MP3 = b"\xff\xfb\x90\x64" + bytes(400)
M4A = struct.pack(">I", 24) + b"ftypM4A \0\0\0\0M4A isom"
SPOKEN = """---
id: rights-home
topic: rights-home
locale: mam
title: Rights at home, in Mam
as_of: 2026-01-22
review_by: 2027-01-22
risk: high
sources:
  - https://example.org/law
audio: rights-home.mam.ogg
hotlines: [report-sightings]
see_also: []
---
"""


def ogg(codec: bytes = b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0", size: int = 0) -> bytes:
    """The first page of an Ogg stream (RFC 3533): of Opus (RFC 7845), or of another codec; size: so long at least."""
    head = b"OggS\0\x02" + bytes(8) + struct.pack("<IIIB", 1, 0, 0, 1) + bytes([len(codec)]) + codec
    return head + bytes(max(0, size - len(head)))


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The Spanish card of two has a recording."""
    packs = write_packs(tmp_path)
    (packs / "us/cards" / NAME).write_bytes(ogg())
    (packs / HOME).write_text(card("rights-home", "es").replace("see_also:", f"audio: {NAME}\nsee_also:"))
    return packs


def faults(packs: Path) -> list[Finding]:
    return [each for each in check(packs) if each.file != "vectors.npz"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ogg(), "audio/ogg"),
        (ogg(b"\x01vorbis"), None),
        (MP3, "audio/mpeg"),
        (b"ID3\x04" + bytes(60), "audio/mpeg"),
        (M4A, "audio/mp4"),
        (struct.pack(">I", 24) + b"ftypqt  ", None),
        (b"\xff\xd8\xff\xe0JFIF", None),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"", None),
        (b"\xff", None),
    ],
    ids=["opus", "vorbis", "mp3", "mp3 with tags", "m4a", "quicktime", "jpeg", "wav", "nothing", "one byte"],
)
def test_a_recording_is_told_by_its_content(content: bytes, kind: str | None) -> None:
    assert media_type(content) == kind


def test_a_card_may_have_a_recording(packs: Path) -> None:
    assert faults(packs) == []
    found = load(packs).card("rights-home", "es")
    assert found is not None
    assert found.audio == NAME


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda cards: (cards / NAME).unlink(), "there is no file"),
        (lambda cards: (cards / NAME).write_bytes(ogg(size=MOST_BYTES + 1)), "at most 204800"),
        (lambda cards: (cards / NAME).write_bytes(b"\x89PNG\r\n"), "no recording that phones play"),
        (lambda cards: (cards / NAME).write_bytes(b""), "no recording that phones play"),
        (lambda cards: (cards / NAME).write_bytes(MP3), "is audio/mpeg"),
    ],
    ids=["missing", "too large", "a picture", "empty", "another kind than its name says"],
)
def test_a_wrong_recording_is_named(packs: Path, spoil: Callable[[Path], object], message: str) -> None:
    spoil(packs / "us/cards")
    (only,) = faults(packs)
    assert (only.file, only.field) == (HOME, "audio")
    assert only.line is not None
    assert message in only.message


@pytest.mark.parametrize("name", ["../secret.ogg", "rights-car.es.ogg", "rights-home.es.wav", "rights-home.en.ogg"])
def test_a_recording_lies_beside_its_card_and_bears_its_name(packs: Path, name: str) -> None:
    (packs / HOME).write_text(card("rights-home", "es").replace("see_also:", f"audio: {name}\nsee_also:"))
    (only,) = faults(packs)
    assert (only.file, only.field) == (HOME, "audio")
    assert "a file beside the card is expected" in only.message


def test_a_spoken_language_has_a_recording_and_no_text(packs: Path) -> None:
    (packs / "us/cards/rights-home.mam.md").write_text(SPOKEN)
    (packs / "us/cards/rights-home.mam.ogg").write_bytes(ogg())
    assert faults(packs) == []
    found = load(packs).card("rights-home", "mam")
    assert found is not None
    assert (found.locale, found.steps) == ("mam", ())


def test_a_spoken_language_without_a_recording_is_a_fault(packs: Path) -> None:
    (packs / "us/cards/rights-home.mam.md").write_text(SPOKEN.replace("audio: rights-home.mam.ogg\n", ""))
    (only,) = faults(packs)
    assert only.field == "audio"
    assert "a title and a recording" in only.message
