"""The error tree: what is answered, what is retried, what stops the start."""

from dataclasses import dataclass
from pathlib import Path


class FarolitoError(Exception):
    """Everything this program raises on purpose."""


class UserError(FarolitoError):
    """Something the person can mend; answered in their language.

    key: the Fluent text that says it.
    arguments: its placeables; they are escaped like any other. more: what else is wrong, said below it.
    """

    def __init__(self, key: str, /, *, more: "tuple[UserError, ...]" = (), **arguments: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.more = more
        self.arguments = arguments

    @property
    def is_worded_wrong(self) -> bool:
        """The same thing in other words would be taken: what was asked is still open."""
        return self.key.startswith("leak-") or self.key in ("place-length", "question-length", "nothing-to-add")


class SendError(FarolitoError):
    """A platform did not take a message.

    reason: a short word of ours for logs and counts, never the platform's text.
    permanent: no later try can succeed for this message.
    retry_after: seconds the platform asked us to wait, or None where it did not say.
    maybe_delivered: the answer was lost; the message may stand in the chat.
    moved_to: the chat's new id, where the platform says that it moved.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        retry_after: float | None = None,
        maybe_delivered: bool = False,
        moved_to: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
        self.maybe_delivered = maybe_delivered
        self.moved_to = moved_to


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a configuration file."""

    line: int | None
    key: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.key}: {self.message}"


class ConfigError(FarolitoError):
    """The configuration cannot be used; names file, line, key and what was expected."""

    def __init__(self, file: Path | str, findings: list[Finding]) -> None:
        self.file = file
        self.findings = findings
        super().__init__("\n".join(f"{file}: {finding}" for finding in findings))


class StorageError(FarolitoError):
    """The database or the key directory cannot be used; the message says what to do."""


class KeyGone(FarolitoError):
    """The key that sealed this value was destroyed on schedule; the value is lost by design."""
