"""The process in which one stranger's file is opened: `python -m bot.media.child`, the file in, the cleaned one out.

What libraries in C do with a hostile file, they do here: this process holds no key, no token and no database, may
use little memory and time and write no file. workshop.py starts it.
"""

import contextlib
import json
import resource
import sys
from typing import Final

from bot.domain.attachments import Refusal
from bot.media.cleaning import Cleaned, Refused
from bot.media.containers import container_of, is_gif

# Bytes: a picture of 64 megapixels takes some 600 MB on its way through HEIC.
MEMORY: Final = 2 * 1024**3
# Seconds of a processor; workshop.py waits no longer by the clock on the wall either.
SECONDS: Final = 30
_OPEN_FILES: Final = 64
LIMITS: Final = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NOFILE: _OPEN_FILES,
}


def clean(content: bytes) -> Cleaned:
    """The file without anything but its picture or recording. Raises Refused."""
    container = container_of(content)
    if container is None:
        raise Refused(Refusal.ANIMATED if is_gif(content) else Refusal.UNKNOWN)
    # Each brings a library of 30 MB, and a file needs one of them.
    if container.is_picture:
        from bot.media.pictures import clean_picture

        return clean_picture(content, container)
    from bot.media.recordings import clean_recording

    return clean_recording(content, container)


def main() -> None:
    """Standard output: a line of JSON, and behind it the content where there is one."""
    for limit, most in LIMITS.items():
        # macOS knows not every limit; the time and the separate process protect there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    content = sys.stdin.buffer.read()
    try:
        cleaned = clean(content)
    except Refused as refused:
        answer, body = {"refused": refused.reason.value}, b""
    else:
        answer, body = {"kind": cleaned.kind.value, "media_type": cleaned.media_type}, cleaned.content
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + body)


if __name__ == "__main__":
    main()
