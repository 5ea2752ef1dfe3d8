"""Seals what leads to a person, and forgets how to open it on schedule."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.clock import Clock
from bot.errors import KeyGone, StorageError
from bot.storage import key_backup
from bot.storage.key_rounds import Moment, Rounds, is_due, next_round
from bot.storage.keys import ID_BYTES, Key, KeyDirectory, file_name, start_of_period
from bot.storage.keys import Purpose as Purpose

# Sealed: version, key id, nonce, ciphertext with its tag.
_VERSION = b"\x01"
# AES-GCM's own size; random under one key for at most 2**32 values (NIST SP 800-38D, 8.3).
_NONCE_BYTES = 12
_TAG_BYTES = 16
_NOTE = "rounds.json"


class SealBroken(StorageError):
    """A sealed value was changed, cut, or moved to another row, table or purpose."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A key in memory, with what is derived from it: one key seals, another one marks."""

    key: Key
    file: Path
    sealing: AESGCM = field(repr=False)
    marking: bytes = field(repr=False)


class Vault:
    """The keys of an installation. All its processes share the directory; keys are read at need and kept in memory.

    reply_hours: how long an hour's key (Purpose.LINK) outlives its hour; one of REFERRALS ends an hour earlier, so that
    nothing under it gets older than that (R45). content_days: how long a day's key (CONTENT) outlives its day.
    Every method may raise StorageError with what to do.
    """

    def __init__(self, directory: Path, clock: Clock, *, reply_hours: int = 72, content_days: int = 30) -> None:
        self._clock = clock
        self._directory = KeyDirectory(directory)
        self._retention = {
            Purpose.LINK: timedelta(hours=reply_hours),
            Purpose.REFERRALS: timedelta(hours=max(0, reply_hours - 1)),
            Purpose.CONTENT: timedelta(days=content_days),
        }
        self._held: dict[bytes, _Held] = {}
        self._current_by_name: dict[str, _Held] = {}
        self._read_in_hour: datetime | None = None
        self._before: Moment | None = None
        self._read()

    @property
    def directory(self) -> Path:
        return self._directory.path

    def seal(self, purpose: Purpose, plaintext: bytes, *, table: str, row: str) -> bytes:
        """Encrypt under the purpose's key of now, for this row of this table only. 45 bytes longer than it was."""
        held = self._current(purpose)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        header = _VERSION + held.key.id
        return header + nonce + held.sealing.encrypt(nonce, plaintext, _place(header, purpose, table, row))

    def open(self, sealed: bytes, *, purpose: Purpose, table: str, row: str) -> bytes:
        """What was sealed. Raises KeyGone when its key was destroyed on schedule, SealBroken for a tampered value."""
        start = len(_VERSION) + ID_BYTES
        if len(sealed) < start + _NONCE_BYTES + _TAG_BYTES or sealed[: len(_VERSION)] != _VERSION:
            raise SealBroken(f"A sealed value of {table} is not one of this program's. Restore the latest backup.")
        header, nonce = sealed[:start], sealed[start : start + _NONCE_BYTES]
        held = self._find(header[len(_VERSION) :], purpose)
        try:
            return held.sealing.decrypt(nonce, sealed[start + _NONCE_BYTES :], _place(header, purpose, table, row))
        except InvalidTag as error:
            raise SealBroken(f"A sealed value of {table} was changed or moved. Restore the latest backup.") from error

    def mark(self, purpose: Purpose, value: str) -> bytes:
        """A keyed hash (32 bytes) of a value under the purpose's key of now: equal values of one period are equal."""
        return _mark(self._current(purpose), value)

    def marks(self, purpose: Purpose, value: str) -> list[bytes]:
        """mark() under every key of the purpose that still lives, newest first: to find what an earlier hour marked."""
        self._current(purpose)
        live = [held for held in self._held.values() if held.key.purpose is purpose]
        return [_mark(held, value) for held in sorted(live, key=lambda held: held.key.born, reverse=True)]

    def destroy_due(self, now: datetime) -> list[str]:
        """Destroy the keys whose time is over and return their ids. Call it in every process, some times an hour.

        After a jump of the clock (key_rounds.JUMP) nothing is destroyed until it was steady for a day, or
        confirm_clock() was called.
        """
        self._directory.sweep(now)
        self._read()
        moment = Moment(now, self._clock.monotonic())
        keys = [held.key for held in self._held.values()]
        rounds = next_round(self._rounds(), self._before, moment, keys)
        self._before = moment
        self._directory.write_note(_NOTE, rounds.to_bytes())
        if not rounds.clock_is_trusted:
            return []
        due = [held for held in self._held.values() if is_due(held.key, rounds, now, self._retention)]
        for held in due:
            self._directory.destroy(held.file)
        self._read()
        return [held.key.id.hex() for held in due]

    @property
    def clock_is_trusted(self) -> bool:
        """False: the clock jumped, and no key is destroyed for the time being."""
        return self._rounds().clock_is_trusted

    def confirm_clock(self) -> None:
        """A person says that the machine's clock is right: the next round destroys what is due."""
        now = self._clock.now()
        self._before = Moment(now, self._clock.monotonic())
        self._directory.write_note(_NOTE, Rounds(last=now, seen=self._rounds().seen).to_bytes())

    def export(self, passphrase: str) -> bytes:
        """The long-lived and the content keys, sealed with a passphrase; never the hourly ones.

        Keep it apart from the database's backups: while it exists, so does the way into the content of its days.
        """
        self._read()
        for purpose in Purpose:
            if purpose.period is None:
                self._current(purpose)
        keys = [held.key for held in self._held.values() if held.key.purpose not in (Purpose.LINK, Purpose.REFERRALS)]
        return key_backup.export(keys, passphrase)

    def restore(self, exported: bytes, passphrase: str) -> int:
        """Bring exported keys back, but none whose time is over; returns how many were added.

        Raises StorageError for a wrong passphrase, and where the directory has long-lived keys of its own.
        """
        keys = key_backup.restore(exported, passphrase)
        self._read()
        rounds, now = self._rounds(), self._clock.now()
        new = [k for k in keys if k.id not in self._held and not is_due(k, rounds, now, self._retention)]
        taken = {held.key.purpose for held in self._held.values() if held.key.period is None}
        if any(key.period is None and key.purpose in taken for key in new):
            raise StorageError(f"{self._directory.path} has other keys already. Restore into an empty keys.dir.")
        for key in new:
            if self._directory.add(key).id != key.id:
                self._directory.add_beside(key)
        self._read()
        return len(new)

    def _rounds(self) -> Rounds:
        return Rounds.from_bytes(self._directory.read_note(_NOTE))

    def _current(self, purpose: Purpose) -> _Held:
        """The key for new values, made if this is its period's first use."""
        now = self._clock.now()
        self._forget_hourly(now)
        name = file_name(purpose, start_of_period(purpose, now))
        if name not in self._current_by_name:
            self._directory.add(Key.new(purpose, now))
            self._read()
        return self._current_by_name[name]

    def _find(self, key_id: bytes, purpose: Purpose) -> _Held:
        self._forget_hourly(self._clock.now())
        if key_id not in self._held:
            self._read()
        if key_id in self._held:
            return self._held[key_id]
        if purpose.period is None:
            raise StorageError(
                f"The key that opens the {purpose} is not in {self._directory.path}. "
                "Correct keys.dir, or restore the keys from `farolito keys export`."
            )
        raise KeyGone(f"the key of this {purpose} was destroyed")

    def _forget_hourly(self, now: datetime) -> None:
        """Drop what another process destroyed: it does not tell."""
        if self._read_in_hour != (hour := start_of_period(Purpose.LINK, now)):
            self._read()
            self._read_in_hour = hour

    def _read(self) -> None:
        """Make memory equal to the directory."""
        there = {key.id: (file, key) for file, key in self._directory.load()}
        kept = {key_id: held for key_id, held in self._held.items() if key_id in there}
        self._held = kept | {i: _hold(file, key) for i, (file, key) in there.items() if i not in kept}
        self._current_by_name = {held.file.name: held for held in self._held.values()}


def _hold(file: Path, key: Key) -> _Held:
    return _Held(key, file, AESGCM(_derive(key, b"farolito seal")), _derive(key, b"farolito mark"))


def _derive(key: Key, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key.secret)


def _mark(held: _Held, value: str) -> bytes:
    return hmac.digest(held.marking, f"{held.key.purpose}\0{value}".encode(), hashlib.sha256)


def _place(header: bytes, purpose: Purpose, table: str, row: str) -> bytes:
    """Where a value belongs, as associated data; lengths keep ("ab", "c") from being ("a", "bc")."""
    parts = [header, purpose.encode(), table.encode(), row.encode()]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
