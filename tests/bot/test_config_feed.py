"""config.yaml: the feed of alerts, and the address under which it is found."""

from pathlib import Path

import pytest

from bot.config import load
from bot.errors import ConfigError


def test_r35_a_feed_needs_the_address_under_which_it_is_found(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("alerts:\n  feed: true\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file, {})
    (finding,) = caught.value.findings
    assert finding.line == 1
    assert "web.public_url" in str(finding)


def test_r35_a_feed_with_its_address(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("alerts: {feed: true}\nweb: {public_url: 'https://bot.example/'}\n", encoding="utf-8")
    config = load(file, {})
    assert (config.alerts.feed, config.web.public_url) == (True, "https://bot.example")
