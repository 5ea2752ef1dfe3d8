"""What reporters send along: taken or refused when it comes, fetched by fetching.py, opened when it is shown."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.attachments import FETCHED_WITHIN, Refusal, refusal
from bot.domain.delivery import Lane
from bot.domain.messages import Attachment, Platform
from bot.domain.ports import MediaFile
from bot.errors import KeyGone, SendError, StorageError
from bot.services.ids import Ids
from bot.storage import attachments, outbox
from bot.storage.database import AsyncConnection, Database
from bot.storage.vault import Vault

FETCHING = "fetching"


class Attachments:
    """daily: bytes that are taken in 24 hours; over it a report's text is still taken."""

    def __init__(self, vault: Vault, ids: Ids, *, daily: int) -> None:
        self._vault = vault
        self._ids = ids
        self._daily = daily

    async def receive(
        self,
        connection: AsyncConnection,
        report_id: str,
        platform: Platform,
        files: Sequence[Attachment],
        now: datetime,
    ) -> list[Refusal]:
        """Note the files of a report that stands already, each with a row that has it fetched.

        Returns why some were not taken, each reason once: the reporter is to hear it.
        """
        refused: list[Refusal] = []
        before = len(await attachments.of_report(connection, report_id)) if files else 0
        for number, file in enumerate(files, before):
            today = await attachments.taken(connection, now)
            reason = refusal(file.size, before=number, today=today, daily=self._daily)
            attachment_id = self._ids.row()
            await attachments.add(connection, self._vault, attachment_id, report_id, platform, file, now, reason=reason)
            if reason is None:
                await outbox.put(connection, self._vault, _work(attachment_id, now), now)
            elif reason not in refused:
                refused.append(reason)
        return refused

    async def fits_today(self, connection: AsyncConnection, attachment_id: str, size: int, now: datetime) -> bool:
        """Whether a fetched file stays within the daily total, now that its size is known."""
        return await attachments.taken(connection, now, but=attachment_id) + size <= self._daily


def _work(attachment_id: str, now: datetime) -> outbox.Entry:
    return outbox.Entry(
        key=f"fetch:{attachment_id}",
        worker=FETCHING,
        kind="fetch",
        lane=Lane.REPLIES,
        due=now,
        expires_at=now + FETCHED_WITHIN,
        subject=attachment_id,
    )


class StoredMedia:
    """ports.Media: opens what is sealed in the database, at the moment of sending."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def open(self, media_id: str) -> MediaFile:
        """See Media."""
        try:
            async with self._database.reading() as connection:
                found = await attachments.content(connection, self._vault, media_id)
        except KeyGone:
            found = None
        except StorageError as error:
            raise SendError("storage") from error
        if found is None:
            raise SendError("media_gone", permanent=True)
        return MediaFile(*found)
