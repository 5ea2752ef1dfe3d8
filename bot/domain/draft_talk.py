"""While a report is being written: which words are part of it, which are a question or a cry for help, which are both.

In doubt the words stay in the report and are answered too.
"""

import re
from enum import StrEnum
from typing import Final

from bot.domain.salute import Salute
from bot.domain.sighting_time import folded


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_SIGN: Final = re.compile(r"[?¿？؟]")
_BEGINS: Final = _any(
    r"que (?:hago|hacemos|puedo|podemos|debo|significa|es|pasa si|derechos)",
    r"como (?:puedo|podemos|hago|hacemos|le hago|reporto|mando|borro|cancelo|se (?:hace|manda|borra|reporta|usa))",
    r"puedo|puede[ns]?|debo|tengo que|tienen que|me pueden|nos pueden",
    r"quien(?:es)? (?:lee|ven?|son|es|me)|a quien|cual|cuanto (?:tiempo|tarda|cuesta)|por ?que",
    r"donde (?:puedo|hay|queda|llamo|consigo|esta mi reporte)",
    r"what (?:do|can|should|is|are|happens|if|rights)|how (?:do|can|long|much)|could|should|why",
    r"can (?:i|they|we|you|he|she|ice|police)|do (?:i|they|you)|does|am i|is (?:it|this|that)",
    r"who (?:can|reads?|sees|do)|where (?:do|can|is)|when (?:do|will|can)|will (?:you|they|it)|may i|must i",
)
_HOLDS: Final = r"(?:que hago|que hacemos|que puedo hacer|what (?:do|should|can) (?:i|we) do)"
_QUESTION: Final = re.compile(rf"^(?:y |pero |oiga |oye |and |but |so |ok )*{_BEGINS}\b|\b{_HOLDS}\b")
_PLEA_WORDS: Final = _any(
    r"ayud(?:a|en|eme|enme|enos)|auxilio|socorro|tengo miedo|estoy (?:sol[oa]|asustad[oa]|escondid[oa])|apurense",
    r"help(?: me| us)?|i'?m (?:scared|alone|hiding|afraid)|please hurry",
    r"(?:en|afuera de|tocando|tocan|a|de) (?:la )?mi (?:casa|puerta)|(?:tocando|tocan|en|a) la puerta",
    r"(?:at|outside|knocking on|banging on) (?:my|our|the) (?:house|door|home|apartment)",
    r"mi (?:hij[oa]|espos[oa]|mama|papa|herman[oa]|primo|tio|familia|marido|pareja)",
    r"my (?:son|daughter|husband|wife|mom|dad|mother|father|brother|sister|family|kids?|partner)",
    r"(?:me|nos) (?:estan|quieren|llevan|siguen|pararon|agarraron)",
    r"they(?:'re| are) (?:taking|arresting|following) (?:me|us)",
)
_PLEA: Final = re.compile(rf"\b{_PLEA_WORDS}\b")


class Part(StrEnum):
    """What words are: of the report, to the bot, or both at once."""

    DETAIL = "detail"
    TALK = "talk"
    BOTH = "both"


def is_question(text: str) -> bool:
    """It asks something: by its marks, or by how it begins."""
    return _SIGN.search(text) is not None or _QUESTION.search(folded(text).strip(" .,!¡-")) is not None


def is_plea(text: str) -> bool:
    """Somebody asks for help, or it happens to them or theirs."""
    return _PLEA.search(folded(text)) is not None


def is_substantial(facts: Salute) -> bool:
    """More than the word for agents: how many, what they do or wear, with what."""
    return facts != Salute(agents=facts.agents)


def part_of(text: str, facts: Salute, *, urgent: bool, is_of_agents: bool, says_when_or_where: bool) -> Part:
    """facts: what was read out of the text. urgent: the search's word; is_of_agents: about agents, not another danger.

    says_when_or_where: it answers the question about place or time.
    """
    substantial = is_substantial(facts) or says_when_or_where
    asks, pleads = is_question(text), is_plea(text)
    if urgent and not is_of_agents:
        return Part.BOTH if is_substantial(facts) and facts.agents else Part.TALK
    if urgent and (pleads or asks):
        return Part.BOTH if substantial or facts.agents else Part.TALK
    if asks or (pleads and not substantial):
        return Part.BOTH if substantial else Part.TALK
    return Part.DETAIL
