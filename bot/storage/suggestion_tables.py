"""The table of suggestions. Part of schema.py."""

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String, Table

from bot.storage.columns import UTCDateTime, metadata

# What people suggest to the editors. person_mark, way_back and account are under the hour's key, body and check_text
# under the day's. Ids of people are volunteers' own, so that nobody counts twice.
suggestions = Table(
    "suggestions",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("code", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("person_mark", LargeBinary),
    Column("way_back", LargeBinary),
    Column("account", LargeBinary),  # whoever suggests cannot check it, while this opens
    Column("suggested_by", String(24)),  # a volunteer's id, for good
    Column("body", LargeBinary),
    Column("received_at", UTCDateTime, nullable=False),
    Column("taken_by", String(16)),  # an alias
    Column("checked_by", String(24)),
    Column("checked_alias", String(16)),
    Column("checked_on", Date),
    Column("checked_how", String(16)),
    Column("check_text", LargeBinary),
    Column("agreed_by", String(24)),
    Column("agreed_alias", String(16)),
    Column("decided_at", UTCDateTime),
    Column("refusal", String(24)),
    Column("exported_at", UTCDateTime),
    Column("version", Integer, nullable=False, default=1),
    Index("ix_suggestions_person_mark", "person_mark"),
    Index("ix_suggestions_received_at", "received_at"),
)
