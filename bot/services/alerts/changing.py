"""Other facts for an alert that went out: typed, guarded, kept with its report until they are sent (R27, R30)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from pydantic import TypeAdapter

from bot.domain.alerts import Facts
from bot.domain.counting import counted
from bot.domain.public_facts import may_name_home
from bot.domain.reports import Agency, PlaceKind
from bot.domain.rights import Volunteer
from bot.domain.salute import Count
from bot.domain.sighting_time import seen_at
from bot.errors import UserError
from bot.services.alerts.alert_life import Standing
from bot.services.alerts.fact_editing import PLACE_LIMIT, SEEN_WITHIN
from bot.services.moderation.moderation import Moderation
from bot.services.moderation.overruling import Overruling
from bot.storage import reports
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

_facts = TypeAdapter(Facts)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a moderator would change; None leaves a fact as it is."""

    place: str | None
    seen_at: datetime | None
    agents: Count | None
    vehicles: Count | None


class Changing:
    def __init__(self, vault: Vault, moderation: Moderation, overruling: Overruling, zone: tzinfo) -> None:
        self._vault = vault
        self._moderation = moderation
        self._overruling = overruling
        self._zone = zone

    async def read(self, work: UnitOfWork, seen: Standing, values: Mapping[str, str], now: datetime) -> Wish:
        """What was typed. Raises UserError: what may not be published (R25, R26), no time, no number, or nothing."""
        wish = Wish(
            place=await self._place(work, seen, values.get("place", "").strip(), now),
            seen_at=self._time(values.get("seen", "").strip(), now),
            agents=_number(values.get("agents", "")),
            vehicles=_number(values.get("vehicles", "")),
        )
        if wish == Wish(None, None, None, None):
            raise UserError("change-nothing")
        return wish

    async def keep(self, work: UnitOfWork, volunteer: Volunteer, seen: Standing, wish: Wish, now: datetime) -> Standing:
        """Write the wish to the report; nothing is sent. Raises UserError where its content is erased."""
        report = seen.report
        if report.sighting is None:
            raise UserError("report-unknown")
        public = report.sighting.public
        if wish.seen_at is not None:
            public = replace(public, seen_at=wish.seen_at)
        if wish.agents is not None or wish.vehicles is not None:
            agents, vehicles = wish.agents or report.agents_seen, wish.vehicles or report.vehicles_seen
            public = replace(public, counted=True, agents=agents, vehicles=vehicles, marked=report.vehicles_marked)
        place = wish.place or report.sighting.public_place
        sighting = replace(report.sighting, public_place=place, public=public)
        connection = await work.connection()
        await reports.rewrite(connection, self._vault, report, sighting)
        await self._moderation.record(connection, now, volunteer, "set-fact", report.id, fact="live")
        return replace(seen, report=replace(report, sighting=sighting, version=report.version + 1))

    def facts(self, seen: Standing, *, agency: Agency) -> Facts:
        """The alert's facts with what its report says by now. Raises UserError once the content is erased."""
        report = seen.report
        if report.sighting is None or not report.public_place:
            raise UserError("report-unknown")
        return replace(
            seen.alert.facts,
            place=report.public_place,
            agency=agency,
            seen_at=report.seen_at,
            agents=report.agents_seen,
            vehicles=report.vehicles_seen,
            marked=report.vehicles_marked,
        )

    def name(self, facts: Facts) -> str:
        """Eight signs that name these facts and no others: whoever agrees, agrees to what they read."""
        return hashlib.sha256(_facts.dump_json(facts)).hexdigest()[:8]

    async def _place(self, work: UnitOfWork, seen: Standing, typed: str, now: datetime) -> str | None:
        if not typed:
            return None
        cleaned = await self._overruling.publishable(
            work, seen.report.id, typed, now, limit=PLACE_LIMIT, wrong_length="place-length"
        )
        if seen.report.place_kind is PlaceKind.HOME and not may_name_home(cleaned):
            raise UserError("home-place", found=cleaned)
        return cleaned

    def _time(self, typed: str, now: datetime) -> datetime | None:
        if not typed:
            return None
        found = seen_at(typed, now, self._zone)
        if found is None or not now - SEEN_WITHIN <= found <= now:
            raise UserError("seen-when")
        return found


def _number(typed: str) -> Count | None:
    try:
        return counted(typed)
    except ValueError as error:
        raise UserError("number-what") from error
