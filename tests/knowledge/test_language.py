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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("they are outside", "en"),
        ("who do i call", "en"),
        ("do i open", "en"),
        ("se llevaron a mi hermana", "es"),
        ("a quien llamo", "es"),
        ("tocan la puerta", "es"),
        ("levaram minha mãe", "pt"),
        ("nao abro a porta", "pt"),
        ("quem eu ligo", "pt"),
        ("posso filmar eles", "pt"),
        ("yo pran papa m", "ht"),
        ("kiyes pou m rele", "ht"),
        ("ki dwa m genyen", "ht"),
        ("eske m louvri pot la", "ht"),
        ("ils sont devant chez moi", "fr"),
        ("qui appeler", "fr"),
        ("quels sont mes droits", "fr"),
        ("je dois ouvrir", "fr"),
        ("họ bắt mẹ tôi", "vi"),
        ("goi so nao", "vi"),
        ("ho dang go cua", "vi"),
        ("quyền của tôi là gì", "vi"),
        ("他们带走了我妈妈", "zh"),
        ("ICE来了怎么办", "zh"),
        ("打给谁", "zh"),
        ("أخذوا أمي", "ar"),
        ("ICE على الباب", "ar"),
        ("بمن أتصل", "ar"),
    ],
)
def test_the_language_of_a_short_text_is_told(text: str, language: str) -> None:
    assert detect(text) == language


def test_the_platforms_language_decides_only_when_the_text_says_nothing() -> None:
    assert detect("???", hint="es-419") == "es"
    assert detect("27701", hint="zh-CN") == "zh"
    assert detect("what are my rights", hint="es") == "en"
    assert detect("", hint=None) == "en"
    assert detect("123", hint="de") == "en"
