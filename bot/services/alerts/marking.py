"""What belongs to a drill says so at its beginning and at its end, whoever reads it (R34)."""

from dataclasses import replace

from bot.domain.messages import Outgoing
from bot.domain.reports import Mark
from bot.i18n import Markdown, Texts
from bot.services.alerts.alert_text import FRAMES


def drilled(texts: Texts, locale: str, mark: Mark, outgoing: Outgoing) -> Outgoing:
    """A message of the network's own people; of a drill, with the mark around it. Others stay as they are."""
    if mark is not Mark.DRILL:
        return outgoing
    word = texts.label(locale, "drill")
    text, notice = outgoing.text, outgoing.notice
    if text and not (text.startswith(word) and text.endswith(word)):
        text = texts.say(locale, FRAMES[Mark.DRILL], text=Markdown(text))
    if notice:
        notice = f"{word} · {notice} · {word}"
    return replace(outgoing, text=text, notice=notice)
