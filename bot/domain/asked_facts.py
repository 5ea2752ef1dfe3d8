"""What a moderator is asked before a text may be shown as what goes out (R26)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.public_facts import is_corner
from bot.domain.reports import SENSITIVE_PLACES, PlaceKind, Report

# A home is named only while agents are there: somebody has to have said so in these minutes.
THERE_FOR: Final = timedelta(minutes=30)


class Asked(StrEnum):
    """PLACE: where it was. STILL_THERE: whether agents are still at the home. NAMING: what was named."""

    PLACE = "place"
    STILL_THERE = "still-there"
    NAMING = "naming"


def asked(report: Report, now: datetime) -> Asked | None:
    """What has to be answered first; None when the text can be shown.

    A business is named only when agents were on its premises, else the intersection: nothing but a person tells a
    business from a neighbourhood, so whoever named anything but a corner or the town is asked.
    """
    if report.sighting is None or not report.county or not report.public_place:
        return Asked.PLACE
    public = report.sighting.public
    if report.place_kind is PlaceKind.HOME:
        is_there = public.there_at is not None and now - public.there_at <= THERE_FOR
        return None if is_there else Asked.STILL_THERE
    typed = report.sighting.public_place
    if not typed or typed == report.sighting.town or report.place_kind in SENSITIVE_PLACES or is_corner(typed):
        return None
    return Asked.NAMING if public.naming is None else None
