"""What a claimed row amounts to at the moment of sending: read late, so that leaving and correcting count."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.alerts import AlertState
from bot.domain.delivery import Kind, Lane, Reach, Standing, Step, step_for
from bot.domain.messages import Address, Outgoing
from bot.domain.reports import Mark
from bot.errors import KeyGone
from bot.services.alerts import freeze
from bot.services.transport.delivery import text_for
from bot.services.transport.notices import Notices
from bot.storage import alerts, broadcasts, copies, outbox, recipients, rooms
from bot.storage.broadcasts import Broadcast
from bot.storage.database import AsyncConnection
from bot.storage.recipients import Recipient
from bot.storage.rooms import RoomKind
from bot.storage.vault import Purpose, Vault


@dataclass(frozen=True, slots=True)
class Send:
    """A new message. replaces: try to change this message first.

    county: whose alert it is, where it is one. covered: it does not show its text yet. in_place: of a copy whose
    earlier message cannot be changed, or may have arrived without an answer.
    """

    address: Address
    message: Outgoing
    replaces: str | None = None
    county: str | None = None
    covered: bool = False
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """Change a message. is_pressed: the one whose button was pressed, not a lasting copy."""

    address: Address
    message: Outgoing
    reference: str
    is_pressed: bool = False


@dataclass(frozen=True, slots=True)
class Delete:
    address: Address
    reference: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Not wanted any more. reason: a word of ours."""

    reason: str


@dataclass(frozen=True, slots=True)
class TooLate:
    """It was wanted, and its time or its key is over."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """New alerts are stopped, or a freeze caught this one: it keeps, and is looked at again later (R31)."""

    broadcast: Broadcast


Plan = Send | Edit | Delete | Drop | TooLate | Wait


def purpose_of(claim: outbox.Claim) -> Purpose:
    """The key of a copy's reference: with a person's way back it ends with the hour's."""
    return Purpose.CONTENT if claim.address is None else Purpose.LINK


async def address_of(connection: AsyncConnection, vault: Vault, claim: outbox.Claim) -> Address | None:
    """In whose turn the row is; None when there is nobody to write to any more."""
    try:
        if claim.address is not None or claim.recipient is None:
            return claim.open_address(vault)
        recipient = await recipients.find(connection, vault, claim.recipient, None)
        return recipient.address if recipient else None
    except KeyGone:
        return None


async def is_wanted(connection: AsyncConnection, claim: outbox.Claim) -> bool:
    """The claim holds, and neither a newer version of its copy nor of its alert has come."""
    if not await outbox.is_current(connection, claim):
        return False
    broadcast = await broadcasts.get(connection, claim.broadcast) if claim.broadcast else None
    return broadcast is None or broadcast.state != broadcasts.CLOSED


async def waits(connection: AsyncConnection, broadcast: Broadcast | None) -> bool:
    """Whether a freeze, or what it caught, keeps a broadcast from being sent at this moment (R31)."""
    if broadcast is None or broadcast.passes_freeze:
        return False
    return broadcast.held or await freeze.is_frozen(connection) is not None


async def plan(connection: AsyncConnection, vault: Vault, claim: outbox.Claim, now: datetime, notices: Notices) -> Plan:
    """Decide what to do for a row, from what the database says now."""
    if not await outbox.is_current(connection, claim):
        return Drop("superseded")
    try:
        return await _plan(connection, vault, claim, now, notices)
    except KeyGone:
        return TooLate("key-gone")


async def _plan(
    connection: AsyncConnection, vault: Vault, claim: outbox.Claim, now: datetime, notices: Notices
) -> Plan:
    if claim.expires_at is not None and now >= claim.expires_at:
        return TooLate("too-late")
    broadcast = await broadcasts.get(connection, claim.broadcast) if claim.broadcast else None
    if broadcast is not None and broadcast.state == broadcasts.CLOSED:
        return Drop("superseded")
    # Whoever opens what they hold gets nothing new.
    if broadcast is not None and claim.lane is not Lane.REPLIES and await waits(connection, broadcast):
        return Wait(broadcast)
    if broadcast is not None and broadcast.scope.mark is Mark.DRILL and not await _trains(connection, claim):
        # R34: looked at once more here, whoever chose the recipients.
        return Drop("drill")
    address, recipient = claim.open_address(vault), None
    if address is None:
        scope = broadcast.scope if broadcast else None
        recipient = await recipients.find(connection, vault, claim.recipient or "", scope)
        if recipient is None:
            return Drop("left")
        address = recipient.address
    kind = Kind(claim.kind)
    parcel = claim.open_parcel(vault)
    if kind is Kind.DELETE:
        return Delete(address, parcel.reference) if parcel and parcel.reference else Drop("no-message")
    message = parcel.message if parcel else None
    if broadcast is not None and recipient is not None:
        message = text_for(broadcast.texts, recipient.language, address.platform, follow_up=kind is Kind.FOLLOW)
    if message is None:
        return Drop("no-message")
    if kind is Kind.FILL:
        return Edit(address, message, parcel.reference) if parcel and parcel.reference else Drop("no-message")
    if claim.copy is None:
        return Send(address, message, parcel.reference if parcel else None)
    wants = recipient is None or recipient.wants
    reach = broadcast.reach if broadcast else Reach.EVERYONE
    chosen = await _plan_copy(connection, vault, claim, address, message, reach if wants else Reach.HOLDERS)
    if isinstance(chosen, Send) and not wants:
        # What they hold is changed; nothing new comes to who left.
        return Drop("left")
    if broadcast is not None and recipient is not None and isinstance(chosen, Send | Edit):
        return await _as_wished(connection, claim, broadcast, recipient, chosen, now, notices)
    return Drop("left") if isinstance(chosen, Drop) and not wants else chosen


async def _as_wished(
    connection: AsyncConnection,
    claim: outbox.Claim,
    broadcast: Broadcast,
    recipient: Recipient,
    chosen: Send | Edit,
    now: datetime,
    notices: Notices,
) -> Plan:
    """With a sound or without; covered where the recipient asked for that and did not open the copy (R33)."""
    follows = claim.kind == Kind.FOLLOW
    message, covered = chosen.message, False
    is_new = isinstance(chosen, Send)
    if recipient.discreet and (is_new or not await copies.is_opened(connection, claim.copy or "")):
        cover = notices.cover(broadcast.alert, follow_up=follows)
        message, covered = replace(cover, reply_to=message.reply_to), True
    pings = not follows or await _is_retracted(connection, broadcast)
    message = notices.calling(message, broadcast, recipient, is_new=is_new, pings=pings)
    if isinstance(chosen, Edit):
        return replace(chosen, message=message)
    message = notices.sounding(message, broadcast, recipient, now)
    return replace(chosen, message=message, county=broadcast.scope.county, covered=covered)


async def _is_retracted(connection: AsyncConnection, broadcast: Broadcast) -> bool:
    """Whether a follow-up says that what stood there was wrong: it calls whom the alert called."""
    alert = await alerts.get(connection, broadcast.alert)
    return alert is not None and alert.state is AlertState.RETRACTED


async def _trains(connection: AsyncConnection, claim: outbox.Claim) -> bool:
    """Whether the row goes to a linked room of people who decide, by its id and nothing else."""
    kind = await rooms.kind_of(connection, claim.recipient or "") if claim.address is None else None
    return kind in (RoomKind.MODERATORS, RoomKind.COORDINATORS)


async def _plan_copy(
    connection: AsyncConnection, vault: Vault, claim: outbox.Claim, address: Address, message: Outgoing, reach: Reach
) -> Plan:
    name = claim.copy or ""
    copy = await copies.get(connection, vault, name, purpose=purpose_of(claim))
    if copy is None:
        doubtful = await outbox.is_doubtful(connection, name, claim.id)
        standing = Standing.DOUBTFUL if doubtful else Standing.NONE
    else:
        standing = Standing.GONE if copy.reference is None else Standing.LIVE
    kind = Kind(claim.kind)
    match step_for(kind, standing, reach):
        case Step.EDIT if copy is not None and copy.reference is not None:
            return Edit(address, message, copy.reference)
        case Step.SEND:
            answers = copy.reference if kind is Kind.FOLLOW and copy else None
            # An earlier message may stand there that cannot be changed.
            in_place = kind is not Kind.FOLLOW and standing is not Standing.NONE
            return Send(address, replace(message, reply_to=answers) if answers else message, in_place=in_place)
        case _:
            return Drop("gone" if standing is Standing.GONE else "no-copy")
