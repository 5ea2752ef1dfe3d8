"""Keys in one file under a passphrase, to be kept away from the server."""

import base64
import json
import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bot.errors import StorageError
from bot.storage.keys import Key

SHORTEST = 12
_FORMAT = "farolito keys 1"
# 64 MB and a fifth of a second a try (RFC 7914; OWASP's password storage cheat sheet, 2024, names N=2**16, r=8, p=2).
_COST, _BLOCK, _PARALLEL = 2**16, 8, 2


def export(keys: Iterable[Key], passphrase: str) -> bytes:
    """A small text file. Raises StorageError for a passphrase under SHORTEST characters."""
    if len(passphrase) < SHORTEST:
        raise StorageError(f"Choose a passphrase of at least {SHORTEST} characters, four random words for example.")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    plain = json.dumps([key.to_bytes().decode() for key in keys]).encode()
    sealed = AESGCM(_derive(passphrase, salt)).encrypt(nonce, plain, _FORMAT.encode())
    parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    encoded = {name: base64.b64encode(part).decode() for name, part in parts.items()}
    return json.dumps({"format": _FORMAT, **encoded}, indent=1).encode() + b"\n"


def restore(exported: bytes, passphrase: str) -> list[Key]:
    """The keys of an export. Raises StorageError for another file or a wrong passphrase."""
    try:
        held = json.loads(exported)
        if held["format"] != _FORMAT:
            raise ValueError("another format")
        salt, nonce, sealed = (base64.b64decode(held[name], validate=True) for name in ("salt", "nonce", "sealed"))
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError("This file is no export of Farolito's keys.") from error
    try:
        plain = AESGCM(_derive(passphrase, salt)).decrypt(nonce, sealed, _FORMAT.encode())
    except (InvalidTag, ValueError) as error:
        raise StorageError("The passphrase is wrong, or the file was changed.") from error
    return [Key.from_bytes(key.encode()) for key in json.loads(plain)]


def _derive(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL).derive(passphrase.encode())
