"""Files that people hand over on the page, in memory."""

from dataclasses import dataclass
from typing import Final

from bot.domain.attachments import FILE_BYTES

_BYTES_IN_ALL: Final = 10 * FILE_BYTES

# What the page may draw, told by the first bytes and not by what the browser says it is.
_PICTURES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    content: bytes

    @property
    def picture(self) -> str | None:
        """The media type of a picture that a page may draw, else None."""
        if self.content[:4] == b"RIFF" and self.content[8:12] == b"WEBP":
            return "image/webp"
        return next((kind for start, kind in _PICTURES.items() if self.content.startswith(start)), None)


class Files:
    """The last files, up to 200 MB; older ones are gone, as they are on every platform some day."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def put(self, name: str, content: bytes) -> None:
        """Keep a file under the name that the page made for it."""
        self._files.setdefault(name, StoredFile(content))
        while sum(len(file.content) for file in self._files.values()) > _BYTES_IN_ALL:
            del self._files[next(iter(self._files))]

    def get(self, name: str) -> StoredFile | None:
        return self._files.get(name)
