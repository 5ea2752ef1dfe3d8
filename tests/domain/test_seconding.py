"""A proposed decision as the approvals' table names it, and whose decisions need a second (R22)."""

from itertools import product

import pytest

from bot.domain.reports import REASONS, Agency, Basis, Outcome, Reason
from bot.domain.rights import Volunteer
from bot.domain.seconding import Proposal, choice, read


@pytest.mark.parametrize(
    ("outcome", "reason", "agency", "basis"),
    [
        (outcome, *details)
        for outcome, reasons in REASONS.items()
        for details in product(reasons, (None, *Agency), (None, *Basis))
    ],
)
def test_a_proposal_is_read_as_it_was_written(
    outcome: Outcome, reason: Reason, agency: Agency | None, basis: Basis | None
) -> None:
    written = choice(outcome, reason, agency, basis)
    assert len(written) <= 64
    assert read(written, "p1", "M7", 3) == Proposal("p1", "M7", 3, outcome, reason, agency, basis)


@pytest.mark.parametrize(
    ("decisions", "trusted", "needs"),
    [(0, False, True), (9, False, True), (10, False, False), (0, True, False), (99, True, False)],
)
def test_r22_the_first_ten_decisions_of_a_new_moderator_need_a_second(
    decisions: int, trusted: bool, needs: bool
) -> None:
    assert Volunteer("p1", "M7", (), decisions=decisions, trusted=trusted).needs_second is needs
