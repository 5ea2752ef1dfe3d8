"""The sections of config.yaml: what each setting may be, and what it is when nobody set it."""

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    Strict,
    ValidationInfo,
    field_validator,
    model_validator,
)

from bot.config_faults import fault
from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address, Platform
from bot.domain.public_links import is_public_link
from bot.domain.rights import ALL_COUNTIES

SQLITE: Final = "sqlite+aiosqlite:///"
POSTGRESQL: Final = "postgresql+asyncpg://"
PERSON: Final = 'an account in quotes, like "telegram:111", or a list of one person\'s accounts'
_TIME_OF_DAY: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_ACCOUNT: Final = re.compile(r"(telegram|discord):([0-9]{1,20})")


def _web_address(*schemes: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and not re.match(rf"(?:{'|'.join(schemes)})://[^\s/]+", value):
            raise ValueError("not an address")
        return value.rstrip("/")

    return AfterValidator(check)


def _person(value: object) -> tuple[Account, ...]:
    written = value if isinstance(value, list) else [value]
    matches = [_ACCOUNT.fullmatch(part) if isinstance(part, str) else None for part in written]
    accounts = tuple(Account(Platform(match[1]), match[2]) for match in matches if match)
    if not accounts or len(accounts) != len(written):
        raise fault(f"expected {PERSON}")
    return accounts


def _each_once(people: tuple[tuple[Account, ...], ...]) -> tuple[tuple[Account, ...], ...]:
    """Two people approve what matters: nobody may count twice."""
    accounts = [account for person in people for account in person]
    if len(accounts) != len(set(accounts)):
        raise fault("an account stands twice: one entry a person, with all of that person's accounts")
    return people


def read_counties(value: object) -> object:
    if value == "all":
        return frozenset({ALL_COUNTIES})
    if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return frozenset(value)
    raise fault("expected all, or a list of counties: [Durham, Wake]")


def _ascending(minutes: tuple[int, int, int]) -> tuple[int, int, int]:
    if not minutes[0] < minutes[1] < minutes[2]:
        raise fault("expected three numbers of minutes, each more than the one before: [5, 10, 15]")
    return minutes


def _two_times(value: object) -> object:
    """Two times of the wall's clock: 22:00, 07:00."""
    written = value if isinstance(value, list | tuple) else ()
    times = tuple(
        time.fromisoformat(part) if isinstance(part, str) and _TIME_OF_DAY.fullmatch(part) else part for part in written
    )
    if len(times) != 2 or not all(isinstance(part, time) for part in times):
        raise fault('expected two times of day, from and until: ["22:00", "07:00"]')
    return times


def _public_link(link: str | None) -> str | None:
    if link is not None and not is_public_link(link):
        raise fault("expected a public link of Telegram or Discord, like https://t.me/our_channel")
    return link


Text = Annotated[str, Field(max_length=200)]
Number = Annotated[int, Strict()]
Minutes = Annotated[Number, Field(ge=1, le=240)]
Id = Annotated[str, Field(pattern=r"^-?[0-9]{1,20}$")]
Person = Annotated[tuple[Account, ...], BeforeValidator(_person)]
People = Annotated[tuple[Person, ...], AfterValidator(_each_once)]
Folder = Annotated[Path, AfterValidator(Path.expanduser)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: object) -> object:
        """A setting with nothing behind it counts as not set."""
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}


class Network(Section):
    name: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        "Farolito", description="the network's name, at most 60 characters"
    )
    contact: Text = Field("", description="text: how people reach the network")
    press: Text = Field("", description="text: how reporters reach the network")
    privacy_url: Annotated[Text, _web_address("https", "http")] = Field(
        "", description="the address of a page, https://…"
    )


class Database(Section):
    url: str = Field(description=" or ".join(f"{scheme}…" for scheme in (SQLITE, POSTGRESQL)))

    @field_validator("url")
    @classmethod
    def _known(cls, url: str) -> str:
        if not url.startswith((SQLITE, POSTGRESQL)):
            raise ValueError("an unknown database")
        return url


class Keys(Section):
    dir: Folder = Field(description="the path of a folder")


class Web(Section):
    host: Text = Field("127.0.0.1", description="an address of this machine; 127.0.0.1: only this machine")
    port: Annotated[Number, Field(ge=0, le=65535)] = Field(
        8080, description="a port, a number from 1 to 65535 (0: any that is free)"
    )
    public_url: Annotated[Text, _web_address("https", "http")] = Field(
        "", description="the address under which the public reaches this machine, https://…"
    )


class Webhook(Section):
    """secret: from the environment; Telegram sends it with each call."""

    public_url: Annotated[str, _web_address("https", "http")] = Field(
        description="the address under which Telegram reaches this machine, https://…"
    )
    path: Annotated[str, Field(pattern=r"^/[\w./-]*$")] = Field("/telegram", description="a path, like /telegram")
    secret: SecretStr = SecretStr("")


class Telegram(Section):
    """base_url and base_file_url end in /bot, without the token."""

    mode: Literal["polling", "webhook"] = Field("polling", description="polling or webhook")
    base_url: Annotated[str, _web_address("https", "http")] = Field(
        "https://api.telegram.org/bot", description="the address of a Bot API server, https://…"
    )
    base_file_url: Annotated[str, _web_address("https", "http")] = Field(
        "https://api.telegram.org/file/bot", description="the address of a Bot API server's files, https://…"
    )
    webhook: Webhook | None = Field(None, validate_default=True)
    token: SecretStr = SecretStr("")

    @model_validator(mode="before")
    @classmethod
    def _of_one_server(cls, data: object) -> object:
        """Complete the two addresses; files come from the same server unless said otherwise."""
        if not isinstance(data, dict) or not isinstance(base := data.get("base_url"), str):
            return data
        server = base.rstrip("/").removesuffix("/bot")
        files = data.get("base_file_url") or f"{server}/file/bot"
        return data | {"base_url": f"{server}/bot", "base_file_url": files}

    @field_validator("webhook")
    @classmethod
    def _is_there(cls, webhook: Webhook | None, info: ValidationInfo) -> Webhook | None:
        if webhook is None and info.data.get("mode") == "webhook":
            raise fault("is missing: mode: webhook needs webhook: with public_url: below it")
        return webhook


class MappedRole(Section):
    """What a role of the Discord server gives. An owner or coordinator is made here or by one, never by Discord."""

    role: Literal["moderator", "verifier", "editor", "partner"] = Field(
        description="moderator, verifier, editor or partner"
    )
    counties: Annotated[frozenset[str], BeforeValidator(read_counties)] = frozenset({ALL_COUNTIES})


def _role_ids(roles: dict[str, MappedRole]) -> dict[str, MappedRole]:
    if not all(re.fullmatch(r"[0-9]{1,20}", id) for id in roles):
        raise fault("expected ids of Discord roles in quotes, each with role: and counties: below it")
    return roles


def _alert_role_ids(roles: dict[str, str]) -> dict[str, str]:
    if not all(re.fullmatch(r"[0-9]{1,20}", id) for id in roles.values()):
        raise fault("expected counties, each with the id of a Discord role in quotes behind it")
    return roles


class Discord(Section):
    api_url: Annotated[str, _web_address("https", "http")] = Field(
        "https://discord.com/api/v10", description="the address of Discord's REST interface, https://…"
    )
    gateway_url: Annotated[str, _web_address("wss", "ws")] = Field(
        "wss://gateway.discord.gg", description="the address of Discord's gateway, wss://…"
    )
    roles: Annotated[dict[str, MappedRole], AfterValidator(_role_ids)] = Field(
        {}, description="ids of Discord roles in quotes, each with role: and counties: below it"
    )
    alert_roles: Annotated[dict[str, str], AfterValidator(_alert_role_ids)] = Field(
        {}, description="counties, each with the id of a Discord role in quotes behind it"
    )
    token: SecretStr = SecretStr("")


class RoomEntry(Section):
    """A room for the first start. counties: names, or ALL_COUNTIES."""

    platform: Literal["telegram", "discord"] = Field(description="telegram or discord")
    chat: Id = Field(description='the chat\'s id in quotes, like "-1001234567890"')
    topic: Id | None = Field(None, description='the id of a topic or thread in quotes, like "17"')
    kind: Literal["moderators", "alerts", "verifiers", "coordinators", "editors", "partner"] = Field(
        description="one of moderators, alerts, verifiers, coordinators, editors, partner"
    )
    counties: Annotated[frozenset[str], BeforeValidator(read_counties)] = frozenset({ALL_COUNTIES})
    language: AlertLanguage = Field(AlertLanguage.BOTH, description="en, es or both")
    link: Annotated[str | None, AfterValidator(_public_link)] = Field(
        None, description="a public link of Telegram or Discord, like https://t.me/our_channel"
    )

    @property
    def address(self) -> Address:
        return Address(Platform(self.platform), self.chat, self.topic)


class Moderation(Section):
    """In minutes: until the reporter is told that nobody looked; until a claim without an action lapses;
    until a new moderator's role takes effect; until one who agreed to publish is offered to say "we are checking"."""

    unclaimed_minutes: Annotated[Number, Field(ge=1, le=1440)] = Field(
        15, description="minutes, a whole number from 1 to 1440"
    )
    attachments_mb_per_day: Annotated[Number, Field(ge=0, le=100_000)] = Field(
        200, description="megabytes, a whole number from 0 to 100000"
    )
    escalate_minutes: Annotated[tuple[Minutes, Minutes, Minutes], AfterValidator(_ascending)] = Field(
        (5, 10, 15), description="three numbers of minutes, each more than the one before: [5, 10, 15]"
    )
    claim_minutes: Annotated[Number, Field(ge=2, le=1440)] = Field(
        15, description="minutes, a whole number from 2 to 1440"
    )
    grant_minutes: Annotated[Number, Field(ge=1, le=1440)] = Field(
        10, description="minutes, a whole number from 1 to 1440"
    )
    second_minutes: Annotated[Number, Field(ge=1, le=1440)] = Field(
        10, description="minutes, a whole number from 1 to 1440"
    )
    rumour_people: Annotated[Number, Field(ge=2, le=100)] = Field(3, description="a whole number from 2 to 100")
    rumour_minutes: Annotated[Number, Field(ge=5, le=1440)] = Field(
        60, description="minutes, a whole number from 5 to 1440"
    )


class Limits(Section):
    """On reports: in an hour from one person; from all people, before reports of one place share a card.

    On suggestions: in a day from one person."""

    reports_per_person_hour: Annotated[Number, Field(ge=1, le=100)] = Field(
        5, description="a whole number from 1 to 100"
    )
    surge_reports_hour: Annotated[Number, Field(ge=1, le=10_000)] = Field(
        60, description="a whole number from 1 to 10000"
    )
    suggestions_per_day: Annotated[Number, Field(ge=1, le=50)] = Field(3, description="a whole number from 1 to 50")


class Groups(Section):
    """cooldown_seconds: for so long a command's whole answer stands once in a group; a repeat gets one line."""

    cooldown_seconds: Annotated[Number, Field(ge=0, le=3600)] = Field(
        30, description="seconds, a whole number from 0 to 3600"
    )


class Alerts(Section):
    """hold_seconds: from *Publish* to the first send, for *Undo*. cap_per_hour: what one moderator publishes alone."""

    hold_seconds: Annotated[Number, Field(ge=0, le=300)] = Field(
        20, description="seconds, a whole number from 0 to 300"
    )
    feed: bool = Field(False, description="true or false")
    cap_per_hour: Annotated[Number, Field(ge=1, le=100)] = Field(3, description="a whole number from 1 to 100")
    valid_minutes: Annotated[Number, Field(ge=10, le=1440)] = Field(
        120, description="minutes, a whole number from 10 to 1440"
    )
    quiet_hours: Annotated[tuple[time, time], BeforeValidator(_two_times)] = Field(
        (time(22), time(7)), description='two times of day, from and until: ["22:00", "07:00"]'
    )


class Privacy(Section):
    reply_hours: Annotated[Number, Field(ge=1, le=72)] = Field(72, description="hours, a whole number from 1 to 72")
    content_days: Annotated[Number, Field(ge=1, le=30)] = Field(30, description="days, a whole number from 1 to 30")
    location_decimals: Annotated[Number, Field(ge=1, le=3)] = Field(2, description="a whole number from 1 to 3")


class Log(Section):
    format: Literal["console", "json"] = Field("console", description="console or json")
    level: Literal["debug", "info", "warning", "error"] = Field("info", description="debug, info, warning or error")
