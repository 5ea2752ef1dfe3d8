"""Recordings of cards beside the files that people sent: one place where a sender finds what a message names."""

import asyncio
from typing import Final

from bot.domain.messages import AttachmentKind
from bot.domain.ports import Media, MediaFile
from bot.errors import SendError
from bot.services.asking.answering import Answering
from knowledge import audio
from knowledge.model import Card

_PREFIX: Final = "card:"


def media_of(card: Card) -> str:
    """What an Outgoing names to send a card's recording."""
    return f"{_PREFIX}{card.id}:{card.locale}"


class CardMedia:
    """ports.Media: the recordings of the packs, and everything else from `stored`."""

    def __init__(self, answering: Answering, stored: Media) -> None:
        self._answering = answering
        self._stored = stored

    async def open(self, media_id: str) -> MediaFile:
        """See Media."""
        if not media_id.startswith(_PREFIX):
            return await self._stored.open(media_id)
        identity, _, locale = media_id.removeprefix(_PREFIX).partition(":")
        knowledge = self._answering.knowledge
        card = knowledge.cards.get((identity, locale))
        if card is None or card.audio is None:
            raise SendError("media_gone", permanent=True)
        try:
            content = await asyncio.to_thread(audio.path_of(card, knowledge.packs_dir).read_bytes)
        except OSError as error:
            raise SendError("media_gone", permanent=True) from error
        kind = audio.media_type(content)
        if kind is None:
            raise SendError("media_gone", permanent=True)
        return MediaFile(AttachmentKind.VOICE, kind, content)
