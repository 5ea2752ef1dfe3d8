"""Roles and kinds of rooms as people write them, in English or in Spanish."""

from typing import Final

from bot.domain.rights import Role
from bot.storage.rooms import RoomKind

_ROLES: Final = {
    "responsable": Role.OWNER,
    "coordinador": Role.COORDINATOR,
    "coordinadora": Role.COORDINATOR,
    "moderador": Role.MODERATOR,
    "moderadora": Role.MODERATOR,
    "verificador": Role.VERIFIER,
    "verificadora": Role.VERIFIER,
    "editora": Role.EDITOR,
    "organización": Role.PARTNER,
    "organizacion": Role.PARTNER,
}
_KINDS: Final = {
    "moderadores": RoomKind.MODERATORS,
    "avisos": RoomKind.ALERTS,
    "verificadores": RoomKind.VERIFIERS,
    "coordinadores": RoomKind.COORDINATORS,
    "editores": RoomKind.EDITORS,
    "organización": RoomKind.PARTNER,
    "organizacion": RoomKind.PARTNER,
}


def role(word: str) -> Role | None:
    """The role of this name; None for any other word."""
    word = word.lower()
    return Role(word) if word in set(Role) else _ROLES.get(word)


def room_kind(word: str) -> RoomKind | None:
    """The kind of room of this name; None for any other word."""
    word = word.lower()
    return RoomKind(word) if word in set(RoomKind) else _KINDS.get(word)
