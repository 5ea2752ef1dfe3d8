"""Nothing of a drill reaches anybody who does not train: not by any way out, not by any question (R34)."""

from datetime import timedelta

from sqlalchemy import func, select, update

from bot.domain.delivery import Kind, Lane
from bot.domain.messages import Platform
from bot.storage import outbox as rows
from bot.storage.schema import alerts, broadcasts, copies, outbox, reports, rooms, subscriptions
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.drilling import FRAMED, HOLD, begin, publish, told
from tests.handlers.flows import publish as publish_real
from tests.handlers.flows import report
from tests.handlers.volunteers import coordinators
from tests.handlers.watch import Watch, staff


async def test_r34_subscribers_channels_and_groups_get_nothing(town: Town) -> None:
    for person in (town.ana, town.luis):
        await person.says("/subscribe durham")
    room = await coordinators(town, town.ana)
    name = await begin(town)
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    await town.passes(timedelta(minutes=1))
    assert town.alerts == []
    # The neighbours' group is the coordinators' room here.
    assert set(told(town, name)) <= {"moderators", room, "mod-1", "mod-2"}
    async with town.application.database.reading() as connection:
        held = select(copies.c.recipient).where(copies.c.owner.startswith("alert:"))
        recipients = set((await connection.execute(held)).scalars())
        kinds = (await connection.execute(select(rooms.c.kind).where(rooms.c.id.in_(recipients)))).scalars()
        assert sorted(kinds) == ["coordinators", "moderators"]
        assert len(recipients) == 2


async def test_r34_a_row_for_a_subscriber_is_dropped_when_it_is_sent(town: Town) -> None:
    """The second look stands by itself: here the rows are written past the one function that selects."""
    await town.luis.says("/subscribe durham")
    name = await begin(town)
    await publish(town)
    async with town.application.database.transaction() as connection:
        subscriber = await connection.scalar(select(subscriptions.c.id))
        channel = await connection.scalar(select(rooms.c.id).where(rooms.c.kind == "alerts"))
        drill = await connection.scalar(select(broadcasts.c.id))
        assert subscriber
        assert channel
        for recipient in (subscriber, channel):
            entry = rows.Entry(
                key=f"smuggled:{recipient}",
                worker=Platform.SANDBOX.value,
                kind=Kind.SHOW.value,
                lane=Lane.ALERTS,
                due=town.clock.now(),
                broadcast=drill,
                recipient=recipient,
                copy=f"smuggled:{recipient}",
            )
            await rows.put(connection, town.application.vault, entry, town.clock.now())
    await town.passes(timedelta(minutes=1))
    assert town.alerts == []
    assert set(told(town, name)) == {"moderators"}
    async with town.application.database.reading() as connection:
        smuggled = select(outbox.c.state, outbox.c.reason).where(outbox.c.key.startswith("smuggled"))
        assert {tuple(row) for row in await connection.execute(smuggled)} == {("cancelled", "drill")}


async def test_r34_a_room_that_becomes_public_gets_nothing_any_more(town: Town) -> None:
    room = await coordinators(town, town.ana)
    await begin(town)
    async with town.application.database.transaction() as connection:
        await connection.execute(update(rooms).where(rooms.c.kind == "coordinators").values(kind="partner"))
    before = len(town.texts(room))
    await publish(town)
    assert not any("CONFIRMADO" in text for text in town.texts(room)[before:])


async def test_r36_whoever_asks_learns_nothing(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    name = await begin(town)
    await publish(town)
    async with town.application.database.reading() as connection:
        number = await connection.scalar(select(alerts.c.number))
    unknown = await town.luis.says("/verify A-999")
    assert (await town.luis.says(f"/verify A-{number}")).replace(str(number), "999") == unknown
    for question in ("¿hay redada en Durham?", "es cierto que la migra está en Durham?", "/alerts durham", "/about"):
        answer = await town.luis.says(question)
        assert f"A-{number}" not in answer
        assert "CONFIRMADO" not in answer
    await town.luis.says("/myreports")
    await town.luis.says("/mydata")
    assert name not in "".join(told(town, name).get("luis", []))
    assert "luis" not in told(town, name)


async def test_r34_the_preview_counts_only_those_who_train(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await begin(town)
    await town.first.presses("Claim")
    await town.first.presses("Confirm")
    await town.first.presses("Two observers on site")
    shown = await town.first.presses("Immigration agents, agency not known")
    assert FRAMED.fullmatch(shown)
    assert "stays with volunteers: it goes to 1 room of theirs" in shown
    assert "1 channel" not in shown


async def test_r34_statistics_know_no_drill(town: Town) -> None:
    before = await town.second.says("/stats")
    await begin(town)
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    await town.passes(timedelta(seconds=20))
    assert await town.second.says("/stats") == before


async def test_r34_real_reports_come_in_between_without_a_mark(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    name = await begin(town)
    real = await report(
        town.ana, what="Two gray vans and four agents with vests in front of the bakery", place="Main Street, Durham"
    )
    theirs = next(text for text in town.room if f"**{real}**" in text)
    assert not FRAMED.search(theirs)
    assert name not in theirs
    assert not any("Merge" in label for label in town.first.buttons)
    await publish_real(town)
    await town.passes(HOLD)
    assert "CONFIRM" in town.alerts[-1]
    assert "DRILL" not in town.alerts[-1]
    assert name not in "".join(town.alerts)
    await town.first.says("/drill end")
    async with town.application.database.reading() as connection:
        states = dict((await connection.execute(select(alerts.c.mark, alerts.c.state))).all())
    assert states == {"practice": "live"}


async def test_r34_a_drill_cannot_be_merged_with_what_is_real(town: Town) -> None:
    await begin(town)
    await report(town.ana)
    async with town.application.database.reading() as connection:
        ids = (await connection.execute(select(reports.c.id, reports.c.mark))).all()
    drill = next(row.id for row in ids if row.mark == "drill")
    real = next(row.id for row in ids if row.mark != "drill")
    for pair in ((drill, real), (real, drill)):
        await town.first.presses_payload(f"claim:{pair[0]}")
        await town.first.presses_payload(f"merge:{pair[0]}:{pair[1]}")
    async with town.application.database.reading() as connection:
        assert await connection.scalar(select(func.count()).where(reports.c.leader.is_not(None))) == 0


async def test_r37_verifiers_read_that_it_is_a_drill(open_town: OpenTown) -> None:
    async with open_town() as town:
        await staff(town)
        watch = Watch(town)
        await watch.agrees(watch.one, watch.two)
        name = await begin(town)
        await town.first.presses("Claim")
        await watch.asks()
        await watch.one.presses("On my way")
        await watch.two.presses("On my way")
        shown = told(town, name)
        await town.first.says("/drill end")
        for chats in (shown, told(town, name)):
            assert {"verifiers", watch.one.user, watch.two.user} <= set(chats)
            assert [text for texts in chats.values() for text in texts if not FRAMED.fullmatch(text.strip())] == []
