"""*Discreet*: the message names nothing until it is opened, and shows then what is true at that moment."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.delivery import Lane, Reach
from bot.domain.messages import Outgoing
from bot.platforms.sandbox.board import Post
from bot.services.alerts import freeze
from bot.storage.schema import alerts, copies, outbox
from tests.chat import Person, Town
from tests.handlers.flows import publish, report

COVER = "Farolito: mensaje nuevo\nFarolito: new message"
OPEN = "Mostrar · Show"


async def discreetly(person: Person) -> None:
    await person.says("/subscribe durham")
    await person.says("/subscriptions")
    await person.presses("Discreto")


async def covered(town: Town) -> None:
    """Luis, discreet, holds a covered alert."""
    await discreetly(town.luis)
    await report(town.ana)
    await publish(town)


async def ends(town: Town) -> None:
    await town.first.presses("Ended")
    await town.first.presses("End it")


async def test_r33_the_message_names_nothing_until_it_is_opened(town: Town) -> None:
    await covered(town)
    assert town.luis.reads == COVER
    assert town.luis.buttons == [OPEN]
    assert not [text for text in town.texts("luis") if "A-101" in text or "PRÁCTICA" in text]
    before = len(town.texts("luis"))
    assert "CONFIRMADO A-101" in await town.luis.presses(OPEN)
    assert len(town.texts("luis")) == before
    assert town.luis.buttons == []


async def test_r33_an_end_that_came_before_it_was_opened_is_what_it_shows(town: Town) -> None:
    await covered(town)
    await ends(town)
    assert town.luis.reads == COVER
    opened = await town.luis.presses(OPEN, on=first_cover(town))
    shown = [text for text in town.texts("luis") if "A-101" in text]
    assert opened
    assert any("TERMINÓ A-101" in text for text in shown)
    assert not any("CONFIRMADO A-101" in text for text in shown)


async def test_r33_an_opened_alert_follows_its_end(town: Town) -> None:
    await covered(town)
    await town.luis.presses(OPEN)
    await ends(town)
    shown = [text for text in town.texts("luis") if "A-101" in text]
    assert any("TERMINÓ A-101" in text for text in shown)
    assert not any("CONFIRMADO A-101" in text for text in shown)


async def test_r33_an_expiry_reaches_what_was_opened(town: Town) -> None:
    await covered(town)
    await town.luis.presses(OPEN)
    await town.passes(timedelta(hours=2, minutes=1))
    assert "VENCIDO A-101" in "".join(town.texts("luis"))
    assert "CONFIRMADO A-101" not in "".join(town.texts("luis"))


async def test_after_the_end_of_alerts_a_cover_is_answered_and_nothing_is_kept(town: Town) -> None:
    await covered(town)
    cover = first_cover(town)
    await town.luis.says("ALTO")
    await town.luis.presses(OPEN, on=cover)
    assert any("CONFIRMADO A-101" in text for text in town.texts("luis"))
    async with town.application.database.reading() as connection:
        opened = await connection.scalars(select(outbox.c.key).where(outbox.c.key.like("%:open:%")))
        assert opened.all() == []


async def test_two_presses_show_it_once_and_forged_ones_nothing(town: Town) -> None:
    await covered(town)
    cover = first_cover(town)
    await town.luis.presses(OPEN, on=cover)
    await town.luis.presses_payload(cover_payload(cover), cover.reference)
    assert len([text for text in town.texts("luis") if "A-101" in text]) == 1
    for forged in ("open-alert", "open-alert:NOPE", "open-alert:NOPE:f", "open-alert:NOPE:x", "open-alert:NOPE:f:f"):
        assert "ya no vale" in await town.ana.presses_payload(forged)


async def test_opening_what_one_holds_passes_a_freeze(town: Town) -> None:
    await covered(town)
    async with town.application.database.transaction() as connection:
        await freeze.freeze(connection, by=freeze.SERVER, reason="", now=town.clock.now())
    assert "CONFIRMADO A-101" in await town.luis.presses(OPEN)


async def test_r33_a_word_beside_the_copy_is_covered_too_and_opens_both(town: Town) -> None:
    await covered(town)
    async with town.application.database.transaction() as connection:
        alert = await connection.scalar(select(alerts.c.id))
        assert alert
        texts = {"es": Outgoing("CORRECCIÓN A-101: era otra calle."), "both": Outgoing("both")}
        beside = {"es": Outgoing("Lo que dijimos de A-101 estaba mal."), "both": Outgoing("both")}
        await town.application.delivery.broadcast(
            connection, alert, 9, Lane.CORRECTIONS, texts, reach=Reach.HOLDERS, follow_ups=beside
        )
    await town.settle()
    assert [text for text in town.texts("luis") if "A-101" in text] == []
    assert town.texts("luis").count(COVER) == 2
    await town.luis.presses(OPEN)
    assert town.luis.reads == "Lo que dijimos de A-101 estaba mal."
    assert "CORRECCIÓN A-101: era otra calle." in town.texts("luis")
    assert COVER not in town.texts("luis")


async def test_a_press_tells_which_message_it_is_where_no_answer_came_when_it_was_sent(town: Town) -> None:
    await covered(town)
    cover = first_cover(town)
    async with town.application.database.transaction() as connection:
        await connection.execute(copies.delete().where(copies.c.owner.like("alert:%")))
    assert "CONFIRMADO A-101" in await town.luis.presses(OPEN, on=cover)
    await ends(town)
    assert "CONFIRMADO A-101" not in "".join(town.texts("luis"))
    assert "TERMINÓ A-101" in "".join(town.texts("luis"))


async def test_discreet_turned_off_shows_what_comes_next(town: Town) -> None:
    await covered(town)
    await town.luis.says("/subscriptions")
    await town.luis.presses("Mostrar el aviso en el mensaje")
    await ends(town)
    assert "TERMINÓ A-101" in "".join(town.texts("luis"))
    assert COVER not in town.texts("luis")


def first_cover(town: Town) -> Post:
    return next(post for post in town.posts("luis") if post.outgoing and post.outgoing.text == COVER)


def cover_payload(cover: Post) -> str:
    rows = cover.outgoing.buttons if cover.outgoing else ()
    return next(button.action.payload for row in rows for button in row if button.action)


async def test_r33_what_comes_anew_is_covered_though_the_one_before_was_opened(town: Town) -> None:
    await covered(town)
    await town.luis.presses(OPEN)
    town.connection.board.delete(town.luis.post.reference)
    await town.first.presses("We were wrong")
    await town.first.presses("The local police")
    await town.first.presses("Send the correction")
    await town.passes(timedelta(seconds=10))
    assert town.luis.reads == COVER
    assert "A-101" not in "".join(town.texts("luis"))
    assert "CORRECCIÓN A-101" in await town.luis.presses(OPEN)
