"""Every table. What leads to a person is sealed (vault.py) before it gets here; in clear stand only
county, times, states, counts and random ids of ours."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.storage.alert_tables import alert_changes as alert_changes
from bot.storage.alert_tables import alerts as alerts
from bot.storage.alert_tables import broadcasts as broadcasts
from bot.storage.attachment_tables import attachments as attachments
from bot.storage.ban_tables import bans as bans
from bot.storage.columns import Serial, UTCDateTime
from bot.storage.columns import metadata as metadata
from bot.storage.duty_tables import chat_messages as chat_messages
from bot.storage.duty_tables import off_duty as off_duty
from bot.storage.duty_tables import shifts as shifts
from bot.storage.group_tables import group_settings as group_settings
from bot.storage.guard_tables import overrules as overrules
from bot.storage.people_tables import accounts as accounts
from bot.storage.people_tables import grants as grants
from bot.storage.people_tables import people as people
from bot.storage.people_tables import verifier_answers as verifier_answers
from bot.storage.people_tables import verifier_tasks as verifier_tasks
from bot.storage.referral_tables import referral_months as referral_months
from bot.storage.referral_tables import referrals as referrals
from bot.storage.rumour_tables import rumour_cards as rumour_cards
from bot.storage.rumour_tables import rumours as rumours
from bot.storage.subscription_tables import sounds as sounds
from bot.storage.subscription_tables import subscription_counties as subscription_counties
from bot.storage.subscription_tables import subscriptions as subscriptions
from bot.storage.suggestion_tables import suggestions as suggestions

settings = Table(
    "settings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    Column("updated_at", UTCDateTime, nullable=False),
)

# chat_mark: keyed hash under the hour's key, only to keep a chat's events in order.
inbox = Table(
    "inbox",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("platform", String(16), nullable=False),
    Column("event_key", String(80), nullable=False),
    Column("chat_mark", LargeBinary),
    Column("payload", LargeBinary),
    Column("state", String(16), nullable=False),  # pending, done, set_aside
    Column("attempts", Integer, nullable=False, default=0),
    Column("lease_until", UTCDateTime),
    Column("received_at", UTCDateTime, nullable=False),
    Column("finished_at", UTCDateTime),
    UniqueConstraint("platform", "event_key"),
    Index("ix_inbox_waiting", "state", "id"),
)

# One row shape for delivery, timers and expansion. worker: a platform, "timers" or "broadcasts".
outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("key", String(120), nullable=False, unique=True),
    Column("worker", String(16), nullable=False),
    Column("kind", String(24), nullable=False),  # send, fill, show, renew, follow, delete; or the timer's kind
    Column("lane", Integer, nullable=False),
    Column("due", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime),  # from then on it is too late to send
    Column("lease_until", UTCDateTime),
    Column("attempts", Integer, nullable=False, default=0),
    Column("state", String(16), nullable=False),  # pending, sent, dead, cancelled
    Column("reason", String(40)),  # why it is dead, in a word of ours
    Column("address", LargeBinary),  # sealed; empty where the recipient's own row has it
    Column("body", LargeBinary),  # sealed; empty where the broadcast has it
    Column("subject", String(40)),  # a timer's report or alert
    Column("broadcast", String(24)),
    Column("recipient", String(24)),  # a room or a subscription
    Column("copy", String(80)),  # the lasting copy that this row shows or changes
    Column("created_at", UTCDateTime, nullable=False),
    Column("finished_at", UTCDateTime),
    Index("ix_outbox_waiting", "worker", "state", "lane", "due"),
    Index("ix_outbox_copy", "copy"),
    Index("ix_outbox_broadcast", "broadcast"),
)

# A message that stands in a chat and follows its owner: a report's card, an alert's copy.
copies = Table(
    "copies",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("owner", String(40), nullable=False),  # report:<id>, alert:<id>
    Column("recipient", String(24), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("reference", LargeBinary),  # sealed
    Column("state", String(16), nullable=False),  # live, gone
    Column("opened", Boolean, nullable=False, default=False),  # a discreet one that was pressed
    Column("lost", Boolean, nullable=False, default=False),  # a message of it could not be changed once
    Column("updated_at", UTCDateTime, nullable=False),
    Index("ix_copies_owner", "owner"),
)

# person_mark: keyed hash under the hour's key. id: what the draft's timer knows of it.
drafts = Table(
    "drafts",
    metadata,
    Column("person_mark", LargeBinary, primary_key=True),
    Column("id", String(24), nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
    Column("updated_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
)

rooms = Table(
    "rooms",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("platform", String(16), nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("counties", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("link", String(200)),  # where anybody may follow an alert room
    Column("source", String(24), nullable=False),
    Column("linked_at", UTCDateTime, nullable=False),
    Column("unlinked_at", UTCDateTime),
)

# person_mark, way_back and reporter are under the hour's key, body under the day's.
reports = Table(
    "reports",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("pseudonym", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("outcome", String(24)),
    Column("agency", String(24)),
    Column("basis", String(32)),
    Column("reason", String(32)),  # what it was, when it was not immigration enforcement
    Column("county", String(40)),
    Column("place_kind", String(16)),
    Column("language", String(8), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("mark", String(8), nullable=False),  # real, practice, drill
    Column("person_mark", LargeBinary),
    Column("way_back", LargeBinary),
    Column("reporter", LargeBinary),  # the account, sealed: who reported twice counts once, and may be banned
    Column("body", LargeBinary),
    Column("attachments", Integer, nullable=False, default=0),
    Column("reachable", Boolean, nullable=False, default=True),
    Column("received_at", UTCDateTime, nullable=False),
    Column("claimed_by", String(16)),
    Column("claimed_at", UTCDateTime),
    Column("acted_at", UTCDateTime),  # the last action of who claimed it
    Column("decided_by", String(16)),
    Column("decided_at", UTCDateTime),
    Column("ended_at", UTCDateTime),
    Column("leader", String(24), ForeignKey("reports.id")),  # the report whose card stands for it
    Column("merged_by", String(16)),  # an alias; none where a surge put it there
    Column("in_surge", Boolean, nullable=False, default=False),  # came when too many came for a card each
    Column("stands_apart", Boolean, nullable=False, default=False),  # says what no other of its group says
    Column("version", Integer, nullable=False, default=1),
    Index("ix_reports_state", "state"),
    Index("ix_reports_leader", "leader"),
    Index("ix_reports_received_at", "received_at"),
    Index("ix_reports_person_mark", "person_mark"),
    Index("ix_reports_pseudonym", "pseudonym"),
)

# Who has agreed to which step with which version of a report (R20); people, not accounts. choice: what they read.
approvals = Table(
    "approvals",
    metadata,
    Column("report", String(24), ForeignKey("reports.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("choice", String(64), primary_key=True),
    Column("person", String(24), ForeignKey("people.id"), primary_key=True),
    Column("at", UTCDateTime, nullable=False),
)

# Two-way talk; body under the day's key.
report_messages = Table(
    "report_messages",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("report", String(24), ForeignKey("reports.id"), nullable=False),
    Column("author", String(16), nullable=False),  # a moderator's alias, or "reporter"
    Column("body", LargeBinary),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_report_messages_report", "report"),
)

# What an alert says is public; facts hold only what its text shows.
# Cards that may not be served (R7).
stopped_cards = Table(
    "stopped_cards",
    metadata,
    Column("card", String(64), primary_key=True),
    Column("stopped_by", String(16), nullable=False),  # an alias
    Column("stopped_at", UTCDateTime, nullable=False),
)

# Questions that no card answered. person_mark and body (the words that may be kept) are under the hour's key.
unanswered = Table(
    "unanswered",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("person_mark", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("gap", String(24)),  # the group that it was counted in
    Column("asked_at", UTCDateTime, nullable=False),
    Index("ix_unanswered_person_mark", "person_mark"),
)

# Groups of such questions from three people on; body (the words that three used) under the day's key.
gaps = Table(
    "gaps",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("first_day", Date, nullable=False),
)

# "Did this help?": sums a card and day, and nothing about who answered.
feedback = Table(
    "feedback",
    metadata,
    Column("card", String(64), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("helped", Integer, nullable=False),
    Column("did_not_help", Integer, nullable=False),
)

# Who did what, by alias and ids of ours; no text.
audit = Table(
    "audit",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=False),
    Column("at", UTCDateTime, nullable=False),
    Column("actor", String(16), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(40), nullable=False),
    Column("details", Text, nullable=False),
    Column("hash", String(64), nullable=False),  # over the hash before and all of the entry
)

# One row: where that log ends, so that a cut end is found, and where it begins since old entries went.
audit_chain = Table(
    "audit_chain",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last", Serial, nullable=False),
    Column("head", String(64), nullable=False),
    Column("removed", Serial, nullable=False),
    Column("anchor", String(64), nullable=False),
)
