"""Regular expressions that are long lists of phrases, written over several lines."""

import re
from collections.abc import Mapping
from typing import Final

_BREAK: Final = re.compile(r"\n\s*")
_NAME: Final = re.compile(r"<([a-z]+)>")


def alternatives(text: str) -> str:
    """One of several phrases, as a group. A line break in the text, with the blanks after it, stands for nothing."""
    return f"(?:{_BREAK.sub('', text.strip())})"


def phrases(text: str, lists: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """The expression of such a text, with <name> filled in from lists."""
    found = _BREAK.sub("", text.strip())
    return re.compile(_NAME.sub(lambda match: (lists or {})[match[1]], found))
