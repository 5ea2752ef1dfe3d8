"""How alerts come, to a person or to a group: the sentences that say it, and the buttons that change it."""

from datetime import datetime, time

from bot.domain import notifying
from bot.domain.messages import Action, Button, Incoming
from bot.domain.notifying import QuietHours, Sound, Wish
from bot.errors import UserError
from bot.i18n import Markdown
from handlers.context import Voice


def checking_line(on: bool, voice: Voice) -> Markdown:
    """Whether what is only being checked comes too."""
    return voice.say(f"subscriptions-checking-{switch(on)}")


def sound_line(sound: Sound, hours: QuietHours, voice: Voice) -> Markdown:
    """When alerts make a sound."""
    if sound is not Sound.DAY:
        return voice.say(f"subscriptions-sound-{sound.value}")
    return voice.say("subscriptions-sound-day", start=_clock(hours.start, voice), end=_clock(hours.end, voice))


def _clock(hour: time, voice: Voice) -> str:
    """A time of the wall's clock as people read it."""
    day = voice.now.astimezone(voice.texts.timezone).date()
    return voice.texts.time(voice.locale, datetime.combine(day, hour, voice.texts.timezone))


def others(verb: str, checking: bool, sound: Sound, *voices: Voice) -> tuple[list[Button], list[Button]]:
    """What can be had instead: of what is being checked, and of sounds. Buttons are in the language of each voice."""
    sounds = [button(verb, "sound", each.value, *voices) for each in Sound if each is not sound]
    return [button(verb, "checking", switch(not checking), *voices)], sounds


def button(verb: str, name: str, value: str, *voices: Voice) -> Button:
    """The key of a wish's label is its name and value, as they travel in it."""
    labels = (voice.label(f"subscriptions-to-{name}-{value}") for voice in voices)
    return Button(" · ".join(dict.fromkeys(labels)), Action(verb, (name, value)))


def switch(on: bool) -> str:
    return "on" if on else "off"


def pressed(incoming: Incoming) -> Wish:
    """The wish that a press carries. Raises UserError for a forged one."""
    arguments = incoming.action.arguments if incoming.action else ()
    wanted = notifying.wish(*arguments) if len(arguments) == 2 else None
    if wanted is None:
        raise UserError("stale-button")
    return wanted
