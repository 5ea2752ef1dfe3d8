"""docs/alerts.md, written by the program itself: the text of every alert, in each language, on each platform.

python -m tests.alert_snapshots     writes it anew; tests/test_alert_snapshots.py compares it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.alerts import Alert, AlertKind, AlertLanguage, AlertState, Facts, mistakes
from bot.domain.reports import Agency, Basis, Mark, NotImmigration, PlaceKind
from bot.domain.salute import Count
from bot.i18n import Texts
from bot.platforms.discord import markup as discord
from bot.platforms.sandbox import markup as sandbox
from bot.platforms.telegram import markup as telegram
from bot.services.alerts.alert_text import AlertText
from bot.services.asking.hotlines import Hotlines
from knowledge.loader import load

FILE = Path(__file__).parents[1] / "docs" / "alerts.md"
HEAD = """# What every alert says

Each text that the public can get about an alert, as the program renders it from its facts. `python -m
tests.alert_snapshots` writes this page and a test compares it. A channel or group reads the Spanish and the English
text in one message unless it is set otherwise; a person reads one of them. Below a text stands what goes to Telegram
(HTML), to Discord (Markdown) and to the practice page (HTML) where that is more than the words themselves.
"""
# A Sunday afternoon in North Carolina: 3:42 PM.
NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
LANGUAGES = {AlertLanguage.SPANISH: "Español", AlertLanguage.ENGLISH: "English"}
PLATFORMS: dict[str, Callable[[str], str]] = {
    "Telegram": lambda text: "\n".join(telegram.to_messages(text)),
    "Discord": lambda text: "\n".join(discord.render(text)),
    "The practice page": sandbox.to_html,
}
FACTS = Facts(
    county="Durham",
    place="Roxboro y Club",
    place_kind=PlaceKind.STREET,
    agency=Agency.UNKNOWN,
    basis=Basis.TWO_OBSERVERS,
    seen_at=NOW - timedelta(minutes=10),
    valid_until=NOW + timedelta(hours=2),
)
SENTENCE = {"es": "Había dos grupos, uno a cada lado de la calle.", "en": "There were two groups, one on each side."}
# The longest that the facts can make a text without a free sentence.
LONGEST = replace(
    FACTS,
    county="New Hanover",
    place="estacionamiento de la tienda en N Roxboro St y Old Oxford Hwy, Durham",
    agency=Agency.LOCAL_287G,
    basis=Basis.TWO_REPORTS_AND_PICTURE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """title: what happened. beside: the message that comes as an answer to each changed copy."""

    title: str
    alert: Alert
    beside: bool = False


def _alert(
    facts: Facts = FACTS,
    *,
    kind: AlertKind = AlertKind.CONFIRMED,
    state: AlertState = AlertState.LIVE,
    mark: Mark = Mark.REAL,
) -> Alert:
    return Alert("a1", 127, None, state, facts, 1, mark=mark, published_by="M1", kind=kind, goes_out_at=NOW)


def cases() -> Iterator[Case]:
    """Every kind of alert in every state that anybody outside can read."""
    later = NOW + timedelta(hours=1)
    yield Case("Confirmed", _alert())
    for agency in Agency:
        if agency is not Agency.UNKNOWN:
            yield Case(f"Confirmed: {agency.value}", _alert(replace(FACTS, agency=agency)))
    for basis in Basis:
        if basis is not Basis.TWO_OBSERVERS:
            yield Case(f"Confirmed by: {basis.value}", _alert(replace(FACTS, basis=basis)))
    counted = replace(FACTS, agents=Count(4, 6), vehicles=Count(2, 2), marked=False, sentence=SENTENCE)
    yield Case("Confirmed, with numbers and a free sentence", _alert(counted))
    yield Case("Confirmed, as long as it gets", _alert(LONGEST))
    yield Case(
        "Still there: extended",
        _alert(replace(FACTS, last_seen_at=later, valid_until=later + timedelta(hours=2))),
    )
    yield Case("Changed: beside each copy", _alert(replace(FACTS, place="Fayetteville & Lawson")), beside=True)
    yield Case("Ended", _alert(replace(FACTS, ended_at=later), state=AlertState.ENDED))
    yield Case("Past its time", _alert(replace(FACTS, ended_at=later), state=AlertState.EXPIRED))
    for mistake in mistakes(AlertKind.CONFIRMED):
        wrong = replace(FACTS, mistake=mistake, ended_at=later)
        yield Case(f"Corrected: {mistake.value}", _alert(wrong, state=AlertState.RETRACTED))
    yield from _checking(replace(FACTS, place="", basis=None, ended_at=later))
    for was in NotImmigration:
        notice = replace(FACTS, basis=None, was=was, agreement=was is NotImmigration.LOCAL_POLICE)
        yield Case(f"Checked, not immigration: {was.value}", _alert(notice, kind=AlertKind.NOT_IMMIGRATION))
    for mistake in mistakes(AlertKind.NOT_IMMIGRATION):
        wrong = replace(FACTS, basis=None, was=NotImmigration.TRAFFIC_STOP, mistake=mistake, ended_at=later)
        corrected = _alert(wrong, kind=AlertKind.NOT_IMMIGRATION, state=AlertState.RETRACTED)
        yield Case(f"Checked, not immigration, corrected: {mistake.value}", corrected)
    for mark in (Mark.PRACTICE, Mark.DRILL):
        yield Case(f"Not meant: {mark.value}", _alert(mark=mark))
        yield Case(
            f"Not meant, ended: {mark.value}", _alert(replace(FACTS, ended_at=later), state=AlertState.ENDED, mark=mark)
        )


def _checking(facts: Facts) -> Iterator[Case]:
    """What confirms nothing, from its beginning to what was wrong about it."""
    kind = AlertKind.CHECKING
    yield Case("Only being checked", _alert(facts, kind=kind))
    yield Case("Only being checked: no longer", _alert(facts, kind=kind, state=AlertState.ENDED))
    yield Case("Only being checked: past its time", _alert(facts, kind=kind, state=AlertState.EXPIRED))
    for mistake in mistakes(kind):
        wrong = replace(facts, mistake=mistake)
        yield Case(
            f"Only being checked, corrected: {mistake.value}", _alert(wrong, kind=kind, state=AlertState.RETRACTED)
        )


def written() -> str:
    """The whole page."""
    text = AlertText(Texts(), Hotlines(load().directory))
    parts = [HEAD]
    for case in cases():
        parts.append(f"## {case.title}\n")
        for language, name in LANGUAGES.items():
            words = text.beside(case.alert, language) if case.beside else text(case.alert, language)
            parts.append(f"**{name}** ({len(words)} characters)\n\n{_quoted(words)}\n")
            parts += [f"{platform}:\n\n{_block(shown)}\n" for platform, shown in _shown(words)]
    return "\n".join(parts).rstrip() + "\n"


def _shown(words: str) -> Iterator[tuple[str, str]]:
    for platform, render in PLATFORMS.items():
        if (shown := render(words)) not in (words, f"<p>{words}</p>"):
            yield platform, shown


def _quoted(words: str) -> str:
    """Each line a paragraph of its own: Markdown would join them."""
    return "\n>\n".join(f"> {line}" for line in words.splitlines() if line)


def _block(text: str) -> str:
    return f"```text\n{text}\n```"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
