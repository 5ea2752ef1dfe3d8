"""Patterns of who and where: homes, names after titles, badges and looks of officers, who is sought (R24, R25, R26).

Written for a text as leaks/reading.py gives it.
"""

from typing import Final

_LETTER: Final = r"[^\W\d_]"

# A number, or a letter that is no word of its own.
_UNIT_NUMBER: Final = (
    r"(?:(?:no|num|number|numero)\b\.?\s?)?#?\s?(?:\d\w{0,4}|(?-i:[A-Z])-?\d{0,4}|[b-df-hj-np-tv-x])(?!\w)"
)
UNIT: Final = (
    rf"\b(?:apt|apto|apartment|apartamento|depto|departamento|suite|unit|unidad|trailer|traila"
    rf"|(?<!parking )lot|lote)\b\.?\s?{_UNIT_NUMBER}"
)

# What stands between a number and the name of a street that is no house's: "4 agents outside the court".
_NO_NAME: Final = (
    r"a|al?|an|and|at|across|along|am|block|blocks|bloque|by|car|cars|carros?|cerca|con|cuadras?|de|del|down|e|el|en|"
    r"entre|exit|federal|feet|from|frente|horas?|hours?|hombres|in|is|la|las|los|men|miles?|millas?|min|mins"
    r"|minutos?|"
    r"minutes?|near|next|of|off|oficiales|officers|on|or|otr[oa]s?|outside|over|para|parked|people|personas|pies|pm|"
    r"por|policias|que|salida|sobre|that|the|this|through|to|toward|towards|trucks?|u|under|up|vans?|vehicles|"
    r"vehiculos|with|y|agents?|agentes?|camionetas?|patrullas?|there|were|was|are|one|two"
)
_NAME_WORD: Final = rf"(?!(?:{_NO_NAME})\b)(?:{_LETTER}[\w'’.]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))"
_STREETS: Final = r"st|street|ave?|avenue|rd|road|blvd|boulevard|hwy|highway|pkwy|parkway|cir|circle|ln|lane|terrace"
# Words of their own too: a street only with a capital, beside a name with one.
_QUIET_STREETS: Final = r"Drive|Dr|Way|Court|Ct|Place|Pl|Run|Loop|Trail|Trl|Square|Sq|Pike|Alley|Ter"
_AFTER_ROAD: Final = "".join(
    f"(?<!\\b{road}{joint})"
    for road in ("I", "US", "NC", "SR", "Hwy", "Highway", "Route", "Exit", "Salida", "Ruta", "Carretera", "Autopista")
    for joint in (" ", "-")
)
_HOUSE_NUMBER: Final = rf"(?<![\w:./$-]){_AFTER_ROAD}\d{{1,5}}[A-Za-z]?"
_NO_HOUSE: Final = r"(?![\w:%])(?!\s?(?:min|hora|agente|am\b|pm\b))"
HOUSE: Final = (
    rf"(?i:{_HOUSE_NUMBER}\s+(?:{_NAME_WORD}\s+){{1,3}}(?:{_STREETS}))\b"
    rf"|(?i:{_HOUSE_NUMBER})\s+(?:(?:[NSEW]\.?|[A-Z][\w'’.]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))\s+){{1,3}}"
    rf"(?:{_QUIET_STREETS})\b"
    rf"|(?i:{_HOUSE_NUMBER}\s+(?:nc|us|state|old)\s+(?:hwy|highway)\b)"
    # "Calle Roble 45", "casa número 12": the number comes last.
    rf"|(?i:\b(?:calle|avenida"
    rf"|camino)\s+(?:de\s+)?(?:l[ao]s?\s+)?(?:{_NAME_WORD}\s+){{1,3}}#?\s?\d{{2,5}}){_NO_HOUSE}"
    rf"|(?i:{_HOUSE_NUMBER}\s+(?:de\s+la\s+|de\s+)?(?:calle|avenida|camino)\s+{_NAME_WORD})"
    r"|(?i:\b(?:casa|house)\s?(?:#|no\.|num\.|numero|number)\s?\d{1,5})\b"
)

_SURNAME: Final = r"(?:[A-Z]['’]?[A-Z]?[a-z]+(?:-[A-Z][a-z]+)?|[A-Z]{3,20}\b)"
_GIVEN: Final = rf"(?:[A-Z]\.?\s)?{_SURNAME}(?:\s{_SURNAME})?(?!\w)"
_A_STREET: Final = r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Lane|Ln|Way|Park|Parkway|Creek|Hill|Plaza)\b"
_OFFICERS: Final = (
    r"agente|agent|oficial|officer|sheriff|alguacil|deputy|sargento|sergeant|sgt|detective|det|trooper|lieutenant|lt"
    r"|teniente|captain|capitan|corporal|cabo|marshal|commander|comandante|patrullero"
)
_NO_SURNAME: Final = (
    r"Office|Department|Dept|Deputies|Deputy|Station|Headquarters|Oficina|Departamento|Federal|Federales|Border|"
    r"Fronteriz[oa]|Immigration|Inmigracion|Involved|Car|Cars|Patrol|Vehicle|County|Substation|Club|Training"
    r"|OFFICE|DEPARTMENT|STATION|ICE|CBP|HSI|FBI|DHS|ERO|DEA|ATF|USCIS|POLICE"
)
OFFICER: Final = (
    rf"\b(?i:{_OFFICERS})\.?\s+(?!(?:{_NO_SURNAME})\b)(?!{_A_STREET}){_GIVEN}(?!\s{_A_STREET})"
    rf"|\b(?i:(?:agent|officer|deputy|agente|oficial|policia)\W?s?\s(?:name is|is named|is called|named|called"
    rf"|se llama"
    rf"|llamad[oa]|de nombre|de apellido))\s+{_GIVEN}"
)
_TITLES: Final = (
    r"mr|mrs|ms|miss|senor|senora|senorita|sr|sra|srta|don|dona|pastora?|padre|father|reverend|rev|rabbi|imam"
    r"|principal"
    r"|teacher|maestr[oa]|profesora?|coach|licenciad[oa]|lic|hermana|sister|judge|juez|jueza"
)
_BUSINESS: Final = (
    r"(?!['’]s\s[A-Z])"
    r"(?!\s(?:Diner|Grill|Restaurant|Market|Store|Shop|Cafe|Bar|Salon|Church|School|Elementary|Middle|High)\b)"
)
# A shop's name and a saint's are no person's; "Sunset Dr Durham" is a street.
_SHOPS: Final = ("taqueria", "tienda", "restaurante", "mercado", "llantera", "panaderia", "carniceria", "tacos")
_NO_SHOP: Final = "".join(f"(?<!{word} )" for shop in _SHOPS for word in (shop, shop.capitalize()))
NAME: Final = (
    rf"{_NO_SHOP}\b(?i:{_TITLES})\.?\s+(?!(?:{_NO_SURNAME})\b)(?!{_A_STREET}){_GIVEN}{_BUSINESS}(?!\s{_A_STREET})"
    rf"|(?<![A-Za-z] )\b(?:Dr|Dra|Doctor|Doctora|doctor|doctora)\.?\s+(?!Martin Luther"
    rf"|MLK\b){_GIVEN}(?!\s{_A_STREET})"
    # Names that are words of streets too, where only a person has the title; a doctor where no street can stand.
    rf"|\b(?i:mr|mrs|ms|miss|senora?|senorita|sra?|srta)\.?\s+(?:Hill|Lane|Park|Way|Street|Drive)\b(?!\s{_A_STREET})"
    rf"|\b(?i:of|by|with|for|del|al|con|por|para)\s+(?i:dra?|doctora?)\.?\s+(?!Martin Luther|MLK\b){_GIVEN}"
    rf"(?!\s{_A_STREET})|\b(?i:el|la)\s+(?i:doctora?)\s+(?!Martin Luther|MLK\b){_GIVEN}(?!\s{_A_STREET})"
)

_NUMBER_SIGN: Final = r"#?\s?[A-Z]{0,2}-?\d{2,8}"
BADGE: Final = (
    rf"\b(?:badge|shield|insignia|gafete)s?\b(?:[^.\d\n]|no\.){{0,25}}{_NUMBER_SIGN}"
    rf"|\b(?:id|star|vest)\s(?:number|no\.?|#)[^.\d\n]{{0,25}}{_NUMBER_SIGN}"
    rf"|\b(?:numero|num\.?|no\.)\sde\s(?:placa|insignia|gafete)\b[^.\d\n]{{0,30}}{_NUMBER_SIGN}"
    rf"|\bplaca\sdel?\s(?:la\s|el\s)?(?:oficial|agente|policia)\b[^.\d\n]{{0,15}}{_NUMBER_SIGN}"
)
_WHO: Final = r"(?:agente?s?|officers?|oficial(?:es)?|deput(?:y|ies)|policia|sergeant|sargento|trooper|[de]l de ice)"
_TRAIT: Final = (
    r"(?:bald|beard(?:ed)?|mustaches?|moustache|goatee|tattoo(?:s|ed)?|glasses|blonde?|ponytail|scars?|heavyset|"
    r"heavy-set|overweight|muscular|stocky|skinny|(?:red|gray|grey|brown|black|blond|curly|long"
    r"|short) ?-?hair(?:ed)?|"
    r"feet tall|foot tall|(?:blue|green|brown) eyes|wrinkled|calv[oa]|barbas?|barbud[oa]|bigotes?|tatuajes?"
    r"|tatuad[oa]|"
    r"lentes|anteojos|rubi[oa]|guer[oa]|pelirroj[oa]|moren[oa]|gord[oa]|flac[oa]|bajit[oa]|chaparr[oa]|cicatriz"
    r"|cola de "
    r"caballo|canos[oa]|pelo (?:largo|corto|rojo|negro|rubio)|cabello|ojos (?:azules|verdes|negros)|mide unos?)"
)
_RACE: Final = r"(?:black|white|latin[oax]|hispanic|asian|short|tall|old|young|fat|thin)"
LOOKS: Final = (
    rf"\b{_WHO}\b[^.!?\n]{{0,60}}\b{_TRAIT}\b|\b{_TRAIT}\b[^.!?\n]{{0,40}}\b{_WHO}\b"
    rf"|\b{_RACE},?\s(?:\w{{3,9}}\s){{0,2}}{_WHO}\b"
    rf"|\b{_WHO}\s(?:is|was|era|es|muy|joven|viej[oa]|alt[oa])\s(?:\w{{1,5}}\s){{0,2}}(?:tall|short|fat|thin"
    rf"|alt[oa]|joven"
    rf"|viej[oa]|y\s\w+)\b|\b{_WHO}\salt[oa]\b"
)

_DWELLING: Final = r"(?:home|house|apartment|trailer|residence|driveway|yard|porch|front door|bedroom)s?"
_VIVIENDA: Final = r"(?:casa|apartamento|traila|vivienda|hogar|domicilio|departamento|cochera|patio|porche)s?"
HOME: Final = (
    rf"\b(?i:{_DWELLING} of (?:the |a |an )?(?:\w{{1,20}} )?famil(?:y|ies))\b|\b(?i:{_DWELLING} of )[A-Z][a-z]+"
    rf"|\b(?i:(?:his|her|their|my|somebody's|someone's|(?:the|a)(?: \w{{1,20}})? famil(?:y's|ies'))"
    rf" (?:own )?{_DWELLING})\b|\b[A-Z][a-z]+'s (?i:{_DWELLING})\b"
    rf"|\b(?i:where) (?:\w{{1,20}} ){{1,4}}(?i:lives?)\b"
    rf"|\b(?i:{_VIVIENDA} de (?:la |una |esa |esta |mi |su )?(?:familia|senora?|vecin[oa]|don|dona))\b"
    rf"|\b{_VIVIENDA} de (?:los |las )?[A-Z][a-z]+"
    rf"|\b(?i:(?:sus?|mis?|nuestra) (?:propia |propio )?{_VIVIENDA})\b|\b(?i:donde viven?)\b"
)

_PERSON: Final = (
    r"(?:(?:a |an |un |una |el |la |al )?(?i:man|woman|person|guy|worker|senora?|hombre|mujer|joven|persona"
    r"|trabajador)"
    r"\s(?i:named|called|llamad[oa]|que se llama|de nombre)\s)?(?:a |al )?"
)
_NO_PERSON: Final = (
    r"(?!(?:ICE|CBP|HSI|Immigration|Border|Main|North|South|East|West|The|La|El|Los|Las|English|Spanish|POLICE)\b)"
)
WANTED: Final = (
    r"\b(?i:looking for|searching for|asked for|asking for|(?:want|wants|wanted|trying|came) to (?:arrest|take|find)"
    r"|hunting for|hunting|wants|(?:came|come|coming|here) for|photo of|picture of|photograph of|warrant (?:for"
    r"|against)|target is|targeting|seeking"
    r"|andan? buscando|buscan|buscaban|buscando|buscan a|pregunt(?:aron|an|aban|ando|o) por|fotos? de"
    r"|orden(?: de arresto)? (?:contra|para)|quier(?:en|e|ian) (?:arrestar|llevarse|detener|encontrar)(?: a)?"
    r"|detras de|objetivo es|persiguen|busca a|(?:vienen?|vinieron|vino|venian) por)\s"
    rf"{_PERSON}{_NO_PERSON}[A-Z][a-z]{{1,20}}(?:\s[A-Z][a-z]{{1,20}}){{0,2}}(?!\s{_A_STREET})(?!\w)"
    r"|\b(?i:(?:man|woman|guy|person|hombre|mujer|senora?|joven) (?:named|called|llamad[oa]"
    r"|que se llama))\s[A-Z][a-z]+"
)
