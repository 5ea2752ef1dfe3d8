"""What the rooms read when a drill is over: times, missed steps, how many took part; nobody is ranked (R23)."""

from datetime import datetime

from bot.domain.drills import Course, Missed, Scenario, is_finished
from bot.i18n import Texts


def summary(texts: Texts, locale: str, scenario: Scenario, course: Course, steps: tuple[Missed, ...]) -> str:
    """The whole text in one language."""
    say = texts.say
    story = texts.label(locale, f"drill-story-{scenario.name}")
    lines: list[str] = [
        say(locale, "drill-summary", story=story),
        say(locale, "drill-finished" if is_finished(steps) else "drill-unfinished"),
        *_times(texts, locale, course),
        say(locale, "drill-people", count=course.people),
        say(locale, "drill-missed" if steps else "drill-missed-none"),
    ]
    lines += [f"- {say(locale, f'drill-missed-{step.value}')}" for step in steps]
    return "\n".join(lines)


def _times(texts: Texts, locale: str, course: Course) -> list[str]:
    """Each from the moment in which the report came."""
    moments: tuple[tuple[str, datetime | None], ...] = (
        ("claim", course.claimed_at),
        ("decision", course.decided_at),
        ("copy", course.first_copy_at),
        ("correction", course.corrected_at),
    )
    lines: list[str] = []
    for name, at in moments:
        if at is None:
            continue
        minutes, seconds = divmod(round((at - course.started_at).total_seconds()), 60)
        length = texts.label(locale, "drill-length", minutes=minutes, seconds=seconds)
        lines.append(texts.say(locale, f"drill-time-{name}", length=length))
    return lines
