"""The table of bans. Part of schema.py."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

# Who may not report for a while. mark: keyed hash under the bans' own key. appeal: their words, under the day's key.
# way_back: where they hear what became of it, under the hour's key.
bans = Table(
    "bans",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("report", String(24), ForeignKey("reports.id"), nullable=False),  # whose reporter it is
    Column("banned_by", String(16), nullable=False),  # an alias
    Column("banned_at", UTCDateTime, nullable=False),
    Column("until", UTCDateTime, nullable=False),
    Column("appeal", LargeBinary),
    Column("appealed_at", UTCDateTime),
    Column("way_back", LargeBinary),
    Column("language", String(8)),
    Column("settled_by", String(16)),  # an alias
    Column("lifted_at", UTCDateTime),
    Column("version", Integer, nullable=False, default=1),
)
