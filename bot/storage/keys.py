"""Key files: one for each purpose and period, created whole, shared by all processes, destroyed for good."""

import base64
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from bot.errors import StorageError

ID_BYTES = 16
SECRET_BYTES = 32
# A file left behind by a process that died while creating a key.
_UNFINISHED = timedelta(hours=1)


class Purpose(StrEnum):
    """What a key is for. LINK, REFERRALS: an hour's; CONTENT: a day's; the others last as long as the installation."""

    LINK = "link"
    REFERRALS = "referrals"
    CONTENT = "content"
    SUBSCRIPTIONS = "subscriptions"
    ROLES = "roles"
    ROOMS = "rooms"
    BANS = "bans"

    @property
    def period(self) -> timedelta | None:
        """How long one key is used for new values; None: always."""
        hour, day = timedelta(hours=1), timedelta(days=1)
        return {Purpose.LINK: hour, Purpose.REFERRALS: hour, Purpose.CONTENT: day}.get(self)


@dataclass(frozen=True, slots=True)
class Key:
    """A key as its file holds it.

    id: random, never used twice. period: the start of the hour or day it is for, None for a long-lived one.
    born: when it was made. secret: only ever used through keys derived from it.
    """

    id: bytes
    purpose: Purpose
    period: datetime | None
    born: datetime
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls, purpose: Purpose, now: datetime) -> "Key":
        secret = secrets.token_bytes(SECRET_BYTES)
        return cls(secrets.token_bytes(ID_BYTES), purpose, start_of_period(purpose, now), now, secret)

    def to_bytes(self) -> bytes:
        return json.dumps(
            {
                "id": self.id.hex(),
                "purpose": self.purpose,
                "period": None if self.period is None else self.period.isoformat(),
                "born": self.born.isoformat(),
                "secret": base64.b64encode(self.secret).decode(),
            }
        ).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Key":
        """Raises ValueError for anything but what to_bytes() wrote."""
        try:
            held = json.loads(content)
            period, born = held["period"], datetime.fromisoformat(held["born"])
            key = cls(
                bytes.fromhex(held["id"]),
                Purpose(held["purpose"]),
                None if period is None else datetime.fromisoformat(period),
                born,
                base64.b64decode(held["secret"], validate=True),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not a key") from error
        whole = len(key.id) == ID_BYTES and len(key.secret) == SECRET_BYTES
        if not whole or (key.period is None) != (key.purpose.period is None):
            raise ValueError("not a key")
        return key


def start_of_period(purpose: Purpose, now: datetime) -> datetime | None:
    """The hour or day (UTC) that a moment belongs to; None for purposes whose key is long-lived."""
    moment = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    match purpose:
        case Purpose.LINK | Purpose.REFERRALS:
            return moment
        case Purpose.CONTENT:
            return moment.replace(hour=0)
        case _:
            return None


def file_name(purpose: Purpose, period: datetime | None) -> str:
    """Equal for every process that makes this period's key, so that only one of them can."""
    return f"{purpose}.key" if period is None else f"{purpose}-{period:%Y%m%dT%H}.key"


def _is_blank(content: bytes) -> bool:
    return not content.strip(b"\0")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"The key directory {path} cannot be used: {error.strerror}. "
            "It must be on a disk with free space and belong to the program's user; see keys.dir."
        ) from error


class KeyDirectory:
    """The directory of key files. Every method may raise StorageError with what to do."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _explained(path):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.stat().st_mode & 0o777 != 0o700:
                path.chmod(0o700)

    def load(self) -> Iterator[tuple[Path, Key]]:
        """Every key there is now."""
        with _explained(self.path):
            for file in sorted(self.path.glob("*.key")):
                if key := self._read(file):
                    yield file, key

    def add(self, key: Key) -> Key:
        """Write the key, lasting before it returns; where another process was first, return that one's key."""
        file = self.path / file_name(key.purpose, key.period)
        with _explained(self.path):
            while True:
                if self._create(file, key.to_bytes()):
                    return key
                if winner := self._read(file):
                    return winner
                self._finish_destroying(file)

    def add_beside(self, key: Key) -> None:
        """Write a restored key whose period already has another one: it opens old values, and seals none."""
        with _explained(self.path):
            name = f"{file_name(key.purpose, key.period).removesuffix('.key')}-{key.id.hex()}.key"
            self._create(self.path / name, key.to_bytes())

    def destroy(self, file: Path) -> None:
        """Overwrite, then unlink. On an SSD or a copy-on-write disk old blocks may stay: see the threat model."""
        with _explained(self.path):
            try:
                descriptor = os.open(file, os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
            except FileNotFoundError:
                return
            try:
                os.write(descriptor, bytes(os.fstat(descriptor).st_size))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            file.unlink(missing_ok=True)
            self._sync()

    def read_note(self, name: str) -> bytes | None:
        """A small file kept beside the keys."""
        with _explained(self.path):
            try:
                return (self.path / name).read_bytes()
            except FileNotFoundError:
                return None

    def write_note(self, name: str, content: bytes) -> None:
        with _explained(self.path):
            self._write(self.path / f".new-{secrets.token_hex(8)}", content).replace(self.path / name)
            self._sync()

    def sweep(self, now: datetime) -> None:
        """Destroy what a process that died left half created, or half destroyed."""
        with _explained(self.path):
            for file in list(self.path.glob("*.key")):
                self._finish_destroying(file)
            for file in list(self.path.glob(".new-*")):
                try:
                    old = now.timestamp() - file.stat().st_mtime > _UNFINISHED.total_seconds()
                except FileNotFoundError:
                    continue
                if old:
                    self.destroy(file)

    def _read(self, file: Path) -> Key | None:
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            return None
        if _is_blank(content):
            return None  # it is being destroyed
        try:
            return Key.from_bytes(content)
        except ValueError as error:
            raise StorageError(
                f"The key file {file} is damaged. Restore the keys from `farolito keys export`."
            ) from error

    def _finish_destroying(self, file: Path) -> None:
        with suppress(FileNotFoundError):
            if _is_blank(file.read_bytes()):
                file.unlink()
                self._sync()

    def _create(self, file: Path, content: bytes) -> bool:
        """False: the name is taken. A link appears whole or not at all, unlike a file that is being written."""
        unfinished = self._write(self.path / f".new-{secrets.token_hex(8)}", content)
        try:
            os.link(unfinished, file)
        except FileExistsError:
            return False
        finally:
            unfinished.unlink(missing_ok=True)
        self._sync()
        return True

    def _write(self, file: Path, content: bytes) -> Path:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            os.write(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return file

    def _sync(self) -> None:
        descriptor = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
