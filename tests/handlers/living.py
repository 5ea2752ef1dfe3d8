"""A live alert in a conversation: its card, its history, a change of its facts."""

from bot.domain.alerts import AlertChange
from bot.platforms.sandbox.board import Post
from bot.storage import alert_changes
from bot.storage import alerts as alert_rows
from tests.chat import Town

FACTS = {"place": "Place", "seen": "Time", "agents": "Agents", "vehicles": "Vehicles"}


def card(town: Town) -> Post:
    return town.posts("moderators")[0]


async def changes(town: Town) -> list[AlertChange]:
    async with town.application.database.reading() as connection:
        alert = await alert_rows.numbered(connection, 101)
        assert alert is not None
        return [each.change for each in await alert_changes.of(connection, alert.id)]


async def change(town: Town, **values: str) -> str:
    """*Change facts*, as far as the text that everybody would read."""
    await town.first.presses("Change facts", on=card(town))
    for fact, value in values.items():
        await town.first.presses(FACTS[fact])
        await town.first.fills({fact: value})
    return town.first.reads
