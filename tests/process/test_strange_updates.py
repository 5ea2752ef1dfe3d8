"""Updates of every kind that Telegram knows, hostile ones too: each person is answered once, in their own chat."""

import itertools
import time
from typing import Any

from tests.fakes.telegram_chats import ANONYMOUS_ADMIN, CHANNEL_IDENTITY, Chat, Json, Person
from tests.process.network import Network, hears
from tests.process.program import PATIENCE

HUGE = "agentes " * 500
DECEIVING = "\u202eotreup al ne nátse\u202c\u200b\u200d\u2066\ufeff la migra está en mi puerta\u0000"
NONSENSE = (
    "\u200b",
    "\u202e",
    "\u2800",
    "\U000e0041",
    "🏳️‍🌈" * 200,
    "/" * 4096,
    "/" + "a" * 4000,
    "@farolito_bot " * 250,
)
FILE = {"file_id": "none", "file_unique_id": "n", "file_size": -1}


def _kinds(person: Person, channel: Chat) -> list[tuple[str, Json]]:
    """What is not written to the bot by a person, or holds nothing that it reads."""
    user, chat = person.user, person.chat.json()
    about: Json = {"message_id": 900, "date": int(time.time()), "chat": chat, "from": user}
    text = about | {"text": "la migra está aquí"}
    gone: Json = {"chat": chat, "message_id": 1, "date": 0}
    query: Json = {"id": "1", "from": user, "chat_instance": "1"}
    return [
        ("edited_message", text | {"edit_date": 5}),
        ("business_message", text | {"business_connection_id": "b"}),
        ("deleted_business_messages", {"business_connection_id": "b", "chat": chat, "message_ids": [1]}),
        ("channel_post", {"message_id": 3, "date": 5, "chat": channel.json(), "text": "/report"}),
        ("message_reaction", gone | {"user": user, "old_reaction": [], "new_reaction": []}),
        ("chat_boost", {"chat": chat, "boost": {}}),
        ("inline_query", {"id": "1", "from": user, "query": "migra", "offset": ""}),
        ("purchased_paid_media", {"from": user, "paid_media_payload": "x"}),
        ("something_new", {"of": "next year"}),
        ("callback_query", query | {"inline_message_id": "x", "data": "claim:1"}),
        ("callback_query", query | {"from": user | {"is_bot": True}, "message": gone, "data": "claim:1"}),
        ("message", text | {"from": None}),
        ("message", text | {"from": user | {"is_bot": True}}),
        ("message", text | {"is_automatic_forward": True}),
        ("message", text | {"date": 10**18}),
        ("message", text | {"chat": {"id": "x"}}),
        ("message", text | {"text": ["a"]}),
        ("message", about | {"forum_topic_created": {"name": "x", "icon_color": 1}}),
        ("message", about | {"checklist_tasks_done": {"marked_as_done_task_ids": [1]}}),
        ("message", about | {"new_chat_members": [user], "left_chat_member": user, "pinned_message": gone}),
        ("my_chat_member", {"chat": None, "new_chat_member": {"status": "left"}}),
        ("my_chat_member", {}),
    ]


def _answerable(person: Person) -> list[Json]:
    """Messages of a person in private that must each have an answer, whatever else they hold."""
    about: Json = {"date": int(time.time()), "chat": person.chat.json(), "from": person.user}
    origin = {"type": "hidden_user", "sender_user_name": "x", "date": 5}
    return [
        about | {"message_id": 950, "text": "hola", "via_bot": {"id": 7, "is_bot": True, "first_name": "x"}},
        about | {"message_id": 951, "text": "hola", "forward_origin": origin},
        about | {"message_id": 952, "story": {"chat": person.chat.json(), "id": 1}},
        about | {"message_id": 953, "checklist": {"title": "x", "tasks": [{"id": 1, "text": "x"}]}},
        about | {"message_id": 954, "paid_media": {"star_count": 1, "paid_media": [{"type": "preview"}]}},
        about | {"message_id": 955, "document": FILE | {"mime_type": "x" * 300, "file_name": "../../x"}},
        about | {"message_id": 956, "contact": {"phone_number": "1", "first_name": "x"}},
    ]


async def _is_answered(person: Person, body: Json) -> None:
    try:
        await person.chat.network.until(lambda: person.chat.from_bot != [], PATIENCE)
    except TimeoutError:
        raise TimeoutError(f"no answer to {body}") from None


async def test_r2_whatever_arrives_everybody_is_answered_once_and_nobody_else(network: Network) -> None:
    api = network.telegram
    await network.start(network.telegram_only())
    silent, channel, group = api.person("Silencio"), api.channel(), api.group()
    silent.chat.is_reachable = True
    api.allowed = tuple(kind for kind, _ in _kinds(silent, channel))
    for kind, body in _kinds(silent, channel):
        await api.deliver(kind, body)

    ana = api.person("Ana")
    for text in NONSENSE:
        await ana.says(text)
    await ana.says(HUGE)
    await ana.says(DECEIVING)
    urgent = await hears(ana.chat, "336-543-0353", within=PATIENCE)
    assert urgent.chat is ana.chat

    for number in range(len(_answerable(silent))):
        bea = api.person(f"Bea{number}")
        bea.chat.is_reachable = True
        body = _answerable(bea)[number]
        await api.deliver("message", body)
        await _is_answered(bea, body)

    # Nobody's own account: no right, and no answer in a chat of its own.
    await api.posting_as(ana, ANONYMOUS_ADMIN, group).says("/reportar agentes en Durham", chat=group)
    await api.posting_as(ana, CHANNEL_IDENTITY, channel).says("/numero durham", chat=group)
    await hears(group, "336-543-0353")

    assert silent.chat.from_bot == []
    assert channel.from_bot == []
    assert all("R-" not in text for text in network.telegram_room.texts)
    assert [line for line in network.program.log if line["event"] in ("event_failed", "event_set_aside")] == []
    assert (await network.program.stop())[0] == 0


async def test_what_comes_twice_and_in_any_order_is_answered_once(network: Network) -> None:
    api = network.telegram
    await network.start(network.telegram_only())
    people = [api.person(f"P{number}") for number in range(20)]
    ids: Any = itertools.count(10**9, -7)
    seen: list[Json] = []
    for person in people:
        message = person.chat.add(person.user, text="hola")
        person.chat.is_reachable = True
        seen.append({"update_id": next(ids), "message": message.json()})
    api.pending += [*seen, *reversed(seen)]
    await people[0].says("hola")
    for person in people:
        await hears(person.chat, "Soy Farolito")
    for update in seen[:5]:
        api.deliver_again(update)
    last = api.person("Última")
    await last.says("hola")
    await hears(last.chat, "Soy Farolito")
    await api.until(lambda: not api.pending, PATIENCE)
    assert [len(person.chat.from_bot) for person in people[1:]] == [1] * 19
    assert (await network.program.stop())[0] == 0
