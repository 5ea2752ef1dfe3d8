"""Who talks in the fake Telegram: people, groups and channels, and the messages that stand in their chats."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.fakes.telegram_text import Entity, typed_entities

Json = dict[str, Any]

ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_IDENTITY = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
SERVICE = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


@dataclass(slots=True)
class Key:
    """A button under a message."""

    label: str
    data: str | None = None
    url: str | None = None
    style: str | None = None


@dataclass(slots=True, eq=False)
class Message:
    """A message as everybody in the chat sees it now. edits: the texts that stood here before."""

    id: int
    chat: "Chat"
    sender: Json
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    buttons: list[list[Key]] = field(default_factory=list)
    reply_keyboard: Json | None = None
    silent: bool = False
    previews: bool = True
    reply_to: int | None = None
    topic: int | None = None
    date: int = field(default_factory=lambda: int(time.time()))
    content: Json = field(default_factory=dict)
    edits: list[str] = field(default_factory=list)
    is_deleted: bool = False

    @property
    def labels(self) -> list[str]:
        return [key.label for row in self.buttons for key in row]

    def json(self) -> Json:
        """The Bot API's Message."""
        body: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.json(), **self.content}
        if self.chat.type != "channel":
            body["from"] = self.sender
        if self.text:
            words = "caption" if has_media(self.content) else "text"
            body |= {words: self.text, ("caption_entities" if words == "caption" else "entities"): self.entities}
        if self.topic is not None:
            body |= {"message_thread_id": self.topic, "is_topic_message": True}
        if self.reply_to is not None:
            body["reply_to_message"] = self.chat.message(self.reply_to).json() | {"reply_to_message": None}
            del body["reply_to_message"]["reply_to_message"]
        if self.buttons:
            rows = [[_key_json(key) for key in row] for row in self.buttons]
            body["reply_markup"] = {"inline_keyboard": rows}
        return body


@dataclass(slots=True, eq=False)
class Press:
    """A press and what came back for it."""

    id: str
    message: Message
    at: float = field(default_factory=time.monotonic)
    is_answered: bool = False
    toast: str | None = None


class Network(Protocol):
    """What an actor needs of the server."""

    async def deliver(self, kind: str, body: Json) -> Json: ...
    def store(self, content: bytes) -> Json: ...
    def remember(self, press: Press) -> None: ...
    async def until(self, holds: Callable[[], bool], within: float) -> None: ...


class Chat:
    """A chat. status: the bot's own standing in it ("member", "administrator", "kicked", "left")."""

    def __init__(self, network: Network, id: int, type: str, title: str = "", *, is_forum: bool = False) -> None:
        self.network, self.id, self.type, self.title, self.is_forum = network, id, type, title, is_forum
        self.status = "member"
        self.members: dict[int, tuple[Json, str]] = {}
        self.topics: set[int] = set()
        self.everything: list[Message] = []
        self.migrated_to: int | None = None
        # What getChat tells beside the ordinary: username, invite_link, location.
        self.more: Json = {}
        self.pinned: list[int] = []
        self.is_reachable = True

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat now, oldest first."""
        return [message for message in self.everything if not message.is_deleted]

    @property
    def from_bot(self) -> list[Message]:
        """What the bot wrote and did not delete."""
        return [message for message in self.messages if message.sender.get("username") == "farolito_bot"]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.from_bot]

    def message(self, id: int) -> Message:
        return next(message for message in self.everything if message.id == id)

    def find(self, id: int) -> Message | None:
        return next((message for message in self.messages if message.id == id), None)

    def add(self, sender: Json, **fields: Any) -> Message:
        message = Message(len(self.everything) + 1, self, sender, **fields)
        self.everything.append(message)
        return message

    async def shows(self, text: str, *, within: float = 5) -> Message:
        """Wait until the bot's newest message that holds the text stands here. Raises TimeoutError."""

        def found() -> Message | None:
            return next((message for message in reversed(self.from_bot) if text in message.text), None)

        try:
            await self.network.until(lambda: found() is not None, within)
        except TimeoutError:
            raise TimeoutError(f"{text!r} did not come; the bot wrote: {self.texts}") from None
        message = found()
        assert message is not None
        return message

    def json(self) -> Json:
        body: Json = {"id": self.id, "type": self.type}
        if self.type == "private":
            return body | {"first_name": self.title}
        return body | {"title": self.title} | ({"is_forum": True} if self.is_forum else {})


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with an account. Every act is an update for the bot; `chat` is the private one unless said."""

    network: Network
    user: Json
    chat: Chat
    sender_chat: Json | None = None

    @property
    def id(self) -> int:
        return int(self.user["id"])

    async def says(
        self, text: str, *, chat: Chat | None = None, topic: int | None = None, reply_to: Message | None = None
    ) -> Message:
        """Type a text; commands and mentions are marked as Telegram marks them."""
        return await self._sends(
            chat, text=text, entities=typed_entities(text), topic=topic, reply_to=reply_to.id if reply_to else None
        )

    async def sends_location(self, latitude: float, longitude: float, *, live: bool = False) -> Message:
        place = {"latitude": latitude, "longitude": longitude} | ({"live_period": 900} if live else {})
        return await self._sends(None, content={"location": place})

    async def sends_photo(self, content: bytes, caption: str = "", *, chat: Chat | None = None) -> Message:
        small, large = self.network.store(content[:100]), self.network.store(content)
        sizes = [small | {"width": 90, "height": 90}, large | {"width": 1280, "height": 960}]
        return await self._sends(chat, text=caption, entities=typed_entities(caption), content={"photo": sizes})

    async def sends_voice(self, content: bytes) -> Message:
        return await self._sends(None, content={"voice": self.network.store(content) | {"duration": 3}})

    async def sends_video(self, content: bytes, caption: str = "") -> Message:
        shape = {"width": 640, "height": 480, "duration": 1}
        return await self._sends(
            None, text=caption, entities=typed_entities(caption), content={"video": self.network.store(content) | shape}
        )

    async def sends_document(self, content: bytes, mime_type: str) -> Message:
        return await self._sends(None, content={"document": self.network.store(content) | {"mime_type": mime_type}})

    async def edits(self, message: Message, text: str) -> None:
        message.edits.append(message.text)
        message.text = text
        await self.network.deliver("edited_message", message.json() | {"edit_date": int(time.time())})

    async def presses(self, label: str, *, message: Message | None = None, chat: Chat | None = None) -> Press:
        """Press the newest button of that label. Raises LookupError when nobody can see one."""
        seen = [message] if message else list(reversed((chat or self.chat).messages))
        for candidate in seen:
            for key in (key for row in candidate.buttons for key in row):
                if key.label == label:
                    return await self.sends_payload(candidate, key.data or "")
        raise LookupError(f"no button {label!r}; there are {[each.labels for each in seen]}")

    async def sends_payload(self, message: Message, data: str) -> Press:
        """A press with any payload: what a changed client can send."""
        press = Press(str(id(message) + time.monotonic_ns()), message)
        self.network.remember(press)
        body = {"id": press.id, "from": self.user, "chat_instance": "1", "message": message.json(), "data": data}
        await self.network.deliver("callback_query", body)
        return press

    async def blocks(self) -> None:
        """Block the bot: it can't write here any more."""
        await self._turns("member", "kicked")

    async def unblocks(self) -> None:
        await self._turns("kicked", "member")

    async def _turns(self, before: str, after: str) -> None:
        self.chat.status = after
        change = {"chat": self.chat.json(), "from": self.user, "date": int(time.time())}
        bot = {"id": 0, "is_bot": True, "first_name": "Farolito"}
        old, new = ({"user": bot, "status": status, "until_date": 0} for status in (before, after))
        await self.network.deliver("my_chat_member", change | {"old_chat_member": old, "new_chat_member": new})

    async def _sends(self, chat: Chat | None, **fields: Any) -> Message:
        where = chat or self.chat
        if self.sender_chat is not None:
            fields["content"] = {**fields.get("content", {}), "sender_chat": self.sender_chat}
        if where is self.chat:
            where.is_reachable = True
        message = where.add(self.user, **fields)
        await self.network.deliver("message", message.json())
        return message


def keys(rows: Sequence[Sequence[Json]]) -> list[list[Key]]:
    """Buttons from an inline keyboard's JSON."""
    return [[Key(key["text"], key.get("callback_data"), key.get("url"), key.get("style")) for key in r] for r in rows]


def _key_json(key: Key) -> Json:
    target = {"callback_data": key.data} if key.url is None else {"url": key.url}
    return {"text": key.label} | target


def has_media(content: Json) -> bool:
    return any(kind in content for kind in ("photo", "voice", "video", "document", "audio"))
