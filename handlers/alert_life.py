"""What becomes of an alert after it went out; each step first shows exactly what it does, and to how many."""

from dataclasses import replace

from bot.domain.alerts import Alert, AlertChange, AlertKind, AlertLanguage, AlertState, Mistake, matters, mistakes
from bot.domain.messages import Action, Button, ButtonStyle, FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.reports import Agency
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Markdown, Texts
from bot.services.alerts.alert_life import Standing
from bot.services.moderation.guard import Refused
from handlers import overruling
from handlers.context import Context, reply
from handlers.moderate import back_button, capital, report_id

# The facts that are typed, one at a time: a chat without forms asks one question.
TYPED = ("place", "seen", "agents", "vehicles")


async def ended(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Ended*: what everybody will read, and to how many."""
    _, seen = await _standing(incoming, ctx, AlertChange.ENDED)
    after = replace(seen.alert, state=AlertState.ENDED, facts=replace(seen.alert.facts, ended_at=ctx.now))
    sure = ctx.button("button-ended-sure", "ended-sure", seen.report.id, style=ButtonStyle.DANGER)
    return [_review(ctx.say("ending-sure", alert=seen.alert.code), seen, after, sure, ctx)]


async def ended_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A fixed wording that goes to every copy at once (R30), once enough people agreed (R29)."""
    volunteer, seen = await _standing(incoming, ctx, AlertChange.ENDED)
    done = await ctx.services.alert_life.end(ctx.work, volunteer, seen, ctx.now)
    return [_told("ended", done, volunteer, seen, ctx)]


async def still_there(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Still there*: on whose word, and until when it stands then (R28). *Still checking* needs nobody's."""
    _, seen = await _standing(incoming, ctx, AlertChange.EXTENDED)
    word = await ctx.services.alert_life.word(ctx.work, seen, ctx.now)
    facts = ctx.services.alerting.extended(seen.alert, seen_at=word.at, now=ctx.now)
    if seen.alert.is_being_checked:
        sure = ctx.button("button-extend-checking", "extend-sure", seen.report.id, style=ButtonStyle.PRIMARY)
        lead = ctx.say("still-checking", alert=seen.alert.code, until=facts.valid_until)
        return [_review(lead, seen, replace(seen.alert, facts=facts), sure, ctx, needs=1)]
    key = "button-extend-word" if word.alias else "button-extend-told"
    sure = ctx.button(key, "extend-sure", seen.report.id, style=ButtonStyle.PRIMARY)
    lead = ctx.say("still-there-told", alert=seen.alert.code)
    if word.alias:
        lead = ctx.say("still-there-word", alert=seen.alert.code, who=word.alias, time=word.at)
    return [_review(lead, seen, replace(seen.alert, facts=facts), sure, ctx, needs=1)]


async def still_there_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    volunteer, seen = await _standing(incoming, ctx, AlertChange.EXTENDED)
    word = await ctx.services.alert_life.word(ctx.work, seen, ctx.now)
    done = await ctx.services.alert_life.extend(ctx.work, volunteer, seen, word, ctx.now)
    return [reply(ctx.say("life-extended", alert=done.code, until=done.facts.valid_until), replace=True)]


async def wrong(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*We were wrong*: what it was instead. Nothing is sent yet."""
    _, seen = await _standing(incoming, ctx, AlertChange.RETRACTED)
    rows = [
        (Button(ctx.label(f"mistake-{mistake.value}"), Action("wrong-was", (seen.report.id, mistake.value))),)
        for mistake in mistakes(seen.alert.kind)
    ]
    return [reply(ctx.say("wrong-what", alert=seen.alert.code), *rows, (back_button(ctx),))]


async def wrong_was(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The correction as everybody will read it."""
    mistake = _mistake(incoming)
    _, seen = await _standing(incoming, ctx, AlertChange.RETRACTED)
    if mistake not in mistakes(seen.alert.kind):
        raise UserError("stale-button")
    facts = replace(seen.alert.facts, mistake=mistake)
    after = replace(seen.alert, state=AlertState.RETRACTED, facts=facts)
    sure = ctx.button("button-wrong-sure", "wrong-sure", seen.report.id, mistake.value, style=ButtonStyle.DANGER)
    return [_review(ctx.say("wrong-review", alert=seen.alert.code), seen, after, sure, ctx, beside=True, replaces=True)]


async def wrong_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    mistake = _mistake(incoming)
    volunteer, seen = await _standing(incoming, ctx, AlertChange.RETRACTED)
    done = await ctx.services.alert_life.retract(ctx.work, volunteer, seen, mistake, ctx.now)
    told = _told("life-retracted", done, volunteer, seen, ctx)
    if done is None or done.kind is AlertKind.CHECKING:
        return [told]
    # Its report is decided: what was there instead, or elsewhere, is another report.
    return [replace(told, text=f"{told.text} {ctx.say('life-retracted-next')}")]


async def change(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Change facts*: what stands, a button for each fact, and the way where the county is wrong."""
    _, seen = await _standing(incoming, ctx, AlertChange.UPDATED)
    facts = ctx.services.changing.facts(seen, agency=seen.alert.facts.agency)
    if facts != seen.alert.facts:
        # Somebody typed it already: whoever agrees sends exactly this.
        return [_change_review(seen, facts.agency, ctx)]
    text = ctx.say("change-what", alert=seen.alert.code)
    shown = ctx.services.alert_text(replace(seen.alert, facts=facts), AlertLanguage.BOTH)
    county = ctx.say("change-county", county=facts.county)
    wrong_way = ctx.button("button-we-were-wrong", "we-were-wrong", seen.report.id)
    rows = (*_fact_rows(seen, facts.agency, ctx), (wrong_way, back_button(ctx)))
    return [reply(f"{text}\n\n{shown}\n\n{county}", *rows)]


def _fact_rows(seen: Standing, agency: Agency, ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """The button of each fact. agency: what was chosen so far, as it travels in them."""
    wish = (seen.report.id, str(list(Agency).index(agency)))
    place, time, agents, vehicles = (ctx.button(f"button-change-{fact}", "change-fact", *wish, fact) for fact in TYPED)
    return (place, time), (ctx.button("button-change-agency", "change-agency", *wish), agents, vehicles)


def change_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One fact, typed."""
    *_, fact = arguments = _three(incoming)
    if fact not in TYPED:
        raise UserError("stale-button")
    field = FormField(fact, FieldKind.TEXT, texts.label(locale, f"change-{fact}"), required=True)
    return Form(":".join(("change-alert", *arguments)), texts.label(locale, "change-heading"), (field,))


async def changed(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A fact was typed: guarded, kept with the report, and shown as everybody will read it."""
    try:
        action = Action.parse(incoming.form or "-")
    except ValueError as error:
        raise UserError("stale-button") from error
    typed = replace(incoming, action=action)
    agency = _agency(typed)
    volunteer, seen = await _standing(typed, ctx, AlertChange.UPDATED)
    try:
        wish = await ctx.services.changing.read(ctx.work, seen, incoming.values, ctx.now)
    except Refused as refused:
        again = ctx.button("button-change-place", "change-fact", *action.arguments)
        return await overruling.offer(refused, volunteer, seen.report.id, ctx, again)
    seen = await ctx.services.changing.keep(ctx.work, volunteer, seen, wish, ctx.now)
    return [_change_review(seen, agency, ctx)]


async def change_agency(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    _, seen = await _standing(incoming, ctx, AlertChange.UPDATED)
    rows = [
        (Button(capital(ctx.label(f"agents-{each.value}")), Action("change-is", (seen.report.id, str(position)))),)
        for position, each in enumerate(Agency)
    ]
    return [reply(ctx.say("change-who", alert=seen.alert.code), *rows, (back_button(ctx),), replace=True)]


async def change_is(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    _, seen = await _standing(incoming, ctx, AlertChange.UPDATED)
    return [_change_review(seen, _agency(incoming), ctx, replaces=True)]


def _change_review(seen: Standing, agency: Agency, ctx: Context, *, replaces: bool = False) -> Outgoing:
    facts = ctx.services.changing.facts(seen, agency=agency)
    if facts == seen.alert.facts:
        raise UserError("change-nothing")
    arguments = (str(list(Agency).index(agency)), str(seen.alert.version), ctx.services.changing.name(facts))
    sure = ctx.button("button-change-sure", "change-sure", seen.report.id, *arguments, style=ButtonStyle.PRIMARY)
    lead, after = ctx.say("change-review", alert=seen.alert.code), replace(seen.alert, facts=facts)
    beside, rows = matters(seen.alert.facts, facts), _fact_rows(seen, agency, ctx)
    return _review(lead, seen, after, sure, ctx, beside=beside, replaces=replaces, rows=rows)


async def change_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send the change*, of exactly the facts that were shown."""
    arguments = incoming.action.arguments if incoming.action else ()
    volunteer, seen = await _standing(incoming, ctx, AlertChange.UPDATED)
    try:
        _, _, version, name = arguments
    except ValueError as error:
        raise UserError("stale-button") from error
    facts = ctx.services.changing.facts(seen, agency=_agency(incoming))
    if (version, name) != (str(seen.alert.version), ctx.services.changing.name(facts)):
        raise UserError("alert-changed-meanwhile")
    done = await ctx.services.alert_life.change(ctx.work, volunteer, seen, facts, f"change:{version}:{name}", ctx.now)
    return [_told("life-changed", done, volunteer, seen, ctx)]


async def _standing(incoming: Incoming, ctx: Context, change: AlertChange) -> tuple[Volunteer, Standing]:
    volunteer = await ctx.volunteer()
    return volunteer, await ctx.services.alert_life.standing(ctx.work, volunteer, report_id(incoming), change)


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
    rows: tuple[tuple[Button, ...], ...] = (),
) -> Outgoing:
    """What everybody will read, in both languages, what comes beside it, and how many messages change."""
    lines = [lead, ctx.services.alert_text(after, AlertLanguage.BOTH)]
    if beside:
        lines += [ctx.say("life-follow-up"), ctx.services.alert_text.beside(after, AlertLanguage.BOTH)]
    lines.append(ctx.say("life-copies", count=seen.copies))
    if (needs or seen.approvals) > 1:
        lines.append(ctx.say("life-two-people"))
    return reply("\n\n".join(lines), (sure,), *rows, (back_button(ctx),), replace=replaces)


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


def _three(incoming: Incoming) -> tuple[str, str, str]:
    """A report, the agency chosen so far, a fact."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 3:
        raise UserError("stale-button")
    return arguments[0], arguments[1], arguments[2]


def _agency(incoming: Incoming) -> Agency:
    """The agency that a press carries by its place in the list."""
    arguments = incoming.action.arguments if incoming.action else ()
    known = {str(position): each for position, each in enumerate(Agency)}
    if len(arguments) < 2 or arguments[1] not in known:
        raise UserError("stale-button")
    return known[arguments[1]]
