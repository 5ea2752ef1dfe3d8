"""A row of the tables of what the bot understands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.messages import Form, Incoming, Outgoing
from bot.i18n import Texts
from handlers.context import Context, Stage

Handler = Callable[[Incoming, Context], Awaitable[list[Outgoing]]]
FormBuilder = Callable[[Incoming, Texts, str], Form]


@dataclass(frozen=True, slots=True)
class Route:
    """handler: what answers. opens: the form that is shown first; the handler takes over where none can be.

    staff: only people with a role are shown the button. stage: from which stage of going live on it works (R47).
    intake: begins a report, so what has to be said before comes instead of the form (R13).
    """

    handler: Handler | None = None
    opens: FormBuilder | None = None
    staff: bool = False
    stage: Stage = "answers"
    intake: bool = False
