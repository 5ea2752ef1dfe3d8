"""What people type, brought into the form in which it is compared."""

import re
from typing import Final

from knowledge.folding import fold, shorten, without_marks

_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")
_DOTTED: Final = re.compile(r"\b(?:[A-Za-z]\.){2,}")
# What French and Creole write together: "l'immigration", "qu'ils", "m'ap".
_ELIDED: Final = re.compile(r"\b([cdjlmnst]|qu)['’](?=[aeiouyhàâéèêô])", re.IGNORECASE)
# Signs that say something in a short message; all others are dropped.
_SIGNS: Final = {"🧊": " ice ", "🚨": " emergencia emergency ", "🆘": " sos help ", "🚔": " police ", "🚓": " police "}
# How people shorten words, in English and Spanish; the word is replaced wherever it stands alone.
_SHORT_FORMS: Final = {
    "q": "que", "k": "que", "ke": "que", "qe": "que", "xq": "porque", "pq": "porque", "porq": "porque", "xk": "porque",
    "pk": "porque", "d": "de", "x": "por", "tmb": "tambien", "tb": "tambien", "tbn": "tambien", "pa": "para",
    "toy": "estoy", "ta": "esta", "tan": "estan", "stoy": "estoy", "sta": "esta", "aki": "aqui", "akí": "aqui",
    "aora": "ahora", "ahorita": "ahora", "orita": "ahora", "ahoritita": "ahora", "kiero": "quiero", "kien": "quien",
    "nms": "", "wey": "", "guey": "", "ps": "pues", "pos": "pues", "bn": "bien", "dnd": "donde", "cdo": "cuando",
    "nomas": "solo", "naiden": "nadie", "haiga": "haya", "troca": "camioneta", "jale": "trabajo", "chamba": "trabajo",
    "u": "you", "ur": "your", "r": "are", "ya'll": "you", "yall": "you", "pls": "please", "plz": "please",
    "abt": "about", "b4": "before", "rn": "right now", "tmrw": "tomorrow", "tmr": "tomorrow", "ppl": "people",
    "cuz": "because", "bc": "because", "w": "with", "wo": "without", "im": "i am", "ive": "i have", "dont": "do not",
    "doesnt": "does not", "didnt": "did not", "cant": "can not", "cannot": "can not", "wont": "will not",
    "isnt": "is not", "theyre": "they are", "theres": "there is", "whats": "what is", "gonna": "going to",
    "wanna": "want to", "gotta": "have to", "thx": "thanks", "idk": "i do not know", "asap": "now", "hr": "hour",
    "yebaron": "llevaron", "yevaron": "llevaron", "llebaron": "llevaron", "yeban": "llevan", "yevan": "llevan",
    "agararon": "agarraron", "ase": "hace", "ermano": "hermano", "ermana": "hermana", "ijo": "hijo", "ija": "hija",
    "ijos": "hijos", "nesesito": "necesito", "nececito": "necesito", "aser": "hacer", "yego": "llego",
    "yegaron": "llegaron", "yegan": "llegan", "golpiando": "golpeando", "golpio": "golpeo", "detubieron": "detuvieron",
    "detubo": "detuvo", "corason": "corazon", "polisia": "policia", "ablar": "hablar", "bibir": "vivir",
    "migrah": "migra", "imigra": "migra", "emigra": "migra", "lamigra": "la migra", "inmigrasion": "inmigracion",
    "imigracion": "inmigracion", "migrasion": "migracion", "imigration": "immigration", "immagration": "immigration",
    "ais": "ice", "aice": "ice", "ays": "ice", "eyes": "ice", "rredada": "redada", "rreten": "reten",
    "avogado": "abogado", "abogao": "abogado", "derehcos": "derechos", "fiansa": "fianza", "horden": "orden",
    "sherif": "sheriff", "sherrif": "sheriff", "cherif": "cherife", "alguasil": "alguacil", "aguacil": "alguacil",
    "detenio": "detenido", "espozo": "esposo", "deportasion": "deportacion", "warrent": "warrant", "warant": "warrant",
    "sierto": "cierto", "esierto": "es cierto", "escierto": "es cierto", "dizen": "dicen", "disen": "dicen",
    "dise": "dice", "dize": "dice", "verda": "verdad", "berdad": "verdad", "berda": "verdad", "ksa": "casa",
    "kasa": "casa", "bino": "vino", "bienen": "vienen", "biene": "viene", "beo": "veo", "yamar": "llamar",
    "yamo": "llamo", "yame": "llame", "asta": "hasta", "kompa": "compa",
    "atorney": "attorney", "detaned": "detained", "lisensia": "licencia", "lisencia": "licencia",
}  # fmt: skip


def normalise(text: str) -> str:
    """Folded words between single blanks: no case, accents, emoji, marks; stretched and shortened words made whole.

    Long texts keep their beginning and end. "Ayudaaaa!! xq stá la MIGRA" becomes "ayuda porque esta la migra".
    """
    text = without_marks(shorten(text))
    text = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", text)
    if not text.isascii():
        for sign, meaning in _SIGNS.items():
            text = text.replace(sign, meaning)
    words = fold(_ELIDED.sub(r"\1 ", _STRETCHED.sub(r"\1", text))).split()
    return " ".join(filter(None, (_SHORT_FORMS.get(word, word) for word in words)))
