"""config.yaml: every fault at once, with line, key and what was expected; secrets only from the environment."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from bot.config import STAGE_ELSEWHERE, Config, Counties, defaults, load
from bot.config_sections import Discord, MappedRole, RoomEntry, Telegram, Webhook
from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.errors import ConfigError

EXAMPLE = Path(__file__).parents[2] / "config.example.yaml"
SETTINGS = ", ".join(Config.model_fields)
COUNTIES = frozenset({"Durham", "Wake", "New Hanover"})
ENVIRONMENT = {
    "FAROLITO_TELEGRAM_TOKEN": "123456:telegram-token",
    "FAROLITO_DISCORD_TOKEN": "discord-token",
    "FAROLITO_TELEGRAM_WEBHOOK_SECRET": "webhook-secret",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def read(file: Path, text: str, counties: Counties | None = COUNTIES) -> Config:
    file.write_text(text, encoding="utf-8")
    return load(file, ENVIRONMENT, counties=counties)


def faults(file: Path, text: str, environment: dict[str, str] | None = None) -> list[str]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file, ENVIRONMENT if environment is None else environment, counties=COUNTIES)
    assert caught.value.file == file
    return [str(finding) for finding in caught.value.findings]


def test_without_a_file_the_defaults_apply() -> None:
    config = defaults()
    assert (config.region, config.timezone) == ("nc", "America/New_York")
    assert (config.telegram, config.discord, config.owners, config.rooms) == (None, None, (), ())
    assert config.database.url == "sqlite+aiosqlite:///data/farolito.db"
    assert config.keys.dir == Path("data/keys")
    assert (config.web.host, config.web.port) == ("127.0.0.1", 8080)
    assert (config.privacy.reply_hours, config.privacy.content_days) == (72, 30)
    assert config.secrets == ()


def test_an_empty_file_means_the_defaults(file: Path) -> None:
    assert read(file, "# nothing\n") == defaults()
    assert read(file, "network:\nowners:\nregion:\nprivacy:\n  reply_hours:\n") == defaults()


def test_the_example_says_what_the_defaults_are() -> None:
    example = load(EXAMPLE, ENVIRONMENT, counties=COUNTIES)
    assert example.telegram == Telegram(token=example.telegram.token if example.telegram else "")
    assert example.discord == Discord(token=example.discord.token if example.discord else "")
    assert example.model_copy(update={"telegram": None, "discord": None}) == defaults()


def test_the_examples_commented_settings_can_be_used(file: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    text = re.sub(r"^(database|keys|owners|moderators|rooms): .*\n(?=#\1)", "", text, flags=re.MULTILINE)
    config = read(file, re.sub(r"^#(?![ \n])", "", re.sub(r'^#(?=  +[-a-z_"]+)', "", text, flags=re.M), flags=re.M))
    assert config.database.url.startswith("postgresql+asyncpg://")
    assert config.keys.dir == Path("/var/lib/farolito/keys")
    assert config.telegram
    assert config.telegram.webhook
    assert len(config.owners) == 2
    assert config.rooms[0].counties == {"Durham", "Wake"}
    assert config.discord
    assert config.discord.roles["555"].role == "verifier"
    assert config.discord.roles["555"].counties == {"Durham", "Wake"}


@pytest.mark.parametrize("model", [Config, Telegram, Webhook, Discord, MappedRole, RoomEntry])
def test_the_example_names_every_setting_under_a_comment(model: type[BaseModel]) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for name in set(model.model_fields) - {"token", "secret"}:
        assert any(re.match(rf"#? *(- )?{name}:", line) for line in lines), name


def test_everything_can_be_set(file: Path) -> None:
    config = read(
        file,
        """
region: nc
timezone: America/Chicago
network: {name: Red del Sur, contact: "+1 919 555 0100", press: a@b.org, privacy_url: "https://red.example/p"}
data_dir: /srv/farolito
web: {host: 0.0.0.0, port: 0}
telegram: {mode: webhook, webhook: {public_url: "https://bot.example/", path: /tg}}
discord:
owners: ["telegram:111", ["telegram:222", "discord:333"]]
moderators: ["discord:444", ["discord:333", "telegram:222"]]
rooms:
  - {platform: telegram, chat: "-100123", topic: "17", kind: moderators, counties: [New Hanover], language: es}
  - {platform: discord, chat: "987654321", kind: alerts}
moderation: {unclaimed_minutes: 20, claim_minutes: 5, grant_minutes: 30, escalate_minutes: [2, 4, 8]}
limits: {reports_per_person_hour: 3, surge_reports_hour: 20}
alerts: {valid_minutes: 90}
privacy: {reply_hours: 24, content_days: 7, location_decimals: 1}
log: {format: json, level: debug}
""",
    )
    assert config.database.url == "sqlite+aiosqlite:////srv/farolito/farolito.db"
    assert config.keys.dir == Path("/srv/farolito/keys")
    assert config.telegram
    assert config.telegram.webhook
    assert config.telegram.webhook.public_url == "https://bot.example"
    assert config.discord
    assert config.owners == (
        (Account(Platform.TELEGRAM, "111"),),
        (Account(Platform.TELEGRAM, "222"), Account(Platform.DISCORD, "333")),
    )
    room, channel = config.rooms
    assert room.address == Address(Platform.TELEGRAM, "-100123", "17")
    assert room.kind == "moderators"
    assert (room.counties, room.language) == (frozenset({"New Hanover"}), AlertLanguage.SPANISH)
    assert channel.address == Address(Platform.DISCORD, "987654321")
    assert (config.moderation.unclaimed_minutes, config.moderation.claim_minutes) == (20, 5)
    assert (config.moderation.grant_minutes, config.moderation.escalate_minutes) == (30, (2, 4, 8))
    assert (config.limits.reports_per_person_hour, config.limits.surge_reports_hour) == (3, 20)
    assert (channel.counties, channel.language) == (frozenset({ALL_COUNTIES}), AlertLanguage.BOTH)
    assert set(config.secrets) == set(ENVIRONMENT.values())


def test_every_fault_is_named_at_once_with_its_line(file: Path) -> None:
    found = faults(
        file,
        """stage: alert
regoin: nc
web:
  port: "8080"
rooms:
  - platform: telegram
    chat: -1001234
    kind: moderator
    counties: [Durhm]
owners: [111]
telegram:
  mode: pulling
""",
        {},
    )
    no_token = (
        "is not set in the environment: expected the token that @BotFather gave you "
        "(to leave the platform off, take its section out of the file)"
    )
    assert found == [
        f"line 1: stage: {STAGE_ELSEWHERE}",
        "line 2: regoin: there is no such setting; did you mean region?",
        "line 4: web.port: expected a port, a number from 1 to 65535 (0: any that is free)",
        'line 7: rooms[0].chat: expected the chat\'s id in quotes, like "-1001234567890"',
        "line 8: rooms[0].kind: expected one of moderators, alerts, verifiers, coordinators, editors, partner",
        "line 9: rooms[0].counties[0]: no county of nc is called Durhm; did you mean Durham?",
        'line 10: owners[0]: expected an account in quotes, like "telegram:111", or a list of one person\'s accounts',
        f"line 11: FAROLITO_TELEGRAM_TOKEN: {no_token}",
        "line 12: telegram.mode: expected polling or webhook",
    ]


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ("- a\n- b\n", "line 1: file", "expected settings, each on a line of its own: name: value"),
        ("nonsense\n", "line 1: file", "expected settings, each on a line of its own: name: value"),
        ("web: 8080\n", "line 1: web", "expected settings below it, each on a line of its own: name: value"),
        ("port: 80\n", "line 1: port", "there is no such setting here; did you mean web.port?"),
        ("rooms: [12]\n", "line 1: rooms[0]", "expected settings below it, each on a line of its own: name: value"),
        ("rooms: Durham\n", "line 1: rooms", "expected a list of rooms, each beginning with a dash"),
        (
            "rooms:\n  - kind: alerts\n    chat: '1'\n",
            "line 2: rooms[0].platform",
            "is missing: expected telegram or discord",
        ),
        ("timezone: US/Estern\n", "line 1: timezone", "expected the name of a time zone; did you mean US/Eastern?"),
        (
            "database:\n  url: mysql://x\n",
            "line 2: database.url",
            "expected sqlite+aiosqlite:///… or postgresql+asyncpg://…",
        ),
        (
            "network:\n  privacy_url: red.org\n",
            "line 2: network.privacy_url",
            "expected the address of a page, https://…",
        ),
        ("network:\n  name: 2026\n", "line 2: network.name", "expected the network's name, at most 60 characters"),
        ("privacy:\n  reply_hours: 96\n", "line 2: privacy.reply_hours", "expected hours, a whole number from 1 to 72"),
        (
            "privacy:\n  reply_hours: true\n",
            "line 2: privacy.reply_hours",
            "expected hours, a whole number from 1 to 72",
        ),
        (
            "telegram:\n  mode: webhook\n",
            "line 1: telegram.webhook",
            "is missing: mode: webhook needs webhook: with public_url: below it",
        ),
        (
            "discord:\n  gateway_url: https://x\n",
            "line 2: discord.gateway_url",
            "expected the address of Discord's gateway, wss://…",
        ),
        (
            "owners: ['telegram:1', ['telegram:1', 'discord:2']]\n",
            "line 1: owners",
            "an account stands twice: one entry a person, with all of that person's accounts",
        ),
        (
            "owners: ['telegram:1']\nmoderators: [['telegram:1', 'discord:2']]\n",
            "line 2: moderators",
            "telegram:1 stands among the owners with other accounts: write the same list in both",
        ),
        (
            "rooms:\n  - {platform: telegram, chat: '1', kind: alerts, counties: Durham}\n",
            "line 2: rooms[0].counties",
            "expected all, or a list of counties: [Durham, Wake]",
        ),
        ("stage: answers\nstage: alerts\n", "line 2: stage", "the key stands twice, first on line 1"),
        ("telegram:\n  webook: {}\n", "line 2: telegram.webook", "there is no such setting; did you mean webhook?"),
        ("xyz: 1\n", "line 1: xyz", f"there is no such setting; expected one of: {SETTINGS}"),
    ],
)
def test_a_fault_says_what_was_expected(file: Path, text: str, key: str, message: str) -> None:
    assert faults(file, text) == [f"{key}: {message}"]


def test_broken_yaml_names_its_line(file: Path) -> None:
    assert re.fullmatch(r"line \d: file: broken YAML: .*", faults(file, "a: [1\nb: 2\n")[0])


@pytest.mark.parametrize(
    "text",
    [
        "telegram:\n  token: 123456:abc\n",
        "discord:\n  token: abc\n",
        "network:\n  contact: 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1\n",
        "telegram:\n  base_url: https://api.telegram.org/bot123456:abcdef\n",
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_repeated(file: Path, text: str) -> None:
    found = faults(file, text)
    assert len(found) == 1
    assert found[0].startswith("line 2: ")
    assert "secrets do not stand in this file: set FAROLITO_" in found[0]
    assert "abc" not in found[0]
    assert "AAH" not in found[0]


def test_a_fault_never_repeats_the_value(file: Path) -> None:
    assert "hunter2" not in "".join(faults(file, "web:\n  port: hunter2\nstage: hunter2\n"))


@pytest.mark.parametrize("secret", ["", "   ", "two words", '"a.token"', "１２３:ＡＢＣ"])
def test_a_platform_without_a_usable_token_stops_the_start(file: Path, secret: str) -> None:
    found = faults(file, "network: {}\ndiscord: {}\n", {"FAROLITO_DISCORD_TOKEN": secret})
    assert len(found) == 1
    assert found[0].startswith("line 2: FAROLITO_DISCORD_TOKEN: ")


def test_a_webhook_needs_its_secret_and_polling_does_not(file: Path) -> None:
    token = {"FAROLITO_TELEGRAM_TOKEN": "123:abc"}
    text = "telegram:\n  mode: {}\n  webhook: {{public_url: 'https://x.org'}}\n"
    found = faults(file, text.format("webhook"), token)
    assert [fault.split(": ")[1] for fault in found] == ["FAROLITO_TELEGRAM_WEBHOOK_SECRET"]
    assert faults(file, text.format("webhook"), token | {"FAROLITO_TELEGRAM_WEBHOOK_SECRET": "no spaces!"})
    file.write_text(text.format("polling"), encoding="utf-8")
    assert load(file, token).telegram


def test_secrets_are_not_shown(file: Path) -> None:
    config = read(file, "telegram: {mode: webhook, webhook: {public_url: 'https://x.org'}}\ndiscord: {}\n")
    assert config.telegram
    assert config.telegram.token.get_secret_value() == "123456:telegram-token"
    for secret in ENVIRONMENT.values():
        assert secret not in repr(config)
        assert secret not in config.model_dump_json()


@pytest.mark.parametrize(
    ("written", "base", "files"),
    [
        ("base_url: 'http://127.0.0.1:81/bot'", "http://127.0.0.1:81/bot", "http://127.0.0.1:81/file/bot"),
        ("base_url: 'http://127.0.0.1:81/bot/'", "http://127.0.0.1:81/bot", "http://127.0.0.1:81/file/bot"),
        ("base_url: 'http://127.0.0.1:81'", "http://127.0.0.1:81/bot", "http://127.0.0.1:81/file/bot"),
        ("base_url: 'http://a/bot', base_file_url: 'http://b/file/bot'", "http://a/bot", "http://b/file/bot"),
        ("mode: polling", "https://api.telegram.org/bot", "https://api.telegram.org/file/bot"),
    ],
)
def test_another_bot_api_server_can_be_used(file: Path, written: str, base: str, files: str) -> None:
    telegram = read(file, f"telegram: {{{written}}}\n").telegram
    assert telegram
    assert (telegram.base_url, telegram.base_file_url) == (base, files)


def test_counties_belong_to_the_files_region(file: Path) -> None:
    known = {"nc": {"Durham"}, "ga": {"Fulton"}}
    room = "rooms:\n  - {{platform: discord, chat: '1', kind: alerts, counties: [{}]}}\n"
    config = read(file, "region: ga\n" + room.format("Fulton"), lambda region: known[region])
    assert config.rooms[0].counties == {"Fulton"}
    with pytest.raises(ConfigError, match="no county of ga is called Durham"):
        read(file, "region: ga\n" + room.format("Durham"), lambda region: known[region])
    with pytest.raises(ConfigError, match="line 1: region: there is no knowledge pack"):
        read(file, "region: tx\n" + room.format("Fulton"), lambda region: known[region])


def test_a_missing_file_says_how_to_begin(file: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.yaml: file: .*farolito setup"):
        load(file, {})


def test_what_is_no_readable_text_says_so(file: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(file.parent, {})
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(file, {})


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        defaults().region = "us"  # type: ignore[misc]
