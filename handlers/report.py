"""/report: the guided report, the same draft whether it is typed, tapped or filled into a form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.draft_talk import is_plea, is_question
from bot.domain.messages import Incoming, Outgoing, Point
from bot.domain.report_form import PLACE_LIMIT, Draft, Question, Spot, add_text, asking, next_question
from bot.domain.reports import PlaceKind
from bot.domain.salute import Count, Salute, Uniform, joined
from bot.domain.salute_reading import extract, kind_of_place
from bot.domain.sighting_time import seen_at
from bot.errors import UserError
from handlers import answers, ask, bans, clearing, group_report, referral_offer
from handlers.context import Context, reply
from handlers.draft_screens import MINUTES, PEOPLE, preview
from handlers.drafts import account_of, argument_of, find_draft, open_draft, save_draft

# Where what alone is no sign is explained: the second screen of this card.
LOOK_FOR = "action-report"


async def begin(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/report, or *Report what I saw*: says first where nobody would read it (R13), then asks."""
    words = incoming.options.get("text") or incoming.arguments
    cries = await _speak_as(words, ctx)
    draft = understood(Draft(passed_on=incoming.passed_on), words, ctx)
    draft = with_place(draft, incoming.options.get("place", ""), ctx)
    draft = replace(draft, attachments=incoming.attachments)
    if ctx.is_overheard:
        return await group_report.offer_link(draft, incoming, ctx)
    account_of(incoming)
    county = ctx.said.county
    if county and draft == Draft() and (await ctx.services.closing.ahead(ctx.work, county, ctx.now)).unserved:
        text = ctx.say("no-room", county=county, number=ctx.number_for(county))
        return [reply(text, (ctx.button("report-anyway", "report-anyway"),))]
    # Help comes before the form (R1).
    first = await ask.ask(incoming, ctx) if cries else []
    return [*first, *await go_on(draft, incoming, ctx)]


async def _speak_as(words: str, ctx: Context) -> bool:
    """The language of the words wins over the phone's (R1). Says whether they are a question or a cry for help too."""
    if not words.strip():
        return False
    found = await ctx.services.answering.answer(words, locale=ctx.language, county=ctx.said.county)
    ctx.speak(found.lang)
    ctx.remember_language()
    return is_question(words) or (found.urgent and is_plea(words))


async def anyway(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """They know that nobody is there, and write it all the same."""
    return await go_on(Draft(), incoming, ctx)


async def from_question(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send as a report*: what was asked last becomes the draft, or joins the open one (R10). Nothing is sent yet."""
    said = ctx.said
    draft = await find_draft(incoming, ctx) or Draft()
    if said.attachments and said.attachments != draft.attachments:
        draft = replace(draft, attachments=(*draft.attachments, *said.attachments))
    if said.text and said.text not in draft.what:
        draft = understood(draft, said.text, ctx)
    if said.location is not None:
        draft = with_point(draft, said.location, ctx, county=said.county)
    elif draft.county is None:
        draft = replace(draft, county=said.county)
    if ctx.is_overheard:
        return await group_report.offer_link(draft, incoming, ctx)
    return await go_on(draft, incoming, ctx)


async def submitted(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The filled form: shown once more under the consent, then sent by a press."""
    values: Mapping[str, str] = incoming.values
    await _speak_as(values.get("what", ""), ctx)
    draft = understood(Draft(), values.get("what", ""), ctx)
    draft = with_place(draft, values.get("place", ""), ctx)
    if (minutes := MINUTES.get(values.get("time", ""))) is not None:
        draft = replace(draft, seen_at=ctx.now - timedelta(minutes=minutes))
    draft = replace(
        draft,
        kind=kind_named(values.get("kind", "")) or draft.kind,
        attachments=incoming.attachments,
        asked=tuple(question for question in Question if question is not Question.PLACE),
    )
    return await go_on(draft, incoming, ctx)


async def go_on(draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Keep the draft and show it with the next question; where a sign alone was seen, what to look for comes first."""
    if refused := await bans.refusal(incoming, ctx):
        return refused
    draft = asking(draft, None if draft.shared else next_question(draft))
    if draft.county:
        # What is asked in between is answered for that place.
        ctx.note(county=draft.county)
    shown = await preview(draft, ctx)
    first: list[Outgoing] = []
    if draft.is_hint_alone and not draft.warned and (card := ctx.card(LOOK_FOR)) is not None:
        first = [reply(f"{ctx.say('report-hint-alone')}\n\n{answers.card_more(card, ctx)}")]
        draft = replace(draft, warned=True)
    await save_draft(replace(draft, guided=True), incoming, ctx)
    return [*first, shown]


async def again(draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Show the draft as it stands, with the question that stands."""
    await save_draft(draft, incoming, ctx)
    return [await preview(draft, ctx)]


def understood(draft: Draft, text: str, ctx: Context) -> Draft:
    """The words, and what they say about place, time and the rest. What was said before about place and time stays."""
    if not text.strip():
        return draft
    draft = replace(add_text(draft, text), facts=joined(draft.facts, extract(text)))
    if draft.county is None:
        found = ctx.services.answering.place(text)
        draft = replace(draft, county=found.county, town=found.town)
    if draft.seen_at is None:
        draft = replace(draft, seen_at=seen_at(text, ctx.now, ctx.texts.timezone))
    return replace(draft, kind=draft.kind or kind_of_place(text))


def with_place(draft: Draft, text: str, ctx: Context) -> Draft:
    if not text.strip():
        return draft
    found = ctx.services.answering.place(text)
    county, town = found.county or draft.county, found.town or draft.town
    return replace(draft, place=text.strip()[:PLACE_LIMIT], county=county, town=town)


def with_point(draft: Draft, point: Point, ctx: Context, *, county: str | None = None) -> Draft:
    """A shared place, rounded now; whether it happens there is asked (R12). county: where it is known already."""
    county = county or ctx.services.answering.county_at(point.latitude, point.longitude)
    spot = ctx.services.drafting.rounded(point)
    return replace(draft, shared=Spot(spot.latitude, spot.longitude, county))


def kind_named(value: str) -> PlaceKind | None:
    return PlaceKind(value) if value in set(PlaceKind) else None


async def choose_spot(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*It is happening here*, or *I am here*: then only the numbers for that county are taken from it."""
    draft = await open_draft(incoming, ctx)
    shared, here = draft.shared, argument_of(incoming)
    if shared is None or here not in ("here", "me"):
        raise UserError("stale-button")
    draft = replace(draft, shared=None)
    if here == "here":
        town = draft.town if shared.county == draft.county else ""
        draft = replace(draft, spot=shared, county=shared.county or draft.county, town=town)
    else:
        ctx.note(county=shared.county or ctx.said.county)
    return await go_on(draft, incoming, ctx)


async def tap(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The answer to a question, by its button. Raises UserError for a forged one."""
    draft = await open_draft(incoming, ctx)
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[0] not in set(Question):
        raise UserError("stale-button")
    answered = with_tap(draft, Question(arguments[0]), arguments[1], ctx)
    if answered is None:
        raise UserError("stale-button")
    return await go_on(answered, incoming, ctx)


def with_tap(draft: Draft, question: Question, value: str, ctx: Context) -> Draft | None:
    """The draft with the answer; None where it is none of the question's."""
    if question is Question.PLACE and ctx.services.answering.is_county(value):
        return replace(draft, county=value, town=draft.town if value == draft.county else "")
    if question is Question.TIME and (minutes := MINUTES.get(value)) is not None:
        return replace(draft, seen_at=ctx.now - timedelta(minutes=minutes))
    if question is Question.KIND and (kind := kind_named(value)):
        return replace(draft, kind=kind)
    if question is Question.PEOPLE and (people := PEOPLE.get(value)):
        return replace(draft, facts=joined(draft.facts, Salute(people=people)))
    if question is Question.WORN and value in set(Uniform):
        return replace(draft, facts=joined(draft.facts, Salute(uniforms=(Uniform(value),))))
    return None


def with_typed(draft: Draft, question: Question, text: str, ctx: Context) -> Draft | None:
    """The draft with the answer read out of free words; None where they do not answer the question."""
    if question is Question.TIME and (when := seen_at(text, ctx.now, ctx.texts.timezone)):
        return replace(draft, seen_at=when)
    facts = extract(text)
    if question is Question.PEOPLE and text.strip().isdecimal() and 0 < int(text) < 100:
        facts = replace(facts, people=Count(int(text), int(text)))
    if (question is Question.PEOPLE and facts.people) or (question is Question.WORN and facts.uniforms):
        return replace(understood(draft, text, ctx), facts=joined(draft.facts, facts))
    return None


async def skip(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    return await go_on(await open_draft(incoming, ctx), incoming, ctx)


async def resume(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Continue*: the draft as it stood before somebody asked something else."""
    return await again(await open_draft(incoming, ctx), incoming, ctx)


async def cancel(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    await ctx.services.drafting.drop(ctx.work, account_of(incoming), incoming.address)
    return [reply(ctx.say("report-cancelled", number=ctx.number), replace=True)]


async def send(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send now*: the report is saved with this transaction, and only then is it said (R13)."""
    account, way_back = account_of(incoming), ctx.way_back
    if refused := await bans.refusal(incoming, ctx):
        return refused
    draft = await open_draft(incoming, ctx)
    if way_back is None:
        raise UserError("no-right")
    report, cleaned = await ctx.services.reporting.send(
        ctx.work, draft, account=account, way_back=way_back, locale=ctx.locale, now=ctx.now
    )
    await ctx.services.drafting.drop(ctx.work, account, incoming.address)
    lines = [ctx.say("receipt", report=report.pseudonym, number=ctx.number_for(draft.county))]
    if draft.attachments:
        lines.append(ctx.say("receipt-photo"))
    if cleaned:
        lines.append(ctx.say("report-cleaned"))
    more = ctx.button("report-add-details", "details", report.id)
    offered = referral_offer.after_report(draft.county, ctx)
    return [reply("\n".join(lines), (more, *clearing.button(ctx)), offered, replace=incoming.action is not None)]
