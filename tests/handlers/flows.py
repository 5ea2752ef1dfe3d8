"""Steps that several conversations begin with."""

from sqlalchemy import select

from bot.i18n import Texts
from bot.storage.schema import metadata, reports
from tests.chat import Person, Town

STATEWIDE = "336-543-0353"
# How the text begins that stands for every failure of ours.
ALL_FAILED = tuple(Texts().say(locale, "all-failed", number="X").split(":")[0] for locale in ("es", "en"))

SIGHTING = {
    "what": "Dos camionetas y cuatro agentes con chaleco",
    "place": "Roxboro y Club, Durham",
    "time": "10",
    "kind": "street",
}


async def report(person: Person, **changes: str) -> str:
    """File a report; returns its pseudonym."""
    await person.says("/report")
    await person.fills({**SIGHTING, **changes})
    receipt = await person.presses("Enviar ya|Send now")
    return receipt.split(": ")[1].split(".")[0]


async def preview(town: Town, moderator: Person | None = None) -> str:
    """Claim and confirm as far as the preview; returns its text."""
    moderator = moderator or town.first
    await moderator.presses("Claim")
    await moderator.presses("Confirm")
    await moderator.presses("Two observers on site")
    return await moderator.presses("Immigration agents, agency not known")


async def publish(town: Town) -> None:
    await preview(town)
    await town.first.presses("Publish")


async def contents(town: Town, *but: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the events themselves and what was answered to them."""
    left_out = {"inbox", "outbox", "copies", *but}
    async with town.application.database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in await connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in left_out
        }


async def report_id(town: Town) -> str:
    """The id of the one report there is."""
    async with town.application.database.reading() as connection:
        found: str | None = await connection.scalar(select(reports.c.id))
    assert found is not None
    return found
