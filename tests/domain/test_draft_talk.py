"""Which words belong to the report that is open, and which are answered first."""

import pytest

from bot.domain.draft_talk import Part, is_plea, is_question, part_of
from bot.domain.salute_reading import extract


@pytest.mark.parametrize(
    "text",
    [
        "¿Pueden entrar a mi casa?",
        "pueden entrar sin orden",
        "qué hago",
        "que hago si tocan",
        "y como cancelo esto",
        "quien lee esto",
        "donde esta mi reporte",
        "están en la puerta que hago",
        "what do I do",
        "can they come in",
        "who reads this",
        "do I have to open",
        "is it legal to film",
        "hay 4 agentes, es la migra?",
        "为什么？",
    ],
)
def test_a_question_is_known(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "dos camionetas blancas",
        "que hay 4 agentes en la esquina",
        "como 5 agentes",
        "como a las 3",
        "cuando llegué había tres carros",
        "donde está la panadería",
        "Durham",
        "four agents in vests",
        "where the bakery is",
        "",
    ],
)
def test_a_detail_is_no_question(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "pleads"),
    [
        ("ayúdenme por favor", True),
        ("están tocando la puerta", True),
        ("se llevaron a mi esposo", True),
        ("they are outside my house", True),
        ("me están siguiendo", True),
        ("help", True),
        ("cuatro agentes en la pulga", False),
        ("agents took a man at the store", False),
        ("un señor con su ayudante", False),
    ],
)
def test_a_cry_for_help_is_known(text: str, pleads: bool) -> None:
    assert is_plea(text) is pleads


@pytest.mark.parametrize(
    ("text", "urgent", "of_agents", "part"),
    [
        # What somebody sees, also where the search hears an alarm in it.
        ("cuatro agentes se llevan a un señor en la pulga", True, True, Part.DETAIL),
        ("dos camionetas blancas", False, True, Part.DETAIL),
        ("una es roja", False, True, Part.DETAIL),
        ("four agents in vests on the corner", True, True, Part.DETAIL),
        # A cry for help that is a sighting too: in doubt both.
        ("hay 4 agentes tocando la puerta, ayuda", True, True, Part.BOTH),
        ("la migra está en mi casa", True, True, Part.BOTH),
        ("se llevaron a mi esposo dos agentes", True, True, Part.BOTH),
        ("hay 4 agentes, ¿es la migra?", False, True, Part.BOTH),
        # Talk alone.
        ("ayuda qué hago", True, True, Part.TALK),
        ("¿pueden entrar a mi casa?", False, True, Part.TALK),
        ("quién lee esto", False, True, Part.TALK),
        ("me quiero morir", True, False, Part.TALK),
        ("mi esposo me pega", True, False, Part.TALK),
        # Another danger in what was seen.
        ("los agentes golpearon a un señor y se llevaron a otro, no respira", True, False, Part.BOTH),
    ],
)
def test_talk_is_told_from_details(text: str, urgent: bool, of_agents: bool, part: Part) -> None:
    facts = extract(text)
    assert part_of(text, facts, urgent=urgent, is_of_agents=of_agents, says_when_or_where=False) is part


def test_words_that_answer_the_question_stay_in_the_report_also_when_they_ask() -> None:
    facts = extract("en Durham, ¿no?")
    assert part_of("en Durham, ¿no?", facts, urgent=False, is_of_agents=True, says_when_or_where=True) is Part.BOTH
