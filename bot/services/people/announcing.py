"""Tells all coordinators what changes who may do what (R22)."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.delivery import Lane
from bot.domain.messages import Button, Outgoing
from bot.domain.rights import Role
from bot.i18n import Texts
from bot.services.moderation.cards import locale_of
from bot.services.transport.delivery import Delivery
from bot.storage import grants, people, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault

# The timer's kind that ends what somebody was doing with a role.
ROLE_ENDED = "role-ended"
# What is said, in a language.
Render = Callable[[str], Outgoing]


class Announcing:
    def __init__(self, vault: Vault, texts: Texts, delivery: Delivery) -> None:
        self._vault = vault
        self._texts = texts
        self._delivery = delivery

    async def role_ended(self, connection: AsyncConnection, person: str, now: datetime) -> None:
        """A role of somebody ended or was suspended, in chat or from the server: the running program hears of it."""
        await self._delivery.timer(connection, f"{ROLE_ENDED}:{person}", ROLE_ENDED, person, now)

    async def show(
        self, connection: AsyncConnection, name: str, render: Render, now: datetime, *, version: int = 1
    ) -> None:
        """Say something in every coordinators' room; where there is none, to owners and coordinators in private.

        name: what it is about, ≤ 40 characters ("grant:<id>"). A higher version changes what was said before.
        """
        called = await rooms.linked(connection, self._vault, RoomKind.COORDINATORS)
        for room in called:
            await self._delivery.show(
                connection,
                copy_name=f"{name}:{room.id}",
                owner=name,
                recipient=room.id,
                address=None,
                outgoing=render(locale_of(room)),
                lane=Lane.CARDS,
                version=version,
            )
        if not called:
            await self._privately(connection, name, self._in_both(render), now, version)

    async def _privately(
        self, connection: AsyncConnection, name: str, outgoing: Outgoing, now: datetime, version: int
    ) -> None:
        for person in await grants.holders(connection, (Role.OWNER, Role.COORDINATOR), now):
            for number, account in enumerate(await people.accounts_of(connection, self._vault, person)):
                await self._delivery.show(
                    connection,
                    copy_name=f"{name}:{person}:{number}",
                    owner=name,
                    recipient=person,
                    address=account.private_chat,
                    outgoing=outgoing,
                    lane=Lane.CARDS,
                    version=version,
                )

    async def tell(self, connection: AsyncConnection, person: str, occasion: str, render: Render) -> None:
        """Write to one volunteer, on every account of theirs. occasion: makes it once, with ids of ours only."""
        for number, account in enumerate(await people.accounts_of(connection, self._vault, person)):
            key = f"{occasion}:{person}:{number}"
            await self._delivery.notify(connection, self._in_both(render), key, address=account.private_chat)

    def _in_both(self, render: Render) -> Outgoing:
        """What language a volunteer reads is not kept: both."""
        first, second = (render(locale) for locale in reversed(self._texts.locales))
        buttons = tuple(
            tuple(_both(one, other) for one, other in zip(row, same, strict=True))
            for row, same in zip(first.buttons, second.buttons, strict=True)
        )
        return Outgoing(text=f"{first.text}\n\n{second.text}", buttons=buttons)


def _both(one: Button, other: Button) -> Button:
    return Button(f"{one.label} · {other.label}", one.action, one.url, one.style)
