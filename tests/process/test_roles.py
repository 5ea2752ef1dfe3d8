"""`farolito roles …` beside the running program: the same database, the same announcements (R22)."""

import re

from sqlalchemy import create_engine, select

from bot.storage.schema import accounts, audit, people
from tests.process.network import Network, hears
from tests.process.program import Program


async def roles(network: Network, *arguments: str) -> tuple[int, str, str]:
    """Run `farolito roles …` in the installation's folder; returns exit code, output, errors."""
    beside = Program(network.folder)
    beside.runs = 100 + len(list(network.folder.glob("*.log")))
    code = await beside.run("roles", *arguments)
    return code, beside.printed, beside.said


async def test_r22_roles_from_the_server_while_the_program_runs(network: Network) -> None:
    await network.start(network.telegram_only())
    owner = network.telegram_moderator
    newcomer = network.telegram.person("Nuevo")
    await owner.says("/start")
    await newcomer.says("/start")
    await hears(newcomer.chat, "Farolito")

    code, said, _ = await roles(network, "grant", f"telegram:{newcomer.id}", "moderator", "Durham", "New Hanover")
    assert code == 0
    assert re.fullmatch(r"M2 is moderator from .*, unless a coordinator stops it\. All coordinators are told\.\n", said)
    announced = await hears(owner.chat, "M2 va a ser moderador")
    assert "Durham y New Hanover" in announced.text
    await owner.presses("Detener esto · Stop this")
    await hears(newcomer.chat, "detuvo su nuevo cargo")

    assert (await roles(network, "grant", f"telegram:{newcomer.id}", "verifier"))[1] == "M2 is verifier.\n"
    await newcomer.says("/verificador")
    await hears(newcomer.chat, "Tengo 18 años o más")
    code, said, _ = await roles(network, "list")
    assert said == "M1 · owner · all counties · from config.yaml\nM2 · verifier · all counties\n"
    assert str(newcomer.id) not in said

    assert (await roles(network, "suspend", "M2"))[1] == "The roles of M2 are suspended.\n"
    await newcomer.says("/verificador")
    await hears(newcomer.chat, "voluntarios con un cargo")
    assert (await roles(network, "restore", "m2"))[1] == "The roles of M2 are in force again.\n"
    assert (await roles(network, "link", "M2", "discord:555"))[1] == "discord:555 is M2.\n"
    assert (await roles(network, "revoke", "M2", "verifier"))[1] == "M2 is no longer verifier.\n"
    await hears(newcomer.chat, "Terminó su cargo")
    assert (await network.program.stop())[0] == 0

    with create_engine(f"sqlite:///{network.folder}/data/farolito.db").connect() as connection:
        actors = set(connection.scalars(select(audit.c.actor)))
        held = list(connection.scalars(select(accounts.c.person).join(people).where(people.c.alias == "M2")))
    assert "server" in actors
    assert len(held) == 2


REFUSED = {
    ("revoke", "M1", "owner"): "M1 has that role from config.yaml",
    ("revoke", "M7", "owner"): "Nobody has the alias “M7”",
    ("grant", "telegram:1", "editor", "Narnia"): "I do not know the county “Narnia”",
    ("suspend", "nobody"): "Nobody has the alias “nobody”",
    ("restore", "M1"): "Those roles are not suspended.",
    ("link", "M1", "telegram:x"): "Nobody has the alias “telegram:x”",
}


async def test_what_the_server_refuses_changes_nothing(network: Network) -> None:
    await network.start(network.telegram_only())
    for arguments, error in REFUSED.items():
        code, said, errors = await roles(network, *arguments)
        assert (code, said) == (1, ""), arguments
        assert error in errors
    assert (await roles(network, "list"))[1] == "M1 · owner · all counties · from config.yaml\n"
    assert (await network.program.stop())[0] == 0
