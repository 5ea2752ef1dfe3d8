"""`farolito doctor`: a table with what to do for each line that fails, and exit code 1 if any does."""

import re

from discord import PermissionOverwrite

from tests.process.network import Network
from tests.process.program import Program, write_config

# A wide terminal, so that no cell is broken into lines.
WIDE = "400"


def rows(program: Program) -> dict[str, tuple[bool, str, str]]:
    """What the table says: check → (is it in order, what was found, what to do)."""
    found = {}
    for line in program.printed.splitlines():
        cells = [cell.strip() for cell in re.split("[│|]", line)[1:-1]]
        if len(cells) == 4 and cells[0] in ("ok", "FAILS"):
            found[cells[1]] = (cells[0] == "ok", cells[2], cells[3])
    return found


def hide(network: Network) -> None:
    """The moderators' channel on Discord is for one role, which the bot holds too."""
    backend = network.discord.backend
    guild = network.discord_room.guild
    assert guild is not None
    backend.add_member_role(guild.id, backend.bot_user.id, guild.create_role("Moderators").id)
    role = guild.roles["Moderators"]
    hidden, shown = PermissionOverwrite(view_channel=False), PermissionOverwrite(view_channel=True)
    network.discord_room = guild.create_text_channel("hidden", overwrites={guild.default_role: hidden, role: shown})


async def test_an_installation_in_order_passes(network: Network) -> None:
    network.program.environment["COLUMNS"] = WIDE
    network.telegram_room.members[1] = ({"id": 1, "is_bot": False, "first_name": "X"}, "member")
    hide(network)
    write_config(network.folder, network.settings())
    code = await network.program.run("doctor")
    table = rows(network.program)
    assert [name for name, (in_order, _, _) in table.items() if not in_order] == []
    assert code == 0
    assert set(table) == {
        *("config", "database", "stage", "keys", "knowledge", "texts", "model", "rooms", "telegram", "discord", "time"),
    }
    assert "knows the token" in table["telegram"][1]
    assert "knows the token" in table["discord"][1]
    assert "agrees with the platforms" in table["time"][1]
    assert "moderators on telegram: private, 1 without a role" in table["rooms"][1]
    assert "moderators on discord: private, read by Moderators" in table["rooms"][1]
    assert network.program.said == ""


async def test_r21_a_room_that_is_open_to_everybody_fails(network: Network) -> None:
    network.program.environment["COLUMNS"] = WIDE
    network.telegram_room.more = {"username": "everybody"}
    write_config(network.folder, network.settings())
    assert await network.program.run("doctor") == 1
    in_order, found, todo = rows(network.program)["rooms"]
    assert not in_order
    assert "moderators on telegram: OPEN TO EVERYBODY; moderators on discord: OPEN TO EVERYBODY" in found
    assert "make it private" in todo


async def test_refused_tokens_and_silent_platforms_say_what_to_do(network: Network) -> None:
    network.program.environment |= {
        "COLUMNS": WIDE,
        "FAROLITO_TELEGRAM_TOKEN": "123456:AAAAA-of-somebody-else-0123456789",
    }
    network.program.environment |= {"FAROLITO_DISCORD_TOKEN": "a.wrong.one"}
    write_config(network.folder, network.settings())
    assert await network.program.run("doctor") == 1
    table = rows(network.program)
    assert table["telegram"] == (False, "refuses the token", table["telegram"][2])
    assert "FAROLITO_TELEGRAM_TOKEN" in table["telegram"][2]
    assert "FAROLITO_DISCORD_TOKEN" in table["discord"][2]
    assert "somebody-else" not in network.program.everything

    await network.telegram.refuse_connections()
    await network.discord.go_down()
    assert await network.program.run("doctor") == 1
    table = rows(network.program)
    assert table["telegram"][:2] == table["discord"][:2] == (False, "does not answer")
    assert "telegram.base_url" in table["telegram"][2]
    assert table["time"][0]


async def test_without_a_platform_nobody_can_write_to_it(program: Program) -> None:
    program.environment["COLUMNS"] = WIDE
    write_config(program.folder, {"network": {"name": "Red"}})
    assert await program.run("doctor") == 1
    assert rows(program)["platforms"][0] is False


async def test_without_a_configuration_it_says_how_to_begin(program: Program) -> None:
    program.environment["COLUMNS"] = WIDE
    assert await program.run("doctor") == 1
    (config,) = rows(program).items()
    assert config[0] == "config"
    assert "farolito setup" in config[1][2]
