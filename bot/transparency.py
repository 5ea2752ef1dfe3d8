"""The yearly page of a network about itself, in English and Spanish: counts and times, and nobody's words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.alerts import AlertState
from bot.domain.open_record import Times, times, tree
from bot.domain.reports import Outcome
from bot.domain.suppression import LEAST, Node, open_margins, publishable
from bot.i18n import COMPLETE, Markdown, Texts
from bot.storage.open_record import Decision, Incident

UNDECIDED = "undecided"
STATES = tuple(state.value for state in (AlertState.ENDED, AlertState.EXPIRED, AlertState.RETRACTED, AlertState.LIVE))
OUTCOMES = (*(outcome.value for outcome in Outcome), UNDECIDED)


@dataclass(frozen=True, slots=True)
class Year:
    """record: the incidents as the open record counts them. states_at: where its keys hold the state."""

    network: str
    year: int
    record: Node
    states_at: int
    incidents: Sequence[Incident]
    decisions: Sequence[Decision]
    freezes: int


def render(year: Year) -> str:
    """The whole page as Markdown."""
    texts = Texts()
    return "\n\n---\n\n".join(_page(texts, locale, year) for locale in COMPLETE) + "\n"


def _page(texts: Texts, locale: str, of: Year) -> str:
    def say(key: str, **arguments: str | int) -> str:
        return texts.say(locale, f"transparency-{key}", **arguments)

    def counted(key: str, count: int | None) -> str:
        shown = texts.label(locale, "transparency-hidden") if count is None else texts.number(locale, count)
        return texts.say(locale, f"transparency-{key}", count=Markdown(shown))

    states = _states(of)
    outcomes = shown([each.outcome.value if each.outcome else UNDECIDED for each in of.decisions])
    corrected = sum(incident.corrected_at is not None for incident in of.incidents)
    to_correction = times([each.corrected_at - each.at for each in of.incidents if each.corrected_at])
    to_decision = times([each.decided_at - each.received_at for each in of.decisions if each.decided_at])
    return "\n".join(
        [
            say("title", network=of.network, year=str(of.year)),
            "",
            say("intro"),
            "",
            say("alerts"),
            "",
            counted("published", states.get("", 0)),
            *(counted(state, states[state]) for state in STATES if state in states),
            counted("corrected", corrected if corrected == 0 or corrected >= LEAST else None),
            _lengths(texts, locale, "to-correction", to_correction),
            "",
            say("reports"),
            "",
            counted("received", outcomes.get("", 0)),
            *(counted(f"outcome-{outcome}", outcomes[outcome]) for outcome in OUTCOMES if outcome in outcomes),
            _lengths(texts, locale, "to-decision", to_decision),
            "",
            say("freezes"),
            "",
            counted("freezes-count", of.freezes),
            "",
            say("demands"),
            "",
            say("demands-fill"),
        ]
    )


def _states(of: Year) -> Mapping[str, int | None]:
    """What became of the alerts; None: hidden, since with the list by county a small number would follow from it."""
    counts = Counter(incident.state.value for incident in of.incidents)
    told = open_margins(of.record, of.states_at)
    total = of.record.count
    whole = {"": total if total == 0 or total >= LEAST else None}
    return whole | {state: count if state in told else None for state, count in counts.items()}


def shown(values: Sequence[str]) -> Mapping[str, int | None]:
    """What may be published of how often each value comes, and under "" of all of them; None: hidden."""
    counts = Counter(values)
    cells = publishable(tree((value,) for value, count in counts.items() for _ in range(count)))
    return {cell.key[0] if cell.key else "": cell.count for cell in cells}


def _lengths(texts: Texts, locale: str, key: str, found: Times | None) -> str:
    if found is None:
        return texts.say(locale, f"transparency-{key}-none")

    def length(value: timedelta) -> str:
        return texts.duration(locale, value)

    return texts.say(locale, f"transparency-{key}", middle=length(found.middle), late=length(found.late))
