"""What one person asked for in a room, shown in their own chat: it goes again after ten minutes (R39)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.delivery import Lane
from bot.domain.messages import Address, Outgoing
from bot.services.transport.delivery import Delivery
from bot.storage.database import AsyncConnection

SHOWN_FOR: Final = timedelta(minutes=10)


def passing(message: Outgoing, placeholder: str) -> Outgoing:
    """The same, deleted again after its time. message: short enough for one message, which is then found again."""
    return replace(message, gone_after=int(SHOWN_FOR.total_seconds()), placeholder=placeholder)


async def show_in_private(
    delivery: Delivery,
    connection: AsyncConnection,
    messages: Sequence[Outgoing],
    key: str,
    *,
    to: Address,
    placeholder: str,
    subject: str | None,
) -> None:
    """subject: told when the chat turns out to be closed; the first of several tells, so that it is told once."""
    for number, message in enumerate(messages, 1):
        await delivery.notify(
            connection,
            passing(message, placeholder),
            f"{key}:{number}",
            address=to,
            lane=Lane.REPLIES,
            subject=subject if number == 1 else None,
        )
