"""What was understood of a sighting, by the guides' SALUTE: size, activity, location, uniform, time, equipment."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final


class Activity(StrEnum):
    STOP = "stop"
    ARREST = "arrest"
    KNOCKING = "knocking"
    CHECKPOINT = "checkpoint"
    QUESTIONING = "questioning"
    PARKED = "parked"


class Uniform(StrEnum):
    VEST = "vest"
    MASK = "mask"
    UNIFORM = "uniform"
    PLAIN = "plain"


class Equipment(StrEnum):
    GUNS = "guns"
    DOGS = "dogs"
    DRONE = "drone"
    HELICOPTER = "helicopter"
    RAM = "ram"


class SaidAgency(StrEnum):
    """Whom the reporter names; who they were is a moderator's decision (R17)."""

    BORDER_PATROL = "border-patrol"
    ICE = "ice"
    OTHER_FEDERAL = "other-federal"
    LOCAL = "local"


class Hint(StrEnum):
    """What alone is no sign of agents."""

    TINTED = "tinted"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, from least to most; equal where one number was said."""

    least: int
    most: int

    def __str__(self) -> str:
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


@dataclass(frozen=True, slots=True)
class Salute:
    """What was said of agents and vehicles. marked: the vehicles bear signs of an agency. agents: some are named."""

    people: Count | None = None
    vehicles: Count | None = None
    marked: bool | None = None
    agency: SaidAgency | None = None
    activities: tuple[Activity, ...] = ()
    uniforms: tuple[Uniform, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    hints: tuple[Hint, ...] = ()
    agents: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Salute()

    @property
    def is_hint_alone(self) -> bool:
        """Tinted glass or a plate from another state, and no agents, no vests, no stop."""
        done = set(self.activities) - {Activity.PARKED}
        return bool(self.hints) and not (self.agents or self.people or self.agency or self.uniforms or done)


NOTHING: Final = Salute()


def joined(earlier: Salute, later: Salute) -> Salute:
    """Both: what was said later counts where the two differ, lists are put together."""
    changes: dict[str, object] = {}
    for field in fields(Salute):
        old, new = getattr(earlier, field.name), getattr(later, field.name)
        if isinstance(old, tuple):
            changes[field.name] = (*old, *(each for each in new if each not in old))
        elif field.name == "agents":
            changes[field.name] = old or new
        else:
            changes[field.name] = old if new is None else new
    return replace(earlier, **changes)  # type: ignore[arg-type]
