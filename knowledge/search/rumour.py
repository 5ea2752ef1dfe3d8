"""Is it hearsay about a raid? Such a question is answered from what moderators confirmed, not from a card (R32)."""

from typing import Final

from knowledge.folding import shorten
from knowledge.search.phrases import alternatives, phrases

# The topics of such a question: whether to believe and pass on what is told, and what is known to happen.
TOPICS: Final = ("action-share", "info-news")

_LISTS: Final = {
    "event": alternatives(r"""
        ice|migra|la migra|agents?|agentes?|immigration|inmigracion|migracion|border patrol|
        patrulla fronteriza|federales|feds|raids?|raiding|redadas?|razzias?|reten(?:es)?|checkpoints?|
        roadblocks?|operativos?|operations?|deportando|deteniendo|arresting|arrestando|arrestaron|
        detaining|agarrando|agarraron|agarran|levantando|levantaron|llevando|llevaron|detuvieron|
        took people|taking people|batidas?|imigracao|rafles?|descentes?|imigrasyon|rafl|ajan|lapolis|
        bo rap|di tru
    """)
}
_HEARSAY: Final = phrases(
    r"""
    \b(?:is (?:it|this|that) (?:really )?(?:true|real|confirmed|legit|fake)|is that confirmed|
    if (?:its|it is) true|any truth|is there any truth|true or (?:false|not|fake)|real or (?:fake|
    not)|fake or real|rumou?rs?|just talk|gossip|(?:i|we|cousin|neighbors?|friend|aunt|coworker|
    everyone|somebody|someone|people|they) (?:just |all )?(?:hear|heard|says?|said|are saying|
    is saying|texted|claims?|told me|posted|is posting|keeps? saying)|heard (?:that|there|ice|about|
    they|border)|(?:facebook|whatsapp|tiktok|instagram|nextdoor|twitter|the news|radio|group chat|
    a post|posts|the internet) (?:\w+ ){0,3}?(?:says?|said|saying|shows?|there|that|about)|
    seeing posts|saw (?:a|on) (?:post|facebook|tiktok|whatsapp)|got a (?:text|message|voice message|
    forward)|anyone (?:know|knows|confirm|else hear)|does anybody know|anybody know|can (?:you|
    anyone|someone) confirm|confirm(?:ed)?\b|(?:es|sera|seria|son) (?:cierto|de verdad|verdad|neta|
    real|falso|mentira|puro chisme)|de veras|neta que|es neta|(?:dicen|disen|se dice|dijeron|
    andan diciendo|estan diciendo|cuentan|comentan)(?: \w+){0,4}? que|(?:vecin[oa]s?|prim[oa]s?|
    amig[oa]s?|comadre|compadre|alguien|gente|radio|noticias|facebook|face|whatsapp|tiktok|
    grupo) (?:\w+ )?(?:dice|dijo|puso|subio) (?:\w+ ){0,4}?que|me (?:dijeron|contaron|mandaron|
    llego|avisaron|platicaron)|nos (?:dijeron|contaron|mandaron)|(?:oi|escuche|escuchamos|lei|
    vi) (?:\w+ )?(?:que|en (?:facebook|whatsapp|tiktok|el face|las noticias|un grupo))|rumor(?:es)?|
    chismes?|supuestamente|alguien (?:sabe|puede confirmar|mas escucho)|(?:se )?(?:corre|
    anda corriendo) (?:la voz|el rumor)|esta confirmado|confirmad[oa]|confirman|me pueden confirmar|
    cierto o|verdad o|(?:un|una) (?:audio|cadena|mensaje) (?:de )?que|(?:e|sera) verdade|disseram|
    estao dizendo|ouvi (?:dizer|falar)|est ce (?:que c est |bien )?vrai|c est vrai|cest vrai|
    vrai ou faux|on dit qu\w*|j ai entendu|jai entendu|il parait|rumeur|eske (?:se|li) vre|se vre|
    yo di|mwen tande|m tande|rime|co that|nghe noi|tin don|dung khong|phai khong)\b
    """,
    _LISTS,
)
# "Is ICE in Durham today?" asks the same without a word of hearsay; it needs the question mark or a place.
_PRESENT: Final = phrases(
    r"""
    ^(?:(?:so|hey|hi|hello|hola|oigan?|oye|disculpen?|please|y|pero|know|if) ){0,3}(?:(?:is|are|r)
    \ (?:there )?(?:\w+ )?<event> (?:\w+ ){0,3}?(?:in|at|near|around|
    on|here|today|happening|now)\b|is there (?:\w+ )?<event>\b|any <event> (?:in|at|near|around|on|
    today)\b|(?:hay|ay|anda|andan|esta|estan) (?:\w+ )?<event> (?:\w+ ){0,2}?(?:en|por|cerca|hoy|
    ahi|aqui)\b)
    """,
    _LISTS,
)
_HAPPENS: Final = phrases(
    r"""
    \b<event>\b
    """,
    _LISTS,
)
# About the law, about duties, about what was or will be; not about what is going on somewhere.
_ELSE: Final = phrases(
    r"""
    \b(?:can|could|may|must|have to|has to|need to|allowed|legal|law|laws|rights|warrant|
    should i|do i|puede[ns]?|podran?|debe[ns]?|tiene[ns]? que|tengo que|legal|ley|leyes|derechos?|
    orden|obligad[oa]|debo|pode[m]?|devo|peut|peuvent|dois|dwe|gen dwa|phai mo|my (?:husband|wife|
    brother|sister|son|daughter|mom|dad|mother|father)|mi (?:esposo|esposa|marido|hermano|hermana|
    hijo|hija|mama|papa))\b.{0,60}
    """,
    _LISTS,
)
# With a place these still speak of the law: "is it true that ICE can come into my house in Durham".
_LAW: Final = phrases(
    r"""
    \b<event> (?:\w+ )?(?:can|could|may|must|has to|have to|needs?|is allowed|puede[ns]?|debe[ns]?|
    tiene[ns]? que|podria[n]?)\b|\b(?:can|puede[ns]?) (?:\w+ )?<event>\b|\b(?:works?|cooperat\w*|
    trabaja\w*|coopera\w*) (?:with|con)\b
    """,
    _LISTS,
)
_SEEN: Final = phrases(
    r"""
    \b(?:i (?:can )?see|i am (?:seeing|watching|looking)|i just saw|in front of me|outside my|
    my door|at my|are here|(?:lo|la|los) estoy viendo|estoy viendo|veo|aqui enfrente|mi puerta|
    mi casa|afuera de mi|enfrente de mi|ya llegaron|me (?:pararon|siguen|estan)|nos (?:pararon|
    siguen|estan))\b
    """,
    _LISTS,
)
_WRITTEN: Final = phrases(
    r"""
    (?i)(?:听说|据说|传言|谣言|是真的吗|真的有|有没有).{0,20}(?:突袭|抓人|移民局|ICE)|(?:移民|突袭|抓人|
    ICE).{0,20}(?:是真的吗|真的吗|属实)|(?:هل صحيح|سمعت|يقولون|إشاعة|
    هل هناك).{0,40}(?:مداهم|الهجرة|حملة|اعتقال)
    """,
    _LISTS,
)


def is_rumour(text: str, normal: str, *, names_place: bool) -> bool:
    """Whether a text asks about, or passes on, hearsay of a raid. normal: the same, normalised.

    What the writer sees with their own eyes is none, nor is a question about the law that begins with "is it true".
    """
    short = shorten(text)
    if _WRITTEN.search(short):
        return True
    if not _HAPPENS.search(normal) or _SEEN.search(normal):
        return False
    asks = "?" in short or "¿" in short or "？" in short or names_place
    if asks and _PRESENT.search(normal) and not _ELSE.search(normal):
        is_report = normal.startswith(("hay ", "ay ", "andan ", "anda ", "esta ", "estan ")) and "?" not in short
        return not is_report
    hearsay = _HEARSAY.search(normal)
    return hearsay is not None and (names_place or not _ELSE.search(normal)) and not _LAW.search(normal)
