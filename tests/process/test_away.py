"""A platform that cannot be reached: the other one goes on, /health says so, and it comes back by itself."""

from tests.process.network import Network, hears
from tests.process.program import PATIENCE


async def test_each_platform_lives_without_the_other_and_comes_back(network: Network) -> None:
    await network.telegram.refuse_connections()
    await network.begin()
    seen = await network.program.becomes(telegram=False, discord=True)
    assert (seen["status"], seen["database"]) == ("degraded", True)
    await network.discord.until(lambda: network.discord.is_bot_online, within=PATIENCE)
    asked = await network.discord_moderator.slash(network.discord_alerts, "hotline", county="Durham")
    assert "919-519-6103" in (await network.answer(asked)).content

    await network.telegram.accept_connections()
    assert (await network.program.becomes(telegram=True, discord=True))["status"] == "ok"
    ana = network.telegram.person("Ana")
    await ana.says("hola")
    await hears(ana.chat, "Soy Farolito")

    await network.discord.go_down()
    assert (await network.program.becomes(telegram=True, discord=False))["status"] == "degraded"
    metrics = await network.program.get("/metrics")
    assert 'farolito_connected{platform="telegram"} 1.0' in metrics
    assert 'farolito_connected{platform="discord"} 0.0' in metrics
    await ana.says("/numero durham")
    await hears(ana.chat, "919-519-6103")

    await network.discord.come_up()
    await network.program.becomes(telegram=True, discord=True)
    asked = await network.discord_moderator.slash(network.discord_alerts, "hotline", county="Wake")
    assert "Wake" in (await network.answer(asked)).content
    assert (await network.program.stop())[0] == 0
