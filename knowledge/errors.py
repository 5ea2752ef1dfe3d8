"""What is wrong in a knowledge pack or a YAML file, with the place of each fault."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault. file as the reader knows it; line from 1, or None; field as a dotted path, or empty."""

    file: str
    line: int | None
    field: str
    message: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.field}: {self.message}" if self.field else f"{where}: {self.message}"


class KnowledgeError(Exception):
    """The files cannot be used. Carries every finding at once, in the order of files and lines."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda found: (found.file, found.line or 0, found.field)))
        super().__init__("\n".join(map(str, self.findings)))
