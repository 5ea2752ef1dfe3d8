"""How an alert comes to one recipient: with a sound or without, with its text or under a cover that names nothing."""

from dataclasses import replace
from datetime import datetime

from bot.domain.delivery import Lane
from bot.domain.messages import Action, Button, Outgoing
from bot.domain.notifying import QuietHours, is_silent
from bot.i18n import Texts
from bot.storage.broadcasts import Broadcast
from bot.storage.recipients import Recipient

# The verb of the button under a cover; its arguments: the alert, and FOLLOW under a message beside the copy.
OPEN_ALERT = "open-alert"
FOLLOW = "f"


class Notices:
    """Decides at the moment of sending, from what the recipient wants at that moment (R33)."""

    def __init__(self, texts: Texts, quiet_hours: QuietHours) -> None:
        self._texts = texts
        self._quiet_hours = quiet_hours

    def sounding(self, message: Outgoing, broadcast: Broadcast, recipient: Recipient, now: datetime) -> Outgoing:
        """The message, silent where it is to be; that something expired wakes nobody."""
        silent = broadcast.lane is Lane.MARKS or is_silent(
            recipient.sound,
            is_quiet=self._quiet_hours.holds(now),
            last_sound=recipient.last_sound,
            now=now,
            is_correction=broadcast.is_correction,
        )
        return replace(message, silent=silent)

    def cover(self, alert: str, *, follow_up: bool) -> Outgoing:
        """What stands there until it is opened: a name, a button, in both languages, whatever the alert says."""
        arguments = (alert, FOLLOW) if follow_up else (alert,)
        both = [self._texts.label(locale, "discreet-open") for locale in ("es", "en")]
        button = Button(" · ".join(both), Action(OPEN_ALERT, arguments))
        text = "\n".join(self._texts.say(locale, "discreet-cover") for locale in ("es", "en"))
        return Outgoing(text=text, buttons=((button,),))
