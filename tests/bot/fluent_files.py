"""Reads the Fluent files for tests: which texts there are, what each inserts, and every way it can read."""

import functools
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

import bot
from bot.i18n import Markdown, Texts, Value

FOLDER = Path(bot.__file__).parent / "locales"
PLURALS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 5}
SAMPLE_TIME = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)


class _Found(visitor.Visitor):
    def __init__(self) -> None:
        self.variables: dict[str, list[str]] = {}
        self.times: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.setdefault(node.id.name, [])

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.times |= {
            argument.id.name for argument in node.arguments.positional if isinstance(argument, ast.VariableReference)
        }
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, ast.VariableReference):
            keys = [
                key.name if isinstance(key := variant.key, ast.Identifier) else key.value for variant in node.variants
            ]
            self.variables.setdefault(node.selector.id.name, []).extend(keys)
        self.generic_visit(node)


@functools.cache
def messages(locale: str) -> dict[str, ast.Message]:
    """Every message of a language by its key."""
    return {
        entry.id.name: entry
        for file in sorted((FOLDER / locale).glob("*.ftl"))
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    }


def variables(message: ast.Message) -> dict[str, list[str]]:
    """What a message inserts, each with the cases it tells apart (none for most)."""
    found = _Found()
    found.visit(message)
    return found.variables


def readings(texts: Texts, locale: str, key: str) -> Iterator[str]:
    """A text in every way it can read: each case of each choice, with sample words elsewhere."""
    message = messages(locale)[key]
    found = _Found()
    found.visit(message)
    choices = [
        [(name, value) for value in _samples(name, cases, is_time=name in found.times)]
        for name, cases in found.variables.items()
    ]
    for arguments in product(*choices):
        yield texts.say(locale, key, **dict(arguments))


def _samples(name: str, cases: list[str], *, is_time: bool) -> list[Value]:
    if is_time:
        return [SAMPLE_TIME]
    if not cases:
        return [Markdown(f"‹{name}›")]
    if any(case in PLURALS for case in cases):
        return [PLURALS[case] if case in PLURALS else int(case) for case in cases]
    return list(cases)
