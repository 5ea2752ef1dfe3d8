"""Tables of who is on call, and of what can be cleared from a chat. Part of schema.py, which is long enough."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from bot.storage.columns import Serial, UTCDateTime, metadata

# Who is on call, until the shift ends (R40). A weekly one stands with its next occurrence; the past leaves nothing.
# first_minute, last_minute: of the day it begins, on the region's clocks; over 1,440 on the next day.
shifts = Table(
    "shifts",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("person", String(24), ForeignKey("people.id"), nullable=False),
    Column("platform", String(16), nullable=False),  # where the person is written to
    Column("counties", Text, nullable=False),  # "*" or names joined by "|"
    Column("weekly", Boolean, nullable=False),
    Column("first_minute", Integer, nullable=False),
    Column("last_minute", Integer, nullable=False),
    Column("starts_at", UTCDateTime, nullable=False),
    Column("ends_at", UTCDateTime, nullable=False),
    Index("ix_shifts_ends_at", "ends_at"),
)

# Who said /off, until /back.
off_duty = Table(
    "off_duty",
    metadata,
    Column("person", String(24), ForeignKey("people.id"), primary_key=True),
    Column("since", UTCDateTime, nullable=False),
)

# Messages of private chats, for *Clear this chat*: both columns under the hour's key, gone after 48 hours.
chat_messages = Table(
    "chat_messages",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("chat_mark", LargeBinary, nullable=False),
    Column("reference", LargeBinary, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_chat_messages_chat_mark", "chat_mark"),
)
