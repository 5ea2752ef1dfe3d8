"""The button under a card that shows what its reporter sent along."""

from collections.abc import Sequence

from bot.domain.attachments import AttachmentState, StoredAttachment, with_state
from bot.domain.messages import Action, AttachmentKind, Button
from bot.i18n import Texts

_KINDS = {AttachmentKind.PHOTO: "photo", AttachmentKind.VOICE: "voice", AttachmentKind.VIDEO: "video"}


def open_button(texts: Texts, locale: str, report_id: str, files: Sequence[StoredAttachment]) -> Button | None:
    """Its words name what it opens; None where nothing can be opened."""
    ready = with_state(files, AttachmentState.READY)
    if not ready:
        return None
    if len(ready) == 1:
        label = texts.label(locale, f"button-open-{_KINDS.get(ready[0].kind, 'video')}")
    else:
        label = texts.label(locale, "button-open-files", count=len(ready))
    return Button(label, Action("open-files", (report_id,)))
