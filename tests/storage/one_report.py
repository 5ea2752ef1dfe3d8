"""One report and its reporter, for the tests of what is stored of them."""

from datetime import timedelta

from bot.domain.messages import Account, Address, Platform
from bot.domain.reports import Mark, PlaceKind, Report, ReportState, Sighting
from bot.storage import reports
from bot.storage.database import Database
from bot.storage.vault import Vault
from tests.storage.conftest import START

ANA = Account(Platform.TELEGRAM, "900100200")
LUIS = Account(Platform.DISCORD, "900100200")
WAY_BACK = Address(Platform.TELEGRAM, "900100200")
SIGHTING = Sighting(
    what="dos camionetas blancas",
    place="Roxboro y Club",
    town="Durham",
    seen_at=START - timedelta(minutes=10),
)
REPORT = Report(
    id="r1",
    pseudonym="R-7F3K",
    state=ReportState.RECEIVED,
    county="Durham",
    place_kind=PlaceKind.STREET,
    language="es",
    mark=Mark.PRACTICE,
    sighting=SIGHTING,
    attachments=1,
    reachable=True,
    received_at=START,
    version=1,
)


async def add(database: Database, vault: Vault, report: Report = REPORT, account: Account = ANA) -> None:
    async with database.transaction() as connection:
        await reports.add(connection, vault, report, account, WAY_BACK)


async def get(database: Database, vault: Vault, report_id: str = "r1") -> Report:
    async with database.reading() as connection:
        found = await reports.get(connection, vault, report_id)
    assert found is not None
    return found
