"""`farolito golive`: how far the network has gone live, what is missing for more, and the step itself (R47)."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot import doctor, reviews
from bot.app import open_database
from bot.clock import SystemClock
from bot.config import Config
from bot.domain.rights import Role, decides
from bot.domain.stages import Stage, following, reached
from bot.launch import read_config
from bot.services.upkeep import stages
from bot.storage import drills, grants, rooms, settings, shifts
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault

# A drill counts for so long, and a shift that begins within so long counts as somebody who is there.
DRILL_COUNTS: Final = timedelta(days=90)
SOON: Final = timedelta(days=7)
DECIDING: Final = tuple(role for role in Role if decides(role))
NAME_LIMIT: Final = 60
MEANS: Final = {
    "answers": "people ask, and get answers and numbers",
    "reports": "people may also report what they saw; nothing is published",
    "alerts": "people may also subscribe, and moderators publish",
}


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing for a stage: a sentence that says what to do.

    can_be_accepted: somebody may answer for it by name instead.
    """

    sentence: str
    can_be_accepted: bool = False


async def status(path: Path | None) -> str:
    """The stage, and what is missing for the next one. Raises FarolitoError."""
    config, _ = read_config(path)
    stage = await _stage(config)
    lines = [f"The stage is {stage}: {MEANS[stage]}."]
    target = following(stage)
    if target is None:
        return "\n".join([*lines, "There is no further stage. Back at any time: farolito golive answers"])
    lacks = await missing(config, target)
    if not lacks:
        return "\n".join([*lines, f"Nothing is missing for {target}: farolito golive {target}"])
    return "\n".join([*lines, f"Missing for {target}:", *_listed(lacks)])


async def move(path: Path | None, target: Stage, *, accepted_by: str = "") -> tuple[bool, str]:
    """Go to a stage: back at once, on where nothing is missing; whether it was done, and what to print.

    accepted_by: who answers for public texts that no person has read yet. Raises FarolitoError.
    """
    config, _ = read_config(path)
    stage, name = await _stage(config), " ".join(accepted_by.split())[:NAME_LIMIT]
    if stage == target:
        return True, f"The stage is {target} already: {MEANS[target]}."
    if not reached(stage, target):
        if following(stage) != target:
            return False, f"One stage after the other. First: farolito golive {following(stage)}"
        lacks = [lack for lack in await missing(config, target) if not (name and lack.can_be_accepted)]
        if lacks:
            return False, "\n".join([f"Not yet {target}. Missing:", *_listed(lacks)])
    async with await open_database(config) as database, database.transaction() as connection:
        await stages.move(connection, target, datetime.now(UTC), accepted_by=name or None)
    return True, f"The stage is {target}: {MEANS[target]}. A program that runs follows within seconds."


async def missing(config: Config, target: Stage) -> list[Lack]:
    """What is missing for a stage, and for those before it."""
    lacks: list[Lack] = []
    if reached(target, "reports"):
        lacks += [*_told(config), *await _in_order(config)]
        async with await open_database(config) as database, database.reading() as connection:
            lacks += await _staffed(connection, config)
            if reached(target, "alerts"):
                lacks += await _trained(connection)
    if reached(target, "alerts"):
        lacks += _read_by_a_person()
    return lacks


async def _stage(config: Config) -> Stage:
    async with await open_database(config) as database, database.reading() as connection:
        return await stages.read(connection)


def _listed(lacks: list[Lack]) -> list[str]:
    return [f"- {lack.sentence}" for lack in lacks]


def _told(config: Config) -> list[Lack]:
    """What people are told about who reads their reports."""
    network, lacks = config.network, []
    if network.name == type(network)().name:
        lacks.append(Lack("The network has no name: write it in config.yaml, network: name:"))
    if not network.contact:
        lacks.append(Lack("Nobody knows how to reach the network: write it in config.yaml, network: contact:"))
    if not network.privacy_url:
        page = "put docs/privacy.md on a page of yours, and its address in config.yaml, network: privacy_url:"
        lacks.append(Lack(f"There is no privacy page: {page}"))
    return lacks


async def _in_order(config: Config) -> list[Lack]:
    """Keys, rooms and platforms, looked at as `farolito doctor` does."""
    lacks = []
    if config.telegram is None and config.discord is None:
        lacks.append(Lack("No platform is on: take telegram: or discord: into config.yaml"))
    for check in await doctor.of_operation(config):
        if check.failed:
            lacks.append(Lack(f"{check.name}: {check.found}. What to do: {check.todo}"))
        elif check.name == "rooms" and "not looked at" in check.found:
            lacks.append(Lack(f"A room could not be looked at: {check.found}. Try again, or /unroom it."))
    return lacks


async def _staffed(connection: AsyncConnection, config: Config) -> list[Lack]:
    """A room to read reports in, and somebody who is there."""
    lacks, now = [], datetime.now(UTC)
    vault = Vault(config.keys.dir, SystemClock())
    if not await rooms.linked(connection, vault, RoomKind.MODERATORS):
        lacks.append(Lack("No moderators' room is linked: start the program, and write /room moderators in a group."))
    if not await shifts.until(connection, now, now + SOON):
        lacks.append(
            Lack("Nobody is on duty in the next seven days: a moderator writes /oncall durham mon 6:00-12:00 weekly")
        )
    return lacks


async def _trained(connection: AsyncConnection) -> list[Lack]:
    """Two people who may approve, and a drill that they walked through."""
    lacks, now = [], datetime.now(UTC)
    people = await grants.holders(connection, DECIDING, now)
    if len(people) < 2:
        has = "Nobody" if not people else "Only one person (with however many accounts)"
        lacks.append(Lack(f"{has} may decide on reports, and schools need two: farolito roles grant, or /grant"))
    stored = await settings.read(connection, drills.LAST)
    last = json.loads(stored) if stored else None
    if last is None:
        lacks.append(Lack("No drill was played: a coordinator writes /drill in the moderators' room."))
    elif not last["is_whole"]:
        lacks.append(Lack("The last drill was not walked through to its end: play it again with /drill"))
    elif now - datetime.fromisoformat(last["finished_at"]) > DRILL_COUNTS:
        lacks.append(Lack("The last drill is more than 90 days old: play one with /drill"))
    return lacks


def _read_by_a_person() -> list[Lack]:
    """The public texts are drafts until a person has signed them."""
    unread = unread_texts()
    if not unread:
        return []
    return [
        Lack(
            f"{len(unread)} public texts were read by no lawyer and no Spanish-speaking organiser yet. Have them read "
            'and signed (docs/operators.md, Stages), or answer for it by name: --accept "NAME"',
            can_be_accepted=True,
        )
    ]


def unread_texts() -> tuple[str, ...]:
    """The public texts that no person has signed as they stand."""
    return reviews.unread()
