"""The referrals section of config.yaml: the partner whom families may ask for a call (R45)."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.config_sections import Number, Section, read_counties
from bot.domain.referrals import Need
from bot.domain.rights import ALL_COUNTIES


class Referrals(Section):
    """The partner that families may ask for a call (R45). counties: names, or ALL_COUNTIES."""

    organisation: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        description="the partner's name, at most 60 characters"
    )
    counties: Annotated[frozenset[str], BeforeValidator(read_counties)] = frozenset({ALL_COUNTIES})
    languages: Annotated[
        tuple[Literal["en", "es", "pt", "ht", "fr", "vi", "zh", "ar"], ...], Field(min_length=1, max_length=8)
    ] = Field(("es", "en"), description="a list of en, es, pt, ht, fr, vi, zh, ar")
    needs: Annotated[tuple[Need, ...], Field(min_length=1, max_length=6)] = Field(
        tuple(Need), description="a list of detained, lawyer, bond, food-rent, school, other"
    )
    unanswered_hours: Annotated[Number, Field(ge=1, le=48)] = Field(
        24, description="hours, a whole number from 1 to 48"
    )
