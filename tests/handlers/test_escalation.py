"""A report that nobody takes: who hears of it, when, and who is left in peace (R23)."""

from datetime import timedelta

import pytest

from bot.domain.messages import Account, Platform
from bot.domain.rights import Role
from bot.errors import SendError
from bot.storage import people, shifts
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import report
from tests.handlers.test_roles import give

STEP = timedelta(minutes=5, seconds=1)


def private(town: Town, person: Person) -> list[str]:
    return town.texts(person.user)


async def test_r23_after_five_minutes_those_on_call_are_written_to(town: Town) -> None:
    await town.first.says("/oncall durham until 18:00")
    name = await report(town.ana)
    before = len(town.room)
    await town.passes(timedelta(minutes=4, seconds=50))
    assert private(town, town.first) == []
    await town.passes(timedelta(seconds=15))
    (told,) = private(town, town.first)
    assert told.startswith(f"{name}, Durham: nobody has taken this report for 5 min. You are on call.")
    assert told.endswith("What was reported stands in the moderators' room.")
    assert private(town, town.second) == []
    assert len(town.room) == before
    await Person(town, "mod-1", "mod-1", locale="en").presses("Claim")
    assert "M1 has it" in next(text for text in town.room if name in text)


async def test_r23_then_the_rooms_then_the_coordinators(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    await town.neighbour().says("/room coordinators")
    name = await report(town.luis)
    card = next(post for post in town.posts("moderators") if post.outgoing and name in post.outgoing.text)
    await town.passes(STEP)
    assert "nobody has taken" not in town.room[-1]
    await town.passes(STEP)
    called = town.posts("moderators")[-1].outgoing
    assert called is not None
    assert called.text == f"{name}, Durham: nobody has taken this report for 10 min."
    assert called.reply_to == card.reference
    assert not called.silent
    assert "nadie" not in town.texts("neighbours")[-1]
    await town.passes(STEP)
    assert f"{name}, Durham: ningún moderador ha tomado este reporte en 15 min." in town.texts("neighbours")[-1]
    count = len(town.room)
    await town.passes(timedelta(hours=2))
    assert len(town.room) == count


async def test_who_has_the_report_is_not_disturbed(town: Town) -> None:
    await town.second.says("/oncall until 18:00")
    await report(town.ana)
    await town.first.presses("Claim")
    await town.passes(timedelta(minutes=14))
    assert private(town, town.second) == []
    assert not any("nobody has taken" in text for text in town.room)


async def test_a_claim_that_lapsed_begins_anew(town: Town) -> None:
    await town.second.says("/oncall until 18:00")
    await report(town.ana)
    await town.first.presses("Claim")
    await town.passes(timedelta(minutes=15, seconds=2))
    assert private(town, town.second) == []
    await town.passes(STEP)
    assert "nobody has taken" in private(town, town.second)[-1]


@pytest.mark.parametrize("leaves", ["/off", "the shift ends", "another county", "the role ends"])
async def test_r23_nobody_is_pinged_off_duty(town: Town, leaves: str) -> None:
    await town.first.says("/oncall wake until 18:00" if leaves == "another county" else "/oncall durham until 18:00")
    if leaves == "/off":
        await town.first.says("/off")
    if leaves == "the shift ends":
        await town.passes(timedelta(hours=3))
    if leaves == "the role ends":
        async with town.application.database.transaction() as connection:
            await town.application.services.volunteers.load(
                connection, owners=(), moderators=(), configured_rooms=(), now=town.clock.now()
            )
    await report(town.ana)
    await town.passes(timedelta(minutes=30))
    assert private(town, town.first) == []


async def test_who_cannot_be_written_to_is_skipped_and_the_room_told(town: Town) -> None:
    await town.first.says("/oncall until 18:00")
    await town.second.says("/oncall until 18:00")
    town.connection.sender.refuse("mod-1", SendError("blocked", permanent=True))
    name = await report(town.ana)
    await town.passes(STEP)
    assert private(town, town.first) == []
    assert name in private(town, town.second)[-1]
    assert f"M1 is on call, and I cannot write to them about {name}" in town.room[-1]


async def test_the_times_are_the_networks_own(open_town: OpenTown) -> None:
    async with open_town(moderation={"escalate_minutes": [1, 30, 60]}) as town:
        await town.first.says("/oncall until 18:00")
        await report(town.ana)
        await town.passes(timedelta(minutes=1, seconds=1))
        assert "1 min" in private(town, town.first)[-1]
        await town.passes(timedelta(minutes=28))
        assert "nobody has taken" not in town.room[-1]
        await town.passes(timedelta(minutes=1))
        assert "nobody has taken" in town.room[-1]


@pytest.mark.parametrize(("days", "is_told"), [(6, True), (8, False)])
async def test_r22_a_role_of_the_server_counts_while_it_was_seen_lately(town: Town, days: int, is_told: bool) -> None:
    """Whom a Discord server's own role makes a moderator has no role of ours."""
    vault, now = town.application.vault, town.clock.now()
    async with town.application.database.transaction() as connection:
        await people.add(connection, "mapped", now)
        await people.link(connection, vault, "mapped", Account(Platform.SANDBOX, "luis"), now)
        await people.note_mapped(connection, "mapped", (now - timedelta(days=days)).date())
        await shifts.add(
            connection,
            "shift",
            "mapped",
            platform=Platform.SANDBOX,
            counties=["Durham"],
            weekly=False,
            minutes=(0, 1440),
            moments=(now, now + timedelta(hours=2)),
        )
    await report(town.ana)
    await town.passes(STEP)
    assert bool(private(town, town.luis)) is is_told
