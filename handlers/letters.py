"""/letter: the warning, today's law, a letter ready to copy, its meaning in Spanish, a call of thirty seconds (R9)."""

from dataclasses import replace
from urllib.parse import quote

from bot.domain.messages import Action, Button, Choice, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown, escape
from bot.services.asking.answering import Answering
from handlers import counties, officials, screens
from handlers.context import Context, reply
from knowledge.folding import fold
from knowledge.letters import GLOSSED_IN, SENT_IN, Letter, Recipient
from knowledge.sheriffs import Participation

# Windows hands programs links of at most about 2,048 characters; a longer one is cut in the middle of the letter.
MAILTO = 1_900
# With the whole letter in each link, so many addresses are what one message may carry.
WHOLE_LETTERS = 4


async def letter(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/letter OFFICE COUNTY, or a button that carries one of them or both. Nothing of it is kept."""
    office, rest = _office(incoming, ctx)
    if office is None:
        return [_which_office(rest, incoming, ctx)]
    county = rest if incoming.action else counties.wanted(rest, incoming, ctx, "letter", office)
    if isinstance(county, Outgoing):
        return [county]
    ctx.note(county=county)
    return _letter(office, county, ctx)


def mailto(address: str, subject: str, body: str = "") -> str:
    """A link that opens a letter (RFC 6068): with the body where that is at most MAILTO long, else without."""
    link = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
    lines = "\r\n".join(body.splitlines())
    whole = f"{link}&body={quote(lines, safe='')}" if body else link
    return whole if len(whole) <= MAILTO else link


async def in_other_language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The one-tap switch under everything about officials: the same again, in the other language (R1)."""
    if incoming.action is None or len(incoming.action.arguments) < 2:
        raise UserError("stale-button")
    locale, verb, *arguments = incoming.action.arguments
    handler = _AGAIN.get(verb)
    if handler is None or locale not in ctx.texts.locales:
        raise UserError("stale-button")
    ctx.speak(locale)
    ctx.remember_language()
    return await handler(replace(incoming, action=Action(verb, tuple(arguments))), ctx)


_AGAIN = {
    "sheriff": officials.sheriff,
    "sheriff-more": officials.sheriff_more,
    "officials": officials.officials,
    "representatives": officials.representatives,
    "letter": letter,
}


def complete(answering: Answering, typed: str, locale: str) -> list[Choice]:
    """The offices that what was typed may become; behind an office the counties."""
    known = answering.officials
    word, blank, place = typed.lstrip().partition(" ")
    if blank and (office := known.office(word)):
        options = answering.complete(place)
        return [Choice(f"{office} {each.county}", f"{office} · {each.label}") for each in options if each.county]
    start = fold(typed)
    found = (known.letters.get((office, locale)) or known.letters[office, SENT_IN] for office in known.offices)
    return [
        Choice(each.office, each.title)
        for each in found
        if any(fold(name).startswith(start) for name in (each.office, each.title, *each.names))
    ]


def _office(incoming: Incoming, ctx: Context) -> tuple[str | None, str]:
    """The office that is meant, and what was said besides it: a county."""
    known = ctx.services.answering.officials
    if incoming.action is not None:
        *named, county = incoming.action.arguments or ("",)
        if not ctx.services.answering.is_county(county) or not set(named) <= set(known.offices) or len(named) > 1:
            raise UserError("stale-button")
        return (named[0] if named else None), county
    if chosen := incoming.options.get("office", ""):
        return known.office(chosen), incoming.options.get("county", "")
    words = incoming.arguments.split()
    for length in (2, 1):
        for at in range(len(words) - length + 1):
            if office := known.office(" ".join(words[at : at + length])):
                return office, " ".join(words[:at] + words[at + length :])
    return None, incoming.arguments


def _which_office(rest: str, incoming: Incoming, ctx: Context) -> Outgoing:
    """One button an office. Where the county is not known yet, the office leads to the question for it."""
    known = ctx.services.answering.officials
    if not known.offices:
        raise UserError("no-officials")
    county = rest if incoming.action else counties.wanted(rest, incoming, ctx, "letter")
    if isinstance(county, Outgoing):
        return county
    ctx.note(county=county)
    buttons = [
        ctx.button("office-option", "letter", office, county, title=_titled(office, ctx).title)
        for office in known.offices
    ]
    return reply(ctx.say("office-which"), *(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)))


def _letter(office: str, county: str, ctx: Context) -> list[Outgoing]:
    known = ctx.services.answering.officials
    sent, gloss = known.letter(office), known.gloss(office)
    if sent is None or gloss is None:
        raise UserError("stale-button")
    sheriff = known.sheriffs.get(county)
    status = sheriff.status if sheriff else Participation.UNCERTAIN
    sent = sent.filled(county=county, state=known.state, status=status)
    gloss = gloss.filled(county=county, state=ctx.texts.label(GLOSSED_IN, "state-name"), status=status)
    shown = gloss if ctx.locale == GLOSSED_IN else sent
    first = [
        f"{ctx.say('letter-warning')}\n\n{_headline(shown, county, ctx)}",
        officials.laws_block("letter-laws", ctx),
        f"{ctx.say('letter-contact')}\n{_contact(sent, county, ctx)}",
        "\n".join([ctx.say("letter-subject", subject=sent.subject), ctx.say("letter-next"), _footer(sent, ctx)]),
    ]
    last = [
        f"{ctx.say('letter-gloss')}\n**{escape(gloss.subject)}**\n\n{gloss.body}",
        f"{ctx.say('letter-call')}\n{_quoted(sent.call)}\n\n{ctx.say('letter-call-gloss')}\n{_quoted(gloss.call)}",
    ]
    pages = [*screens.pack(first), sent.body, *screens.pack(last)]
    return [*(reply(page) for page in pages[:-1]), reply(pages[-1], *_buttons(office, county, ctx))]


def _headline(shown: Letter, county: str, ctx: Context) -> str:
    """What this is, who had better send it, and whether it is past its day (R7)."""
    lines = [ctx.say("letter-title", title=shown.title, county=county)]
    if shown.is_past_review(officials.today(ctx)):
        lines.insert(0, ctx.say("letter-past-review", day=ctx.texts.day(ctx.locale, shown.review_by)))
    return "\n".join([*lines, *([escape(shown.note)] if shown.note else [])])


def _contact(sent: Letter, county: str, ctx: Context) -> str:
    known = ctx.services.answering.officials
    if sent.to is Recipient.SHERIFF and (sheriff := known.sheriffs.get(county)):
        return f"{officials.contact_block(sheriff, ctx)}\n{ctx.say('letter-no-mail')}"
    if sent.to is Recipient.GOVERNOR and known.governor:
        return f"{officials.governor_block(known.governor, ctx)}\n{ctx.say('letter-no-mail')}"
    if sent.to is Recipient.CONGRESS:
        return f"{officials.congress_block(known, county, ctx)}\n{ctx.say('letter-no-mail')}"
    if sent.to is Recipient.LEGISLATURE:
        return officials.legislators_block(known, county, ctx, mail=_mail(sent, county, ctx))
    return ctx.say("letter-no-mail")


def _mail(sent: Letter, county: str, ctx: Context) -> list[str]:
    """A link for each legislator who is still in office and whose address is known."""
    today = officials.today(ctx)
    found = [each for each in ctx.services.answering.officials.legislators_of(county) if each.is_named(today)]
    body = sent.body if len(found) <= WHOLE_LETTERS else ""
    return [f"[{each.email}]({mailto(each.email, sent.subject, body)})" if each.email else "" for each in found]


def _footer(sent: Letter, ctx: Context) -> Markdown:
    key = "card-footer-reviewed" if sent.reviewed else "card-footer-draft"
    return ctx.texts.say(ctx.locale, key, day=ctx.texts.day(ctx.locale, sent.as_of))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


def _titled(office: str, ctx: Context) -> Letter:
    """The letter whose title is in the language of the person."""
    known = ctx.services.answering.officials
    return known.letters.get((office, ctx.locale)) or known.letters[office, SENT_IN]


def _buttons(office: str, county: str, ctx: Context) -> tuple[tuple[Button, ...], ...]:
    others = [
        ctx.button("button-letter-to", "letter", other, county, title=_titled(other, ctx).title)
        for other in ctx.services.answering.officials.offices
        if other != office
    ]
    rows = [tuple(others[at : at + 2]) for at in range(0, len(others), 2)]
    return (*rows, (officials.in_language(ctx, "letter", office, county),))
