"""Random names: ids of rows, and the pseudonyms that people read aloud."""

from random import Random, SystemRandom

# Crockford's base 32: no I, L, O or U, so that nobody misreads an id over the phone.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Ids:
    """random: the system's source, or a seeded one in tests."""

    def __init__(self, random: Random | None = None) -> None:
        self._random = random or SystemRandom()

    def row(self) -> str:
        """Ten characters, 50 bits: short enough for a button's 64 bytes beside other things."""
        return self._take(10)

    def pseudonym(self) -> str:
        """R-7F3K: a million names, unique among reports that can still be answered."""
        return f"R-{self._take(4)}"

    def code(self) -> str:
        """A one-time code that a person types."""
        return self._take(8)

    def _take(self, length: int) -> str:
        return "".join(self._random.choice(_ALPHABET) for _ in range(length))
