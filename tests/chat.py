"""A conversation is the test: people of the sandbox talk to the whole program, on a real database.

async def test_…(town: Town) -> None:
    await town.ana.says("la migra está en la puerta, estoy en Durham")
    assert "919-519-6103" in town.ana.reads
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from bot.app import Application
from bot.clock import MovableClock
from bot.domain.messages import Button, Form, Incoming, Platform
from bot.domain.ports import RawEvent
from bot.platforms.sandbox import chats, inbound
from bot.platforms.sandbox.board import Post
from bot.platforms.sandbox.inbound import Act, Event, EventKind, File, Place
from bot.platforms.sandbox.runner import SandboxConnection
from bot.services.reporting.attachments import FETCHING
from bot.services.transport.delivery import TIMERS
from tests.due import Due, looking
from tests.media import samples

_ids = count(1)


@dataclass
class Town:
    """The sandbox without its page: Ana and Luis, two moderators, the alerts channel."""

    application: Application
    connection: SandboxConnection
    clock: MovableClock
    ana: "Person" = field(init=False)
    luis: "Person" = field(init=False)
    first: "Person" = field(init=False)
    second: "Person" = field(init=False)

    def __post_init__(self) -> None:
        self.ana = Person(self, chats.ANA, chats.ANA)
        self.luis = Person(self, chats.LUIS, chats.LUIS)
        self.first = Person(self, chats.FIRST_MODERATOR, chats.MODERATORS, locale="en")
        self.second = Person(self, chats.SECOND_MODERATOR, chats.MODERATORS, locale="en")

    def neighbour(self, user: str = chats.ANA) -> "Person":
        """Somebody in the neighbours' group."""
        return Person(self, user, chats.NEIGHBOURS)

    @property
    def room(self) -> list[str]:
        """The texts in the moderators' room."""
        return self.texts(chats.MODERATORS)

    @property
    def alerts(self) -> list[str]:
        """The texts in the alerts channel."""
        return self.texts(chats.ALERTS)

    def texts(self, chat: str) -> list[str]:
        return [post.outgoing.text for post in self.posts(chat) if post.outgoing]

    def posts(self, chat: str) -> tuple[Post, ...]:
        return self.connection.board.posts(chat)

    async def settle(self) -> None:
        """Let every worker do what is due, until nothing is left."""
        with looking(self.application.database) as due:
            idle = 0
            while idle < 2:
                idle = 0 if await self._round(due) else idle + 1
                # What yields to people waits for a moment of the clock.
                self.clock.advance(timedelta(milliseconds=50))

    async def _round(self, due: Due) -> int:
        """One step of every worker that has something to do; returns how much came to an end."""
        application, platform, now = self.application, self.application.platforms[Platform.SANDBOX], self.clock.now()
        done = 0
        if due.events(Platform.SANDBOX, now):
            assert platform.intake is not None
            done += await platform.intake.step()
        if due.work(TIMERS, now):
            done += await application.timers.step()
        if due.work(FETCHING, now):
            done += await application.fetching.step()
        if due.broadcasts(now):
            done += await application.broadcasts.step()
        if due.work(Platform.SANDBOX, now):
            done += await platform.delivery.step()
        return done

    async def passes(self, time: timedelta) -> None:
        """The clock moves on, and what became due happens."""
        self.clock.advance(time)
        await self.settle()


@dataclass
class Person:
    """Somebody who writes, taps and reads in one chat. form: what opened last, where a form opened."""

    town: Town
    user: str
    chat: str
    locale: str = "es"
    form: Form | None = None

    @property
    def reads(self) -> str:
        """The last message of the bot in this chat."""
        return self.post.outgoing.text if self.post.outgoing else ""

    @property
    def post(self) -> Post:
        own = [post for post in self.town.posts(self.chat) if post.outgoing]
        assert own, f"the bot has said nothing in {self.chat}"
        return own[-1]

    @property
    def buttons(self) -> list[str]:
        """The labels under the last message."""
        return [button.label for button in self._buttons(self.post)]

    async def says(self, text: str, *, event: str | None = None) -> str:
        """Type a message; returns what the bot answers. A command may open a form instead."""
        await self._act(EventKind.SAY, text=text, event=event)
        return self.reads if self.town.texts(self.chat) else ""

    async def says_without_forms(self, text: str) -> str:
        """The same on a platform that shows no forms: one question at a time."""
        await self._take_in(Event(kind=EventKind.SAY, at=self.town.clock.now(), act=self._make(text=text)))
        return self.reads

    async def sends(self, *kinds: str, text: str = "") -> str:
        """Send files of these media types, as a phone makes them."""
        return await self.hands_over(*((kind, samples.of(kind)) for kind in kinds), text=text)

    async def hands_over(self, *files: tuple[str, bytes], text: str = "") -> str:
        """Send files: media type and content, which need not fit."""
        sent = []
        for kind, content in files:
            sent.append(File(id=f"file-{next(_ids):08d}", kind=kind, size=len(content)))
            self.town.connection.files.put(sent[-1].id, content)
        await self._act(EventKind.SAY, text=text, files=tuple(sent))
        return self.reads

    async def shares(self, latitude: float, longitude: float) -> str:
        """Share a place."""
        await self._act(EventKind.SAY, place=Place(latitude=latitude, longitude=longitude))
        return self.reads

    async def presses(self, label: str, *, on: Post | None = None, event: str | None = None) -> str:
        """Press a button of the last message that carries it (or of `on`)."""
        carriers = [on] if on else [p for p in reversed(self.town.posts(self.chat)) if self._labelled(p, label)]
        assert carriers, f"no button {label!r} in {self.chat}: {self.town.texts(self.chat)[-1:]}"
        button = self._labelled(carriers[0], label)
        assert button is not None, f"no button {label!r} on that message"
        assert button.action is not None
        await self.presses_payload(button.action.payload, carriers[0].reference, event=event)
        return self.reads

    async def presses_payload(self, payload: str, message: str = "", *, event: str | None = None) -> str:
        """Press with any payload: what an attacker can do."""
        await self._act(EventKind.PRESS, payload=payload, message=message or "none", event=event)
        return self.reads if self.town.texts(self.chat) else ""

    async def fills(self, values: Mapping[str, str]) -> str:
        """Fill in the form that opened, and submit it."""
        assert self.form is not None, "no form is open"
        name, self.form = self.form.name, None
        await self._act(EventKind.FORM, form=name, values=dict(values))
        return self.reads

    async def presses_payload_without_forms(self, payload: str) -> str:
        """The same on a platform that shows no forms."""
        await self._take_in(Event(kind=EventKind.PRESS, at=self.town.clock.now(), act=self._press(payload)))
        return self.reads

    async def submits(self, form: str, values: Mapping[str, str]) -> str:
        """Submit a form that nothing opened: what an attacker can do."""
        await self._act(EventKind.FORM, form=form, values=dict(values))
        return self.reads if self.town.texts(self.chat) else ""

    def incoming(self, payload: str) -> Incoming:
        """A press as the router gets it, for two that come in the same instant."""
        found = inbound.to_incoming(Event(kind=EventKind.PRESS, at=self.town.clock.now(), act=self._press(payload)))
        assert found is not None
        return found

    async def hears(self, text: str) -> str:
        """What the router answers to words, without the chat around it: for hundreds of questions."""
        event = Event(kind=EventKind.SAY, at=self.town.clock.now(), act=self._make(text=text))
        incoming = inbound.to_incoming(event)
        assert incoming is not None
        return "\n".join(reply.text for reply in await self.town.application.router.respond(incoming))

    def _press(self, payload: str) -> Act:
        return self._make(payload=payload, message="none")

    def _labelled(self, post: Post, label: str) -> Button | None:
        return next((button for button in self._buttons(post) if re.fullmatch(label, button.label)), None)

    def _buttons(self, post: Post) -> list[Button]:
        rows = post.outgoing.buttons if post.outgoing else ()
        return [button for row in rows for button in row]

    async def _take_in(self, event: Event) -> None:
        mailbox = self.town.application.mailbox(Platform.SANDBOX)
        await mailbox.receive([RawEvent(event.act.id, event.act.chat, event.model_dump_json().encode())])
        await self.town.settle()

    def _make(self, *, event: str | None = None, **fields: object) -> Act:
        values = {"id": event or f"event-{next(_ids):08d}", "chat": self.chat, "user": self.user, "locale": self.locale}
        return Act.model_validate({**values, **fields})

    async def _act(self, kind: EventKind, *, event: str | None = None, **fields: object) -> None:
        act = self._make(event=event, **fields)
        body = act.model_dump_json().encode()
        read = inbound.read(body, kind=kind, now=self.town.clock.now())
        self.form = await self.town.connection.take(read) or self.form
        await self.town.settle()
