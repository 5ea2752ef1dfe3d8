"""Words, a picture or a place while a draft is open: part of the report, or talk, which is answered first."""

from dataclasses import replace

from bot.domain.draft_talk import Part, is_plea, is_question, part_of
from bot.domain.messages import Incoming, Outgoing
from bot.domain.report_form import Draft, Question
from bot.domain.salute_reading import extract
from bot.domain.sighting_time import seen_at
from handlers import ask, draft_editing, greetings, report
from handlers.context import Context, reply
from handlers.draft_screens import choices, waiting
from handlers.drafts import save_draft
from knowledge.model import FirstLine

_OF_AGENTS = (None, FirstLine.AGENTS_HERE, FirstLine.BEING_TAKEN)


async def continued(draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The draft grows by what was sent; a question or a cry for help is answered before it goes on (R1, R2)."""
    if incoming.location is not None and incoming.location.live:
        return await _answered_first([reply(ctx.say("no-live-location", number=ctx.number))], draft, incoming, ctx)
    if incoming.location is not None:
        draft = report.with_point(draft, incoming.location, ctx)
    if incoming.attachments:
        draft = replace(draft, attachments=(*draft.attachments, *incoming.attachments))
    if not incoming.text.strip():
        return await report.go_on(draft, incoming, ctx)
    if not incoming.attachments and (greeted := await greetings.answer(incoming, ctx)):
        return await _answered_first(greeted, draft, incoming, ctx)
    return await _said(draft, incoming, ctx)


async def _said(draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    text = incoming.text
    answered = _as_answer(draft, text, ctx)
    if answered is not None and not is_question(text) and not is_plea(text):
        return await report.go_on(answered, incoming, ctx)
    found = await ctx.services.answering.answer(text, locale=ctx.language, county=draft.county)
    part = part_of(
        text,
        extract(text),
        urgent=found.urgent,
        is_of_agents=found.kind in _OF_AGENTS,
        says_when_or_where=answered is not None or seen_at(text, ctx.now, ctx.texts.timezone) is not None,
    )
    if part is Part.TALK:
        return await _answered_first(await ask.ask(incoming, ctx), draft, incoming, ctx)
    if draft.current in (None, Question.WHAT):
        ctx.speak(found.lang)
        ctx.remember_language()
    draft = answered or report.understood(draft, text, ctx)
    first = await ask.ask(incoming, ctx) if part is Part.BOTH else []
    return [*first, *await report.go_on(draft, incoming, ctx)]


async def _answered_first(answers: list[Outgoing], draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    await save_draft(draft, incoming, ctx)
    return [*answers, waiting(draft, ctx)]


def _as_answer(draft: Draft, text: str, ctx: Context) -> Draft | None:
    """The draft with the words as the answer to the question that stands; None where they are none."""
    question = draft.current
    if question is None or (question is Question.WHAT and not draft.changing):
        return None
    if draft.changing:
        return draft_editing.with_words(draft, question, text, ctx)
    typed = text.strip(" .!\n").casefold()
    label = next(
        (each.value for each in choices(question, ctx.texts, ctx.locale) if each.label.casefold() == typed), ""
    )
    if label:
        return report.with_tap(draft, question, label, ctx)
    if question is Question.PLACE:
        named = ctx.services.answering.place(text).county is not None
        # "The bakery" is a place that no table knows; what asks or tells of agents is none.
        is_place = named or not (is_question(text) or is_plea(text) or extract(text).agents)
        return report.with_place(draft, text, ctx) if is_place else None
    return report.with_typed(draft, question, text, ctx)
