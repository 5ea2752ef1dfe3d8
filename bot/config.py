"""config.yaml as one frozen, validated model; secrets from the environment."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Annotated, Final, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator, model_validator

from bot.config_faults import closest, fault, found, misplaced_secrets, translated
from bot.config_partner import Referrals
from bot.config_sections import (
    PERSON,
    SQLITE,
    Alerts,
    Database,
    Discord,
    Folder,
    Groups,
    Keys,
    Limits,
    Log,
    Moderation,
    Network,
    People,
    Privacy,
    RoomEntry,
    Section,
    Telegram,
    Web,
)
from bot.errors import ConfigError, Finding
from knowledge.documents import Document, Value, parse_yaml
from knowledge.errors import KnowledgeError

__all__ = ["Config", "Counties", "Discord", "Network", "RoomEntry", "Telegram", "defaults", "load"]

TELEGRAM_TOKEN: Final = "FAROLITO_TELEGRAM_TOKEN"  # noqa: S105 (the variable's name)
TELEGRAM_WEBHOOK_SECRET: Final = "FAROLITO_TELEGRAM_WEBHOOK_SECRET"  # noqa: S105
DISCORD_TOKEN: Final = "FAROLITO_DISCORD_TOKEN"  # noqa: S105

# What tokens of both platforms are made of: full-width letters, quotes and spaces come from pasting.
_TOKEN: Final = re.compile(r"[A-Za-z0-9:._-]+")
# Telegram, setWebhook: secret_token is 1-256 characters of these.
_WEBHOOK_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")

STAGE_ELSEWHERE: Final = "is no setting any more: farolito golive shows the stage and moves it. Take the line out"
_OR_OFF: Final = " (to leave the platform off, take its section out of the file)"

Counties: TypeAlias = Collection[str] | Callable[[str], Collection[str]]


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = closest(value, available_timezones()) or "for example America/New_York"
        raise fault(f"expected the name of a time zone; {hint}") from None
    return value


class Config(Section):
    """Every setting. telegram, discord: None when the platform is off."""

    region: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{1,30}$")] = Field(
        "nc", description="the name of a knowledge pack, like nc"
    )
    timezone: Annotated[str, AfterValidator(_timezone)] = Field(
        "America/New_York", description="the name of a time zone, like America/New_York"
    )
    network: Network = Network()
    data_dir: Folder = Field(Path("data"), description="the path of a folder")
    database: Database
    keys: Keys
    web: Web = Web()
    telegram: Telegram | None = None
    discord: Discord | None = None
    owners: People = Field((), description=f"a list; each entry is {PERSON}")
    moderators: People = Field((), description=f"a list; each entry is {PERSON}")
    rooms: tuple[RoomEntry, ...] = Field((), description="a list of rooms, each beginning with a dash")
    moderation: Moderation = Moderation()
    limits: Limits = Limits()
    groups: Groups = Groups()
    alerts: Alerts = Alerts()
    privacy: Privacy = Privacy()
    referrals: Referrals | None = None
    log: Log = Log()

    @model_validator(mode="before")
    @classmethod
    def _in_data_dir(cls, data: object) -> object:
        """Database and keys live in data_dir unless said otherwise."""
        if not isinstance(data, dict):
            return data
        written = data.get("data_dir")
        folder = Path(written if isinstance(written, str) else "data").expanduser()
        places = {
            "database": {"url": f"{SQLITE}{folder / 'farolito.db'}"},
            "keys": {"dir": str(folder / "keys")},
        }
        for section, derived in places.items():
            own = data.get(section)
            if own is None:
                data = data | {section: derived}
            elif isinstance(own, dict):
                given = {key: value for key, value in own.items() if value is not None or key not in derived}
                data = data | {section: derived | given}
        return data

    @field_validator("moderators")
    @classmethod
    def _same_people(cls, moderators: People, info: ValidationInfo) -> People:
        """An owner who is named as a moderator too is one person, with the same accounts."""
        owners = {account: set(person) for person in info.data.get("owners", ()) for account in person}
        for person in moderators:
            for account in person:
                if account in owners and owners[account] != set(person):
                    raise fault(f"{account} stands among the owners with other accounts: write the same list in both")
        return moderators

    @field_validator("alerts")
    @classmethod
    def _feed_has_an_address(cls, alerts: Alerts, info: ValidationInfo) -> Alerts:
        """A feed names itself by the address under which everybody finds it."""
        web = info.data.get("web")
        if alerts.feed and web is not None and not web.public_url:
            raise fault("feed: true needs web.public_url, the address under which the public reaches this machine")
        return alerts

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must appear in no log."""
        webhook = self.telegram.webhook if self.telegram else None
        held = (
            self.telegram.token if self.telegram else None,
            webhook.secret if webhook else None,
            self.discord.token if self.discord else None,
        )
        return tuple(secret.get_secret_value() for secret in held if secret and secret.get_secret_value())


def defaults() -> Config:
    """The settings without a file: both platforms off."""
    return Config.model_validate({})


def load(path: Path | str, environment: Mapping[str, str], *, counties: Counties | None = None) -> Config:
    """Read the file and the secrets of the environment.

    counties: the names a room may serve, or a function that gives them for the file's region; without it they
    are not checked. Raises ConfigError with every fault at once.
    """
    document = _document(Path(path))
    misplaced = misplaced_secrets(document)
    data = _without(document.data, [place for place, _ in misplaced])
    findings = [finding for _, finding in misplaced]
    if isinstance(data, dict):
        data = {
            name: {} if value is None and name in ("telegram", "discord") else value for name, value in data.items()
        }
        if "stage" in data:
            del data["stage"]
            findings.append(found(document, ("stage",), STAGE_ELSEWHERE))
        findings += _take_secrets(document, data, environment)
        findings += _unknown_counties(document, data, counties)
    try:
        config = Config.model_validate({} if data is None else data)
    except ValidationError as error:
        findings += translated(document, Config, error)
    if findings:
        raise ConfigError(path, sorted(findings, key=lambda finding: finding.line or 0))
    return config


def _document(path: Path) -> Document:
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError as error:
        message = "there is no such file here; write one with: farolito setup"
        raise ConfigError(path, [Finding(None, "file", message)]) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise ConfigError(path, [Finding(None, "file", f"cannot be read: {reason}")]) from error
    except KnowledgeError as error:
        faults = [Finding(part.line, part.field or "file", part.message) for part in error.findings]
        raise ConfigError(path, faults) from error


def _without(data: Value, places: list[tuple[str | int, ...]]) -> Value:
    """The data without what stands at some places, so that one mistake is reported once."""
    data = deepcopy(data)
    for place in places:
        parent = data
        for part in place[:-1]:
            parent = parent[part]  # type: ignore[index]
        if isinstance(parent, dict):
            del parent[str(place[-1])]
        elif isinstance(parent, list):
            parent[int(place[-1])] = None
    return data


def _take_secrets(document: Document, data: dict[str, Value], environment: Mapping[str, str]) -> Iterator[Finding]:
    """Put the secrets where the model holds them; say which are missing."""
    telegram, discord = data.get("telegram"), data.get("discord")
    wanted: list[tuple[tuple[str, ...], str, Value, str, str]] = [
        (("telegram",), "token", telegram, TELEGRAM_TOKEN, "the token that @BotFather gave you"),
        (("discord",), "token", discord, DISCORD_TOKEN, "the bot's token from Discord's developer portal"),
    ]
    if isinstance(telegram, dict) and telegram.get("mode") == "webhook":
        what = "a long random word of letters, digits, - and _"
        wanted.append((("telegram", "webhook"), "secret", telegram.get("webhook"), TELEGRAM_WEBHOOK_SECRET, what))
    for path, name, section, variable, what in wanted:
        if not isinstance(section, dict):
            continue
        secret = environment.get(variable, "").strip()
        section[name] = secret
        if not secret:
            yield Finding(document.line(path), variable, f"is not set in the environment: expected {what}{_OR_OFF}")
        elif not (_WEBHOOK_SECRET if name == "secret" else _TOKEN).fullmatch(secret):
            yield Finding(document.line(path), variable, f"cannot be right: expected {what}, without quotes or spaces")


def _unknown_counties(document: Document, data: dict[str, Value], counties: Counties | None) -> Iterator[Finding]:
    region = data.get("region") or "nc"
    if counties is None or not isinstance(region, str):
        return
    try:
        known = frozenset(counties(region) if callable(counties) else counties)
    except LookupError:
        yield found(document, ("region",), "there is no knowledge pack of this name")
        return
    listed = [((*where, at), name) for where, named in _named_counties(data) for at, name in enumerate(named)]
    for place, name in [*listed, *_counties_with_roles(data)]:
        if isinstance(name, str) and name not in known:
            hint = closest(name, known) or "names stand without the word County"
            yield found(document, place, f"no county of {region} is called {name}; {hint}")


def _counties_with_roles(data: dict[str, Value]) -> list[tuple[tuple[str | int, ...], Value]]:
    """The counties that have a role on Discord, and where each stands."""
    discord = data.get("discord")
    roles = discord.get("alert_roles") if isinstance(discord, dict) else None
    return [(("discord", "alert_roles", name), name) for name in (roles if isinstance(roles, dict) else ())]


def _named_counties(data: dict[str, Value]) -> Iterator[tuple[tuple[str | int, ...], list[Value]]]:
    """Where lists of counties stand, and what they hold: in rooms, and in roles of a Discord server."""
    rooms, discord = data.get("rooms"), data.get("discord")
    entries: list[tuple[tuple[str | int, ...], Value]] = [
        (("rooms", position), room) for position, room in enumerate(rooms if isinstance(rooms, list) else ())
    ]
    entries.append((("referrals",), data.get("referrals")))
    roles = discord.get("roles") if isinstance(discord, dict) else None
    entries += [
        (("discord", "roles", str(id)), role) for id, role in (roles.items() if isinstance(roles, dict) else ())
    ]
    for where, entry in entries:
        if isinstance(entry, dict) and isinstance(named := entry.get("counties"), list):
            yield (*where, "counties"), named
