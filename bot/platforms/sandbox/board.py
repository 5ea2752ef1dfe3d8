"""What stands in the sandbox's chats, and the streams that show it to open pages."""

import asyncio
import json
import secrets
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeAlias

from bot.domain.messages import AttachmentKind, Form, Outgoing
from bot.platforms.sandbox import markup
from bot.platforms.sandbox.chats import BOT

# A day of practice in one chat; a page with more is slow to read and to draw.
_MESSAGES_A_CHAT: Final = 300
# Longer texts of people are shown in part: the program gets them whole.
_SHOWN_CHARACTERS: Final = 2_000
# A page that is this far behind is cut off; it comes back and gets everything anew.
_WAITING_EVENTS: Final = 1_000
# Proxies are none, but browsers and the server notice a dead connection only when something is written to it.
_HEARTBEAT: Final = 15.0

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Shown:
    """A stored file beside a message of the program. name: under which the page finds it."""

    name: str
    kind: AttachmentKind


@dataclass(frozen=True, slots=True)
class Post:
    """A message in a chat: what somebody sent (text, files, a place), or a message of the program (outgoing, shown)."""

    reference: str
    chat: str
    author: str
    at: datetime
    text: str = ""
    outgoing: Outgoing | None = None
    files: tuple[str, ...] = ()
    shares_place: bool = False
    shown: Shown | None = None
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PageEvent:
    """A server-sent event: its name and its JSON."""

    name: str
    data: str

    def encode(self) -> str:
        return f"event: {self.name}\ndata: {self.data}\n\n"


class Board:
    """The chats as they stand. Nothing outlives the process: the page is for practice.

    now: the program's time, which the page may have moved.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._posts: dict[str, Post] = {}
        self._streams: set[asyncio.Queue[PageEvent | None]] = set()
        # References of an earlier run must not name messages of this one.
        self._run = secrets.token_hex(4)
        self._count = 0
        self._is_closed = False

    def get(self, reference: str) -> Post | None:
        return self._posts.get(reference)

    def posts(self, chat: str) -> tuple[Post, ...]:
        """What stands in a chat, oldest first."""
        return tuple(post for post in self._posts.values() if post.chat == chat)

    def say(self, post: Post) -> None:
        """Show what a person sent; the same reference again changes nothing."""
        if post.reference not in self._posts:
            self._put(post)

    def post(self, chat: str, message: Outgoing, *, shown: Shown | None = None) -> str:
        """Show a message of the program and return its reference."""
        self._count += 1
        reference = f"{self._run}-{self._count}"
        self._put(Post(reference, chat, BOT, self._now(), outgoing=_standing(message), shown=shown))
        return reference

    def edit(self, reference: str, message: Outgoing, *, shown: Shown | None = None) -> None:
        """Replace a message that stands; an equal one stays as it is. Raises KeyError when there is none."""
        post = self._posts[reference]
        changed = replace(post, outgoing=_standing(message), shown=shown)
        if post != changed:
            self._put(replace(changed, edited_at=self._now()))

    def delete(self, reference: str) -> None:
        if self._posts.pop(reference, None):
            self._tell("delete", {"reference": reference})

    def settle(self, key: str, notice: str | None) -> None:
        """End the waiting state of the press with this key."""
        self._tell("settled", {"id": key, "notice": notice})

    def show_time(self) -> None:
        """Tell the pages that the time was moved."""
        self._tell("clock", {"now": self._now().isoformat()})

    def open(self) -> None:
        self._is_closed = False

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self._is_closed = True
        for stream in self._streams:
            stream.put_nowait(None)

    async def stream(self) -> AsyncGenerator[str, None]:
        """Server-sent events for one page: everything that stands, then every change; ends with close()."""
        queue: asyncio.Queue[PageEvent | None] = asyncio.Queue()
        self._streams.add(queue)
        try:
            yield "retry: 1000\n" + self._state().encode()
            while not self._is_closed:
                try:
                    event = await asyncio.wait_for(queue.get(), _HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield event.encode()
        finally:
            self._streams.discard(queue)

    def _state(self) -> PageEvent:
        posts: list[Json] = [_as_json(post) for post in self._posts.values()]
        return PageEvent("state", json.dumps({"now": self._now().isoformat(), "posts": posts}))

    def _put(self, post: Post) -> None:
        self._posts[post.reference] = post
        self._tell("post", _as_json(post))
        in_chat = [other.reference for other in self._posts.values() if other.chat == post.chat]
        for reference in in_chat[:-_MESSAGES_A_CHAT]:
            self.delete(reference)

    def _tell(self, name: str, data: Mapping[str, Json]) -> None:
        event = PageEvent(name, json.dumps(data))
        for queue in self._streams:
            behind = queue.qsize() >= _WAITING_EVENTS
            queue.put_nowait(None if behind else event)


def form_json(form: Form) -> dict[str, Json]:
    """A form as the page draws it."""
    return {
        "name": form.name,
        "title": form.title,
        "submit": form.submit,
        "fields": [
            {
                "name": field.name,
                "kind": field.kind.value,
                "label": field.label,
                "hint": field.hint,
                "required": field.required,
                "long": field.long,
                "value": field.value,
                "choices": [{"value": choice.value, "label": choice.label} for choice in field.choices],
            }
            for field in form.fields
        ],
    }


def _standing(message: Outgoing) -> Outgoing:
    """What of a message stays: how it was to be sent is over once it was."""
    return replace(message, replace=False, notice=None)


def _as_json(post: Post) -> dict[str, Json]:
    shown: dict[str, Json] = {
        "reference": post.reference,
        "chat": post.chat,
        "author": post.author,
        "at": post.at.isoformat(),
        "edited": post.edited_at.isoformat() if post.edited_at else None,
        "text": post.text[:_SHOWN_CHARACTERS],
        "cut": len(post.text) if len(post.text) > _SHOWN_CHARACTERS else 0,
        "files": list(post.files),
        "place": post.shares_place,
        "shown": {"name": post.shown.name, "kind": post.shown.kind.value} if post.shown else None,
    }
    return shown | _outgoing_json(post.outgoing) if post.outgoing else shown


def _outgoing_json(message: Outgoing) -> dict[str, Json]:
    rows: list[Json] = [
        [
            {
                "label": button.label,
                "payload": button.action.payload if button.action else None,
                "url": button.url if button.url and markup.is_link(button.url) else None,
                "start": button.start,
                "style": button.style.value,
            }
            for button in row
        ]
        for row in message.buttons
    ]
    return {
        "html": markup.to_html(message.text),
        "buttons": rows,
        "silent": message.silent,
        "replyTo": message.reply_to,
        "askLocation": message.ask_location,
        "form": form_json(message.form) if message.form else None,
    }
