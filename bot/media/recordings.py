"""Packs sound and moving pictures anew: the recording itself stays as it is, everything around it is left behind."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import av
from av.bitstream import BitStreamFilterContext
from av.error import FFmpegError

from bot.domain.attachments import Refusal
from bot.domain.messages import AttachmentKind
from bot.media.cleaning import Cleaned, Refused
from bot.media.containers import Container

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer

# What every phone and browser plays, and nothing that a platform would refuse.
_SOUND: Final = frozenset({"opus", "vorbis", "aac", "mp3"})
_PICTURE: Final = frozenset({"h264", "hevc", "vp8", "vp9", "av1"})
_PLAIN: Final = "pcm_"
# Cameras write place and time into the stream itself, in units that no player needs (H.264 SEI: 6; H.265: 39 and 40).
_UNNEEDED: Final = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}
# No name of the writing program, no time of writing, no tag of a version.
_BARE: Final = {"fflags": "+bitexact", "id3v2_version": "0", "write_xing": "0"}
# What is read to learn what a file holds: all of it, and never more than came (bytes; microseconds).
_PROBE: Final = {"probesize": "20971520", "analyzeduration": "20000000"}
_VOICE_RATE: Final = 48_000
_VOICE_BITS: Final = 32_000


def clean_recording(content: bytes, container: Container) -> Cleaned:
    """A voice note or a video in a new container, with its first picture and sound tracks alone.

    WAV becomes Opus, QuickTime becomes MP4. Tracks of text, place and time, covers, chapters and tags are left
    behind. Raises Refused.
    """
    try:
        # The format is named: FFmpeg would else also take lists of other files, and open those.
        with av.open(io.BytesIO(content), "r", format=container.value, options=_PROBE) as opened:
            return _packed_anew(opened, container)
    except MemoryError as error:
        raise Refused(Refusal.TOO_LARGE) from error
    except (FFmpegError, OSError, ValueError, EOFError, LookupError, ArithmeticError, RuntimeError) as error:
        raise Refused(Refusal.UNREADABLE) from error


def _packed_anew(opened: "InputContainer", container: Container) -> Cleaned:
    picture = next((each for each in opened.streams.video if not _is_cover(each)), None)
    sound = next(iter(opened.streams.audio), None)
    if picture is not None and container in (Container.MP4, Container.WEBM):
        tracks = [picture] if sound is None or _codec(sound) not in _SOUND else [picture, sound]
        if _codec(picture) not in _PICTURE:
            raise Refused(Refusal.UNKNOWN)
        form = "webm" if container is Container.WEBM else "mp4"
        return Cleaned(AttachmentKind.VIDEO, f"video/{form}", _copied(opened, tracks, form))
    if sound is None:
        raise Refused(Refusal.UNKNOWN)
    if _codec(sound).startswith(_PLAIN):
        return Cleaned(AttachmentKind.VOICE, "audio/ogg", _spoken(opened, sound))
    if _codec(sound) not in _SOUND:
        raise Refused(Refusal.UNKNOWN)
    form, media_type = _shape(_codec(sound))
    return Cleaned(AttachmentKind.VOICE, media_type, _copied(opened, [sound], form))


def _shape(codec: str) -> tuple[str, str]:
    """The container and media type for a sound that stands alone."""
    return {"aac": ("ipod", "audio/mp4"), "mp3": ("mp3", "audio/mpeg")}.get(codec, ("ogg", "audio/ogg"))


def _codec(track: Any) -> str:
    """The codec's common name, whichever program of FFmpeg's reads it; empty where none does."""
    return track.codec_context.codec.canonical_name if track.codec_context is not None else ""


def _is_cover(track: Any) -> bool:
    """A still picture that an audio file carries along."""
    return bool(track.disposition & av.stream.Disposition.attached_pic)


def _copied(opened: "InputContainer", tracks: Sequence[Any], form: str) -> bytes:
    written = io.BytesIO()
    with av.open(written, "w", format=form, options=dict(_BARE)) as output:
        copies = {track.index: _track(output, track) for track in tracks}
        filters = {
            track.index: BitStreamFilterContext(wanted, track, copies[track.index])
            for track in tracks
            if (wanted := _UNNEEDED.get(_codec(track)))
        }
        for packet in opened.demux(*tracks):
            if packet.dts is None:
                continue
            for passed in filters[packet.stream.index].filter(packet) if packet.stream.index in filters else (packet,):
                passed.stream = copies[packet.stream.index]
                output.mux(passed)
    if not written.tell():
        raise Refused(Refusal.UNREADABLE)
    return written.getvalue()


def _track(output: "OutputContainer", track: Any) -> Any:
    copy = output.add_stream_from_template(track)
    copy.metadata.clear()
    return copy


def _spoken(opened: "InputContainer", sound: Any) -> bytes:
    """Plain samples as Opus: a WAV of a minute has 10 MB, and platforms take none for a voice note."""
    written = io.BytesIO()
    with av.open(written, "w", format="ogg", options=dict(_BARE)) as output:
        track: Any = output.add_stream("libopus", rate=_VOICE_RATE, layout="mono")
        track.bit_rate = _VOICE_BITS
        resampler = av.AudioResampler(format="s16", layout="mono", rate=_VOICE_RATE)
        for frame in opened.decode(sound):
            frame.pts = None
            for piece in resampler.resample(frame):
                output.mux(track.encode(piece))
        for piece in resampler.resample(None):
            output.mux(track.encode(piece))
        output.mux(track.encode(None))
    return written.getvalue()
