"""Files that people hand over on the page, and stored ones that the program shows there, in memory."""

import secrets
from dataclasses import dataclass
from typing import Final

from bot.domain.attachments import FILE_BYTES

_BYTES_IN_ALL: Final = 10 * FILE_BYTES

# What the page may draw, told by the first bytes and not by what the browser says it is.
_PICTURES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """media_type: of what the program shows; what people hand over is told by its content."""

    content: bytes
    media_type: str | None = None

    @property
    def drawable(self) -> str | None:
        """The media type of what a page may draw or play, else None."""
        if self.media_type is not None:
            return self.media_type
        if self.content[:4] == b"RIFF" and self.content[8:12] == b"WEBP":
            return "image/webp"
        return next((kind for start, kind in _PICTURES.items() if self.content.startswith(start)), None)


class Files:
    """The last files, up to 200 MB; older ones are gone, as they are on every platform some day."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._shown: dict[str, StoredFile] = {}

    def put(self, name: str, content: bytes) -> None:
        """Keep a file under the name that the page made for it."""
        self._files.setdefault(name, StoredFile(content))
        while sum(len(file.content) for file in self._files.values()) > _BYTES_IN_ALL:
            del self._files[next(iter(self._files))]

    def get(self, name: str) -> StoredFile | None:
        return self._files.get(name)

    def show(self, content: bytes, media_type: str) -> str:
        """Keep a stored file for a message of the program's, until hide(); returns the name it is shown under."""
        name = secrets.token_hex(16)
        self._shown[name] = StoredFile(content, media_type)
        return name

    def hide(self, name: str) -> None:
        self._shown.pop(name, None)

    def on_page(self, name: str) -> StoredFile | None:
        """What stands under a name in the page's addresses."""
        return self._shown.get(name) or self._files.get(name)
