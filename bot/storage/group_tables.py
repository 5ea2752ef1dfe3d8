"""The table of what groups set for themselves. Part of schema.py."""

from sqlalchemy import Column, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

# One row a group, with the id that its subscription has where it has one. mark: keyed hash of the chat.
group_settings = Table(
    "group_settings",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("platform", String(16), nullable=False),
    Column("address", LargeBinary, nullable=False),  # sealed
    Column("county", String(40)),  # what is meant where nobody names one
    Column("language", String(8), nullable=False),  # en, es, both
    Column("changed_at", UTCDateTime, nullable=False),
)
