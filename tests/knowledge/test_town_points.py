"""Where a town lies, for how far two reports are apart."""

import pytest

from knowledge.places import Places


@pytest.mark.parametrize(
    ("town", "county", "expected"),
    [
        ("Carrboro", "Orange", (35.9259, -79.0877)),
        ("Chapel Hill", "Durham", (35.927, -79.0391)),
        ("Carrboro", None, (35.9259, -79.0877)),
        ("Carrboro", "Wake", None),
        ("Abshers", "Wilkes", None),
        ("Nowhere", "Wake", None),
    ],
)
def test_a_town_has_a_middle(
    places: Places, town: str, county: str | None, expected: tuple[float, float] | None
) -> None:
    assert places.point(town, county) == expected
