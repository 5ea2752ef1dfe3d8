"""Hearsay of a raid is a kind of its own; what one sees, the law, and other hearsay are not."""

import pytest

from knowledge.search.search import Search

# Written for this test; none is an exemplar or a labelled question.
RUMOURS = [
    ("is it true there is a raid in Raleigh?", "Wake"),
    ("people keep saying ICE is at the flea market in Smithfield, is that real", "Johnston"),
    ("my neighbor told me immigration is stopping cars in Burlington, can you confirm", "Alamance"),
    ("I heard there are agents in Boone today", "Watauga"),
    ("rumor about a checkpoint in Goldsboro, true or fake?", "Wayne"),
    ("Is ICE in Hickory right now?", "Catawba"),
    ("dicen que hay redada en Wilmington", "New Hanover"),
    ("¿es verdad que anda la migra en Siler City?", "Chatham"),
    ("me llegó un audio que están agarrando gente en Monroe, ¿será cierto?", "Union"),
    ("alguien sabe si hay retén en Asheboro", "Randolph"),
    ("mi comadre dice que vio a ICE en Gastonia, quién sabe si sea verdad", "Gaston"),
    ("¿hay redada en Kinston?", "Lenoir"),
    ("esierto q anda la migra en Garner", "Wake"),
    ("dizen q ay reten en Hickory, sera berdad", "Catawba"),
    ("oigan is it true que ICE anda en Durham", "Durham"),
    ("they say que hay migra en Cary, confirmed or chisme?", "Wake"),
    ("é verdade que a imigração está em Charlotte hoje?", "Mecklenburg"),
    ("on dit qu'il y a une rafle à Raleigh, c'est vrai ?", "Wake"),
    ("èske se vre gen imigrasyon nan Durham?", "Durham"),
    ("nghe nói có bố ráp ở Greensboro, có thật không", "Guilford"),
    ("听说 Durham 有移民突袭，是真的吗", "Durham"),
    ("هل صحيح أن هناك مداهمة في Durham؟", "Durham"),
]
OTHERS = [
    "ICE is at my door in Durham right now",
    "I see agents at the market in Raleigh taking people",
    "estoy viendo a la migra llevarse a un señor en Monroe",
    "is it true that ICE can enter my house without a warrant?",
    "¿es cierto que pueden pedirme papeles en el bus?",
    "dicen que la notaria robó dinero, ¿qué hago?",
    "my boss says ICE will audit us next week, what do I do",
    "is it true that Walmart closes early",
    "dicen que va a llover en Boone",
    "is there ice on the roads in Boone",
    "where can I ice skate in Raleigh",
    "does the sheriff in Lincoln County work with ICE, is that true",
    "they told me my brother was taken, is it true he can have bond",
    "what should I do if agents come to my work",
]


@pytest.mark.parametrize(("text", "county"), RUMOURS)
def test_r32_hearsay_of_a_raid_is_a_rumour(search: Search, text: str, county: str) -> None:
    answer = search.answer(text)
    assert (answer.rumour, answer.urgent, answer.place.county) == (True, False, county)
    assert answer.topics[0] in ("action-share", "info-news")


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_hearsay_of_a_raid_is_none(search: Search, text: str) -> None:
    assert not search.answer(text).rumour


def test_r32_rumours_are_seen_without_the_model_too(words_alone: Search) -> None:
    seen = [words_alone.answer(text).rumour for text, _ in RUMOURS]
    assert sum(seen) >= 0.8 * len(seen)


def test_what_one_sees_stays_urgent_though_others_say_it_too(search: Search) -> None:
    answer = search.answer("everyone says it is a rumor but I see ICE outside my building in Durham right now")
    assert (answer.rumour, answer.urgent) == (False, True)
