"""Habits of the tree that no linter knows."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "knowledge")
CODE = (*PACKAGES, "tests", "benchmarks", "tools")
# A file of more lines is split by subject.
MOST_LINES = 330
# Files that may be longer, each with its reason.
LONGER: dict[str, str] = {
    "bot/storage/migrations/versions/0001_create_every_table.py": "every table, as Alembic writes it",
}
# The rules of docs/rules.md that hold in code: all but R44, a page that is not written yet.
RULES = (*range(1, 44), *range(45, 48))
# Written apart, so that this file does not hold what it looks for.
WORKPLACE = re.compile("|".join(("/" + "work/", r"\.\./" + "shared", "shared" + "/(facts|eval)")))


def _files() -> list[Path]:
    """Every file of the project; not what was installed, built or set here."""
    top = [path for path in ROOT.iterdir() if path.is_file() and path.name != "config.yaml"]
    folders = [ROOT / name for name in (*CODE, "docs", ".ci", ".github")]
    within = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in (*top, *within) if "__pycache__" not in path.parts]


def _python_files() -> list[Path]:
    return [path for path in _files() if path.suffix == ".py"]


def _names(paths: list[Path]) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in paths)


def test_init_files_are_empty() -> None:
    assert _names([path for path in _python_files() if path.name == "__init__.py" and path.read_text().strip()]) == []


def test_every_folder_of_code_is_a_package() -> None:
    """Without it tests/handlers would shadow handlers under pytest, and the wheel would leave the folder out."""
    folders = {path.parent for path in _python_files() if path.relative_to(ROOT).parts[0] != "tools"}
    assert _names([folder for folder in folders if not (folder / "__init__.py").exists()]) == []


def test_files_are_short() -> None:
    lengths = {name: len((ROOT / name).read_text().splitlines()) for name in _names(_python_files())}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES and name not in LONGER} == {}
    assert [name for name in LONGER if lengths.get(name, 0) <= MOST_LINES] == [], "no longer long: take it off the list"


def test_every_module_says_what_it_is_for() -> None:
    modules = [path for path in _python_files() if path.name != "__init__.py"]
    assert _names([path for path in modules if not path.read_text().startswith('"""')]) == []


def test_no_file_names_where_it_was_written() -> None:
    """The project stands alone: nobody who clones it has the folders of whoever wrote it."""
    found = []
    for path in _files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if WORKPLACE.search(text):
            found.append(path)
    assert _names(found) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_conduct_has_its_test(rule: int) -> None:
    named = re.compile(rf"^\s*(async )?def test_r0?{rule}_", re.MULTILINE)
    found = [path for path in (ROOT / "tests").rglob("test_*.py") if named.search(path.read_text())]
    assert found, f"no test's name begins with test_r{rule}_"


def test_a_new_folder_of_code_is_named_where_it_counts() -> None:
    """It needs its layer among the import contracts, and its place in the wheel or the reason why not."""
    assert {path.parent.name for path in ROOT.glob("[a-z]*/*.py")} - set(CODE) == set()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    assert settings["importlinter"]["root_packages"] == list(PACKAGES)
    assert settings["uv"]["build-backend"]["module-name"] == list(PACKAGES)
