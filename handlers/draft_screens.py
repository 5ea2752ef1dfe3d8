"""What a draft looks like: the whole form, the preview under the consent, each question with its taps."""

from collections.abc import Iterator, Sequence

from bot.domain.messages import Action, Button, ButtonStyle, Choice, FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.report_form import Draft, Question, is_of_now
from bot.domain.reports import PlaceKind
from bot.domain.salute import Count, Uniform
from bot.i18n import Texts
from bot.services.reporting.salute_text import understood
from handlers import closing
from handlers.context import Context, reply

# One tap each; "older" is what a person says who does not know any more.
MINUTES = {str(minutes): minutes for minutes in (0, 10, 30, 60, 180)}
PEOPLE = {"1-2": Count(1, 2), "3-5": Count(3, 5), "6-10": Count(6, 10), "more": Count(11, 99)}
_IN_A_ROW = 3


def form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """The whole report as one form, for platforms that show one."""
    said = incoming.options
    values = {Question.WHAT: said.get("text", "") or incoming.arguments, Question.PLACE: said.get("place", "")}
    asked = (Question.WHAT, Question.PLACE, Question.TIME, Question.KIND)
    fields = tuple(field(question, texts, locale, value=values.get(question, "")) for question in asked)
    title = texts.label(locale, "report-title")
    return Form("report", title, (*fields, photo_field(texts, locale)), submit=texts.label(locale, "report-next"))


def field(question: Question, texts: Texts, locale: str, *, value: str = "") -> FormField:
    """One question as a form's field; only the words must be there."""
    kinds = {Question.PLACE: FieldKind.PLACE, Question.TIME: FieldKind.TIME, Question.KIND: FieldKind.CHOICE}
    return FormField(
        name=question.value,
        kind=kinds.get(question, FieldKind.TEXT),
        label=texts.label(locale, f"report-field-{question.value}"),
        hint=texts.label(locale, f"report-hint-{question.value}"),
        required=question is Question.WHAT,
        long=question is Question.WHAT,
        choices=tuple(choices(question, texts, locale)),
        value=value,
    )


def photo_field(texts: Texts, locale: str) -> FormField:
    return FormField(
        name="photo",
        kind=FieldKind.ATTACHMENT,
        label=texts.label(locale, "report-field-photo"),
        hint=texts.label(locale, "report-hint-photo"),
    )


def choices(question: Question, texts: Texts, locale: str) -> Sequence[Choice]:
    """The answers that one tap gives."""
    names: dict[Question, tuple[str, Sequence[str]]] = {
        Question.TIME: ("report-minutes", list(MINUTES)),
        Question.KIND: ("place", [kind.value for kind in PlaceKind]),
        Question.PEOPLE: ("report-people", list(PEOPLE)),
        Question.WORN: ("report-worn", [uniform.value for uniform in Uniform]),
    }
    prefix, values = names.get(question, ("", []))
    return [Choice(value, texts.label(locale, f"{prefix}-{value}")) for value in values]


async def preview(draft: Draft, ctx: Context) -> Outgoing:
    """The draft under the consent, with the question that stands and *Send now* (R11)."""
    if not draft.can_be_sent and draft.shared is None:
        cancel = ctx.button("consent-cancel", "report-cancel")
        # Among others nothing can be typed to the bot alone: a form takes the words.
        write = (
            () if ctx.incoming.private else (ctx.button("report-write", "report-anyway", style=ButtonStyle.PRIMARY),)
        )
        return reply(ctx.say("report-begin"), (*write, cancel))
    county = draft.county or (draft.shared.county if draft.shared else None) or ctx.said.county
    parts: list[str] = [ctx.say("consent", network=ctx.network.name, platform=ctx.platform_name)]
    parts.append(ctx.say("error-number", number=ctx.number_for(county)))
    if draft.county:
        parts = [*await closing.about(draft.county, ctx), *parts]
    if not draft.guided and is_of_now(draft, ctx.now):
        parts.append(ctx.say("report-guidance"))
    parts.append(_summary(draft, ctx))
    question = None if draft.shared else draft.current
    if draft.shared:
        parts.append(ctx.say("report-is-it-here"))
    elif question is not None:
        parts.append(ctx.say(f"report-ask-{question.value}"))
    rows = [*_spot_buttons(draft, ctx), *_answers(question, draft, ctx), _controls(draft, question, ctx)]
    shares = question is Question.PLACE
    return Outgoing(
        text="\n\n".join(parts),
        buttons=tuple(rows),
        private=True,
        ask_location=ctx.label("report-share-place") if shares else None,
    )


def _summary(draft: Draft, ctx: Context) -> str:
    """What would be sent, as the bot understood it, and what is not said."""
    lines = [ctx.say("report-summary-what", what=draft.what or ctx.label("report-no-words"))]
    if draft.passed_on:
        lines.append(ctx.say("report-passed-on"))
    if where := _where(draft):
        lines.append(ctx.say("report-summary-where", where=where))
    if draft.spot is not None:
        lines.append(ctx.say("report-summary-spot"))
    if draft.seen_at is not None:
        lines.append(ctx.say("report-summary-when", when=ctx.texts.moment(ctx.locale, draft.seen_at)))
    if draft.kind is not None:
        lines.append(ctx.say("report-summary-kind", kind=ctx.label(f"place-{draft.kind.value}")))
    if facts := understood(ctx.texts, ctx.locale, draft.facts):
        lines.append(ctx.say("report-summary-facts", facts=facts))
    if draft.attachments:
        lines.append(ctx.say("report-summary-attachments", count=len(draft.attachments)))
    missing = [ctx.label(f"report-missing-{question.value}") for question in draft.missing if question is not _WHAT]
    if missing:
        lines.append(ctx.say("report-summary-missing", missing=", ".join(missing)))
    return "\n".join(lines)


_WHAT = Question.WHAT


def _where(draft: Draft) -> str:
    place = draft.place or draft.town
    county = draft.county if draft.county and draft.county.casefold() not in place.casefold() else ""
    return ", ".join(part for part in (place, county) if part)


def _spot_buttons(draft: Draft, ctx: Context) -> Iterator[tuple[Button, ...]]:
    if draft.shared is not None:
        yield (ctx.button("report-spot-here", "report-spot", "here"),)
        yield (ctx.button("report-spot-me", "report-spot", "me"),)


def _answers(question: Question | None, draft: Draft, ctx: Context) -> Iterator[tuple[Button, ...]]:
    if question is None:
        return
    if question is Question.PLACE:
        yield from _places(draft, ctx)
        return
    taps = [
        Button(choice.label, Action("report-tap", (question.value, choice.value)))
        for choice in choices(question, ctx.texts, ctx.locale)
    ]
    for start in range(0, len(taps), _IN_A_ROW):
        yield tuple(taps[start : start + _IN_A_ROW])


def _places(draft: Draft, ctx: Context) -> Iterator[tuple[Button, ...]]:
    """What a tap chooses: the meanings of an ambiguous name, else the county said before; or words of one's own."""
    options = ctx.services.answering.find(draft.what or draft.place).options[:_IN_A_ROW]
    counties = [(option.county, option.label) for option in options if option.county]
    said = ctx.said.county
    if not counties and said:
        counties = [(said, ctx.label("report-county", county=said))]
    if counties:
        yield tuple(Button(label, Action("report-tap", (Question.PLACE.value, county))) for county, label in counties)
    if not ctx.incoming.private:
        yield (ctx.button("report-write-place", "report-change", Question.PLACE.value),)


def _controls(draft: Draft, question: Question | None, ctx: Context) -> tuple[Button, ...]:
    if question is not None:
        beside = ctx.button("report-skip", "report-skip")
    else:
        beside = ctx.button("consent-add", "report-add")
    sending = ctx.button("consent-send", "report-send", style=ButtonStyle.PRIMARY)
    change = ctx.button("report-change", "report-edit")
    cancel = ctx.button("consent-cancel", "report-cancel")
    if not draft.can_be_sent:
        return (cancel,)
    return (sending, beside, change, cancel)


def waiting(draft: Draft, ctx: Context) -> Outgoing:
    """After talk that was answered first: the draft is still there."""
    go_on = ctx.button("draft-continue", "report-continue")
    cancel = ctx.button("consent-cancel", "report-cancel")
    send = (ctx.button("consent-send", "report-send"),) if draft.can_be_sent else ()
    return reply(ctx.say("draft-waiting"), (go_on, *send, cancel))
