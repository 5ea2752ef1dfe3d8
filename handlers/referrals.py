"""/referral: a family asks the partner for a call, tap by tap; and what the partner's people press (R45)."""

from collections.abc import Sequence

from bot.domain.messages import Button, ButtonStyle, FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.referrals import CallTime, Need, Wish, phone_in
from bot.errors import UserError
from bot.i18n import Texts
from handlers import referral_offer
from handlers.context import Context, reply
from handlers.drafts import account_of, argument_of

_IN_A_ROW = 3
# Discord shows five rows: four of counties, and one for another.
_MOST_COUNTIES = 12


async def referral(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/referral, or the button under a card: what is it about? Words typed behind it are not kept."""
    ctx.require_private()
    words = incoming.options.get("text", "") or incoming.arguments
    if words and (told := referral_offer.not_arranged(words, incoming, ctx)):
        return told
    partner = await ctx.services.referrals.offered(ctx.work)
    if words and (county := ctx.services.answering.county(words)):
        ctx.note(county=county)
    rows = [(ctx.button(f"referral-need-{need.value}", "referral-need", need.value),) for need in partner.needs]
    paired = [tuple(button for row in rows[start : start + 2] for button in row) for start in range(0, len(rows), 2)]
    return [reply(ctx.say("referral-begin", organisation=partner.organisation), *paired, _cancel(ctx))]


async def need(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The county, in one tap where few are served."""
    ctx.require_private()
    partner = await ctx.services.referrals.offered(ctx.work)
    chosen = _need(argument_of(incoming))
    said = ctx.said.county if ctx.said.county and partner.serves(ctx.said.county) else None
    named = sorted(partner.counties - {"*"}) if len(partner.counties) <= _MOST_COUNTIES else []
    counties = named or ([said] if said else [])
    taps = [ctx.button("referral-tap", "referral-county", chosen.value, county, name=county) for county in counties]
    rows = [tuple(taps[start : start + _IN_A_ROW]) for start in range(0, len(taps), _IN_A_ROW)]
    if not named:
        rows.append((ctx.button("referral-other-county", "referral-which-county", chosen.value),))
    return [reply(ctx.say("referral-ask-county"), *rows, _cancel(ctx), replace=True)]


def county_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    chosen = _need(argument_of(incoming))
    asked = FormField("county", FieldKind.TEXT, texts.label(locale, "referral-ask-county"), required=True)
    return Form(f"referral-county:{chosen.value}", texts.label(locale, "referral-title"), (asked,))


async def county_said(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A county or town in words: only the county is taken from them."""
    ctx.require_private()
    words = incoming.values.get("county", "")
    county = ctx.services.answering.county(words)
    if county is None:
        raise UserError("county-unknown", place=words[:60])
    return [await _after_county(_parts(incoming)[:1], county, ctx, replace=False)]


async def county(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    ctx.require_private()
    arguments = _arguments(incoming, 2)
    return [await _after_county(arguments[:1], arguments[1], ctx, replace=True)]


async def _after_county(begun: Sequence[str], county: str, ctx: Context, *, replace: bool) -> Outgoing:
    partner = await ctx.services.referrals.offered(ctx.work)
    if not ctx.services.answering.is_county(county) or not begun:
        raise UserError("stale-button")
    if not partner.serves(county):
        raise UserError("referral-county", organisation=partner.organisation, county=county)
    if len(partner.languages) == 1:
        return _ask_when((begun[0], county, partner.languages[0]), ctx, replace=replace)
    taps = tuple(
        ctx.button(f"referral-language-{each}", "referral-language", begun[0], county, each)
        for each in partner.languages
    )
    rows = [taps[start : start + _IN_A_ROW] for start in range(0, len(taps), _IN_A_ROW)]
    return reply(ctx.say("referral-ask-language"), *rows, _cancel(ctx), replace=replace)


async def language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    ctx.require_private()
    return [_ask_when(_arguments(incoming, 3), ctx, replace=True)]


def _ask_when(begun: Sequence[str], ctx: Context, *, replace: bool) -> Outgoing:
    taps = [ctx.button(f"referral-when-{when.value}", "referral-when", *begun, when.value) for when in CallTime]
    return reply(ctx.say("referral-ask-when"), tuple(taps[:2]), tuple(taps[2:]), _cancel(ctx), replace=replace)


async def when(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """How: a telephone, or words in this chat."""
    ctx.require_private()
    begun = _arguments(incoming, 4)
    row = (
        ctx.button("referral-by-phone", "referral-phone", *begun),
        ctx.button("referral-by-chat", "referral-chat", *begun),
    )
    return [reply(ctx.say("referral-ask-how"), row, _cancel(ctx), replace=True)]


async def by_chat(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    return await _preview(_arguments(incoming, 4), None, incoming, ctx)


def phone_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    asked = FormField("phone", FieldKind.TEXT, texts.label(locale, "referral-ask-phone"), required=True)
    name = ":".join(("referral-phone", *_arguments(incoming, 4)))
    return Form(name, texts.label(locale, "referral-title"), (asked,))


async def phone(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The number alone is taken: no status, address or name that stands beside it."""
    number, had_words = phone_in(incoming.values.get("phone", ""))
    if number is None:
        raise UserError("referral-phone")
    return await _preview(_parts(incoming), number, incoming, ctx, had_words=had_words)


async def _preview(
    begun: Sequence[str], number: str | None, incoming: Incoming, ctx: Context, *, had_words: bool = False
) -> list[Outgoing]:
    """What would be sent, under the consent with *Send* (docs/words.md)."""
    ctx.require_private()
    partner = await ctx.services.referrals.offered(ctx.work)
    if ctx.way_back is None:
        raise UserError("press-a-button")
    wish = _wish(begun, number)
    drafted = await ctx.services.referrals.draft(
        ctx.work, account_of(incoming), wish, way_back=ctx.way_back, locale=ctx.locale, now=ctx.now
    )
    lines = [*ctx.services.referrals.text.lines(wish, ctx.locale)]
    if had_words:
        lines.append(ctx.say("referral-number-only"))
    consent = ctx.say("referral", organisation=partner.organisation)
    send = ctx.button("button-referral-send", "referral-send", drafted.id, style=ButtonStyle.PRIMARY)
    return [reply("\n".join([*lines, "", consent]), (send, *_cancel(ctx)))]


async def send(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    partner = await ctx.services.referrals.offered(ctx.work)
    found = await ctx.services.referrals.send(ctx.work, account_of(incoming), argument_of(incoming), ctx.now)
    text = ctx.say(
        "referral-sent",
        code=found.code,
        organisation=partner.organisation,
        hours=round(partner.unanswered_after.total_seconds() / 3600),
        number=ctx.number_for(found.county),
    )
    return [reply(text, replace=True)]


async def cancel(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    await ctx.services.referrals.cancel(ctx.work, account_of(incoming))
    return [reply(ctx.say("referral-cancelled", number=ctx.number_for(ctx.said.county)), replace=True)]


# What the partner's people press.


async def read(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Read*: in this person's private chat, for ten minutes."""
    volunteer = await ctx.volunteer()
    if ctx.way_back is None:
        raise UserError("press-a-button")
    found = await ctx.services.referrals.open(
        ctx.work, volunteer, argument_of(incoming), to=ctx.way_back, locale=ctx.locale
    )
    return [Outgoing(notice=ctx.label("referral-opened", code=found.code), private=True)]


async def got(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*We have it*: erased, and the family hears."""
    volunteer = await ctx.volunteer()
    if ctx.way_back is None:
        raise UserError("press-a-button")
    found = await ctx.services.referrals.acknowledge(
        ctx.work, volunteer, argument_of(incoming), ctx.now, to=ctx.way_back, locale=ctx.locale
    )
    return [Outgoing(notice=ctx.label("referral-got", code=found.code), private=True)]


def write_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    words = FormField("text", FieldKind.TEXT, texts.label(locale, "referral-write-field"), required=True, long=True)
    return Form(f"referral-write:{argument_of(incoming)}", texts.label(locale, "button-referral-write"), (words,))


async def write(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    volunteer = await ctx.volunteer()
    (referral_id, *_) = _parts(incoming) or [""]
    words = incoming.values.get("text", "")
    found = await ctx.services.referrals.write(ctx.work, volunteer, referral_id, words)
    return [reply(ctx.say("referral-written", code=found.code))]


def _wish(begun: Sequence[str], number: str | None) -> Wish:
    """Raises UserError for what no button of ours says."""
    if len(begun) != 4 or begun[3] not in set(CallTime):
        raise UserError("stale-button")
    return Wish(_need(begun[0]), begun[1], begun[2], CallTime(begun[3]), number)


def _need(value: str) -> Need:
    if value not in set(Need):
        raise UserError("stale-button")
    return Need(value)


def _arguments(incoming: Incoming, count: int) -> tuple[str, ...]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != count:
        raise UserError("stale-button")
    return arguments


def _parts(incoming: Incoming) -> list[str]:
    return (incoming.form or "").split(":")[1:]


def _cancel(ctx: Context) -> tuple[Button, ...]:
    return (ctx.button("consent-cancel", "referral-cancel"),)
