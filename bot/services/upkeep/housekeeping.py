"""What ends by itself: drafts, ways back, content, keys, delivered rows. Runs every ten minutes."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.domain.notifying import ONE_SOUND
from bot.domain.referrals import DRAFT_LIFETIME
from bot.errors import StorageError
from bot.services.alerts.rumour_desk import KEPT as RUMOURS_KEPT
from bot.services.moderation.overruling import HOLDS
from bot.services.people.linking import LINK, LINK_LIFETIME
from bot.services.people.roles import INVITATION, INVITATION_LIFETIME
from bot.services.transport.clearing import KEPT
from bot.storage import (
    audit,
    bans,
    chat_messages,
    copies,
    drafts,
    feedback,
    inbox,
    outbox,
    overrules,
    people,
    recipients,
    referrals,
    reports,
    rumours,
    settings,
    shifts,
    suggestions,
    tasks,
)
from bot.storage.database import AsyncConnection, Database
from bot.storage.vault import Vault

logger = structlog.get_logger(__name__)

EVERY = 600.0
# Finished outbox rows show an operator what happened; they hold no address and no text any more.
OUTBOX_KEPT = timedelta(hours=48)
# A timer ends a ban; what is left of it is removed afterwards.
BANS_KEPT = timedelta(hours=1)
# Sums that say nothing about anybody; older cards are other cards.
FEEDBACK_KEPT = timedelta(days=365)

# R40: after the last role ended; after verifiers were asked.
VOLUNTEERS_KEPT = timedelta(days=30)
TASKS_KEPT = timedelta(hours=72)


class Housekeeping:
    """reply_hours, content_days: as in the configuration (R38)."""

    def __init__(self, database: Database, vault: Vault, clock: Clock, *, reply_hours: int, content_days: int) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._replies = timedelta(hours=reply_hours + 1)
        self._content = timedelta(days=content_days + 1)
        self._trusted: bool | None = None

    async def run(self) -> None:
        """One round after another until cancelled; a round that fails is tried again at the next."""
        while True:
            try:
                await self.round()
            except StorageError:
                logger.exception("housekeeping_failed")
            await self._clock.sleep(EVERY)

    async def round(self) -> None:
        """Keys first: what they sealed is gone from then on, whatever the rows still hold."""
        now = self._clock.now()
        destroyed = self._vault.destroy_due(now)
        trusted, self._trusted = self._trusted, self._vault.clock_is_trusted
        if not self._trusted:
            # A first start, or the clock jumped: nothing is erased on its word until it was steady for a day.
            if trusted is not False:
                logger.info("clock_on_trial")
            return
        steps: dict[str, Callable[[AsyncConnection], Awaitable[int]]] = {
            "drafts": lambda connection: drafts.drop_expired(connection, now),
            "shifts": lambda connection: shifts.forget(connection, now),
            "chats": lambda connection: chat_messages.forget(connection, now - KEPT),
            "ways_back": lambda connection: reports.forget_people(connection, now - self._replies),
            "contents": lambda connection: reports.forget_content(connection, now - self._content),
            "referrals": lambda connection: referrals.forget(
                connection, drafts=now - DRAFT_LIFETIME, sent=now - self._replies
            ),
            "suggestions": lambda connection: suggestions.forget(connection, now - self._content),
            "suggesters": lambda connection: suggestions.forget_people(connection, now - self._replies),
            "events": lambda connection: inbox.forget(connection, now),
            "messages": lambda connection: outbox.forget(connection, now - OUTBOX_KEPT),
            "feedback": lambda connection: feedback.forget(connection, (now - FEEDBACK_KEPT).date()),
            "invitations": lambda connection: settings.forget(connection, INVITATION, now - INVITATION_LIFETIME),
            "links": lambda connection: settings.forget(connection, LINK, now - LINK_LIFETIME),
            "tasks": lambda connection: tasks.forget(connection, now - TASKS_KEPT),
            "volunteers": lambda connection: people.forget(connection, now - VOLUNTEERS_KEPT),
            "bans": lambda connection: bans.forget(connection, now - BANS_KEPT),
            "audit_entries": lambda connection: audit.forget(connection, now),
            "sounds": lambda connection: recipients.forget_sounds(connection, now - ONE_SOUND),
            "overrules": lambda connection: overrules.forget(connection, now - HOLDS),
            "rumours": lambda connection: rumours.forget(connection, now - RUMOURS_KEPT),
            "copies": lambda connection: copies.forget(connection, now - self._content),
        }
        erased = {}
        for name, step in steps.items():
            # One short transaction each: nobody waits for the whole round.
            async with self._database.transaction() as connection:
                erased[name] = await step(connection)
        logger.info("housekeeping", keys=len(destroyed), **erased)
