"""Every use case that handlers can call."""

from dataclasses import dataclass

from bot.services.alerts.alert_life import AlertLife
from bot.services.alerts.alert_roles import AlertRoles
from bot.services.alerts.alert_text import AlertText
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.approvals import Approvals
from bot.services.alerts.changing import Changing
from bot.services.alerts.checking import Checking
from bot.services.alerts.fact_editing import FactEditing
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
from bot.services.moderation.boards import Boards
from bot.services.moderation.card_sending import CardSending
from bot.services.moderation.card_times import CardTimes
from bot.services.moderation.claims import Claims
from bot.services.moderation.drills import Drills
from bot.services.moderation.duty import Duty
from bot.services.moderation.grouping import Grouping
from bot.services.moderation.moderation import Moderation
from bot.services.moderation.overruling import Overruling
from bot.services.moderation.seconding import Seconding
from bot.services.moderation.verifying import Verifying
from bot.services.people.holdings import Holding
from bot.services.people.linking import Linking
from bot.services.people.referrals import Referrals
from bot.services.people.roles import Roles
from bot.services.people.room_checks import RoomChecks
from bot.services.people.suspending import Suspending
from bot.services.people.volunteers import Volunteers
from bot.services.reporting.arrivals import Arrivals
from bot.services.reporting.bans import Bans
from bot.services.reporting.closing import Closing
from bot.services.reporting.drafting import Drafting
from bot.services.reporting.opening import Opening
from bot.services.reporting.own_reports import OwnReports
from bot.services.reporting.reporting import Reporting
from bot.services.transport.clearing import Clearing
from bot.services.upkeep.audit_head import AuditHead
from bot.services.upkeep.stages import Stages
from bot.services.upkeep.token_watch import TokenWatch


@dataclass(frozen=True, slots=True)
class Services:
    """Every use case, built once by app.py."""

    answering: Answering
    stopping: Stopping
    hotlines: Hotlines
    drafting: Drafting
    reporting: Reporting
    moderation: Moderation
    card_sending: CardSending
    card_times: CardTimes
    claims: Claims
    own_reports: OwnReports
    grouping: Grouping
    bans: Bans
    audit_head: AuditHead
    arrivals: Arrivals
    opening: Opening
    publishing: Publishing
    approvals: Approvals
    checking: Checking
    rumour_desk: RumourDesk
    notices: CheckedNotices
    fact_editing: FactEditing
    hold: Hold
    alert_life: AlertLife
    changing: Changing
    pausing: Pausing
    resuming: Resuming
    looking_up: LookingUp
    alerting: Alerting
    alert_text: AlertText
    subscriptions: Subscriptions
    group_subscriptions: GroupSubscriptions
    alert_roles: AlertRoles
    cooldowns: Cooldowns
    volunteers: Volunteers
    roles: Roles
    verifying: Verifying
    seconding: Seconding
    overruling: Overruling
    suspending: Suspending
    linking: Linking
    recent: Recent
    feedback: Feedback
    gaps: Gaps
    refreshing: Refreshing
    suggestions: Suggestions
    referrals: Referrals
    duty: Duty
    drills: Drills
    stages: Stages
    closing: Closing
    clearing: Clearing
    holding: Holding
    boards: Boards
    room_checks: RoomChecks
    token_watch: TokenWatch
