"""*Read all*: every word of a report and of the talk about it, where a card or a page shows the beginning."""

import textwrap
from collections.abc import Sequence

from bot.domain.messages import Incoming, Outgoing
from bot.services.moderation.card_text import quoted
from handlers.context import Context
from handlers.grouping import said
from handlers.moderate import report_id

# More than a report and any answer can be.
EVERYTHING = 10_000
# Nobody asks so often; a reporter may write as often as they like.
TALK_READ = 20
# One message of Telegram's, with room for its markup: what is to go again is found by its one id.
PIECE = 3_000


async def read_all(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """To the presser alone; where others would read it, in their private chat."""
    volunteer = await ctx.volunteer()
    entry = await ctx.services.grouping.whole(ctx.work, volunteer, report_id(incoming))
    what = entry.report.sighting.what if entry.report.sighting else ""
    lines = [
        ctx.say("read-all-title", report=entry.report.pseudonym),
        *quoted(what, EVERYTHING),
        *(said(author, text, ctx) for author, text in entry.talk[-TALK_READ:]),
    ]
    if not ctx.is_overheard:
        return [Outgoing(text="\n".join(lines), private=True)]
    room = await ctx.services.volunteers.room_at(ctx.work, incoming.address)
    await ctx.services.grouping.write_privately(
        ctx.work,
        volunteer,
        incoming.account,
        [Outgoing(text=piece, private=True) for piece in _pieces(lines)],
        ctx.say("comes-in-a-moment"),
        room.id if room else None,
    )
    return [Outgoing(notice=ctx.label("show-all-privately"), private=True)]


def _pieces(lines: Sequence[str]) -> list[str]:
    """Cut between lines; a line that is too long goes on as a quotation, so that none begins as one of ours."""
    pieces = [""]
    for line in lines:
        for part in textwrap.wrap(line, PIECE, subsequent_indent="> ", replace_whitespace=False) or [""]:
            if len(pieces[-1]) + len(part) > PIECE:
                pieces.append(part)
            else:
                pieces[-1] = f"{pieces[-1]}\n{part}".lstrip("\n")
    return pieces
