"""An opened file comes into a message that was announced, and a lost answer leaves nothing behind (R39)."""

from datetime import timedelta

from bot.domain.messages import Platform
from bot.errors import SendError
from bot.platforms.sandbox import chats
from tests.chat import Town
from tests.handlers.test_attachments import newest, opens, report_with, shown
from tests.media import samples

ANNOUNCED = "What you asked for will be here in a moment. If it is not here after a minute, press the button again."
PHOTO = ("image/jpeg", samples.of("image/jpeg"))
MOMENT = timedelta(minutes=1)


async def test_r39_the_file_takes_the_place_of_its_announcement(town: Town) -> None:
    name = await report_with(town.ana, PHOTO, ("audio/ogg", samples.of("audio/ogg")))
    await opens(town.first, await newest(town))
    posts = shown(town, chats.FIRST_MODERATOR)
    assert [post.outgoing.text[:15] for post in posts if post.outgoing] == [f"{name}, 1 of 2.", f"{name}, 2 of 2."]
    assert all(post.edited_at for post in posts), "each stood without its file first"
    assert not [text for text in town.texts(chats.FIRST_MODERATOR) if ANNOUNCED in text]


async def test_r39_an_announcement_whose_answer_is_lost_holds_no_picture(town: Town) -> None:
    await report_with(town.ana, PHOTO)
    found = await newest(town)
    town.connection.sender.refuse(chats.FIRST_MODERATOR, SendError("timeout", maybe_delivered=True))
    await opens(town.first, found)
    assert ANNOUNCED in town.texts(chats.FIRST_MODERATOR)[-1]
    assert shown(town, chats.FIRST_MODERATOR) == []
    town.connection.sender.refuse(chats.FIRST_MODERATOR, None)
    await town.passes(MOMENT)
    assert len(shown(town, chats.FIRST_MODERATOR)) == 1
    await town.passes(timedelta(minutes=11))
    assert shown(town, chats.FIRST_MODERATOR) == []
    assert not [text for text in town.texts(chats.FIRST_MODERATOR) if ANNOUNCED in text]


async def test_r39_a_message_that_was_cleared_gets_no_picture(town: Town) -> None:
    """*Clear this chat* takes the announcement away: the file has nowhere to come to."""
    await report_with(town.ana, PHOTO)
    found = await newest(town)
    town.connection.sender.refuse(chats.FIRST_MODERATOR, SendError("timeout", maybe_delivered=True))
    await opens(town.first, found)
    announced = town.posts(chats.FIRST_MODERATOR)[-1].reference
    town.connection.sender.refuse(chats.FIRST_MODERATOR, None)
    town.connection.board.delete(announced)
    await town.passes(MOMENT)
    assert shown(town, chats.FIRST_MODERATOR) == []
    assert town.application.platforms[Platform.SANDBOX].delivery.counts.dead["message_gone"] == 1
    await opens(town.first, found)
    assert len(shown(town, chats.FIRST_MODERATOR)) == 1, "pressed again, it comes"
