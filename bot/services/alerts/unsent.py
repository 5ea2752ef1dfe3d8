"""What is shown of an alert that was published and has not gone out, and what can be done about it."""

from bot.domain.alerts import Alert, AlertState
from bot.domain.messages import Action, Button, ButtonStyle
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
