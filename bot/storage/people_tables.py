"""The tables of volunteers: who they are, what they may do, what verifiers were asked."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from bot.storage.columns import UTCDateTime, metadata

# A volunteer: an alias for everybody, accounts sealed. paper_mark: keyed hash of the code that suspends the roles.
people = Table(
    "people",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("alias", String(16), nullable=False, unique=True),
    Column("created_at", UTCDateTime, nullable=False),
    Column("decisions", Integer, nullable=False, default=0),  # how many counted: the first ten need a second
    Column("suspended_at", UTCDateTime),
    Column("paper_mark", LargeBinary, unique=True),
    Column("agreed_on", Date),  # when they agreed to what verifying asks; nothing else is kept of it
    Column("mapped_on", Date),  # the last day on which a role of a Discord server counted
)

accounts = Table(
    "accounts",
    metadata,
    Column("mark", LargeBinary, primary_key=True),
    Column("person", String(24), ForeignKey("people.id"), nullable=False),
    Column("account", LargeBinary, nullable=False),
    Column("linked_at", UTCDateTime, nullable=False),
)

grants = Table(
    "grants",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("person", String(24), ForeignKey("people.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("counties", Text, nullable=False),  # "*" or names joined by "|"
    Column("source", String(24), nullable=False),  # config, or the granting person's id
    Column("effective_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Index("ix_grants_person", "person"),
)

# What verifiers are asked to look at. The place is not here: it is read from the report while the task is open.
verifier_tasks = Table(
    "verifier_tasks",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("report", String(24), ForeignKey("reports.id"), nullable=False),
    Column("state", String(16), nullable=False),  # open, over
    Column("asked_by", String(16), nullable=False),  # an alias
    Column("asked_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Column("version", Integer, nullable=False),
    Index("ix_verifier_tasks_report", "report"),
)

# Who is on the way and what they saw. way_back: sealed under the hour's key.
verifier_answers = Table(
    "verifier_answers",
    metadata,
    Column("task", String(24), ForeignKey("verifier_tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("person", String(24), ForeignKey("people.id"), primary_key=True),
    Column("way_back", LargeBinary, nullable=False),
    Column("language", String(8), nullable=False),
    Column("set_out_at", UTCDateTime, nullable=False),
    Column("arrives_at", UTCDateTime),
    Column("shown_at", UTCDateTime),  # from when on they had the place
    Column("result", String(24)),
    Column("result_at", UTCDateTime),
)
