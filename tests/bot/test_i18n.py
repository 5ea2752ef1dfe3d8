"""Texts: escaping, languages, times, lists, numbers; and that both languages hold the same texts."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import pytest
from fluent.syntax import ast

from bot.domain.rights import Role
from bot.i18n import Markdown, TextError, Texts
from bot.storage.rooms import RoomKind
from tests.bot.fluent_files import messages, variables

SUNDAY = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
TEXTS = Texts()


class Colour(StrEnum):
    RED = "red"


def folder(tmp_path: Path, **languages: str) -> Path:
    for locale, text in languages.items():
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "a.ftl").write_text(text, encoding="utf-8")
    return tmp_path


def test_typed_text_is_escaped_and_ours_is_not() -> None:
    text = TEXTS.say("en", "moderator-asks", question="**[Where](http://evil.com)?**")
    assert "**" not in text.replace("\\*", "")
    assert "\\[Where\\]" in text
    link = TEXTS.say("en", "subscribed", county="Durham", link=Markdown("https://t.me/ours"))
    assert link.endswith("follow the channel: https://t.me/ours")


def test_a_text_said_inside_another_is_not_escaped_again() -> None:
    inner = TEXTS.say("es", "moderator-asks", question="a_b?")
    assert "a\\_b?" in TEXTS.say("es", "practice-frame", text=inner)


def test_a_label_is_plain_text() -> None:
    assert TEXTS.label("en", "no-room", county="A_B", number="1").startswith("No volunteers of this network serve A_B:")


def test_a_long_argument_is_inserted_whole() -> None:
    assert TEXTS.say("en", "moderator-asks", question="word " * 5000).count("word") == 5000


@pytest.mark.parametrize(
    ("hint", "locale"),
    [("es-419", "es"), ("ES", "es"), ("es_MX", "es"), ("en-GB", "en"), ("pt-BR", "en"), ("", "en"), (None, "en")],
)
def test_language_hints_find_a_language(hint: str | None, locale: str) -> None:
    assert TEXTS.match(hint) == locale


def test_an_unknown_language_is_answered_in_english() -> None:
    assert TEXTS.label("fr-CA", "consent-send") == "Send now"


def test_english_and_spanish_are_whole() -> None:
    assert TEXTS.locales == ("en", "es")


def test_other_languages_hold_some_texts_and_borrow_the_rest() -> None:
    assert TEXTS.partial == ("ar", "fr", "ht", "pt", "vi", "zh")
    assert TEXTS.has("fr", "button-more-text")
    assert not TEXTS.has("fr", "consent-send")
    assert TEXTS.label("fr", "button-more-text") == "Plus"
    assert TEXTS.match_partial("pt-BR") == "pt"
    assert [TEXTS.match_partial(hint) for hint in ("es-419", "de", None)] == [None, None, None]


def test_a_text_that_english_has_not_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="fr has b, which en has not"):
        Texts(folder=folder(tmp_path, en="a = A\n", es="a = A\n", fr="b = B\n"))


def around_a_card() -> list[str]:
    """The keys of everything that stands around a card, and of the six first lines."""
    begins = ("first-", "hours-", "number-", "hotlines-", "button-more-text", "send-as-report", "unanswered")
    around = [key for key in TEXTS.keys if key.startswith(begins)]
    named = ("not-in-language", "say", "caution", "change", "sources", "footer-draft", "footer-reviewed", "past-review")
    return sorted([*around, *(f"card-{name}" for name in named)])


@pytest.mark.parametrize("locale", TEXTS.partial)
def test_what_stands_around_a_card_stands_in_every_language(locale: str) -> None:
    assert [key for key in around_a_card() if not TEXTS.has(locale, key)] == []


@pytest.mark.parametrize("locale", TEXTS.partial)
def test_a_partial_language_inserts_what_english_does(locale: str) -> None:
    for key, message in messages(locale).items():
        assert set(variables(message)) == set(variables(messages("en")[key])), key


@pytest.mark.parametrize("locale", TEXTS.partial)
def test_r1_start_is_short_in_every_language(locale: str) -> None:
    assert len(TEXTS.say(locale, "start", network="Red de Respuesta Rápida del Triángulo")) <= 300


@pytest.mark.parametrize(("kind", "called"), [(Role, "moderador."), (RoomKind, "moderadores.")])
def test_a_role_and_a_room_are_called_something_in_every_language(kind: type[Role | RoomKind], called: str) -> None:
    said = {
        member: [TEXTS.label(locale, "granted", code="X", role=member).split()[-1] for locale in TEXTS.locales]
        for member in kind
    }
    assert all(english == f"{member}." for member, (english, _) in said.items())
    assert called in {spanish for _, spanish in said.values()}
    assert len({spanish for _, spanish in said.values()}) == len(kind)


def test_what_has_no_name_is_shown_as_it_is() -> None:
    assert TEXTS.label("es", "granted", code="X", role=Colour.RED).endswith("Cargo: red.")


def test_a_missing_text_or_argument_is_a_fault() -> None:
    with pytest.raises(TextError, match="no-such-text"):
        TEXTS.say("en", "no-such-text")
    with pytest.raises(TextError, match="number"):
        TEXTS.say("en", "all-failed")


def test_a_fault_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(TextError) as caught:
        TEXTS.say("en", "no-room", county="SECRET")
    assert "SECRET" not in str(caught.value)


def test_a_text_missing_in_one_language_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="es lacks b"):
        Texts(folder=folder(tmp_path, en="a = A\nb = B\n", es="a = A\n"))


def test_a_broken_file_and_a_repeated_key_stop_the_start(tmp_path: Path) -> None:
    with pytest.raises(TextError, match=r"a\.ftl: broken"):
        Texts(folder=folder(tmp_path / "", en="a = { $x\n"))
    (tmp_path / "en" / "a.ftl").write_text("a = A\n", encoding="utf-8")
    (tmp_path / "en" / "b.ftl").write_text("a = A\n", encoding="utf-8")
    with pytest.raises(TextError, match="a stands twice"):
        Texts(folder=tmp_path)


@pytest.mark.parametrize(
    ("locale", "moment", "time"),
    [("en", "Sun Nov 22, 3:42 PM", "3:42 PM"), ("es", "dom 22 nov, 3:42 p. m.", "3:42 p. m.")],
)
def test_r28_times_are_absolute_with_the_day_in_the_regions_zone(locale: str, moment: str, time: str) -> None:
    assert TEXTS.moment(locale, SUNDAY) == moment
    assert TEXTS.time(locale, SUNDAY) == time


def test_spanish_says_a_la_one_and_leaves_peoples_words_alone() -> None:
    one, eleven = datetime(2026, 11, 22, 18, 5, tzinfo=UTC), datetime(2026, 11, 22, 16, 5, tzinfo=UTC)
    assert TEXTS.say("es", "life-extended", alert="A-101", until=one) == "A-101 vale hasta la 1:05 p. m."
    assert TEXTS.say("es", "life-extended", alert="A-101", until=eleven) == "A-101 vale hasta las 11:05 a. m."
    assert "sale a la 1:05:09" in TEXTS.say("es", "card-goes-out", alert="A-101", time="1:05:09 p. m.")
    assert "a las 1:05" in TEXTS.say("es", "report-summary-what", what="los vi a las 1:05")


def test_times_follow_both_clock_changes() -> None:
    # North Carolina 2026: forward on 8 March, back on 1 November, at 2 AM.
    assert TEXTS.time("en", datetime(2026, 3, 8, 6, 59, tzinfo=UTC)) == "1:59 AM"
    assert TEXTS.time("en", datetime(2026, 3, 8, 7, 0, tzinfo=UTC)) == "3:00 AM"
    assert TEXTS.time("en", datetime(2026, 11, 1, 5, 59, tzinfo=UTC)) == "1:59 AM"
    assert TEXTS.time("en", datetime(2026, 11, 1, 6, 59, tzinfo=UTC)) == "1:59 AM"
    assert TEXTS.time("en", datetime(2026, 11, 1, 7, 0, tzinfo=UTC)) == "2:00 AM"


def test_another_region_has_its_own_zone() -> None:
    assert Texts("America/Chicago").time("en", SUNDAY) == "2:42 PM"


def test_a_time_without_zone_is_a_fault() -> None:
    with pytest.raises(TextError, match="zone"):
        TEXTS.moment("en", SUNDAY.replace(tzinfo=None))


def test_a_sentence_that_ends_in_a_time_has_one_full_stop() -> None:
    paused = TEXTS.say("es", "alerts-paused", since=SUNDAY, number="1")
    assert "desde 3:42 p. m. Si no llega nada" in paused


def test_time_shows_no_day_and_a_platforms_own_time_passes() -> None:
    assert "since 3:42 PM." in TEXTS.say("en", "alerts-paused", since=SUNDAY, number="1")
    assert "since <t:1>." in TEXTS.say("en", "alerts-paused", since=Markdown("<t:1>"), number="1")


@pytest.mark.parametrize(
    ("locale", "items", "alternatives", "text"),
    [
        ("es", ["Durham", "Wake"], False, "Durham y Wake"),
        ("es", ["Wake", "Durham", "Iredell"], False, "Wake, Durham e Iredell"),
        ("es", ["agua", "hielo"], False, "agua y hielo"),
        ("es", ["Wake", "Orange"], True, "Wake u Orange"),
        ("es", ["Orange"], True, "Orange"),
        ("en", ["Durham", "Wake"], False, "Durham and Wake"),
        ("en", ["Durham", "Wake", "Orange"], True, "Durham, Wake, or Orange"),
        ("en", [], False, ""),
    ],
)
def test_lists_read_as_a_sentence(locale: str, items: list[str], alternatives: bool, text: str) -> None:
    assert TEXTS.items(locale, items, alternatives=alternatives) == text


@pytest.mark.parametrize(
    ("minutes", "english", "spanish"),
    [
        (0, "1 min", "1 min"),
        (12, "12 min", "12 min"),
        (60, "1 h", "1 h"),
        (65, "1 h 5 min", "1 h 5 min"),
        (24 * 60, "1 day", "1 día"),
        (72 * 60 + 5, "3 days 5 min", "3 días 5 min"),
    ],
)
def test_durations(minutes: int, english: str, spanish: str) -> None:
    assert TEXTS.duration("en", timedelta(minutes=minutes)) == english
    assert TEXTS.duration("es", timedelta(minutes=minutes)) == spanish


def test_numbers_and_dates() -> None:
    assert [TEXTS.number(locale, 312) for locale in TEXTS.locales] == ["312", "312"]
    assert [TEXTS.number(locale, 31200) for locale in TEXTS.locales] == ["31,200", "31,200"]
    assert TEXTS.day("es", date(2026, 11, 22)) == "22 nov 2026"
    assert TEXTS.month("es", date(2026, 11, 22)) == "noviembre de 2026"
    assert TEXTS.month("en", date(2026, 11, 22)) == "November 2026"


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("pt", "22 de janeiro de 2026", "janeiro de 2026"),
        ("ht", "22 janvye 2026", "janvye 2026"),
        ("fr", "22 janvier 2026", "janvier 2026"),
        ("vi", "22 tháng 1, 2026", "tháng 1, 2026"),
        ("zh", "2026年1月22日", "2026年1月"),
        ("ar", "22 يناير 2026", "يناير 2026"),
    ],
)
def test_dates_read_as_the_language_writes_them(locale: str, day: str, month: str) -> None:
    assert TEXTS.day(locale, date(2026, 1, 22)) == day
    assert TEXTS.month(locale, date(2026, 1, 22)) == month


@pytest.mark.parametrize("key", sorted(TEXTS.keys))
def test_both_languages_insert_the_same(key: str) -> None:
    english, spanish = messages("en")[key], messages("es")[key]
    assert set(variables(english)) == set(variables(spanish))


@pytest.mark.parametrize("locale", TEXTS.locales)
def test_texts_have_a_value_and_no_attributes(locale: str) -> None:
    for key, message in messages(locale).items():
        assert isinstance(message.value, ast.Pattern), key
        assert message.attributes == [], key
