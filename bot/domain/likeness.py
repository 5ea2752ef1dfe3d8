"""Whether two reports may tell of the same sighting: where, when, what the words mean. A guess that people check."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz

# Two people do not see one event for longer than this.
WINDOW = timedelta(minutes=60)
# In a surge: what came so long after the report that leads a group has a card of its own.
GROUP_WINDOW = timedelta(minutes=30)
# Neighbouring towns of North Carolina's cities (Carrboro and Chapel Hill, Garner and Raleigh) lie 3 to 8 km apart.
CLOSE_KM = 8.0
ENOUGH = 0.6
APART = 1 / 3
# A copied text, or the same one with a word changed.
COPIED = 85.0
SAME_NAME = 85.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """What of a report can be compared.

    words, place: the reporter's own. town: as our tables name it. point: the town's, degrees WGS 84, where known.
    at: when it was seen, else when it came.
    """

    county: str | None
    words: str
    at: datetime
    place: str = ""
    town: str = ""
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class _Sense:
    """ideas: what the words mean, in no language. names: words that are no ideas, as names of streets and shops."""

    ideas: frozenset[str]
    names: frozenset[str]
    spot: frozenset[str]


def _table(**rows: str) -> dict[str, str]:
    return {word: idea for idea, line in rows.items() for word in line.split()}


def _list(line: str) -> frozenset[str]:
    return frozenset(line.split())


# One idea a line, in English and Spanish, folded: two people tell of one thing in two languages.
_IDEAS = _table(
    agent="agent agents agente agentes oficial oficiales officer officers migra ice inmigracion immigration federal "
    "federales feds uniformados",
    police="police policia policias cop cops sheriff sheriffs deputy deputies alguacil alguaciles",
    border="border fronteriza cbp",
    vehicle="van vans suv suvs truck trucks troca trocas camioneta camionetas carro carros car cars coche coches "
    "vehiculo vehiculos vehicle vehicles auto autos pickup",
    patrol="patrulla patrullas cruiser cruisers",
    people="hombre hombres man men persona personas person people gente guy guys",
    vest="chaleco chalecos vest vests",
    mask="mascara mascaras mask masks masked encapuchado encapuchados pasamontanas",
    weapon="arma armas armado armados gun guns rifle rifles armed",
    uniform="uniforme uniformes uniform uniforms uniformed",
    white="white blanca blancas blanco blancos",
    black="black negra negras negro negros",
    grey="gray grey gris grises silver plateada plateado",
    blue="blue azul azules",
    green="green verde verdes",
    red="red roja rojas rojo rojos",
    unmarked="unmarked rotular polarizados polarizado tinted",
    door="puerta puertas door doors tocando tocan knocking knock",
    taking="detuvieron arrestaron llevaron llevando llevan took taken taking arrested arresting detained detaining "
    "agarraron deteniendo esposado esposados handcuffs handcuffed subieron",
    parked="parked estacionado estacionados estacionada estacionadas parqueado parqueados parqueada parqueadas "
    "waiting esperando sitting",
    papers="papeles papers documentos documents identificacion ids",
    checkpoint="reten retenes checkpoint checkpoints roadblock",
    stop="stopped stopping parando pararon deteniendo pulled",
    school="escuela escuelas school schools primaria",
    church="iglesia iglesias church templo",
    clinic="hospital clinica clinic",
    court="corte court courthouse tribunal juzgado",
    shop="tienda tiendas store stores supermercado supermarket mercado market",
    lot="estacionamiento parqueadero parking lot",
    work="trabajo obra construccion construction worksite jobsite",
    plant="fabrica planta plant factory warehouse bodega",
    food="restaurante restaurant taqueria",
    homes="apartamentos apartments departamentos trailers trailas",
    fuel="gasolinera gas",
    road="calle street road carretera highway autopista esquina corner",
)
_NUMBERS = _table(
    n2="two dos 2", n3="three tres 3", n4="four cuatro 4", n5="five cinco 5", n6="six seis 6", n7="seven siete 7",
    n8="eight ocho 8", n9="nine nueve 9", n10="ten diez 10", n12="twelve doce 12", n20="twenty veinte 20",
)  # fmt: skip
_SENSES = _IDEAS | _NUMBERS
_COMMON = _list(
    "the and for are was were with there here they them that this from have has had not but you your all some one un "
    "una unos unas uno el la los las lo les por para con sin que hay esta estan estaban aqui ahi alla son fue eran era "
    "del desde hasta muy mas como cuando donde afuera dentro frente cerca lado ahora ahorita visto veo vi vimos miro "
    "mire saw see seen just near next outside inside front about around right now who what where when their his her "
    "its two ago minutos minutes min hace horas hours county condado north south east west norte sur este oeste nc "
    "carolina mucho muchos mucha muchas many lot lots favor please help ayuda creo think parece looks like ya en de a "
    "y o in on at of to is it i me my mi nos se su al un st rd ave blvd dr"
)
_WORD = re.compile(r"[^\W_]+")


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _tokens(text: str) -> list[str]:
    return _WORD.findall(_fold(text))


@lru_cache(maxsize=4096)
def _sense(words: str, place: str, town: str, county: str) -> _Sense:
    general = {*_tokens(town), *_tokens(county)}
    said, spot = _tokens(words), _tokens(place)
    ideas = frozenset(_SENSES[token] for token in (*said, *spot) if token in _SENSES)
    names = frozenset(
        token
        for token in (*said, *spot)
        if len(token) > 2 and token not in _SENSES and token not in _COMMON and token not in general
    )
    return _Sense(ideas, names, names.intersection(spot))


def _of(telling: Telling) -> _Sense:
    return _sense(telling.words, telling.place, telling.town, telling.county or "")


def kilometres(first: Point, second: Point) -> float:
    """The distance of two points on the earth, within half a percent (haversine on a sphere of 6,371 km)."""
    (lat, lon), (other_lat, other_lon) = (tuple(map(radians, point)) for point in (first, second))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def _nearness(first: Telling, second: Telling) -> float:
    """1: the same town; a half: next to each other, or nobody said; 0: elsewhere."""
    if first.county != second.county:
        return 0.0
    if not first.town or not second.town:
        return 0.5
    if _fold(first.town) == _fold(second.town):
        return 1.0
    if first.point is None or second.point is None:
        return 0.0
    return 0.5 if kilometres(first.point, second.point) <= CLOSE_KM else 0.0


def _shared(first: frozenset[str], second: frozenset[str]) -> float | None:
    """The share of the shorter list that the other one has too, slips allowed; None where one is empty."""
    few, many = sorted((first, second), key=len)
    if not few:
        return None
    hits = sum(1 for name in few if any(fuzz.ratio(name, other) >= SAME_NAME for other in many))
    return hits / len(few)


def likely_same(first: Telling, second: Telling) -> bool:
    """Whether both may tell of one sighting: same county, within an hour, a close place, a similar meaning."""
    near = _nearness(first, second)
    if near == 0.0 or abs(first.at - second.at) > WINDOW:
        return False
    if first.words and fuzz.token_sort_ratio(_fold(first.words), _fold(second.words)) >= COPIED:
        return True
    one, other = _of(first), _of(second)
    if one.spot and other.spot and not _shared(one.names, other.names):
        return False  # each names a place of its own
    names = _shared(one.names, other.names)
    ideas = len(one.ideas & other.ideas) / max(2, min(len(one.ideas), len(other.ideas)))
    return 0.25 * near + 0.4 * (0.5 if names is None else names) + 0.35 * ideas >= ENOUGH


def is_same_spot(first: Telling, second: Telling) -> bool:
    """Whether a surge puts both into one group: the same county and town, half an hour apart at most."""
    same_town = first.county == second.county and _fold(first.town) == _fold(second.town)
    return same_town and abs(first.at - second.at) <= GROUP_WINDOW


def is_apart(telling: Telling, others: Iterable[Telling]) -> bool:
    """Whether its words say something that none of the others says: what a moderator should read first in a group."""
    sense = _of(telling)
    own = sense.ideas | sense.names
    if not own:
        return False
    return all(_alike(own, _of(other)) < APART for other in others)


def _alike(own: frozenset[str], other: _Sense) -> float:
    theirs = other.ideas | other.names
    return len(own & theirs) / len(own | theirs)
