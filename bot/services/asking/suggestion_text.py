"""What editors read of a suggestion in their room: whole while it is open, one line afterwards (R39, R46)."""

from bot.domain.messages import Action, Button, ButtonStyle, Outgoing
from bot.domain.suggestions import Suggestion, SuggestionState
from bot.i18n import Texts
from bot.services.moderation.card_text import quoted


class SuggestionText:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def card(self, found: Suggestion, locale: str) -> Outgoing:
        """In a room that reads one language."""
        if not found.is_open:
            return Outgoing(text=self._over(found, locale))
        return Outgoing(text="\n".join(self._lines(found, locale)), buttons=(self._buttons(found, locale),))

    def _over(self, found: Suggestion, locale: str) -> str:
        say, check = self._texts.say, found.check
        if found.state is SuggestionState.ACCEPTED and check is not None:
            day = self._texts.day(locale, check.day)
            return say(
                locale,
                "suggestion-card-accepted",
                code=found.code,
                first=check.alias,
                second=found.agreed_alias or "?",
                day=day,
            )
        if found.refusal is not None:
            why = self._texts.label(locale, f"suggestion-refusal-{found.refusal.value}")
            return say(locale, "suggestion-card-refused", code=found.code, who=found.taken_by or "?", why=why)
        return say(locale, "suggestion-card-ended", code=found.code)

    def _lines(self, found: Suggestion, locale: str) -> list[str]:
        say, label = self._texts.say, self._texts.label
        kind = label(locale, f"suggestion-kind-{found.kind.value}")
        lines: list[str] = [
            say(locale, "suggestion-card", code=found.code, kind=kind, when=found.received_at),
            *quoted(found.text, 1_000),
        ]
        if found.source:
            lines.append(say(locale, "suggestion-card-source", source=found.source))
        if found.check is not None:
            how = label(locale, f"suggestion-checked-{found.check.how.value}")
            day = self._texts.day(locale, found.check.day)
            lines.append(say(locale, "suggestion-card-checked", who=found.check.alias, how=how, day=day))
            lines += quoted(found.check.what, 500)
            lines.append(say(locale, "suggestion-card-second"))
        elif found.taken_by is not None:
            lines.append(say(locale, "suggestion-card-taken", who=found.taken_by))
        else:
            lines.append(say(locale, "suggestion-card-open"))
        return lines

    def _buttons(self, found: Suggestion, locale: str) -> tuple[Button, ...]:
        refuse = self._button(locale, "button-suggestion-refuse", "suggestion-refuse", found, ButtonStyle.PLAIN)
        verb = {
            SuggestionState.WAITING: "take",
            SuggestionState.TAKEN: "check",
            SuggestionState.CHECKED: "agree",
        }[found.state]
        first = self._button(locale, f"button-suggestion-{verb}", f"suggestion-{verb}", found, ButtonStyle.PRIMARY)
        return (first, refuse)

    def _button(self, locale: str, key: str, verb: str, found: Suggestion, style: ButtonStyle) -> Button:
        return Button(self._texts.label(locale, key), Action(verb, (found.id,)), style=style)
