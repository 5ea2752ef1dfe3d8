"""Patterns of what no alert says (R24): forecasts, tips, radio, papers, movements, "safe", forbidden words.

Written for a text as leaks/reading.py gives it; case counts nowhere here.
"""

from typing import Final

_AGENTS: Final = (
    r"(?:they|ice|cbp|hsi|agents?|officers?|immigration|la migra|border patrol|raids?|a raid|checkpoints?"
    r"|an? \w{2,12} (?:raid|operation|checkpoint)|operations?|sweeps?|vans?|vehicles|feds|deputies)"
)
_DAYS: Final = (
    r"(?:tomorrow|tonight|soon|later|next (?:week|month|day|morning)|this (?:weekend|week|evening|afternoon)"
    r"|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
FORECAST: Final = (
    rf"\b{_AGENTS}(?: \w{{2,10}})?(?:'ll| will| may| might| could| shall)(?: not| also| probably)? (?:be|come"
    rf"|return|go|raid"
    r"|hit|arrive|start|visit|target|set up|stop|take|do|hold|happen|continue|show|move|have|likely|soon)\b"
    r"|\b(?:there|it) (?:will|is going to|are going to) (?:be|come|happen|start|hit)\b"
    rf"|\b{_AGENTS} (?:are|is|'re)? ?(?:going to|gonna|planning|plan to|plans to|plan on|plans on|coming|expected"
    rf"|scheduled|preparing|about to|due|"
    r"getting ready|intend(?:s|ing)?)\b"
    r"|\b(?:expect|expecting|anticipate) (?:an?|more|some|raids?|ice|agents?|checkpoints?|\w+ (?:raid|operation))\b"
    r"|\b(?:raids?|sweeps?|operations?|checkpoints?|roundups?|enforcement)\b(?![^.!?\n]{0,30}\b(?:was|were|took"
    r"|happened|ended"
    rf"|seen)\b)[^.!?\n]{{0,40}}\b(?:{_DAYS}|is scheduled|are scheduled|planned|expected|coming|upcoming)\b"
    r"|\b(?:they|ice|agents|la migra|cbp|officers) (?:has|have|had|got) (?:\w+ )?(?:plans?|orders|a list)\b"
    r"|\bbig day\b|\bword is\b"
    r"|\b(?:likely|probably|possible|possibly|perhaps|maybe)\b[^.!?\n]{0,20}\b(?:raids?|agents|ice|operations?"
    r"|checkpoints?)\b"
    r"|\b(?:raids?|agents|operations?|checkpoints?) (?:are |is )?(?:likely|probable|possible|imminent)\b"
    r"|\bin the (?:coming|next) (?:days?|weeks?|hours?)\b"
    r"|\bscheduled for\b|\bwill be (?:there|here|back|at|in)\b|\b(?:planned|upcoming|coming) (?:raids?|operations?"
    r"|sweeps?)\b"
    r"|\b(?:come|coming|be) back (?:tomorrow|tonight|later|soon|next|on)\b"
)
PRONOSTICO: Final = (
    r"\b(?:van?|iran?|iban?) a (?:estar|regresar|volver|venir|ir|llegar|hacer|entrar|poner|haber|caer|empezar"
    r"|seguir|allanar"
    r"|detener|arrestar|llevarse|instalar|salir|buscar|parar|atacar|tocar)\b"
    r"|\b(?:habra|estaran?|vendran?|volveran?|regresaran?|llegaran?|haran|iran|entraran?|pasaran?|caeran?|empezaran?|"
    r"pondran|instalaran|detendran|arrestaran|continuara|seguiran?|saldran)\b"
    r"|\b(?:planean?|planeando|planeada?s?|piensan|preparan|preparando|programad[oa]s?|tienen plane\w+|a punto de)\b"
    r"|\bse esperan?\b|\b(?:vienen?|viene) (?:redadas?|mas|otra|la migra|ice|operativos?|manana|el (?:lunes|martes"
    r"|miercoles|"
    r"jueves|viernes|sabado|domingo)|por todos|de nuevo|otra vez)\b"
    r"|\b(?:tienen?|hay) (?:\w+ )?planes\b|\bdicen que (?:el|este|esta|la|manana|hoy|van?|vienen?|habra)\b"
    r"|\bhaya (?:mas |otr[oa]s? )?(?:redadas?"
    r"|operativos?|retenes|agentes)\b|\bdia grande\b|\b(?:es probable|probablemente|posiblemente|a lo mejor|tal vez"
    r"|quizas?|puede que)\b"
    r"|\b(?:en )?los proximos dias\b|\bmanana (?:van?|vienen?|hay|habra|a las|estaran?|temprano|llegan?|regresan?"
    r"|vuelven?|entran?|caen?|hacen)\b"
    r"|\b(?:redadas?|retenes|operativos?)\b(?![^.!?\n]{0,30}\b(?:fue|fueron|hubo|paso"
    r"|termino)\b)[^.!?\n]{0,40}\b(?:manana|"
    r"esta noche|pronto|la proxima|el proximo|este fin|(?:para|desde|este) el? ?(?:lunes|martes|miercoles|jueves"
    r"|viernes|"
    r"sabado|domingo))\b"
)

_AGENCY: Final = (
    r"(?:ice|dhs|cbp|hsi|homeland(?: security)?|the sheriff|sheriff|police|immigration|agency|jail|detention|court"
    r"|border patrol|(?:the )?government|county jail|field office)"
)
_KNOWN: Final = (
    r"(?:friend|cousin|uncle|aunt|brother|sister|wife|husband|someone|somebody|source|contact|employee|insider"
    r"|informant"
    r"|clerk|guard|neighbor|relative|acquaintance|guy|guys|worker|staffer|secretary)s?"
)
TIP: Final = (
    rf"\b{_KNOWN}(?: (?:who|that|works?|working|employed|inside|within|at|in|from|of|of mine|for|close to|with|our"
    rf"|my|the|an?|"
    rf"has|job)){{1,6}} {_AGENCY}\b"
    r"|\b(?:friend|cousin|uncle|aunt|brother|sister|wife|husband|neighbor|dad|mom|father|mother|son|daughter|in-law"
    r"|nephew) (?:\w+ )?(?:is|was)"
    r" (?:an?|the) (?:\w+ )?(?:deputy|cop|officer|agent|guard|sheriff|trooper|clerk|marshal)\b"
    r"|\b(?:officers?|agents?|deput(?:y|ies)|guards?|detectives?)\b[^.!?\n]{0,30}\b(?:leaked|tipped|warned|secretly"
    r"|confided"
    r"|slipped)\b|\bleaked (?:to|by|from|the plan)\b|\btipped (?:us|me) off\b"
    r"|\binsiders?\b|\binside (?:information|info|source|man|job|knowledge|tip)\b|\btip from inside\b"
    r"|\boff the record\b"
    r"|\bwhistle ?blowers?\b|\bsources? (?:close|inside|within|at the)\b"
)
_AGENCIA: Final = (
    r"(?:ice|la migra|migra|inmigracion|migracion|policia|sheriff|alguacil|agencia|carcel|departamento|gobierno|dhs"
    r"|cbp"
    r"|patrulla|corte|seguridad nacional|oficina de ice|centro de detencion)"
)
SOPLO: Final = (
    r"\b(?:amig[oa]|prim[oa]|ti[oa]|herman[oa]|espos[oa]|cunad[oa]|vecin[oa]|conocid[oa]|fuente|contacto"
    r"|emplead[oa]|informante"
    r"|companer[oa]|guardia|alguien|secretari[oa]|familiar|trabajador[a]?|gente)s?"
    r"(?: (?:que|quien|trabaja|trabajan|trabajando|dentro|adentro|en|de|del|la|el|las|los|un|una|mi|nuestr[oa]|con"
    r"|para|es|"
    rf"tiene)){{1,6}} {_AGENCIA}\b"
    r"|\b(?:amig[oa]|prim[oa]|ti[oa]|herman[oa]|espos[oa]|marido|cunad[oa]|vecin[oa]|hij[oa]|sobrin[oa]|compadre"
    r"|conocid[oa]) (?:mi[oa] )?es (?:un |una )?(?:policia|agente|oficial|guardia|alguacil|sheriff)\b"
    r"|\b(?:nos|me|les?) (?:lo )?(?:filtro|filtraron|soplo|soplaron)\b|\b(?:oficial|agente|policia"
    r"|guardia)\b[^.!?\n]{0,25}"
    r"\b(?:aviso en secreto|advirtio|filtro|soplo)\b|\binformacion (?:de adentro|desde adentro|interna"
    r"|privilegiada)\b"
    r"|\bfuentes? (?:de adentro|dentro|interna|cercana)\b|\bsoplon\b|\bpitazo\b"
)

RADIO: Final = (
    r"\b(?:police|fire|sheriff'?s?|the|a|on|our|my) scanners?\b(?! (?:systems?|shop))"
    r"|\bscanners? (?:says?|said|traffic|audio|app|feed|reports?|picked|chatter|mentions?)\b"
    r"|\bradio (?:traffic|chatter|channel|frequency|call|transmission|dispatch|communications?)\b"
    r"|\b(?:police|their|agents'?|officers'?|ice|sheriff'?s?|deputies'?|dispatch|cop) radios?\b"
    r"|\b(?:over|on|by|via) the(?:ir)? radio\b|\bdispatch(?:er|ers)? (?:audio|says?|said|calls?|radio|log|sent)\b"
    r"|\bbroadcastify\b"
    r"|\b(?:el|del|un|por|al) e?scann?er\b|\bescaner\b[^.!?\n]{0,15}\bpolicia\b|\bradios? (?:de|del) (?:la |los "
    r"|el )?(?:policia|agentes"
    r"|oficiales|migra|sheriff|alguacil|ice|patrulla)\b|\b(?:radio|escaner|frecuencia) policial\b"
    r"|\bapp del escaner\b|\bfrecuencia (?:policial|de (?:la )?(?:policia|radio))\b"
    r"|\bpor (?:la |el |su )?radio (?:de|dijeron|se oyo|mencion|avisaron|hablan|pidieron)\w*|\b(?:su|sus) radios?\b"
    r"|\bse oyo (?:por|en) (?:la|el) radio\b"
)
PAPERS: Final = (
    r"\bleaked\b|\bconfidential\b|\bclassified (?!ads?\b)|\blaw enforcement sensitive\b|\bnot for release\b"
    r"|\binternal (?:\w+ )?(?:memos?|e-?mails?|documents?|schedules?|lists?|plans?|reports?|messages?|notes?"
    r"|calendar|bulletin)\b"
    r"|\bcopy of (?:their|the|its|an|a) (?:\w+ ){0,2}(?:plans?|orders?|schedule|list|targets?|memo|briefing)\b"
    r"|\b(?:operations?|operational|raid|deployment) (?:plans?|orders?|schedule|list)\b|\btarget list\b"
    r"|\blist of targets\b"
    r"|\b(?:ice|agency|dhs|cbp|federal|police|sheriff'?s?|government|homeland security) (?:documents?|papers?"
    r"|memos?|lists?|e-?mails?|files?|records?)\b"
    r"|\b(?:documento|memo|memorando|lista|correo|archivo|papel|oficio|expediente)e?s? (?:de|del|dentro de) (?:ice"
    r"|la agencia|la migra|inmigracion|dhs|cbp|la policia|sheriff|gobierno)\b"
    r"|\bse (?:filtro|filtraron)\b|\bfiltrad[oa]s?\b|\bconfidencial(?:es)?\b|\bplan(?:es)? de (?:la "
    r"|su )?(?:operacion|redada|operativo)"
    r"|\b(?:correo|memo|memorando|documento|lista|horario|plan|mensaje|calendario|agenda|nota"
    r"|reporte)s? (?:electronicos? )?intern[oa]s?\b"
    r"|\bcopia de (?:su|la|el|los|sus|un|una) (?:\w+ ){0,2}(?:planes|plan|orden(?:es)?|operacion|lista|horario"
    r"|operativo|memo)\b"
    r"|\blista de (?:objetivos|blancos)\b|\bdocumentos? (?:secreto|clasificado|oficial filtrado)s?\b"
)

_DIRECTION: Final = r"(?:north|south|east|west|northeast|northwest|southeast|southwest|uptown|downtown)(?:bound)?"
MOVEMENT: Final = (
    rf"\b(?:heading|headed) (?:\w+ing )?(?:{_DIRECTION}|to|toward|towards|for|down|up|into|out|back|there|away|on"
    rf"|in|our|your)\b"
    rf"|\b(?:drove|driving|drive|moving|moved|turning|turned|turns?|travell?ing|rolling|speeding|going|goes|went"
    rf"|gone|continu\w+|proceed\w+"
    rf"|fled|left|coming|came|passing|crossing|crossed) (?:\w{{2,12}} )?(?:{_DIRECTION}|toward|towards|onto"
    rf"|in the direction|along (?:i-|us|nc|the highway))\b"
    rf"|\b(?:last seen|spotted|seen) (?:going|heading|on the move|driving|turning|leaving|passing)\b"
    r"|\b(?:north|south|east|west)bound (?:on|along|toward|from|in)\b|\b(?:on (?:their|its|the|his) way"
    r"|en route) (?:to|from|back|toward)\b"
    r"|\bpass(?:ed|es|ing)? [^.!?\n]{1,40}\b(?:and )?then\b|\b(?:they|it|vans?|vehicles?|suvs?|agents?|cars?"
    r"|trucks?) (?:went|moved|drove|go|goes) (?:back )?(?:from|to|over to|on to|into|down|up [A-Z])\b"
    r"|\b(?:turn(?:ed|s|ing)?|took|take|taking|made) (?:a )?(?:left|right|u-turn)\b|\b(?:took|taking|entered|got on"
    r"|getting on|merged onto|jumped on) (?:the |highway |interstate )?(?:i-?\d|us-? ?\d|nc-? ?\d|highway"
    r"|interstate|on-?ramp)"
    r"|\b(?:going|coming|driving|rolling|speeding|moving|cruising) (?:down|up|along|past|through|around|by)\b"
    r"|\b(?:drove|moved|went|walked) from\b"
    r"|\b(?:left|leaving) [^.!?\n]{1,40} (?:and|then) (?:drove|went|headed|turned|moved)\b|\b(?:convoy"
    r"|caravan) (?:is|was|left|of|on|heading|passed)\b"
    r"|\bnow (?:at|on|near|turning|passing|moving|in) \w+ing\b|\b(?:now|then) turn(?:ing|ed)\b|\bfrom there (?:to"
    r"|they)\b"
)
RUMBO: Final = (
    r"\b(?:con )?rumbo (?:a|al|hacia|norte|sur|este|oeste)\b|\b(?:en|con) direccion (?:a|al|hacia|norte|sur|este"
    r"|oeste)\b"
    r"|\b(?:va|van|iba|iban|fue|fueron|vienen?|venia|venian|dio|dieron|salio|salieron|sigue|siguen|siguio|siguieron"
    r"|corre|corrieron"
    r"|movieron|mueven|manejan|avanzan?|avanzaron|agarraron|agarro|jalaron) (?:\w{2,12} ){0,2}(?:hacia|para|rumbo"
    r"|por (?:la|el) (?:i-|us|nc|carretera|autopista|calle|\d|avenida|interestatal)|camino a)\b"
    r"|\b(?:va|van|iba|iban|fueron) por (?:la |el )?(?:i-\d|us|nc|[a-z]+ (?:st|rd|blvd|ave)\b)"
    r"|\b(?:doblaron|doblo|doblan|dobla|dieron vuelta|dio vuelta|giraron|giro (?:a|en|hacia)|se (?:movieron|mueven"
    r"|movio|mueve|desplaz\w+|trasladaron)|moviendose)\b"
    r"|\b(?:van?|vienen?|iban?|ya) (?:en |de )?camino (?:a|al|para|hacia)\b|\ben camino (?:a|al|hacia|para)\b"
    r"|\bpas(?:aron|o|an|ando) por [^.!?\n]{1,40}\b(?:luego|despues|y (?:luego|despues|por))\b|\b(?:lo|los|la"
    r"|las) vieron pasar\b"
    r"|\b(?:bajando|subiendo|manejando|circulando|entrando|saliendo|dando vuelta|yendo|avanzando) (?:por|hacia|a la"
    r"|en|rumbo)\b"
    r"|\b(?:agarr|tom|jal)(?:o|aron|an|ando) (?:para|la|el|por) (?:i-|us|nc|carretera|autopista|interestatal|norte"
    r"|sur|este|oeste|\d|la )"
    r"|\b(?:convoy|caravana) (?:va|iba|salio|de|paso|viene|se)\b|\bcirculan(?:do)?\b|\bde ahi (?:se )?(?:fueron"
    r"|van)\b|\bhacia el (?:norte|sur|este|oeste)\b"
)

_PLACE: Final = (
    r"(?:area|it|place|streets?|markets?|roads?|church|everything|everybody|everyone|town|coast|you|we|there"
    r"|neighborhood|school|"
    r"store|st|rd|ave|blvd|durham|county|here|block|plant|zone|corner|highway|people|families)"
)
ALL_CLEAR: Final = (
    r"\ball[- ]?clear\b|\bsafe (?:now|again|to|here|zones?|areas?|place|at|in|for)\b|\b(?:you|we|they|families"
    r"|people) (?:are|will be) safe\b"
    rf"|\b{_PLACE}(?:'s|'re| is| are| looks?| seems?| was)? (?:now |all |again |completely |totally "
    rf"|already ){{0,4}}(?:safe|clear|secure|quiet)\b(?! (?:that|about|how|who|why|what|whether|if|creek|run))"
    r"|\b(?:is|are|looks?|seems?|be|stay|now|remains?) (?:now |all |again |completely |totally ){0,4}(?:safe"
    r"|clear)\b(?! (?:that|about|how|who|why|what|whether|if|of|creek|run))"
    r"|\b(?:you|people|everyone|families|kids|children) can (?:now )?(?:go|come|return|leave|relax|walk|drive"
    r"|work)\b|\bclear of (?:agents|ice|immigration)\b"
    r"|\bcoast is clear\b|\bno (?:more )?(?:danger|risk|threat)\b|\bnothing to (?:worry|fear)\b"
    r"|\bno need to worry\b|\bout of danger\b|\bback to normal\b"
    r"|\bno (?:more )?(?:ice|agents|immigration agents) (?:here|there|in|at|left|anywhere)\b|\bsafely\b"
)
DESPEJADO: Final = (
    r"\b(?:esta|estan|es|son|queda|quedo|anda|ya|sigue|todo|toda|zona|lugar|sitio|area|muy) (?:ya |muy |todo |toda "
    r"|bien |mas ){0,4}"
    r"(?:segur[oa]s?|despejad[oa]s?|libre|tranquil[oa]s?|limpi[oa]s?|calmad[oa])\b(?! (?:de|que)\b)"
    r"|\ba salvo\b|\bdespejad[oa]s?\b|\btodo (?:esta )?(?:tranquilo|bien|limpio|seguro|en calma|calmado)\b"
    r"|\b(?:lugar|zona|sitio) segur[oa]\b"
    r"|\bya se puede\b|\bya pueden (?:salir|ir|volver|regresar)\b|\b(?:ya )?no hay (?:mas |ningun )?(?:peligro"
    r"|riesgo|migra|redada|de que preocuparse)\b"
    r"|\b(?:ya )?(?:no hay|no quedan) (?:mas )?agentes (?:en|aqui|por|ahi|hoy)\b|\blibres? de (?:agentes|migra|ice"
    r"|peligro)\b"
    r"|\b(?:sin|fuera de) (?:peligro|riesgo)\b|\bya no estan\b|\bno se preocupen?\b|\bya paso (?:todo|el peligro)\b"
)

_ACTORS: Final = (
    r"(?:ice|they|agents?|police|officers?|immigration|cbp|la migra|migra|los agentes|ellos|la policia|inmigracion)"
)
WORD: Final = (
    r"\billegals?\b|\baliens?\b|\banonym\w+|\bencrypted\b|\bsecure (?:chat|line|channel|app|message|and)\b"
    r"|\band secure\b|\bguarante\w+"
    rf"|\b{_ACTORS} (?:can'?t|cannot|can not|may not|always|never)\b(?![^.!?\n]{{0,120}}\b(?:unless|without)\b)"
    r"|\b(?:have|has) no right to\b|\byou (?:\w+ )?qualify\b|\byou (?:should|must) sign\b|\bin your case\b"
    r"|\bhelp is (?:on (?:the|its) way|coming)\b"
    r"|\bilegal(?:es)?\b|\banonim[oa]s?\b|\bcifrad[oa]s?\b|\bchat (?:es )?seguro\b|\by seguro\b|\bgarant\w+"
    rf"|\b{_ACTORS} (?:siempre|nunca)\b|\bno pueden? (?:entrar|parar|tocar|revisar|detener|arrestar|pedir|obligar"
    rf"|hacer|llevar)\w*(?![^.!?\n]{{0,120}}\b(?:sin|a menos|salvo|excepto)\b)"
    r"|\bno tienen? derecho a\b|\busted (?:ya )?califica\b|\bcalifica para\b|\ben su caso\b|\bya (?:va"
    r"|viene) (?:la )?ayuda\b|\bayuda (?:ya )?(?:va|viene) en camino\b"
)
