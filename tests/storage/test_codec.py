"""Messages, addresses and events come back from their bytes as they were."""

from dataclasses import fields, is_dataclass

import pytest

from bot.domain.messages import (
    Action,
    Address,
    Button,
    ButtonStyle,
    Choice,
    FieldKind,
    Form,
    FormField,
    Outgoing,
    Platform,
)
from bot.storage.codec import (
    Parcel,
    address_from_bytes,
    address_to_bytes,
    event_from_bytes,
    event_to_bytes,
    parcel_from_bytes,
    parcel_to_bytes,
    texts_from_json,
    texts_to_json,
)

FULL = Outgoing(
    text="**¡Atención!** <b>&\n\u202e٣ 👀",
    buttons=(
        (Button("Publish", Action("publish", ("7F3K", "a:b")), style=ButtonStyle.DANGER),),
        (Button("Map", url="https://example.org/?q=1"), Button("In private", start="R7F3K")),
    ),
    private=True,
    replace=True,
    form=Form(
        "report",
        "Report",
        (
            FormField(
                "kind",
                FieldKind.CHOICE,
                "Kind",
                hint="one",
                required=True,
                long=True,
                choices=(Choice("a", "A"),),
                value="a",
            ),
        ),
        submit="Send",
    ),
    ask_location="Share",
    silent=True,
    reply_to="42",
    notice="Done",
    pin=True,
    placeholder="A file comes.",
    gone_after=600,
    ping="9",
)
# A message with a file replaces none.
SHOWN = Outgoing("R-7F3K, 1", private=True, media="a1", gone_after=600, placeholder="A file comes.")


def unset(value: object) -> list[str]:
    """The fields of a value, and of what it holds, that have a false value: they would test nothing."""
    if isinstance(value, tuple):
        return [name for item in value for name in unset(item)]
    if not is_dataclass(value):
        return []
    held = [(field.name, getattr(value, field.name)) for field in fields(value)]
    return [name for name, item in held if not item] + [name for _, item in held for name in unset(item)]


def test_every_field_of_a_message_comes_back() -> None:
    parcel = Parcel(FULL, reference="17")
    # A button has an action, a link or a start word.
    assert sorted(unset(parcel)) == ["action", "action", "media", "start", "start", "url", "url"]
    assert parcel_from_bytes(parcel_to_bytes(parcel)) == parcel
    assert parcel_from_bytes(parcel_to_bytes(Parcel(SHOWN))) == Parcel(SHOWN)
    assert texts_from_json(texts_to_json({"es": FULL, "both": Outgoing()})) == {"es": FULL, "both": Outgoing()}


def test_defaults_take_no_room_and_come_back() -> None:
    assert parcel_to_bytes(Parcel(Outgoing())) == b'{"message":{}}'
    assert parcel_from_bytes(parcel_to_bytes(Parcel(Outgoing("x")))) == Parcel(Outgoing("x"))


@pytest.mark.parametrize("address", [Address(Platform.TELEGRAM, "-1001", "7"), Address(Platform.DISCORD, "9")])
def test_addresses_come_back(address: Address) -> None:
    assert address_from_bytes(address_to_bytes(address)) == address


@pytest.mark.parametrize("payload", [b"", b"{}", b'{\n"a": 1}', b"\xff\x00\n"])
def test_events_come_back_byte_by_byte(payload: bytes) -> None:
    assert event_from_bytes(event_to_bytes("a\nb", payload)) == ("a\nb", payload)


def test_what_is_no_event_is_refused() -> None:
    with pytest.raises(ValueError, match="no event"):
        event_from_bytes(b"{}")
