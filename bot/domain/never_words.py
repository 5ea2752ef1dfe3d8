"""Words that nothing may say which leaves the program (docs/words.md, last paragraph)."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a text is: some words are only wrong in an alert, and a card may speak about ICE."""

    ALERT = "alert"
    TEXT = "text"
    CARD = "card"


EVERYWHERE = frozenset(Kind)
ALERTS = frozenset({Kind.ALERT})
OUTSIDE_CARDS = frozenset({Kind.ALERT, Kind.TEXT})


@dataclass(frozen=True, slots=True)
class Rule:
    """A word in a language. about: only in a sentence with this. unless: not in a sentence with this."""

    word: str
    locale: str
    pattern: re.Pattern[str]
    kinds: frozenset[Kind] = EVERYWHERE
    about: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None

    def breaks(self, sentence: str) -> bool:
        if not self.pattern.search(sentence):
            return False
        if self.about and not self.about.search(sentence):
            return False
        return not (self.unless and self.unless.search(sentence))


def _words(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})\b", re.IGNORECASE)


def _order(text: str) -> re.Pattern[str]:
    """The word as an order: it opens the sentence, or follows "please", "not", "and" and the like."""
    before = r"(?:^|[.!?:;,·•(«\"“*>-]\s*|\b(?:please|not|don['’]t|and|or|then|must|should|now)\s+)"
    return re.compile(rf"{before}(?:{text})\b", re.IGNORECASE)


_AGENTS_EN = _words(r"ICE|agents?|officers?|immigration|police|they")
_AGENTS_ES = _words(r"ICE|agentes?|oficial(?:es)?|migra|inmigración|policías?|ellos")
_EXCEPTION_EN = _words(r"unless|except|without|but|only if|not if")
_EXCEPTION_ES = _words(r"a menos que|salvo|excepto|sin|pero|solo si|sólo si")
_ICE = re.compile(r"\bICE\b")

RULES: tuple[Rule, ...] = (
    # A place is never called safe: nobody can know it.
    Rule("safe", "en", _words(r"safe(?:r|st|ly)?")),
    Rule("clear", "en", _words(r"clear(?!\s+(?:this|the|your)\s+(?:chat|history))")),
    Rule("all clear", "en", _words(r"all[ -]clear")),
    Rule("seguro", "es", _words(r"segur[oa]s?(?!\s+(?:social|médico|de\s+(?:auto|salud)))")),
    Rule("a salvo", "es", _words(r"a salvo")),
    Rule("despejado", "es", _words(r"despejad[oa]s?")),
    Rule("todo tranquilo", "es", _words(r"tod[oa] (?:está )?tranquil[oa]")),
    # The platforms keep records, and we hold what the privacy text says.
    Rule("anonymous", "en", _words(r"anonym\w*")),
    Rule("secure", "en", _words(r"secure(?:d|ly)?")),
    Rule("encrypted chat", "en", _words(r"encrypt\w*")),
    Rule("anónimo", "es", _words(r"an[óo]nim\w*")),
    Rule("chat seguro", "es", _words(r"chat segur[oa]")),
    Rule("cifrado", "es", _words(r"(?:des)?cifrad[oa]s?|encriptad[oa]s?")),
    # Nobody can promise what agents do.
    Rule("guaranteed", "en", _words(r"guarante\w*")),
    Rule("always", "en", _words(r"always"), about=_AGENTS_EN),
    Rule("never", "en", _words(r"never"), about=_AGENTS_EN),
    Rule("garantizado", "es", _words(r"garanti[zc]\w*")),
    Rule("siempre", "es", _words(r"siempre"), about=_AGENTS_ES),
    Rule("nunca", "es", _words(r"nunca"), about=_AGENTS_ES),
    Rule(
        "ICE can't",
        "en",
        _words(r"(?:ICE|agents?|officers?|immigration|police|they) (?:can(?:['’]t|not| not)|may not)"),
        unless=_EXCEPTION_EN,
    ),
    Rule("they have no right to", "en", _words(r"ha(?:ve|s) no right to"), unless=_EXCEPTION_EN),
    Rule("no pueden", "es", _words(r"no pueden"), unless=_EXCEPTION_ES),
    Rule("no tienen derecho a", "es", _words(r"no tienen? derecho a"), unless=_EXCEPTION_ES),
    # That would be legal advice.
    Rule("you qualify", "en", _words(r"you (?:\w+ )?qualify")),
    Rule("you should sign", "en", _words(r"you (?:should|must) sign")),
    Rule("in your case", "en", _words(r"in your case")),
    Rule("usted califica", "es", _words(r"(?:usted )?califica")),
    Rule("en su caso", "es", _words(r"en su caso")),
    # A forward of an alert is read hours later.
    Rule("now", "en", _words(r"(?:right )?now"), ALERTS),
    Rule("right now", "en", _words(r"right now"), ALERTS),
    Rule("ahora mismo", "es", _words(r"ahora(?: mismo)?"), ALERTS),
    # A call to act: in an alert in any form, elsewhere as an order.
    *(Rule(word, "en", _words(word), ALERTS) for word in ("avoid", "run", "hide", "come")),
    *(Rule(word, "en", _order(word), OUTSIDE_CARDS) for word in ("avoid", "run", "hide", "come")),
    *(Rule(word, "en", _order(word), frozenset({Kind.CARD})) for word in ("run", "hide")),
    Rule("stay home", "en", _words(r"stay (?:at )?home")),
    Rule("keep children home", "en", _words(r"keep (?:your |the )?(?:children|kids) (?:at )?home")),
    Rule("everyone go", "en", _words(r"every(?:one|body) go")),
    Rule("evite", "es", _words(r"evite[n]?"), OUTSIDE_CARDS),
    Rule("corra", "es", _words(r"corran?")),
    Rule("escóndase", "es", _words(r"esc[óo]nd(?:ase|anse|erse)")),
    Rule("no salga", "es", _words(r"no salgan?")),
    Rule("no mande a los niños", "es", _words(r"no manden? a (?:los|sus) (?:niños|hijos)")),
    Rule("vengan", "es", _words(r"vengan?")),
    # Who it was is said only when it is known; a card may speak about the agency.
    Rule("ICE", "en", _ICE, OUTSIDE_CARDS),
    Rule("ICE", "es", _ICE, OUTSIDE_CARDS),
    # Nobody is that.
    Rule("illegal", "en", _words(r"illegals?|illegal (?:\w+ )?(?:immigrants?|aliens?|people|persons?)")),
    Rule("alien", "en", _words(r"aliens?")),
    Rule("ilegal", "es", _words(r"ilegal(?:es)?")),
    # A report sends no help.
    Rule("help is on the way", "en", _words(r"(?:help|someone|somebody) is (?:on (?:the|its|their) way|coming)")),
    Rule("ya va la ayuda", "es", _words(r"ya (?:va|viene) la ayuda|la ayuda (?:ya )?(?:va|viene) en camino")),
)

# The same words in the languages of the short cards: what is said of a place, of the chat, of people, and what nobody
# can promise. "\b" is no boundary between Chinese characters, so that language has none.
_OTHERS: dict[str, tuple[str, ...]] = {
    "pt": (
        r"\bsegur[oa]s?\b",
        r"\ba salvo\b",
        r"\banônim\w*",
        r"\bgaranti\w*",
        r"\bilega(?:l|is)\b",
        r"\bno seu caso\b",
    ),
    "ht": (r"\bsan danje\b", r"\ban sekirite\b", r"\banonim\b", r"\bgaranti\b", r"\bilegal\b", r"\bnan ka pa w\b"),
    "fr": (
        r"\bsûre?s?\b",
        r"\ben sécurité\b",
        r"\banonym\w*",
        r"\bgaranti\w*",
        r"\billéga\w*|clandestin",
        r"\bdans votre cas\b",
    ),
    "vi": (
        r"\ban toàn\b",
        r"\bẩn danh\b",
        r"\b(?:bảo đảm|đảm bảo)\b",
        r"\bbất hợp pháp\b",
        r"\btrường hợp của quý vị\b",
    ),
    "zh": ("安全", "匿名", "保证", "非法", "偷渡", "在您的案件"),
    "ar": ("آمن", "مجهول", "مضمون", "غير شرعي", "غير قانوني", "في حالتكم"),
}
_AGENTS_OTHERS = re.compile(
    r"\bICE\b|agente|ajan|agents|nhân viên|人员|移民局|عناصر|الهجرة|polícia|lapolis|police|cảnh sát|警察|الشرطة",
    re.IGNORECASE,
)
_PROMISES: dict[str, str] = {
    "pt": r"\b(?:sempre|nunca)\b",
    "ht": r"\b(?:toujou|janm)\b",
    "fr": r"\b(?:toujours|jamais)\b",
    "vi": r"\b(?:luôn|không bao giờ)\b",
    "zh": "总是|从不|绝不|永远",
    "ar": "دائما|أبدا",
}
RULES += tuple(
    Rule(word, locale, re.compile(word, re.IGNORECASE)) for locale, words in _OTHERS.items() for word in words
)
RULES += tuple(
    Rule(word, locale, re.compile(word, re.IGNORECASE), about=_AGENTS_OTHERS) for locale, word in _PROMISES.items()
)

# Phrases that any card may say: the rights sentence, in both languages.
CARD_PHRASES = re.compile(r"\b(?:do not run|don['’]t run|no corra)\b", re.IGNORECASE)


def forbidden(text: str, locale: str, kind: Kind) -> dict[str, str]:
    """The forbidden words that a text says, as docs/words.md spells them, each with its sentence."""
    if kind is Kind.CARD:
        text = CARD_PHRASES.sub("", text)
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part]
    return {
        rule.word: sentence
        for rule in RULES
        if rule.locale == locale and kind in rule.kinds
        for sentence in sentences
        if rule.breaks(sentence)
    }
