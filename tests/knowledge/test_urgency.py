"""What happens now is told from what is planned, past or far away."""

from pathlib import Path

import pytest

import knowledge
from knowledge.evaluate import read_questions
from knowledge.model import FirstLine
from knowledge.search.normalise import normalise
from knowledge.search.search import Search

# Written for this test; none of them is an example that the judge was fitted to.
NOW = [
    "ICE agents are at my front door this minute",
    "hay agentes afuera de mi departamento ahorita mismo",
    "they are handcuffing my cousin in the driveway",
    "se están llevando a mi vecina en este momento",
    "someone is banging on our door and yelling police",
    "nos pararon en un retén y nos piden papeles, ¿qué decimos?",
    "im hiding in the bathroom at work, officers just walked in",
    "estoy escondido, la migra entró a la bodega",
    "there are two men in vests following me down the street right now",
    "me está siguiendo una patrulla y no sé qué hacer",
    "tem agentes batendo na minha porta agora",
    "移民局的人现在在敲我家的门",
    "الهجرة على باب بيتي الآن",
]
CALM = [
    "what should I do if ICE ever comes to my apartment",
    "¿qué derechos tengo si me paran manejando?",
    "how much does an immigration lawyer cost",
    "lo detuvieron el año pasado y quiero saber de su caso",
    "where can I take a training to help",
    "cómo le escribo a mi representante",
    "my cousin was deported two years ago",
    "¿la escuela pide papeles para inscribir?",
    "thank you so much",
    "what is a judicial warrant",
    "se puede donar ropa",
    "hielo para la fiesta",
]


@pytest.mark.parametrize("text", NOW)
def test_what_happens_now_is_urgent(search: Search, text: str) -> None:
    assert search.answer(text).urgent


@pytest.mark.parametrize("text", CALM)
def test_what_does_not_is_calm(search: Search, text: str) -> None:
    answer = search.answer(text)
    assert (answer.urgent, answer.kind) == (False, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ICE is knocking on my door right now", FirstLine.AGENTS_HERE),
        ("la migra está afuera de mi casa ahorita", FirstLine.AGENTS_HERE),
        ("they are arresting my dad right now in the parking lot", FirstLine.BEING_TAKEN),
        ("se están llevando a mi mamá ahorita", FirstLine.BEING_TAKEN),
        ("my mom fainted and is not breathing, please help now", FirstLine.MEDICAL),
        ("se desmayó mi papá y no respira, ayuda", FirstLine.MEDICAL),
        ("i want to kill myself", FirstLine.WISH_TO_DIE),
        ("ya no quiero vivir", FirstLine.WISH_TO_DIE),
        ("我不想活了", FirstLine.WISH_TO_DIE),
        ("my husband is hitting me right now, help", FirstLine.VIOLENCE_AT_HOME),
        ("mi esposo me está pegando ahorita, ayuda", FirstLine.VIOLENCE_AT_HOME),
        ("I am 11 years old and they just took my mom, I am alone", FirstLine.CHILD_ALONE),
        ("los niños están solos ahorita, se llevaron a la mamá", FirstLine.CHILD_ALONE),
    ],
)
def test_r3_the_six_kinds_are_told_apart(search: Search, text: str, kind: FirstLine) -> None:
    answer = search.answer(text)
    assert (answer.urgent, answer.kind) == (True, kind)


def test_r3_a_wish_to_die_is_urgent_however_it_is_said(search: Search, words_alone: Search) -> None:
    for text in ("I don't want to live anymore", "me quiero morir", "mwen vle mouri", "quero morrer", "tôi muốn chết"):
        for each in (search, words_alone):
            answer = each.answer(text)
            assert (answer.urgent, answer.kind) == (True, FirstLine.WISH_TO_DIE), text


def test_without_the_model_the_clearest_are_still_urgent(words_alone: Search) -> None:
    for text in (
        "ICE is outside my house right now",
        "la migra está en la puerta ahorita",
        "they are taking my dad right now",
    ):
        assert words_alone.answer(text).urgent
    for text in ("what if they come", "lo detuvieron la semana pasada", "hola"):
        assert not words_alone.answer(text).urgent


def test_the_examples_do_not_give_away_the_labelled_questions(search: Search) -> None:
    """Figures on questions.jsonl would flatter: no example shares more than 0.6 of its words with one of them."""
    labelled = read_questions(Path(knowledge.__file__ or "").parent / "eval" / "questions.jsonl")
    words = [frozenset(normalise(question.text).split()) for question in labelled]
    for example in search.knowledge.urgency:
        mine = frozenset(normalise(example.text).split())
        assert max(len(mine & theirs) / len(mine | theirs) for theirs in words) <= 0.6, example.text
