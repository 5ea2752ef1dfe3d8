"""A platform's network edge for tests: it keeps what stands in its chats, and fails as it is told to."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.domain.messages import Address, Outgoing, Platform
from bot.errors import SendError


@dataclass(slots=True)
class Call:
    """One request as it reached the platform. what: send, edit or delete."""

    what: str
    chat: str
    text: str
    reference: str | None = None
    key: str | None = None


# Called for each request before its effect; raises SendError, or returns "lose": the effect comes and no answer.
Fault = Callable[[Call], str | None]


@dataclass(slots=True)
class Edge:
    """Sender of one platform. has_nonces: a repeat of a key is dropped, as Discord does.

    latency: waited for in each request, before and after its effect. calls: every request; shown: what stands now.
    """

    platform: Platform = Platform.TELEGRAM
    has_nonces: bool = False
    latency: Callable[[], "asyncio.Future[None] | None"] | None = None
    faults: list[Fault] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    chats: dict[str, dict[str, Outgoing]] = field(default_factory=lambda: defaultdict(dict))
    delivered: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    unanswered: set[str] = field(default_factory=set)
    in_flight: int = 0
    most_in_flight: int = 0
    dead: bool = False
    _nonces: dict[str, str] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def texts(self, chat: str) -> list[str]:
        """What stands in a chat, oldest first."""
        return [message.text for message in self.chats[chat].values()]

    async def send(self, address: Address, message: Outgoing, *, key: str) -> str:
        return await self._request(Call("send", address.chat, message.text, key=key), message)

    async def edit(self, address: Address, reference: str, message: Outgoing) -> None:
        await self._request(Call("edit", address.chat, message.text, reference), message)

    async def pin(self, address: Address, reference: str) -> None:
        await self._request(Call("pin", address.chat, "", reference), Outgoing())

    async def delete(self, address: Address, reference: str) -> None:
        await self._request(Call("delete", address.chat, "", reference), Outgoing())

    async def _request(self, call: Call, message: Outgoing) -> str:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await self._travel()
            self.calls.append(call)
            lost = [fault(call) for fault in list(self.faults)]
            reference = self._effect(call, message)
            if call.key is not None:
                self.unanswered.add(call.key)
            await self._travel()
            if "lose" in lost:
                raise SendError("timeout", maybe_delivered=True)
            if call.key is not None:
                self.unanswered.discard(call.key)
            return reference
        finally:
            self.in_flight -= 1

    async def _travel(self) -> None:
        if self.dead:
            await asyncio.Event().wait()
        if self.latency is None:
            await asyncio.sleep(0)
            return
        waited = self.latency()
        if waited is not None:
            await waited

    def _effect(self, call: Call, message: Outgoing) -> str:
        chat = self.chats[call.chat]
        if call.what == "send":
            assert call.key is not None
            if self.has_nonces and call.key in self._nonces:
                return self._nonces[call.key]
            reference = str(next(self._numbers))
            chat[reference] = message
            self._nonces[call.key] = reference
            self.delivered[call.key] += 1
            return reference
        assert call.reference is not None
        if call.reference not in chat:
            if call.what == "delete":
                return call.reference
            raise SendError("message-gone", permanent=True)
        if call.what == "edit":
            chat[call.reference] = message
        else:
            del chat[call.reference]
        return call.reference


def fails(error: SendError, *, times: int = 1, what: str | None = None, chat: str | None = None) -> Fault:
    """A fault that refuses the first so many matching requests."""
    left = times

    def fault(call: Call) -> None:
        nonlocal left
        if left > 0 and what in (None, call.what) and chat in (None, call.chat):
            left -= 1
            raise error

    return fault


def loses(*, times: int = 1, what: str = "send") -> Fault:
    """A fault that delivers and loses the answer."""
    left = times

    def fault(call: Call) -> str | None:
        nonlocal left
        if left > 0 and call.what == what:
            left -= 1
            return "lose"
        return None

    return fault
