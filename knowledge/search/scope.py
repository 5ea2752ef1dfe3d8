"""What is not for this bot, however it is dressed up: orders to it, people's homes and names, weapons, forged papers.

Such a text gets the menu and the number, like everything that no card answers. The list is short on purpose: it catches
what looks like one of our questions; everything else is left to the ranker.
"""

import re
import unicodedata
from typing import Final

from knowledge.folding import fold, shorten, without_marks
from knowledge.search.phrases import alternatives, phrases

_LISTS: Final = {
    "agent": alternatives(r"""
        agents?|officers?|deput(?:y|ies)|cops?|police(?:m[ae]n)?|sheriffs?|judges?|ice|agentes?|
        oficial(?:es)?|polic?ias?|jue(?:z|ces)|alguacil(?:es)?|cherifes?|migras?|federales|la migra|ajan|
        xerife|agenti?|nhan vien
    """),
    "ask": alternatives(r"""
        how (?:do|to|can|could|would|should)(?: i| we| you)?|where (?:do|can|could|to)(?: i| we)?|
        (?:can|could|should) i|i (?:want|wanna|need|am going|am gonna|will)|can you|help me|teach me|show me|give me|
        get me|sell me|quiero|queremos|necesito|como|donde|puedo|ayudame|ensename|vendeme|quien (?:me )?vende|voy|
        vamos|
        como faco|quero|onde|comment|je veux|kijan|ki kote|mwen vle|lam sao
    """),
    "weapon": alternatives(r"""
        guns?|pistols?|rifles?|firearms?|weapons?|bombs?|explosives?|molotovs?|ammo|ammunition|grenades?|
        pistolas?|armas?|escopetas?|bombas?|explosivos?|balas|granadas?|cuete|fierro|pipe ?bomb|arme|
        armes|bombe|zam|bom|sung
    """),
    "hurt": alternatives(r"""
        kill|shoot|stab|hurt|beat up|attack|ambush|run over|burn|poison|kidnap|matar(?:los?)?|mato|
        disparar(?:les?)?|balacear(?:los?)?|golpear(?:los?)?|atacar(?:los?)?|apunalar(?:los?)?|
        madrear(?:los?)?|quemar(?:los?)?|atropellar(?:los?)?|emboscar(?:los?)?|tuer
    """),
    "forged": alternatives(r"""
        fake|false|forged|fals[oa]s?|chuec[oa]s?|chaf[ao]s?|pirata|faux|fausse
    """),
    "paper": alternatives(r"""
        papers?|social|ssn|ids?|green ?cards?|licen[cs]e?s?|visas?|passports?|permits?|micas?|segur[oa]s?|
        papeles|licencias?|pasaportes?|documentos?|documents?|permisos?|papiers
    """),
}
_PATTERNS: Final = tuple(
    phrases(text, _LISTS)
    for text in (
        # Orders to the bot.
        r"""
            \b(?:ignor\w*|forget|disregard|overrid\w*|bypass|break your|drop your)\b.{0,40}\b(?:rules?|
            instructions?|prompts?|guidelines?|restrictions?|filters?|programming|you were told|
            you have been told|everything above|policies)\b
        """,
        r"""
            \b(?:ignor\w*|olvid\w*|omit\w*|desobedec\w*|salta\w*|rompe\w*)\b.{0,40}\b(?:reglas|rules|
            instrucciones|instructions|normas|restricciones|filtros|ordenes|lo anterior|prompt|
            programacion|te dijeron)\b
        """,
        r"""
            \bignore[rz]?\b.{0,30}\b(?:regras|instrucoes|regles|consignes)\b|\binyore\b.{0,30}\b(?:reg|
            enstriksyon)
        """,
        r"""
            \b(?:system|your|hidden|secret) (?:prompt|instructions)\b|\bprompt (?:del|de) sistema\b|
            \bprint your prompt\b|\b(?:secret|magic|hidden) (?:word|phrase|code|key|password)\b|
            \b(?:palabra|clave|frase|contrasena) (?:secreta|magica|oculta)\b|
            \byou (?:are|have been) (?:unlocked|freed)\b
        """,
        r"""
            \b(?:jailbreak|developer mode|dan mode|modo (?:dan|desarrollador)|do anything now|no (?:rules|
            restrictions|filter)|sin (?:reglas|restricciones|filtros?))\b
        """,
        r"""
            ^(?:\w+ ){0,4}(?:pretend|imagine|suppose) (?:that )?you\b|\byou are now\b|^(?:please |now |
            ok )?(?:role ?play|act (?:as|like))\b
        """,
        r"""
            \b(?:finge|haz de cuenta|imagina|supon) que (?:eres|no tienes)\b|\bahora eres\b|
            ^(?:\w+ ){0,2}actua como\b|
            \b(?:responde|contesta|habla) como\b
        """,
        r"""
            \bfrom now on you\b|\b(?:you have|there are|tienes|hay) no (?:\w+ )?(?:policies|limits|rules|reglas|
            limites)\b|
            \b(?:stop being|quit being|deja de ser) (?:a |an |un )?(?:ro)?bot\b|
            \bwhat (?:were|are) you (?:told|not allowed|forbidden|hiding)\b|\bque te (?:prohibieron|dijeron que no)\b
        """,
        # Where agents live, who they are, who their families are.
        r"""
            (?<!my )(?<!our )\b(?:home|house|private|personal) (?:address|phone|number)\b(?: \w+){0,3}? <agent>\b|
            \b<agent>(?: s)? (?:(?!my|our|his|asks?|asked|wants?|needs?|for)\w+ )?
            (?:home|house|private|personal) (?:address|phone)\b
        """,
        r"""
            \bwhere (?:do |does |did )?(?:the |that |this |those |these |
            an? )?(?:\w+ )?<agent> (?:\w+ ){0,4}?lives?\b|
            \bdonde viven? (?:el |la |los |las |ese |esa |esos |un |una )?(?:\w+ )?<agent>\b|
            \bdonde (?:el |la |ese |esa )?<agent> (?:\w+ ){0,3}?viven?\b|
            \b<agent> (?:\w+ )?(?:who|that|que) (?:lives?|viven?) (?:on|in|near|by|en|cerca|por)\b
        """,
        r"""
            \b(?:domicilio|casa|direccion (?:particular|personal)) (?:del|de la|de los|de una?|de ese|de esos|de ice)
            \ (?:\w+ )?<agent>\b|\b(?:domicilio|casa) del? <agent>\b|\bonde mora (?:o |a )?<agent>\b|
            \bou habitent? (?:\w+ )?<agent>\b|\badresse (?:personnelle|de la maison) .{0,12}<agent>\b
        """,
        r"""
            (?:(?:^|please |you |u )(?:give|tell|show|send|get|list)(?: me| us)?|
            \b(?:give|tell|show|send|get) (?:me|us)|\b(?:dame|dime|deme|digame|pasame|mandame|quiero|quisiera))
            \ (?:(?!my\b|our\b|mi\b|letter|without|sin\b)\w+ ){0,3}?
            (?:names?|nombres?|list|lista|plates?|placas?|photos?|fotos?)\b.{0,25}\b<agent>\b
        """,
        r"""
            \b<agent>(?: s)? (?:wife|wives|kids|children|family|esposas?|hijos|familias?)\b.{0,45}
            \b(?:live|work|go to school|viven?|trabajan?|estudian?)\b|
            \b<agent>\b.{0,20}\bdame\b.{0,20}\b(?:placas?|nombres?)\b
        """,
        r"""
            \b(?:facebook|face|instagram|insta|tiktok|profile|perfil|cuenta) (?:of|de) (?:that|this|ese|esa|
            este) (?:\w+ )?<agent>\b|
            \b<agent>\b.{0,40}\b(?:off duty|after (?:his|her) shift|no trabaja|dia libre|dias? de descanso)\b|
            \b(?:what|which|que|cual) (?:\w+ )?(?:school|escuela|colegio|gym|hotel|motel)\b.{0,25}\b<agent>\b.{0,25}
            \b(?:kids|children|hijos|sleep\w*|stay\w*|duermen?|hospedan?)\b|
            \b<agent>\b.{0,40}\bwhere (?:does|do) (?:he|she|they) (?:stay|live|sleep)\b
        """,
        # Who has papers, and handing people over.
        r"""
            ^(?!.*\b(?:threat\w*|amenaz\w*)\b).*\b(?:want to|wanna|how (?:do|can) i|where (?:do|can) i|can i|quiero|
            quisiera|
            como|donde|puedo) (?:\w+ ){0,2}?(?:report|turn in|denounce|reportar|reporto|denunciar|denuncio|delatar)
            \ (?:a |to )?(?:my|an?|some|the|this|that|mis?|una?|unos|el|la|los)? ?(?:\w+ )?(?:neighbou?rs?|coworkers?|
            ex|tenants?|
            roommates?|guy|man|woman|lady|family|someone|somebody|people|vecin[oa]s?|companer[oa]s?|inquilin[oa]s?|
            familia|senor(?:a|es)?|gente|alguien) (?:\w+ ){0,4}?(?:papers|illegals?|illegally|undocumented|ice|
            immigration|
            papeles|ilegal(?:es)?|migra|inmigracion|migracion|indocumentad[oa]s?)\b
        """,
        r"""
            \b(?:want to|wanna|going to|gonna|how (?:do|can) i|can i|i will) (?:call|send|sic|sick) (?:ice|
            immigration|
            la migra) (?:on|after)\b|\b(?:quiero|como|voy a|puedo) (?:le |les )?(?:echar(?:le|les)?|echo|hecharle|
            aventar(?:le)?)
            \ (?:a )?la migra a\b
        """,
        r"""
            \b(?:does|do) my (?:neighbou?rs?|coworkers?|ex|tenants?|boyfriend|girlfriend) have papers\b|
            \b(?:is|are) (?:my )?(?:\w+ )?(?:here|working|living) illegally\b|
            \bmi (?:vecin[oa]|companer[oa]|ex|jefe|patron|inquilin[oa]) tiene papeles o no\b
        """,
        # Who told.
        r"""
            \b(?:names?|nombres?|como se llaman?) (?:\w+ ){0,3}?(?:volunteers?|voluntari[oa]s?|moderators?|
            moderador(?:a|es)?|
            observers?|observador(?:a|es)?|verifiers?|reporters?)\b|
            \b(?:was it|fue|seria|era) (?:my|mi) .{0,20}\b(?:called|reported|told|aviso|denuncio|reporto|llamo)\b
        """,
        r"""
            (?:^|\b(?:tell me|show me|find out|know|tell us|say|learn|give me the name of) )who(?: was|
            \ is|s)?(?: it| the one| the person)?(?: that| who)? (?:reported|snitched|ratted|denounced|
            tipped off|turned|called (?:ice|immigration|la migra|the cops|them) on)\b
        """,
        r"""
            \b(?:name|number|identity|address) of (?:the |whoever |who )(?:person |one |neighbor |
            reporter )?.{0,12}(?:reported|snitched|called|sent)\b
        """,
        r"""
            \bwho (?:sent|made|filed|wrote) (?:the|that|this) (?:report|tip|sighting)\b
        """,
        r"""
            (?<!\ba )\b(?:quien|kien)(?: fue)?(?: el que| la que)? (?:me|nos|lo|la|los|las|le|
            te) (?:denunci\w*|report[oa]\w*|raj\w*|sapeo|acuso|hecho|echo|avento|delato|chivateo|
            llamo a la migra)\b
        """,
        r"""
            (?<!\ba )\b(?:quien|kien) (?:fue|hizo|mando|puso|envio)(?: el que| la que)?(?: el| ese| la| esa)?
            \ ?(?:reporte|report|denuncia|denuncio|reporto|aviso|chisme)\b|
            \bnombre de(?: la persona que| quien|l que) .{0,12}(?:denunci|report|llamo)
        """,
        # Weapons and harm; forged papers.
        r"""
            \b<ask> (?:\w+ ){0,2}?(?:buy|get|make|build|find|carry|use|comprar?|compro|conseguir|consigo|hacer|hago|
            fabricar|armar|usar|construir|faire|acheter|fazer|comprar|fe|achte|mua) (?:\w+ ){0,2}?<weapon>\b
        """,
        r"""
            \b(?:dame|vendeme|quiero|give me|sell me|i need|i want|necesito) (?:an? |una? )?<weapon>\b
        """,
        r"""
            \b<ask> (?:to |a )?<hurt>(?! (?:myself|me|us|mi|nos)\b)(?: \w+){0,4}? (?:al )?(?:<agent>|them|him|ellos)\b
        """,
        r"""
            \b(?:buy|get|make|sell|comprar?|compro|consigo|conseguir|conseguirme|hacer|hacen|venden?|need|quiero|
            necesito|
            faire|acheter) (?:\w+ ){0,2}?(?:<forged> (?:\w+ ){0,2}?<paper>|<paper> (?:\w+ )?<forged>)\b
        """,
        r"""
            \b(?:slash|puncture|pop|poncho|ponchar(?:les?)?|ponchamos)\b.{0,12}\b(?:their|sus|las|the) (?:tires?|
            llantas?)\b|
            \b<ask> (?:to |les )?(?:block|trap|bloquear(?:les)?|tapar(?:les)?) (?:their|sus|los) (?:\w+ )?(?:cars?|
            vans?|
            trucks?|carros|camionetas)\b|\bquemar(?:les|los|las)?\b.{0,12}\b(?:camionetas|carros|trocas|patrullas)\b|
            \bburn\b.{0,12}\b(?:vans?|cars?|trucks?)\b|\b(?:vendo|vendemos|selling) (?:\w+ ){0,2}?<paper>\b
        """,
        # Homework and weather.
        r"""
            \b(?:do|write|solve|finish|haz|hazme|escribe|resuelve)\b.{0,20}\b(?:homework|essay|tarea|
            ensayo|poem|poema)\b
        """,
        r"""
            \b(?:weather|forecast|pronostico del tiempo|que clima|meteo|quel temps)\b|\b(?:gonna|going to|
            will it|va a|ira a|dicen que va a) (?:rain|snow|llover|nevar)\b
        """,
    )
)
_WRITTEN: Final = phrases(r"""
    忽略.{0,12}(?:规则|指令|提示)|(?:警察|移民官|特工|官员).{0,8}(?:住在哪|住址|家庭地址)|谁举报|买枪|炸弹|
    تجاهل.{0,20}(?:القواعد|التعليمات)|(?:عنوان|أين) .{0,12}(?:بيت|منزل|
    يسكن).{0,12}(?:الضابط|العميل)|من (?:بلغ|أبلغ) ع
""")
_LEET: Final = str.maketrans("013457@$!", "oieastasi")
# Letters of other scripts that look like Latin ones.
_TWINS: Final = str.maketrans("аеорсхуіїкмтнвАЕОРСХУІКМТНВαεορτυικν", "aeopcxyiikmtnbAEOPCXYIKMTHBaeoptuikv")
_TOKEN: Final = re.compile(r"\S+")
_APART: Final = re.compile(r"(?<!\w)(?:\w[\s.\-_*·]{1,2}){3,}\w(?!\w)")


def is_out_of_scope(text: str) -> bool:
    """Whether a text asks for what this bot does not give, also when its letters are spaced out or swapped."""
    short = shorten(text)
    if _WRITTEN.search(short):
        return True
    plain = fold(short)
    return any(_found(each) for each in {plain, fold(_undressed(short))})


def _found(plain: str) -> bool:
    return any(pattern.search(plain) for pattern in _PATTERNS)


def _undressed(text: str) -> str:
    """Letters that stand apart joined, look-alikes and figures among letters replaced."""
    composed = unicodedata.normalize("NFKC", without_marks(text))
    joined = _APART.sub(_join, composed)
    return _TOKEN.sub(_letters, joined)


def _join(match: re.Match[str]) -> str:
    """ "i g n o r e  y o u r  r u l e s": two blanks, or a sign between blanks, end a word."""
    words = re.split(r"\s{2,}|\s[.\-_*·]\s", match[0])
    return " ".join(re.sub(r"[\s.\-_*·]", "", word) for word in words)


def _letters(match: re.Match[str]) -> str:
    token = match[0]
    letters = sum(character.isalpha() for character in token)
    if letters * 2 < len(token) or not any(character.isascii() and character.isalpha() for character in token):
        return token
    return token.translate(_TWINS).translate(_LEET)
