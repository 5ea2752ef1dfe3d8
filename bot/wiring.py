"""Builds the services: which one needs which."""

from collections.abc import Mapping
from datetime import timedelta

from bot.clock import Clock
from bot.config import Config
from bot.domain.notifying import QuietHours
from bot.domain.rights import Grant, Role
from bot.i18n import Texts
from bot.services.alerts.alert_life import AlertLife
from bot.services.alerts.alert_roles import AlertRoles
from bot.services.alerts.alert_text import AlertText
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.approvals import Approvals
from bot.services.alerts.changing import Changing
from bot.services.alerts.checking import Checking
from bot.services.alerts.fact_editing import FactEditing
from bot.services.alerts.feed import PATH, Feed
from bot.services.alerts.group_subscriptions import GroupSubscriptions
from bot.services.alerts.hold import Hold
from bot.services.alerts.looking_up import LookingUp
from bot.services.alerts.notices import CheckedNotices
from bot.services.alerts.pausing import Pausing
from bot.services.alerts.publishing import Publishing
from bot.services.alerts.resuming import Resuming
from bot.services.alerts.rumour_desk import RumourDesk
from bot.services.alerts.subscriptions import Subscriptions
from bot.services.asking.answering import Answering
from bot.services.asking.cooldowns import Cooldowns
from bot.services.asking.feedback import Feedback
from bot.services.asking.gaps import Gaps
from bot.services.asking.hotlines import Hotlines
from bot.services.asking.recent import Recent
from bot.services.asking.refreshing import Refreshing
from bot.services.asking.stopping import Stopping
from bot.services.asking.suggestions import Suggestions
from bot.services.ids import Ids
from bot.services.moderation.boards import Boards
from bot.services.moderation.card_sending import CardSending
from bot.services.moderation.card_times import CardTimes
from bot.services.moderation.cards import Cards
from bot.services.moderation.claims import Claims
from bot.services.moderation.drills import Drills
from bot.services.moderation.duty import Duty
from bot.services.moderation.escalation import Escalation
from bot.services.moderation.grouping import Grouping
from bot.services.moderation.likely import Likely
from bot.services.moderation.moderation import Moderation
from bot.services.moderation.overruling import Overruling
from bot.services.moderation.seconding import Seconding
from bot.services.moderation.task_text import TaskText
from bot.services.moderation.verifying import Verifying
from bot.services.people.announcing import Announcing
from bot.services.people.holdings import Holding
from bot.services.people.linking import Linking
from bot.services.people.referrals import Partner, Referrals
from bot.services.people.roles import Roles
from bot.services.people.room_checks import RoomChecks
from bot.services.people.suspending import Suspending
from bot.services.people.volunteers import Volunteers
from bot.services.people.watching import Watching
from bot.services.reporting.arrivals import Arrivals
from bot.services.reporting.attachments import Attachments
from bot.services.reporting.bans import Bans
from bot.services.reporting.closing import Closing
from bot.services.reporting.drafting import Drafting
from bot.services.reporting.limits import Limits, Rates
from bot.services.reporting.opening import Opening
from bot.services.reporting.own_reports import OwnReports
from bot.services.reporting.reporting import Reporting
from bot.services.transport.clearing import Clearing
from bot.services.transport.delivery import Delivery
from bot.services.transport.notices import Notices
from bot.services.upkeep.audit_head import AuditHead
from bot.services.upkeep.stages import Stages
from bot.services.upkeep.token_watch import TokenWatch
from bot.storage.database import Database
from bot.storage.vault import Vault
from bot.web import BaseRoute, feed_route
from handlers.services import Services
from knowledge.loader import Knowledge
from knowledge.officials import Officials
from knowledge.search.search import Search
from knowledge.shelf import Shelf
from knowledge.sheriffs import Participation


def build_answering(knowledge: Knowledge, search: Search, stopping: Stopping, texts: Texts, clock: Clock) -> Answering:
    """The search and what may be shown of the cards today."""

    def shelf(knowledge: Knowledge) -> Shelf:
        # A card's last day ends at midnight of the region.
        return Shelf(knowledge, clock.now().astimezone(texts.timezone).date(), stopping.stopped)

    return Answering(search, knowledge, shelf)


def build_notices(config: Config, texts: Texts) -> Notices:
    """How an alert comes to each recipient."""
    quiet = QuietHours(*config.alerts.quiet_hours, texts.timezone)
    return Notices(texts, quiet, config.discord.alert_roles if config.discord else {})


def build_services(
    config: Config,
    texts: Texts,
    vault: Vault,
    ids: Ids,
    delivery: Delivery,
    knowledge: Knowledge,
    answering: Answering,
    stopping: Stopping,
    gaps: Gaps,
    database: Database,
    clock: Clock,
    stages: Stages,
) -> Services:
    """Every use case, each with what it needs and no more."""
    hotlines = Hotlines(knowledge.directory)
    duty = Duty(vault, ids, texts, delivery)
    closing = Closing(database, vault, clock, duty, hotlines)
    clearing = Clearing(database, vault, clock, ids, delivery)
    likely = Likely(vault, answering.point)
    cards = Cards(vault, texts, delivery, likely)
    rates = Rates(person=config.limits.reports_per_person_hour, surge=config.limits.surge_reports_hour)
    attachments = Attachments(vault, ids, daily=config.moderation.attachments_mb_per_day * 1024 * 1024)
    reporting = Reporting(
        vault,
        ids,
        texts,
        delivery,
        cards,
        hotlines,
        attachments,
        Escalation(
            vault,
            texts,
            delivery,
            duty,
            after=[timedelta(minutes=minutes) for minutes in config.moderation.escalate_minutes],
        ),
        Limits(vault, delivery, cards, likely, rates),
        unclaimed_after=timedelta(minutes=config.moderation.unclaimed_minutes),
    )
    alert_text = AlertText(texts, hotlines)
    alert_roles = AlertRoles(config.discord.alert_roles if config.discord else {})
    valid_for = timedelta(minutes=config.alerts.valid_minutes)
    hold = timedelta(seconds=config.alerts.hold_seconds)
    alerting = Alerting(vault, ids, delivery, alert_text, valid_for=valid_for, hold=hold)
    moderation = Moderation(vault, ids, texts, delivery, cards, reporting)
    approvals = Approvals(
        vault,
        delivery,
        cards,
        moderation,
        second_after=timedelta(minutes=config.moderation.second_minutes),
        cap=config.alerts.cap_per_hour,
    )
    overruling = Overruling(vault, ids, texts, delivery, hotlines, moderation, approvals)
    volunteers = Volunteers(vault, ids, mapped=_mapped(config))
    announcing = Announcing(vault, texts, delivery)
    watching = Watching(texts, announcing)
    moderation.when_destroyed(watching.destroyed)
    held_back = Hold(vault, texts, delivery, cards, reporting, alerting)
    resuming = Resuming(vault, texts, delivery, alert_text, announcing, held_back)
    claims = Claims(
        vault,
        delivery,
        cards,
        reporting,
        moderation,
        lapses_after=timedelta(minutes=config.moderation.claim_minutes),
    )
    return Services(
        answering=answering,
        stopping=stopping,
        hotlines=hotlines,
        drafting=Drafting(vault, ids, texts, delivery, location_decimals=config.privacy.location_decimals),
        reporting=reporting,
        moderation=moderation,
        card_sending=CardSending(vault, ids, cards, reporting, moderation),
        card_times=CardTimes(vault, delivery, cards, kept=timedelta(days=config.privacy.content_days)),
        own_reports=OwnReports(vault, cards),
        claims=claims,
        grouping=Grouping(vault, ids, delivery, cards, likely, reporting, moderation, alerting),
        bans=Bans(vault, ids, texts, delivery, hotlines, moderation),
        audit_head=AuditHead(vault, texts, delivery),
        arrivals=Arrivals(vault, attachments, reporting, cards),
        opening=Opening(vault, ids, texts, delivery, moderation, watching),
        publishing=Publishing(vault, cards, reporting, alerting, approvals, moderation),
        alert_life=AlertLife(vault, delivery, cards, reporting, alerting, approvals, moderation),
        changing=Changing(vault, moderation, overruling, texts.timezone),
        hold=held_back,
        pausing=Pausing(vault, texts, delivery, hotlines, announcing, resuming),
        resuming=resuming,
        approvals=approvals,
        notices=CheckedNotices(
            ids,
            cards,
            alerting,
            approvals,
            moderation,
            valid_for=valid_for,
            has_agreement=lambda county: _has_agreement(answering.officials, county),
        ),
        rumour_desk=RumourDesk(
            vault,
            ids,
            texts,
            delivery,
            claims,
            people=config.moderation.rumour_people,
            within=timedelta(minutes=config.moderation.rumour_minutes),
        ),
        checking=Checking(vault, ids, texts, delivery, cards, alerting, approvals, moderation, valid_for=valid_for),
        fact_editing=FactEditing(vault, texts, cards, moderation, overruling),
        looking_up=LookingUp(alert_text),
        alerting=alerting,
        alert_text=alert_text,
        subscriptions=Subscriptions(
            vault, ids, texts, alert_text, QuietHours(*config.alerts.quiet_hours, texts.timezone)
        ),
        group_subscriptions=GroupSubscriptions(database, vault, clock, ids),
        alert_roles=alert_roles,
        cooldowns=Cooldowns(timedelta(seconds=config.groups.cooldown_seconds)),
        volunteers=volunteers,
        roles=Roles(
            ids, texts, delivery, volunteers, announcing, delay=timedelta(minutes=config.moderation.grant_minutes)
        ),
        verifying=Verifying(vault, ids, TaskText(texts), delivery, cards, moderation),
        seconding=Seconding(vault, cards, moderation),
        overruling=overruling,
        stages=stages,
        drills=Drills(
            vault,
            ids,
            texts,
            delivery,
            cards,
            reporting,
            moderation,
            alerting,
            surge=config.limits.surge_reports_hour,
            counties=lambda: knowledge.places.counties,
        ),
        suspending=Suspending(vault, ids, texts, announcing),
        linking=Linking(vault, ids, texts, announcing),
        recent=Recent(),
        feedback=Feedback(texts.timezone),
        gaps=gaps,
        refreshing=Refreshing(answering, hotlines, gaps, clock),
        referrals=Referrals(
            vault,
            ids,
            texts,
            delivery,
            hotlines,
            _partner(config),
            lifetime=timedelta(hours=config.privacy.reply_hours),
        ),
        suggestions=Suggestions(
            vault,
            ids,
            texts,
            delivery,
            per_day=config.limits.suggestions_per_day,
            kept=timedelta(days=config.privacy.content_days),
        ),
        duty=duty,
        closing=closing,
        boards=Boards(database, vault, clock, texts, delivery, duty, closing),
        clearing=clearing,
        holding=Holding(vault, gaps, clearing),
        room_checks=RoomChecks(vault),
        token_watch=TokenWatch(database, vault, clock, texts, delivery),
    )


def _partner(config: Config) -> Partner | None:
    """Whom families may ask for a call, where the configuration names somebody (R45)."""
    named = config.referrals
    if named is None:
        return None
    return Partner(
        named.organisation,
        named.counties,
        named.languages,
        named.needs,
        timedelta(hours=named.unanswered_hours),
    )


def feed_routes(config: Config, services: Services, texts: Texts, database: Database, clock: Clock) -> list[BaseRoute]:
    """The feed of alerts on the web server, where the settings ask for it (R35)."""
    if not config.alerts.feed:
        return []
    feed = Feed(
        database,
        clock,
        texts,
        services.alert_text,
        services.pausing,
        name=config.network.name,
        url=config.web.public_url,
        practice=config.telegram is None and config.discord is None,
    )
    return [feed_route(PATH, feed.page)]


def _mapped(config: Config) -> Mapping[str, Grant]:
    """What roles of a Discord server give, by their ids."""
    roles = config.discord.roles if config.discord else {}
    return {id: Grant(Role(given.role), given.counties) for id, given in roles.items()}


def _has_agreement(officials: Officials, county: str) -> bool:
    """Whether officers of a county, the sheriff's or a town's, work under a 287(g) agreement that is on the list."""
    sheriff = officials.sheriffs.get(county)
    return sheriff is not None and (sheriff.status is Participation.ACTIVE or bool(sheriff.police))
