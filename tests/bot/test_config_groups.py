"""What config.yaml says of groups and of Discord's opt-in roles."""

from pathlib import Path

import pytest

from bot.config import defaults, load
from bot.errors import ConfigError

ENVIRONMENT = {"FAROLITO_DISCORD_TOKEN": "a.discord.token-of-nobody-at-all-0123456789"}
COUNTIES = ("Durham", "Wake", "New Hanover")


def faults(file: Path, text: str) -> list[str]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file, ENVIRONMENT, counties=COUNTIES)
    return [str(finding) for finding in caught.value.findings]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def test_a_commands_whole_answer_stands_once_in_half_a_minute() -> None:
    assert defaults().groups.cooldown_seconds == 30


def test_a_county_has_the_role_that_its_alerts_ping(file: Path) -> None:
    file.write_text(
        'discord:\n  alert_roles:\n    New Hanover: "777"\ngroups: {cooldown_seconds: 0}\n', encoding="utf-8"
    )
    config = load(file, ENVIRONMENT, counties=COUNTIES)
    assert config.discord is not None
    assert config.discord.alert_roles == {"New Hanover": "777"}
    assert config.groups.cooldown_seconds == 0


def test_a_role_is_an_id_and_its_county_is_one(file: Path) -> None:
    (wrong,) = faults(file, 'discord:\n  alert_roles:\n    Durham: "@alerts"\n')
    assert "expected counties, each with the id of a Discord role" in wrong
    (unknown,) = faults(file, 'discord:\n  alert_roles:\n    Dorham: "777"\n')
    assert "no county of nc is called Dorham" in unknown
    assert "Durham" in unknown
