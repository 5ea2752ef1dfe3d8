"""Who stops all new alerts, who lets them go out again, and how rooms and channels hear of it (R31)."""

import json
from datetime import datetime, timedelta

from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import Lane
from bot.domain.messages import Action, Button, ButtonStyle, Outgoing, Platform
from bot.domain.reports import Mark
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Markdown, Texts
from bot.services.alerts import freeze
from bot.services.alerts.alert_text import FRAMES
from bot.services.alerts.freeze import Frozen, Lifted
from bot.services.alerts.resuming import Resuming
from bot.services.asking.hotlines import Hotlines
from bot.services.moderation.cards import locale_of
from bot.services.people.announcing import Announcing
from bot.services.transport.delivery import Delivery
from bot.services.upkeep.token_watch import forget_names
from bot.storage import audit, pauses, people, rooms, settings
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# Two moderators within this time stop everything (R31).
TOGETHER = timedelta(minutes=10)
_ASKED = "freeze-asked"
# What the alert channels say at this moment: the period of the freeze.
_SHOWN = "freeze-shown"
# The last freeze after which was asked about what waits.
_RESUMED = "freeze-resumed"
# Rooms of people who work; coordinators are told apart, in private where they have no room.
STAFF = (RoomKind.MODERATORS, RoomKind.VERIFIERS, RoomKind.EDITORS)


class Pausing:
    def __init__(
        self,
        vault: Vault,
        texts: Texts,
        delivery: Delivery,
        hotlines: Hotlines,
        announcing: Announcing,
        resuming: Resuming,
    ) -> None:
        self._vault = vault
        self._texts = texts
        self._delivery = delivery
        self._hotlines = hotlines
        self._announcing = announcing
        self._resuming = resuming

    async def freeze(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> Frozen | None:
        """/freeze: a coordinator or owner at once, of moderators the second person; None: a second one is asked for.

        Raises UserError: no right, or it is frozen.
        """
        alone = volunteer.may(Deed.FREEZE)
        if not alone and not volunteer.may(Deed.MODERATE):
            raise UserError("no-right")
        connection = await work.connection()
        # The log is written by one at a time: of two who press at once, the second sees the first.
        await audit.record(connection, now, actor=volunteer.alias, action="ask-freeze", subject="alerts")
        if frozen := await freeze.is_frozen(connection):
            raise UserError("frozen-before", who=self._who("en", frozen.by))
        agreed = [] if alone else await self._asked(connection, volunteer, now)
        if not alone and not agreed:
            await self._ask_second(connection, volunteer, now)
            return None
        aliases = [*(alias for _, alias in agreed), volunteer.alias]
        persons = (*(person for person, _ in agreed), volunteer.id)
        await freeze.freeze(connection, by=", ".join(aliases), reason="", now=now, people=persons)
        await settings.take(connection, _ASKED)
        await self.tell(connection, now)
        return await freeze.is_frozen(connection)

    async def _asked(self, connection: AsyncConnection, volunteer: Volunteer, now: datetime) -> list[tuple[str, str]]:
        """Another person who asked for it a short time ago, if any: (id, alias). This one's wish is kept too.

        Raises UserError where it stands since before: the rooms were told once.
        """
        stored = json.loads(await settings.read(connection, _ASKED) or "[]")
        fresh = [(who, alias, at) for who, alias, at in stored if now - datetime.fromisoformat(at) <= TOGETHER]
        others = [(who, alias, at) for who, alias, at in fresh if who != volunteer.id]
        agreed = [(who, alias) for who, alias, _ in others if await self._counts(connection, who)][:1]
        mine = next((datetime.fromisoformat(at) for who, _, at in fresh if who == volunteer.id), None)
        if mine is not None and not agreed:
            left = -(-(mine + TOGETHER - now) // timedelta(minutes=1))
            raise UserError("freeze-asked-before", minutes=left)
        kept = [*others, (volunteer.id, volunteer.alias, now.isoformat())]
        await settings.write(connection, _ASKED, json.dumps(kept), now)
        return agreed

    async def _counts(self, connection: AsyncConnection, person: str) -> bool:
        """Still somebody of their own: not suspended since, and not found to be the same person as another (R20)."""
        if await people.suspended_at(connection, person):
            return False
        return bool(await people.accounts_of(connection, self._vault, person))

    async def _ask_second(self, connection: AsyncConnection, volunteer: Volunteer, now: datetime) -> None:
        def render(locale: str) -> Outgoing:
            text = self._texts.say(locale, "freeze-second", who=volunteer.alias, until=now + TOGETHER)
            label = self._texts.label(locale, "button-freeze")
            return Outgoing(text, buttons=((Button(label, Action("freeze"), style=ButtonStyle.DANGER),),))

        for room in await rooms.linked(connection, self._vault):
            if room.kind in (RoomKind.MODERATORS, RoomKind.COORDINATORS):
                key = f"freeze-second:{_stamp(now)}:{room.id}"
                await self._delivery.notify(
                    connection, render(locale_of(room)), key, recipient=room.id, valid_until=now + TOGETHER
                )

    async def lift(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> Frozen:
        """/unfreeze: what was frozen. Raises UserError: no right, nothing frozen, or they froze it themselves."""
        if not volunteer.may(Deed.FREEZE):
            raise UserError("no-right")
        connection = await work.connection()
        frozen = await freeze.lift(connection, by=volunteer.alias, person=volunteer.id, now=now)
        if frozen.by == freeze.SYSTEM:
            await forget_names(connection)
        await self.tell(connection, now)
        return frozen

    async def frozen(self, work: UnitOfWork) -> Frozen | None:
        """What stands at this moment."""
        return await freeze.is_frozen(await work.read())

    async def tell(self, connection: AsyncConnection, now: datetime) -> None:
        """Have everybody told of what changed, once this transaction is committed: a timer that is due."""
        await self._delivery.timer(connection, freeze.TIMER, freeze.TIMER, "alerts", now)

    async def joined(self, connection: AsyncConnection, now: datetime) -> None:
        """A channel was linked: while alerts are frozen it reads that, like the others."""
        if await freeze.is_frozen(connection) is not None:
            await self.tell(connection, now)

    async def changed(self, connection: AsyncConnection, now: datetime) -> None:
        """The timer's end: bring what rooms and channels say to what stands, and ask about what waits."""
        frozen, shown = await freeze.is_frozen(connection), await settings.read(connection, _SHOWN)
        lifted = await freeze.last_lifted(connection)
        if shown is not None and (frozen is None or frozen.period != shown) and lifted is not None:
            await settings.take(connection, _SHOWN)
            await self._show(connection, shown, None, lifted.at, version=2)
            await self._announce(connection, f"lift:{shown}", "freeze-lifted", self._told_lifted(lifted), now)
        if frozen is not None:
            # Written once for each place: those that were told already get nothing.
            await self._show(connection, frozen.period, frozen, now, version=1)
        if frozen is not None and frozen.period != shown:
            await settings.write(connection, _SHOWN, frozen.period, now)
            if frozen.by != freeze.SYSTEM:
                # A sign of a stolen token is told where the thief does not read (R43).
                await self._announce(connection, f"freeze:{frozen.period}", "freeze-told", self._told(frozen), now)
        if frozen is not None or lifted is None or await settings.read(connection, _RESUMED) == lifted.period:
            return
        await settings.write(connection, _RESUMED, lifted.period, now)
        await self._resuming.ask(connection, lifted, now)

    async def _show(
        self, connection: AsyncConnection, period: str, frozen: Frozen | None, now: datetime, *, version: int
    ) -> None:
        """One message in each alert channel and group; it is changed when alerts go out again."""
        for place in await pauses.public_places(connection):
            practice = place.platform is Platform.SANDBOX
            text = self.sentence(place.language, frozen, now, practice=practice)
            await self._delivery.show(
                connection,
                copy_name=f"paused:{period}:{place.id}",
                owner=f"paused:{period}",
                recipient=place.id,
                address=None,
                outgoing=Outgoing(text),
                lane=Lane.CORRECTIONS,
                version=version,
            )

    def sentence(
        self, language: AlertLanguage, frozen: Frozen | None, lifted_at: datetime, *, practice: bool
    ) -> Markdown:
        """What stands in a channel: paused since, or again since; on the practice page as practice (R34)."""
        said = [(locale, self._sentence(locale, frozen, lifted_at)) for locale in language.locales]
        frame = FRAMES[Mark.PRACTICE]
        texts = [self._texts.say(locale, frame, text=text) if practice else text for locale, text in said]
        return Markdown("\n\n".join(texts))

    def _sentence(self, locale: str, frozen: Frozen | None, lifted_at: datetime) -> Markdown:
        if frozen is None:
            return self._texts.say(locale, "alerts-again", since=lifted_at)
        number = Markdown(self._hotlines.number(None))
        return self._texts.say(locale, "alerts-paused", since=frozen.since, number=number)

    async def _announce(
        self, connection: AsyncConnection, name: str, key: str, arguments: "dict[str, datetime | str]", now: datetime
    ) -> None:
        """Say it in every room of people who work, and to coordinators in private where they have no room."""

        def render(locale: str) -> Outgoing:
            said = {**arguments, "who": self._who(locale, str(arguments["who"]))}
            return Outgoing(self._texts.say(locale, key, **said))

        await self._announcing.show(connection, name, render, now)
        for room in await rooms.linked(connection, self._vault):
            if room.kind in STAFF:
                await self._delivery.notify(
                    connection, render(locale_of(room)), f"{name}:{room.id}:staff", recipient=room.id
                )

    def _told(self, frozen: Frozen) -> "dict[str, datetime | str]":
        return {"since": frozen.since, "who": frozen.by}

    def _told_lifted(self, lifted: Lifted) -> "dict[str, datetime | str]":
        return {"since": lifted.at, "who": lifted.by}

    def _who(self, locale: str, by: str) -> str:
        """An alias or two; what acts without a role has a name of its own in each language."""
        return self._texts.label(locale, f"freeze-by-{by}") if by in (freeze.SERVER, freeze.SYSTEM) else by


def _stamp(now: datetime) -> str:
    return str(int(now.timestamp() * 1000))
