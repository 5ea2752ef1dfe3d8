"""How far a network has gone live: answers, then reports, then alerts (R47)."""

from typing import Final, Literal

Stage = Literal["answers", "reports", "alerts"]
STAGES: Final[tuple[Stage, ...]] = ("answers", "reports", "alerts")
FIRST: Final[Stage] = "answers"


def reached(stage: Stage, needed: Stage) -> bool:
    """Whether an installation at a stage of going live offers what another stage brings."""
    return STAGES.index(stage) >= STAGES.index(needed)


def named(word: str | None) -> Stage:
    """The stage of that name; what nobody wrote, or what is none, is the first."""
    return next((stage for stage in STAGES if stage == word), FIRST)


def following(stage: Stage) -> Stage | None:
    """The next stage; None after the last."""
    place = STAGES.index(stage) + 1
    return STAGES[place] if place < len(STAGES) else None
