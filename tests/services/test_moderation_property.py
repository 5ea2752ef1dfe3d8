"""Two rooms and four people acting at random: one decision, by somebody with the right, and every card shows it.

The whole program on a real database. People press whatever button ever stood in a room, also long after it went;
presses wait, come in any order between people, and come twice.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from bot.clock import MovableClock
from bot.domain.alerts import NEVER_PUBLIC, AlertLanguage
from bot.domain.messages import Address, Outgoing, Platform
from bot.domain.ports import RawEvent
from bot.domain.reports import Report, ReportState
from bot.domain.rights import ALL_COUNTIES, Role
from bot.launch import open_sandbox, sandbox_config
from bot.platforms.sandbox.inbound import Act, Event, EventKind
from bot.storage import audit, reports, rooms
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import alerts
from bot.storage.schema import reports as reports_table
from knowledge.loader import Knowledge, load
from knowledge.search.search import Search
from tests.chat import Town
from tests.handlers.conftest import AFTERNOON
from tests.handlers.flows import report
from tests.handlers.test_roles import give

ROOMS = ("moderators", "neighbours")
# Who presses, and in which room. Ana has no role.
PEOPLE = (("mod-1", "moderators"), ("mod-2", "moderators"), ("luis", "neighbours"), ("ana", "neighbours"))
COUNTIES = {"M1": {"Durham", "Wake"}, "M2": {"Durham", "Wake"}, "M3": {"Wake"}}
PLACES = {"Durham": "Roxboro y Club, Durham", "Wake": "Raleigh, Wake"}
# Joining reports has tests of its own.
VERBS = frozenset({
    "claim", "ask", "ask-ready", "not-immigration", "was", "cannot-tell", "inconclusive", "more", "escalate",
    "give-back", "take-over", "destroy", "destroy-sure", "back", "confirm", "basis", "agency", "publish", "keep",
    "not-published", "ended", "undo-alert", "send-alert",
})  # fmt: skip
# The last press of each way to an end; all of them are pressed for a report in the same moment.
ENDING = ("was:{}:traffic-stop", "inconclusive:{}:too-old", "destroy-sure:{}")
# What each entry of the log did to the report it names: from where, to where.
STEPS = {
    "claim": ({"received"}, "taken"),
    "take-over": ({"taken"}, "taken"),
    "give-back": ({"taken"}, "received"),
    "lapse": ({"taken"}, "received"),
    "decide": ({"taken"}, "decided"),
    "destroy": ({"taken"}, "gone"),
    "ask": ({"received", "taken"}, None),
    "escalate": ({"taken"}, None),
    "set-place": ({"taken"}, None),
    "undo": ({"decided"}, "taken"),
}
PHASES = {
    ReportState.RECEIVED: "received",
    ReportState.CLAIMED: "taken",
    ReportState.CHECKING: "taken",
    ReportState.DECIDED: "decided",
    ReportState.PUBLISHED: "decided",
    ReportState.ENDED: "decided",
    ReportState.PURGED: "gone",
}
DECIDING = {"Confirm", "Not immigration", "Can't tell"}

T = TypeVar("T")
RARELY = st.sampled_from([False, False, False, True])


class Moderators(RuleBasedStateMachine):
    """The machine that hypothesis drives. decisions: how many were taken in all runs."""

    known: tuple[Knowledge, Search]
    template: Path
    decisions = 0

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp(prefix="farolito-property-"))
        shutil.copy(self.template, self.folder / "farolito.db")
        self.pressed: list[RawEvent] = []
        self.payloads: dict[str, None] = {}
        self.numbers = count(1)
        self.is_settled = True
        self.reports: list[str] = []
        self.town = self._do(self._open())

    def _do(self, step: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(step)

    async def _open(self) -> Town:
        config = sandbox_config(self.folder)
        clock = MovableClock(AFTERNOON)
        application, connection = await open_sandbox(self.folder, clock, config=config, known=self.known)
        town = Town(application, connection, clock)
        address = Address(Platform.SANDBOX, "neighbours")
        second = Room("second", address, RoomKind.MODERATORS, frozenset({ALL_COUNTIES}), AlertLanguage.ENGLISH)
        async with application.database.transaction() as opened:
            await rooms.link(opened, application.vault, second, source="test", now=town.clock.now())
        await give(town, "luis", Role.MODERATOR, "Wake")
        return town

    @initialize()
    def somebody_reports(self) -> None:
        for place in PLACES.values():
            self._do(report(self.town.ana, place=place))
        self._look()
        self.reports = self._do(self._ids())

    async def _ids(self) -> list[str]:
        async with self.town.application.database.reading() as connection:
            return list((await connection.execute(select(reports_table.c.id))).scalars())

    @precondition(lambda self: self.payloads)
    @rule(
        person=st.sampled_from(PEOPLE),
        which=st.integers(0, 200),
        late=RARELY,
        twice=RARELY,
        waits=RARELY,
    )
    def somebody_presses(self, person: tuple[str, str], which: int, *, late: bool, twice: bool, waits: bool) -> None:
        """late: any button that ever stood in a room; otherwise one of the newest message or of a card."""
        user, chat = person
        known = list(self.payloads) if late else self._newest(chat)
        payload = known[which % len(known)]
        raw = self._press(user, chat, payload)
        self._arrives(raw)
        if twice:
            self._arrives(raw)
        if not waits:
            self.everything_is_delivered()

    def _press(self, user: str, chat: str, payload: str) -> RawEvent:
        act = Act.model_validate(
            {
                "id": f"press-{next(self.numbers):08d}",
                "chat": chat,
                "user": user,
                "locale": "en",
                "payload": payload,
                "message": "none",
            }
        )
        event = Event(kind=EventKind.PRESS, at=self.town.clock.now(), act=act)
        raw = RawEvent(act.id, act.chat, event.model_dump_json().encode())
        self.pressed.append(raw)
        return raw

    @rule(which=st.integers(0, 1), first=st.sampled_from(ENDING), second=st.sampled_from(ENDING))
    def two_end_it_at_once(self, which: int, first: str, second: str) -> None:
        """In two rooms, or in one; somebody has it, or nobody."""
        claim = f"claim:{self.reports[which]}"
        for (user, chat), payload in zip((PEOPLE[0], PEOPLE[1], PEOPLE[2]), (claim, first, second), strict=True):
            self._arrives(self._press(user, chat, payload.format(self.reports[which])))

    @precondition(lambda self: self.pressed)
    @rule(which=st.integers(0, 200))
    def a_press_comes_again(self, which: int) -> None:
        self._arrives(self.pressed[which % len(self.pressed)])

    @rule(minutes=st.sampled_from([1, 1, 1, 4, 6, 16]))
    def time_passes(self, minutes: int) -> None:
        self.town.clock.advance(timedelta(minutes=minutes))
        self.is_settled = False

    def _arrives(self, raw: RawEvent) -> None:
        self._do(self.town.application.mailbox(Platform.SANDBOX).receive([raw]))
        self.is_settled = False

    @precondition(lambda self: not self.is_settled)
    @rule()
    def everything_is_delivered(self) -> None:
        self._do(self.town.settle())
        self.is_settled = True
        self._look()
        self._do(self._check())

    def _newest(self, chat: str) -> list[str]:
        """What the last message with buttons carries, after what the cards carry."""
        carrying = [found for post in self.town.posts(chat) if (found := _payloads(post.outgoing))]
        return [*carrying[-1], *carrying[0]] if carrying else list(self.payloads)

    def _look(self) -> None:
        """Learn the buttons that stand in the rooms now."""
        for room in ROOMS:
            for post in self.town.posts(room):
                self.payloads |= dict.fromkeys(_payloads(post.outgoing))

    async def _check(self) -> None:
        application = self.town.application
        async with application.database.reading() as connection:
            ids = (await connection.execute(select(reports_table.c.id))).scalars().all()
            found = [await reports.get(connection, application.vault, each) for each in ids]
            log = [entry async for entry in audit.entries(connection, after=0)]
            sent = select(alerts.c.report).where(alerts.c.state.not_in([state.value for state in NEVER_PUBLIC]))
            published = list((await connection.execute(sent)).scalars())
        for each in found:
            assert each is not None
            own = [(entry.actor, entry.action) for entry in log if entry.subject == f"report:{each.id}"]
            self._check_history(each, own)
            self._check_cards(each)
            public = each.state in (ReportState.PUBLISHED, ReportState.ENDED)
            assert published.count(each.id) == (1 if public else 0)

    def _check_history(self, each: Report, own: list[tuple[str, str]]) -> None:
        """The log tells a story that the rules allow, and that ends where the report stands."""
        phase, decided = "received", []
        for actor, action in own:
            if actor not in ("reporter", "system"):
                assert each.county in COUNTIES[actor], f"{actor} did {action} in {each.county}"
            if action not in STEPS:
                continue
            before, after = STEPS[action]
            assert phase in before, own
            phase = after or phase
            if action == "decide":
                decided.append(actor)
            if action == "undo":
                decided.clear()
        assert phase == PHASES[each.state], own
        assert len(decided) <= 1, own
        erased = [actor for actor, action in own if action == "destroy"]
        assert [*decided, *erased] == ([each.decided_by] if each.decided_by else [])
        Moderators.decisions += len(decided)

    def _check_cards(self, each: Report) -> None:
        shown = []
        for room in ROOMS:
            cards = [post for post in self.town.posts(room) if post.outgoing and _is_card(post.outgoing, each)]
            assert len(cards) == 1, f"{len(cards)} cards of {each.pseudonym} in {room}"
            card = cards[0].outgoing
            assert card is not None
            assert _standing(each) in card.text
            labels = {button.label for button in _buttons(card)}
            assert ("Claim" in labels) is (each.state is ReportState.RECEIVED)
            assert (labels >= DECIDING) is each.is_taken
            assert (DECIDING & labels == set()) is not each.is_taken
            assert ("Ended" in labels) is (each.state is ReportState.PUBLISHED)
            shown.append(card.buttons)
        assert shown[0] == shown[1]

    def teardown(self) -> None:
        self.everything_is_delivered()
        self._do(self._end())
        self.loop.close()
        shutil.rmtree(self.folder)

    async def _end(self) -> None:
        application = self.town.application
        async with application.database.reading() as connection:
            assert (await audit.verify(connection)).fault is None
        application.services.answering.close()
        await application.database.close()


def _buttons(outgoing: Outgoing | None) -> list[Any]:
    return [button for row in outgoing.buttons for button in row] if outgoing else []


def _payloads(outgoing: Outgoing | None) -> list[str]:
    actions = [button.action for button in _buttons(outgoing)]
    return [action.payload for action in actions if action is not None and action.verb in VERBS]


def _is_card(outgoing: Outgoing, each: Report) -> bool:
    return outgoing.text.startswith(f"**{each.pseudonym}**")


def _standing(each: Report) -> str:
    """What the card says of who has it."""
    return {
        ReportState.RECEIVED: "Nobody has it",
        ReportState.CLAIMED: f"{each.claimed_by} has it",
        ReportState.CHECKING: f"{each.claimed_by} is checking it",
        ReportState.DECIDED: f"{each.decided_by} decided",
        ReportState.PUBLISHED: f"{each.decided_by} published",
        ReportState.ENDED: f"Ended. {each.decided_by} had published",
        ReportState.PURGED: f"Erased by {each.decided_by}" if each.decided_by and each.outcome is None else "Erased",
    }[each.state]


def test_one_decision_by_somebody_with_the_right_and_every_card_shows_it(sqlite_template: Path) -> None:
    knowledge = load()
    Moderators.known, Moderators.template, Moderators.decisions = (knowledge, Search(knowledge)), sqlite_template, 0
    run_state_machine_as_test(
        Moderators,
        settings=settings(
            max_examples=10,
            stateful_step_count=40,
            deadline=None,
            database=None,
            print_blob=True,
            # Making a failure smaller takes many minutes; its steps are printed as they were.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    # A test that never came as far as a decision would show nothing.
    assert Moderators.decisions > 0
