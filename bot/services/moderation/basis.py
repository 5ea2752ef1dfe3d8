"""Which grounds a report gives for confirming it (R18)."""

from bot.domain.reports import Basis
from bot.errors import UserError
from bot.storage import groups
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault


async def has_two_reporters(connection: AsyncConnection, vault: Vault, report_id: str) -> bool:
    """Whether two different people are known to have reported it: who reports twice is one witness."""
    return await groups.different_reporters(connection, vault, report_id) > 1


async def check_basis(connection: AsyncConnection, vault: Vault, report_id: str, basis: Basis | None) -> None:
    """Raises UserError for two reports that do not come from two people."""
    if basis is Basis.TWO_REPORTS_AND_PICTURE and not await has_two_reporters(connection, vault, report_id):
        raise UserError("one-reporter")
