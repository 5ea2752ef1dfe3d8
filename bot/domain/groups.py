"""Which of two reports keeps its card when they are merged."""

from bot.domain.reports import Report


def leads(first: Report, second: Report) -> bool:
    """Whether the first one's card stays: the one that somebody has; of two alike, the earlier."""
    if first.is_taken != second.is_taken:
        return first.is_taken
    return (first.received_at, first.id) <= (second.received_at, second.id)
