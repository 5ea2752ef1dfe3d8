"""R46: accepted suggestions become a patch that git takes, and change nothing by themselves."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain.suggestions import Check, CheckedBy, Suggestion, SuggestionKind, SuggestionState
from bot.services.asking.suggestion_patch import patch
from knowledge.check import check
from knowledge.documents import parse_page
from knowledge.loader import PACKS, load
from knowledge.search.search import Search

DAY = date(2026, 11, 22)
WHEN = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
ACCEPTED = Suggestion(
    id="s1",
    code="S-7F3K",
    kind=SuggestionKind.CHANGED,
    state=SuggestionState.ACCEPTED,
    language="es",
    received_at=WHEN,
    text="El número del centro ya no existe.\n--- es 919-519-6104\n\n+ llame --- a/x",
    source="https://elcentronc.org",
    check=Check(CheckedBy.CALLED, "919-519-6104 answers as El Centro", DAY, "p1", "E1"),
    agreed_alias="E2",
    decided_at=WHEN,
)
SECOND = replace(
    ACCEPTED,
    id="s2",
    code="S-9ABC",
    kind=SuggestionKind.WRONG,
    text="The word is wrong",
    source="",
    check=Check(CheckedBy.SITE, "the page of the court says so", DAY, "p2", "E2"),
)
QUESTIONS = ("la migra está en la puerta, estoy en Durham", "who can i call in Wake", "El Centro", "919-519-6104")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with the packs as they are."""
    folder = tmp_path / "clone"
    shutil.copytree(PACKS.parent, folder / "knowledge", ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    git(folder, *identity, "commit", "-q", "-m", "Begin")
    return folder


def git(folder: Path, *arguments: str) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def asked(packs: Path) -> list[tuple[object, ...]]:
    search = Search(load(packs))
    answers = [search.answer(question) for question in QUESTIONS]
    return [(answer.topics, [card.id for card in answer.cards], answer.urgent) for answer in answers]


def test_r46_git_takes_the_patch_and_no_answer_changes(clone: Path, tmp_path: Path) -> None:
    packs = clone / "knowledge" / "packs"
    before, organisations = asked(packs), load(packs).organisations
    file = tmp_path / "suggestions.patch"
    file.write_text(patch([ACCEPTED, SECOND], "nc", today=DAY), encoding="utf-8")
    git(clone, "apply", "--check", str(file))
    git(clone, "apply", str(file))
    added = git(clone, "status", "--short", "--untracked-files=all").split()
    assert [name for name in added if name != "??"] == [
        "knowledge/packs/nc/suggestions/S-7F3K.md",
        "knowledge/packs/nc/suggestions/S-9ABC.md",
    ]
    assert check(packs, today=DAY) == check(PACKS, today=DAY)
    assert asked(packs) == before
    assert load(packs).organisations == organisations


def test_the_file_says_what_was_checked_by_whom_and_when() -> None:
    text = patch([ACCEPTED], "nc", today=DAY)
    page = "\n".join(line[1:] for line in text.split("\n")[5:-1])
    parsed = parse_page(page, "S-7F3K.md")
    assert parsed.matter.data == {
        "suggestion": "S-7F3K",
        "kind": "changed",
        "suggested_on": "2026-11-22",
        "checked_on": "2026-11-22",
        "checked_how": "called",
        "checked_by": "E1",
        "agreed_by": "E2",
        "agreed_on": "2026-11-22",
        "written_on": "2026-11-22",
    }
    assert "> El número del centro ya no existe." in parsed.body
    assert "> 919-519-6104 answers as El Centro" in parsed.body
    line = (
        "- {number: '+19195196104', display: '919-519-6104', as_of: 2026-11-22, status: current, called_on: 2026-11-22}"
    )
    assert line in parsed.body


def test_a_number_that_was_not_called_has_no_such_day() -> None:
    read = replace(ACCEPTED, check=Check(CheckedBy.SITE, "their page says 919-519-6104", DAY, "p1", "E1"))
    text = patch([read], "nc", today=DAY)
    assert "as_of: 2026-11-22" in text
    assert "called_on" not in text


def test_the_hotlines_take_the_line_as_it_stands(tmp_path: Path) -> None:
    """What an editor pastes is in order."""
    packs = tmp_path / "packs"
    shutil.copytree(PACKS, packs)
    shutil.copytree(PACKS.parent / "eval", tmp_path / "eval")
    file = packs / "nc" / "hotlines.yaml"
    line = next(each[1:] for each in patch([ACCEPTED], "nc", today=DAY).split("\n") if each.startswith("+- {number"))
    text = file.read_text(encoding="utf-8")
    standing = "      - {number: '+13365430353', display: '336-543-0353', use: 'hotline, voice and text'}\n"
    assert standing in text
    file.write_text(text.replace(standing, f"{standing}      {line}\n", 1), encoding="utf-8")
    assert check(packs, today=DAY) == check(PACKS, today=DAY)


def test_the_command_says_that_nothing_is_new(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"data_dir: {tmp_path / 'data'}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "knowledge", "suggestions", str(tmp_path / "out"), "--config", str(config)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "Nothing new was accepted.")
