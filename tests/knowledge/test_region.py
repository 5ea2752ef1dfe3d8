"""A copied pack: the check lists everything that is still the other region's, and falls silent when all is filled."""

import re
import shutil
from pathlib import Path

import pytest

from knowledge.check import check
from knowledge.errors import Finding
from knowledge.loader import load
from tests.knowledge.tiny import card, write_packs


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """nc, and its copy xx in which nothing but the id was changed."""
    packs = write_packs(tmp_path)
    own = packs / "nc" / "pack.yaml"
    own.write_text(own.read_text() + "origin: nc\nnames: {es: Carolina del Norte}\n")
    for locale, state in (("en", "Carolina"), ("es", "Carolina del Norte")):
        (packs / "nc/cards" / f"rights-car.{locale}.md").write_text(card("rights-car", locale, body="About the law."))
        (packs / "us/cards" / f"rights-home.{locale}.md").write_text(
            card("rights-home", locale, body=f"The law of {state}.")
        )
    shutil.copytree(packs / "nc", packs / "xx")
    edit(packs / "xx/pack.yaml", "id: nc", "id: xx")
    return packs


def edit(path: Path, old: str, new: str) -> None:
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def faults(packs: Path, region: str) -> list[Finding]:
    return [each for each in check(packs, region) if each.file != "vectors.npz"]


def told(packs: Path) -> set[tuple[str, str]]:
    return {(each.file, each.field) for each in faults(packs, "xx")}


def test_the_pack_that_was_copied_has_nothing_to_fill(packs: Path) -> None:
    assert faults(packs, "nc") == []


def test_a_copy_lists_all_that_is_to_be_filled_at_once(packs: Path) -> None:
    assert told(packs) == {
        *(("xx/pack.yaml", field) for field in ("name", "names", "state", "state_names")),
        *((f"xx/{name}.csv", "") for name in ("places", "zips", "neighbours")),
        *((f"xx/{name}.yaml", "") for name in ("hotlines", "places", "ambiguous")),
        ("xx/counties.geojson", ""),
        ("xx/cards/rights-car.en.md", ""),
        ("xx/cards/rights-car.es.md", ""),
    }
    assert all("still that of nc" in each.message for each in faults(packs, "xx"))
    assert next(each for each in faults(packs, "xx") if each.field == "state").line is not None


def test_counties_of_another_state_are_named(packs: Path) -> None:
    edit(packs / "xx/pack.yaml", "state: NC", "state: SC")
    (only,) = [each for each in faults(packs, "xx") if each.file.endswith("geojson") and each.field]
    assert only.message == "holds counties of NC, and the pack is of SC"


def test_an_entry_that_was_left_in_a_changed_file_is_named_with_its_line(packs: Path) -> None:
    edit(packs / "xx/hotlines.yaml", "name: State Line", "name: Line of the South")
    found = [each for each in faults(packs, "xx") if each.file == "xx/hotlines.yaml"]
    assert [each.field for each in found] == ["organisations[1]", "organisations[2]"]
    assert all(each.line is not None and "still that of nc" in each.message for each in found)


def test_a_card_for_all_that_speaks_of_the_other_state_wants_one_of_our_own(packs: Path) -> None:
    text = (packs / "xx/pack.yaml").read_text()
    text = re.sub(
        r"name: .*\nstate: NC\nstate_names: .*", "name: South\nstate: SC\nstate_names: [Carolina del Sur]", text
    )
    (packs / "xx/pack.yaml").write_text(text.replace("{es: Carolina del Norte}", "{es: Sur}"))
    found = [each for each in faults(packs, "xx") if each.file.startswith("us/")]
    assert [each.file for each in found] == ["us/cards/rights-home.en.md", "us/cards/rights-home.es.md"]
    assert found[0].message == "speaks of Carolina: write xx/cards/rights-home.en.md in its place"
    for locale in ("en", "es"):
        (packs / f"xx/cards/rights-home.{locale}.md").write_text(card("rights-home", locale, body="Ours."))
    assert not any(each.file.startswith("us/") for each in faults(packs, "xx"))


def test_a_pack_of_the_same_state_takes_the_line_out(packs: Path) -> None:
    """A second network in the state: the counties and the numbers are right there too."""
    edit(packs / "xx/pack.yaml", "origin: nc\n", "")
    assert faults(packs, "xx") == []


def test_an_origin_that_is_not_there_is_a_fault(packs: Path) -> None:
    edit(packs / "xx/pack.yaml", "origin: nc", "origin: yy")
    (only,) = faults(packs, "xx")
    assert (only.file, only.field) == ("xx/pack.yaml", "origin")


def test_how_people_ask_may_stay(packs: Path) -> None:
    shutil.copy(packs / "us/cards/rights-car.en.questions.txt", packs / "nc/cards/rights-car.en.questions.txt")
    shutil.copy(packs / "us/cards/rights-car.en.questions.txt", packs / "xx/cards/rights-car.en.questions.txt")
    assert not any(each.file.endswith(".txt") and "still" in each.message for each in faults(packs, "xx"))


def test_the_state_is_called_what_the_pack_says(packs: Path) -> None:
    names = load(packs, "nc").names
    assert (names["es"], names["en"], names["fr"]) == ("Carolina del Norte", "Carolina", "Carolina")
