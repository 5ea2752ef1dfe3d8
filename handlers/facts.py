"""*Facts*: what the public text is made of, set right before anything is published; every language follows (R27)."""

from bot.domain.messages import (
    Action,
    Button,
    Choice,
    FieldKind,
    Form,
    FormField,
    Incoming,
    Outgoing,
)
from bot.domain.public_facts import SENTENCE_LIMIT, Naming
from bot.domain.reports import PlaceKind, Report
from bot.domain.sighting_time import seen_at
from bot.errors import UserError
from bot.i18n import Texts, escape
from bot.services.alerts.alert_details import counts
from bot.services.moderation.guard import Refused
from handlers import overruling
from handlers.context import Context, reply
from handlers.publish import Choices, index, show_preview

# What the vehicles bear, as the form asks it.
SIGNS = {"marked": True, "unmarked": False, "unknown": None}


async def screen(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """What stands, and a button for each."""
    chosen = _chosen(incoming)
    report = await ctx.services.moderation.waiting(ctx.work, await ctx.volunteer(), chosen.report)
    await ctx.services.claims.keep(ctx.work, await ctx.volunteer(), report, ctx.now)
    wish = chosen.arguments()

    def button(verb: str, *arguments: str) -> Button:
        return ctx.button(f"button-{verb}", verb, *(arguments or wish))

    rows = (
        (button("place"), button("fact-kind")),
        (button("fact-seen"), button("fact-number")),
        (ctx.button("button-fact-agency", "basis", *wish[:2]), button("fact-sentence")),
        (ctx.button("button-to-text", "agency", *wish),),
    )
    return [reply(_standing(report, ctx), *rows, replace=True)]


def _standing(report: Report, ctx: Context) -> str:
    unknown = ctx.label("facts-unknown")
    number = counts(ctx.texts, ctx.locale, report.agents_seen, report.vehicles_seen, marked=report.vehicles_marked)
    lines: list[str] = [
        ctx.say("facts-title", report=report.pseudonym),
        ctx.say("facts-place", place=report.public_place or unknown),
        ctx.say("facts-kind", kind=ctx.label(f"place-{report.place_kind.value}") if report.place_kind else unknown),
        ctx.say("facts-seen", time=report.seen_at),
        ctx.say("facts-number", number=number or unknown),
    ]
    sentence = report.sighting.public.sentence if report.sighting else {}
    lines += [f"> {locale.upper()}: {escape(text)}" for locale, text in sorted(sentence.items(), reverse=True)]
    return "\n".join(lines)


async def kind(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Kind of place*: one tap."""
    chosen = _chosen(incoming)
    report = await ctx.services.moderation.waiting(ctx.work, await ctx.volunteer(), chosen.report)
    buttons = [
        Button(ctx.label(f"place-{kind.value}"), Action("fact-kind-is", (*chosen.arguments(), str(position))))
        for position, kind in enumerate(PlaceKind)
    ]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    rows.append((ctx.button("button-to-text", "agency", *chosen.arguments()),))
    return [reply(ctx.say("facts-which-kind", report=report.pseudonym), *rows, replace=True)]


async def kind_is(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 4:
        raise UserError("stale-button")
    chosen = Choices.of(arguments[:3])
    try:
        which = list(PlaceKind)[index(arguments[3])]
    except (ValueError, IndexError) as error:
        raise UserError("stale-button") from error
    volunteer = await ctx.volunteer()
    await ctx.services.fact_editing.set_kind(ctx.work, volunteer, chosen.report, which, ctx.now)
    return await show_preview(chosen, volunteer, ctx)


async def naming(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """What was named: a business whose premises agents were on, or no business (R26)."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 4 or arguments[3] not in set(Naming):
        raise UserError("stale-button")
    chosen, volunteer = Choices.of(arguments[:3]), await ctx.volunteer()
    await ctx.services.fact_editing.set_naming(ctx.work, volunteer, chosen.report, Naming(arguments[3]), ctx.now)
    return await show_preview(chosen, volunteer, ctx)


async def home_there(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*They are still there*, of a home (R26)."""
    chosen, volunteer = _chosen(incoming), await ctx.volunteer()
    await ctx.services.fact_editing.still_there(ctx.work, volunteer, chosen.report, ctx.now)
    return await show_preview(chosen, volunteer, ctx)


def _chosen(incoming: Incoming) -> Choices:
    chosen = Choices.read(incoming)
    if chosen.agency is None:
        raise UserError("stale-button")
    return chosen


def place_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One field: the place that the alert will name."""
    return _form("place", incoming, texts, locale, _text("text", "place-field", texts, locale, hint="place-hint"))


def seen_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One field: when it was seen, as people say it."""
    return _form("fact-seen", incoming, texts, locale, _text("text", "seen-field", texts, locale, hint="seen-hint"))


def number_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """Agents, vehicles, and whether these bear signs; what nobody counted stays empty."""
    signs = FormField(
        "signs",
        FieldKind.CHOICE,
        texts.label(locale, "signs-field"),
        choices=tuple(Choice(value, texts.label(locale, f"signs-{value}")) for value in SIGNS),
    )
    fields = (
        _text("agents", "agents-field", texts, locale, required=False),
        _text("vehicles", "vehicles-field", texts, locale, required=False),
        signs,
    )
    return _form("fact-number", incoming, texts, locale, *fields)


def sentence_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One field a language of the alert: in each, or in none."""
    fields = tuple(
        _text(f"sentence-{each}", f"sentence-field-{each}", texts, locale, required=False) for each in texts.locales
    )
    return _form("fact-sentence", incoming, texts, locale, *fields)


def _text(
    name: str, label: str, texts: Texts, locale: str, *, hint: str | None = None, required: bool = True
) -> FormField:
    words = texts.label(locale, label, limit=SENTENCE_LIMIT) if "sentence" in label else texts.label(locale, label)
    return FormField(name, FieldKind.TEXT, words, hint=texts.label(locale, hint) if hint else "", required=required)


def _form(name: str, incoming: Incoming, texts: Texts, locale: str, *fields: FormField) -> Form:
    arguments = incoming.action.arguments if incoming.action else ()
    return Form(":".join((name, *arguments)), texts.label(locale, f"{name}-title"), fields)


def _wished(incoming: Incoming) -> Choices:
    """What a submitted form is about. Raises UserError for what no form of ours is called."""
    try:
        return Choices.of(Action.parse(incoming.form or "-").arguments)
    except ValueError as error:
        raise UserError("stale-button") from error


async def place(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The place was typed: guarded, kept, and the preview drawn anew."""
    chosen, volunteer = _wished(incoming), await ctx.volunteer()
    text = incoming.values.get("text", "")
    try:
        await ctx.services.fact_editing.set_place(ctx.work, volunteer, chosen.report, text, ctx.now)
    except Refused as refused:
        again = ctx.button("button-place", "place", *chosen.arguments())
        return await overruling.offer(refused, volunteer, chosen.report, ctx, again)
    return await show_preview(chosen, volunteer, ctx, replace=False)


async def seen(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    chosen, volunteer = _wished(incoming), await ctx.volunteer()
    when = seen_at(incoming.values.get("text", ""), ctx.now, ctx.texts.timezone)
    await ctx.services.fact_editing.set_seen(ctx.work, volunteer, chosen.report, when, ctx.now)
    return await show_preview(chosen, volunteer, ctx, replace=False)


async def number(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    chosen, volunteer, values = _wished(incoming), await ctx.volunteer(), incoming.values
    marked = SIGNS.get(values.get("signs", ""))
    await ctx.services.fact_editing.set_number(
        ctx.work,
        volunteer,
        chosen.report,
        values.get("agents", ""),
        values.get("vehicles", ""),
        marked,
        ctx.now,
    )
    return await show_preview(chosen, volunteer, ctx, replace=False)


async def sentence(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    chosen, volunteer = _wished(incoming), await ctx.volunteer()
    typed: dict[str, str] = {locale: incoming.values.get(f"sentence-{locale}", "") for locale in ctx.texts.locales}
    try:
        await ctx.services.fact_editing.set_sentence(ctx.work, volunteer, chosen.report, typed, ctx.now)
    except Refused as refused:
        again = ctx.button("button-fact-sentence", "fact-sentence", *chosen.arguments())
        return await overruling.offer(refused, volunteer, chosen.report, ctx, again)
    return await show_preview(chosen, volunteer, ctx, replace=False)
