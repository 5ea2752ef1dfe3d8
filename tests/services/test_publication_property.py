"""Random publications, approvals, corrections, failures, freezes, lost acknowledgements and opt-outs (R20, R29 to R31).

Never a publication without the approvals that its place needs; never a copy left showing an outdated text once the
queue is empty; never a send after an opt-out was committed; never a send during a freeze but fixed-wording corrections;
never a new message to a person whose committed choice excludes it: a county left, only what is confirmed, discreet.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from bot.clock import MovableClock
from bot.domain.alerts import Mistake
from bot.domain.messages import Incoming
from bot.launch import open_sandbox, sandbox_config
from bot.platforms.sandbox import chats
from bot.storage import audit
from knowledge.loader import Knowledge, load
from knowledge.search.search import Search
from tests.chat import Person, Town
from tests.handlers.conftest import AFTERNOON
from tests.services.publication_town import READERS, STEPS, Newsroom, Watched, Wishes, watch

KINDS = ("street", "school", "street", "school", "hospital")
HOSPITAL = KINDS.index("hospital")
WHICH = st.integers(0, len(KINDS) - 1)
SECOND = st.sampled_from([True, True, False])
RARELY = st.sampled_from([True, False, False, False])
CHATS = st.sampled_from(READERS)
# What Luis presses under /subscriptions, and what he chose with it.
MINDS = {
    "leave:Durham": {"durham": False},
    "wish:checking:on": {"checking": True},
    "wish:checking:off": {"checking": False},
    "wish:discreet:on": {"discreet": True},
    "wish:discreet:off": {"discreet": False},
}
MIND = st.sampled_from(list(MINDS))
T = TypeVar("T")


class Publications(RuleBasedStateMachine):
    """The machine that hypothesis drives. In all runs, sent: copies; new: messages to Luis; alerts: public ones."""

    known: tuple[Knowledge, Search]
    template: Path
    sent = 0
    new = 0
    alerts = 0

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp(prefix="farolito-publication-"))
        shutil.copy(self.template, self.folder / "farolito.db")
        self.watched = Watched()
        self.town = self._do(self._open())
        self.news = Newsroom(self.town, self.watched)

    def _do(self, step: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(step)

    async def _open(self) -> Town:
        clock = MovableClock(AFTERNOON)
        application, connection = await open_sandbox(
            self.folder, clock, config=sandbox_config(self.folder), known=self.known
        )
        watch(connection.sender, self.watched)
        return Town(application, connection, clock)

    @initialize()
    def reports_wait(self) -> None:
        for kind in KINDS:
            self._do(self.news.report(kind))
        self.reports = self._do(self.news.reports())
        self.luis_subscribes()
        self.somebody_publishes(0, second=True, waits=False)
        self.luis_changes_his_mind_about_what_is_written_out(1, mind="wish:discreet:on")
        self.luis_changes_his_mind(mind="wish:discreet:off")
        self.somebody_freezes_what_is_written_out(2, second=True)
        self.somebody_lifts()
        for which, mind in ((3, "leave:Durham"), (HOSPITAL, "wish:checking:off")):
            self.luis_subscribes()
            self.luis_changes_his_mind(mind="wish:checking:on")
            self.luis_changes_his_mind_about_what_is_written_out(which, mind=mind)

    @rule(which=WHICH, second=SECOND, waits=RARELY)
    def somebody_publishes(self, which: int, *, second: bool, waits: bool) -> None:
        """As far as *Publish*; second: another person presses the same. waits: the hold is not over yet."""
        report, people = self.reports[which], self._people(second=second)
        self._do(self.news.walk(people[0], f"claim:{report}"))
        for who in people:
            self._do(self.news.walk(who, f"confirm:{report}", *STEPS[1:], "Publish"))
        self.town.clock.advance(timedelta(seconds=5))
        if not waits:
            self.time_passes(20)

    @rule(which=WHICH, second=SECOND)
    def somebody_publishes_and_it_goes_out(self, which: int, *, second: bool) -> None:
        self.somebody_publishes(which, second=second, waits=False)

    @rule()
    def somebody_says_that_it_is_being_checked(self) -> None:
        """Of the hospital, ten minutes after the first one agreed; the hold is not over yet."""
        self.somebody_publishes(HOSPITAL, second=False, waits=True)
        self.time_passes(610)
        self._do(self.news.walk(self.town.first, f"checking:{self.reports[HOSPITAL]}", "Publish"))

    @rule()
    def somebody_undoes(self) -> None:
        for post in self.town.posts(chats.MODERATORS):
            for row in post.outgoing.buttons if post.outgoing else ():
                for button in row:
                    if button.action and button.action.verb == "undo-alert":
                        self._do(self.news.walk(self.town.second, button.action.payload))

    @rule(which=WHICH, second=SECOND)
    def somebody_ends(self, which: int, *, second: bool) -> None:
        self._by(second, f"ended:{self.reports[which]}", "End it")

    @rule(which=WHICH)
    def somebody_extends(self, which: int) -> None:
        self._by(False, f"extend:{self.reports[which]}", "Somebody on site told me|They are still there")

    @rule(which=WHICH, second=SECOND, mistake=st.sampled_from(Mistake))
    def somebody_corrects(self, which: int, *, second: bool, mistake: Mistake) -> None:
        self._by(second, f"wrong-was:{self.reports[which]}:{mistake.value}", "Send the correction")

    @rule(which=WHICH, second=SECOND, place=st.sampled_from(["Fayetteville & Lawson", "Holloway & Miami", "Durham"]))
    def somebody_changes_the_place(self, which: int, *, second: bool, place: str) -> None:
        form = f"change-alert:{self.reports[which]}:4:place"
        for who in self._people(second=second):
            self._do(self.news.fills(who, form, {"place": place}, "Send the change"))
        self._look()

    @rule(sure=RARELY)
    def somebody_freezes(self, *, sure: bool) -> None:
        if sure:
            self._do(self.news.freezes())

    @rule(which=WHICH, second=SECOND)
    def somebody_freezes_what_is_written_out(self, which: int, *, second: bool) -> None:
        """Between the writing of a broadcast and its first message."""
        self.somebody_publishes(which, second=second, waits=True)
        self._do(self.news.write_out())
        self._do(self.news.freezes())
        self.time_passes(5)

    @rule()
    def somebody_lifts(self) -> None:
        self._do(self.news.lifts())

    @rule(chat=CHATS)
    def answers_are_lost(self, chat: str) -> None:
        self.news.loses(chat)

    @rule(chat=CHATS)
    def a_chat_fails(self, chat: str) -> None:
        self.news.fails(chat)

    @rule(chat=CHATS)
    def a_chat_works_again(self, chat: str) -> None:
        self.news.works(chat)

    @rule(chat=CHATS)
    def somebody_deletes_a_copy(self, chat: str) -> None:
        for post in self.news.copies_in(chat)[-1:]:
            self.town.connection.board.delete(post.reference)

    @rule()
    def luis_subscribes(self) -> None:
        self.watched.is_subscribed = self.watched.wishes.durham = True
        self._do(self.town.application.router.respond(self._says("subscribe", "durham wake")))

    @rule(mind=MIND)
    def luis_changes_his_mind(self, mind: str) -> None:
        """Wake is left to him, so that he is a subscriber all the same."""
        if self.watched.is_subscribed:
            self._do(self.news.walk(self.town.luis, mind))
            self.watched.wishes = replace(self.watched.wishes, **MINDS[mind])
        assert self._do(self.news.chosen()) == self.watched.wishes

    @rule(which=WHICH, mind=MIND)
    def luis_changes_his_mind_about_what_is_written_out(self, which: int, mind: str) -> None:
        """Between the writing of a broadcast and its first message."""
        if which == HOSPITAL:
            self.somebody_says_that_it_is_being_checked()
        else:
            self.somebody_publishes(which, second=True, waits=True)
        self._do(self.news.write_out())
        self.luis_changes_his_mind(mind=mind)
        self.time_passes(5)

    @rule(sure=RARELY)
    def luis_leaves(self, *, sure: bool) -> None:
        if not sure:
            return
        self._do(self.town.application.router.respond(self._says("stop")))
        self.news.leaves()
        self.watched.wishes = Wishes()

    @rule(seconds=st.sampled_from([1, 5, 20, 60, 360, 7800]))
    def time_passes(self, seconds: int) -> None:
        self._do(self.town.passes(timedelta(seconds=seconds)))
        self._look()

    def teardown(self) -> None:
        self._do(self.news.calms())
        self._look()
        assert self._do(self.news.outdated()) == []
        assert self._do(self.news.stale_copies()) == []
        self._do(self._check_approvals())
        Publications.sent += self.watched.sent
        Publications.new += self.watched.new
        Publications.alerts += len(self._do(self.news.public()))
        self.town.application.services.answering.close()
        self._do(self.town.application.database.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    def _says(self, command: str, arguments: str = "") -> Incoming:
        return replace(self.town.luis.incoming("back"), action=None, command=command, arguments=arguments)

    def _people(self, *, second: bool) -> list[Person]:
        return [self.town.first, self.town.second] if second else [self.town.first]

    def _by(self, second: bool, payload: str, label: str) -> None:
        for who in self._people(second=second):
            self._do(self.news.walk(who, payload, label))
        self._look()

    def _look(self) -> None:
        assert self.watched.faults == []

    async def _check_approvals(self) -> None:
        """The log tells who agreed before each step on an alert about a school."""
        async with self.town.application.database.reading() as connection:
            log = [entry async for entry in audit.entries(connection, after=0)]
        schools = {report for report, kind in zip(self.reports, KINDS, strict=True) if kind == "school"}
        of_school = {alert.id: alert.report for alert in await self.news.public() if alert.report in schools}
        agreed: dict[str, set[str]] = {f"report:{report}": set() for report in schools}
        for entry in log:
            if entry.subject in agreed and entry.action == "approve":
                agreed[entry.subject].add(entry.actor)
            if entry.subject in agreed and entry.action == "undo":
                agreed[entry.subject].clear()
            of = of_school.get(entry.subject.removeprefix("alert:"))
            if of is not None and entry.action in NEED_TWO:
                assert len(agreed[f"report:{of}"] | {entry.actor}) >= 2, [(e.actor, e.action, e.subject) for e in log]
                agreed[f"report:{of}"].clear()


# What the network says about a school by the word of two people.
NEED_TWO = frozenset({"publish", "ended", "updated", "retracted"})


def test_nothing_goes_out_that_should_not_and_nothing_outdated_stays(sqlite_template: Path) -> None:
    knowledge = load()
    Publications.known, Publications.template = (knowledge, Search(knowledge)), sqlite_template
    Publications.sent = Publications.new = Publications.alerts = 0
    run_state_machine_as_test(
        Publications,
        settings=settings(
            max_examples=5,
            stateful_step_count=20,
            deadline=None,
            database=None,
            print_blob=True,
            # Making a failure smaller takes many minutes; its steps are printed as they were.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    # A test in which nothing was ever published would show nothing.
    assert Publications.alerts >= 10
    assert Publications.sent >= 20
    assert Publications.new >= 5
