"""Messages as a phone writes down a voice: stories that are over, two questions in one, words for somebody else."""

import pytest

from knowledge.search.search import Search

_OVER = (
    """
    hola buenas mire a mi sobrino lo agarraron hace tres semanas en un reten ya salio con fianza y ahora le llego una
    carta de la corte y queremos saber si tiene que ir con abogado o puede ir solo
    """,
    """
    so back in the spring two agents came to our shop and asked for a guy who quit years ago and they left and nothing
    happened but my staff is still scared and i would like to know what i have to show them if they come again
    """,
    """
    fijese que mi cuñada se quedo sola desde que deportaron a mi hermano el año pasado y trabaja limpiando oficinas y
    no le alcanza para la renta y quisiera saber si hay quien ayude a las familias
    """,
)
_NOW = (
    """
    disculpe estoy aqui en el cuarto con mis hijas y afuera hay unos hombres golpeando la puerta gritan policia y no
    sabemos si abrirles o que hacer por favor contesten
    """,
    """
    hey so i am parked at the gas station and they just pulled my brother out of his truck they have him on the hood
    and he keeps looking at me and i don't know what i am allowed to do
    """,
)
_JOINED = (
    ("donde puedo donar y tambien quiero ser voluntaria", {"action-donate", "action-volunteer"}),
    ("how do i find my uncle in detention and how much is the bond", {"action-find-detained", "action-bond"}),
    ("puedo grabarlos y que hago si me arrestan", {"rights-recording", "rights-arrested"}),
)


@pytest.mark.parametrize("text", _OVER)
def test_a_long_story_that_is_over_raises_no_alarm(search: Search, text: str) -> None:
    found = search.answer(" ".join(text.split()))
    assert found.answered
    assert not found.urgent


@pytest.mark.parametrize("text", _NOW)
def test_a_long_story_that_happens_now_is_heard(search: Search, text: str) -> None:
    assert search.answer(" ".join(text.split())).urgent


@pytest.mark.parametrize(("text", "topics"), _JOINED)
def test_both_questions_of_a_message_find_a_card(search: Search, text: str, topics: set[str]) -> None:
    found = search.answer(text)
    assert {found.topics[0], *(card.topic for card in found.suggestions)} >= topics


@pytest.mark.parametrize("text", ["compadre traiga el carbón para el asado", "who is bringing the cake on saturday"])
def test_what_was_meant_for_somebody_else_is_refused(search: Search, text: str) -> None:
    assert not search.answer(text).answered
