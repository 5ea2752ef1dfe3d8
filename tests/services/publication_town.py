"""A town for random publications: every send is watched, presses are answered at once, delivery comes later."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import select

from bot.domain.alerts import Alert, AlertLanguage
from bot.domain.messages import Address, Outgoing
from bot.errors import SendError
from bot.platforms.sandbox import chats
from bot.platforms.sandbox.board import Post
from bot.platforms.sandbox.outbound import SandboxSender
from bot.services.alerts import freeze
from bot.services.transport.delivery import copy_of_alert
from bot.storage import alerts as alert_rows
from bot.storage import pauses
from bot.storage.schema import alerts, copies, subscription_counties, subscriptions
from bot.storage.schema import reports as reports_table
from tests.chat import Person, Town
from tests.handlers.flows import report

READERS = (chats.ALERTS, chats.LUIS)
STEPS = ("Confirm", "Two observers on site", "Immigration agents, agency not known")
CODE = re.compile(r"A-1\d\d")
UNCONFIRMED = re.compile(r"NOT CONFIRMED|SIN CONFIRMAR")
# What may go out while new alerts are stopped (R30).
NOTE = re.compile(r"CHANGED|CAMBIÓ")
FIXED = re.compile(r"CORRECTION|CORRECCIÓN|ENDED|TERMINÓ|EXPIRED|VENCIDO")


@dataclass
class Wishes:
    """What a person chose, as it was committed last."""

    durham: bool = False
    checking: bool = False
    discreet: bool = False

    def exclude(self, text: str) -> str:
        """Why this text is not for them; empty where it is."""
        if not self.durham:
            return "of a county that was left"
        if not self.checking and UNCONFIRMED.search(text):
            return "not confirmed"
        return "not discreet" if self.discreet else ""


@dataclass
class Watched:
    """What a reader's chat was sent, checked at the moment of sending against what the test knows was committed.

    left: the alerts that stood in a chat when its person opted out: nothing is sent there to change them.
    wishes: what Luis chose last. lossy: chats whose answers are lost. doubtful: what may stand in Luis's chat without
    the program's knowing it. new: how many new messages Luis got.
    """

    is_frozen: bool = False
    is_subscribed: bool = False
    sent: int = 0
    new: int = 0
    wishes: "Wishes" = field(default_factory=lambda: Wishes())
    lossy: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def sends(self, chat: str, message: Outgoing, *, is_new: bool) -> None:
        found = CODE.search(message.text)
        if chat not in READERS or not found:
            return
        self.sent += 1
        self.new += chat == chats.LUIS and is_new
        if chat == chats.LUIS and is_new and (why := self.wishes.exclude(message.text)):
            # What he holds may still be changed; nothing new comes that he did not choose.
            self.faults.append(f"{why}: {message.text}")
        if chat == chats.LUIS and chat in self.lossy:
            self.doubtful.add(found[0])
        if chat == chats.LUIS and not self.is_subscribed:
            self.faults.append(f"after an opt-out: {message.text}")
        if self.is_frozen and not FIXED.search(message.text):
            self.faults.append(f"during a freeze: {message.text}")


def watch(sender: SandboxSender, watched: Watched) -> None:
    """Look at every send and edit before it happens."""
    send, edit = sender.send, sender.edit

    async def watched_send(address: Address, message: Outgoing, *, key: str) -> str:
        watched.sends(address.chat, message, is_new=True)
        return await send(address, message, key=key)

    async def watched_edit(address: Address, reference: str, message: Outgoing) -> None:
        watched.sends(address.chat, message, is_new=False)
        await edit(address, reference, message)

    sender.send, sender.edit = watched_send, watched_edit  # type: ignore[method-assign]


@dataclass
class Newsroom:
    """The moderators' side of a town, without waiting for what they read."""

    town: Town
    watched: Watched

    async def walk(self, who: Person, payload: str, *labels: str) -> list[Outgoing]:
        """Press, then the button of each label on what comes back; stops where there is none (a refusal)."""
        router = self.town.application.router
        shown = await router.respond(who.incoming(payload))
        for label in labels:
            found = next((each for message in shown for each in buttons(message) if re.match(label, each[0])), None)
            if found is None:
                break
            shown = await router.respond(who.incoming(found[1]))
        return shown

    async def fills(self, who: Person, form: str, values: Mapping[str, str], *labels: str) -> None:
        typed = replace(who.incoming("back"), action=None, form=form, values=dict(values))
        shown = await self.town.application.router.respond(typed)
        found = next((each for message in shown for each in buttons(message) if re.match(labels[0], each[0])), None)
        if found is not None:
            await self.walk(who, found[1])

    async def report(self, kind: str) -> None:
        await report(self.town.ana, kind=kind)

    async def reports(self) -> list[str]:
        async with self.town.application.database.reading() as connection:
            query = select(reports_table.c.id).order_by(reports_table.c.received_at, reports_table.c.id)
            return list((await connection.execute(query)).scalars())

    async def public(self) -> list[Alert]:
        """Every alert that went out."""
        async with self.town.application.database.reading() as connection:
            ids = (await connection.execute(select(alerts.c.id))).scalars().all()
            found = [await alert_rows.get(connection, each) for each in ids]
        return [each for each in found if each is not None and each.is_public]

    async def chosen(self) -> Wishes:
        """What the database has of the only person who subscribes."""
        async with self.town.application.database.reading() as connection:
            row = (await connection.execute(select(subscriptions.c.checking, subscriptions.c.discreet))).first()
            counties = set((await connection.execute(select(subscription_counties.c.county))).scalars())
        return Wishes("Durham" in counties, *row) if row else Wishes()

    async def write_out(self) -> None:
        """The hold is over and every copy is written down; none is sent yet."""
        self.town.clock.advance(timedelta(seconds=21))
        await self.town.application.timers.step()
        await self.town.application.broadcasts.step()

    async def freezes(self) -> None:
        async with self.town.application.database.transaction() as connection:
            await freeze.freeze(connection, by="M9", reason="", now=self.town.clock.now())
        self.watched.is_frozen = True

    async def lifts(self) -> None:
        async with self.town.application.database.transaction() as connection:
            if await freeze.is_frozen(connection) is not None:
                await freeze.lift(connection, by=freeze.SERVER, now=self.town.clock.now())
        self.watched.is_frozen = False

    async def calms(self) -> None:
        """Everything works again, and a person lets go what a freeze caught: after it the queue is empty."""
        for chat in READERS:
            self.works(chat)
        await self.lifts()
        for _ in range(2):
            await self.town.passes(timedelta(seconds=30))
            async with self.town.application.database.transaction() as connection:
                for each in await pauses.held(connection):
                    await pauses.release(connection, each.id, self.town.clock.now())
            await self.town.passes(timedelta(minutes=6))

    async def outdated(self) -> list[str]:
        """Where a reader's newest message about an alert does not say what the alert says."""
        text, faults = self.town.application.services.alert_text, []
        for alert in await self.public():
            for chat in READERS:
                # What is said beside a copy names no fact, and holds whatever comes.
                about = [each for each in self._posts(chat) if alert.code in each and not NOTE.search(each)]
                if chat == chats.LUIS and alert.code in self.watched.left:
                    continue
                if chat == chats.LUIS and alert.code in self.watched.doubtful and not self.watched.wishes.durham:
                    continue  # what nobody knows to stand there is overtaken by new messages alone
                current = {text(alert, language) for language in AlertLanguage}
                if about and about[-1] not in current:
                    faults.append(f"{chat}: {about[-1]}")
        return faults

    async def stale_copies(self) -> list[str]:
        """Copies that we know how to change and that say something else than their alert."""
        text, faults = self.town.application.services.alert_text, []
        async with self.town.application.database.reading() as connection:
            live = set((await connection.execute(select(copies.c.name).where(copies.c.state == "live"))).scalars())
        for alert in await self.public():
            if copy_of_alert(alert.id, chats.ALERTS) not in live:
                continue
            standing = [each for each in self._posts(chats.ALERTS) if alert.code in each]
            if standing and text(alert, AlertLanguage.BOTH) not in standing:
                faults.append(f"{alert.code}: {standing}")
        return faults

    def _posts(self, chat: str) -> list[str]:
        return [post.outgoing.text for post in self.town.posts(chat) if post.outgoing]

    def copies_in(self, chat: str) -> list[Post]:
        """The only message about an alert in a chat: who deletes one of several may leave an older one."""
        about = [(CODE.search(post.outgoing.text), post) for post in self.town.posts(chat) if post.outgoing]
        codes = [(found[0], post) for found, post in about if found]
        names = [code for code, _ in codes]
        return [post for code, post in codes if names.count(code) == 1]

    def leaves(self) -> None:
        """What stands in Luis's chat stays as it is."""
        self.watched.is_subscribed = False
        self.watched.left |= {found[0] for text in self._posts(chats.LUIS) if (found := CODE.search(text))}

    def loses(self, chat: str) -> None:
        """From now on what is sent there stands, and its answer is lost."""
        self.town.connection.sender.refuse(chat, SendError("timeout", maybe_delivered=True))
        self.watched.lossy.add(chat)

    def works(self, chat: str) -> None:
        self.town.connection.sender.refuse(chat, None)
        self.watched.lossy.discard(chat)

    def fails(self, chat: str) -> None:
        self.watched.lossy.discard(chat)
        self.town.connection.sender.refuse(chat, SendError("unavailable"))


def buttons(message: Outgoing) -> list[tuple[str, str]]:
    """Label and payload."""
    return [(each.label, each.action.payload) for row in message.buttons for each in row if each.action]
