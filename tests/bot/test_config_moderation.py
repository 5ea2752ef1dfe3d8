"""Settings of moderation that hang together."""

from pathlib import Path

import pytest

from bot.config import load
from bot.errors import ConfigError


@pytest.mark.parametrize("minutes", ["[5, 10]", "[10, 5, 15]", "[5, 5, 6]", "[0, 1, 2]", "5", "[1, 2, 999]"])
def test_escalation_steps_come_one_after_another(tmp_path: Path, minutes: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(f"moderation: {{escalate_minutes: {minutes}}}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file, {})
    assert any("escalate_minutes" in str(finding) for finding in caught.value.findings)
