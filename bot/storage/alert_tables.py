"""The tables of alerts and of their way out. Part of schema.py."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.storage.columns import UTCDateTime, metadata

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("report", String(24), ForeignKey("reports.id")),
    Column("kind", String(16), nullable=False),  # confirmed, checking, not-immigration
    Column("state", String(16), nullable=False),
    Column("county", String(40), nullable=False),
    Column("facts", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("mark", String(8), nullable=False),  # real, practice, drill,
    Column("published_by", String(16), nullable=False),
    Column("published_at", UTCDateTime, nullable=False),
    Column("valid_until", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Index("ix_alerts_county", "county", "state"),
)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("alert", String(24), ForeignKey("alerts.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("reach", String(16), nullable=False),  # everyone, holders of a copy
    Column("texts", Text, nullable=False),  # JSON: language ("en", "es", "both") → message
    Column("state", String(16), nullable=False),  # open, done (all rows are written), closed by a newer version
    Column("cursor", String(40), nullable=False, default=""),
    Column("created_at", UTCDateTime, nullable=False),
    UniqueConstraint("alert", "version"),
)
