"""The towns of these tests: when one has settled, no worker of the program finds anything to do."""

from datetime import timedelta

from bot.domain.messages import Platform
from tests.chat import Town
from tests.handlers.flows import publish, report


async def left_over(town: Town) -> int:
    """What the workers themselves find, whatever the town's own look says."""
    application, platform = town.application, town.application.platforms[Platform.SANDBOX]
    assert platform.intake is not None
    done = await platform.intake.step() + await application.timers.step() + await application.fetching.step()
    return done + await application.broadcasts.step() + await platform.delivery.step()


async def test_nothing_is_left_when_a_town_has_settled(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    assert await left_over(town) == 0
    await report(town.ana)
    assert await left_over(town) == 0
    await town.ana.sends("image/jpeg", text="la migra está en Main Street, Durham")
    assert await left_over(town) == 0
    await publish(town)
    assert town.alerts
    assert await left_over(town) == 0


async def test_every_hour_leaves_nothing(town: Town) -> None:
    """Timers that become due, and what they say."""
    await report(town.ana)
    await publish(town)
    for _ in range(30):
        before = town.clock.now()
        await town.passes(timedelta(hours=1))
        assert await left_over(town) == 0
        assert timedelta(hours=1) < town.clock.now() - before
    assert "VENCIDO" in town.alerts[-1]
