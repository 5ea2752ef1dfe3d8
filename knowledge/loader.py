"""Loads the packs of a region, validates them whole, and reports every fault at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from knowledge.actions import Item, read_items
from knowledge.cards import read_card
from knowledge.directory import Directory
from knowledge.errors import Finding, KnowledgeError
from knowledge.exemplars import read_exemplars, read_urgency
from knowledge.fields import Fields
from knowledge.folding import fold
from knowledge.gazetteer import Gazetteer
from knowledge.geodata import read_document, read_gazetteer
from knowledge.model import UNIVERSAL, Card, Exemplar, NeverGive, Organisation, Routing, Signs, Topic, UrgencyExample
from knowledge.officials import OfficialOrigins, Officials, read_officials
from knowledge.officials_check import fault_numbers
from knowledge.organisations import Hotlines
from knowledge.phones import forbidden_in
from knowledge.places import Places
from knowledge.region import state_names
from knowledge.signs import read_signs

PACKS: Final = Path(__file__).parent / "packs"
# A word counts as an ordinary one, and not as a misspelt town, when so many exemplars use it.
_ORDINARY_FROM: Final = 3


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything a region's packs hold, valid as a whole. names: the state's name by language."""

    region: str
    names: Mapping[str, str]
    packs_dir: Path
    topics: Mapping[str, Topic]
    cards: Mapping[tuple[str, str], Card]
    organisations: tuple[Organisation, ...]
    routing: Routing
    never_give: tuple[NeverGive, ...]
    exemplars: tuple[Exemplar, ...]
    urgency: tuple[UrgencyExample, ...]
    items: tuple[Item, ...]
    officials: Officials
    signs: Signs
    gazetteer: Gazetteer
    directory: Directory
    places: Places

    def card(self, identity: str, locale: str, *, fallback: str = "en") -> Card | None:
        """A card in a language; where it has none, in the fallback or in any it has. None for an unknown id."""
        for wanted in (locale, fallback, "en", "es"):
            if card := self.cards.get((identity, wanted)):
                return card
        return None

    def cards_about(self, topic: str, locale: str, *, fallback: str = "en") -> tuple[Card, ...]:
        """The cards of a topic, the one that carries the topic's own name first."""
        ids = sorted(
            {card.id for card in self.cards.values() if card.topic == topic} - {UNIVERSAL},
            key=lambda each: (each != topic, each),
        )
        return tuple(card for identity in ids if (card := self.card(identity, locale, fallback=fallback)))


def load(packs_dir: Path | None = None, region: str = "nc") -> Knowledge:
    """Read and validate the packs of a region. Raises KnowledgeError with every fault: file, line, field, message."""
    knowledge, findings, _ = read(packs_dir or PACKS, region)
    if findings or knowledge is None:
        raise KnowledgeError(findings)
    return knowledge


@dataclass(frozen=True, slots=True)
class Origins:
    """Where things were read, so that later checks can name lines."""

    cards: Mapping[tuple[str, str], Fields]
    hotlines: tuple[Fields, ...]
    items: tuple[tuple[Item, Fields], ...] = ()
    officials: OfficialOrigins = field(default_factory=OfficialOrigins)


def read(packs_dir: Path, region: str) -> tuple[Knowledge | None, list[Finding], Origins]:
    """Read the packs as far as they can be read. Without its geodata a region cannot be, and is None."""
    findings: list[Finding] = []
    chain = _chain(packs_dir, region, findings)
    if not chain:
        return None, findings, Origins({}, ())
    gazetteer = _gazetteer(packs_dir, chain, findings)
    if gazetteer is None:
        return None, findings, Origins({}, ())
    counties = {county.name for county in gazetteer.counties}
    topics = {topic.slug: topic for folder in chain for topic in _topics(folder, packs_dir, findings)}
    read_cards = dict(_cards(chain, packs_dir, findings))
    cards = {key: card for key, (card, _) in read_cards.items()}
    hotlines = [Hotlines(folder / "hotlines.yaml", packs_dir, folder.name, counties, findings) for folder in chain]
    organisations = tuple(each for part in hotlines for each in part.organisations)
    items = tuple(each for folder in chain for each in read_items(folder, packs_dir, counties, findings))
    officials, official_origins = read_officials(chain, packs_dir, counties, gazetteer.state_name, findings)
    origins = Origins(
        {key: fields for key, (_, fields) in read_cards.items()},
        tuple(part.fields for part in hotlines),
        items,
        official_origins,
    )
    card_topics = {card.id: card.topic for card in cards.values()}
    exemplars = tuple(each for folder in chain for each in read_exemplars(folder, packs_dir, card_topics, findings))
    routing = hotlines[-1].routing
    knowledge = Knowledge(
        region=region,
        names=state_names(chain[-1], packs_dir, findings),
        packs_dir=packs_dir,
        topics=topics,
        cards=cards,
        organisations=organisations,
        routing=routing,
        never_give=tuple(each for part in hotlines for each in part.never_give),
        exemplars=exemplars,
        urgency=tuple(each for folder in chain for each in read_urgency(folder, packs_dir, findings)),
        items=tuple({item.id: item for item, _ in items}.values()),
        officials=officials,
        signs=read_signs(chain[0] / "urgency" / "signs.yaml", packs_dir, findings),
        gazetteer=gazetteer,
        directory=Directory(organisations, routing, gazetteer.neighbours),
        places=Places(gazetteer, known_words=_ordinary_words(exemplars)),
    )
    _check_references(knowledge, origins, findings)
    _check_forbidden(knowledge, origins, findings)
    return knowledge, sorted(set(findings), key=lambda found: (found.file, found.line or 0, found.field)), origins


def _chain(packs: Path, region: str, findings: list[Finding]) -> list[Path]:
    """The folders of a region's packs, the widest first: us, nc."""
    chain: list[Path] = []
    name: str | None = region
    while name:
        folder = packs / name
        if folder in chain or not (folder / "pack.yaml").is_file():
            findings.append(
                Finding(f"{name}/pack.yaml", None, "", f"there is no pack {name!r} for the region {region!r}")
            )
            return []
        chain.insert(0, folder)
        pack = Fields(read_document(folder / "pack.yaml", packs, findings), findings)
        if pack.text("id") != name:
            pack.fault(("id",), f"the folder is named {name!r}, so the id must be too")
        name = pack.optional_text("parent")
    return chain


def _gazetteer(packs: Path, chain: list[Path], findings: list[Finding]) -> Gazetteer | None:
    try:
        return read_gazetteer(chain[-1], chain[0], packs, findings)
    except FileNotFoundError as error:
        findings.append(Finding(Path(error.filename).relative_to(packs).as_posix(), None, "", "the file is missing"))
    except KnowledgeError as error:
        findings.extend(error.findings)
    except (KeyError, ValueError) as error:
        findings.append(Finding(chain[-1].name, None, "", f"the geodata cannot be read: {error}"))
    return None


def _topics(folder: Path, packs: Path, findings: list[Finding]) -> Iterator[Topic]:
    path = folder / "topics.yaml"
    if not path.is_file():
        return
    fields = Fields(read_document(path, packs, findings), findings)
    for entry in fields.items("topics"):
        entry.only(("slug", "description", "phrases"))
        yield Topic(entry.text("slug"), entry.text("description"), entry.texts("phrases", required=False))


def _cards(
    chain: list[Path], packs: Path, findings: list[Finding]
) -> Iterator[tuple[tuple[str, str], tuple[Card, Fields]]]:
    """Cards by id and locale; a nearer pack's card takes the place of a wider pack's."""
    for folder in chain:
        seen: dict[tuple[str, str], str] = {}
        for path in sorted((folder / "cards").glob("*.md")):
            found = read_card(path, packs, folder.name, findings)
            if found is None:
                continue
            card, fields = found
            key = (card.id, card.locale)
            if key in seen:
                fields.fault(("id",), f"the card {card.id!r} in {card.locale!r} stands in {seen[key]} too")
            seen[key] = card.file
            yield key, found


def _check_references(knowledge: Knowledge, origins: Origins, findings: list[Finding]) -> None:
    ids = {identity for identity, _ in knowledge.cards}
    # A purpose that the country's list names may be served by nobody in a region: then the lines for sightings do.
    named = {purpose for fields in origins.hotlines for purpose in fields.texts("purposes", required=False)}
    purposes = knowledge.directory.purposes | named
    for key, fields in origins.cards.items():
        card = knowledge.cards[key]
        if card.topic and card.topic not in knowledge.topics:
            fields.fault(("topic",), f"unknown topic {card.topic!r}")
        for position, purpose in enumerate(card.hotlines):
            if purpose not in purposes:
                fields.fault(("hotlines", position), f"no organisation has the purpose {purpose!r}")
        for position, other in enumerate(card.see_also):
            if other not in ids:
                fields.fault(("see_also", position), f"there is no card {other!r}")
    known = {each.id for each in knowledge.organisations}
    routed = (*knowledge.routing.default, *(each for row in knowledge.routing.counties.values() for each in row))
    findings.extend(
        Finding(f"{knowledge.region}/hotlines.yaml", None, "routing", f"there is no organisation {identity!r}")
        for identity in routed
        if identity not in known
    )


def _check_forbidden(knowledge: Knowledge, origins: Origins, findings: list[Finding]) -> None:
    """A number of never_give may stand nowhere that is shown, in no format."""
    for key, fields in origins.cards.items():
        card = knowledge.cards[key]
        for name, texts in _shown(card).items():
            if entry := forbidden_in(" ".join(texts), knowledge.never_give):
                message = f"holds a number that may never be given: {entry.why}"
                if name == "body":
                    findings.append(Finding(card.file, card.body_line, name, message))
                else:
                    fields.fault((name,), message)
    for item, fields in origins.items:
        if entry := forbidden_in(" ".join(item.texts), knowledge.never_give):
            fields.fault((), f"holds a number that may never be given: {entry.why}")
    for part in origins.hotlines:
        for organisation in part.items("organisations"):
            for name in organisation.keys:
                if name != "internal" and (entry := forbidden_in(str(organisation.raw(name)), knowledge.never_give)):
                    organisation.fault((name,), f"holds a number that may never be given: {entry.why}")
    findings.extend(
        fault_numbers(knowledge.officials, origins.officials, knowledge.organisations, knowledge.never_give)
    )
    findings.extend(
        Finding(exemplar.file, exemplar.line, "", "holds a number that may never be given")
        for exemplar in knowledge.exemplars
        if forbidden_in(exemplar.text, knowledge.never_give)
    )


def _shown(card: Card) -> dict[str, Iterable[str]]:
    return {
        "title": (card.title,),
        "steps": card.steps,
        "say": [text for saying in card.say for text in (saying.en, saying.beside)],
        "changes": [change.text for change in card.changes],
        "caution": (card.caution or "",),
        "sources": [f"{source.name} {source.url or ''}" for source in card.sources],
        "body": (card.body,),
    }


def _ordinary_words(exemplars: Iterable[Exemplar]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for exemplar in exemplars:
        for word in set(fold(exemplar.text).split()):
            counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, count in counts.items() if count >= _ORDINARY_FROM)
