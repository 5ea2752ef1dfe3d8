"""Which open reports may tell of the same sighting as another: listed on its card, merged only by a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.likeness import WINDOW, Point, Telling, likely_same
from bot.domain.reports import Report
from bot.storage import groups
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault

# How many are compared, the newest first, and how many are listed.
COMPARED = 60
LISTED = 3
# Of a surge's group, so many are compared with another report: what stands apart first, then the newest.
COMPARED_IN_GROUP = 40

# A town's middle, by its name and county.
TownPoint = Callable[[str, str | None], Point | None]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another report that may be the same. before: how long before; negative, after."""

    report: Report
    before: timedelta


class Likely:
    def __init__(self, vault: Vault, point: TownPoint) -> None:
        self._vault = vault
        self._point = point

    def telling(self, report: Report) -> Telling | None:
        """What of a report can be compared; None once its content is gone."""
        sighting = report.sighting
        if sighting is None:
            return None
        return Telling(
            county=report.county,
            words=sighting.what,
            at=sighting.seen_at or report.received_at,
            place=sighting.place,
            town=sighting.town,
            point=sighting.spot or (self._point(sighting.town, report.county) if sighting.town else None),
        )

    def came(self, report: Report) -> Telling | None:
        """The same, at the time when it came: what people make up in a surge says any time."""
        told = self.telling(report)
        return None if told is None else replace(told, at=report.received_at)

    def tellings(self, reports: Sequence[Report]) -> list[Telling]:
        """What of these can be compared."""
        return [told for report in reports if (told := self.telling(report)) is not None]

    async def of(self, connection: AsyncConnection, report: Report) -> Sequence[Alike]:
        """Open reports with cards of their own that may be the same as this open one, the nearest in time first."""
        told = self.telling(report)
        if told is None or not report.is_open:
            return ()
        near = await groups.open_leaders(
            connection,
            self._vault,
            report.county,
            report.received_at - WINDOW,
            report.received_at + WINDOW,
            limit=COMPARED,
        )
        found = [
            Alike(other, report.received_at - other.received_at)
            for other in near
            if other.id != report.id and (theirs := self.telling(other)) is not None and likely_same(told, theirs)
        ]
        return sorted(found, key=lambda alike: abs(alike.before))[:LISTED]
