"""Tells coordinators at once of who does much in a short time that the audit log alone would hold (R39)."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.messages import Outgoing
from bot.domain.rights import Volunteer
from bot.i18n import Texts
from bot.services.people.announcing import Announcing
from bot.storage import audit
from bot.storage.database import AsyncConnection

WATCHED: Final = timedelta(hours=1)
OPENED: Final = "open"
DESTROYED: Final = "destroy"
# With so many reports within that time: more than anybody does who decides on them one by one.
MANY: Final = {OPENED: 10, DESTROYED: 3}


class Watching:
    def __init__(self, texts: Texts, announcing: Announcing) -> None:
        self._texts = texts
        self._announcing = announcing

    async def so_far(self, connection: AsyncConnection, volunteer: Volunteer, action: str, now: datetime) -> int:
        """With how many reports somebody did it within the time that is watched."""
        return await audit.subjects(connection, volunteer.alias, action, now - WATCHED)

    async def did(
        self, connection: AsyncConnection, volunteer: Volunteer, action: str, now: datetime, *, before: int
    ) -> None:
        """Somebody did it, and the log says so. before: so_far() then; the same report again is no other one."""
        count = await self.so_far(connection, volunteer, action, now)
        if count == before or count % MANY[action]:
            return

        def render(locale: str) -> Outgoing:
            return Outgoing(self._texts.say(locale, f"watched-{action}", who=volunteer.alias, count=count))

        await self._announcing.show(connection, f"{action}:{volunteer.alias}:{int(now.timestamp())}", render, now)

    async def destroyed(self, connection: AsyncConnection, volunteer: Volunteer, now: datetime) -> None:
        """Each erasing is of another report."""
        await self.did(connection, volunteer, DESTROYED, now, before=-1)
