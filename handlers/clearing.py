"""*Clear this chat* for shared phones, and /mydata: what is held, in counts and dates (R42)."""

from dataclasses import replace

from bot.domain.messages import Account, Button, Incoming, Outgoing
from bot.domain.rights import ALL_COUNTIES
from bot.errors import UserError
from bot.services.people.holdings import Holdings
from bot.storage.grants import Held
from bot.storage.subscribers import Preferences
from handlers.context import Context, Voice, reply
from handlers.drafts import find_draft


def button(voice: Voice) -> tuple[Button, ...]:
    """The button, in a private chat alone: elsewhere the chat is not this person's to clear."""
    if not isinstance(voice, Context) or not voice.incoming.private or voice.incoming.account is None:
        return ()
    return (voice.button("button-clear-chat", "clear-chat"),)


async def clear(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Takes away what the platform lets us, forgets what was begun and said, and tells how to clear the rest."""
    account = _account(incoming)
    if not incoming.private:
        raise UserError("in-private")
    await ctx.services.clearing.clear(ctx.work, incoming.address)
    await ctx.services.drafting.drop(ctx.work, account, incoming.address)
    ctx.services.recent.forget(incoming.address, ctx.user)
    return [reply(ctx.say(f"cleared-{incoming.address.platform.value}"))]


async def mydata(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/mydata: counts and dates, never text."""
    ctx.require_private()
    found = await ctx.services.holding.of(ctx.work, _account(incoming), incoming.address, ctx.now)
    # A question of ours that waits for its answer is no report of theirs.
    found = replace(found, has_draft=found.has_draft and await find_draft(incoming, ctx) is not None)
    lines = _lines(found, ctx)
    if (wishes := await ctx.services.subscriptions.preferences(ctx.work, _account(incoming))) is not None:
        lines.insert(2, _wishes(wishes, ctx))
    if (ban := await ctx.services.bans.active(ctx.work, _account(incoming), ctx.now)) is not None:
        lines.append(ctx.say("mydata-ban", until=ctx.texts.moment(ctx.locale, ban.until)))
    return [reply("\n".join(lines), (ctx.button("button-forget", "forget"),), button(ctx))]


def _lines(found: Holdings, ctx: Context) -> list[str]:
    lines: list[str] = [ctx.say("mydata-title")]
    if found.counties:
        everywhere = ALL_COUNTIES in found.counties
        named = ctx.label("all-counties") if everywhere else ctx.texts.items(ctx.locale, found.counties)
        lines.append(ctx.say("mydata-alerts", counties=named, since=found.alerts_since or ctx.now))
    else:
        lines.append(ctx.say("mydata-alerts-none"))
    first = found.reports[0] if found.reports else ctx.now
    lines.append(ctx.say("mydata-reports", count=len(found.reports), first=first))
    if found.files:
        lines.append(ctx.say("mydata-files", count=found.files))
    lines.append(ctx.say("mydata-questions", count=found.questions))
    if found.has_draft:
        lines.append(ctx.say("mydata-draft"))
    if found.messages:
        since = found.messages_since or ctx.now
        lines.append(ctx.say("mydata-messages", count=found.messages, since=since))
    lines += [_role(role, ctx) for role in found.roles]
    if found.referrals:
        lines.append(ctx.say("mydata-referrals", count=found.referrals))
    if found.suggestions:
        lines.append(ctx.say("mydata-suggestions", count=found.suggestions))
    if found.shifts:
        lines.append(ctx.say("mydata-shifts", count=found.shifts))
    return lines


def _wishes(wishes: Preferences, ctx: Context) -> str:
    """What a subscription keeps beside its counties."""
    checking, discreet = ("yes" if on else "no" for on in (wishes.checking, wishes.discreet))
    return ctx.say("mydata-alerts-wishes", checking=checking, sound=wishes.sound.value, discreet=discreet)


def _role(role: Held, ctx: Context) -> str:
    everywhere = ALL_COUNTIES in role.counties
    counties = ctx.label("all-counties") if everywhere else ctx.texts.items(ctx.locale, sorted(role.counties))
    return ctx.say("mydata-role", role=role.role, counties=counties, alias=role.alias, since=role.effective_at)


def _account(incoming: Incoming) -> Account:
    if incoming.account is None:
        raise UserError("press-a-button")
    return incoming.account
