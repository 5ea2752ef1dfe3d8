"""The language of a short text."""

import pytest

from knowledge.search.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what are my rights if they come to my house", "en"),
        ("they took my husband", "en"),
        ("qué hago si viene la migra", "es"),
        ("se llevaron a mi esposo", "es"),
        ("mi hijo no contesta", "es"),
        ("a imigração está na minha porta, o que eu faço", "pt"),
        ("levaram meu marido para a prisão", "pt"),
        ("l'immigration est devant ma porte, que faire", "fr"),
        ("est-ce que je dois ouvrir", "fr"),
        ("imigrasyon nan pòt mwen, kisa pou m fè", "ht"),
        ("eske yo ka arete m nan travay", "ht"),
        ("di trú đang ở ngoài cửa nhà tôi", "vi"),
        ("toi phai lam gi khi bi bat", "vi"),
        ("移民局在门口怎么办", "zh"),
        ("الهجرة على الباب ماذا أفعل", "ar"),
        ("my tio got picked up por la migra and i dont know where he is", "en"),
        ("me pararon y el police quiere ver mi license, que le digo", "es"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert detect(text) == language


def test_the_platforms_language_decides_only_when_the_text_says_nothing() -> None:
    assert detect("???", hint="es-419") == "es"
    assert detect("27701", hint="zh-CN") == "zh"
    assert detect("what are my rights", hint="es") == "en"
    assert detect("", hint=None) == "en"
    assert detect("123", hint="de") == "en"
