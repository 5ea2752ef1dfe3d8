"""Personal fundraisers and payment handles, which no suggestion may carry (R46)."""

import re
from typing import Final

# $Name of Cash App: 1-20 letters and digits, at least one letter (cash.app). "$20" and "US$" are sums.
_CASHTAG: Final = re.compile(r"(?<![\w$])\$(?=[A-Za-z0-9_-]{2,21}(?!\w))(?:\d{0,3}[A-Za-z][\w-]+)")
_SUM: Final = re.compile(r"\$\d[\d,.]*(?:k|K|m|M|mil|usd|USD|/hr|/h)?$|\$(?:US|USD|MXN|USA)$")
# Pages where single people collect, or are paid.
_PAGES: Final = re.compile(
    r"\b(?:gofundme|givesendgo|gogetfunding|spotfund|fundly|justgiving|youcaring|fundrazr|ko-fi|buymeacoffee|patreon"
    r"|paypal\.me|paypal\.com/(?:paypalme|pools|donate)|cash\.app|venmo\.com|zellepay|account\.venmo)"
    r"(?:\.(?:com|org|me|io|net))?/\S",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"\b(?:go ?fund ?me|gofundme\.com|gofund\.me/\S+|paypal\.me|givesendgo|spotfund)\b", re.IGNORECASE
)
_METHODS: Final = (
    r"venmo|zelle|cash ?app|cashapp|pay ?pal|apple ?pay|google ?pay|western ?union|money ?gram|remitly|xoom|oxxo"
)
_METHOD: Final = re.compile(rf"\b(?:{_METHODS})\b", re.IGNORECASE)
# What makes of a way to pay somebody's: a handle, a number or an address close behind it.
_TARGET: Final = re.compile(
    r"[^.,;!?\n]{0,40}?(?:(?<![\w.])@[\w.-]{2,}|\$[A-Za-z]\w+|[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}"
    r"|\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]?\d{4})",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(rf"\b(?:{_METHODS}):\s*[\w@.-]{{4,}}", re.IGNORECASE)
_PAY: Final = (
    r"send|sends|donate|donations?|give|pay me|help (?:me|us|her|him|them)|chip in|manden?|mandar"
    r"|envíen?|envien?|enviar|donen?|donar|donaciones|depositen?|depositar|cooperen?|cooperar|ayúden\w*|ayuden\w*|apóyen\w*"
    r"|apoyen\w*|paguen|transfieran"
)
_PAY_BY: Final = re.compile(rf"\b(?:{_PAY})\b[^.;!?\n]{{0,50}}\b(?:{_METHODS})\b", re.IGNORECASE)
# Who it is for, where it is one person or family.
_SOMEBODY: Final = (
    r"\b(?:my|our|his|her|this|their) (?:\w+ ){0,2}?(?:family|wife|husband|son|daughter|brother|sister|cousin"
    r"|mother|father|mom|dad|neighbor|friend|bail|bond|lawyer|rent|kids|children|uncle|aunt|nephew|niece|coworker)"
    r"|\b(?:a|the) (?:neighbor|friend|mother|father|man|woman|family) (?:who|whose|of|from|in)\b"
    r"|\b(?:for|to|help) (?:me|us|him|her)\b"
    r"|\b(?:mi|mis|nuestr[oa]s?|su|esta|este|un|una|la|el) (?:\w+ )?(?:familia (?:de|del|que|donde)|espos[oa]"
    r"|marido|hij[oa]s?|herman[oa]|prim[oa]|mam[áa]|pap[áa]|madre|padre|vecin[oa]|amig[oa]|señora?|muchach[oa]"
    r"|compañer[oa]|fianza|abogad[oa]|renta|tí[oa])\b"
    r"|\b(?:mi|nuestra|esta|su) familia\b"
)
_COLLECTS: Final = (
    r"rais(?:e|ing) (?:money|funds)|fundrais\w+|collecting (?:money|funds)|send (?:some )?money|donat\w+|chip in|pay"
    r"|colecta\w*|junta(?:ndo|mos|r)? (?:el )?(?:dinero|fondos|lana)|recaud\w+|manden? dinero|mandar dinero"
    r"|ayuda económica|cooperaci[óo]n|cooperar|donen?|donar|donaci[óo]n\w*|rifa|venta de comida"
)
_COLLECTION: Final = re.compile(rf"\b(?:{_COLLECTS})\b[^.;!?\n]{{0,60}}?(?:{_SOMEBODY})", re.IGNORECASE)
_ACCOUNT: Final = re.compile(
    r"\b(?:bank account|account (?:number|no|#)|routing|aba|iban|clabe"
    r"|cuenta (?:bancaria|de banco|de ahorro|de cheques)?|n[úu]mero de cuenta|tarjeta|debit card|card number|swift)\b"
    r"[^\d\n.;]{0,30}(?!\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4})(?:[A-Z]{2})?\d[\d -]{6,}\d",
    re.IGNORECASE,
)
_CARD: Final = re.compile(r"(?<![\d-])(?:\d[ -]?){15,18}\d(?![\d-])")
# Addresses of Bitcoin (BIP 173; base 58), Ethereum, Litecoin, Tron and Monero.
_CRYPTO: Final = re.compile(
    r"\b(?:(?:bc1|ltc1)[02-9ac-hj-np-z]{20,80}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}"
    r"|[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93})\b"
)
# Who warns of a swindle shows nobody where to pay.
_WARNS: Final = re.compile(
    r"\b(?:scams?|scammers?|fake|fraud\w*|beware|warn\w*|never pay|do not pay|don't pay"
    r"|does not ask|nobody asks|estaf\w+|fals[oa]s?|fraude\w*"
    r"|cuidado|no paguen?|no pague|nadie pide|alert\w+ de)\b",
    re.IGNORECASE,
)


def asks_for_money(text: str) -> bool:
    """Whether a text shows a way to pay a person, or collects for one. Funds of organisations do neither."""
    if _PAGES.search(text) or _CRYPTO.search(text) or _ACCOUNT.search(text) or _has_card(text) or _has_cashtag(text):
        return True
    if any(_TARGET.match(text, method.end()) for method in _METHOD.finditer(text)):
        return True
    if _WARNS.search(text):
        return False
    return bool(_PAGE.search(text) or _NAMED.search(text) or _PAY_BY.search(text) or _COLLECTION.search(text))


def _has_cashtag(text: str) -> bool:
    return any(not _SUM.fullmatch(match[0]) for match in _CASHTAG.finditer(text))


def _has_card(text: str) -> bool:
    return any(_is_luhn(re.sub(r"\D", "", match[0])) for match in _CARD.finditer(text))


def _is_luhn(digits: str) -> bool:
    """Whether the digits end in the check digit of a payment card (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
