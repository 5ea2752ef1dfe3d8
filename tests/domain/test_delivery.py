"""When to send, when to try again, when to give up."""

import heapq
from collections import deque
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.domain.delivery import (
    AWAY_FAILURES,
    AWAY_LONGEST,
    GLOBAL_CHATS,
    LONGEST_PAUSE,
    MOVES,
    UNEXPECTED,
    UNEXPECTED_TRIES,
    UNPACED,
    Again,
    Dead,
    Kind,
    Lane,
    Moved,
    Pace,
    Pacer,
    Reach,
    Standing,
    Step,
    decide,
    expiry,
    pause,
    step_for,
)
from bot.errors import SendError

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("error", "attempts", "verdict"),
    [
        (SendError("blocked", permanent=True), 1, Dead("blocked")),
        (SendError("network"), 1, Again(1.0)),
        (SendError("network"), 2, Again(2.0)),
        (SendError("network"), 5, Again(16.0)),
        (SendError("network"), 400, Again(LONGEST_PAUSE)),
        (SendError("timeout", maybe_delivered=True), 3, Again(4.0)),
        (SendError("flood", retry_after=35.0), 9, Again(35.5)),
        (SendError("moved", permanent=True, moved_to="-100"), 1, Moved("-100")),
        (SendError("moved", permanent=True, moved_to="-100"), MOVES + 1, Dead("moved")),
        (SendError(UNEXPECTED), UNEXPECTED_TRIES - 1, Again(8.0)),
        (SendError(UNEXPECTED), UNEXPECTED_TRIES, Dead(UNEXPECTED)),
    ],
)
def test_a_refusal_decides_what_happens_next(error: SendError, attempts: int, verdict: Again | Dead | Moved) -> None:
    assert decide(error, attempts, jitter=0.5) == verdict


def test_pauses_double_up_to_a_cap_and_are_spread() -> None:
    assert [pause(attempts, 0.5) for attempts in (1, 2, 3, 4)] == [1.0, 2.0, 4.0, 8.0]
    assert pause(10_000, 0.5) == LONGEST_PAUSE
    assert (pause(1, 0.0), pause(1, 1.0)) == (0.75, 1.25)


@pytest.mark.parametrize(
    ("lane", "valid_until", "age"),
    [
        (Lane.REPLIES, None, timedelta(hours=1)),
        (Lane.CARDS, None, timedelta(hours=71)),
        (Lane.ALERTS, NOON + timedelta(minutes=20), timedelta(minutes=20)),
        (Lane.ALERTS, NOON + timedelta(days=9), timedelta(hours=71)),
        (Lane.MARKS, None, timedelta(hours=24)),
    ],
)
def test_a_message_has_an_age_after_which_it_is_not_sent(
    lane: Lane, valid_until: datetime | None, age: timedelta
) -> None:
    assert expiry(lane, NOON, valid_until) == NOON + age


@pytest.mark.parametrize(
    ("kind", "standing", "reach", "step"),
    [
        (Kind.SHOW, Standing.NONE, Reach.EVERYONE, Step.SEND),
        (Kind.SHOW, Standing.NONE, Reach.HOLDERS, Step.NOTHING),
        (Kind.SHOW, Standing.LIVE, Reach.HOLDERS, Step.EDIT),
        (Kind.SHOW, Standing.LIVE, Reach.EVERYONE, Step.EDIT),
        (Kind.SHOW, Standing.GONE, Reach.EVERYONE, Step.NOTHING),
        (Kind.SHOW, Standing.DOUBTFUL, Reach.HOLDERS, Step.SEND),
        (Kind.RENEW, Standing.GONE, Reach.EVERYONE, Step.SEND),
        (Kind.RENEW, Standing.LIVE, Reach.EVERYONE, Step.EDIT),
        (Kind.FOLLOW, Standing.LIVE, Reach.HOLDERS, Step.SEND),
        (Kind.FOLLOW, Standing.GONE, Reach.HOLDERS, Step.SEND),
        (Kind.FOLLOW, Standing.NONE, Reach.EVERYONE, Step.NOTHING),
        (Kind.FOLLOW, Standing.DOUBTFUL, Reach.HOLDERS, Step.NOTHING),
    ],
)
def test_whoever_may_hold_an_outdated_copy_is_told(kind: Kind, standing: Standing, reach: Reach, step: Step) -> None:
    assert step_for(kind, standing, reach) is step


def test_lanes_put_people_first_and_expiry_marks_behind_alerts() -> None:
    order = [Lane.REPLIES, Lane.CARDS, Lane.CORRECTIONS, Lane.ALERTS, Lane.MARKS, Lane.DIGESTS]
    assert sorted(Lane) == order
    assert [lane for lane in order if lane.for_people] == [Lane.REPLIES, Lane.CARDS]


def send(pacer: Pacer, chat: str, at: float, *, lane: Lane = Lane.REPLIES, answer_after: float = 0.0) -> None:
    pacer.begin(chat, lane, at)
    pacer.end(chat, at + answer_after)


def test_a_chat_takes_one_message_a_second_counted_from_the_answer() -> None:
    pacer = Pacer(Pace())
    pacer.begin("a", Lane.REPLIES, 0.0)
    assert pacer.wait("a", Lane.REPLIES, 0.2) == float("inf")
    pacer.end("a", 0.4)
    assert pacer.wait("a", Lane.REPLIES, 0.5) == pytest.approx(0.9)
    assert pacer.wait("a", Lane.REPLIES, 1.4) == 0
    assert pacer.wait("b", Lane.REPLIES, 0.5) == 0


def test_a_group_takes_twenty_a_minute_and_a_private_chat_more() -> None:
    pacer = Pacer(Pace(chat_interval=0.0))
    for number in range(20):
        send(pacer, "group", number * 1.0)
        send(pacer, "person", number * 1.0)
    assert pacer.wait("group", Lane.REPLIES, 30.0, group=True) == pytest.approx(30.0)
    assert pacer.wait("person", Lane.REPLIES, 30.0) == 0
    assert pacer.wait("group", Lane.REPLIES, 60.0, group=True) == 0


def test_a_slot_comes_free_a_second_after_the_answer_not_after_the_sending() -> None:
    pacer = Pacer(Pace(per_second=2, reserved=0))
    pacer.begin("a", Lane.REPLIES, 0.0)
    pacer.begin("b", Lane.REPLIES, 0.0)
    assert pacer.wait("c", Lane.REPLIES, 1.5) == float("inf")
    pacer.end("a", 1.5)
    assert pacer.wait("c", Lane.REPLIES, 1.5) == pytest.approx(1.0)
    assert pacer.wait("c", Lane.REPLIES, 2.5) == 0


def test_a_full_broadcast_leaves_slots_for_people() -> None:
    pacer = Pacer(Pace(per_second=10, reserved=3))
    begun, now = 0, 0.0
    while pacer.wait(f"chat{begun}", Lane.ALERTS, now) != float("inf"):
        now += pacer.wait(f"chat{begun}", Lane.ALERTS, now)
        pacer.begin(f"chat{begun}", Lane.ALERTS, now)
        begun += 1
    assert begun == 7
    assert pacer.wait("person", Lane.REPLIES, now) == 0


def test_a_broadcast_is_spread_over_the_second() -> None:
    pacer = Pacer(Pace(per_second=20, reserved=0))
    send(pacer, "a", 0.0, lane=Lane.ALERTS)
    assert pacer.wait("b", Lane.ALERTS, 0.0) == pytest.approx(0.05)
    assert pacer.wait("b", Lane.REPLIES, 0.0) == 0


def test_a_slot_that_nobody_used_costs_nothing() -> None:
    pacer = Pacer(Pace(per_second=2, reserved=1))
    for _ in range(50):
        assert pacer.wait("a", Lane.ALERTS, 0.0) == 0
        pacer.begin("a", Lane.ALERTS, 0.0)
        pacer.skip("a")
    send(pacer, "a", 0.0, lane=Lane.ALERTS)
    assert pacer.wait("b", Lane.ALERTS, 0.5) == pytest.approx(0.5)


def test_a_throttled_chat_does_not_stop_the_others() -> None:
    pacer = Pacer(Pace())
    pacer.throttled("a", 30.0, 0.0)
    assert pacer.wait("a", Lane.REPLIES, 10.0) == pytest.approx(20.0)
    assert pacer.wait("b", Lane.REPLIES, 10.0) == 0
    assert pacer.rate(10.0) == Pace().per_second


def test_refusals_of_several_chats_lower_the_rate_for_a_while() -> None:
    pacer = Pacer(Pace(per_second=20))
    for number in range(GLOBAL_CHATS):
        pacer.throttled(f"chat{number}", 5.0, 0.0)
    assert pacer.wait("another", Lane.REPLIES, 1.0) == pytest.approx(4.0)
    assert pacer.rate(5.0) == pytest.approx(10.0)
    assert pacer.rate(35.0) == pytest.approx(20.0)
    assert pacer.wait("another", Lane.REPLIES, 5.0) == 0


def test_refusals_of_one_chat_or_far_apart_are_no_limit_of_the_platform() -> None:
    pacer = Pacer(Pace())
    for number in range(10):
        pacer.throttled("a", 1.0, number * 1.0)
        pacer.throttled(f"chat{number}", 1.0, 100.0 + number * 20.0)
    assert pacer.rate(300.0) == Pace().per_second
    assert pacer.wait("b", Lane.REPLIES, 300.0) == 0


def test_a_platform_that_is_away_is_asked_less_and_less_and_at_once_after_an_answer() -> None:
    pacer = Pacer(Pace())
    for _ in range(AWAY_FAILURES):
        assert pacer.wait("a", Lane.REPLIES, 0.0) == 0
        pacer.failed(0.0)
    assert pacer.wait("a", Lane.REPLIES, 0.0) == pytest.approx(1.0)
    now = 1.0
    for _ in range(10):
        pacer.failed(now)
        now += pacer.wait("a", Lane.REPLIES, now)
    pacer.failed(now)
    assert pacer.wait("a", Lane.REPLIES, now) == pytest.approx(AWAY_LONGEST)
    pacer.succeeded()
    pacer.failed(now + AWAY_LONGEST)
    assert pacer.wait("a", Lane.REPLIES, now + AWAY_LONGEST) == 0


def test_failures_of_requests_begun_together_count_once() -> None:
    pacer = Pacer(Pace())
    for _ in range(29):
        pacer.failed(0.0)
    assert pacer.wait("a", Lane.REPLIES, 0.0) == pytest.approx(1.0)


def test_a_platform_without_limits_is_never_waited_for() -> None:
    pacer = Pacer(UNPACED)
    for number in range(100):
        assert pacer.wait("a", Lane.ALERTS, 0.0, group=True) == 0
        send(pacer, "a", 0.0, lane=Lane.ALERTS)
        if number < GLOBAL_CHATS:
            pacer.throttled(f"chat{number}", 0.0, 0.0)


def test_idle_chats_are_forgotten_and_waiting_ones_are_not() -> None:
    pacer = Pacer(UNPACED)
    pacer.throttled("throttled", 10_000.0, 0.0)
    for number in range(5_000):
        send(pacer, f"chat{number}", number * 1.0)
    assert pacer.wait("throttled", Lane.REPLIES, 5_000.0) == pytest.approx(5_000.0)
    assert pacer.wait("chat0", Lane.REPLIES, 5_000.0) == 0


def test_a_pace_without_a_slot_for_broadcasts_is_refused() -> None:
    with pytest.raises(ValueError, match="slot"):
        Pace(per_second=3, reserved=3)


class Server:
    """Allows so many arrivals in any second, and refuses the rest."""

    def __init__(self, per_second: int) -> None:
        self._allowed = per_second
        self._arrivals: deque[float] = deque()
        self.refused = 0

    def arrive(self, now: float) -> None:
        while self._arrivals and self._arrivals[0] <= now - 1.0:
            self._arrivals.popleft()
        if len(self._arrivals) >= self._allowed:
            self.refused += 1
            return
        self._arrivals.append(now)


def simulate(messages: int, pace: Pace, random: Random, *, counts_from_answer: bool) -> tuple[int, float]:
    """Refusals, and seconds it took, for a broadcast to as many chats through a network with jitter."""
    server, pacer = Server(30), Pacer(pace)
    events: list[tuple[float, int, str]] = []  # time, message, what happens
    now, begun, answered = 0.0, 0, 0

    def delay() -> float:
        return 0.02 + random.expovariate(1 / 0.06)

    while answered < messages:
        wait = pacer.wait(f"chat{begun}", Lane.ALERTS, now) if begun < messages else float("inf")
        if wait == 0:
            pacer.begin(f"chat{begun}", Lane.ALERTS, now)
            heapq.heappush(events, (now + delay(), begun, "arrives"))
            if not counts_from_answer:
                pacer.end(f"chat{begun}", now)
            begun += 1
        elif events and events[0][0] <= now + wait:
            now, number, what = heapq.heappop(events)
            if what == "arrives":
                server.arrive(now)
                heapq.heappush(events, (now + delay(), number, "answers"))
                continue
            answered += 1
            if counts_from_answer:
                pacer.end(f"chat{number}", now)
        else:
            now += wait
    return server.refused, now


@pytest.mark.parametrize("seed", range(5))
def test_three_thousand_messages_through_a_shaky_network_are_refused_never(seed: int) -> None:
    refused, seconds = simulate(3_000, Pace(), Random(seed), counts_from_answer=True)
    assert refused == 0
    # 26 slots of 1 s plus a mean round trip of 0.16 s.
    assert seconds < 3_000 / 26 * 1.16 * 1.1


def test_counted_from_the_sending_the_same_messages_would_be_refused() -> None:
    pace = Pace(per_second=30, reserved=0)
    refused, _ = simulate(3_000, pace, Random(1), counts_from_answer=False)
    assert refused > 0
