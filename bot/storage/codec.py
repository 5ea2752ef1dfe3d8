"""Values as bytes, before they are sealed or stored: addresses, messages, raw events."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.domain.messages import Address, Outgoing


@dataclass(frozen=True, slots=True)
class Parcel:
    """What an outbox row carries. reference: the message to change or delete, or None to send a new one."""

    message: Outgoing
    reference: str | None = None


_address = TypeAdapter(Address)
_parcel = TypeAdapter(Parcel)
_texts = TypeAdapter(dict[str, Outgoing])


def address_to_bytes(address: Address) -> bytes:
    """An address as JSON, the same bytes for the same address."""
    return _address.dump_json(address)


def address_from_bytes(raw: bytes) -> Address:
    """The address. Raises ValueError when the bytes are none."""
    return _address.validate_json(raw)


def parcel_to_bytes(parcel: Parcel) -> bytes:
    """A parcel as JSON, without the fields that hold their defaults."""
    return _parcel.dump_json(parcel, exclude_defaults=True)


def parcel_from_bytes(raw: bytes) -> Parcel:
    """The parcel. Raises ValueError when the bytes are none."""
    return _parcel.validate_json(raw)


def texts_to_json(texts: Mapping[str, Outgoing]) -> str:
    """A broadcast's messages by language, as JSON."""
    return _texts.dump_json(dict(texts), exclude_defaults=True).decode()


def texts_from_json(raw: str) -> dict[str, Outgoing]:
    """The messages by language. Raises ValueError when the text is none."""
    return _texts.validate_json(raw)


def event_to_bytes(chat: str, payload: bytes) -> bytes:
    """A raw event: its chat as JSON on the first line, then the payload as it came."""
    return json.dumps(chat).encode() + b"\n" + payload


def event_from_bytes(raw: bytes) -> tuple[str, bytes]:
    """Chat and payload. Raises ValueError when the bytes are none."""
    chat, line_end, payload = raw.partition(b"\n")
    if not line_end:
        raise ValueError("no event")
    return str(json.loads(chat)), payload
