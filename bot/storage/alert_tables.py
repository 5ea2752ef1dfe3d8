"""The tables of alerts and of their way out. Part of schema.py."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.storage.columns import UTCDateTime, metadata

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("number", Integer, nullable=False),
    # 0: the alert itself. More: what it is to say once a hold is over; such a row is never public and then gone.
    Column("revision", Integer, nullable=False, default=0),
    Column("report", String(24), ForeignKey("reports.id")),
    Column("kind", String(16), nullable=False),  # confirmed, checking, not-immigration
    Column("state", String(16), nullable=False),
    Column("county", String(40), nullable=False),
    Column("facts", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("mark", String(8), nullable=False),  # real, practice, drill,
    Column("published_by", String(16), nullable=False),
    Column("published_at", UTCDateTime, nullable=False),  # while it is held: when the hold is over
    Column("held_from", String(16)),  # the report's state before *Publish*, for *Undo*
    Column("valid_until", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Index("ix_alerts_county", "county", "state"),
    UniqueConstraint("number", "revision"),
)

# The public life of each alert: nothing stands here that nobody outside could read.
alert_changes = Table(
    "alert_changes",
    metadata,
    Column("alert", String(24), ForeignKey("alerts.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    Column("change", String(16), nullable=False),  # published, updated, extended, ended, expired, retracted
    Column("actor", String(16), nullable=False),  # an alias, or "system"
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("facts", Text, nullable=False),
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
    # A freeze caught it on its way: a person says whether the rest goes out.
    Column("held", Boolean, nullable=False, default=False),
    Column("created_at", UTCDateTime, nullable=False),
    UniqueConstraint("alert", "version"),
)
