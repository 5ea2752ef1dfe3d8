"""/alerts: what is in force; in a group also what it gets, which its administrators change by buttons."""

from dataclasses import replace

from bot.domain.alerts import Alert, AlertLanguage
from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.domain.reports import Mark
from bot.errors import UserError
from handlers import counties, group_answers, group_commands, wishes
from handlers.context import Context, reached, reply
from handlers.drafts import argument_of
from handlers.group_voice import UNSET, Group, heard

COMMAND = "alerts"
# Of many alerts the newest stand in the answer; one has at most 500 characters a language.
SHOWN = 2
# Buttons that stop a county, above those that change something else.
STOPS = 12


async def alerts_for_me(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/alerts in private: what is in force for the county named, or for the person's own."""
    ctx.require("alerts")
    words = (incoming.options.get("county", "") or incoming.arguments).strip()
    county = ctx.services.answering.county(words)
    if words and county is None:
        raise counties.no_county(words, ctx)
    wanted = [county] if county else await _own_counties(incoming, ctx)
    if not wanted:
        return [reply(ctx.say("alerts-which"), (ctx.button("start-alerts", "start", "alerts"),))]
    found = await _in_force(wanted, ctx)
    parts = [*await _paused(ctx, (ctx,)), *_texts(found, ctx, len(found))]
    if not found:
        parts.append(ctx.say("alerts-none-live", counties=ctx.texts.items(ctx.locale, wanted)))
    rows = [(ctx.button("group-follow", "subscribe", name, county=name),) for name in wanted[:SHOWN] if words]
    return [reply("\n\n".join(parts), *rows)]


async def _own_counties(incoming: Incoming, ctx: Context) -> list[str]:
    """What this person gets alerts of, else the county they said last."""
    if incoming.account is not None:
        held = await ctx.services.holding.of(ctx.work, incoming.account, incoming.address, ctx.now)
        if held.counties:
            return list(held.counties)
    return [ctx.said.county] if ctx.said.county else []


async def alerts(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/alerts: in a group what it gets and what is in force. Everybody may ask."""
    if incoming.private:
        return await alerts_for_me(incoming, ctx)
    group = await heard(incoming, ctx, COMMAND)
    words = (incoming.options.get("county", "") or incoming.arguments).strip()
    named = ctx.services.answering.county(words)
    if words and named is None:
        raise counties.no_county(words, ctx)
    more = group.link("group-more", COMMAND, named or group.settings.county or "")
    if incoming.group_admin:
        lines = await _state(group, named, ctx)
        return [reply("\n".join(lines), *_choices(group, named), (more,))]
    if not ctx.services.cooldowns.begin(incoming.address, COMMAND, ctx.now):
        return [group_commands.again(group, ctx, named or group.settings.county, more)]
    lines = await _state(group, named, ctx)
    # An anonymous administrator's command carries no name; their press does.
    return [reply("\n".join(lines), (group.button("group-change", "group-change"),), (more,))]


async def change(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Administrators: change this*."""
    if not incoming.group_admin:
        return _refused(ctx)
    return await _settings(incoming, ctx)


async def follow(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A county whose alerts the group is to get; without one, the list of all."""
    if not incoming.group_admin:
        return _refused(ctx)
    ctx.require("alerts")
    if incoming.action is not None and not incoming.action.arguments:
        return [_chooser("group-follow-which", "group-follow", ctx)]
    county = counties.pressed(incoming, ctx)
    await ctx.services.group_subscriptions.follow(ctx.work, incoming.address, county, ctx.now)
    return await _settings(incoming, ctx)


async def unfollow(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A county whose alerts the group is to get no more."""
    if not incoming.group_admin:
        return _refused(ctx)
    county = counties.pressed(incoming, ctx)
    await ctx.services.group_subscriptions.unfollow(ctx.work, incoming.address, county, ctx.now)
    return await _settings(incoming, ctx)


async def county(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The county that is meant where nobody names one; without one, the list of all."""
    if not incoming.group_admin:
        return _refused(ctx)
    if incoming.action is not None and not incoming.action.arguments:
        return [_chooser("group-county-choose", "group-county", ctx)]
    await ctx.services.group_subscriptions.set_county(
        ctx.work, incoming.address, counties.pressed(incoming, ctx), ctx.now
    )
    return await _settings(incoming, ctx)


async def language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The language of answers and alerts in the group (R27)."""
    if not incoming.group_admin:
        return _refused(ctx)
    if argument_of(incoming) not in set(AlertLanguage):
        raise UserError("stale-button")
    chosen = AlertLanguage(argument_of(incoming))
    await ctx.services.group_subscriptions.set_language(ctx.work, incoming.address, chosen, ctx.now)
    return await _settings(incoming, ctx)


async def wish(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """How alerts come to the group, as a person chooses it; covering them would help nobody in a group."""
    if not incoming.group_admin:
        return _refused(ctx)
    wanted = wishes.pressed(incoming)
    if wanted.discreet is not None:
        raise UserError("stale-button")
    if not await ctx.services.group_subscriptions.prefer(ctx.work, incoming.address, wanted):
        raise UserError("stale-button")
    return await _settings(incoming, ctx)


def _refused(ctx: Context) -> list[Outgoing]:
    """Said to who pressed, and to nobody else."""
    return [Outgoing(notice=ctx.label("error-group-admins"), private=True)]


def _chooser(question: str, verb: str, ctx: Context) -> Outgoing:
    return replace(counties.from_all(ctx.say(question), ctx, verb), replace=True, private=False)


async def _settings(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """What is set with the buttons that change it, in the place of the message whose button was pressed."""
    if incoming.private:
        raise UserError("stale-button")
    settings = await ctx.services.group_subscriptions.settings(ctx.work, incoming.address) or UNSET
    locales = settings.language.locales
    group = Group(settings, tuple(replace(ctx, locale=locale, partial=None) for locale in locales))
    lines = _gets(group, ctx)
    hours = ctx.services.subscriptions.quiet_hours
    for voice in group.voices:
        key = f"group-language-{settings.language.value}"
        parts: list[str] = [voice.say("group-language-is", language=voice.label(key))]
        if settings.counties:
            how = (wishes.checking_line(settings.checking, voice), wishes.sound_line(settings.sound, hours, voice))
            parts = [*how, *parts]
        lines.append(" · ".join(parts))
    shown = reply("\n".join(lines), *_choices(group, None), replace=True, private=False)
    return [replace(shown, notice=group.label("group-done"))]


def _gets(group: Group, ctx: Context) -> list[str]:
    """What the group gets and which county is meant, a line a language."""
    settings = group.settings
    lines: list[str] = []
    for voice in group.voices:
        if not reached(ctx.stage, "alerts"):
            parts = [voice.say("error-stage-alerts")]
        elif settings.counties:
            parts = [voice.say("group-gets", counties=voice.texts.items(voice.locale, settings.counties))]
        else:
            parts = [voice.say("group-gets-none")]
        if settings.county:
            parts.append(voice.say("group-county-is", county=settings.county))
        lines.append(" ".join(parts))
    return lines


async def _state(group: Group, named: str | None, ctx: Context) -> list[str]:
    """What the group gets, then what is in force for the county named, else for its own; LINES at most."""
    settings = group.settings
    lines = _gets(group, ctx)
    wanted = [named] if named else list(dict.fromkeys([*filter(None, [settings.county]), *settings.counties]))
    if not wanted or not reached(ctx.stage, "alerts"):
        return lines
    lines += await _paused(ctx, group.voices)
    found = await _in_force(wanted, ctx)
    if not found:
        return [*lines, *(v.say("alerts-none-live", counties=v.texts.items(v.locale, wanted)) for v in group.voices)]
    by_language = [_texts(found, voice, max(1, SHOWN // len(group.voices))) for voice in group.voices]
    texts = [" ".join(text.split("\n")) for together in zip(*by_language, strict=True) for text in together]
    return [*lines, *texts][: group_answers.LINES]


async def _paused(ctx: Context, voices: tuple[Context, ...]) -> list[str]:
    since = await ctx.services.group_subscriptions.paused(ctx.work)
    return [voice.say("alerts-paused", since=since, number=voice.number) for voice in voices] if since else []


async def _in_force(wanted: list[str], ctx: Context) -> list[Alert]:
    """Newest first. A drill's never get to the public (R34)."""
    found = [alert for name in wanted for alert in await ctx.services.alerting.live(ctx.work, name)]
    return sorted((alert for alert in found if alert.mark is not Mark.DRILL), key=lambda alert: -alert.number)


def _texts(found: list[Alert], voice: Context, most: int) -> list[str]:
    texts: list[str] = [voice.services.alert_text(alert, AlertLanguage(voice.locale)) for alert in found[:most]]
    if len(found) > most:
        texts.append(voice.say("alerts-more-live", count=len(found) - most))
    return texts


def _choices(group: Group, named: str | None) -> tuple[tuple[Button, ...], ...]:
    """What an administrator can change."""
    settings = group.settings
    rows: list[tuple[Button, ...]] = []
    if named is not None and named not in settings.counties:
        rows.append((group.button("group-follow", "group-follow", named, county=named),))
    stops = [group.button("group-unfollow", "group-unfollow", name, county=name) for name in settings.counties]
    rows += [(stop,) for stop in stops[:STOPS]]
    rows.append((group.button("group-add-county", "group-follow"),))
    rows.append((group.button("group-choose-county", "group-county"),))
    rows += [(_language_button(group, each),) for each in AlertLanguage if each is not settings.language]
    if settings.counties:
        checking, sounds = wishes.others("group-wish", settings.checking, settings.sound, *group.voices)
        rows += [(each,) for each in (*checking, *sounds)]
    return tuple(rows)


def _language_button(group: Group, language: AlertLanguage) -> Button:
    named = [
        voice.label("group-choose-language", language=voice.label(f"group-language-{language.value}"))
        for voice in group.voices
    ]
    return Button(" · ".join(dict.fromkeys(named)), Action("group-language", (language.value,)))
