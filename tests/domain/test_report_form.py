"""What a typed answer means, and what is asked next."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.messages import Attachment, AttachmentKind
from bot.domain.report_form import (
    WHAT_LIMIT,
    Draft,
    Question,
    add_text,
    asking,
    next_question,
)
from bot.domain.reports import PlaceKind
from bot.domain.salute import Count, Salute, Uniform
from bot.domain.salute_reading import extract
from bot.domain.sighting_time import minutes_ago

NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
PHOTO = Attachment(AttachmentKind.PHOTO, "file-1")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        # Marked as past, anywhere.
        ("hace 10 min", 10),
        ("vi dos camionetas hace 10 minutos en Durham", 10),
        ("Hace como 15 minutos pasaron", 15),
        ("desde hace unos 20 min", 20),
        ("hace más o menos 5 minutos", 5),
        ("hace media hora", 30),
        ("hace casi una hora", 60),
        ("hace hora y media", 90),
        ("hace una hora y media", 90),
        ("hace 2 horas", 120),
        ("hace dos horas", 120),
        ("hace cinco minutos", 5),
        ("10 minutos atrás", 10),
        ("10 minutes ago", 10),
        ("they passed about 5 mins ago", 5),
        ("five minutes ago", 5),
        ("an hour ago", 60),
        ("an hour and a half ago", 90),
        ("half an hour ago", 30),
        ("2 hrs ago", 120),
        ("se fueron hace 10 minutos", 10),
        ("they left 10 minutes ago", 10),
        # The whole answer.
        ("10 min", 10),
        ("10min", 10),
        ("unos 10 minutos", 10),
        ("about 10 minutes.", 10),
        ("1 hora", 60),
        ("una hora", 60),
        ("media hora", 30),
        ("half an hour", 30),
        ("2h", 120),
        # At most a day.
        ("hace 9999 minutos", 1440),
        ("hace 72 horas", 1440),
        # Now.
        ("ahora", 0),
        ("ahorita mismo", 0),
        ("están aquí", 0),
        ("estan aqui ahora", 0),
        ("Ahí están todavía", 0),
        ("siguen ahí", 0),
        ("they are here right now", 0),
        ("still there", 0),
    ],
)
def test_a_time_is_understood(text: str, minutes: int) -> None:
    assert minutes_ago(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dos camionetas",
        "no sé",
        "I don't know",
        "ah, están en la tienda",
        "ah están",
        "oh, a van",
        "a 10 minutos de mi casa",
        "5 minutes from the school",
        "en 10 minutos llego",
        "in 10 minutes",
        "la tienda abierta 24 horas",
        "the store is open 24 hours a day",
        "a las 15 horas",
        "a las 3:42",
        "at 3 pm",
        "ya no están aquí",
        "no están aquí ahora",
        "They are not here now",
        "they left, gone now",
        "what do I do now",
        "¿y qué hago ahora?",
        "hasta ahora nada",
        "hace frío",
        "hace 2 camionetas",
        "la calle 10 minneapolis",
        "snow",
    ],
)
def test_false_friends_say_no_time(text: str) -> None:
    assert minutes_ago(text) is None


WHOLE = Draft(what="dos", county="Durham", seen_at=NOW, kind=PlaceKind.STREET)
ALL = Salute(people=Count(2, 2), uniforms=(Uniform.VEST,))


@pytest.mark.parametrize(
    ("draft", "question"),
    [
        (Draft(), Question.WHAT),
        (Draft(what="dos camionetas"), Question.PLACE),
        (Draft(attachments=(PHOTO,)), Question.PLACE),
        (Draft(what="dos", county="Durham"), Question.TIME),
        (Draft(what="dos", county="Durham", seen_at=NOW), Question.KIND),
        (WHOLE, Question.PEOPLE),
        (replace(WHOLE, facts=Salute(people=Count(4, 5))), Question.WORN),
        (replace(WHOLE, facts=ALL), None),
        (Draft(what="dos", asked=(Question.PLACE,)), Question.TIME),
        (Draft(what="dos", place="la panadería"), Question.PLACE),
        (Draft(asked=tuple(Question)), None),
    ],
)
def test_the_first_missing_thing_is_asked_once(draft: Draft, question: Question | None) -> None:
    assert next_question(draft) is question


def test_after_three_questions_no_more_are_asked() -> None:
    draft, asked = Draft(what="algo"), []
    while (question := next_question(draft)) is not None:
        draft = asking(draft, question)
        asked.append(question)
    assert asked == [Question.PLACE, Question.TIME, Question.KIND]


def test_what_is_seen_is_asked_for_beside_the_three() -> None:
    assert next_question(asking(Draft(), Question.WHAT)) is Question.PLACE
    assert asking(Draft(), Question.WHAT).put == 0


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("un carro con vidrios polarizados", True),
        ("placas de Virginia", True),
        ("polarizados, y un agente con chaleco", False),
        ("polarizados, pararon un carro", False),
        ("dos camionetas", False),
    ],
)
def test_a_sign_alone_is_known(words: str, alone: bool) -> None:
    assert Draft(what=words, facts=extract(words)).is_hint_alone is alone
    assert not Draft(what=words, facts=extract(words), attachments=(PHOTO,)).is_hint_alone


@pytest.mark.parametrize(
    ("draft", "can"),
    [
        (Draft(), False),
        (Draft(county="Durham", seen_at=NOW, kind=PlaceKind.HOME), False),
        (Draft(what="dos camionetas"), True),
        (Draft(place="Roxboro y Club"), True),
        (Draft(attachments=(PHOTO,)), True),
    ],
)
def test_one_message_is_enough_to_send(draft: Draft, can: bool) -> None:
    assert draft.can_be_sent is can


def test_further_words_join_what_was_said() -> None:
    assert add_text(add_text(Draft(), " dos camionetas "), "blancas\n").what == "dos camionetas\nblancas"


@pytest.mark.parametrize("length", [WHAT_LIMIT, WHAT_LIMIT + 1, 100_000])
def test_a_long_text_is_cut(length: int) -> None:
    assert len(add_text(Draft(), "x" * length).what) == WHAT_LIMIT
    assert add_text(add_text(Draft(), "x" * length), "more").what == "x" * WHAT_LIMIT


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_said_adds_nothing(text: str) -> None:
    assert add_text(Draft(), text) == Draft()
    assert add_text(Draft(what="dos"), text).what == "dos"
