"""Which numbers to give: the directory's lines, and the one number that stands in a sentence."""

from knowledge.directory import SIGHTINGS, Directory, Line
from knowledge.model import Organisation, Status, TextLine

_TEN_DIGITS = 10


class Hotlines:
    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def take(self, directory: Directory) -> None:
        """From now on these numbers."""
        self._directory = directory

    def number(self, county: str | None) -> str:
        """The first number for a county, or the statewide one, as it is dialled.

        911 where a region's directory is empty: no error message is without a number (R2).
        """
        lines = self._directory.lines(county, urgent=True)
        if not lines:
            return "911"
        line = lines[0] if county is not None else self._directory.statewide() or lines[0]
        return line.phone.display

    def lines(
        self, county: str | None, purpose: str = SIGHTINGS, *, urgent: bool = False, limit: int | None = None
    ) -> tuple[Line, ...]:
        """The lines to show, nearest first; see Directory.lines()."""
        return self._directory.lines(county, purpose, urgent=urgent, limit=limit)

    def links(self, county: str | None, purpose: str) -> tuple[Organisation, ...]:
        """Organisations with a page for a purpose; see Directory.links()."""
        return self._directory.links(county, purpose)

    def texts(self, county: str | None, purpose: str) -> tuple[tuple[Organisation, TextLine], ...]:
        """Numbers for text messages; see Directory.texts()."""
        return self._directory.texts(county, purpose)

    def known(self) -> frozenset[str]:
        """The last ten digits of every current line: numbers that anybody may be told."""
        phones = (phone for each in self._directory.organisations.values() for phone in each.phones)
        return frozenset(
            phone.number[-_TEN_DIGITS:] for phone in phones if phone.number and phone.status is not Status.HISTORICAL
        )
