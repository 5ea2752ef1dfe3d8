"""What the platforms' tests share: the real packs, searched by words alone."""

import pytest

from knowledge.loader import Knowledge, load
from knowledge.search.search import Search


@pytest.fixture(scope="session")
def known() -> tuple[Knowledge, Search]:
    knowledge = load()
    return knowledge, Search(knowledge)
