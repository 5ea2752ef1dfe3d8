"""Which files are taken."""

import pytest

from bot.domain.attachments import FILE_BYTES, MOST_FILES, Refusal, refusal

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("size", "before", "today", "reason"),
    [
        (1000, 0, 0, None),
        (FILE_BYTES, 0, 0, None),
        (FILE_BYTES + 1, 0, 0, Refusal.OVER_LIMIT),
        (1000, MOST_FILES - 1, 0, None),
        (1000, MOST_FILES, 0, Refusal.TOO_MANY),
        (MEGABYTE, 0, 99 * MEGABYTE, None),
        (MEGABYTE + 1, 0, 99 * MEGABYTE, Refusal.DAY_IS_FULL),
        (None, 0, 100 * MEGABYTE, None),
        (None, 0, 100 * MEGABYTE + 1, Refusal.DAY_IS_FULL),
        (None, MOST_FILES, 0, Refusal.TOO_MANY),
    ],
)
def test_a_file_is_taken_within_its_three_limits(
    size: int | None, before: int, today: int, reason: Refusal | None
) -> None:
    assert refusal(size, before=before, today=today, daily=100 * MEGABYTE) is reason
