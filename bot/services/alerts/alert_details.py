"""What stands below an alert's fixed wording, and the words of alerts that confirm nothing (R26, R27, R32)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.domain.alerts import Alert, AlertKind, AlertLanguage, AlertState, Facts
from bot.domain.public_facts import ALERT_LIMIT
from bot.domain.reports import Mark
from bot.domain.salute import Count
from bot.i18n import Markdown, Texts, escape

# While these hold, an alert says what it was published with.
STANDING = frozenset({AlertState.HELD, AlertState.WAITING, AlertState.UNDONE, AlertState.LIVE})


def with_details(texts: Texts, locale: str, facts: Facts, text: Markdown) -> Markdown:
    """The alert with how many were seen and the free sentence below, where there are any."""
    lines = list(_details(texts, locale, facts))
    return texts.say(locale, "alert-with-more", alert=text, more=Markdown("\n".join(lines))) if lines else text


def _details(texts: Texts, locale: str, facts: Facts) -> Iterator[Markdown]:
    if counted := counts(texts, locale, facts.agents, facts.vehicles, marked=facts.marked):
        yield texts.say(locale, "alert-numbers", what=counted)
    if sentence := facts.sentence.get(locale):
        yield Markdown(escape(sentence))


def counts(texts: Texts, locale: str, agents: Count | None, vehicles: Count | None, *, marked: bool | None) -> str:
    """How many were seen, as plain text: "4 agents and 2 unmarked vehicles"; empty where nobody counted."""
    signs = {True: "-marked", False: "-unmarked", None: ""}[marked]
    counted = [
        texts.label(locale, key, count=count.most, number=str(count))
        for key, count in (("alert-agents", agents), (f"alert-vehicles{signs}", vehicles))
        if count is not None
    ]
    return texts.items(locale, counted)


def unconfirmed(texts: Texts, locale: str, alert: Alert, number: Markdown) -> Markdown | None:
    """What an alert says that confirms nothing: it is being checked, or it was checked. None for any other.

    A notice says what was found at a time, which is no less true later; that one which was wrong is corrected like any.
    """
    facts = alert.facts
    if alert.state is AlertState.RETRACTED or alert.kind is AlertKind.CONFIRMED:
        return None
    if alert.kind is AlertKind.NOT_IMMIGRATION:
        return texts.say(
            locale,
            "not-immigration",
            time=facts.seen_at,
            place=facts.place,
            what=texts.label(locale, f"was-{facts.was.value}") if facts.was else texts.label(locale, "was-other"),
            note=texts.say(locale, "note-287g", county=facts.county) if facts.agreement else "",
        )
    if alert.state in STANDING:
        return texts.say(locale, "alert-checking", alert=alert.code, county=facts.county, number=number)
    if alert.state is AlertState.ENDED:
        time = facts.ended_at or facts.valid_until
        return texts.say(locale, "alert-checking-ended", alert=alert.code, county=facts.county, time=time)
    return texts.say(locale, "alert-checking-expired", alert=alert.code, county=facts.county)


def over_limit(render: Callable[[Alert, AlertLanguage], str], alert: Alert) -> int:
    """By how many characters the longest language is over what an alert may have; the mark of practice not counted."""
    meant = replace(alert, mark=Mark.REAL)
    texts = (render(meant, language) for language in (AlertLanguage.SPANISH, AlertLanguage.ENGLISH))
    return max(0, *(len(text) - ALERT_LIMIT for text in texts))
