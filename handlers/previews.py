"""What each audience will read, before anything goes out: rendered by what renders the messages themselves (R19)."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bot.domain.alerts import Alert, AlertLanguage, Audience, Copies
from bot.domain.messages import Action, Button
from bot.i18n import Markdown
from handlers.alerts import reach
from handlers.answers import SCREEN
from handlers.context import Context


class Page(StrEnum):
    """Whose message is shown, where all of them do not fit into one."""

    CHANNELS = "channels"
    SPANISH = "es"
    ENGLISH = "en"
    DISCREET = "discreet"


_LANGUAGES = {
    Page.CHANNELS: AlertLanguage.BOTH,
    Page.SPANISH: AlertLanguage.SPANISH,
    Page.ENGLISH: AlertLanguage.ENGLISH,
}


def body(alert: Alert, page: Page, ctx: Context) -> Markdown:
    """The message as this audience gets it."""
    if page is Page.DISCREET:
        return Markdown("\n".join(ctx.texts.say(locale, "discreet-cover") for locale in ("es", "en")))
    return ctx.services.alert_text(alert, _LANGUAGES[page])


def shown(
    alert: Alert, audience: Audience, page: Page, above: Sequence[str], below: Sequence[str], ctx: Context
) -> str:
    """The preview's text: everybody's message where all fit, else the one of `page`."""
    tail = [counted(audience, ctx), *below]
    whole = "\n\n".join([*above, *_sections(alert, tuple(Page), ctx), *tail])
    if len(whole) <= SCREEN:
        return whole
    return "\n\n".join([*above, *_sections(alert, (page,), ctx), *tail])


def has_pages(text: str, alert: Alert, ctx: Context) -> bool:
    """Whether the text shows only some of the audiences' messages."""
    return any(heading(page, ctx) not in text for page in Page)


def heading(page: Page, ctx: Context) -> Markdown:
    return ctx.say(f"preview-as-{page.value}")


def _sections(alert: Alert, pages: Sequence[Page], ctx: Context) -> Iterator[str]:
    for page in pages:
        yield f"{heading(page, ctx)}\n{body(alert, page, ctx)}"


def page_buttons(page: Page, action: Action, ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """A button for each of the other audiences' messages. action: what leads there, without the page."""
    buttons = [
        Button(ctx.label(f"button-as-{other.value}"), Action(action.verb, (*action.arguments, other.value)))
        for other in Page
        if other is not page
    ]
    return (tuple(buttons),)


def counted(audience: Audience, ctx: Context) -> Markdown:
    """To how many it goes, and of these how many on which platform, in which language."""
    lines: list[str] = [reach(audience, ctx), *(f"- {_copies(each, ctx)}" for each in audience.copies)]
    return Markdown("\n".join(lines))


def _copies(copies: Copies, ctx: Context) -> Markdown:
    return ctx.say(
        "preview-copies",
        reader=copies.reader.value,
        count=copies.count,
        platform=ctx.label(f"platform-{copies.platform.value}"),
        language=ctx.label(f"preview-language-{copies.language.value}"),
        form="discreet" if copies.discreet else "open",
    )
