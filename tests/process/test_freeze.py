"""`farolito freeze …` on the server: the same switch as in chat and as a stolen token's (R43)."""

from tests.process.network import Network
from tests.process.program import Program, write_config


async def freeze(network: Network, word: str) -> tuple[int, str]:
    beside = Program(network.folder)
    beside.runs = 200 + len(list(network.folder.glob("*.log")))
    return await beside.run("freeze", word), beside.printed.strip()


async def test_r43_the_server_freezes_and_lifts(network: Network) -> None:
    write_config(network.folder, network.settings())
    assert await freeze(network, "status") == (0, "New alerts can go out.")
    assert await freeze(network, "on") == (0, "New alerts are stopped on every platform.")
    assert await freeze(network, "on") == (0, "New alerts were stopped before.")
    code, said = await freeze(network, "status")
    assert code == 1
    assert said.startswith("New alerts are stopped since ")
    assert said.endswith(", by server.")
    assert await freeze(network, "off") == (0, "New alerts can go out again.")
    assert await freeze(network, "off") == (0, "New alerts were not stopped.")
