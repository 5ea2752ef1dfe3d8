"""/suggest: what is wrong, new or changed, to the editors; and what they press in their room (R46)."""

from bot.domain.messages import Button, ButtonStyle, FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.suggestions import CheckedBy, Refusal, SuggestionKind
from bot.errors import UserError
from bot.i18n import Texts
from handlers.context import Context, Voice, reply
from handlers.drafts import account_of, argument_of
from knowledge.model import Card


def button(card: Card, voice: Voice) -> tuple[Button, ...]:
    """Under the card that says how to suggest, where nobody else reads along."""
    if card.topic != "action-suggest" or not isinstance(voice, Context) or voice.is_overheard:
        return ()
    return (voice.button("button-suggest", "suggest-begin"),)


async def suggest(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/suggest: what is it about? With words behind it they are the suggestion."""
    ctx.require_private()
    if not await ctx.services.suggestions.is_read(ctx.work):
        raise UserError("suggestions-unread")
    words = (incoming.options.get("text", "") or incoming.arguments).strip()
    if words:
        return await _pass_on(SuggestionKind.OTHER, words, "", incoming, ctx)
    rows = ((ctx.button(f"suggestion-kind-{kind.value}", "suggest", kind.value),) for kind in SuggestionKind)
    return [reply(ctx.say("suggest-what"), *rows)]


def form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """What it is, and where it is known from; one question alone where no form is shown."""
    if argument_of(incoming) not in set(SuggestionKind):
        raise UserError("stale-button")
    kind = SuggestionKind(argument_of(incoming))
    words = FormField(
        "text",
        FieldKind.TEXT,
        texts.label(locale, f"suggest-field-{kind.value}"),
        hint=texts.label(locale, "suggest-hint"),
        required=True,
        long=True,
    )
    source = FormField("source", FieldKind.TEXT, texts.label(locale, "suggest-field-source"))
    return Form(f"suggest:{kind.value}", texts.label(locale, "suggest-title"), (words, source))


async def submitted(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    ctx.require_private()
    (kind, *_) = _form_parts(incoming) or [""]
    if kind not in set(SuggestionKind):
        raise UserError("stale-button")
    words, source = incoming.values.get("text", ""), incoming.values.get("source", "")
    return await _pass_on(SuggestionKind(kind), words, source, incoming, ctx)


async def _pass_on(kind: SuggestionKind, words: str, source: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    account, way_back = account_of(incoming), ctx.way_back
    if way_back is None:
        raise UserError("press-a-button")
    found, cut = await ctx.services.suggestions.suggest(
        ctx.work, account, kind, words, source, way_back=way_back, locale=ctx.locale, now=ctx.now
    )
    lines: list[str] = [ctx.say("suggestion-passed", code=found.code)]
    if cut:
        lines.append(ctx.say("suggestion-cleaned"))
    return [reply("\n".join(lines))]


async def take(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    found = await ctx.services.suggestions.take(ctx.work, await ctx.volunteer(), argument_of(incoming), ctx.now)
    return [Outgoing(notice=ctx.label("suggestion-took", code=found.code), private=True)]


async def check(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Check*: how was it checked? Nothing is done yet."""
    found = await ctx.services.suggestions.open(ctx.work, await ctx.volunteer(), argument_of(incoming))
    row = tuple(
        ctx.button(f"suggestion-checked-{how.value}", "suggestion-how", found.id, how.value) for how in CheckedBy
    )
    return [reply(ctx.say("suggestion-how", code=found.code), row)]


def check_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """What the editor looked at or heard."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in set(CheckedBy):
        raise UserError("stale-button")
    label = texts.label(locale, "suggestion-check-field")
    words = FormField("text", FieldKind.TEXT, label, required=True, long=True)
    name = ":".join(("suggestion-check", *arguments))
    return Form(name, texts.label(locale, "suggestion-check-title"), (words,))


async def checked(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    parts = _form_parts(incoming)
    if len(parts) != 2 or parts[1] not in set(CheckedBy):
        raise UserError("stale-button")
    words = incoming.values.get("text", "")
    found = await ctx.services.suggestions.check(
        ctx.work, await ctx.volunteer(), parts[0], CheckedBy(parts[1]), words, ctx.now
    )
    return [reply(ctx.say("suggestion-check-noted", code=found.code))]


async def agree(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    found = await ctx.services.suggestions.agree(ctx.work, await ctx.volunteer(), argument_of(incoming), ctx.now)
    return [Outgoing(notice=ctx.label("suggestion-agreed", code=found.code), private=True)]


async def refuse(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Refuse*: why? One tap, and the suggester hears it."""
    found = await ctx.services.suggestions.open(ctx.work, await ctx.volunteer(), argument_of(incoming))
    rows = (
        (
            ctx.button(
                f"suggestion-refusal-{why.value}", "suggestion-because", found.id, why.value, style=ButtonStyle.DANGER
            ),
        )
        for why in Refusal
    )
    return [reply(ctx.say("suggestion-why", code=found.code), *rows)]


async def because(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in set(Refusal):
        raise UserError("stale-button")
    found = await ctx.services.suggestions.refuse(
        ctx.work, await ctx.volunteer(), arguments[0], Refusal(arguments[1]), ctx.now
    )
    return [reply(ctx.say("suggestion-refused", code=found.code), replace=True)]


def _form_parts(incoming: Incoming) -> list[str]:
    return (incoming.form or "").split(":")[1:]
