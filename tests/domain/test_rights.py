"""Who may do what, where: every role, deed and county (R22)."""

import pytest

from bot.domain.rights import ALL_COUNTIES, Deed, Grant, Role, Volunteer, may_grant

ALL = frozenset({ALL_COUNTIES})
DURHAM = frozenset({"Durham"})
WAKE = frozenset({"Wake"})

# Written down by hand: which roles each deed needs.
ROLES = {
    Deed.MODERATE: {"owner", "coordinator", "moderator"},
    Deed.TAKE_OVER: {"owner", "coordinator"},
    Deed.LINK_ROOM: {"owner", "coordinator"},
    Deed.GRANT: {"owner", "coordinator"},
    Deed.STOP_CARD: {"owner", "coordinator", "editor"},
    Deed.VERIFY: {"verifier"},
    Deed.LIFT_BAN: {"owner", "coordinator"},
    Deed.FREEZE: {"owner", "coordinator"},
    Deed.EDIT: {"editor"},
    Deed.REFER: {"partner"},
    Deed.DRILL: {"owner", "coordinator"},
}


def person(*grants: tuple[Role, frozenset[str]]) -> Volunteer:
    return Volunteer("p1", "M1", tuple(Grant(role, counties) for role, counties in grants))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize(
    ("held", "county", "covered"),
    [
        (ALL, "Durham", True),
        (ALL, None, True),
        (DURHAM, "Durham", True),
        (DURHAM, "Wake", False),
        (DURHAM, "durham", False),
        (DURHAM, None, True),
        (DURHAM | WAKE, "Wake", True),
        (frozenset[str](), "Durham", False),
    ],
)
def test_r22_a_role_does_its_deeds_in_its_counties(
    role: Role, deed: Deed, held: frozenset[str], county: str | None, covered: bool
) -> None:
    assert person((role, held)).may(deed, county) is (role.value in ROLES[deed] and covered)


@pytest.mark.parametrize("deed", Deed)
def test_without_a_role_nothing_is_allowed(deed: Deed) -> None:
    assert not person().may(deed)
    assert not person().may(deed, "Durham")
    assert not person().may_in_all(deed, DURHAM)


def test_a_grant_of_one_county_lends_nothing_to_another_role() -> None:
    mixed = person((Role.MODERATOR, DURHAM), (Role.VERIFIER, ALL), (Role.COORDINATOR, WAKE))
    assert mixed.may(Deed.MODERATE, "Durham")
    assert mixed.may(Deed.MODERATE, "Wake")
    assert not mixed.may(Deed.MODERATE, "Orange")
    assert mixed.may_in_all(Deed.LINK_ROOM, WAKE)
    assert not mixed.may_in_all(Deed.LINK_ROOM, DURHAM)


@pytest.mark.parametrize(
    ("held", "wanted", "allowed"),
    [
        (ALL, ALL, True),
        (ALL, DURHAM, True),
        (DURHAM, DURHAM, True),
        (DURHAM | WAKE, DURHAM, True),
        (DURHAM, ALL, False),
        (DURHAM, DURHAM | WAKE, False),
        (DURHAM, frozenset[str](), False),
    ],
)
def test_r22_nobody_links_or_grants_beyond_their_counties(
    held: frozenset[str], wanted: frozenset[str], allowed: bool
) -> None:
    coordinator = person((Role.COORDINATOR, held))
    assert coordinator.may_in_all(Deed.LINK_ROOM, wanted) is allowed
    assert may_grant(coordinator, Role.MODERATOR, wanted) is allowed
    assert may_grant(person((Role.OWNER, held)), Role.COORDINATOR, wanted) is allowed


def test_counties_of_several_grants_count_together() -> None:
    both = person((Role.COORDINATOR, DURHAM), (Role.COORDINATOR, WAKE))
    assert may_grant(both, Role.VERIFIER, DURHAM | WAKE)


@pytest.mark.parametrize("giver", Role)
@pytest.mark.parametrize("given", Role)
def test_r22_who_makes_whom(giver: Role, given: Role) -> None:
    expected = {
        Role.OWNER: set(Role),
        Role.COORDINATOR: {Role.MODERATOR, Role.VERIFIER, Role.EDITOR, Role.PARTNER},
    }.get(giver, set())
    assert may_grant(person((giver, ALL)), given, ALL) is (given in expected)
