"""YAML 1.2 with line numbers, and Markdown with front matter: for the packs and for config.yaml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Final, NoReturn, TypeAlias

import yaml

from knowledge.errors import Finding, KnowledgeError

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH: Final = 24
_FENCE: Final = "---"
_STRING_TAG: Final = "tag:yaml.org,2002:str"

# The core schema of YAML 1.2.2, §10.3.2, but for two forms that stay text, because here they are
# telephone numbers and codes: a leading "+" and leading zeros.
_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"-?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)")
_NOT_A_NUMBER: Final = re.compile(r"\.(?:nan|NaN|NAN)")


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file says, and where. Mapping keys are always text, as they were written.

    data: plain dicts, lists and scalars; None for an empty file.
    lines: for each path of keys and list positions the line it starts on, from 1.
    """

    file: str
    data: Value
    lines: dict[Path, int] = field(repr=False)

    def line(self, path: Path = ()) -> int | None:
        """The line of a key or list item; for a path that is not there, of its nearest parent."""
        for end in range(len(path), -1, -1):
            if (line := self.lines.get(path[:end])) is not None:
                return line
        return None

    def finding(self, path: Path, message: str) -> Finding:
        """A fault at a path, with its line."""
        return Finding(self.file, self.line(path), dotted(path), message)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: its front matter and the text below. body_line: where the body starts, from 1."""

    matter: Document
    body: str
    body_line: int


def dotted(path: Path) -> str:
    """A path as people read it: rooms[2].chat."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def parse_yaml(text: str, file: str, *, first_line: int = 1) -> Document:
    """Read one YAML document with the core types of YAML 1.2: `on`, `no`, `22:00`, `+1336` and `01234` are text.

    first_line: where the text starts in its file. Raises KnowledgeError for broken YAML, duplicate keys,
    aliases, foreign tags, several documents and nesting deeper than MAX_DEPTH.
    """
    reader = _Reader(file, first_line)
    try:
        reader.read(text.removeprefix("\ufeff"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else None
        raise KnowledgeError([Finding(file, line, "", f"broken YAML: {_explanation(error)}")]) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise KnowledgeError([Finding(file, None, "", "a character that YAML does not allow")]) from error
    if reader.findings:
        raise KnowledgeError(reader.findings)
    return Document(file, reader.root, reader.lines)


def parse_page(text: str, file: str) -> Page:
    """Read Markdown that opens with front matter between two lines of `---`. Raises KnowledgeError."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        raise KnowledgeError([Finding(file, 1, "", "front matter is missing: the first line must be ---")])
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            matter = parse_yaml("\n".join(lines[1:number]) + "\n", file, first_line=2)
            body = lines[number + 1 :]
            blank = next((count for count, part in enumerate(body) if part.strip()), len(body))
            return Page(matter, "\n".join(body[blank:]).rstrip(), number + 2 + blank)
    raise KnowledgeError([Finding(file, 1, "", "front matter has no end: a second line of --- is missing")])


def read_page(path: FilePath, file: str, findings: list[Finding]) -> Page | None:
    """The same from a file; None with a finding where it cannot be read."""
    try:
        return parse_page(path.read_text(encoding="utf-8"), file)
    except KnowledgeError as error:
        findings.extend(error.findings)
    except UnicodeDecodeError:
        findings.append(Finding(file, None, "", "the file is not UTF-8"))
    except OSError as error:
        findings.append(Finding(file, None, "", f"the file cannot be read: {error.strerror}"))
    return None


def _explanation(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(part for part in (error.context, error.problem) if part)


class _Refused(Exception):
    """Reading cannot go on."""


@dataclass(slots=True)
class _Level:
    """A list or mapping that is being read. key: the mapping's key whose value comes next."""

    path: Path
    value: "list[Value] | dict[str, Value]"
    key: str | None = None
    keys: dict[str, int] = field(default_factory=dict)


class _Reader:
    """Builds plain values from YAML's events, without recursion, so that no file exhausts the stack."""

    def __init__(self, file: str, first_line: int) -> None:
        self.root: Value = None
        self.lines: dict[Path, int] = {}
        self.findings: list[Finding] = []
        self._file = file
        self._first_line = first_line
        self._levels: list[_Level] = []
        self._documents = 0

    def read(self, text: str) -> None:
        try:
            for event in _events(text):
                self._take(event)
        except _Refused:
            return

    def _take(self, event: yaml.Event) -> None:
        line = self._first_line + (event.start_mark.line if event.start_mark else 0)
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._refuse(line, "a second document (---) in one file")
            case yaml.AliasEvent():
                self._refuse(line, "aliases (*name) are not used here: write the value out")
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.MappingStartEvent():
                self._open({}, event, line)
            case yaml.SequenceStartEvent():
                self._open([], event, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._levels.pop()
            case _:
                return

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        level = self._levels[-1] if self._levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            self._key(level, event.value, line)
            return
        if event.tag not in (None, "!", _STRING_TAG):
            self._fault(line, f"the tag {event.tag} is not used here")
        plain = event.implicit[0] and event.tag is None
        self._put(self._plain(event.value, line) if plain else event.value, line)

    def _plain(self, text: str, line: int) -> Value:
        try:
            return plain_value(text)
        except ValueError:
            self._fault(line, "a number with too many digits: put it in quotes")
            return text

    def _key(self, level: _Level, key: str, line: int) -> None:
        if not key:
            self._fault(line, "an empty key")
        if key in level.keys:
            self._fault(line, f"the key stands twice, first on line {level.keys[key]}", (*level.path, key))
        level.keys.setdefault(key, line)
        level.key = key

    def _open(self, value: "list[Value] | dict[str, Value]", event: yaml.CollectionStartEvent, line: int) -> None:
        if event.tag is not None and not event.implicit:
            self._fault(line, f"the tag {event.tag} is not used here")
        if len(self._levels) >= MAX_DEPTH:
            self._refuse(line, f"nested deeper than {MAX_DEPTH} levels")
        self._levels.append(_Level(self._put(value, line), value))

    def _put(self, value: Value, line: int) -> Path:
        """Set a value where it belongs and return its path."""
        if not self._levels:
            self.root = value
            self.lines[()] = line
            return ()
        level = self._levels[-1]
        if isinstance(level.value, list):
            path: Path = (*level.path, len(level.value))
            level.value.append(value)
        elif level.key is None:
            self._refuse(line, "a list or mapping cannot be a key")
        else:
            path = (*level.path, level.key)
            line = level.keys[level.key]
            level.value[level.key] = value
            level.key = None
        self.lines[path] = line
        return path

    def _fault(self, line: int, message: str, path: Path = ()) -> None:
        self.findings.append(Finding(self._file, line, dotted(path), message))

    def _refuse(self, line: int, message: str) -> NoReturn:
        self._fault(line, message)
        raise _Refused


def plain_value(text: str) -> bool | int | float | str | None:
    """An unquoted scalar as YAML 1.2 reads it. Raises ValueError for integers of thousands of digits."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    if _FLOAT.fullmatch(text) or _NOT_A_NUMBER.fullmatch(text):
        return float(text.removeprefix(".") if text[1:2].isalpha() else text)
    return text


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(text, Loader=loader)
