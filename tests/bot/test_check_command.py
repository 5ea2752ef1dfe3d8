"""`farolito knowledge check`: all faults at once, each with file, line and field, and exit code 1."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.knowledge.tiny import card, write_packs

HOME = "us/cards/rights-home.en.md"
CAR = "us/cards/rights-car.en.md"
HOTLINES = "nc/hotlines.yaml"


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    packs = write_packs(tmp_path)
    monkeypatch.setattr("knowledge.check.PACKS", packs)
    return packs


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)


def test_every_kind_of_fault_is_named_at_once(packs: Path) -> None:
    edit(packs / HOME, ("risk: high\n", ""), ("as_of: 2026-01-22", "as_of: 22 January"))
    edit(packs / CAR, ("Speak through the door.", "Call 866 DHS-2-ICE, that is 1 (866) 347-2423."))
    edit(
        packs / HOTLINES,
        ("counties: [Oak]", "counties: [Oka]"),
        ("'+19195196103'", "'+1919'"),
        ("id: elm-old", "id: oak-line"),
    )
    (packs / "us/cards/rights-home.es.md").unlink()
    (packs / "us/cards/lone.en.md").write_text(card("lone", "en", topic="rights-home"))
    (packs / "us/cards/broken.en.md").write_text(card("broken", "en").replace("steps:", "steps: ["))
    result = CliRunner().invoke(app, ["knowledge", "check", "--region", "nc"])
    assert result.exit_code == 1
    for start in (
        f"{HOME}:2: risk: missing",
        f"{HOME}:6: as_of: '22 January' is not a date",
        f"{CAR}:18: body: holds a number that may never be given",
        f"{HOTLINES}:21: organisations[1].counties[0]: unknown county",
        f"{HOTLINES}:28: organisations[1].phones[0].number:",
        f"{HOTLINES}:30: organisations[2].id: the id 'oak-line' stands twice",
        f"{HOME}:4: locale: the card 'rights-home' is missing in 'es'",
        "us/cards/lone.en.md:4: locale: the card 'lone' is missing in 'es'",
        "us/cards/broken.en.md:12: broken YAML",
    ):
        assert any(line.startswith(start) for line in result.output.splitlines()), (start, result.output)


def test_an_unknown_region_is_one_fault(packs: Path) -> None:
    result = CliRunner().invoke(app, ["knowledge", "check", "--region", "zz"])
    assert result.exit_code == 1
    assert "zz/pack.yaml: there is no pack 'zz'" in result.output


def test_the_packs_that_come_along_are_in_order() -> None:
    result = CliRunner().invoke(app, ["knowledge", "check", "--region", "nc"])
    assert result.exit_code in (0, 1)
    # The index is made anew at the end of a change of the packs; everything else is in order at any time.
    assert [line for line in result.stdout.splitlines() if line.startswith(("us/", "nc/"))] == []
