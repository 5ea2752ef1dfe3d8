"""/sheriff and /officials: what an office has signed, who holds it, how a resident reaches it."""

from collections.abc import Iterable
from datetime import date

from bot.domain.messages import Button, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown, escape
from handlers import counties, screens
from handlers.context import Context, reply
from knowledge.model import Source
from knowledge.officials import Chamber, LocalOffice, Official, Officials
from knowledge.sheriffs import Agreement, Participation, Provenance, Sheriff

_OFFICES = {
    ("congress", Chamber.SENATE): "office-us-senate",
    ("congress", Chamber.HOUSE): "office-us-house",
    ("legislature", Chamber.SENATE): "office-state-senate",
    ("legislature", Chamber.HOUSE): "office-state-house",
}


async def sheriff(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/sheriff COUNTY, or its button."""
    county = _county(incoming, ctx, "sheriff")
    if isinstance(county, Outgoing):
        return [county]
    return _replies(sheriff_blocks(_sheriff(county, ctx), ctx), *_sheriff_buttons(county, ctx))


async def sheriff_more(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Sources with their dates, and what is of low confidence: never on the first screen (R7)."""
    found = _sheriff(counties.pressed(incoming, ctx), ctx)
    lines: list[str] = [ctx.say("sheriff-details", county=found.county)]
    if found.status is Participation.UNCERTAIN:
        newer = max((each.listed.as_of for each in _known(ctx).sheriffs.values() if each.listed.as_of), default=None)
        lines += [f"- {agreement(each, ctx)}" for each in found.agreements]
        older = {"day": _day(found.listed.as_of, ctx), "newer": _day(newer, ctx)}
        lines.append(ctx.say("sheriff-details-older", **older))
    basis = [found.listed, *([found.contact] if found.contact else []), *(law.provenance for law in _known(ctx).laws)]
    lines += [f"- {source}" for source in _sources(basis, ctx)]
    return _replies(["\n".join(lines)], (in_language(ctx, "sheriff-more", found.county),))


async def officials(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/officials COUNTY, or its button."""
    county = _county(incoming, ctx, "officials")
    if isinstance(county, Outgoing):
        return [county]
    known = _known(ctx)
    if known.governor is None:
        raise UserError("no-officials")
    blocks = [
        f"{ctx.say('officials-title', county=county)}\n{ctx.say('officials-warning')}",
        _elected(known, ctx),
        governor_block(known.governor, ctx),
        congress_block(known, county, ctx),
        legislators_block(known, county, ctx),
        "\n".join([ctx.say("officials-sheriff", county=county), ctx.say("officials-commissioners")]),
    ]
    return _replies(
        blocks,
        (ctx.button("button-sheriff", "sheriff", county, county=county), ctx.button("button-letter", "letter", county)),
        (ctx.button("button-representatives", "representatives"), in_language(ctx, "officials", county)),
    )


async def representatives(_: Incoming, ctx: Context) -> list[Outgoing]:
    """Every member of Congress: no source says which county belongs to which district."""
    known = _known(ctx)
    lines = [
        _member("congress", each, ctx, offices=each.offices) for chamber in Chamber for each in known.members(chamber)
    ]
    blocks = [ctx.say("representatives-title"), *_some(lines), _find_house(known, ctx)]
    return _replies(blocks, (in_language(ctx, "representatives"),))


def sheriff_blocks(found: Sheriff, ctx: Context) -> list[str]:
    """The agreement first, then what state law orders anyway, last the office: no help line (R4)."""
    title = f"**{ctx.say('sheriff-title', county=found.county)}**"
    return [f"{title}\n{_agreements(found, ctx)}", laws_block("laws-title", ctx), contact_block(found, ctx)]


def laws_block(title: str, ctx: Context) -> str:
    """What the law orders today, and since when."""
    today = ctx.now.date()
    lines = [
        ctx.say("law-line", name=law.name, day=_day(law.since, ctx), text=law.text(ctx.locale))
        for law in _known(ctx).laws
        if law.since <= today
    ]
    return "\n".join([ctx.say(title), *(f"- {line}" for line in lines)]) if lines else ""


def contact_block(found: Sheriff, ctx: Context) -> str:
    """The sheriff's number, below the words that it is no help line."""
    number = ctx.number_for(found.county)
    if found.contact is None:
        return ctx.say("sheriff-no-contact", number=number)
    day = found.contact.as_of
    lines = [
        ctx.say("sheriff-contact", number=number),
        *_contact(found.phone, found.website, found.address),
        ctx.say("contact-from", day=_day(day, ctx)) if day else ctx.say("contact-undated"),
    ]
    return "\n".join(lines)


def governor_block(governor: Official, ctx: Context) -> str:
    """The office's number and page stay when its holder goes."""
    title = governor.titles.get(ctx.locale, "")
    name = f" · {escape(governor.holder)}" if governor.is_named(today(ctx)) else ""
    contact = _contact(governor.phone, governor.website, governor.address)
    return "\n".join([f"**{escape(title)}**{name}", *contact, _as_of(governor.provenance, ctx)])


def congress_block(known: Officials, county: str, ctx: Context) -> str:
    """Both senators with their offices in the county, and how to find the one representative."""
    senators = [
        _member("congress", each, ctx, offices=[office for office in each.offices if _is_in(office, county, ctx)])
        for each in known.members(Chamber.SENATE)
        if each.is_named(today(ctx))
    ]
    lines = [ctx.say("officials-senate"), *senators]
    if known.capitol and len(senators) < len(known.members(Chamber.SENATE)):
        lines.append(f"{ctx.say('officials-find-senate')} {known.capitol.senate}")
    lines += [ctx.say("officials-house"), _find_house(known, ctx)]
    return "\n".join([*lines, *(_as_of(each.provenance, ctx) for each in known.congress[:1])])


def legislators_block(known: Officials, county: str, ctx: Context, *, mail: Iterable[str] = ()) -> str:
    """The legislators whose page names the county. mail: a line for each of them, in the same order."""
    found = known.legislators_of(county)
    named = [each for each in found if each.is_named(today(ctx))]
    key = "partly" if named else "none"
    note = ctx.say("officials-over" if found and not named else f"officials-legislature-{key}")
    lines = [ctx.say("officials-legislature"), f"{note} {known.legislature or ''}".strip()]
    written = tuple(mail) or tuple(each.email or "" for each in named)
    for each, address in zip(named, written, strict=True):
        lines.append(" · ".join(part for part in (_member("legislature", each, ctx), Markdown(address)) if part))
    lines += [_as_of(each.provenance, ctx) for each in named[:1]]
    return "\n".join(lines)


def agreement(each: Agreement, ctx: Context) -> str:
    """One agreement, since when; two days in the sources are one month in words (R7)."""
    signed = ctx.label("date-about", month=ctx.texts.month(ctx.locale, each.signed)) if each.signed_estimated else ""
    values = {"model": ctx.say(f"model-{each.model.value.lower()}"), "since": signed or _day(each.signed, ctx)}
    if each.agency is None:
        return ctx.say("sheriff-agreement", **values)
    return ctx.say("sheriff-agreement-of", agency=each.agency, **values)


def in_language(ctx: Context, verb: str, *arguments: str) -> Button:
    """The one-tap switch that every answer has (R1)."""
    other = "en" if ctx.locale == "es" else "es"
    return ctx.button(f"switch-to-{other}", "officials-in", other, verb, *arguments)


def today(ctx: Context) -> date:
    """The day where the offices are."""
    return ctx.now.astimezone(ctx.texts.timezone).date()


def _agreements(found: Sheriff, ctx: Context) -> str:
    lines = []
    if found.status is Participation.ACTIVE:
        lines = [ctx.say("sheriff-active"), *(f"- {agreement(each, ctx)}" for each in found.agreements)]
    elif found.status is Participation.NONE:
        lines = [ctx.say("sheriff-none", day=_day(found.listed.as_of, ctx))]
    else:
        lines = [ctx.say("sheriff-uncertain")]
    if found.police:
        lines += [ctx.say("sheriff-police"), *(f"- {agreement(each, ctx)}" for each in found.police)]
    if found.status is Participation.ACTIVE and found.listed.as_of:
        lines.append(ctx.say("sheriff-listed", day=_day(found.listed.as_of, ctx)))
    election = _known(ctx).election
    if election and today(ctx) >= election.held and (found.listed.as_of or date.min) < election.sheriffs_begin:
        month = ctx.texts.month(ctx.locale, election.sheriffs_begin)
        key = "sheriff-election" if today(ctx) < election.sheriffs_begin else "sheriff-election-past"
        lines.append(ctx.say(key, day=_day(election.held, ctx), month=month))
    return "\n".join(lines)


def _elected(known: Officials, ctx: Context) -> str:
    if known.election is None or today(ctx) < known.election.held:
        return ""
    months = (
        ctx.texts.month(ctx.locale, day) for day in (known.election.sheriffs_begin, known.election.legislators_begin)
    )
    sheriffs, legislators = months
    day = _day(known.election.held, ctx)
    key = "officials-elected" if today(ctx) < known.election.legislators_begin else "officials-elected-past"
    return ctx.say(key, day=day, sheriffs=sheriffs, legislators=legislators)


def _find_house(known: Officials, ctx: Context) -> str:
    if known.capitol is None:
        return ""
    find = f"{ctx.say('officials-find-house')} {known.capitol.house}"
    return f"{find}\n{ctx.say('officials-capitol', phone=Markdown(known.capitol.phone))}"


def _is_in(office: LocalOffice, county: str, ctx: Context) -> bool:
    return ctx.services.answering.place(office.town).county == county


def _some(lines: list[str], count: int = 8) -> list[str]:
    """Lines in blocks that are short enough for a message."""
    return ["\n".join(lines[at : at + count]) for at in range(0, len(lines), count)]


def _member(body: str, each: Official, ctx: Context, *, offices: Iterable[LocalOffice] = ()) -> str:
    """A member; after the term the office alone, for number and page went with the person (R9)."""
    key = _OFFICES[body, each.chamber or Chamber.HOUSE]
    office = ctx.say(key, district=each.district) if each.district else ctx.say(key)
    if not each.is_named(today(ctx)):
        return f"- {office}"
    towns = [ctx.say("office-in-town", town=local.town, phone=Markdown(local.phone)) for local in offices]
    parts = [office, escape(each.holder), each.phone or "", *towns, each.website or ""]
    return "- " + " · ".join(part for part in parts if part)


def _contact(phone: str | None, website: str | None, address: str | None) -> list[str]:
    shown = (Markdown(phone) if phone else "", Markdown(website) if website else "", Markdown(address or ""))
    return [f"- {part}" for part in shown if part]


def _sources(basis: Iterable[Provenance], ctx: Context) -> list[str]:
    lines = [
        ctx.say("source-dated", source=_source(source), day=_day(each.as_of, ctx)) if each.as_of else _source(source)
        for each in basis
        for source in each.sources
    ]
    return list(dict.fromkeys(lines))


def _source(source: Source) -> Markdown:
    name = escape(source.name)
    return Markdown(source.url or name) if source.url in (None, source.name) else Markdown(f"{name} {source.url}")


def _as_of(provenance: Provenance, ctx: Context) -> str:
    return ctx.say("officials-as-of", day=_day(provenance.as_of, ctx)) if provenance.as_of else ""


def _day(day: date | None, ctx: Context) -> str:
    return ctx.texts.day(ctx.locale, day) if day else ""


def _county(incoming: Incoming, ctx: Context, verb: str) -> str | Outgoing:
    if incoming.action is not None:
        county: str | Outgoing = counties.pressed(incoming, ctx)
    else:
        county = counties.wanted(incoming.arguments, incoming, ctx, verb)
    if isinstance(county, str):
        ctx.note(county=county)
    return county


def _known(ctx: Context) -> Officials:
    return ctx.services.answering.officials


def _sheriff(county: str, ctx: Context) -> Sheriff:
    found = _known(ctx).sheriffs.get(county)
    if found is None:
        raise UserError("no-officials")
    return found


def _sheriff_buttons(county: str, ctx: Context) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            ctx.button("button-letter", "letter", "sheriff", county),
            ctx.button("button-officials", "officials", county, county=county),
        ),
        (ctx.button("button-sheriff-more", "sheriff-more", county), in_language(ctx, "sheriff", county)),
    )


def _replies(blocks: Iterable[str], *rows: tuple[Button, ...]) -> list[Outgoing]:
    """The messages of an answer; the buttons stand under the last."""
    pages = screens.pack(blocks)
    return [*(reply(page) for page in pages[:-1]), reply(pages[-1], *rows)]
