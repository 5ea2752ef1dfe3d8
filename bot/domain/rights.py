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
    PARTNER = "partner"

    @property
    def is_announced(self) -> bool:
        """Moderator or above: all coordinators hear of a grant, and it takes effect some minutes later (R22)."""
        return self in (Role.OWNER, Role.COORDINATOR, Role.MODERATOR)


class Deed(StrEnum):
    """What needs a right."""

    MODERATE = "moderate"
    TAKE_OVER = "take-over"
    LINK_ROOM = "link-room"
    GRANT = "grant"
    STOP_CARD = "stop-card"
    VERIFY = "verify"
    LIFT_BAN = "lift-ban"
    FREEZE = "freeze"
    DRILL = "drill"
    EDIT = "edit"
    REFER = "refer"


_ALLOWED = {
    Deed.MODERATE: frozenset({Role.OWNER, Role.COORDINATOR, Role.MODERATOR}),
    Deed.TAKE_OVER: frozenset({Role.OWNER, Role.COORDINATOR}),
    Deed.LINK_ROOM: frozenset({Role.OWNER, Role.COORDINATOR}),
    Deed.GRANT: frozenset({Role.OWNER, Role.COORDINATOR}),
    Deed.STOP_CARD: frozenset({Role.OWNER, Role.COORDINATOR, Role.EDITOR}),
    Deed.LIFT_BAN: frozenset({Role.OWNER, Role.COORDINATOR}),
    # Alone and at once; of moderators it takes two (R31).
    Deed.FREEZE: frozenset({Role.OWNER, Role.COORDINATOR}),
    Deed.DRILL: frozenset({Role.OWNER, Role.COORDINATOR}),
    # Going somewhere to look takes training of its own: whoever decides does not verify by the way.
    Deed.VERIFY: frozenset({Role.VERIFIER}),
    # R46: two editors. Who leads the network gives themselves that role if they check what people suggest.
    Deed.EDIT: frozenset({Role.EDITOR}),
    # R45: what families ask of the partner is for the partner's own people, who can do nothing else.
    Deed.REFER: frozenset({Role.PARTNER}),
}
# R22: so many decisions of a new moderator need a second person's agreement.
SECONDED = 10


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
    """A person with a role. alias: what everybody sees ("M3").

    decisions: how many of theirs counted. trusted: the configuration itself names them as one who decides.
    """

    id: str
    alias: str
    grants: tuple[Grant, ...]
    decisions: int = 0
    trusted: bool = False

    @property
    def needs_second(self) -> bool:
        """Whether another person has to agree to what this one decides (R22)."""
        return not self.trusted and self.decisions < SECONDED

    def may(self, deed: Deed, county: str | None = None) -> bool:
        """Whether a grant allows the deed in the county, or in any where the county is not known."""
        return any(grant.role in _ALLOWED[deed] and grant.covers(county) for grant in self.grants)

    def may_in_all(self, deed: Deed, counties: frozenset[str]) -> bool:
        """Whether the grants together allow the deed in every one of these counties (ALL_COUNTIES: everywhere)."""
        return _cover(self.grants, _ALLOWED[deed], counties)


# Whoever types at the server's own terminal: an owner, whatever the accounts.
SERVER = Volunteer("server", "server", (Grant(Role.OWNER, frozenset({ALL_COUNTIES})),), trusted=True)


def _cover(grants: tuple[Grant, ...], roles: frozenset[Role], counties: frozenset[str]) -> bool:
    held = frozenset[str]().union(*(grant.counties for grant in grants if grant.role in roles))
    return ALL_COUNTIES in held or (bool(counties) and counties <= held)


def decides(role: Role) -> bool:
    """Whether the role lets a person decide on reports."""
    return role in _ALLOWED[Deed.MODERATE]


def initial(role: Role) -> str:
    """The letter of an alias, after the first role that its person got: M3, V2, E1, P1."""
    return {Role.VERIFIER: "V", Role.EDITOR: "E", Role.PARTNER: "P"}.get(role, "M")


def may_grant(giver: Volunteer, role: Role, counties: frozenset[str]) -> bool:
    """Only an owner makes coordinators and owners; nobody gives counties that they do not have."""
    if role in (Role.OWNER, Role.COORDINATOR):
        return _cover(giver.grants, frozenset({Role.OWNER}), counties)
    return giver.may_in_all(Deed.GRANT, counties)
