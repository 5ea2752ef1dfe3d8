"""`farolito roles …`: who may do what, from the server's own terminal, also while the program runs (R22)."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import open_database
from bot.clock import SystemClock
from bot.config import Config
from bot.domain.messages import Account, Platform
from bot.domain.rights import SERVER, Role
from bot.errors import UserError
from bot.i18n import Texts
from bot.launch import read_config
from bot.services.ids import Ids
from bot.services.people.announcing import Announcing
from bot.services.people.linking import Linking
from bot.services.people.roles import Roles
from bot.services.people.suspending import Suspending
from bot.services.people.volunteers import Volunteers
from bot.services.transport.delivery import Delivery
from bot.storage import people
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

_ACCOUNT = re.compile(r"(telegram|discord):([0-9]{1,20})")
_LOCALE = "en"


@dataclass(frozen=True, slots=True)
class Desk:
    """The services that roles need, in one unit of work. What is announced is sent by the program that runs."""

    work: UnitOfWork
    vault: Vault
    texts: Texts
    counties: frozenset[str]
    roles: Roles
    suspending: Suspending
    linking: Linking
    now: datetime


@asynccontextmanager
async def _desk(config: Path | None) -> AsyncIterator[Desk]:
    settings, knowledge = read_config(config)
    clock, ids = SystemClock(), Ids()
    texts, vault = Texts(settings.timezone), _vault(settings, clock)
    delivery = Delivery(vault, clock)
    announcing = Announcing(vault, texts, delivery)
    delay = timedelta(minutes=settings.moderation.grant_minutes)
    async with await open_database(settings) as database, UnitOfWork(database) as work:
        yield Desk(
            work,
            vault,
            texts,
            frozenset(knowledge.places.counties),
            Roles(ids, texts, delivery, Volunteers(vault, ids), announcing, delay=delay),
            Suspending(vault, ids, texts, announcing),
            Linking(vault, ids, texts, announcing),
            clock.now(),
        )
        await work.commit()


def _vault(settings: Config, clock: SystemClock) -> Vault:
    privacy = settings.privacy
    return Vault(settings.keys.dir, clock, reply_hours=privacy.reply_hours, content_days=privacy.content_days)


Deed = Callable[[Desk], Awaitable[str]]


async def do(config: Path | None, deed: Deed) -> tuple[bool, str]:
    """Do one thing and say it in a sentence; False: it was refused, and nothing changed.

    Raises ConfigError, KnowledgeError, StorageError.
    """
    texts = Texts()
    try:
        async with _desk(config) as desk:
            return True, await deed(desk)
    except UserError as error:
        if error.key == "person-unknown":
            written = error.arguments["alias"]
            return (
                False,
                f"Nobody has the alias “{written}”. Accounts are written telegram:111, aliases: farolito roles list",
            )
        return False, texts.label(_LOCALE, f"error-{error.key}", **error.arguments)


def listing() -> Deed:
    """Aliases with roles and counties; no accounts."""

    async def deed(desk: Desk) -> str:
        lines = []
        for held in await desk.roles.listed(desk.work, SERVER, desk.now):
            parts = [held.alias, held.role.value, desk.roles.counties(_LOCALE, held.counties)]
            if held.effective_at > desk.now:
                parts.append(f"from {desk.texts.moment(_LOCALE, held.effective_at)}")
            parts += ["from config.yaml"] if held.from_config else []
            parts += ["suspended"] if held.suspended else []
            lines.append(" · ".join(parts))
        return "\n".join(lines) or "Nobody has a role."

    return deed


def grant(person: str, role: Role, counties: list[str]) -> Deed:
    """person: an account ("telegram:111") or the alias of somebody who has one."""

    async def deed(desk: Desk) -> str:
        account = await _account(desk, person)
        where = frozenset(_county(desk, name) for name in counties)
        given = await desk.roles.give(desk.work, SERVER, account, role, where, desk.now)
        if given.effective_at == desk.now:
            return f"{given.alias} is {role.value}."
        moment = desk.texts.moment(_LOCALE, given.effective_at)
        return f"{given.alias} is {role.value} from {moment}, unless a coordinator stops it. All coordinators are told."

    return deed


def revoke(alias: str, role: Role) -> Deed:
    async def deed(desk: Desk) -> str:
        return f"{await desk.roles.revoke(desk.work, SERVER, alias, role, desk.now)} is no longer {role.value}."

    return deed


def suspend(alias: str) -> Deed:
    async def deed(desk: Desk) -> str:
        return f"The roles of {await desk.suspending.by_alias(desk.work, SERVER, alias, desk.now)} are suspended."

    return deed


def restore(alias: str) -> Deed:
    async def deed(desk: Desk) -> str:
        return f"The roles of {await desk.suspending.lift(desk.work, SERVER, alias, desk.now)} are in force again."

    return deed


def link(alias: str, account: str) -> Deed:
    """The account is the same person's as the alias."""

    async def deed(desk: Desk) -> str:
        person = await people.by_alias(await desk.work.read(), alias)
        if person is None:
            raise UserError("person-unknown", alias=alias[:20])
        other = await _account(desk, account)
        return f"{account} is {await desk.linking.join(await desk.work.connection(), person, other, desk.now)}."

    return deed


async def _account(desk: Desk, written: str) -> Account:
    if match := _ACCOUNT.fullmatch(written):
        return Account(Platform(match[1]), match[2])
    person = await people.by_alias(await desk.work.read(), written)
    known = await people.accounts_of(await desk.work.read(), desk.vault, person) if person else []
    if not known:
        raise UserError("person-unknown", alias=written[:20])
    return known[0]


def _county(desk: Desk, name: str) -> str:
    known = {county.casefold(): county for county in desk.counties}
    if name.casefold() not in known:
        raise UserError("county-unknown", place=name[:60])
    return known[name.casefold()]
