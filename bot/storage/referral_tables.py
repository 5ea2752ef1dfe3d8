"""The tables of referrals to the partner. Part of schema.py."""

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String, Table, Text

from bot.storage.columns import UTCDateTime, metadata

# A family's wish to be called. body (how, when, language, need) has a key of its own that ends within the time of
# reply_hours; person_mark and way_back are under the hour's. The row goes when the partner has it.
referrals = Table(
    "referrals",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("code", String(8), nullable=False),
    Column("state", String(16), nullable=False),  # draft, sent
    Column("county", String(40), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("person_mark", LargeBinary, nullable=False),
    Column("way_back", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("readers", Text, nullable=False, default=""),  # ids of the partner's people who opened it, each behind "|"
    Index("ix_referrals_person_mark", "person_mark"),
)

# How many were sent and received in a month, and nothing about any of them.
referral_months = Table(
    "referral_months",
    metadata,
    Column("month", Date, primary_key=True),
    Column("sent", Integer, nullable=False),
    Column("received", Integer, nullable=False),
)
