"""/subscribe where others read along: a link into private, or on Discord the county's opt-in role."""

from dataclasses import replace

from bot.domain.messages import Button, Incoming, Outgoing, Platform
from bot.errors import UserError
from handlers import counties, deep_links
from handlers.context import Context, reply
from handlers.drafts import account_of, argument_of
from handlers.route import Handler

ROLE = "alert-role"


def in_private_or_by_role(whole: Handler) -> Handler:
    """Nobody is subscribed from among others: Telegram wants *Start* in private, Discord has a role for it.

    whole: what answers in private. On Discord the role is offered first there too: of it we keep nothing.
    """

    async def handler(incoming: Incoming, ctx: Context) -> list[Outgoing]:
        words = (incoming.options.get("county", "") or incoming.arguments).strip()
        county = ctx.services.answering.county(words)
        if not incoming.private:
            return await _among_others(words, county, incoming, ctx)
        on_discord = incoming.address.platform is Platform.DISCORD
        if not on_discord or county is None or (offered := offer(county, ctx)) is None:
            return await whole(incoming, ctx)
        instead = ctx.button("alert-role-instead", "subscribe", county)
        return [replace(offered, buttons=(*offered.buttons, (instead,)))]

    return handler


async def _among_others(words: str, county: str | None, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    if words and county is None:
        # Several at once are chosen in private; a name that is none is said here.
        counties.several(words, ctx)
    if incoming.address.platform is Platform.DISCORD:
        return [_on_discord(county, ctx)]
    settings = await ctx.services.group_subscriptions.settings(ctx.work, incoming.address)
    county = county or (settings.county if settings else None)
    label = ctx.label("group-subscribe-open", county=county) if county else ctx.label("group-subscribe-open-any")
    start = deep_links.word("subscribe", county or "")
    return [reply(ctx.say("group-subscribe", number=ctx.number_for(county)), (Button(label, start=start),))]


def _on_discord(county: str | None, ctx: Context) -> Outgoing:
    if county is None:
        return reply(ctx.say("group-subscribe-which"))
    return offer(county, ctx) or reply(ctx.say("group-subscribe-discord", county=county))


def offer(county: str, ctx: Context) -> Outgoing | None:
    """The county's role, with the button that gives and takes it; None where the server has none."""
    if ctx.services.alert_roles.role(county) is None:
        return None
    return reply(ctx.say("alert-role", county=county), (ctx.button("alert-role-button", ROLE, county, county=county),))


async def take_role(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The button: whoever has the role gives it back, whoever has not gets it. Nothing is kept by us."""
    county, account = argument_of(incoming), account_of(incoming)
    if not ctx.services.answering.is_county(county):
        raise UserError("stale-button")
    held = ctx.services.alert_roles.role(county) in incoming.roles
    # Discord is waited for, so the database is not held.
    await ctx.work.rollback()
    holds = await ctx.services.alert_roles.change(account, county, held=held)
    return [reply(ctx.say("alert-role-given" if holds else "alert-role-taken", county=county))]
