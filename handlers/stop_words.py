"""Whole messages that end alerts, in every language offered, and which language they are (R33)."""

# What is the same word in two of them stands with both: it tells no language.
STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({
        "stop", "unsubscribe", "end", "quit", "cancel alerts", "stop alerts", "end alerts", "no more alerts",
    }),
    "es": frozenset({
        "stop", "alto", "parar", "pare", "baja", "darme de baja", "detener", "cancelar", "cancelar avisos",
        "terminar avisos", "parar avisos", "no más avisos", "no mas avisos",
    }),
    "pt": frozenset({
        "stop", "parar", "pare", "sair", "cancelar", "parar avisos", "cancelar avisos", "cancelar alertas",
        "parar alertas",
    }),
    "fr": frozenset({
        "stop", "arrêt", "arret", "arrêter", "arreter", "arrêtez", "arretez", "désabonner", "desabonner",
        "me désabonner", "arrêter les alertes", "arreter les alertes",
    }),
    "ht": frozenset({"stop", "kanpe", "sispann", "sispann voye", "sispann voye alèt", "pa voye ankò"}),
    "vi": frozenset({
        "stop", "dừng", "dừng lại", "dung lai", "ngừng", "ngung", "hủy", "hủy đăng ký", "huy dang ky",
        "ngừng cảnh báo",
    }),
    "zh": frozenset({"stop", "停止", "停", "退订", "退訂", "取消", "取消订阅", "取消訂閱", "停止通知", "停止提醒"}),
    "ar": frozenset({
        "stop", "توقف", "قف", "وقف", "أوقف", "اوقف", "إيقاف", "ايقاف", "إلغاء", "الغاء", "إلغاء الاشتراك",
        "الغاء الاشتراك", "إيقاف التنبيهات",
    }),
}  # fmt: skip
_MARKS = " \n\t.!¡。！؟"


def is_stop(text: str) -> bool:
    """Only a whole message counts."""
    return any(_bare(text) in words for words in STOP_WORDS.values())


def language_of(text: str) -> str | None:
    """The one language that a stop word is of; None where several have it, or for other words."""
    languages = [language for language, words in STOP_WORDS.items() if _bare(text) in words]
    return languages[0] if len(languages) == 1 else None


def _bare(text: str) -> str:
    return text.strip(_MARKS).casefold()
