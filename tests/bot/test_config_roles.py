"""Roles of a Discord server in config.yaml: what they may give here, and what is refused."""

from pathlib import Path

import pytest

from bot.domain.rights import ALL_COUNTIES
from tests.bot.test_config import faults, read


def test_a_discord_role_gives_a_role_here(tmp_path: Path) -> None:
    roles = "    '555': {role: moderator, counties: [Durham]}\n    '6': {role: editor}\n    '7': {role: partner}\n"
    discord = read(tmp_path / "config.yaml", f"discord:\n  roles:\n{roles}").discord
    assert discord
    assert set(discord.roles) == {"555", "6", "7"}
    assert discord.roles["555"].role == "moderator"
    assert discord.roles["555"].counties == {"Durham"}
    assert discord.roles["6"].role == "editor"
    assert discord.roles["6"].counties == {ALL_COUNTIES}
    assert discord.roles["7"].role == "partner"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("'555': {role: owner}", "expected moderator, verifier, editor or partner"),
        ("'555': {role: coordinator}", "expected moderator, verifier, editor or partner"),
        ("'555': {role: editor, counties: [Durhm]}", "no county of nc is called Durhm; did you mean Durham?"),
        ("'@moderators': {role: editor}", "ids of Discord roles in quotes"),
    ],
)
def test_a_role_that_would_give_too_much_or_nothing_is_refused(tmp_path: Path, written: str, message: str) -> None:
    found = faults(tmp_path / "config.yaml", f"discord:\n  roles:\n    {written}\n")
    assert [message in fault for fault in found] == [True], found
