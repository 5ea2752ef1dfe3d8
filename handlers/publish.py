"""From *Confirm* to *Publish*: how we know, who it was, the exact text, and only then out (R18, R19)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Action, Button, ButtonStyle, FieldKind, Form, FormField, Incoming, Outgoing
from bot.domain.reports import SENSITIVE_PLACES, Agency, Basis
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Markdown, Texts
from bot.services.alerts.publishing import Preview
from handlers import alerts, verifiers
from handlers.context import Context, reply
from handlers.moderate import back_button, capital, decides, report_id, waiting

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
        arguments = incoming.action.arguments if incoming.action else ()
        try:
            report, basis, *rest = arguments
            return cls(
                report=report,
                basis=list(Basis)[_index(basis)],
                agency=list(Agency)[_index(rest[0])] if rest else None,
                version=_index(rest[1]) if len(rest) > 1 else 0,
                number=_index(rest[2]) if len(rest) > 1 else 0,
                at=datetime.fromtimestamp(_index(rest[3]) * 60, UTC) if len(rest) > 1 else None,
            )
        except (ValueError, IndexError, OverflowError, OSError) as error:
            raise UserError("stale-button") from error


def _index(text: str) -> int:
    """A non-negative number; int() alone would take "-1" and count from the end."""
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


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
    return await _show_preview(Choices.read(incoming), await ctx.volunteer(), ctx)


async def _show_preview(
    chosen: Choices, volunteer: Volunteer, ctx: Context, *, note: Markdown | None = None, replace: bool = True
) -> list[Outgoing]:
    if chosen.agency is None:
        raise UserError("stale-button")
    at = ctx.now.replace(second=0, microsecond=0)
    report = await ctx.services.moderation.waiting(ctx.work, volunteer, chosen.report)
    await ctx.services.claims.keep(ctx.work, volunteer, report, ctx.now)
    wish = Choices(chosen.report, chosen.basis, chosen.agency).arguments()
    if report.county and not report.public_place:
        asking = ctx.button("button-place", "place", *wish, style=ButtonStyle.PRIMARY)
        return [reply(ctx.say("place-needed", county=report.county), (asking, back_button(ctx)), replace=replace)]
    seen = await _preview(chosen, volunteer, at, ctx)
    drawn = Choices(chosen.report, chosen.basis, chosen.agency, seen.report.version, seen.alert.number, at)
    lines: list[str] = [
        *([note] if note else []),
        ctx.say("preview-title", report=seen.report.pseudonym),
        ctx.services.alert_text(seen.alert, AlertLanguage.BOTH),
        ctx.say(
            "preview-reach", channels=seen.audience.channels, groups=seen.audience.groups, people=seen.audience.people
        ),
    ]
    lines[-1] = await decides(lines[-1], seen.report, ctx)
    if seen.approvals > 1:
        sensitive = seen.report.place_kind in SENSITIVE_PLACES
        lines.append(ctx.say("preview-two-people" if sensitive else "preview-second"))
    buttons = (
        (ctx.button("button-publish", "publish", *drawn.arguments(), style=ButtonStyle.PRIMARY),),
        (ctx.button("button-place", "place", *wish), ctx.button("button-keep", "keep", *wish)),
        (back_button(ctx),),
    )
    return [reply("\n\n".join(lines), *buttons, replace=replace)]


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
        return await _show_preview(chosen, volunteer, ctx, note=ctx.say("preview-old"))
    seen = await _preview(chosen, volunteer, chosen.at, ctx)
    if (seen.report.version, seen.alert.number) != (chosen.version, chosen.number):
        return await _show_preview(chosen, volunteer, ctx, note=ctx.say("preview-changed"))
    done = await ctx.services.publishing.publish(ctx.work, volunteer, seen, chosen.report, ctx.now)
    if done.alert is None:
        # The message with its buttons stays for the second person.
        return [Outgoing(text=ctx.say("approved-one", who=volunteer.alias, report=done.report.pseudonym))]
    return [alerts.goes_out(done.alert, seen.audience, ctx)]


async def ended(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Ended*: a fixed wording that goes to every copy at once (R30), once enough people agreed (R29)."""
    volunteer = await ctx.volunteer()
    done = await ctx.services.publishing.end(ctx.work, volunteer, report_id(incoming), ctx.now)
    if done.alert is None:
        return [Outgoing(text=ctx.say("ending-one", who=volunteer.alias, report=done.report.pseudonym))]
    return [Outgoing(notice=ctx.label("ended", alert=done.alert.code), private=True)]


def place_form(incoming: Incoming, texts: Texts, locale: str) -> Form:
    """One field: the place that the alert will name."""
    place = FormField(
        "text",
        FieldKind.TEXT,
        texts.label(locale, "place-field"),
        hint=texts.label(locale, "place-hint"),
        required=True,
    )
    arguments = incoming.action.arguments if incoming.action else ()
    return Form(":".join(("place", *arguments)), texts.label(locale, "place-title"), (place,))


async def place(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The place was typed: guarded, kept, and the preview drawn anew."""
    try:
        action = Action.parse(incoming.form or "place")
    except ValueError as error:
        raise UserError("stale-button") from error
    chosen = Choices.read(Incoming(incoming.key, incoming.address, incoming.account, incoming.at, action=action))
    volunteer = await ctx.volunteer()
    text = incoming.values.get("text", "")
    await ctx.services.publishing.set_place(ctx.work, volunteer, chosen.report, text, ctx.now)
    return await _show_preview(chosen, volunteer, ctx, replace=False)
