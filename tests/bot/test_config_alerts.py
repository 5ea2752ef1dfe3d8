"""Quiet hours and the public links of alert channels: what may stand in the file, and what is refused."""

from datetime import time
from pathlib import Path

import pytest

from bot.config import load
from bot.errors import ConfigError
from tests.bot.test_config import EXAMPLE

ROOM = '\nrooms: [{platform: telegram, chat: "-1", kind: alerts, link: "%s"}]\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_r33_people_sleep_from_ten_to_seven_unless_said_otherwise(tmp_path: Path) -> None:
    assert load(written(tmp_path, "region: nc"), {}).alerts.quiet_hours == (time(22), time(7))
    other = 'alerts: {quiet_hours: ["21:30", "06:00"]}'
    assert load(written(tmp_path, other), {}).alerts.quiet_hours == (time(21, 30), time(6))
    assert "quiet_hours" in EXAMPLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("hours", ['["22:00"]', '["10 pm", "7 am"]', '["24:00", "07:00"]', "2200", "[22, 7]"])
def test_times_that_are_none_are_refused(tmp_path: Path, hours: str) -> None:
    with pytest.raises(ConfigError, match="two times of day"):
        load(written(tmp_path, f"alerts: {{quiet_hours: {hours}}}"), {})


@pytest.mark.parametrize("link", ["https://t.me/farolito_durham", "https://discord.gg/abc123"])
def test_a_channel_has_a_public_link_of_its_platform(tmp_path: Path, link: str) -> None:
    assert load(written(tmp_path, ROOM % link), {}).rooms[0].link == link


@pytest.mark.parametrize(
    "link",
    ["http://t.me/farolito", "https://example.org/channel", "https://t.me.example.org/x", "t.me/x", "https://t.me/"],
)
def test_nobody_is_led_elsewhere(tmp_path: Path, link: str) -> None:
    with pytest.raises(ConfigError, match="public link of Telegram or Discord"):
        load(written(tmp_path, ROOM % link), {})
