"""Moderators set right what the public text says: place, time, number, kind of place, a free sentence (R26, R27)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.counting import counted
from bot.domain.never_words import Kind, forbidden
from bot.domain.public_facts import SENTENCE_LIMIT, Naming, PublicFacts, may_name_home
from bot.domain.reports import PlaceKind, Report, Sighting
from bot.domain.rights import Volunteer
from bot.domain.salute import Count
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.services.moderation.overruling import Overruling
from bot.storage import place_kinds, reports
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

PLACE_LIMIT = 80
# A sighting is told within a day.
SEEN_WITHIN = timedelta(hours=24)


class FactEditing:
    """Every change makes a new version of the report: whoever agreed to other facts has not agreed to these."""

    def __init__(
        self, vault: Vault, texts: Texts, cards: Cards, moderation: Moderation, overruling: Overruling
    ) -> None:
        self._vault = vault
        self._texts = texts
        self._cards = cards
        self._moderation = moderation
        self._overruling = overruling

    async def set_place(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, place: str, now: datetime
    ) -> Report:
        """The place that the alert will name. Raises UserError with what may not be published (R25, R26)."""
        report = await self._moderation.waiting(work, volunteer, report_id)
        cleaned = await self._overruling.publishable(
            work, report_id, place, now, limit=PLACE_LIMIT, wrong_length="place-length"
        )
        naming = None
        if report.place_kind is PlaceKind.HOME:
            if not may_name_home(cleaned):
                raise UserError("home-place", found=cleaned)
            naming = Naming.AREA
        sighting = _content(report)
        changed = replace(sighting, public_place=cleaned, public=replace(sighting.public, naming=naming))
        return await self._save(work, volunteer, report, changed, "place", now)

    async def set_kind(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, kind: PlaceKind, now: datetime
    ) -> Report:
        """What kind of place it is. A home's typed place counts no more: it may have been a street."""
        report = await self._moderation.waiting(work, volunteer, report_id)
        sighting = _content(report)
        if report.place_kind is kind:
            return report
        connection = await work.connection()
        await place_kinds.set_kind(connection, report_id, kind)
        changed = replace(sighting, public=replace(sighting.public, naming=None, there_at=None))
        return await self._save(work, volunteer, replace(report, place_kind=kind), changed, "kind", now)

    async def set_seen(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, seen_at: datetime | None, now: datetime
    ) -> Report:
        """When it was seen. None: nobody could read it. Raises UserError: not a time of the last day."""
        if seen_at is None or not now - SEEN_WITHIN <= seen_at <= now:
            raise UserError("seen-when")
        return await self._change(work, volunteer, report_id, "time", now, seen_at=seen_at)

    async def set_number(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        report_id: str,
        agents: str,
        vehicles: str,
        marked: bool | None,
        now: datetime,
    ) -> Report:
        """How many agents and vehicles, as typed ("4", "2-3"); empty where nobody counted. Raises UserError."""
        counted = {"agents": _count(agents), "vehicles": _count(vehicles), "marked": marked}
        return await self._change(work, volunteer, report_id, "number", now, counted=True, **counted)

    async def set_naming(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, naming: Naming, now: datetime
    ) -> Report:
        """Agents were on the premises of the business that is named, or what is named is none (R26)."""
        return await self._change(work, volunteer, report_id, "naming", now, naming=naming)

    async def still_there(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Report:
        """Agents are at the home at this moment, a moderator says (R26)."""
        return await self._change(work, volunteer, report_id, "still-there", now, there_at=now)

    async def set_sentence(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, sentence: Mapping[str, str], now: datetime
    ) -> Report:
        """A free sentence in every language of an alert, or in none. Raises UserError with what may not be said."""
        typed = {locale: text.strip() for locale, text in sentence.items() if text.strip()}
        if typed and set(typed) != set(self._texts.locales):
            raise UserError("sentence-languages")
        cleaned = {locale: await self._sentence(work, report_id, locale, text, now) for locale, text in typed.items()}
        return await self._change(work, volunteer, report_id, "sentence", now, sentence=cleaned)

    async def _sentence(self, work: UnitOfWork, report_id: str, locale: str, text: str, now: datetime) -> str:
        line = await self._overruling.publishable(
            work, report_id, text, now, limit=SENTENCE_LIMIT, wrong_length="sentence-length"
        )
        # R24: whoever reads the other language hears no call to act either.
        for language in self._texts.locales:
            for word in forbidden(line, language, Kind.ALERT):
                raise UserError("sentence-word", word=word, language=self._texts.label(locale, f"language-{locale}"))
        return line

    async def _change(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, what: str, now: datetime, **values: object
    ) -> Report:
        report = await self._moderation.waiting(work, volunteer, report_id)
        sighting = _content(report)
        public: PublicFacts = replace(sighting.public, **values)  # type: ignore[arg-type]
        return await self._save(work, volunteer, report, replace(sighting, public=public), what, now)

    async def _save(
        self, work: UnitOfWork, volunteer: Volunteer, report: Report, sighting: Sighting, what: str, now: datetime
    ) -> Report:
        connection = await work.connection()
        await reports.rewrite(connection, self._vault, report, sighting)
        await self._moderation.acted(connection, volunteer, report.id, now)
        await self._moderation.record(connection, now, volunteer, "set-fact", report.id, fact=what)
        await self._cards.show(connection, report.id, now)
        return report


def _content(report: Report) -> Sighting:
    if report.sighting is None:
        raise UserError("report-unknown")
    return report.sighting


def _count(typed: str) -> Count | None:
    try:
        return counted(typed)
    except ValueError as error:
        raise UserError("number-what") from error
