"""A thousand made-up reports in an hour hide no true one, and moderators see clusters, not a thousand cards."""

import sys
from collections import deque
from datetime import timedelta
from random import Random

from sqlalchemy import select

from bot.domain.rights import Grant, Role, Volunteer
from bot.services.moderation.grouping import PAGE
from bot.storage.people import EVERYWHERE
from bot.storage.schema import reports
from bot.storage.work import UnitOfWork
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.surge import JUNK, TRUE, Arrival, TelegramRoom, arrivals

MODERATOR = Volunteer("P1", "M1", (Grant(Role.MODERATOR, EVERYWHERE),))
MINUTE = timedelta(minutes=1)
LENGTH = timedelta(minutes=65)
# Messages leave this often; the limit of one a second in a chat is left out for it, that of twenty a minute holds.
ROUND = timedelta(seconds=10)


def show(line: str) -> None:
    """What a moderator sees, for whoever runs this with -s."""
    sys.stdout.write(f"{line}\n")


async def play(town: Town, room: TelegramRoom, hour: list[Arrival]) -> dict[str, Arrival]:
    """The hour, and five minutes for what waits; every report by its id."""
    start = town.clock.now()
    taken, coming = {}, deque(hour)
    while town.clock.now() < start + LENGTH:
        end = town.clock.now() + ROUND
        while coming and start + coming[0].after < end:
            arrival = coming.popleft()
            town.clock.advance(start + arrival.after - town.clock.now())
            taken[await room.take(arrival)] = arrival
        town.clock.advance(end - town.clock.now())
        await room.step()
    return taken


async def listed(town: Town, leader: str) -> list[str]:
    """The ids of what *Show all* lists under a card, in its order."""
    found: list[str] = []
    number, count = 0, 1
    while number < count:
        async with UnitOfWork(town.application.database) as work:
            page = await town.application.services.grouping.page(work, MODERATOR, leader, number)
        found += [entry.report.id for entry in page.entries]
        number, count = number + 1, page.count
    return found


async def test_a_thousand_made_up_reports_hide_no_true_one(open_town: OpenTown) -> None:
    # What a thousand reporters hear after 15 minutes is not what this is about.
    async with open_town(moderation={"unclaimed_minutes": 1440, "escalate_minutes": [200, 220, 240]}) as town:
        room = TelegramRoom(town)
        await room.open()
        taken = await play(town, room, arrivals(Random(20)))
        await look(town, room, taken)


async def look(town: Town, room: TelegramRoom, taken: dict[str, Arrival]) -> None:
    """What stands in the room and in the database after the hour."""
    async with town.application.database.reading() as connection:
        rows = {row.id: row for row in await connection.execute(select(reports))}
    assert len(rows) == len(taken) == JUNK + len(TRUE)
    assert all(row.state == "received" for row in rows.values())

    leaders = {id for id, row in rows.items() if row.leader is None}
    cards = [card.split("\n")[0] for card in room.cards if card[:4] == "**R-"]
    first_lines = {line.split("**")[1]: line for line in cards if "merged into" not in line}
    received = {row.pseudonym: row.received_at for row in rows.values()}
    delays = sorted(
        at - received[call.text.split("**")[1]]
        for at, call in room.in_room
        if call.what == "send" and call.text.startswith("**R-")
    )
    edits = sum(call.what == "edit" for _, call in room.in_room)
    show(f"{len(rows)} reports, {len(leaders)} open cards of {len(cards)}, {edits} edits of cards in the hour")
    show(f"a new card stands after {delays[len(delays) // 2]} (median), {delays[-1]} (longest)")
    clusters = sorted(leaders, key=lambda id: -sum(row.leader == id for row in rows.values()))
    for id in clusters[:20]:
        show(f"  {first_lines[rows[id].pseudonym]}")

    # What a moderator sees: clusters.
    assert len(leaders) <= 50
    assert {rows[id].pseudonym for id in leaders} == first_lines.keys()
    for id in leaders:
        led = sum(row.leader == id for row in rows.values())
        assert (f"· {led + 1} reports" in first_lines[rows[id].pseudonym]) == (led > 0)
    # Telegram's limit for a group holds, and delays no new card by more than some minutes.
    times = [at for at, _ in room.in_room]
    assert all(sum(at <= other < at + MINUTE for other in times) <= 20 for at in times)
    assert delays[-1] <= 3 * MINUTE

    # None is lost: each true one has a card, or is listed before the junk of its cluster.
    for id in (id for id, arrival in taken.items() if arrival.is_true):
        leader = rows[id].leader
        if leader is None:
            continue
        order = await listed(town, leader)
        assert len(order) == sum(row.leader == leader for row in rows.values())
        apart = sum(rows[other].attachments > 0 or rows[other].stands_apart for other in order)
        place = order.index(id)
        assert place < apart, taken[id].draft.what
        show(f"  page {place // PAGE + 1} of {-(-len(order) // PAGE)}: {taken[id].draft.what}")
