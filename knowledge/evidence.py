"""How surely a name in a sentence is meant as a place: points for the words around it."""

from dataclasses import dataclass
from typing import Final

from knowledge.folding import Word, word_set
from knowledge.gazetteer import Name, Strength

# A name counts from here on.
ENOUGH: Final = 3.0
CERTAIN: Final = 6.0

_BASE: Final = {Strength.PLACE: 3.0, Strength.NAME: 1.0, Strength.WORD: 0.0, Strength.WEAK: 0.0}
# A town of this size is named more often than the person of the same name.
_LARGE_TOWN: Final = 10_000

COUNTY_WORDS: Final = frozenset({"county", "countys", "co", "cnty", "counties", "condado", "conte", "xian", "县", "縣"})
_COUNTY_BEFORE: Final = frozenset({"condado", "county", "comte", "komte", "konte", "hat", "quan", "مقاطعة"})
_LINKS: Final = frozenset({"de", "del", "d", "do", "du", "of", "la"})
_IN: Final = word_set(
    "in en near around from desde inside outside throughout across em nan dans na tai i'm nearby "
    "cerca afuera dentro via "
)
_AT: Final = word_set("at to de a del por para pa hacia hasta of for through by d da do des vers pou sou lan o les ")
_BEING: Final = word_set(
    "is hay redada redadas raid raids migra ice agentes agents vienen live living lives vivo vive "
    "vivimos viven somos soy estoy estamos estan moved based located here aqui aca alla outside near "
    "cerca rete abite moro moramos habite song am im were are from county afuera neighbor "
)
_OFFICES: Final = word_set(
    "sheriff sheriffs sherif sherrif cherife cherif alguacil aguacil alguasil jail carcel county "
    "condado city town ciudad pueblo downtown greater area police policia court corte courthouse "
    "hospital escuela school iglesia church planta plant walmart mall mercado parque park clinica "
    "clinic fabrica "
)
_OFFICES_AFTER: Final = word_set(
    "jail sheriff sheriffs police pd courthouse schools area downtown hotline residents carcel "
    "policia cherife alguacil detention office "
)
_ROADS_AFTER: Final = word_set(
    "rd road st street ave avenue av blvd boulevard hwy highway dr drive ln lane pkwy parkway apartments apts "
    "elementary "
)
_ROADS_BEFORE: Final = word_set("calle avenida av ave carretera ")
_PEOPLE_BEFORE: Final = word_set(
    "mr mrs ms miss sr sra senor senora don dona officer agent judge juez attorney name llama llamo "
    "named llamado llamada nombre hermano hermana tio tia primo prima amigo amiga brother sister "
    "uncle aunt friend cousin his her hijo hija son daughter president presidente governor gobernador "
    "senator senador congressman congresswoman lawyer abogado esposo husband wife esposa vecino "
    "neighbor pastor hola hi hello hey gracias thanks "
)
_DETERMINERS: Final = word_set(
    "the a an un una el la los las this that my mi every each no any some le lo se me te his her our nuestra ese esa "
)
_FILLERS: Final = word_set(
    "nc en in from de soy estoy vivo the hotline number numero linea please por favor hi hola county "
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A mention among the words of its text: words[first:last] is the name. text: the whole, as written."""

    words: tuple[Word, ...]
    first: int
    last: int
    text: str
    capitals_mean: bool

    @property
    def span(self) -> tuple[int, int]:
        """Where the name begins and ends in the text."""
        return self.words[self.first].start, self.words[self.last - 1].end

    def before(self, back: int = 1) -> str:
        position = self.first - back
        return self.words[position].folded if position >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        position = self.last + ahead
        return self.words[position].folded if position < len(self.words) else ""


def is_called_county(around: Surroundings) -> bool:
    """ "Wake County", "condado de Wake", "the sheriff of Wake": counties have sheriffs, towns have police."""
    if around.after() in COUNTY_WORDS or (around.after() == "s" and around.after(1) in COUNTY_WORDS):
        return True
    for back in (1, 2, 3):
        word = around.before(back)
        if word in _COUNTY_BEFORE or word in (
            "sheriff",
            "sherif",
            "sherrif",
            "cherife",
            "cherif",
            "alguacil",
            "aguacil",
        ):
            return True
        if word not in _LINKS:
            break
    return around.after() in ("sheriff", "sheriffs", "sherif", "cherife", "alguacil")


def is_called_town(around: Surroundings) -> bool:
    """ "the town of Franklin", "ciudad de Henderson"."""
    return around.before() in _LINKS and around.before(2) in ("town", "city", "village", "ciudad", "pueblo")


def points(name: Name, around: Surroundings) -> float:
    """Evidence for a place; it counts from ENOUGH on."""
    if around.after() in _ROADS_AFTER or (around.before() in _ROADS_BEFORE and not _follows_a_street(around)):
        return 0.0
    score = _BASE[name.strength]
    if name.strength is Strength.WORD and around.last - around.first > 1:
        score += 1.0
    if name.strength is Strength.NAME and max(meaning.population for meaning in name.meanings) > _LARGE_TOWN:
        score += 1.0
    return score + _from_before(name, around) + _from_after(name, around) + _from_shape(name, around)


def _follows_a_street(around: Surroundings) -> bool:
    """ "Kinston Ave, Durham": the word before ends the name of a street instead of beginning this one's."""
    begins = around.before(2)
    return around.before() in _ROADS_AFTER and begins not in (
        "",
        "the",
        "el",
        "y",
        "and",
        "on",
        "sobre",
        *_LINKS,
        *_IN,
        *_AT,
    )


def _from_before(name: Name, around: Surroundings) -> float:
    before, further = around.before(), around.before(2)
    score = 0.0
    if before in _IN:
        score += 2.0
    elif before in _AT:
        score += 1.0
    if (before in _IN or before in _AT) and further in _BEING:
        score += 1.0
    if before in _OFFICES or (before in _LINKS and further in _OFFICES):
        score += 2.0
    if name.strength is not Strength.PLACE:
        if before in _PEOPLE_BEFORE or (before in ("is", "es") and further in ("name", "nombre")):
            score -= 4.0
        if before in _DETERMINERS:
            score -= 3.0
    elif before in ("llama", "llamo", "named") or (before in ("is", "es") and further in ("name", "nombre")):
        score -= 4.0
    return score


def _from_after(name: Name, around: Surroundings) -> float:
    if around.after() in _OFFICES_AFTER:
        return 1.5
    if around.last == len(around.words) and name.strength is not Strength.WORD:
        return 1.0
    return 0.0


def _from_shape(name: Name, around: Surroundings) -> float:
    score = 0.0
    written = around.words[around.first].written
    if (
        around.capitals_mean
        and written[0].isupper()
        and name.strength in (Strength.WORD, Strength.WEAK)
        and around.first
    ):
        score += 1.0
    rest = [word.folded for word in (*around.words[: around.first], *around.words[around.last :])]
    if all(word in _FILLERS for word in rest):
        score += 1.5 if name.strength is Strength.WORD else 3.0
    return score
