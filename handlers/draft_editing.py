"""Changing what a draft says: the words, the place, the time, and what is added to it."""

from dataclasses import replace

from bot.domain.messages import FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.report_form import Draft, Question, asking
from bot.errors import UserError
from bot.i18n import Texts
from handlers import report
from handlers.context import Context, reply
from handlers.draft_screens import field, photo_field
from handlers.drafts import argument_of, open_draft, save_draft

CHANGEABLE = (Question.WHAT, Question.PLACE, Question.TIME, Question.KIND)


async def edit(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Change*: which part?"""
    draft = await open_draft(incoming, ctx)
    buttons = tuple(ctx.button(f"report-change-{each.value}", "report-change", each.value) for each in CHANGEABLE)
    back = (ctx.button("draft-continue", "report-continue"), ctx.button("consent-cancel", "report-cancel"))
    await save_draft(draft, incoming, ctx)
    return [reply(ctx.say("report-change-which"), buttons, back)]


async def change(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One part: its question stands anew, and the next answer takes the place of the old one."""
    draft = await open_draft(incoming, ctx)
    draft = replace(asking(draft, _part(incoming)), changing=True)
    return await report.again(draft, incoming, ctx)


def change_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """The same as a form, where others read along and nothing can be typed to the bot alone."""
    question = _part(incoming)
    if incoming.private:
        raise UserError("stale-button")
    title = texts.label(locale, f"report-change-{question.value}")
    return Form(f"report-change:{question.value}", title, (field(question, texts, locale),))


async def changed(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The filled form."""
    draft = await open_draft(incoming, ctx)
    name = (incoming.form or "").partition(":")[2]
    if name not in set(CHANGEABLE):
        raise UserError("stale-button")
    question, text = Question(name), incoming.values.get(name, "")
    answered = with_words(draft, question, text, ctx) if text.strip() else draft
    return await report.go_on(answered or draft, incoming, ctx)


def with_words(draft: Draft, question: Question, text: str, ctx: Context) -> Draft | None:
    """The draft with this part as it is said now, in words or as a button's value; None where it is no answer."""
    if question is Question.WHAT:
        return report.understood(replace(draft, what="", facts=type(draft.facts)()), text, ctx)
    if question is Question.PLACE:
        return report.with_place(replace(draft, county=None, town="", spot=None), text, ctx)
    return report.with_tap(draft, question, text, ctx) or report.with_typed(draft, question, text, ctx)


async def add(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Add*: the next words join the draft."""
    draft = await open_draft(incoming, ctx)
    draft = replace(draft, asked=tuple(Question), current=None)
    await save_draft(draft, incoming, ctx)
    return [reply(ctx.say("report-add-more"), (ctx.button("consent-cancel", "report-cancel"),))]


def add_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """The same as a form, where others read along."""
    if incoming.private:
        raise UserError("stale-button")
    words = FormField("text", FieldKind.TEXT, texts.label(locale, "report-field-details"), long=True)
    return Form("report-add", texts.label(locale, "report-add-details"), (words, photo_field(texts, locale)))


async def added(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    draft = report.understood(await open_draft(incoming, ctx), incoming.values.get("text", ""), ctx)
    draft = replace(draft, attachments=(*draft.attachments, *incoming.attachments))
    return await report.go_on(draft, incoming, ctx)


def _part(incoming: Incoming) -> Question:
    if argument_of(incoming) not in set(CHANGEABLE):
        raise UserError("stale-button")
    return Question(argument_of(incoming))
