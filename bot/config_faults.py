"""What is wrong in config.yaml, in plain words, each fault with its line and key."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from bot.errors import Finding
from bot.log import holds_token
from knowledge.documents import Document, Path, Value, dotted

# The type of an error whose message says all; the others are told by what the field expects.
_SAYS_ALL: Final = "farolito"
_SECRET_KEYS: Final = frozenset({"token", "bot_token", "secret", "secret_token", "webhook_secret"})


def fault(message: str) -> PydanticCustomError:
    """An error for a validator to raise, whose message is complete as it stands."""
    return PydanticCustomError(_SAYS_ALL, "{message}", {"message": message})


def found(document: Document, path: Path, message: str) -> Finding:
    """A fault at a path of the file."""
    return Finding(document.line(path), dotted(path) or "file", message)


def translated(document: Document, model: type[BaseModel], error: ValidationError) -> Iterator[Finding]:
    """Every fault that pydantic saw. No value from the file is repeated: it may be a secret."""
    for detail in error.errors(include_input=False, include_url=False):
        path = detail["loc"]
        yield found(document, path, _message(model, path, detail["type"], detail["msg"]))


def misplaced_secrets(document: Document) -> list[tuple[Path, Finding]]:
    """Tokens in the file, by their key or their look: they belong into the environment."""
    return [
        (path, found(document, path, "secrets do not stand in this file: set FAROLITO_… in the environment"))
        for path, value in _walk(document.data)
        if path and (path[-1] in _SECRET_KEYS or (isinstance(value, str) and holds_token(value)))
    ]


def closest(word: str, known: Iterable[str]) -> str:
    """A hint for a word that is not known, or nothing."""
    lowered = {name.lower(): name for name in known}
    matches = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return f"did you mean {lowered[matches[0]]}?" if matches else ""


def _message(model: type[BaseModel], path: Path, kind: str, text: str) -> str:
    if kind == _SAYS_ALL:
        return text
    if kind == "extra_forbidden":
        return _unknown(model, path)
    expected = _expected(model, path)
    return f"is missing: expected {expected}" if kind == "missing" else f"expected {expected}"


def _unknown(model: type[BaseModel], path: Path) -> str:
    key = str(path[-1])
    known = [name for name in _model_at(model, path[:-1]).model_fields if name not in _SECRET_KEYS]
    if hint := closest(key, known):
        return f"there is no such setting; {hint}"
    for place in _places(model, key):
        return f"there is no such setting here; did you mean {place}?"
    return f"there is no such setting; expected one of: {', '.join(known)}"


def _expected(model: type[BaseModel], path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return "settings, each on a line of its own: name: value"
    field = _model_at(model, names[:-1]).model_fields.get(names[-1])
    in_list = isinstance(path[-1], int)
    if field is not None and field.description and not (in_list and _inner(field)):
        return field.description
    return "settings below it, each on a line of its own: name: value"


def _model_at(model: type[BaseModel], path: Path | list[str]) -> type[BaseModel]:
    for part in path:
        if isinstance(part, str) and (field := model.model_fields.get(part)):
            model = _inner(field) or model
    return model


def _inner(field: FieldInfo) -> type[BaseModel] | None:
    """The section that a field holds, alone, optional or in a list."""
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _places(model: type[BaseModel], key: str, above: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = _inner(field)
        if above and name == key:
            yield f"{above}{name}"
        if inner:
            yield from _places(inner, key, f"{above}{name}.")


def _walk(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, (*path, key))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _walk(part, (*path, position))
