"""In which language a text is written, so that the answer is too."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from knowledge.folding import fold, shorten, without_marks, word_set

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_VIETNAMESE: Final = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_SPANISH: Final = re.compile(r"[ñÑ¿¡]")
_PORTUGUESE: Final = re.compile(r"[ãõÃÕ]|ção|ções|ê(?=\s|$)")
_CREOLE: Final = re.compile(r"[òÒ]|\b[Ee]ske\b")
_FRENCH: Final = re.compile(r"[œùûîëÀÇ]|\b[jJlLdDcCqQnNmMsS]['’][aeiouyhéêâ]|\bà\b")

# Words that tell a language apart; those that two languages share are left out. Folded.
_WORDS: Final = {
    "en": word_set(
        "the is are my i you they he she we it what how can do does to in of for if and at on with not "
        "this that have has was were from will be me his her him them their there when where who need "
        "help please am get got about without ask asked someone anybody somebody right now just should "
        "would could an or your our us out did so but been want know tell told home house door work car "
        "cops people going take took stay sign "
    ),
    "es": word_set(
        "el la los las que de mi en un una es esta estan por para con si se lo le les al del y como "
        "cuando donde quien soy estoy puedo puede pueden hay mas pero muy tengo tiene tienen mis su sus "
        "hijo hija hijos esposo esposa casa puerta trabajo ayuda necesito quiero hacer hago ellos nos "
        "nosotros me te ya porque tambien fue ser son hola gracias favor policia numero llamar llevaron "
        "derechos papeles migra aqui ahora afuera eso esto sin sobre desde hasta unos "
    ),
    "pt": word_set(
        "nao voce meu minha meus minhas uma esta estao eles elas ele ela tem tenho com para pra em na "
        "os as dos das do da foi fui ser sou estou posso pode fazer onde quando quem isso isto eu aqui "
        "agora porta trabalho filho filha marido mulher policia advogado imigracao preciso ajuda obrigado "
        "ate sem mas muito direitos levaram pelo pela fianca mandado "
    ),
    "fr": word_set(
        "je tu il elle nous vous ils elles mon ma mes ton ta son sa ses est sont suis ai as avez ont les "
        "des une un du au aux pas que qui quoi ou avec dans pour sur sans chez peut peux dois doit faire "
        "quand comment pourquoi porte police mari femme enfant enfants travail aide besoin avocat ce "
        "cette ces et mais bonjour merci droits leur ils etre ete fait me ne se combien caution mandat "
    ),
    "ht": word_set(
        "mwen m yo nan pa ki li ou gen kisa ka fe pou sa kote imigrasyon lapolis eske mari pitit te ap "
        "avoka nou tanpri koman kijan lakay pot ak sou men se bagay moun papye travay ede bezwen telefon "
        "nimewo kounye la prizon arete jwenn mete dwe kapab vle pral rele siyen ta sen lopital lekol m'ap "
        "konnen poukisa anpil zanmi frem madanm "
    ),
    "vi": word_set(
        "toi khong co la cua cho nguoi duoc bi nha phai lam gi chong con canh sat di tru luat su toi neu "
        "khi va voi o dau vo minh giup dien thoai bat giay to cua em anh chi ho dang den tai sao muon hoi "
        "quyen goi nao chung sao roi ky "
    ),
}  # fmt: skip
_MARK_POINTS: Final = 2.0
# Three letters in a row tell Spanish from English in a word that nobody wrote before, but less surely than a word.
_PIECE: Final = 3
_GUESSED: Final = 0.7
# A word that a language with few sentences has once is still rather English or Spanish.
_RARE: Final = 8000
# A lead that is less says nothing against the language spoken so far.
_LITTLE: Final = 0.6
# Nor one that is less still against the two usual languages.
_LESS: Final = 0.3
_USUAL: Final = ("en", "es")


class Vocabulary:
    """Which language a word belongs to, learned from sentences of known language; unknown words by their letters."""

    def __init__(self, sentences: Iterable[tuple[str, str]]) -> None:
        """sentences: (text, language); of languages that blanks part into words, others are passed over."""
        words = _Counts()
        for text, language in sentences:
            if language in _WORDS:
                words.add((word for word in fold(text).split() if word.isalpha()), language)
        self._words = words.shares()
        pieces = _Counts()
        for word, shares in self._words.items():
            likely = max(shares, key=lambda language: shares[language])
            pieces.add(_pieces(word), likely)
        self._pieces = pieces.shares()

    def shares(self, word: str) -> Mapping[str, float]:
        """language → how much of a folded word's use is in it, together 1; less for a word that was not seen yet."""
        if known := self._words.get(word):
            return known
        if not word.isalpha():
            return {}
        found = [self._pieces[piece] for piece in _pieces(word) if piece in self._pieces]
        if not found:
            return {}
        sums = {language: sum(shares.get(language, 0.0) for shares in found) for language in _WORDS}
        return {language: _GUESSED * value / len(found) for language, value in sums.items()}


class _Counts:
    """How often things occur in each language."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {language: Counter() for language in _WORDS}

    def add(self, things: Iterable[str], language: str) -> None:
        self._counts[language].update(things)

    def shares(self) -> dict[str, dict[str, float]]:
        """thing → language → its share, with the sentences of large languages counting alike."""
        rates: dict[str, dict[str, float]] = {}
        for language, counts in self._counts.items():
            whole = counts.total() + _RARE
            for thing, count in counts.items():
                rates.setdefault(thing, {})[language] = count / whole
        return {
            thing: {language: rate / sum(each.values()) for language, rate in each.items()}
            for thing, each in rates.items()
        }


def _pieces(word: str) -> list[str]:
    framed = f"^{word}$"
    return [framed[start : start + _PIECE] for start in range(len(framed) - _PIECE + 1)]


def detect(text: str, *, hint: str | None = None, vocabulary: Vocabulary | None = None) -> str:
    """One of en, es, pt, ht, fr, vi, zh, ar. Mixed English and Spanish gives the one with more words.

    hint: the platform's language ("es-419"), decides only where the text itself says nothing.
    """
    text = without_marks(shorten(text))
    letters = sum(character.isalpha() for character in text) or 1
    if len(_ARABIC.findall(text)) * 3 > letters:
        return "ar"
    if len(_CHINESE.findall(text)) * 6 > letters:
        return "zh"
    scores = _scores(text, vocabulary)
    best = max(scores, key=lambda language: scores[language])
    short = (hint or "").lower().split("-")[0]
    if short in (*_WORDS, "zh", "ar"):
        return short if scores[best] - scores.get(short, 0.0) < _LITTLE else best
    usual = max(_USUAL, key=lambda language: scores[language])
    return usual if scores[best] - scores[usual] < _LESS else best


def _scores(text: str, vocabulary: Vocabulary | None) -> dict[str, float]:
    scores = dict.fromkeys(_WORDS, 0.0)
    words = fold(text).split()
    for word in words:
        languages = [language for language, known in _WORDS.items() if word in known]
        for language in languages:
            scores[language] += 1.0 / len(languages)
        if vocabulary is not None:
            for language, share in vocabulary.shares(word).items():
                scores[language] += share
    scores["vi"] += 1.5 * len(_VIETNAMESE.findall(text))
    for language, marks in (("es", _SPANISH), ("pt", _PORTUGUESE), ("ht", _CREOLE), ("fr", _FRENCH)):
        scores[language] += _MARK_POINTS * min(3, len(marks.findall(text)))
    return scores
