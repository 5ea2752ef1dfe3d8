"""A new moderator's decision, until a second person agrees to it (R22)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.domain.reports import REASONS, Agency, Basis, Outcome, Reason

# How the choices of approvals begin that are proposals.
PROPOSE = "propose:"
_NONE = "-"

_Kind = TypeVar("_Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to decide about one version of a report. person: who proposes."""

    person: str
    alias: str
    version: int
    outcome: Outcome
    reason: Reason
    agency: Agency | None = None
    basis: Basis | None = None


def choice(outcome: Outcome, reason: Reason, agency: Agency | None = None, basis: Basis | None = None) -> str:
    """A decision as the approvals' table names it, at most 64 characters: details by their place in the lists."""
    parts = (str(REASONS[outcome].index(reason)), _place(Agency, agency), _place(Basis, basis))
    return f"{PROPOSE}{outcome.value}.{'.'.join(parts)}"


def read(text: str, person: str, alias: str, version: int) -> Proposal:
    """What choice() wrote. Raises ValueError for anything else."""
    outcome, reason, agency, basis = text.removeprefix(PROPOSE).split(".")
    return Proposal(
        person,
        alias,
        version,
        Outcome(outcome),
        REASONS[Outcome(outcome)][int(reason)],
        _member(Agency, agency),
        _member(Basis, basis),
    )


def _place(kind: type[_Kind], member: _Kind | None) -> str:
    return _NONE if member is None else str(list(kind).index(member))


def _member(kind: type[_Kind], place: str) -> _Kind | None:
    return None if place == _NONE else list(kind)[int(place)]
