"""The table of words that the guard stopped and a person thinks harmless. Part of schema.py."""

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

# digest: the keyed hash of report and words under the day's key. body: the words, sealed under it too.
overrules = Table(
    "overrules",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("report", String(24), ForeignKey("reports.id"), nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("asked_by", String(16), nullable=False),  # an alias
    Column("asked_person", String(24), nullable=False),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("passed_by", String(16)),
    Column("passed_at", UTCDateTime),
    Index("ix_overrules_report", "report"),
)
