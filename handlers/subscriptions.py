"""/subscriptions: what a person asked for and how it comes; /unsubscribe: one county less, or nothing more."""

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.domain.rights import ALL_COUNTIES
from bot.errors import UserError
from bot.services.transport.notices import FOLLOW
from bot.storage.subscribers import Preferences
from handlers import subscribe
from handlers.context import Context, reply
from handlers.drafts import account_of, argument_of
from handlers.wishes import button, checking_line, others, pressed, sound_line, switch

# Counties with a button of their own: three in a row, and below them the rows of wishes (Discord: five rows).
LEAVING = 6
ROW = 3
WISH = "wish"


async def show(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/subscriptions, /misavisos: everything that is kept for alerts, each with the button that changes it."""
    return [await _screen(incoming, ctx)]


async def _screen(incoming: Incoming, ctx: Context, *, replace: bool = False) -> Outgoing:
    ctx.require_private()
    wishes = await ctx.services.subscriptions.preferences(ctx.work, account_of(incoming))
    if wishes is None:
        return reply(ctx.say("subscriptions-none", number=ctx.number), replace=replace)
    lines: list[str] = [
        ctx.say("subscriptions-title"),
        ctx.say("subscriptions-counties", counties=subscribe.named(wishes.counties, ctx)),
        ctx.say("subscriptions-language", language=ctx.label(f"language-{wishes.language}")),
        checking_line(wishes.checking, ctx),
        sound_line(wishes.sound, ctx.services.subscriptions.quiet_hours, ctx),
        ctx.say(f"subscriptions-discreet-{switch(wishes.discreet)}"),
    ]
    if len(wishes.counties) > LEAVING:
        lines.append(ctx.say("subscriptions-more-leave"))
    return reply("\n".join(lines), *_buttons(wishes, ctx), replace=replace)


def _buttons(wishes: Preferences, ctx: Context) -> list[tuple[Button, ...]]:
    single = [county for county in wishes.counties if county != ALL_COUNTIES]
    leaving = [Button(ctx.label("subscriptions-leave", county=each), Action("leave", (each,))) for each in single]
    checking, sounds = others(WISH, wishes.checking, wishes.sound, ctx)
    return [
        *(tuple(leaving[at : at + ROW]) for at in range(0, min(len(leaving), LEAVING), ROW)),
        (*checking, button(WISH, "discreet", switch(not wishes.discreet), ctx)),
        tuple(sounds),
        (ctx.button("button-stop", "stop"),),
    ]


async def wish(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A wish was pressed: it counts for the next message that is sent."""
    ctx.require_private()
    if not await ctx.services.subscriptions.prefer(ctx.work, account_of(incoming), pressed(incoming)):
        raise UserError("stale-button")
    return [await _screen(incoming, ctx, replace=True)]


async def leave(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A county's button: one less; the last one ends all."""
    ctx.require_private()
    left = await ctx.services.subscriptions.leave(ctx.work, account_of(incoming), [argument_of(incoming)])
    if not left:
        raise UserError("stale-button")
    wishes = await ctx.services.subscriptions.preferences(ctx.work, account_of(incoming))
    if wishes is None:
        return [reply(ctx.say("stopped", number=ctx.number), replace=True)]
    return [await _screen(incoming, ctx, replace=True)]


async def unsubscribe(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/unsubscribe PLACES: these counties less. Without a place, or with "all": nothing more (R2)."""
    words = incoming.options.get("county", "") or incoming.arguments
    listed = ctx.services.answering.several(words)
    if not words.strip() or listed.everywhere:
        return await subscribe.stop(incoming, ctx)
    ctx.require_private()
    account, service = account_of(incoming), ctx.services.subscriptions
    if not listed.counties:
        raise UserError("county-unknown", place=words.strip()[:60])
    before = await service.preferences(ctx.work, account)
    if before is None:
        return [reply(ctx.say("stopped-nothing", number=ctx.number))]
    if ALL_COUNTIES in before.counties:
        return [reply(ctx.say("unsubscribe-whole-state"), (ctx.button("button-stop", "stop"),))]
    gone = await service.leave(ctx.work, account, listed.counties)
    left = [county for county in before.counties if county not in gone]
    if not left:
        return [reply(ctx.say("stopped", number=ctx.number))]
    key = "unsubscribed" if gone else "unsubscribed-none"
    counties = subscribe.named(gone or listed.counties, ctx)
    return [reply(ctx.say(key, counties=counties, left=subscribe.named(left, ctx)))]


async def open_alert(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The button under "Farolito: new message": the alert as it is at this moment, in that message (R33)."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) not in (1, 2) or arguments[1:] not in ((), (FOLLOW,)):
        raise UserError("stale-button")
    service = ctx.services.subscriptions
    opened = await service.open_alert(
        ctx.work,
        account_of(incoming),
        arguments[0],
        pressed=incoming.pressed_message,
        follow_up=len(arguments) == 2,
        now=ctx.now,
    )
    if opened.follow_up is not None:
        return [reply(opened.follow_up, replace=True)]
    if opened.edits:
        return []
    # Nobody asks for alerts here any more: the press is a question, answered like any other.
    alert = await service.published(ctx.work, arguments[0])
    if alert is None:
        raise UserError("stale-button")
    return [reply(ctx.services.alert_text(alert, AlertLanguage(ctx.locale)), replace=True)]
