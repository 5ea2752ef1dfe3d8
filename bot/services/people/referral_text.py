"""What the partner's people read of a referral: in their room that there is one, in private what it says (R45)."""

import phonenumbers

from bot.domain.messages import Action, Button, ButtonStyle, Outgoing
from bot.domain.referrals import Referral, Wish
from bot.i18n import Texts

# In a room the copy of a referral that is over comes after every other version.
LAST = 1_000


class ReferralText:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def card(self, found: Referral, locale: str) -> Outgoing:
        """County and when it came; what it says opens to one person."""
        text: str = self._texts.say(
            locale, "referral-card", code=found.code, county=found.county, when=found.created_at
        )
        if found.readers:
            text = f"{text}\n{self._texts.say(locale, 'referral-card-read', count=len(found.readers))}"
        read = self._button(locale, "button-referral-read", "referral-read", found.id, ButtonStyle.PRIMARY)
        return Outgoing(text=text, buttons=((read,),))

    def over(self, key: str, found: Referral, locale: str) -> Outgoing:
        """One line, in the room and in private: received, withdrawn or past its time."""
        return Outgoing(text=self._texts.say(locale, key, code=found.code, county=found.county))

    def privately(self, found: Referral, wish: Wish, locale: str) -> Outgoing:
        """For one of the partner's people, for ten minutes at a time."""
        lines = [self._texts.say(locale, "referral-private", code=found.code), *self.lines(wish, locale)]
        lines.append(self._texts.say(locale, "referral-private-then"))
        got = self._button(locale, "button-referral-got", "referral-got", found.id, ButtonStyle.PRIMARY)
        write = self._button(locale, "button-referral-write", "referral-write", found.id, ButtonStyle.PLAIN)
        return Outgoing(text="\n".join(lines), buttons=((got,) if wish.phone else (write, got),))

    def lines(self, wish: Wish, locale: str) -> list[str]:
        """The five things, as the family sees them before *Send* and the partner when it reads."""
        say, label = self._texts.say, self._texts.label
        how = say(locale, "referral-line-chat") if wish.phone is None else None
        return [
            how or say(locale, "referral-line-phone", phone=shown(wish.phone or "")),
            say(locale, "referral-line-when", when=label(locale, f"referral-when-{wish.when.value}")),
            say(locale, "referral-line-county", county=wish.county),
            say(locale, "referral-line-language", language=label(locale, f"referral-language-{wish.language}")),
            say(locale, "referral-line-need", need=label(locale, f"referral-need-{wish.need.value}")),
        ]

    def _button(self, locale: str, key: str, verb: str, referral: str, style: ButtonStyle) -> Button:
        return Button(self._texts.label(locale, key), Action(verb, (referral,)), style=style)


def shown(phone: str) -> str:
    """A number in digits that a telephone can tap: 919-555-0134."""
    parsed = phonenumbers.parse(phone)
    if parsed.country_code != 1:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    digits = phonenumbers.national_significant_number(parsed)
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
