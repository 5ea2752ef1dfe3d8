"""Nothing of a stranger's file gets through but the picture or the recording."""

import io
from collections.abc import Callable

import av
import pytest
from PIL import Image

from bot.domain.attachments import Refusal
from bot.domain.messages import AttachmentKind
from bot.media.child import clean
from bot.media.cleaning import Refused
from bot.media.containers import Container, container_of
from bot.media.pictures import EDGE
from tests.media import samples
from tests.media.samples import SECRET


def drawn(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def colour(picture: Image.Image, x: float, y: float) -> str:
    """Which of red and blue stands at a place (0 to 1 of width and height)."""
    pixel = picture.convert("RGB").getpixel((int(picture.width * x), int(picture.height * y)))
    assert isinstance(pixel, tuple)
    return "red" if pixel[0] > pixel[2] else "blue"


@pytest.mark.parametrize("make", [samples.jpeg, samples.heic, samples.png, samples.webp])
def test_a_picture_loses_place_maker_and_words(make: Callable[[], bytes]) -> None:
    original = make()
    opened = drawn(original)
    assert opened.getexif()
    cleaned = clean(original)
    picture = drawn(cleaned.content)
    assert (cleaned.kind, cleaned.media_type, picture.format) == (AttachmentKind.PHOTO, "image/jpeg", "JPEG")
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not any(part.encode() in cleaned.content for part in SECRET.split())
    assert max(picture.size) == min(EDGE, max(opened.size))
    assert (colour(picture, 0.25, 0.5), colour(picture, 0.75, 0.5)) == ("red", "blue")


def test_a_picture_is_turned_upright_before_its_words_are_lost() -> None:
    # 6: the camera was held upright, and what is drawn on the left belongs on top.
    picture = drawn(clean(samples.jpeg(1200, 600, orientation=6)).content)
    assert picture.size == (600, 1200)
    assert (colour(picture, 0.5, 0.25), colour(picture, 0.5, 0.75)) == ("red", "blue")


def test_what_hides_behind_full_transparency_is_gone() -> None:
    picture = drawn(clean(samples.png(transparent=True)).content)
    assert picture.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize(
    ("form", "codec", "media_type", "kept"),
    [
        ("ogg", "libopus", "audio/ogg", "opus"),
        ("mp3", "libmp3lame", "audio/mpeg", "mp3"),
        ("ipod", "aac", "audio/mp4", "aac"),
        ("wav", "pcm_s16le", "audio/ogg", "opus"),
        ("mp4", "aac", "audio/mp4", "aac"),
    ],
)
def test_a_voice_note_loses_its_tags_and_keeps_its_sound(form: str, codec: str, media_type: str, kept: str) -> None:
    original = samples.sound(form, codec)
    assert SECRET.encode() in original
    cleaned = clean(original)
    assert (cleaned.kind, cleaned.media_type) == (AttachmentKind.VOICE, media_type)
    assert not any(part.encode() in cleaned.content for part in SECRET.split())
    with av.open(io.BytesIO(cleaned.content), "r") as opened:
        assert not any(SECRET in value for value in opened.metadata.values())
        (track,) = opened.streams
        assert isinstance(track, av.AudioStream)
        assert track.codec_context.codec.canonical_name == kept
        heard = sum(frame.samples for frame in opened.decode(audio=0))
    assert 47_000 <= heard <= 52_000


def test_a_tag_behind_the_last_frame_of_an_mp3_is_left_behind() -> None:
    tag = b"TAG" + SECRET.encode().ljust(125, b"\0")
    cleaned = clean(samples.sound("mp3", "libmp3lame") + tag)
    assert SECRET.encode() not in cleaned.content


@pytest.mark.parametrize(
    ("form", "codec", "audio"),
    [("mp4", "libx264", "aac"), ("mov", "libx264", "aac"), ("webm", "libvpx-vp9", "libopus"), ("mp4", "libx264", None)],
)
def test_a_video_loses_its_place_and_keeps_its_frames(form: str, codec: str, audio: str | None) -> None:
    original = samples.video(form, codec, audio=audio)
    assert SECRET.encode() in original
    cleaned = clean(original)
    expected = "video/webm" if form == "webm" else "video/mp4"
    assert (cleaned.kind, cleaned.media_type) == (AttachmentKind.VIDEO, expected)
    assert not any(part.encode() in cleaned.content for part in SECRET.split())
    # x264 writes its settings into the stream: whatever stands there is left behind too.
    assert b"x264" not in cleaned.content
    with av.open(io.BytesIO(cleaned.content), "r") as opened:
        assert len(opened.streams) == (2 if audio else 1)
        assert sum(1 for _ in opened.decode(video=0)) == 12


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (samples.bomb(), Refusal.TOO_LARGE),
        (samples.animated("GIF"), Refusal.ANIMATED),
        (samples.animated("WEBP"), Refusal.ANIMATED),
        (samples.animated("PNG"), Refusal.ANIMATED),
        (b"no picture but a text, called evidence.jpg", Refusal.UNKNOWN),
        (b"", Refusal.UNKNOWN),
        (b"%PDF-1.7\n", Refusal.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Refusal.UNKNOWN),
        (b"#EXTM3U\nfile:///etc/passwd", Refusal.UNKNOWN),
        (b"\xff\xd8\xff" + bytes(500), Refusal.UNREADABLE),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), Refusal.UNREADABLE),
        (b"OggS" + bytes(500), Refusal.UNREADABLE),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(500), Refusal.UNREADABLE),
        (b"\x00\x00\x00\x18ftypheic" + bytes(500), Refusal.UNREADABLE),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", Refusal.UNREADABLE),
        (samples.jpeg()[:5000], Refusal.UNREADABLE),
        (samples.heic()[:2000], Refusal.UNREADABLE),
    ],
    ids=lambda value: value[:12].hex() if isinstance(value, bytes) else value.value,
)
def test_everything_else_is_refused(content: bytes, reason: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        clean(content)
    assert refused.value.reason is reason


def test_the_type_is_told_by_the_content() -> None:
    assert container_of(samples.jpeg()) is Container.JPEG
    assert container_of(samples.sound("mp3", "libmp3lame")) is Container.MP3
    # A frame of an MP3 that carries no tag before it.
    assert container_of(b"\xff\xfb\x90\x00" + bytes(100)) is Container.MP3
    assert container_of(b"\xff\xff\xff\xff" + bytes(100)) is None
    assert container_of(b"\x00\x00\x00\x18ftypavif") is None
