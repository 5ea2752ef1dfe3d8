"""A family's wish to be called by the partner: five things from closed lists, and nothing else (R45)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import phonenumbers

# Gone after so long at the latest.
LIFETIME: Final = timedelta(hours=72)
# What was asked and not sent.
DRAFT_LIFETIME: Final = timedelta(minutes=30)
# Fewer in a month would point at somebody.
LEAST_COUNTED: Final = 3


class Need(StrEnum):
    """What the call is to be about. No ride, no shelter and no hiding place: the bot arranges none."""

    DETAINED = "detained"
    LAWYER = "lawyer"
    BOND = "bond"
    FOOD_RENT = "food-rent"
    SCHOOL = "school"
    OTHER = "other"


class CallTime(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"


class ReferralState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Wish:
    """phone: in E.164, or None to be written to in the chat with the bot. language: that they want to speak."""

    need: Need
    county: str
    language: str
    when: CallTime
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """wish: None once its key is gone. locale: that the bot speaks with them. readers: ids of people who opened it."""

    id: str
    code: str
    state: ReferralState
    county: str
    locale: str
    created_at: datetime
    wish: Wish | None
    readers: tuple[str, ...]


def phone_in(text: str) -> tuple[str | None, bool]:
    """The one telephone number of a text in E.164, None without one or with several; whether words stand around it."""
    found = list(phonenumbers.PhoneNumberMatcher(text, "US", leniency=phonenumbers.Leniency.VALID))
    if len(found) != 1:
        return None, bool(text.strip())
    around = text[: found[0].start] + text[found[0].end :]
    number = phonenumbers.format_number(found[0].number, phonenumbers.PhoneNumberFormat.E164)
    return number, bool(re.search(r"\w", around))
