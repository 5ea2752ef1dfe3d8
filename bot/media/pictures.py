"""Draws a picture anew, upright and small, so that nothing of the file it came in is left."""

import io

import pillow_heif
from PIL import Image, ImageOps

from bot.domain.attachments import Refusal
from bot.domain.messages import AttachmentKind
from bot.media.cleaning import Cleaned, Refused
from bot.media.containers import Container

# Enough to read a letter on a vest; a phone's own picture has 4,000 and more.
EDGE = 2_000
# A phone makes pictures of up to 50 megapixels; a file of some kilobytes may claim thousands, and take memory for them.
PIXELS = 64_000_000
QUALITY = 85

_PAPER = (255, 255, 255)


def clean_picture(content: bytes, container: Container) -> Cleaned:
    """The picture as JPEG, upright, of at most EDGE pixels a side, without EXIF, profiles, comments and previews.

    Raises Refused.
    """
    pillow_heif.register_heif_opener(thumbnails=False)
    # Ours is the lower limit, and it is asked before anything is decoded.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(content), formats=[container.value]) as opened:
            return Cleaned(AttachmentKind.PHOTO, "image/jpeg", _drawn_anew(opened, container))
    except MemoryError as error:
        raise Refused(Refusal.TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError, ArithmeticError, LookupError) as error:
        # What Pillow's readers raise for a broken file is of no fixed kind.
        raise Refused(Refusal.UNREADABLE) from error


def _drawn_anew(opened: Image.Image, container: Container) -> bytes:
    width, height = opened.size
    if width * height > PIXELS:
        raise Refused(Refusal.TOO_LARGE)
    # A phone's JPEG or HEIC may hold more pictures (a preview, a moving moment): the first is the one that is meant.
    if container in (Container.PNG, Container.WEBP) and getattr(opened, "is_animated", False):
        raise Refused(Refusal.ANIMATED)
    # JPEG alone can be decoded at half and quarter size, which spares most of the memory.
    opened.draft("RGB", (EDGE, EDGE))
    opened.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(opened)
    # Pasted on white paper: only pixels get through, and what was transparent is no longer a place to hide things.
    paper = Image.new("RGB", upright.size, _PAPER)
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        paper.paste(layer, mask=layer.getchannel("A"))
    else:
        paper.paste(upright.convert("RGB"))
    written = io.BytesIO()
    paper.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
