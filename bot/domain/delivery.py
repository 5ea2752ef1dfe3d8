"""When to send, when to try again, when to give up. Times of the Pacer are seconds of a monotonic clock."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, IntEnum, StrEnum, auto
from math import inf

from bot.errors import SendError


class Lane(IntEnum):
    """Who goes first. MARKS are edits that only say that something expired, or how many reports a card stands for."""

    REPLIES = 0
    CARDS = 1
    CORRECTIONS = 2
    ALERTS = 3
    MARKS = 4
    DIGESTS = 5

    @property
    def for_people(self) -> bool:
        """Somebody waits for it; everything else yields."""
        return self <= Lane.CARDS


class Kind(StrEnum):
    """What a row of the outbox does.

    SEND: one message. FILL: bring into it what its placeholder stands for. SHOW: bring a lasting copy up to date.
    RENEW: the same, and send it anew where it is gone. FOLLOW: say beside a changed copy that it changed (an edit makes
    no sound, R30). DELETE: take a message away.
    """

    SEND = "send"
    FILL = "fill"
    SHOW = "show"
    RENEW = "renew"
    FOLLOW = "follow"
    DELETE = "delete"


class Reach(StrEnum):
    """Whom a broadcast reaches: everyone who serves or follows the county, or only who holds a copy."""

    EVERYONE = "everyone"
    HOLDERS = "holders"


# A later message helps nobody. The outbox is sealed under the hour's key, which lives 72 h (R38): 71 h is the most.
_AGES = {
    Lane.REPLIES: timedelta(hours=1),
    Lane.CARDS: timedelta(hours=71),
    Lane.CORRECTIONS: timedelta(hours=71),
    Lane.ALERTS: timedelta(hours=2),
    Lane.MARKS: timedelta(hours=24),
    Lane.DIGESTS: timedelta(hours=24),
}


def expiry(lane: Lane, now: datetime, valid_until: datetime | None = None) -> datetime:
    """From when on a message written now is not sent any more. valid_until: what it says ends then."""
    end = now + _AGES[lane]
    return end if valid_until is None else min(valid_until, now + _AGES[Lane.CORRECTIONS])


class Standing(Enum):
    """What is known of a lasting copy. DOUBTFUL: it was sent and no answer came, so it cannot be edited."""

    NONE = auto()
    LIVE = auto()
    GONE = auto()
    DOUBTFUL = auto()


class Step(Enum):
    SEND = auto()
    EDIT = auto()
    NOTHING = auto()


def step_for(kind: Kind, standing: Standing, reach: Reach) -> Step:
    """How to bring a copy up to date. Who may hold something outdated is told, even where it cannot be edited."""
    if kind is Kind.FOLLOW:
        return Step.SEND if standing in (Standing.LIVE, Standing.GONE) else Step.NOTHING
    if standing is Standing.LIVE:
        return Step.EDIT
    if standing is Standing.GONE:
        return Step.SEND if kind is Kind.RENEW else Step.NOTHING
    if standing is Standing.NONE and reach is Reach.HOLDERS:
        return Step.NOTHING
    return Step.SEND


@dataclass(frozen=True, slots=True)
class Again:
    """Try again after so many seconds."""

    after: float


@dataclass(frozen=True, slots=True)
class Dead:
    """Give up. reason: a word of ours."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another id now: send there."""

    chat: str


# The word for an error that is no SendError: a bug of ours. It is tried a few times, not for hours.
UNEXPECTED = "unexpected"
UNEXPECTED_TRIES = 5
MOVES = 5
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 300.0


def pause(attempts: int, jitter: float, longest: float = LONGEST_PAUSE) -> float:
    """Seconds to wait after so many attempts: doubling, capped, spread by ± a quarter. jitter: 0 to 1."""
    doubled = FIRST_PAUSE * 2.0 ** min(attempts - 1, 30)
    return min(doubled, longest) * (0.75 + jitter / 2)


def decide(error: SendError, attempts: int, *, jitter: float) -> Again | Dead | Moved:
    """What to do after a refusal. attempts: this one counted. jitter: a random number from 0 to 1."""
    if error.moved_to is not None:
        return Moved(error.moved_to) if attempts <= MOVES else Dead(error.reason)
    if error.permanent:
        return Dead(error.reason)
    if error.reason == UNEXPECTED and attempts >= UNEXPECTED_TRIES:
        return Dead(error.reason)
    if error.retry_after is not None:
        return Again(error.retry_after + jitter)
    return Again(pause(attempts, jitter))


@dataclass(frozen=True, slots=True)
class Pace:
    """A platform's limits, ours a little below the published ones.

    The defaults are Telegram's (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this):
    30 messages a second, one a second in a chat, 20 a minute in a group.
    reserved: slots of the second that only replies and cards may take.
    """

    per_second: float = 29.0
    chat_interval: float = 1.0
    group_per_minute: float = 20.0
    reserved: int = 3

    def __post_init__(self) -> None:
        if not 0 <= self.reserved < self.per_second:
            raise ValueError("a broadcast needs a slot of its own")


# For a platform without limits (the sandbox).
UNPACED = Pace(per_second=inf, chat_interval=0.0, group_per_minute=inf, reserved=0)

SECOND = 1.0
MINUTE = 60.0
# So many chats refused within so many seconds: the limit that was hit is the platform's, not a chat's.
GLOBAL_CHATS = 3
GLOBAL_WINDOW = 10.0
# A lowered rate climbs back within a minute.
RECOVERY = 60.0
# After so many failures in a row the platform is taken to be away, and all wait.
AWAY_FAILURES = 3
AWAY_LONGEST = 15.0
_CHATS_KEPT = 1000


@dataclass(slots=True)
class _Chat:
    busy: bool = False
    free_at: float = 0.0
    minute: deque[float] = field(default_factory=deque)


class Pacer:
    """Says when the next message may begin. One a platform; whoever sends calls begin() and then end()."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._in_flight = 0
        self._cooling: deque[float] = deque()
        self._chats: dict[str, _Chat] = {}
        self._bulk_at = 0.0
        self._paused_until = 0.0
        self._lowered_to = pace.per_second
        self._lowered_at = 0.0
        self._refusals: deque[tuple[float, str]] = deque()
        self._failures = 0

    def wait(self, chat: str, lane: Lane, now: float, *, group: bool = False) -> float:
        """Seconds until a message may begin: 0 means now, inf that an answer must come first."""
        return max(self.wait_overall(lane, now), self.wait_chat(chat, now, group=group))

    def wait_overall(self, lane: Lane, now: float) -> float:
        """Seconds until the platform takes another message of this lane, whatever the chat."""
        if now < self._paused_until:
            return self._paused_until - now
        while self._cooling and self._cooling[0] <= now:
            self._cooling.popleft()
        limit = self.rate(now) - (0 if lane.for_people else self._pace.reserved)
        taken = self._in_flight + len(self._cooling)
        slot = 0.0
        if taken + 1 > max(1.0, limit):
            over = taken + 1 - max(1, int(limit))
            slot = self._cooling[over - 1] - now if over <= len(self._cooling) else inf
        return slot if lane.for_people else max(slot, self._bulk_at - now, 0.0)

    def wait_chat(self, chat: str, now: float, *, group: bool = False) -> float:
        """Seconds until this chat takes another message, whatever the platform's budget."""
        state = self._chats.get(chat)
        if state is None:
            return 0.0
        if state.busy:
            return inf
        wait = max(0.0, state.free_at - now)
        while state.minute and state.minute[0] <= now:
            state.minute.popleft()
        if group and len(state.minute) >= self._pace.group_per_minute:
            wait = max(wait, state.minute[len(state.minute) - int(self._pace.group_per_minute)] - now)
        return wait

    def rate(self, now: float) -> float:
        """Messages a second that are thought to be welcome."""
        if self._lowered_to >= self._pace.per_second:
            return self._pace.per_second
        climbed = self._lowered_to + (now - self._lowered_at) * self._pace.per_second / RECOVERY
        return min(self._pace.per_second, climbed)

    def begin(self, chat: str, lane: Lane, now: float) -> None:
        """A message leaves now."""
        self._in_flight += 1
        self._chats.setdefault(chat, _Chat()).busy = True
        if not lane.for_people:
            # Spread, so that a reply does not wait for thirty slots that come free at once.
            self._bulk_at = now + SECOND / self.rate(now)

    def end(self, chat: str, now: float) -> None:
        """The answer came, or is not waited for any longer.

        The slot comes free a second after the answer: counted from the sending, a slow message and quick ones
        behind it arrive within one second and are refused.
        """
        self._in_flight -= 1
        self._cooling.append(now + SECOND)
        state = self._chats[chat]
        state.busy = False
        state.free_at = max(state.free_at, now + self._pace.chat_interval)
        state.minute.append(now + MINUTE)
        self._forget_idle(now)

    def skip(self, chat: str) -> None:
        """In place of end(): nothing was sent after all."""
        self._in_flight -= 1
        self._bulk_at = 0.0
        self._chats[chat].busy = False

    def succeeded(self) -> None:
        """The platform answered, whatever it said."""
        self._failures = 0

    def failed(self, now: float) -> None:
        """No answer, or the platform's own failure: after some in a row nobody sends for a while."""
        if now < self._paused_until:
            return
        self._failures += 1
        if self._failures >= AWAY_FAILURES:
            self._paused_until = now + pause(self._failures - AWAY_FAILURES + 1, 0.5, AWAY_LONGEST)

    def throttled(self, chat: str, retry_after: float, now: float) -> None:
        """The platform asked us to wait. Only this chat does, unless several were asked in a short time."""
        self.hold(chat, now + retry_after)
        self._refusals.append((now, chat))
        while self._refusals[0][0] < now - GLOBAL_WINDOW:
            self._refusals.popleft()
        if len({refused for _, refused in self._refusals}) >= GLOBAL_CHATS:
            self._lowered_to = max(1.0, self.rate(now) / 2)
            self._lowered_at = now + retry_after
            self._paused_until = max(self._paused_until, now + retry_after)
            self._refusals.clear()

    def hold(self, chat: str, until: float) -> None:
        """Let nothing into a chat before `until`: an earlier message of it comes first."""
        state = self._chats.setdefault(chat, _Chat())
        state.free_at = max(state.free_at, until)

    def _forget_idle(self, now: float) -> None:
        if len(self._chats) <= _CHATS_KEPT:
            return
        self._chats = {
            chat: state
            for chat, state in self._chats.items()
            if state.busy or state.free_at > now or (state.minute and state.minute[-1] > now)
        }
