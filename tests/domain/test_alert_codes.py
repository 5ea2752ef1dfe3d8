"""The codes of alerts as people type them, and texts that somebody was sent."""

import pytest

from bot.domain.alert_codes import Quoted, compare, number_in

ALERT = "**CONFIRMED A-127.** Immigration agents (ICE) at Roxboro St, Durham County. Seen: Sun Nov 22, 3:42 PM."
SPANISH = "CONFIRMADO A-127. Agentes de inmigración (ICE) en Roxboro St, condado de Durham."


@pytest.mark.parametrize(
    "typed",
    ["A-127", "a127", "A 127", "#A-127", "a-127", " A–127 ", "A‑127", "¿A-127?", "127", "#127", "A-0127", "Ａ-127",
     "is A-127 real", "el aviso a 127", "A.127", "vieron a 4 agentes: CONFIRMADO A-127. Agentes"],
)  # fmt: skip
def test_r36_a_code_is_found_however_it_is_typed(typed: str) -> None:
    assert number_in(typed) == 127


@pytest.mark.parametrize(
    "typed", ["", "A-", "hello", "USA-127x9", "BA-127", "A-123456789", "127 and 128", "٣٤", "A-٣٤"]
)
def test_r36_what_names_no_alert_is_no_code(typed: str) -> None:
    assert number_in(typed) is None


@pytest.mark.parametrize("sent", [ALERT, ALERT.replace("*", ""), ALERT.upper(), ALERT.replace(". ", ".\n\n"), SPANISH])
def test_r36_an_alert_that_was_passed_on_whole_is_the_same(sent: str) -> None:
    assert compare(sent, [ALERT, SPANISH]) is Quoted.SAME


@pytest.mark.parametrize(
    "sent",
    [
        ALERT.replace("Roxboro", "Main"),
        ALERT.replace("3:42", "5:42"),
        f"{ALERT} Everyone go there.",
        ALERT.replace("Immigration agents", "No immigration agents"),
        ALERT[:60],
    ],
)
def test_r36_a_changed_or_longer_or_shorter_text_is_another(sent: str) -> None:
    assert compare(sent, [ALERT, SPANISH]) is Quoted.OTHER


def test_r36_a_short_question_is_no_text_to_compare() -> None:
    assert compare("is A-127 really yours?", [ALERT]) is Quoted.NOTHING
