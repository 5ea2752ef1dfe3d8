"""The words of a sighting: how people write agents, vehicles, vests, what is done and where.

Alternatives stand between bars; each is a pattern over text in lower case without accents, with the usual slips.
"""

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from bot.domain.reports import PlaceKind
from bot.domain.salute import Activity, Equipment, Hint, SaidAgency, Uniform

Meaning = TypeVar("Meaning")
# A pattern and what it means.
Table = Sequence[tuple[Meaning, re.Pattern[str]]]


def _any(alternatives: str) -> str:
    parts = (part.strip() for part in re.split(r"\s\|\s|\n", alternatives))
    return f"(?:{'|'.join(part for part in parts if part)})"


def _words(alternatives: str, *, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"\b{before}{_any(alternatives)}\b")


AGENT: Final = _any(r"""
    h?a[gj]entes? | agents? | ofi[cs]iales? | officers? | poli[cs]ias? | cops? | migras | elementos | federales
    uniformados | e[nm]mascarados | encapuchados | marshals? | deputies | soldados
""")
# Anybody: they count as agents only where the words say what makes them so.
CROWD: Final = _any(r"""
    hombres? | tipos? | [bv]atos? | senores | mujeres | personas? | gentes? | men | man | guys? | people | dudes?
    individuos? | weyes
""")
CROWD_IS: Final = _any(r"""
    con chal\w+ | con mascar\w+ | e[nm]mascarad\w+ | encapuchad\w+ | armad\w+ | uniformad\w+ | de la migra | de migra
    de ice | de inmigracion | vestid\w+ de | de negro | (?:in|with|wearing) \w*\s?(?:vests?|masks?|uniforms?) | masked
    armed | from ice | with ice
""")
VEHICLE: Final = _any(r"""
    [ck]ami?one?i?tas? | [ck]aminetas? | camonietas? | tro[ck]+as? | vans? | minivans? | suvs? | carros? | karros?
    coches? | autos? | veh?i[ck]ulos? | vehicles? | patrullas?(?!\ fronteriza) | cars? | trucks? | camiones | tahoes?
    explorers? | chargers? | suburbans? | pick\s?ups? | bus(?:es)? | autobuses | sedan(?:es|s)? | cruisers? | wagons?
""")
# What may stand between the number and the noun.
DESCRIPTION: Final = _any(r"""
    de | of | the | la | los | las | esos | esas | grandes? | blanc[oa]s? | negr[oa]s? | gris(?:es)? | azul(?:es)?
    roj[oa]s? | verdes? | oscur[oa]s? | white | black | gr[ae]y | blue | red | green | dark | silver | big | large
    unmarked | marked | undercover | masked | armed | federal(?:es)? | ice | immigration | border | patrol | police
    policia | male | female | plain | clothes? | plainclothes | ford | chevy | dodge | tinted | other | otr[oa]s | mas
    more | polarizad[oa]s? | sheriff'?s?
""")

_COLD: Final = r"(?:cream|machine|cold|storm|tea|rink|skat|cub|box|chest|on the|in the|water|pack|bag|coffee|road)"
AGENTS: Final[Table[bool]] = (
    (
        True,
        _words(rf"""
            {AGENT} | l?a?migra | inmigracion | immigration | sheriffs? | alguacil(?:es)? | redadas? | raids?
            fbi | dea
        """),
    ),
)
AGENCIES: Final[Table[SaidAgency]] = (
    (SaidAgency.BORDER_PATROL, _words("border patrol | patrulla fronteriza | cbp | bortac")),
    # Not the ice that is cold.
    (SaidAgency.ICE, re.compile(rf"(?<!black )(?<!dry )(?<!on )(?<!some )(?<!with )\bice\b(?! {_COLD})")),
    (SaidAgency.ICE, _words("(?:los|las|agentes|gente|carros?) del? (?:ais|aice|hielo) | hsi | with ice(?= agents)")),
    (SaidAgency.OTHER_FEDERAL, _words(r"fbi | dea | atf | u\.?s\.? marshals? | marshals | homeland security")),
    (SaidAgency.LOCAL, _words(r"sheriff'?s? | alguacil(?:es)? | deput(?:y|ies) | state troopers? | 287 ?\(?g\b")),
)
UNIFORMS: Final[Table[Uniform]] = (
    (Uniform.VEST, _words("chale[ck]os? | vests? | antibalas | bulletproof")),
    (
        Uniform.MASK,
        _words(r"""
            mascaras? | mascarillas? | e[nm]mascarad[oa]s? | encapuchad[oa]s? | pasamontanas | cubrebocas? | masks?
            (?:la )?caras? (?:tapad|cubiert)as? | (?:tapad|cubiert)[oa]s? (?:de )?la cara | masked | balaclavas?
            faces? (?:is |are )?covered | covered faces?
        """),
    ),
    (
        Uniform.UNIFORM,
        _words(r"""
            uniformes? | uniformad[oa]s? | uniforms? | uniformed | camuflaj?e? | camo | camouflage | verde olivo
            tactical (?:gear|clothes) | ropa tactica | ropa militar | army clothes | military gear
        """),
    ),
    (
        Uniform.PLAIN,
        _words(r"""
            de civil(?:es)? | de paisano | ropa normal | plain ?clothes | street clothes | sin uniformes? | no uniforms?
            civilian clothes
        """),
    ),
)
ACTIVITIES: Final[Table[Activity]] = (
    (
        Activity.CHECKPOINT,
        _words(r"""
            reten(?:es)? | check ?points? | roadblocks? | parando (?:a )?(?:todos|los carros|carros|trocas|a la gente)
            stopping (?:all |the )*(?:cars|everyone|everybody|people|vehicles)
        """),
    ),
    (
        Activity.STOP,
        _words(r"""
            (?:pararon|paro|tienen parad[oa]|estan parando) (?:a |al )?(?:un|una|el|la|mi|su|unos|mi)?\ ?\w+
            detuvieron (?:un|una|el|la|mi) (?:carro|troca|camioneta|van|coche|auto) | traffic stop
            pull(?:ed|ing) (?:\w+ ){0,3}over | stopped (?:a|an|the|his|her|my) (?:\w+ )?(?:car|van|truck|driver|worker)
        """),
    ),
    (
        Activity.ARREST,
        _words(r"""
            (?:llevaron|llevando|llevan) (?:a |al |detenid)\w* | se (?:lo|la|los|las) (?:llevaron|estan llevando)
            arrest\w* | esposad\w+ | esposa(?:ron|ndo) | agarraron al? | agarrando (?:a|gente) | detuvieron al?
            detenid[oa]s? | subieron a (?:un|una|dos) (?:senor|muchach|hombre|mujer|persona)\w* | handcuff\w* | in cuffs
            (?:took|taking|grabbed|grabbing|detained|detaining) (?:him|her|them|a|an|some|someone|people|my|two|the|\d)
        """),
    ),
    (
        Activity.KNOCKING,
        _words(r"""
            toca(?:n|ndo|ron)? (?:en |a )?(?:la |las |mi |su )?puertas? | knock(?:ing|ed|s)?
            banging on (?:the |my )?doors?
        """),
    ),
    (
        Activity.QUESTIONING,
        _words(r"""
            pid(?:en|iendo|ieron) (?:los )?(?:papeles|documentos|identificacion|id) | interrogando | questioning
            preguntando (?:a|por) | asking (?:\w+ ){0,2}for (?:papers|ids?|documents)
        """),
    ),
    (Activity.PARKED, _words(r"estacionad[oa]s? | par[qk]u?e?ad[oa]s? | parked")),
)
EQUIPMENT: Final[Table[Equipment]] = (
    (
        Equipment.GUNS,
        _words("armas?(?: largas)? | armad[oa]s? | rifles? | pistolas? | guns? | armed | weapons? | ametralladoras?"),
    ),
    (Equipment.DOGS, _words("perros? (?:policias?|de la policia) | k-?9s? | con perros? | police dogs?")),
    (Equipment.DRONE, _words("dron(?:e|es)? | drones?")),
    (Equipment.HELICOPTER, _words("helicopteros? | helicopters? | chopper")),
    (Equipment.RAM, _words("ariete | battering ram")),
)
HINTS: Final[Table[Hint]] = (
    (
        Hint.TINTED,
        _words(r"""
            polari[zs]ad[oa]s? | (?:vidrios?|ventanas?|cristales) (?:muy |bien )?(?:oscur|negr)[oa]s? | tinted
            dark windows? | blacked[- ]out windows?
        """),
    ),
    (
        Hint.PLATE,
        _words(r"""
            placas? (?:\w+ )?de [a-z]+ | placas? (?:foraneas?|raras?|extranas?) | out[- ]of[- ]state
            plates? from [a-z]+ | (?:virginia|texas|georgia|florida|tennessee|carolina|government) (?:license )?plates?
        """),
    ),
)
UNMARKED: Final = _words(r"""
    sin (?:marcas?|logos?|letras|insignias?|rotulos?) | no (?:marcad[oa]s?|markings?) | unmarked
    undercover (?:cars?|vans?|suvs?|trucks?|vehicles?) | (?:carros?|camionetas?|trocas?) encubiert[oa]s?
""")
MARKED: Final = _words(r"""
    (?:carros?|camionetas?|vans?|trocas?|vehiculos?) (?:bien )?marcad[oa]s? | patrullas?(?!\ fronteriza)
    con (?:logos?|letras|insignias?) | marked (?:\w+ )?(?:cars?|vans?|suvs?|vehicles?|trucks?) | squad cars? | cruisers?
    with (?:logos?|markings)
""")
# Where it happens, not what somebody has or is: "afuera de la escuela", "at the courthouse".
_AT: Final = (
    r"(?:en|afuera de|fuera de|frente a|enfrente de|enfrente a|atras de|adentro de|dentro de|cerca de|at|outside"
    r"|outside of|in front of|inside|behind|near|in(?= the)|on(?= the)|llegaron a|entraron a|entrando a)"
    r"(?:l)? (?:(?:la|el|los|las|una?|mi|su|the|an?|my|our|their) )?(?:\w+ )?"
)
KINDS: Final[Table[PlaceKind]] = (
    (PlaceKind.SCHOOL, _words("es[ck]uela | kinder | guarderia | school | daycare", before=_AT)),
    (PlaceKind.HOSPITAL, _words("hospital | clinica | clinic | emergency room", before=_AT)),
    (PlaceKind.CHURCH, _words("igle[sc]ia | church | templo | parroquia | misa", before=_AT)),
    (PlaceKind.COURTHOUSE, _words("corte | courthouse | court house | juzgado | tribunal", before=_AT)),
    (
        PlaceKind.SHOP,
        _words(
            r"""
            tienda | panaderia | pulga | mercado | walmart | home depot | food lion | compare | lowe'?s | gasolinera
            taqueria | restaurante? | store | bakery | market | gas station | parking lot | estacionamiento | parqueo
            lavanderia | laundromat
            """,
            before=_AT,
        ),
    ),
    (
        PlaceKind.WORKPLACE,
        _words(
            r"""
            trabajo | fabrica | construccion | polleria | obra | bodega | planta | work | job ?site | factory
            warehouse | construction | farm | finca
            """,
            before=_AT,
        ),
    ),
    (
        PlaceKind.HOME,
        _words(
            r"""
            casa | apartamentos? | apartments? | house | home(?! depot) | trailas? | trailer park
            puerta de \w+ vecin\w*
            """,
            before=_AT,
        ),
    ),
    (PlaceKind.ROAD, _words(r"carretera | autopista | highway | freeway | interstate | i-?\d{2}", before=_AT)),
    (PlaceKind.STREET, _words("esquina | calle | street | corner", before=_AT)),
)
