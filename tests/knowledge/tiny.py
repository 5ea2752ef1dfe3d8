"""A pack of three counties, two cards and four numbers, small enough to break on purpose."""

import json
from pathlib import Path

SQUARES = {"Oak": -80.0, "Pine": -79.0, "Elm": -78.0}

STATES = """
states:
  - {fips: '37', code: NC, name: North Carolina}
  - {fips: '45', code: SC, name: South Carolina, other: [Carolina del Sur]}
"""
TOPICS = """
topics:
  - slug: rights-home
    description: Agents at the door of a home.
    phrases: [can they come into my house]
  - slug: rights-car
    description: A traffic stop.
  - slug: hotlines
    description: Which number do I call?
"""
US_HOTLINES = """
never_give:
  - number: '+18663472423'
    why: The tip line of ICE.
organisations:
  - id: wide
    name: Wide Line
    reach: national
    purposes: [report-sightings, legal]
    languages: [en, es]
    status: current
    confidence: high
    as_of: 2026-01-01
    phones:
      - {number: '+18443631423', display: 1-844-363-1423}
    sources: [a letter of 2026]
"""
NC_HOTLINES = """
routing:
  default: [state-line, wide]
  counties:
    Oak: [oak-line]
organisations:
  - id: state-line
    name: State Line
    reach: statewide
    purposes: [report-sightings]
    languages: [en, es]
    status: current
    confidence: high
    as_of: 2026-01-01
    phones:
      - {number: '+13365430353', display: 336-543-0353}
    sources: ['https://example.org/state (2026)']
  - id: oak-line
    name: Oak Line
    reach: counties
    counties: [Oak]
    purposes: [report-sightings]
    languages: [es]
    status: current
    confidence: medium
    as_of: 2025-06-01
    phones:
      - {number: '+19195196103', display: 919-519-6103}
    sources: [a leaflet]
  - id: elm-old
    name: Old Elm Line
    reach: counties
    counties: [Elm]
    purposes: [report-sightings]
    languages: [es]
    status: historical
    confidence: low
    as_of: 2019-02-14
    phones:
      - {number: '+19197421448', display: 919-742-1448}
    sources: [a leaflet of 2019]
"""
CARD = """---
id: {id}
topic: {topic}
locale: {locale}
title: {title}
as_of: 2026-01-22
review_by: 2027-01-22
risk: high
sources:
  - https://example.org/law
steps:
  - {step}
say:
  - {{en: "I do not open.", es: "No abro."}}
hotlines: [report-sightings]
see_also: []
---
{body}
"""
_PLACE_COLUMNS = "place,kind,counties,population,likely_misspellings"
PLACES = f"""{_PLACE_COLUMNS}
Acorn City,incorporated,Oak,20000,Acorn Siti
Cone,incorporated,Pine|Elm,500,
"""
ZIPS = """zip,city,county,county_fips,all_counties,lat,lon,population_2022,pct_hispanic_2022,zip_type,votes,votes_total
27001,Acorn City,Oak,37001,Oak,35,-80,1,0.1,Standard,5,5
27003,Cone,Pine,37003,Pine|Elm,35,-79,1,0.1,Standard,5,5
"""


def card(
    identity: str, locale: str, *, topic: str | None = None, step: str = "Keep the door closed", **more: str
) -> str:
    """The text of a card; more: title, body."""
    return CARD.format(
        id=identity,
        topic=topic or identity,
        locale=locale,
        step=step,
        title=more.get("title", f"Title {locale}"),
        body=more.get("body", "Speak through the door."),
    )


def write_packs(folder: Path) -> Path:
    """Write the packs us and nc and return their folder."""
    us, nc = folder / "packs" / "us", folder / "packs" / "nc"
    (us / "cards").mkdir(parents=True)
    (nc / "cards").mkdir(parents=True)
    _write(us / "pack.yaml", "id: us\nname: United States\n")
    _write(us / "states.yaml", STATES)
    _write(us / "topics.yaml", TOPICS)
    _write(us / "hotlines.yaml", US_HOTLINES)
    _write(us / "counties.csv", "fips,name,full_name,state,state_name,lat,lon,note\n13135,Gwinnett,x,GA,Georgia,1,1,\n")
    _write(us / "zips.csv", "zip,fips,other_fips\n27001,37001,\n29730,45091,\n")
    _write(nc / "pack.yaml", "id: nc\nparent: us\nname: Carolina\nstate: NC\nstate_names: [NC, Carolina del Norte]\n")
    _write(nc / "hotlines.yaml", NC_HOTLINES)
    _write(nc / "places.csv", PLACES)
    _write(nc / "zips.csv", ZIPS)
    _write(nc / "neighbours.csv", "county,neighbours\nElm,Pine\nOak,Pine\nPine,Elm|Oak\n")
    _write(nc / "ambiguous.yaml", "town_or_county: {}\n")
    _write(nc / "places.yaml", "words: [Cone]\nnames: [Elm]\nnever: [pine cone]\n")
    _write(nc / "counties.geojson", json.dumps({"type": "FeatureCollection", "features": list(map(_square, SQUARES))}))
    for locale in ("en", "es"):
        _write(us / "cards" / f"rights-home.{locale}.md", card("rights-home", locale))
        _write(us / "cards" / f"rights-car.{locale}.md", card("rights-car", locale, step="Stay in the car"))
    _write(us / "cards" / "rights-home.en.questions.txt", "# asked\nICE is at my door\nthey are knocking\ndo i open\n")
    _write(us / "cards" / "rights-home.es.questions.txt", "están tocando la puerta\nla migra en mi casa\nles abro\n")
    _write(us / "cards" / "rights-car.en.questions.txt", "pulled over in my car\nthey stopped my truck\ncheckpoint\n")
    _write(us / "cards" / "rights-car.es.questions.txt", "me pararon manejando\nun retén en la carretera\nmi carro\n")
    _write(us / "refusals.en.questions.txt", "where do i buy ice\nweather tomorrow\nice skating\n")
    _write(us / "refusals.es.questions.txt", "dónde venden hielo\nreceta de tamales\nquién ganó el partido\n")
    return folder / "packs"


def _square(name: str) -> dict[str, object]:
    west = SQUARES[name]
    corners = [[west, 35.0], [west + 1, 35.0], [west + 1, 36.0], [west, 36.0], [west, 35.0]]
    fips = f"370{list(SQUARES).index(name):02d}"
    return {
        "type": "Feature",
        "properties": {"fips": fips, "name": name, "state": "NC", "lat": 35.5, "lon": west + 0.5},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
