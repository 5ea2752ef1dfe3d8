"""Which knowledge pack a command without a configuration speaks of: the one named, that of config.yaml, or nc."""

from pathlib import Path
from typing import Final

from knowledge.documents import parse_yaml
from knowledge.errors import KnowledgeError

DEFAULT: Final = "nc"
_CONFIG: Final = Path("config.yaml")


def chosen(named: str | None, config: Path = _CONFIG) -> str:
    """The name of a pack. A configuration that cannot be read is no reason not to answer: `run` and `doctor` say so."""
    if named:
        return named
    try:
        found = parse_yaml(config.read_text(encoding="utf-8"), config.name).data
    except (OSError, UnicodeDecodeError, KnowledgeError):
        return DEFAULT
    region = found.get("region") if isinstance(found, dict) else None
    return region if isinstance(region, str) and region else DEFAULT
