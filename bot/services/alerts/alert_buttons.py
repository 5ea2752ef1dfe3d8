"""What a report's card shows of its alert, and what can be done about it."""

from bot.domain.alerts import Alert, AlertKind, AlertState
from bot.domain.messages import Action, Button, ButtonStyle
from bot.domain.reports import Report, ReportState
from bot.i18n import Markdown, Texts


def unsent_line(texts: Texts, locale: str, alert: Alert) -> Markdown:
    """When it goes out, or that it waits."""
    if alert.state is AlertState.WAITING or alert.goes_out_at is None:
        return texts.say(locale, "card-waits", alert=alert.code)
    return texts.say(locale, "card-goes-out", alert=alert.code, time=texts.second(locale, alert.goes_out_at))


def unsent_buttons(texts: Texts, locale: str, alert: Alert) -> tuple[Button, ...]:
    """*Undo*, and *Send it* once it waits for that."""
    undo = Button(texts.label(locale, "button-undo"), Action("undo-alert", (alert.id,)), style=ButtonStyle.DANGER)
    if alert.state is not AlertState.WAITING:
        return (undo,)
    send = Button(texts.label(locale, "button-send-it"), Action("send-alert", (alert.id,)), style=ButtonStyle.PRIMARY)
    return (send, undo)


def life_buttons(texts: Texts, locale: str, report: Report, alert: Alert) -> tuple[tuple[Button, ...], ...]:
    """What can be done about an alert that went out; that it was wrong also when it has ended."""

    def button(verb: str, label: str = "", *, style: ButtonStyle = ButtonStyle.PLAIN) -> Button:
        return Button(texts.label(locale, label or f"button-{verb}"), Action(verb, (report.id,)), style=style)

    if alert.is_being_checked:
        ends = button("ended", "button-end-checking", style=ButtonStyle.DANGER)
        return ((ends, button("extend", "button-still-checking")), (button("we-were-wrong"),))
    if alert.kind is AlertKind.CHECKING and alert.state in (AlertState.ENDED, AlertState.EXPIRED):
        return ((button("we-were-wrong"),),)
    if alert.state is AlertState.LIVE and report.state is ReportState.PUBLISHED:
        return ((button("extend"), button("change-alert")), (button("we-were-wrong"),))
    is_notice = alert.kind is AlertKind.NOT_IMMIGRATION and report.state is ReportState.DECIDED
    if is_notice and alert.state in (AlertState.LIVE, AlertState.EXPIRED):
        return ((button("we-were-wrong"),),)
    if alert.state in (AlertState.ENDED, AlertState.EXPIRED) and report.state is ReportState.ENDED:
        return ((button("we-were-wrong"),),)
    return ()


def lost_line(texts: Texts, locale: str, lost: int, anew: int) -> list[Markdown]:
    """How many copies could not be changed, where there are any."""
    return [texts.say(locale, "card-copies-lost", count=lost, anew=anew)] if lost else []
