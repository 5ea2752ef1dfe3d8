"""The real packs, read once."""

import pytest

from knowledge.loader import Knowledge, load
from knowledge.places import Places
from knowledge.search.search import Search
from knowledge.search.semantic import load_model


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def places(knowledge: Knowledge) -> Places:
    return knowledge.places


@pytest.fixture(scope="session")
def words_alone(knowledge: Knowledge) -> Search:
    return Search(knowledge)


@pytest.fixture(scope="session")
def search(knowledge: Knowledge) -> Search:
    return Search(knowledge, model=load_model())
