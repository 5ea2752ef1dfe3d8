"""How an alert comes to one recipient: with a sound or without, with its text or under a cover that names nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import Lane
from bot.domain.messages import Action, Button, Outgoing, Platform
from bot.domain.notifying import QuietHours, is_silent
from bot.i18n import Texts
from bot.storage.broadcasts import Broadcast
from bot.storage.recipients import Recipient

# The verb of the button under a cover; its arguments: the alert, and FOLLOW under a message beside the copy.
OPEN_ALERT = "open-alert"
FOLLOW = "f"
# The verb of the button that gives and takes a county's role; its argument: the county.
ALERT_ROLE = "alert-role"


class Notices:
    """Decides at the moment of sending, from what the recipient wants at that moment (R33)."""

    def __init__(self, texts: Texts, quiet_hours: QuietHours, roles: Mapping[str, str] | None = None) -> None:
        """roles: the id of the Discord role that a county's alerts ping."""
        self._texts = texts
        self._quiet_hours = quiet_hours
        self._roles = {} if roles is None else roles

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

    def calling(
        self, message: Outgoing, broadcast: Broadcast, recipient: Recipient, *, is_new: bool, pings: bool
    ) -> Outgoing:
        """In a county's channel on Discord: the button of its role, and in a new message the role itself.

        pings: false for what follows up without correcting. Other channels, groups and people are left as they are.
        """
        county = broadcast.scope.county
        role = self._roles.get(county)
        is_discord = recipient.address.platform is Platform.DISCORD
        if role is None or not recipient.is_channel or not is_discord:
            return message
        labels = dict.fromkeys(
            self._texts.label(locale, "alert-role-button", county=county)
            for locale in AlertLanguage(recipient.language).locales
        )
        button = Button(" · ".join(labels), Action(ALERT_ROLE, (county,)))
        return replace(message, buttons=(*message.buttons, (button,)), ping=role if is_new and pings else None)

    def cover(self, alert: str, *, follow_up: bool) -> Outgoing:
        """What stands there until it is opened: a name, a button, in both languages, whatever the alert says."""
        arguments = (alert, FOLLOW) if follow_up else (alert,)
        both = [self._texts.label(locale, "discreet-open") for locale in ("es", "en")]
        button = Button(" · ".join(both), Action(OPEN_ALERT, arguments))
        text = "\n".join(self._texts.say(locale, "discreet-cover") for locale in ("es", "en"))
        return Outgoing(text=text, buttons=((button,),))
