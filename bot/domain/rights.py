"""Who may do what, where. Being in a room gives no right; a role does (R22)."""

from dataclasses import dataclass
from enum import StrEnum

ALL_COUNTIES = "*"


class Role(StrEnum):
    OWNER = "owner"
    COORDINATOR = "coordinator"
    MODERATOR = "moderator"
    VERIFIER = "verifier"
    EDITOR = "editor"


class Deed(StrEnum):
    """What needs a right."""

    MODERATE = "moderate"
    TAKE_OVER = "take-over"
    LINK_ROOM = "link-room"
    GRANT = "grant"
    STOP_CARD = "stop-card"


_ALLOWED = {
    Deed.MODERATE: frozenset({Role.OWNER, Role.COORDINATOR, Role.MODERATOR}),
    Deed.TAKE_OVER: frozenset({Role.OWNER, Role.COORDINATOR}),
    Deed.LINK_ROOM: frozenset({Role.OWNER, Role.COORDINATOR}),
    Deed.GRANT: frozenset({Role.OWNER, Role.COORDINATOR}),
    Deed.STOP_CARD: frozenset({Role.OWNER, Role.COORDINATOR, Role.EDITOR}),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, in counties or in all of them (ALL_COUNTIES)."""

    role: Role
    counties: frozenset[str]

    def covers(self, county: str | None) -> bool:
        """A report whose county is not known is everybody's."""
        return county is None or ALL_COUNTIES in self.counties or county in self.counties


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A person with a role. alias: what everybody sees ("M3")."""

    id: str
    alias: str
    grants: tuple[Grant, ...]

    def may(self, deed: Deed, county: str | None = None) -> bool:
        """Whether a grant allows the deed in the county, or in any where the county is not known."""
        return any(grant.role in _ALLOWED[deed] and grant.covers(county) for grant in self.grants)

    def may_in_all(self, deed: Deed, counties: frozenset[str]) -> bool:
        """Whether the grants together allow the deed in every one of these counties (ALL_COUNTIES: everywhere)."""
        return _cover(self.grants, _ALLOWED[deed], counties)


def _cover(grants: tuple[Grant, ...], roles: frozenset[Role], counties: frozenset[str]) -> bool:
    held = frozenset[str]().union(*(grant.counties for grant in grants if grant.role in roles))
    return ALL_COUNTIES in held or (bool(counties) and counties <= held)


def may_grant(giver: Volunteer, role: Role, counties: frozenset[str]) -> bool:
    """Only an owner makes coordinators and owners; nobody gives counties that they do not have."""
    if role in (Role.OWNER, Role.COORDINATOR):
        return _cover(giver.grants, frozenset({Role.OWNER}), counties)
    return giver.may_in_all(Deed.GRANT, counties)
