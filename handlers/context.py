"""What a handler has at hand for one run: services, words, the time, who is speaking."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.config import Network
from bot.domain.messages import Action, Address, Button, ButtonStyle, Incoming, Outgoing
from bot.domain.rights import Volunteer
from bot.domain.stages import Stage as Stage
from bot.domain.stages import reached as reached
from bot.errors import UserError
from bot.i18n import Markdown, Texts, Value
from bot.markdown import directed
from bot.services.asking.hotlines import Hotlines
from bot.services.asking.recent import Said
from bot.storage.work import UnitOfWork
from handlers.services import Services
from knowledge.model import Card


@dataclass(slots=True)
class Voice:
    """What an answer needs to be worded. locale: the complete language that the person chose.

    partial: the language they write in where only some texts stand in it; what lacks there is said in locale.
    """

    texts: Texts
    hotlines: Hotlines
    now: datetime
    locale: str
    partial: str | None = field(default=None, kw_only=True)

    @property
    def language(self) -> str:
        """What the person reads best."""
        return self.partial or self.locale

    def speak(self, language: str) -> None:
        """Go on in a language that the person showed or chose. What we cannot say anything in changes nothing."""
        if language in self.texts.locales:
            self.locale, self.partial = language, None
        elif language in self.texts.partial:
            self.partial = language

    def around(self, card: Card) -> "Voice":
        """The voice for what stands around a card: its own language."""
        voice = Voice(self.texts, self.hotlines, self.now, self.locale)
        voice.speak(card.locale)
        return voice

    def say(self, key: str, /, **arguments: Value) -> Markdown:
        return self.texts.say(self._worded(key), key, **arguments)

    def label(self, key: str, /, **arguments: Value) -> str:
        return self.texts.label(self._worded(key), key, **arguments)

    def day(self, when: date) -> str:
        return self.texts.day(self.language, when)

    def month(self, when: date) -> str:
        return self.texts.month(self.language, when)

    def _worded(self, key: str) -> str:
        return self.language if self.texts.has(self.language, key) else self.locale

    def button(
        self, key: str, verb: str, *arguments: str, style: ButtonStyle = ButtonStyle.PLAIN, **values: Value
    ) -> Button:
        """A button whose label is the text `key`."""
        return Button(self.label(key, **values), Action(verb, arguments), style=style)

    @property
    def number(self) -> Markdown:
        """The statewide number, for every error (R2)."""
        return Markdown(self.hotlines.number(None))

    def number_for(self, county: str | None) -> Markdown:
        return Markdown(self.hotlines.number(county))


@dataclass(slots=True)
class Context(Voice):
    """One run of a handler: who speaks, what they said before, what can be done.

    is_drill: what was pressed belongs to a drill, and so does whatever is answered (R34).
    is_urgent: the answer cannot wait, so no limit of a group holds it back or shortens it (R2).
    """

    services: Services
    network: Network
    stage: Stage
    work: UnitOfWork
    incoming: Incoming
    is_drill: bool = field(default=False, kw_only=True)
    is_urgent: bool = field(default=False, kw_only=True)

    @property
    def user(self) -> str:
        """Who speaks, for what is remembered of the chat; empty for an anonymous administrator."""
        return self.incoming.account.user if self.incoming.account else ""

    @property
    def said(self) -> Said:
        return self.services.recent.get(self.incoming.address, self.user, self.now)

    def note(self, **changes: object) -> None:
        """Remember what this person said in this chat, for 30 minutes, in memory."""
        self.services.recent.note(self.incoming.address, self.user, self.now, **changes)

    def remember_language(self) -> None:
        self.note(locale=self.locale, language=self.partial)

    def card(self, card_id: str) -> Card | None:
        """A card in the language of the person, else in the one they chose."""
        return self.services.answering.card(card_id, self.language, fallback=self.locale)

    @property
    def platform_name(self) -> str:
        return self.label(f"platform-{self.incoming.address.platform.value}")

    def require(self, needed: Stage) -> None:
        """Raises UserError where the installation has not reached the stage."""
        if not reached(self.stage, needed):
            raise UserError(f"stage-{needed}")

    @property
    def is_overheard(self) -> bool:
        """Others would read the answer: a group on a platform that shows nothing to one person alone."""
        return not self.incoming.private and not self.incoming.immediate

    def require_private(self) -> None:
        """Raises UserError where the answer would tell a group about this person."""
        if self.is_overheard:
            raise UserError("in-private")

    async def volunteer(self) -> Volunteer:
        """Who pressed, with the rights of this moment (R22). Raises UserError for anybody without one."""
        found = await self.services.volunteers.find(
            self.work, self.incoming.account, self.now, platform_roles=self.incoming.roles
        )
        if found is not None:
            return found
        if begins := await self.services.volunteers.begins(self.work, self.incoming.account, self.now):
            raise UserError("role-waits", time=self.texts.moment(self.locale, begins))
        raise UserError("no-right")

    @property
    def way_back(self) -> Address | None:
        """Where this person alone can be written to later; None for an anonymous administrator."""
        account = self.incoming.account
        if account is None:
            return None
        if self.incoming.private:
            return self.incoming.address
        return account.private_chat


def reply(text: str, *rows: tuple[Button, ...], private: bool = True, replace: bool = False) -> Outgoing:
    """A message with its rows of buttons; empty rows are left out."""
    return Outgoing(text=directed(text), buttons=tuple(row for row in rows if row), private=private, replace=replace)
