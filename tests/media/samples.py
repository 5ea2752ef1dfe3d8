"""Files as phones make them, each with the SECRET in every place where a file can carry words about its maker."""

import io
import struct
import zlib
from fractions import Fraction
from functools import cache
from typing import Any

import av
import numpy as np
import pillow_heif
from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRET = "+35.9940-078.8986 Ana Ruiz"
_MAKE, _ORIENTATION, _GPS = 0x010F, 0x0112, 0x8825


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[_MAKE] = SECRET
    exif[_ORIENTATION] = orientation
    exif[_GPS] = {1: "N", 2: (35.0, 59.0, 38.4), 3: "W", 4: (78.0, 53.0, 55.0), 29: SECRET}
    return exif


def _scene(width: int, height: int) -> Image.Image:
    """Red on its left half, blue on its right one."""
    picture = Image.new("RGB", (width, height), (200, 20, 20))
    picture.paste((20, 20, 200), (width // 2, 0, width, height))
    return picture


@cache
def jpeg(width: int = 3000, height: int = 1500, orientation: int = 1) -> bytes:
    written = io.BytesIO()
    exif = _exif(orientation).tobytes()
    _scene(width, height).save(written, "JPEG", exif=exif, comment=SECRET, xmp=SECRET.encode())
    return written.getvalue()


@cache
def heic(width: int = 2400, height: int = 1200) -> bytes:
    written = io.BytesIO()
    pillow_heif.register_heif_opener()
    _scene(width, height).save(written, "HEIF", exif=_exif().tobytes(), xmp=SECRET.encode(), quality=50)
    return written.getvalue()


@cache
def png(*, transparent: bool = False) -> bytes:
    words = PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET, zip=True)
    picture = _scene(600, 400)
    if transparent:
        picture.putalpha(0)
    written = io.BytesIO()
    picture.save(written, "PNG", pnginfo=words, exif=_exif().tobytes())
    return written.getvalue()


@cache
def webp() -> bytes:
    written = io.BytesIO()
    _scene(600, 400).save(written, "WEBP", exif=_exif().tobytes(), xmp=SECRET.encode())
    return written.getvalue()


@cache
def animated(form: str) -> bytes:
    written = io.BytesIO()
    frames = [_scene(60, 40), Image.new("RGB", (60, 40), (0, 255, 0))]
    frames[0].save(written, form, save_all=True, append_images=frames[1:], duration=100)
    return written.getvalue()


@cache
def bomb(width: int = 12_000, height: int = 12_000) -> bytes:
    """A PNG of some kilobytes that claims 144 megapixels, all of them black."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _tone(seconds: float = 1.0, rate: int = 48_000) -> av.AudioFrame:
    wave = np.sin(np.arange(int(rate * seconds)) * 440 * 2 * np.pi / rate) * 8000
    frame = av.AudioFrame.from_ndarray(wave.astype(np.int16).reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate
    return frame


def _tagged(output: Any) -> None:
    for name in ("title", "artist", "comment", "location", "com.apple.quicktime.location.ISO6709", "GPS"):
        output.metadata[name] = SECRET


@cache
def sound(form: str, codec: str) -> bytes:
    """A second of a tone. form, codec: ogg libopus, mp3 libmp3lame, ipod aac, wav pcm_s16le."""
    written = io.BytesIO()
    with av.open(written, "w", format=form) as output:
        _tagged(output)
        track: Any = output.add_stream(codec, rate=48_000, layout="mono")
        track.metadata["title"] = SECRET
        _encode_sound(output, track)
    return written.getvalue()


def _encode_sound(output: Any, track: Any) -> None:
    size = track.codec_context.frame_size or 1024
    fifo = av.AudioFifo()
    fifo.write(_tone())
    resampler = av.AudioResampler(format=track.codec_context.format, layout="mono", rate=48_000, frame_size=size)
    while frame := fifo.read(size, partial=True):
        for piece in resampler.resample(frame):
            output.mux(track.encode(piece))
    output.mux(track.encode(None))


@cache
def video(form: str = "mp4", codec: str = "libx264", *, audio: str | None = "aac", turned: bool = False) -> bytes:
    """Twelve frames, half a second, with words in the container, the tracks and, in H.264, in the stream itself."""
    written = io.BytesIO()
    options = {"movflags": "use_metadata_tags"} if form in ("mp4", "mov") else {}
    with av.open(written, "w", format=form, options=options) as output:
        _tagged(output)
        picture: Any = output.add_stream(codec, rate=24)
        picture.width, picture.height, picture.pix_fmt = 320, 240, "yuv420p"
        picture.metadata["handler_name"] = SECRET
        speech: Any = output.add_stream(audio, rate=48_000, layout="mono") if audio else None
        for number in range(12):
            frame = av.VideoFrame.from_ndarray(np.asarray(_scene(320, 240)), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 24)
            output.mux(picture.encode(frame))
        output.mux(picture.encode(None))
        if speech is not None:
            _encode_sound(output, speech)
    return written.getvalue()


def of(media_type: str) -> bytes:
    """A small file of a media type; of one that is no picture, sound or video just some bytes."""
    match media_type.partition("/")[0]:
        case "image":
            return jpeg(60, 40)
        case "audio":
            return sound("ogg", "libopus")
        case "video":
            return video()
    return b"neither a picture nor a recording"
