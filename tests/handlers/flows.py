"""Steps that several conversations begin with."""

from tests.chat import Person, Town

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
