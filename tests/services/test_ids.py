"""Random names that people read aloud and that fit where they must."""

import re
from random import Random

from bot.domain.messages import Action
from bot.services.ids import Ids

SIGNS = "[0-9A-HJKMNP-TV-Z]"


def test_names_have_no_letter_that_is_misread() -> None:
    ids = Ids()
    for _ in range(500):
        assert re.fullmatch(f"{SIGNS}{{10}}", ids.row())
        assert re.fullmatch(f"R-{SIGNS}{{4}}", ids.pseudonym())
        assert re.fullmatch(f"{SIGNS}{{8}}", ids.code())


def test_no_two_ids_are_equal() -> None:
    ids = Ids()
    assert len({ids.row() for _ in range(10_000)}) == 10_000


def test_two_installations_draw_different_ids() -> None:
    assert [Ids().code() for _ in range(2)] != [Ids().code() for _ in range(2)]


def test_a_seed_draws_the_same_ids() -> None:
    assert Ids(Random(7)).row() == Ids(Random(7)).row()


def test_an_id_fits_into_the_longest_button() -> None:
    """*Publish* carries the report, two choices, a version, an alert's number and a minute of the far future."""
    payload = Action("publish", (Ids().row(), "3", "4", "9999", "999999", "99999999")).payload
    assert len(payload.encode()) <= 64
