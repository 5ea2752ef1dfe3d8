"""Shows moderators what a reporter sent along: to one person, on demand, written down each time (R39)."""

from datetime import datetime

from bot.domain.attachments import AttachmentState, StoredAttachment, with_state
from bot.domain.messages import Address, Button, Outgoing
from bot.domain.reports import Report
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.ids import Ids
from bot.services.moderation.moderation import Moderation
from bot.services.people.watching import OPENED, Watching
from bot.services.transport.delivery import Delivery
from bot.services.transport.in_private import show_in_private
from bot.services.transport.ledger import Undelivered
from bot.storage import attachments, recipients
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# The subject of a message with a file: who is told where when it cannot be delivered.
OPENING = "opening"
# What is wrong with the file and not with the chat.
_FILES_OWN = frozenset({"media_gone", "too_big", "refused", "empty"})


class Opening:
    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        moderation: Moderation,
        watching: Watching,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._moderation = moderation
        self._watching = watching

    async def here(
        self, work: UnitOfWork, volunteer: Volunteer, report: Report, now: datetime, locale: str
    ) -> list[Outgoing]:
        """The files as replies that nobody but who pressed can see. Raises UserError when there are none."""
        files = await self._opened(work, volunteer, report, now)
        return [
            Outgoing(text=self._caption("opened-here", report, number, len(files), locale), private=True, media=file.id)
            for number, file in enumerate(files, 1)
        ]

    async def in_private(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        report: Report,
        now: datetime,
        locale: str,
        *,
        to: Address,
        room: str | None,
    ) -> None:
        """The files in this person's private chat, for ten minutes. room: where they pressed. Raises UserError."""
        files = await self._opened(work, volunteer, report, now)
        connection = await work.connection()
        shown = [
            Outgoing(text=self._caption("opened-in-private", report, number, len(files), locale), media=file.id)
            for number, file in enumerate(files, 1)
        ]
        await show_in_private(
            self._delivery,
            connection,
            shown,
            f"open:{self._ids.row()}",
            to=to,
            placeholder=self._texts.say(locale, "comes-in-a-moment"),
            subject=f"{OPENING}:{room}:{volunteer.alias}" if room else None,
        )

    async def _opened(
        self, work: UnitOfWork, volunteer: Volunteer, report: Report, now: datetime
    ) -> list[StoredAttachment]:
        """What is to be shown, each file with its entry in the audit log."""
        files = with_state(await attachments.of_report(await work.read(), report.id), AttachmentState.READY)
        if not files:
            raise UserError("nothing-to-open")
        connection = await work.connection()
        before = await self._watching.so_far(connection, volunteer, OPENED, now)
        for file in files:
            await self._moderation.record(connection, now, volunteer, OPENED, report.id, attachment=file.id)
        await self._watching.did(connection, volunteer, OPENED, now, before=before)
        await self._moderation.acted(connection, volunteer, report.id, now)
        return files

    def _caption(self, key: str, report: Report, number: int, count: int, locale: str) -> str:
        return self._texts.say(locale, key, report=report.pseudonym, number=number, count=count)

    async def undelivered(self, connection: AsyncConnection, message: Undelivered) -> None:
        """A file could not be shown in private: say so in the room, with the way to the private chat."""
        if message.reason in _FILES_OWN:
            return
        _, room_id, alias = (message.subject or "").split(":", 2)
        room = await recipients.find(connection, self._vault, room_id, None)
        if room is None:
            return
        locale = "es" if room.language == "es" else "en"
        text = self._texts.say(locale, "opening-closed", who=alias)
        button = Button(self._texts.label(locale, "button-open-chat"), start="open")
        await self._delivery.notify(
            connection,
            Outgoing(text=text, buttons=((button,),)),
            f"{OPENING}:{self._ids.row()}",
            recipient=room.id,
        )
