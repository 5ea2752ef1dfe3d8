"""The tables of who asked for alerts. Part of schema.py."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("platform", String(16), nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("kind", String(8), nullable=False, default="person"),  # person, group
    Column("language", String(8), nullable=False),
    Column("checking", Boolean, nullable=False, default=False),  # also what is being checked
    Column("sound", String(8), nullable=False, default="day"),  # always, never, day: not in quiet hours
    Column("discreet", Boolean, nullable=False, default=False),
    Column("created_at", UTCDateTime, nullable=False),
)

subscription_counties = Table(
    "subscription_counties",
    metadata,
    Column("subscription", String(24), ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("county", String(40), primary_key=True),
    Index("ix_subscription_counties_county", "county", "subscription"),
)

# When a room or a subscription last heard a county's alert with a sound: one in a quarter of an hour (R33).
sounds = Table(
    "sounds",
    metadata,
    Column("recipient", String(24), primary_key=True),
    Column("county", String(40), primary_key=True),
    Column("at", UTCDateTime, nullable=False),
)
