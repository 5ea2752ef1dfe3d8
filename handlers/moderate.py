"""The moderators' presses but for deciding: claim, ask, hand over, escalate, destroy."""

from enum import StrEnum

from bot.domain.messages import Action, Button, ButtonStyle, FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.reports import Report
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from handlers import verifiers
from handlers.context import Context, reply


class ReadyQuestion(StrEnum):
    """What moderators ask most (R16)."""

    STILL_THERE = "still-there"
    HOW_MANY = "how-many"
    WHAT_WORN = "what-worn"
    WHICH_CORNER = "which-corner"


# Questions that yes, no or "I do not know" answers.
YES_NO = frozenset({ReadyQuestion.STILL_THERE})


async def claim(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report = await ctx.services.claims.claim(ctx.work, await ctx.volunteer(), report_id(incoming), ctx.now)
    return [Outgoing(notice=ctx.label("claimed", report=report.pseudonym), private=True)]


async def more(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    volunteer, report = await waiting(incoming, ctx)
    buttons = (
        *_hand_over(volunteer, report, ctx),
        (await verifiers.button(report, ctx),),
        (ctx.button("button-escalate", "escalate", report.id),),
        (ctx.button("button-ban", "ban", report.id),),
        (ctx.button("button-destroy", "destroy", report.id, style=ButtonStyle.DANGER),),
        (back_button(ctx),),
    )
    return [reply(ctx.say("more-what", report=report.pseudonym), *buttons)]


def _hand_over(volunteer: Volunteer, report: Report, ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """Who has it may give it back; a coordinator may take it from somebody else."""
    holder = report.claimed_by or ""
    if holder == volunteer.alias:
        return ((ctx.button("button-give-back", "give-back", report.id),),)
    if volunteer.may(Deed.TAKE_OVER, report.county):
        return ((ctx.button("button-take-over", "take-over", report.id, holder, who=holder),),)
    return ()


async def give_back(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report = await ctx.services.claims.give_back(ctx.work, await ctx.volunteer(), report_id(incoming), ctx.now)
    return [reply(ctx.say("given-back", report=report.pseudonym), replace=True)]


async def take_over(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2:
        raise UserError("stale-button")
    report = await ctx.services.claims.take_over(ctx.work, await ctx.volunteer(), *arguments, ctx.now)
    return [reply(ctx.say("taken-over", report=report.pseudonym, who=arguments[1]), replace=True)]


async def escalate(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    called = await ctx.services.moderation.escalate(ctx.work, await ctx.volunteer(), report_id(incoming), ctx.now)
    return [reply(ctx.say("escalate-done" if called else "escalate-nobody"), replace=True)]


async def destroy(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Destroy* asks once more: nothing brings a report back."""
    volunteer, report = await waiting(incoming, ctx)
    await ctx.services.moderation.destroyable(ctx.work, volunteer, report.id)
    sure = ctx.button("button-destroy-sure", "destroy-sure", report.id, style=ButtonStyle.DANGER)
    return [reply(ctx.say("destroy-sure", report=report.pseudonym), (sure, back_button(ctx)), replace=True)]


async def destroy_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report = await ctx.services.moderation.destroy(ctx.work, await ctx.volunteer(), report_id(incoming), ctx.now)
    return [reply(ctx.say("destroyed", report=report.pseudonym), replace=True)]


async def back(_: Incoming, ctx: Context) -> list[Outgoing]:
    """*Back*: nothing was done."""
    return [reply(ctx.say("nothing-done"), replace=True)]


async def ask(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Ask*: ready questions, or the moderator's own words (R16)."""
    report = await ctx.services.moderation.report(ctx.work, await ctx.volunteer(), report_id(incoming))
    rows = tuple(
        (Button(ctx.label(f"question-{question.value}"), Action("ask-ready", (report.id, question.value))),)
        for question in ReadyQuestion
    )
    own = ctx.button("button-ask-own", "ask-own", report.id)
    card = ctx.button("button-send-card", "send-card-which", report.id)
    return [reply(ctx.say("ask-what", report=report.pseudonym), *rows, (own, card, back_button(ctx)))]


async def ask_ready(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in set(ReadyQuestion):
        raise UserError("stale-button")
    volunteer = await ctx.volunteer()
    report = await ctx.services.moderation.report(ctx.work, volunteer, arguments[0])
    question = ReadyQuestion(arguments[1])
    # The reporter reads it in the language of the report.
    words = ctx.texts.label(report.language, f"question-{question.value}")
    return await _ask(report, volunteer, words, ctx, yes_no=question in YES_NO, replace=True)


def ask_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One field: the moderator's own question."""
    question = FormField("text", FieldKind.TEXT, texts.label(locale, "ask-field"), required=True, long=True)
    return Form(f"ask-own:{report_id(incoming)}", texts.label(locale, "ask-title"), (question,))


async def ask_own(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    volunteer = await ctx.volunteer()
    report = await ctx.services.moderation.report(ctx.work, volunteer, (incoming.form or "").partition(":")[2])
    return await _ask(report, volunteer, incoming.values.get("text", ""), ctx, yes_no=False, replace=False)


async def _ask(
    report: Report, volunteer: Volunteer, words: str, ctx: Context, *, yes_no: bool, replace: bool
) -> list[Outgoing]:
    await ctx.services.moderation.ask(
        ctx.work, volunteer, report.id, words, ctx.now, answers=answers(report, ctx.texts, yes_no=yes_no)
    )
    return [reply(ctx.say("asked", report=report.pseudonym), replace=replace)]


def answers(report: Report, texts: Texts, *, yes_no: bool) -> tuple[tuple[Button, ...], ...]:
    """What the reporter can press under a question, in the language of the report."""

    def choice(value: str) -> Button:
        return Button(texts.label(report.language, f"answer-{value}"), Action("quick-answer", (report.id, value)))

    quick = (choice("yes"), choice("no"), choice("unknown")) if yes_no else (choice("unknown"),)
    write = Button(texts.label(report.language, "answer-write"), Action("answer", (report.id,)))
    return (quick, (write,))


async def waiting(incoming: Incoming, ctx: Context) -> tuple[Volunteer, Report]:
    """Who pressed, and the report that waits for a decision; the press lets their claim hold. Raises UserError."""
    volunteer = await ctx.volunteer()
    report = await ctx.services.moderation.waiting(ctx.work, volunteer, report_id(incoming))
    await ctx.services.claims.keep(ctx.work, volunteer, report, ctx.now)
    return volunteer, report


async def decides(text: str, report: Report, ctx: Context) -> str:
    """The text, and how many reports the decision decides where they are several."""
    group = await ctx.services.grouping.group(ctx.work, report.id)
    if not group.led:
        return text
    return f"{text}\n{ctx.say('decides-several', count=group.led + 1, apart=group.apart)}"


def report_id(incoming: Incoming) -> str:
    if incoming.action is None or not incoming.action.arguments:
        raise UserError("stale-button")
    return incoming.action.arguments[0]


def back_button(ctx: Context) -> Button:
    return ctx.button("button-back", "back")


def capital(label: str) -> str:
    """A label of the middle of a sentence, standing alone on a button."""
    return label[:1].upper() + label[1:]
