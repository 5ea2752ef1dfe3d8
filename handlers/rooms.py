"""A chat becomes a room of the network, or stops being one."""

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Incoming, Outgoing
from bot.domain.ports import RoomView
from bot.domain.public_links import is_public_link
from bot.domain.rights import Deed
from bot.errors import UserError
from bot.storage.rooms import RoomKind
from handlers.context import Context, reply
from handlers.counties import several
from handlers.role_words import room_kind


async def room(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/room moderators durham wake: this chat becomes a room. One for alerts may have a public link."""
    written, link = _without_link(incoming.options.get("text", "") or incoming.arguments)
    words = written.split(maxsplit=1)
    kind = room_kind(words[0]) if words else None
    if kind is None or incoming.private:
        return [reply(ctx.say("room-how"))]
    counties = several(words[1] if len(words) > 1 else "", ctx)
    if link is not None and (kind is not RoomKind.ALERTS or not is_public_link(link)):
        raise UserError("room-link-wrong" if kind is RoomKind.ALERTS else "room-link-kind")
    volunteer = await ctx.volunteer()
    view = None
    if volunteer.may(Deed.LINK_ROOM):
        view = await ctx.services.room_checks.look(ctx.work, incoming.address, kind, ctx.now)
    await ctx.services.volunteers.link_room(
        ctx.work,
        volunteer,
        incoming.address,
        kind=kind,
        counties=counties,
        language=_language(kind, ctx),
        now=ctx.now,
        link=link,
    )
    if kind is RoomKind.ALERTS:
        await ctx.services.pausing.joined(await ctx.work.connection(), ctx.now)
    lines: list[str] = [ctx.say("room-linked", kind=kind, counties=_named(counties, ctx))]
    return [reply("\n".join([*lines, *_readers(view, ctx)]))]


def _without_link(written: str) -> tuple[str, str | None]:
    """The words without the first web address among them, and that address."""
    links = [word for word in written.split() if "://" in word]
    return " ".join(word for word in written.split() if word not in links), links[0] if links else None


def _readers(view: RoomView | None, ctx: Context) -> list[str]:
    """Who reads a room beside those who hold a role, as far as the platform tells (R21)."""
    if view is None:
        return []
    if view.strangers is not None:
        return [ctx.say("room-strangers", count=view.strangers)]
    if not view.readers:
        return [ctx.say("room-readers-none")]
    return [ctx.say("room-readers", roles=ctx.texts.items(ctx.locale, view.readers))]


async def unroom(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/unroom: this chat gets nothing any more."""
    room = await ctx.services.volunteers.room_at(ctx.work, incoming.address)
    gone = await ctx.services.volunteers.unlink_room(ctx.work, await ctx.volunteer(), incoming.address, ctx.now)
    if gone and room is not None:
        await ctx.services.boards.leave(ctx.work, room)
    if not gone and room is not None:
        return [reply(ctx.say("room-none-here"))]
    return [reply(ctx.say("room-unlinked" if gone else "room-none"))]


def _language(kind: RoomKind, ctx: Context) -> AlertLanguage:
    """A room of people at work reads the language of who links it; a channel reads both (R27)."""
    return AlertLanguage.BOTH if kind in (RoomKind.ALERTS, RoomKind.PARTNER) else AlertLanguage(ctx.locale)


def _named(counties: frozenset[str], ctx: Context) -> str:
    return ctx.texts.items(ctx.locale, sorted(counties)) if counties else ctx.label("all-counties")
