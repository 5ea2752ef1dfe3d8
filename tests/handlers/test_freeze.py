"""R43 as conversations: signs of a stolen token freeze publication, and coordinators hear of it."""

from datetime import timedelta

import pytest

from bot.domain.messages import Platform
from bot.domain.ports import Sign
from bot.domain.rights import Role
from bot.errors import UserError
from bot.services.alerts import freeze
from bot.services.upkeep.token_watch import PlatformHost, forget_names
from tests.chat import Town
from tests.handlers.flows import preview, publish, report
from tests.handlers.test_roles import give


def host(town: Town, platform: Platform = Platform.TELEGRAM) -> PlatformHost:
    services = town.application.services
    return PlatformHost(platform, services.token_watch, services.clearing, services.group_subscriptions)


async def frozen(town: Town) -> freeze.Frozen | None:
    async with town.application.database.reading() as connection:
        return await freeze.is_frozen(connection)


@pytest.mark.parametrize("sign", list(Sign))
async def test_r43_a_sign_freezes_publication_and_tells_the_other_platform(town: Town, sign: Sign) -> None:
    await give(town, "ana", Role.OWNER)
    await town.neighbour().says("/room coordinators")
    await report(town.luis)
    await preview(town)
    await host(town).suspects(sign)
    await town.settle()
    assert "La señal:" in town.texts("neighbours")[-1]
    assert "@BotFather" in town.texts("neighbours")[-1]
    assert "docs/stolen-token.md" in town.texts("neighbours")[-1]
    assert "puede que nos hayan robado la clave de telegram" in town.ana.reads.casefold()
    assert "Our token for Telegram may be stolen" in town.ana.reads
    assert "are stopped" in await town.first.presses("Publish")
    assert len(town.alerts) == 1
    assert "Avisos en pausa desde 3:42 p. m." in town.alerts[0]


async def test_r43_a_second_sign_tells_nobody_again(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await host(town).suspects(Sign.CONFLICT)
    await host(town).suspects(Sign.CONFLICT)
    await town.settle()
    assert len(town.texts("ana")) == 1


async def test_r43_with_one_platform_alone_it_is_told_there(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await host(town, Platform.SANDBOX).suspects(Sign.NAME)
    await town.settle()
    assert "otro nombre" in town.ana.reads


async def test_r30_an_end_passes_the_freeze(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await host(town).suspects(Sign.MESSAGE)
    await town.settle()
    await town.first.presses("Ended")
    await town.first.presses("End it")
    assert "TERMINÓ A-101" in town.alerts[0]
    assert "Avisos en pausa" in town.alerts[1]


async def test_r43_another_name_is_a_sign_until_somebody_lifts_it(town: Town) -> None:
    watch = host(town)
    await watch.named("Farolito @farolito_bot")
    await watch.named("Farolito @farolito_bot")
    assert await frozen(town) is None
    await watch.named("Farolito @other_bot")
    found = await frozen(town)
    assert found is not None
    assert (found.by, found.reason) == ("system", "telegram:name")
    async with town.application.database.transaction() as connection:
        await freeze.lift(connection, by=freeze.SERVER, now=town.clock.now())
        await forget_names(connection)
    await watch.named("Farolito @other_bot")
    assert await frozen(town) is None


async def test_r43_who_leads_lifts_what_the_program_froze_and_the_name_is_right_from_then_on(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    watch = host(town)
    await watch.named("Farolito @farolito_bot")
    await watch.named("Farolito @other_bot")
    await town.settle()
    await town.ana.says("/unfreeze")
    assert await frozen(town) is None
    await watch.named("Farolito @other_bot")
    assert await frozen(town) is None


async def test_r43_a_webhook_of_ours_is_no_sign(town: Town) -> None:
    watch = host(town)
    await watch.set_webhook("https://bot.nc.example/telegram")
    await watch.found_webhook("https://bot.nc.example/telegram")
    assert await frozen(town) is None
    await watch.found_webhook("https://thief.example/")
    assert await frozen(town) is not None


async def test_r43_what_the_program_wrote_is_known(town: Town) -> None:
    await report(town.ana)
    keys = await host(town, Platform.SANDBOX).written(town.clock.now() - timedelta(minutes=1))
    assert any(key.startswith("card:") for key in keys)
    assert await host(town).written(town.clock.now() - timedelta(minutes=1)) == []


async def test_r31_who_froze_does_not_lift(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        now = town.clock.now()
        assert await freeze.freeze(connection, by="M1", reason="", now=now)
        assert not await freeze.freeze(connection, by="M2", reason="", now=now)
        with pytest.raises(UserError, match="frozen-by-you"):
            await freeze.lift(connection, by="M1", now=now)
        assert (await freeze.lift(connection, by="M2", now=now)).by == "M1"
        with pytest.raises(UserError, match="not-frozen"):
            await freeze.lift(connection, by=freeze.SERVER, now=now)
