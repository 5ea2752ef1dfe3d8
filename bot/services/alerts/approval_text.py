"""What a card says of a publication that waits for a second person, and what they can press (R20)."""

from bot.domain.alerts import Alert
from bot.domain.approving import Agreed, Wish
from bot.domain.messages import Action, Button, ButtonStyle
from bot.domain.reports import Report
from bot.i18n import Markdown, Texts
from bot.services.alerts.alert_details import counts


def approval_line(texts: Texts, locale: str, report: Report, agreed: Agreed) -> Markdown:
    """Who agreed first, when, and to which facts: a text has a name of its own, and other facts make another name."""
    if agreed.was is not None:
        what = texts.label(locale, f"was-{agreed.was.value}")
        return texts.say(locale, "card-notice-approval", who=agreed.alias, time=agreed.at, what=what)
    number = counts(texts, locale, report.agents_seen, report.vehicles_seen, marked=report.vehicles_marked)
    facts = (
        texts.label(locale, f"agents-{agreed.agency.value}"),
        report.public_place,
        texts.moment(locale, report.seen_at),
        number,
        texts.label(locale, f"basis-{agreed.basis.value}") if agreed.basis else "",
        texts.label(locale, "approval-with-sentence") if report.sighting and report.sighting.public.sentence else "",
    )
    return texts.say(
        locale,
        "card-approval",
        who=agreed.alias,
        time=agreed.at,
        version=agreed.version[:4],
        facts="; ".join(fact for fact in facts if fact),
    )


def approval_buttons(texts: Texts, locale: str, report: Report, agreed: Agreed) -> tuple[Button, ...]:
    """*Approve*, which shows the exact text first, and *Disagree*."""
    arguments = (report.id, agreed.version)
    approve = Button(texts.label(locale, "button-approve"), Action("approve", arguments), style=ButtonStyle.PRIMARY)
    return (approve, Button(texts.label(locale, "button-disagree"), Action("disapprove", arguments)))


def wish_line(texts: Texts, locale: str, alert: Alert, wish: Wish) -> Markdown:
    """Who wants to end, correct or change what is public, and what a second person presses who agrees."""
    was = texts.label(locale, f"mistake-{wish.mistake.value}") if wish.mistake else ""
    return texts.say(locale, f"card-wish-{wish.step}", who=wish.alias, alert=alert.code, time=wish.at, was=was)
