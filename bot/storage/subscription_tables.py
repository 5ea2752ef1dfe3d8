"""The tables of who asked for alerts. Part of schema.py."""

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("platform", String(16), nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("language", String(8), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
)

subscription_counties = Table(
    "subscription_counties",
    metadata,
    Column("subscription", String(24), ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("county", String(40), primary_key=True),
    Index("ix_subscription_counties_county", "county", "subscription"),
)
