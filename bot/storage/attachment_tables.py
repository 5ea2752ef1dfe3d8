"""The table of what reporters sent along. Part of schema.py."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

# source: what the platform needs to fetch it, under the hour's key, until it is fetched. content: cleaned, under the
# day's key; in the database, so that it is saved, kept in a backup and purged with its report.
attachments = Table(
    "attachments",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("report", String(24), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("kind", String(8), nullable=False),  # photo, voice, video, file
    Column("state", String(12), nullable=False),  # fetching, ready, refused, gone
    Column("reason", String(16)),  # why it was refused
    Column("size", Integer, nullable=False),  # bytes: as the platform says, then as fetched
    Column("media_type", String(32)),
    Column("source", LargeBinary),
    Column("content", LargeBinary),
    Column("received_at", UTCDateTime, nullable=False),
    Index("ix_attachments_report", "report"),
    Index("ix_attachments_received_at", "received_at"),
)
