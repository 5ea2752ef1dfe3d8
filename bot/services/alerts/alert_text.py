"""What an alert says in each language and state, rendered from its facts (R27)."""

from bot.domain.alerts import Alert, AlertLanguage, AlertState, Mistake
from bot.domain.reports import Mark
from bot.i18n import Markdown, Texts
from bot.services.alerts.alert_details import unconfirmed, with_details
from bot.services.asking.hotlines import Hotlines

# What a text begins and ends with that is not meant (R34).
FRAMES = {Mark.PRACTICE: "practice-frame", Mark.DRILL: "drill-frame"}


class AlertText:
    """Called with an alert and a language, gives the text; every language from the same facts."""

    def __init__(self, texts: Texts, hotlines: Hotlines) -> None:
        self._texts = texts
        self._hotlines = hotlines

    def __call__(self, alert: Alert, language: AlertLanguage) -> Markdown:
        """What a reader of that language gets; every language from the same facts (R27)."""
        return Markdown("\n\n".join(self._framed(alert, locale) for locale in language.locales))

    def beside(self, alert: Alert, language: AlertLanguage) -> Markdown:
        """What is said as an answer to a copy that changed: an edit makes no sound (R30)."""
        if alert.state is not AlertState.LIVE:
            return self(alert, language)
        return Markdown("\n\n".join(self._framed(alert, locale, beside=True) for locale in language.locales))

    def _framed(self, alert: Alert, locale: str, *, beside: bool = False) -> Markdown:
        text = self._changed(alert, locale) if beside else self._sentence(alert, locale)
        frame = FRAMES.get(alert.mark)
        return self._texts.say(locale, frame, text=text) if frame else text

    def _sentence(self, alert: Alert, locale: str) -> Markdown:
        facts, say = alert.facts, self._texts.say
        number = Markdown(self._hotlines.number(facts.county))
        if (other := unconfirmed(self._texts, locale, alert, number)) is not None:
            return other
        if alert.state is AlertState.RETRACTED:
            truth = say(
                locale, f"truth-{(facts.mistake or Mistake.OTHER).value}", place=facts.place, county=facts.county
            )
            return say(locale, "correction", alert=alert.code, truth=truth)
        seen = self._texts.moment(locale, facts.last_seen)
        agency = self._texts.label(locale, f"agency-{facts.agency.value}")
        if alert.state is AlertState.ENDED:
            time = facts.ended_at or facts.last_seen
            ended = say(locale, "alert-ended", alert=alert.code, time=time, place=facts.place)
            agents = self._texts.label(locale, f"agents-{facts.agency.value}")
            return Markdown(f"{ended}\n{say(locale, 'alert-last-seen', agents=agents, seen=seen)}")
        if alert.state is AlertState.EXPIRED:
            return say(locale, "alert-expired", alert=alert.code, seen=seen)
        text = say(
            locale,
            "alert",
            alert=alert.code,
            agency=agency,
            place=facts.place,
            county=facts.county,
            seen=seen,
            basis=self._texts.label(locale, f"basis-{facts.basis.value}") if facts.basis else "",
            until=facts.valid_until,
            number=number,
        )
        return with_details(self._texts, locale, facts, text)

    def _changed(self, alert: Alert, locale: str) -> Markdown:
        """It names no fact: nobody changes this message when the copy beside it changes again."""
        return self._texts.say(locale, "alert-changed", alert=alert.code)
