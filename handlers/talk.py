"""After a report was sent: more details, answers to moderators."""

from bot.domain.messages import FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.reports import Report
from bot.errors import UserError
from bot.i18n import Texts
from handlers.context import Context, reply
from handlers.drafts import account_of, argument_of

_CHOICES = ("yes", "no", "unknown")


def details_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One field: what the reporter wants to add."""
    return _one_text(f"details:{argument_of(incoming)}", "report-add-details", "report-field-details", texts, locale)


def answer_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One field: the reporter's own words to a moderator's question."""
    return _one_text(f"answer:{argument_of(incoming)}", "answer-write", "answer-field", texts, locale)


def _one_text(name: str, title: str, label: str, texts: Texts, locale: str) -> Form:
    question = FormField("text", FieldKind.TEXT, texts.label(locale, label), required=True, long=True)
    return Form(name, texts.label(locale, title), (question,), submit=texts.label(locale, "report-next"))


async def details(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report, cleaned = await ctx.services.reporting.add_details(
        ctx.work,
        account_of(incoming),
        _form_argument(incoming),
        incoming.values.get("text", ""),
        ctx.now,
        attachments=incoming.attachments,
    )
    return [_said("report-details-added", report, ctx, cleaned=cleaned)]


async def answer(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report, cleaned = await ctx.services.reporting.answer(
        ctx.work,
        account_of(incoming),
        _form_argument(incoming),
        incoming.values.get("text", ""),
        ctx.now,
        attachments=incoming.attachments,
    )
    return [_said("answer-passed", report, ctx, cleaned=cleaned)]


def _said(key: str, report: Report, ctx: Context, *, cleaned: bool) -> Outgoing:
    lines = [ctx.say(key, report=report.pseudonym), *([ctx.say("report-cleaned")] if cleaned else [])]
    return reply("\n".join(lines))


async def quick_answer(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Yes, No or I do not know, with one tap (R16)."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in _CHOICES:
        raise UserError("stale-button")
    report_id, choice = arguments
    quick = {ctx.texts.label(locale, f"answer-{each}") for locale in ctx.texts.locales for each in _CHOICES}
    words = ctx.label(f"answer-{choice}")
    report, _ = await ctx.services.reporting.answer(
        ctx.work, account_of(incoming), report_id, words, ctx.now, quick=quick
    )
    return [reply(ctx.say("answer-passed", report=report.pseudonym), replace=True)]


def _form_argument(incoming: Incoming) -> str:
    return (incoming.form or "").partition(":")[2]
