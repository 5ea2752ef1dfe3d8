"""Numbers as moderators type them: "4", "2-3"."""

from bot.domain.salute import Count

# More was never seen at once; a wrong digit is.
MOST = 500


def counted(typed: str) -> Count | None:
    """One number or two; None for nothing. Raises ValueError for anything else."""
    text = typed.strip().replace("–", "-")
    if not text:
        return None
    least, _, most = text.partition("-")
    parts = [part.strip() for part in (least, most or least)]
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        raise ValueError(typed)
    low, high = (int(part) for part in parts)
    if not 0 < low <= high <= MOST:
        raise ValueError(typed)
    return Count(low, high)
