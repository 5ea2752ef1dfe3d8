"""What a chat said last: for half an hour, a person's own, never more than fits."""

from datetime import UTC, datetime, timedelta

from bot.domain.messages import Address, Platform
from bot.services.asking.recent import CHATS, HOLDS, Recent, Said

NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
ROOM = Address(Platform.TELEGRAM, "-100")
TOPIC = Address(Platform.TELEGRAM, "-100", "7")


def test_r1_what_was_said_holds_for_half_an_hour() -> None:
    recent = Recent()
    recent.note(ROOM, "ana", NOW, county="Durham", locale="es")
    assert recent.get(ROOM, "ana", NOW + HOLDS).county == "Durham"
    assert recent.get(ROOM, "ana", NOW + HOLDS + timedelta(seconds=1)) == Said(NOW + HOLDS + timedelta(seconds=1))


def test_a_further_note_keeps_the_rest_and_begins_the_time_anew() -> None:
    recent = Recent()
    recent.note(ROOM, "ana", NOW, county="Durham")
    recent.note(ROOM, "ana", NOW + timedelta(minutes=20), locale="en")
    said = recent.get(ROOM, "ana", NOW + timedelta(minutes=45))
    assert (said.county, said.locale) == ("Durham", "en")


def test_what_no_longer_holds_does_not_come_back() -> None:
    recent = Recent()
    recent.note(ROOM, "ana", NOW, county="Durham")
    recent.note(ROOM, "ana", NOW + timedelta(hours=1), locale="en")
    assert recent.get(ROOM, "ana", NOW + timedelta(hours=1)).county is None


def test_nobody_hears_what_another_said() -> None:
    recent = Recent()
    recent.note(ROOM, "ana", NOW, county="Durham")
    assert recent.get(ROOM, "luis", NOW).county is None
    assert recent.get(TOPIC, "ana", NOW).county is None


def test_forgetting_is_at_once() -> None:
    recent = Recent()
    recent.note(ROOM, "ana", NOW, text="palabras")
    recent.note(ROOM, "luis", NOW, text="otras")
    recent.forget(ROOM, "ana")
    recent.forget(ROOM, "ana")
    assert recent.get(ROOM, "ana", NOW).text == ""
    assert recent.get(ROOM, "luis", NOW).text == "otras"


def test_the_chat_that_was_silent_longest_goes_first() -> None:
    recent = Recent()
    for number in range(CHATS):
        recent.note(ROOM, str(number), NOW, county="Durham")
    recent.note(ROOM, "0", NOW, locale="es")
    recent.note(ROOM, "one more", NOW, county="Wake")
    assert recent.get(ROOM, "1", NOW).county is None
    assert recent.get(ROOM, "0", NOW).county == "Durham"
    assert recent.get(ROOM, "one more", NOW).county == "Wake"
