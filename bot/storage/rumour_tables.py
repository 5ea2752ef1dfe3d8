"""The tables of rumours: that somebody asked, never what they wrote. Part of schema.py."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

# mark: keyed hash of the person under the hour's key; the row is gone after a day. place: a town of our tables.
rumours = Table(
    "rumours",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("county", String(40), nullable=False),
    Column("place", String(80), nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_rumours_county", "county", "at"),
)

rumour_cards = Table(
    "rumour_cards",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("county", String(40), nullable=False),
    Column("open_county", String(40), unique=True),  # the same while it is open: a county has one open card
    Column("state", String(16), nullable=False),  # open, report, nothing, gone
    Column("since", UTCDateTime, nullable=False),  # who asked from then on is counted
    Column("opened_at", UTCDateTime, nullable=False),
    Column("closed_by", String(16)),  # an alias
    Column("closed_at", UTCDateTime),
    Column("report", String(8)),  # the name of the report that was opened from it
    Column("version", Integer, nullable=False, default=1),
)
