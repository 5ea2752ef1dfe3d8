"""What holds for every answer among others that can wait: six lines, and no more of them than a group can bear."""

from dataclasses import replace

from bot.domain.messages import Button, Incoming, Outgoing
from handlers import deep_links
from handlers.context import Context, reply
from handlers.group_answers import LINES

# What stands for the line that a full group gets once.
_BUSY = "busy"


async def kept(replies: list[Outgoing], incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The replies as a group may read them. What cannot wait, private chats and the network's rooms are left alone.

    Where the platform can show an answer to one person alone, they get it so when the group can bear no more.
    """
    if incoming.private or ctx.is_urgent or not any(_is_read_by_all(each, incoming) for each in replies):
        return replies
    is_full = not (
        ctx.work.changed or incoming.group_admin or ctx.services.cooldowns.has_room(incoming.address, ctx.now)
    )
    is_long = ctx.is_overheard and sum(_lines(each) for each in replies) > LINES
    if not (is_full or is_long) or await ctx.services.volunteers.room_at(ctx.work, incoming.address):
        return replies
    if incoming.immediate:
        return [replace(each, private=True) for each in replies]
    return _busy(incoming, ctx) if is_full else [_in_private(ctx)]


def _is_read_by_all(outgoing: Outgoing, incoming: Incoming) -> bool:
    """Whether it is one more message for everybody in the chat."""
    return bool(outgoing.text) and not (incoming.immediate and (outgoing.private or outgoing.replace))


def _lines(outgoing: Outgoing) -> int:
    return sum(bool(line.strip()) for line in outgoing.text.split("\n"))


def _busy(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Said once in a while, and to whoever presses; what is asked further waits for a quieter minute."""
    said = ctx.say("group-busy", number=ctx.number)
    if incoming.action is not None:
        return [Outgoing(notice=ctx.label("group-busy", number=ctx.number), private=True)]
    if not ctx.services.cooldowns.begin(incoming.address, _BUSY, ctx.now):
        return []
    return [replace(reply(said, (_more(ctx),), private=False), silent=True)]


def _in_private(ctx: Context) -> Outgoing:
    """The last guard: whatever is longer opens in private."""
    said = ctx.say("group-in-private", number=ctx.number_for(ctx.said.county))
    return reply(said, (_more(ctx),), private=False)


def _more(ctx: Context) -> Button:
    return Button(ctx.label("group-more"), start=deep_links.word("help"))
