"""What becomes of an alert after it went out; each step first shows exactly what it does, and to how many."""

from dataclasses import replace

from bot.domain.alerts import Alert, AlertLanguage, AlertState, Facts, Mistake, matters
from bot.domain.messages import Action, Button, ButtonStyle, Choice, FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.reports import Agency
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Markdown, Texts
from bot.services.alerts.alert_life import Standing
from handlers.context import Context, reply
from handlers.moderate import back_button, report_id


async def ended(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Ended*: what everybody will read, and to how many."""
    _, seen = await _standing(incoming, ctx)
    after = replace(seen.alert, state=AlertState.ENDED, facts=replace(seen.alert.facts, ended_at=ctx.now))
    sure = ctx.button("button-ended-sure", "ended-sure", seen.report.id, style=ButtonStyle.DANGER)
    return [_review(ctx.say("ending-sure", alert=seen.alert.code), seen, after, sure, ctx)]


async def ended_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A fixed wording that goes to every copy at once (R30), once enough people agreed (R29)."""
    volunteer, seen = await _standing(incoming, ctx)
    done = await ctx.services.alert_life.end(ctx.work, volunteer, seen, ctx.now)
    return [_told("ended", done, volunteer, seen, ctx)]


async def still_there(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Still there*: on whose word, and until when it stands then (R28)."""
    _, seen = await _standing(incoming, ctx)
    word = await ctx.services.alert_life.word(ctx.work, seen, ctx.now)
    facts = ctx.services.alerting.extended(seen.alert.facts, seen_at=word.at, now=ctx.now)
    key = "button-extend-word" if word.alias else "button-extend-told"
    sure = ctx.button(key, "extend-sure", seen.report.id, style=ButtonStyle.PRIMARY)
    lead = ctx.say("still-there-told", alert=seen.alert.code)
    if word.alias:
        lead = ctx.say("still-there-word", alert=seen.alert.code, who=word.alias, time=word.at)
    return [_review(lead, seen, replace(seen.alert, facts=facts), sure, ctx, needs=1)]


async def still_there_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    volunteer, seen = await _standing(incoming, ctx)
    word = await ctx.services.alert_life.word(ctx.work, seen, ctx.now)
    done = await ctx.services.alert_life.extend(ctx.work, volunteer, seen, word, ctx.now)
    return [reply(ctx.say("life-extended", alert=done.code, until=done.facts.valid_until), replace=True)]


async def wrong(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*We were wrong*: what it was instead. Nothing is sent yet."""
    _, seen = await _standing(incoming, ctx, ended=True)
    rows = [
        (Button(ctx.label(f"mistake-{mistake.value}"), Action("wrong-was", (seen.report.id, mistake.value))),)
        for mistake in Mistake
    ]
    return [reply(ctx.say("wrong-what", alert=seen.alert.code), *rows, (back_button(ctx),))]


async def wrong_was(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The correction as everybody will read it."""
    mistake = _mistake(incoming)
    _, seen = await _standing(incoming, ctx, ended=True)
    facts = replace(seen.alert.facts, mistake=mistake)
    after = replace(seen.alert, state=AlertState.RETRACTED, facts=facts)
    sure = ctx.button("button-wrong-sure", "wrong-sure", seen.report.id, mistake.value, style=ButtonStyle.DANGER)
    return [_review(ctx.say("wrong-review", alert=seen.alert.code), seen, after, sure, ctx, beside=True, replaces=True)]


async def wrong_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    mistake = _mistake(incoming)
    volunteer, seen = await _standing(incoming, ctx, ended=True)
    done = await ctx.services.alert_life.retract(ctx.work, volunteer, seen, mistake, ctx.now)
    return [_told("life-retracted", done, volunteer, seen, ctx)]


def change_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """The facts, all in one: what stays empty stays as it is."""

    def field(name: str, kind: FieldKind = FieldKind.TEXT, choices: tuple[Choice, ...] = ()) -> FormField:
        return FormField(name, kind, texts.label(locale, f"change-{name}"), choices=choices)

    agencies = tuple(Choice(each.value, texts.label(locale, f"agents-{each.value}")) for each in Agency)
    fields = (
        field("place"),
        field("seen"),
        field("agency", FieldKind.CHOICE, agencies),
        field("agents"),
        field("vehicles"),
    )
    return Form(f"change-alert:{report_id(incoming)}", texts.label(locale, "change-heading"), fields)


async def changed(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The new facts were typed: guarded, kept with the report, and shown as everybody will read them."""
    report = (incoming.form or "").partition(":")[2]
    volunteer = await ctx.volunteer()
    seen = await ctx.services.alert_life.standing(ctx.work, volunteer, report)
    wish = ctx.services.changing.read(seen, incoming.values, ctx.now)
    seen = await ctx.services.changing.keep(ctx.work, volunteer, seen, wish, ctx.now)
    agency = str(list(Agency).index(wish.agency or seen.alert.facts.agency))
    facts = ctx.services.changing.facts(seen, agency=list(Agency)[int(agency)])
    arguments = (seen.report.id, agency, str(seen.alert.version), ctx.services.changing.name(facts))
    sure = ctx.button("button-change-sure", "change-sure", *arguments, style=ButtonStyle.PRIMARY)
    return [_change_review(seen, facts, sure, ctx)]


def _change_review(seen: Standing, facts: Facts, sure: Button, ctx: Context) -> Outgoing:
    after = replace(seen.alert, facts=facts)
    return _review(
        ctx.say("change-review", alert=seen.alert.code), seen, after, sure, ctx, beside=matters(seen.alert.facts, facts)
    )


async def change_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send the change*, of exactly the facts that were shown."""
    arguments = incoming.action.arguments if incoming.action else ()
    volunteer, seen = await _standing(incoming, ctx)
    try:
        _, agency, version, name = arguments
        facts = ctx.services.changing.facts(seen, agency={str(i): each for i, each in enumerate(Agency)}[agency])
    except (ValueError, KeyError) as error:
        raise UserError("stale-button") from error
    if (version, name) != (str(seen.alert.version), ctx.services.changing.name(facts)):
        raise UserError("alert-changed-meanwhile")
    done = await ctx.services.alert_life.change(ctx.work, volunteer, seen, facts, f"change:{version}:{name}", ctx.now)
    return [_told("life-changed", done, volunteer, seen, ctx)]


async def _standing(incoming: Incoming, ctx: Context, *, ended: bool = False) -> tuple[Volunteer, Standing]:
    volunteer = await ctx.volunteer()
    return volunteer, await ctx.services.alert_life.standing(ctx.work, volunteer, report_id(incoming), ended=ended)


def _review(
    lead: Markdown,
    seen: Standing,
    after: Alert,
    sure: Button,
    ctx: Context,
    *,
    beside: bool = False,
    needs: int | None = None,
    replaces: bool = False,
) -> Outgoing:
    """What everybody will read, in both languages, what comes beside it, and how many messages change."""
    lines = [lead, ctx.services.alert_text(after, AlertLanguage.BOTH)]
    if beside:
        lines += [ctx.say("life-follow-up"), ctx.services.alert_text.beside(after, AlertLanguage.BOTH)]
    lines.append(ctx.say("life-copies", count=seen.copies))
    if (needs or seen.approvals) > 1:
        lines.append(ctx.say("life-two-people"))
    return reply("\n\n".join(lines), (sure,), (back_button(ctx),), replace=replaces)


def _told(key: str, done: Alert | None, volunteer: Volunteer, seen: Standing, ctx: Context) -> Outgoing:
    if done is None:
        # The message with its button stays for the second person.
        return Outgoing(text=ctx.say("life-one", who=volunteer.alias, alert=seen.alert.code))
    return reply(ctx.say(key, alert=done.code), replace=True)


def _mistake(incoming: Incoming) -> Mistake:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in set(Mistake):
        raise UserError("stale-button")
    return Mistake(arguments[1])
