"""Published alerts as an Atom feed (RFC 4287), for list servers and sites that carry them on (R35).

A mirror cannot be edited, so every version of an alert is an entry of its own, and answers the first one (RFC 4685).
What was replaced serves the newest text: nobody who comes later reads what is no longer said.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

from bot.clock import Clock
from bot.domain.alerts import AlertLanguage
from bot.domain.reports import Mark
from bot.i18n import Texts
from bot.markdown import plain
from bot.services.alerts import freeze
from bot.services.alerts.alert_text import FRAMES, AlertText
from bot.services.alerts.freeze import Frozen
from bot.services.alerts.pausing import Pausing
from bot.storage import alert_history, pauses
from bot.storage.alert_history import Edition
from bot.storage.database import Database

ATOM = "http://www.w3.org/2005/Atom"
THREADS = "http://purl.org/syndication/thread/1.0"
PATH = "/alerts.atom"
# A reader that looks once a week misses nothing.
KEPT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Page:
    """The feed as it is served. etag: changes with the body. modified: of the newest entry, to the second."""

    body: bytes
    etag: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class _Entry:
    """id: for ever the same. answers: the id of the alert's first entry."""

    id: str
    title: str
    text: str
    published: datetime
    updated: datetime
    county: str | None = None
    answers: str | None = None


class Feed:
    """name: the network's. url: where the public reaches the web server. practice: there is no real platform."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        texts: Texts,
        text: AlertText,
        pausing: Pausing,
        *,
        name: str,
        url: str,
        practice: bool,
    ) -> None:
        self._database = database
        self._clock = clock
        self._texts = texts
        self._text = text
        self._pausing = pausing
        self._name = name
        self._url = url
        self._practice = practice

    async def page(self) -> Page:
        """The feed of this moment. Raises StorageError."""
        now = self._clock.now()
        async with self._database.reading() as connection:
            frozen = await freeze.is_frozen(connection)
            stopped = await pauses.stopped(connection, frozen=frozen is not None)
            editions = await alert_history.editions(connection, now - KEPT)
        entries = [*self._paused(frozen), *self._entries(editions, stopped)]
        entries.sort(key=lambda entry: (entry.updated, entry.published, entry.id), reverse=True)
        today = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
        modified = max((entry.updated for entry in entries), default=today).replace(microsecond=0)
        body = self._render(entries, modified)
        return Page(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"', modified)

    def _entries(self, editions: list[Edition], stopped: set[str]) -> Iterator[_Entry]:
        by_alert: dict[str, list[Edition]] = {}
        for edition in editions:
            by_alert.setdefault(edition.alert.id, []).append(edition)
        for alert_id, versions in by_alert.items():
            if alert_id not in stopped:
                yield from self._of_alert(versions)

    def _of_alert(self, versions: list[Edition]) -> Iterator[_Entry]:
        first, newest = versions[0], versions[-1]
        text = plain(self._text(newest.alert, AlertLanguage.BOTH))
        for edition in versions:
            stands = edition is newest
            word = edition.change.value if stands else "replaced"
            yield _Entry(
                id=self._id(edition.at, f"{edition.alert.code}/{edition.alert.version}"),
                title=self._titled(
                    f"feed-{word}", edition.alert.mark, f"{edition.alert.code} · {edition.alert.facts.county}"
                ),
                text=text,
                published=edition.at,
                updated=edition.at if stands else newest.at,
                county=edition.alert.facts.county,
                answers=None if edition is first else self._id(first.at, f"{first.alert.code}/{first.alert.version}"),
            )

    def _paused(self, frozen: Frozen | None) -> Iterator[_Entry]:
        if frozen is None:
            return
        text = self._pausing.sentence(AlertLanguage.BOTH, frozen, frozen.since, practice=self._practice)
        mark = Mark.PRACTICE if self._practice else Mark.REAL
        yield _Entry(
            id=self._id(frozen.since, f"paused/{frozen.period}"),
            title=self._titled("feed-paused", mark, self._name),
            text=plain(text),
            published=frozen.since,
            updated=frozen.since,
        )

    def _titled(self, key: str, mark: Mark, about: str) -> str:
        """In both languages; of what is not meant, with its mark at both ends (R34)."""
        locales = AlertLanguage.BOTH.locales
        title = " / ".join(self._texts.label(locale, key) for locale in locales) + f" · {about}"
        if mark not in FRAMES:
            return title
        signs = " / ".join(self._texts.label(locale, mark.value) for locale in locales)
        return f"{signs} · {title} · {signs}"

    def _id(self, at: datetime, what: str) -> str:
        """A tag URI (RFC 4151): the public host, the day, and what it names."""
        return f"tag:{urlsplit(self._url).hostname},{at.astimezone(UTC):%Y-%m-%d}:{what}"

    def _render(self, entries: list[_Entry], modified: datetime) -> bytes:
        feed = ElementTree.Element("feed", {"xmlns": ATOM, "xmlns:thr": THREADS})
        address = self._url + PATH
        _add(feed, "id", address)
        _add(feed, "title", self._name)
        _add(feed, "updated", _stamp(modified))
        ElementTree.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
        _add(ElementTree.SubElement(feed, "author"), "name", self._name)
        for entry in entries:
            _append(feed, entry, address)
        written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
        return written


def _append(feed: ElementTree.Element, entry: _Entry, address: str) -> None:
    element = ElementTree.SubElement(feed, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", _stamp(entry.published))
    _add(element, "updated", _stamp(entry.updated))
    if entry.county is not None:
        ElementTree.SubElement(element, "category", {"term": entry.county})
    if entry.answers is not None:
        ElementTree.SubElement(element, "thr:in-reply-to", {"ref": entry.answers, "href": address})
    _add(element, "content", entry.text).set("type", "text")


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = text
    return element


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
