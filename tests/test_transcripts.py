"""docs/transcripts.md is what the program says today."""

from knowledge.loader import load
from knowledge.search.search import Search
from tests.transcripts import FILE, write


async def test_the_transcripts_are_what_the_program_says() -> None:
    knowledge = load()
    written = await write((knowledge, Search(knowledge)))
    assert FILE.read_text(encoding="utf-8") == written, "write it anew: python -m tests.transcripts"
    for locale in ("Guardado: R-", "Saved: R-"):
        assert written.count(locale) >= 3
