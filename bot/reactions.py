"""What the program does by itself: timers that end, messages that could not be delivered."""

from collections.abc import Awaitable, Callable, Mapping

from bot.clock import Clock
from bot.services.alerts.alert_life import COPIES_LOST
from bot.services.alerts.alerting import RELEASE
from bot.services.alerts.approvals import NO_SECOND
from bot.services.alerts.freeze import TIMER as PAUSED
from bot.services.alerts.rumour_desk import OVER as RUMOUR_OVER
from bot.services.asking.suggestions import ENDS as SUGGESTION_ENDS
from bot.services.moderation.card_times import AGE, SHRINK
from bot.services.moderation.claims import LAPSE
from bot.services.moderation.drills import ANSWER as DRILL_ANSWER
from bot.services.moderation.drills import TIMER as DRILL
from bot.services.moderation.duty import TIMER as SHIFT
from bot.services.moderation.escalation import ON_CALL
from bot.services.moderation.escalation import TIMER as ESCALATE
from bot.services.people.announcing import ROLE_ENDED
from bot.services.people.referrals import ENDS as REFERRAL_ENDS
from bot.services.people.referrals import UNREAD
from bot.services.reporting.bans import ENDS as BAN_ENDS
from bot.services.reporting.drafting import TIMER as DRAFT
from bot.services.reporting.limits import RECOUNT
from bot.services.reporting.opening import OPENING
from bot.services.transport.ledger import LOST, UNPINNED, Undeliverable, Undelivered
from bot.services.upkeep.audit_head import TIMER as AUDIT_HEAD
from bot.storage.database import AsyncConnection
from handlers.services import Services

# What happens when a timer ends: with its subject, in the transaction that ends it.
Fired = Callable[[str, AsyncConnection], Awaitable[None]]


def build_timers(services: Services, clock: Clock) -> Mapping[str, Fired]:
    """The one table of timers, by their kind."""

    async def expire(alert: str, connection: AsyncConnection) -> None:
        await services.alert_life.expired(connection, alert, clock.now())

    async def copies_lost(alert: str, connection: AsyncConnection) -> None:
        await services.alert_life.copies_lost(connection, alert, clock.now())

    async def paused(_: str, connection: AsyncConnection) -> None:
        await services.pausing.changed(connection, clock.now())

    async def release(alert: str, connection: AsyncConnection) -> None:
        await services.hold.over(connection, alert, clock.now())

    async def escalate(subject: str, connection: AsyncConnection) -> None:
        await services.reporting.escalation.due(connection, subject, clock.now())

    async def ban_ends(ban: str, connection: AsyncConnection) -> None:
        await services.bans.ended(connection, ban, clock.now())

    async def recount(report: str, connection: AsyncConnection) -> None:
        await services.grouping.recount(connection, report, clock.now())

    async def age(report: str, connection: AsyncConnection) -> None:
        await services.card_times.aged(connection, report, clock.now())

    async def shrink(report: str, connection: AsyncConnection) -> None:
        await services.card_times.shrink(connection, report, clock.now())

    async def lapse(report: str, connection: AsyncConnection) -> None:
        await services.claims.lapsed(connection, report, clock.now())

    async def draft_expires(draft: str, connection: AsyncConnection) -> None:
        await services.drafting.expired(connection, draft, clock.now())

    async def role_ended(person: str, connection: AsyncConnection) -> None:
        await services.verifying.role_ended(connection, person, clock.now())

    async def grant_begins(grant: str, connection: AsyncConnection) -> None:
        await services.roles.begins(connection, grant, clock.now())

    async def post_head(day: str, connection: AsyncConnection) -> None:
        await services.audit_head.post(connection, day, clock.now())

    async def drill(report: str, connection: AsyncConnection) -> None:
        await services.drills.look(connection, report, clock.now())

    async def drill_answers(question: str, connection: AsyncConnection) -> None:
        await services.drills.answer(connection, question, clock.now())

    return {
        DRILL: drill,
        DRILL_ANSWER: drill_answers,
        PAUSED: paused,
        AUDIT_HEAD: post_head,
        RUMOUR_OVER: lambda card, connection: services.rumour_desk.over(connection, card, clock.now()),
        NO_SECOND: lambda report, connection: services.checking.offer(connection, report, clock.now()),
        "grant-begins": grant_begins,
        ROLE_ENDED: role_ended,
        LAPSE: lapse,
        AGE: age,
        SHRINK: shrink,
        RECOUNT: recount,
        BAN_ENDS: ban_ends,
        UNREAD: lambda referral, connection: services.referrals.unread(connection, referral),
        REFERRAL_ENDS: lambda referral, connection: services.referrals.ended(connection, referral),
        SUGGESTION_ENDS: lambda suggestion, connection: services.suggestions.ended(connection, suggestion),
        "unclaimed": lambda report, connection: services.reporting.nobody_claimed(connection, report),
        "expire": expire,
        RELEASE: release,
        COPIES_LOST: copies_lost,
        ESCALATE: escalate,
        DRAFT: draft_expires,
        SHIFT: lambda shift, connection: services.duty.ended(connection, shift),
    }


def build_undeliverable(services: Services, clock: Clock) -> Undeliverable:
    """Who hears of a message that died, by what it was about."""

    async def heard(connection: AsyncConnection, message: Undelivered) -> None:
        owner, _, name = (message.subject or "").partition(":")
        if owner == "report" and message.recipient is None and message.permanent:
            # R14: who cannot be written to is shown on the card.
            await services.reporting.unreachable(connection, name, clock.now())
        if owner == "task" and message.recipient is not None and message.permanent:
            await services.verifying.unreachable(connection, name, message.recipient, clock.now())
        if owner == "alert" and message.recipient is not None and message.permanent:
            await services.subscriptions.unreachable(connection, message.recipient, message.reason)
            await services.group_subscriptions.undelivered(connection, message.recipient, message.reason, clock.now())
        if owner == "referral" and message.recipient is not None and message.permanent:
            await services.referrals.unreachable(connection, name, message.recipient)
        if owner == OPENING and message.permanent:
            await services.opening.undelivered(connection, message)
        if message.reason == LOST and owner == "alert":
            await services.alert_life.lost(connection, name, clock.now())
        if message.reason == UNPINNED and message.recipient is not None:
            await services.boards.tell_unpinned(connection, message.recipient)
        if owner == ON_CALL and message.subject is not None and message.permanent:
            await services.reporting.escalation.unreached(connection, message.subject)

    return heard
