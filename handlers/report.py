"""/report: the guided report, the same draft whether it is typed, tapped or filled into a form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.domain.messages import (
    Account,
    Action,
    Button,
    ButtonStyle,
    Choice,
    FieldKind,
    Form,
    FormField,
    Incoming,
    Outgoing,
)
from bot.domain.report_form import PLACE_LIMIT, Draft, Question, add_text, minutes_ago, next_question
from bot.domain.reports import PlaceKind
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.drafting import Begun
from handlers.context import Context, reply

# One tap each; "older" is what a person says who does not know any more.
MINUTES = (0, 10, 30, 60, 180)
_LENGTHS = {str(minutes): minutes for minutes in MINUTES}


def form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """The whole report as one form, for platforms that show one."""

    def field(
        name: Question, kind: FieldKind, *, choices: tuple[Choice, ...] = (), long: bool = False, value: str = ""
    ) -> FormField:
        return FormField(
            name=name.value,
            kind=kind,
            label=texts.label(locale, f"report-field-{name.value}"),
            hint=texts.label(locale, f"report-hint-{name.value}"),
            required=name is Question.WHAT,
            long=long,
            choices=choices,
            value=value,
        )

    fields = (
        field(
            Question.WHAT,
            FieldKind.TEXT,
            long=True,
            value=incoming.options.get("text", "") or incoming.arguments,
        ),
        field(Question.PLACE, FieldKind.PLACE, value=incoming.options.get("place", "")),
        field(Question.TIME, FieldKind.TIME, choices=tuple(_minutes(texts, locale))),
        field(Question.KIND, FieldKind.CHOICE, choices=tuple(_kinds(texts, locale))),
        FormField(
            name="photo",
            kind=FieldKind.ATTACHMENT,
            label=texts.label(locale, "report-field-photo"),
            hint=texts.label(locale, "report-hint-photo"),
        ),
    )
    title = texts.label(locale, "report-title")
    return Form("report", title, fields, submit=texts.label(locale, "report-next"))


def _minutes(texts: Texts, locale: str) -> Iterator[Choice]:
    return (Choice(str(minutes), texts.label(locale, f"report-minutes-{minutes}")) for minutes in MINUTES)


def _kinds(texts: Texts, locale: str) -> Iterator[Choice]:
    return (Choice(kind.value, texts.label(locale, f"place-{kind.value}")) for kind in PlaceKind)


async def begin(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/report, or *Report what I saw*: says what not to send, then asks."""
    account_of(incoming)
    if ctx.is_overheard:
        return [reply(ctx.say("report-in-private", number=ctx.number))]
    words = incoming.options.get("text") or incoming.arguments
    draft = _with_place(_understood(add_text(Draft(), words), words, ctx), incoming.options.get("place", ""), ctx)
    if incoming.attachments:
        draft = replace(draft, attachments=incoming.attachments)
    return await _continue(draft, incoming, ctx)


async def from_question(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send as a report*: what was asked last becomes the draft (R10). Nothing is sent yet."""
    if ctx.is_overheard:
        return [reply(ctx.say("report-in-private", number=ctx.number))]
    said = ctx.said
    draft = Draft(attachments=said.attachments, county=said.county)
    if said.text:
        draft = add_text(draft, said.text)
    if said.location is not None:
        draft = _with_point(draft, said.location.latitude, said.location.longitude, ctx)
    return await _continue(_understood(draft, said.text, ctx), incoming, ctx)


async def submitted(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The filled form: shown once more under the consent, then sent by a press."""
    values: Mapping[str, str] = incoming.values
    draft = _understood(add_text(Draft(), values.get("what", "")), values.get("what", ""), ctx)
    draft = _with_place(draft, values.get("place", ""), ctx)
    minutes = values.get("time", "")
    draft = replace(
        draft,
        minutes_ago=_LENGTHS.get(minutes, draft.minutes_ago),
        kind=_kind(values.get("kind", "")) or draft.kind,
        attachments=incoming.attachments,
        asked=tuple(question for question in Question if question is not Question.PLACE),
    )
    return await _continue(draft, incoming, ctx)


async def continued(draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Words, a picture or a place while a draft is open: they answer what was asked, or join the rest."""
    if incoming.location is not None:
        draft = _with_point(draft, incoming.location.latitude, incoming.location.longitude, ctx)
    if incoming.attachments:
        draft = replace(draft, attachments=(*draft.attachments, *incoming.attachments))
    if incoming.text:
        draft = _typed(draft, incoming.text, ctx)
    return await _continue(draft, incoming, ctx)


def _typed(draft: Draft, text: str, ctx: Context) -> Draft:
    last = draft.asked[-1] if draft.asked else Question.WHAT
    if last is Question.PLACE and draft.county is None:
        return _with_place(draft, text, ctx)
    if last is Question.TIME and draft.minutes_ago is None:
        minutes = _LENGTHS.get(_typed_choice(text, _minutes(ctx.texts, ctx.locale)), minutes_ago(text))
        if minutes is not None:
            return replace(draft, minutes_ago=minutes)
    if (
        last is Question.KIND
        and draft.kind is None
        and (kind := _kind(_typed_choice(text, _kinds(ctx.texts, ctx.locale))))
    ):
        return replace(draft, kind=kind)
    return _understood(add_text(draft, text), text, ctx)


def _typed_choice(text: str, choices: Iterable[Choice]) -> str:
    """The value of the button whose label was typed instead of pressed; empty for other words."""
    typed = text.strip(" .!\n").casefold()
    return next((choice.value for choice in choices if choice.label.casefold() == typed), "")


def _understood(draft: Draft, text: str, ctx: Context) -> Draft:
    """Take from free words what they say about place and time."""
    if draft.county is None and text:
        found = ctx.services.answering.place(text)
        draft = replace(draft, county=found.county, town=found.town)
    if draft.minutes_ago is None and text:
        draft = replace(draft, minutes_ago=minutes_ago(text))
    return draft


def _with_place(draft: Draft, text: str, ctx: Context) -> Draft:
    if not text.strip():
        return draft
    found = ctx.services.answering.place(text)
    return replace(
        draft, place=text.strip()[:PLACE_LIMIT], county=found.county or draft.county, town=found.town or draft.town
    )


def _with_point(draft: Draft, latitude: float, longitude: float, ctx: Context) -> Draft:
    """Only the county is taken from a shared location: no exact point is kept (R12)."""
    county = ctx.services.answering.county_at(latitude, longitude)
    return replace(draft, county=county or draft.county, town=draft.town or county or "")


def _kind(value: str) -> PlaceKind | None:
    return PlaceKind(value) if value in set(PlaceKind) else None


async def choose_time(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    draft = await _open_draft(incoming, ctx)
    minutes = _LENGTHS.get(argument_of(incoming))
    if minutes is None:
        raise UserError("stale-button")
    return await _continue(replace(draft, minutes_ago=minutes), incoming, ctx)


async def choose_kind(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    draft = await _open_draft(incoming, ctx)
    kind = _kind(argument_of(incoming))
    if kind is None:
        raise UserError("stale-button")
    return await _continue(replace(draft, kind=kind), incoming, ctx)


async def skip(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    return await _continue(await _open_draft(incoming, ctx), incoming, ctx)


async def add_more(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Add*: the next words join the draft."""
    draft = await _open_draft(incoming, ctx)
    await _save(replace(draft, asked=tuple(Question)), incoming, ctx)
    return [reply(ctx.say("report-add-more"), (ctx.button("consent-cancel", "report-cancel"),))]


async def cancel(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    await ctx.services.drafting.drop(ctx.work, account_of(incoming), incoming.address)
    return [reply(ctx.say("report-cancelled", number=ctx.number), replace=True)]


async def send(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send now*: the report is saved with this transaction, and only then is it said (R13)."""
    account, way_back = account_of(incoming), ctx.way_back
    draft = await _open_draft(incoming, ctx)
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
    return [reply("\n".join(lines), (more,), replace=incoming.action is not None)]


async def _continue(draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Keep the draft and show it under the consent, with the next question and *Send now* (R11)."""
    question = next_question(draft)
    if question is not None:
        draft = replace(draft, asked=(*draft.asked, question))
    await _save(draft, incoming, ctx)
    if not draft.can_be_sent:
        return [reply(ctx.say("report-begin"), (ctx.button("consent-cancel", "report-cancel"),))]
    lines: list[str] = [ctx.say("consent", network=ctx.network.name, platform=ctx.platform_name), _summary(draft, ctx)]
    if draft.county and not await ctx.services.reporting.is_served(ctx.work, draft.county):
        lines.insert(0, ctx.say("no-room", county=draft.county, number=ctx.number_for(draft.county)))
    if question is not None:
        lines.append(ctx.say(f"report-ask-{question.value}"))
    return [
        Outgoing(
            text="\n\n".join(lines),
            buttons=(*_answers(question, ctx), _controls(question, ctx)),
            private=True,
            ask_location=ctx.label("report-share-place") if question is Question.PLACE else None,
        )
    ]


def _summary(draft: Draft, ctx: Context) -> str:
    """What would be sent, as the bot understood it."""
    place = draft.place or draft.town
    county = draft.county if draft.county and draft.county.casefold() not in place.casefold() else ""
    where = ", ".join(part for part in (place, county) if part)
    lines = [ctx.say("report-summary-what", what=draft.what or ctx.label("report-no-words"))]
    if where:
        lines.append(ctx.say("report-summary-where", where=where))
    if (seen_at := draft.seen_at(ctx.now)) is not None:
        lines.append(ctx.say("report-summary-when", when=ctx.texts.moment(ctx.locale, seen_at)))
    if draft.kind is not None:
        lines.append(ctx.say("report-summary-kind", kind=ctx.label(f"place-{draft.kind.value}")))
    if draft.attachments:
        lines.append(ctx.say("report-summary-attachments", count=len(draft.attachments)))
    return "\n".join(lines)


def _answers(question: Question | None, ctx: Context) -> Iterator[tuple[Button, ...]]:
    if question is Question.TIME:
        choices, verb = list(_minutes(ctx.texts, ctx.locale)), "report-time"
    elif question is Question.KIND:
        choices, verb = list(_kinds(ctx.texts, ctx.locale)), "report-kind"
    else:
        return
    for start in range(0, len(choices), 3):
        yield tuple(Button(choice.label, Action(verb, (choice.value,))) for choice in choices[start : start + 3])


def _controls(question: Question | None, ctx: Context) -> tuple[Button, ...]:
    skipping = ctx.button("report-skip", "report-skip") if question else ctx.button("consent-add", "report-add")
    sending = ctx.button("consent-send", "report-send", style=ButtonStyle.PRIMARY)
    return (sending, skipping, ctx.button("consent-cancel", "report-cancel"))


async def _open_draft(incoming: Incoming, ctx: Context) -> Draft:
    begun = await ctx.services.drafting.load(ctx.work, account_of(incoming), incoming.address, ctx.now)
    if begun is None or begun.draft is None:
        raise UserError("draft-gone")
    return begun.draft


async def _save(draft: Draft, incoming: Incoming, ctx: Context) -> None:
    await ctx.services.drafting.save(ctx.work, account_of(incoming), incoming.address, Begun(draft=draft), ctx.now)


def account_of(incoming: Incoming) -> Account:
    if incoming.account is None:
        raise UserError("press-a-button")
    return incoming.account


def argument_of(incoming: Incoming) -> str:
    return incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
