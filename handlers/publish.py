"""From *Confirm* to *Publish*: how we know, who it was, the exact text, and only then out (R18, R19)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.alerts import Alert
from bot.domain.approving import Agreed
from bot.domain.asked_facts import Asked, asked
from bot.domain.messages import Action, Button, ButtonStyle, Incoming, Outgoing
from bot.domain.notifying import is_same_place
from bot.domain.public_facts import Naming
from bot.domain.reports import Agency, Basis, Report
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Markdown
from bot.services.alerts.alert_details import over_limit
from bot.services.alerts.publishing import Preview
from handlers import alerts, previews, verifiers
from handlers.context import Context, reply
from handlers.moderate import back_button, capital, decides, waiting
from handlers.previews import Page

# A preview older than this is drawn anew: what would be sent has moved on.
PREVIEW_HOLDS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a moderator has chosen so far, as it travels in a button: never a right, only a wish.

    version and number: what the preview showed. at: when it was drawn, to the minute.
    """

    report: str
    basis: Basis
    agency: Agency | None = None
    version: int = 0
    number: int = 0
    at: datetime | None = None

    def arguments(self) -> tuple[str, ...]:
        """Enum members by their place in the list: words would not fit into 64 bytes."""
        parts = [self.report, str(list(Basis).index(self.basis))]
        if self.agency is not None:
            parts.append(str(list(Agency).index(self.agency)))
        if self.at is not None:
            parts += [str(self.version), str(self.number), str(int(self.at.timestamp()) // 60)]
        return tuple(parts)

    @classmethod
    def read(cls, incoming: Incoming) -> "Choices":
        """What the press carries. Raises UserError for what no button of ours says."""
        return cls.of(incoming.action.arguments if incoming.action else ())

    @classmethod
    def of(cls, arguments: tuple[str, ...]) -> "Choices":
        """What arguments() wrote. Raises UserError for anything else."""
        try:
            report, basis, *rest = arguments
            return cls(
                report=report,
                basis=list(Basis)[index(basis)],
                agency=list(Agency)[index(rest[0])] if rest else None,
                version=index(rest[1]) if len(rest) > 1 else 0,
                number=index(rest[2]) if len(rest) > 1 else 0,
                at=minute(rest[3]) if len(rest) > 1 else None,
            )
        except (ValueError, IndexError, OverflowError, OSError) as error:
            raise UserError("stale-button") from error


def index(text: str) -> int:
    """A non-negative number; int() alone would take "-1" and count from the end. Raises ValueError."""
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def minute(text: str) -> datetime:
    """A moment to the minute, as Choices writes it. Raises ValueError, OverflowError, OSError."""
    return datetime.fromtimestamp(index(text) * 60, UTC)


async def confirm(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Confirm*: first how we know (R18). Nothing is decided yet."""
    _, report = await waiting(incoming, ctx)
    two_people = await ctx.services.grouping.has_two_reporters(ctx.work, report.id)
    rows = [
        (
            Button(
                capital(await verifiers.basis_label(basis, report, ctx)),
                Action("basis", Choices(report.id, basis).arguments()),
            ),
        )
        for basis in Basis
        if two_people or basis is not Basis.TWO_REPORTS_AND_PICTURE
    ]
    lines = [await decides(ctx.say("confirm-basis", report=report.pseudonym), report, ctx)]
    if not two_people:
        lines.append(ctx.say("basis-one-reporter"))
    return [reply("\n".join(lines), *rows, (back_button(ctx),))]


async def choose_basis(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    chosen = Choices.read(incoming)
    _, report = await waiting(incoming, ctx)
    rows = tuple(
        (
            Button(
                capital(ctx.label(f"agents-{agency.value}")),
                Action("agency", Choices(report.id, chosen.basis, agency).arguments()),
            ),
        )
        for agency in Agency
    )
    return [reply(ctx.say("confirm-agency", report=report.pseudonym), *rows, (back_button(ctx),), replace=True)]


async def choose_agency(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The exact text in every language, to how many, and only then *Publish* (R19)."""
    return await show_preview(Choices.read(incoming), await ctx.volunteer(), ctx)


async def turn_page(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The message of another audience."""
    arguments = incoming.action.arguments if incoming.action else ()
    if not arguments or arguments[-1] not in set(Page):
        raise UserError("stale-button")
    return await show_preview(Choices.of(arguments[:-1]), await ctx.volunteer(), ctx, page=Page(arguments[-1]))


async def show_preview(
    chosen: Choices,
    volunteer: Volunteer,
    ctx: Context,
    *,
    note: Markdown | None = None,
    replace: bool = True,
    page: Page = Page.CHANNELS,
) -> list[Outgoing]:
    """What would go out, as each audience gets it; before that, what has to be answered first (R26)."""
    if chosen.agency is None:
        raise UserError("stale-button")
    at = ctx.now.replace(second=0, microsecond=0)
    report = await ctx.services.moderation.waiting(ctx.work, volunteer, chosen.report)
    await ctx.services.claims.keep(ctx.work, volunteer, report, ctx.now)
    wish = Choices(chosen.report, chosen.basis, chosen.agency).arguments()
    if report.county and (question := asked(report, at)) is not None:
        return [_question(question, report, wish, ctx, replace=replace)]
    seen = await _preview(chosen, volunteer, at, ctx)
    drawn = Choices(chosen.report, chosen.basis, chosen.agency, seen.report.version, seen.alert.number, at)
    above = [*([note] if note else []), ctx.say("preview-title", report=seen.report.pseudonym)]
    below = await _below(seen, volunteer, ctx)
    text = previews.shown(seen.alert, seen.audience, page, above, below, ctx)
    rows = _rows(seen, drawn, wish, ctx)
    if previews.has_pages(text, seen.alert, ctx):
        rows = (*previews.page_buttons(page, Action("preview", wish), ctx), *rows)
    return [reply(text, *rows, replace=replace)]


def _rows(seen: Preview, drawn: Choices, wish: tuple[str, ...], ctx: Context) -> tuple[tuple[Button, ...], ...]:
    publishing = ctx.button("button-publish", "publish", *drawn.arguments(), style=ButtonStyle.PRIMARY)
    return (
        () if over_limit(ctx.services.alert_text, seen.alert) else (publishing,),
        (ctx.button("button-facts", "facts", *wish), ctx.button("button-place", "place", *wish)),
        (ctx.button("button-keep", "keep", *wish), back_button(ctx)),
    )


async def _below(seen: Preview, volunteer: Volunteer, ctx: Context) -> list[str]:
    """How many reports it decides, why a second person is needed, who agreed before, what is too long."""
    lines: list[str] = []
    if group := await decides("", seen.report, ctx):
        lines.append(group.strip())
    lines += await _same_place(seen, ctx)
    if excess := over_limit(ctx.services.alert_text, seen.alert):
        lines.append(ctx.say("preview-too-long", count=excess))
    agreed = await ctx.services.approvals.waiting(ctx.work, seen.report, ctx.now)
    if agreed is not None and _is_same(agreed, seen.alert):
        lines.append(ctx.say("preview-agreed", who=agreed.alias, time=agreed.at))
    elif seen.why is not None:
        lines.append(ctx.say(f"preview-second-{seen.why.value}"))
    return lines


async def _same_place(seen: Preview, ctx: Context) -> list[str]:
    """One place is one alert: what stands there already is better updated than doubled (R33)."""
    standing = await ctx.services.alerting.live(ctx.work, seen.alert.facts.county)
    doubled = [each for each in standing if is_same_place(each.facts.place, seen.alert.facts.place)]
    return [ctx.say("preview-same-place", alert=each.code) for each in doubled if each.report != seen.report.id]


def _is_same(agreed: Agreed, alert: Alert) -> bool:
    return (agreed.basis, agreed.agency) == (alert.facts.basis, alert.facts.agency)


def _question(question: Asked, report: Report, wish: tuple[str, ...], ctx: Context, *, replace: bool) -> Outgoing:
    """What has to be answered before the text can be shown."""
    place = ctx.button("button-place", "place", *wish, style=ButtonStyle.PRIMARY)
    if question is Asked.PLACE:
        return reply(ctx.say("place-needed", county=report.county or "?"), (place, back_button(ctx)), replace=replace)
    if question is Asked.STILL_THERE:
        there = ctx.button("button-still-there", "home-there", *wish, style=ButtonStyle.PRIMARY)
        gone = ctx.button("button-they-left", "keep", *wish)
        return reply(ctx.say("home-still-there", report=report.pseudonym), (there, gone), replace=replace)
    named = Action("naming", (*wish, Naming.PREMISES.value)), Action("naming", (*wish, Naming.AREA.value))
    rows = (
        (Button(ctx.label("button-on-premises"), named[0]),),
        (Button(ctx.label("button-no-business"), named[1]),),
        (ctx.button("button-name-corner", "place", *wish), back_button(ctx)),
    )
    return reply(ctx.say("place-business", place=report.public_place), *rows, replace=replace)


async def _preview(chosen: Choices, volunteer: Volunteer, at: datetime, ctx: Context) -> Preview:
    agency = chosen.agency or Agency.UNKNOWN
    return await ctx.services.publishing.preview(
        ctx.work, volunteer, chosen.report, agency=agency, basis=chosen.basis, now=at
    )


async def publish(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Publish*: sends what was read. What changed since is shown again instead."""
    chosen = Choices.read(incoming)
    volunteer = await ctx.volunteer()
    if chosen.at is None:
        raise UserError("stale-button")
    if not timedelta(0) <= ctx.now - chosen.at <= PREVIEW_HOLDS:
        return await show_preview(chosen, volunteer, ctx, note=ctx.say("preview-old"))
    seen = await _preview(chosen, volunteer, chosen.at, ctx)
    if (seen.report.version, seen.alert.number) != (chosen.version, chosen.number):
        return await show_preview(chosen, volunteer, ctx, note=ctx.say("preview-changed"))
    done = await ctx.services.publishing.publish(ctx.work, volunteer, seen, chosen.report, ctx.now)
    if done.alert is None:
        # Where others read this too, it stays for the second person; the card asks for one in every room.
        note = ctx.say("approved-one", who=volunteer.alias, report=done.report.pseudonym)
        return await show_preview(chosen, volunteer, ctx, note=note)
    return [alerts.goes_out(done.alert, seen.audience, ctx)]
