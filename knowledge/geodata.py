"""Reads a pack's geodata: counties, places, ZIP codes, states and the rules for names."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from knowledge.documents import Document, Value, parse_yaml
from knowledge.errors import Finding, KnowledgeError
from knowledge.fields import Fields
from knowledge.folding import fold
from knowledge.gazetteer import Gazetteer, PlaceRules, State, ZipStates, rows
from knowledge.model import County, Place

_MAPPINGS_OF_LISTS = ("town_or_county", "twins", "regions", "county_spellings")


def read_gazetteer(folder: Path, base: Path, packs: Path, findings: list[Finding]) -> Gazetteer:
    """The gazetteer of a region. folder: its pack; base: the pack of the whole country. Faults go to findings."""
    pack = Fields(read_document(folder / "pack.yaml", packs, findings), findings)
    state = pack.text("state")
    outlines = _text(folder / "counties.geojson")
    counties = _counties(outlines, f"{folder.name}/counties.geojson")
    states = _states(base, packs, findings)
    own = next((each for each in states if each.code == state), None)
    if own is None:
        pack.fault(("state",), f"{state!r} is no state of states.yaml")
    rules = _rules(folder, packs, findings, {county.name for county in counties})
    return Gazetteer(
        state=state,
        state_name=own.name if own else state,
        state_names=pack.texts("state_names"),
        counties=counties,
        neighbours={
            row["county"]: tuple(filter(None, row["neighbours"].split("|"))) for row in _csv(folder / "neighbours.csv")
        },
        places=_places(folder),
        zips={row["zip"]: (row["city"], tuple(row["all_counties"].split("|"))) for row in _csv(folder / "zips.csv")},
        zip_states=ZipStates((row["zip"], row["fips"]) for row in _csv(base / "zips.csv")),
        other_counties=_other_counties(base, own.name if own else state),
        states=tuple(each for each in states if each is not own),
        rules=rules,
        outlines=outlines,
    )


def read_document(path: Path, packs: Path, findings: list[Finding]) -> Document:
    """A YAML file; an empty document with a finding where it is missing or broken."""
    name = path.relative_to(packs).as_posix()
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), name)
    except KnowledgeError as error:
        findings.extend(error.findings)
    except FileNotFoundError:
        findings.append(Finding(name, None, "", "the file is missing"))
    except UnicodeDecodeError:
        findings.append(Finding(name, None, "", "the file is not UTF-8"))
    return Document(name, {}, {})


def _csv(path: Path) -> list[dict[str, str]]:
    return list(rows(_text(path)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KnowledgeError([Finding(f"{path.parent.name}/{path.name}", None, "", "the file is not UTF-8")]) from error


def _counties(outlines: str, name: str) -> tuple[County, ...]:
    try:
        properties = [feature["properties"] for feature in json.loads(outlines)["features"]]
        counties = [County(each["fips"], each["name"], each["lat"], each["lon"]) for each in properties]
    except json.JSONDecodeError as error:
        raise KnowledgeError([Finding(name, error.lineno, "", f"broken JSON: {error.msg}")]) from error
    except (KeyError, TypeError) as error:
        raise KnowledgeError([Finding(name, None, "features", f"a county lacks {error}")]) from error
    return tuple(sorted(counties, key=lambda county: county.name))


def _places(folder: Path) -> tuple[Place, ...]:
    return tuple(
        Place(
            row["place"],
            row["kind"],
            tuple(row["counties"].split("|")),
            int(row["population"] or 0),
            tuple(filter(None, row["likely_misspellings"].split("|"))),
            (float(row["lat"]), float(row["lon"])) if row.get("lat") else None,
        )
        for row in _csv(folder / "places.csv")
    )


def _states(base: Path, packs: Path, findings: list[Finding]) -> tuple[State, ...]:
    document = Fields(read_document(base / "states.yaml", packs, findings), findings)
    return tuple(
        State(
            entry.text("fips"),
            entry.text("code"),
            entry.text("name"),
            entry.texts("other", required=False),
            entry.flag("guarded"),
        )
        for entry in document.items("states")
    )


def _other_counties(base: Path, state: str) -> dict[str, tuple[str, ...]]:
    """Folded county names that the region does not have, with their states."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _csv(base / "counties.csv"):
        found[fold(row["name"])].add(row["state_name"])
    return {name: tuple(sorted(states)) for name, states in found.items() if state not in states}


def _rules(folder: Path, packs: Path, findings: list[Finding], counties: set[str]) -> PlaceRules:
    ambiguous = Fields(read_document(folder / "ambiguous.yaml", packs, findings), findings)
    ambiguous.only((*_MAPPINGS_OF_LISTS, "also_elsewhere"))
    places = Fields(read_document(folder / "places.yaml", packs, findings), findings)
    places.only(("words", "names", "never", "aliases", "scripts", "outside"))
    lists = {key: _lists(ambiguous, key) for key in _MAPPINGS_OF_LISTS}
    for key in ("town_or_county", "twins", "regions"):
        for name, homes in lists[key].items():
            for home in homes:
                if home not in counties:
                    ambiguous.fault((key, name), f"unknown county {home!r}")
    elsewhere = ambiguous.raw("also_elsewhere")
    return PlaceRules(
        **lists,
        also_elsewhere=_texts_of(elsewhere),
        words=frozenset(places.texts("words", required=False)),
        names=frozenset(places.texts("names", required=False)),
        never=frozenset(places.texts("never", required=False)),
        aliases=_lists(places, "aliases"),
        scripts=_lists(places, "scripts"),
        outside=_lists(places, "outside"),
    )


def _lists(fields: Fields, key: str) -> Mapping[str, tuple[str, ...]]:
    inner = fields.mapping(key)
    return {name: inner.texts(name) for name in inner.keys} if inner else {}


def _texts_of(value: Value) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {key: text for key, text in value.items() if isinstance(text, str)}
