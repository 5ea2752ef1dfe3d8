"""Limits and bans touch reports alone (R2); a ban ends by itself, and its one appeal is heard."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.domain.rights import Role
from bot.platforms.sandbox.chats import FIRST_MODERATOR
from bot.storage.schema import bans, reports
from tests.chat import Person, Town
from tests.handlers.flows import SIGHTING, STATEWIDE, report
from tests.handlers.test_rules_keeping import days, steady
from tests.handlers.volunteers import give

HOUR = timedelta(hours=1)


async def count(town: Town, table: object) -> int:
    async with town.application.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


async def ban(town: Town, length: str = "1 week") -> None:
    """Ana reports, and M1 bans her."""
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("More")
    await town.first.presses("Ban the reporter")
    await town.first.presses(length)
    await town.first.presses("Yes, ban")


async def helped(person: Person) -> None:
    """Everything that help is still answers."""
    assert "No abra la puerta" in await person.says("la migra está en la puerta, estoy en Durham")
    assert "919-519-6103" in await person.says("/hotline durham")
    assert "derechos" in (await person.says("/derechos")).lower()
    await person.says("ALTO")
    assert not person.reads.startswith(("Hasta ", "Recibo a lo más"))
    assert "Enviar ya" not in person.buttons


async def draft(person: Person) -> None:
    await person.says("/report")
    await person.fills(SIGHTING)


async def test_r19_a_ban_asks_for_how_long_and_then_once_more(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("More")
    assert "Nothing is done yet" in await town.first.presses("Ban the reporter")
    assert town.first.buttons[:3] == ["1 day", "1 week", "30 days"]
    sure = await town.first.presses("1 day")
    assert "until Mon Nov 23, 3:42 PM" in sure
    assert await count(town, bans) == 0
    for digit in ("1", "2", "7"):
        await town.first.says(digit)
    assert await count(town, bans) == 0
    assert "no reports are taken from this person until Mon Nov 23" in await town.first.presses("Yes, ban")
    assert await count(town, bans) == 1


async def test_a_banned_person_reads_until_when_and_what_helps(town: Town) -> None:
    await ban(town)
    answer = await town.ana.says("/report")
    if town.ana.form is not None:
        answer = await town.ana.fills(SIGHTING)
    assert "Hasta dom 29 nov, 3:42 p. m. no recibo reportes suyos" in answer
    assert STATEWIDE in answer
    assert town.ana.buttons == ["Apelar"]
    assert len(town.room) > 0
    assert await count(town, reports) == 1


async def test_mydata_shows_the_mark_of_a_ban(town: Town) -> None:
    assert "no recibo reportes" not in await town.ana.says("/misdatos")
    await ban(town)
    assert "hasta dom 29 nov, 3:42 p. m. no recibo reportes suyos" in await town.ana.says("/misdatos")


async def test_a_ban_stops_a_draft_that_was_open_and_nobody_else(town: Town) -> None:
    await draft(town.ana)
    button = town.ana.post
    await draft(town.luis)
    await town.ana.presses("Enviar ya")
    await town.first.presses("Claim")
    await draft(town.ana)
    button = town.ana.post
    await town.first.presses("More")
    await town.first.presses("Ban the reporter")
    await town.first.presses("1 day")
    await town.first.presses("Yes, ban")
    assert "no recibo reportes suyos" in await town.ana.presses("Enviar ya", on=button)
    assert "Guardado" in await town.luis.presses("Enviar ya")
    assert await count(town, reports) == 2


async def test_r2_a_ban_refuses_no_help(town: Town) -> None:
    await ban(town)
    await draft(town.ana)
    await helped(town.ana)
    assert "erased" in (await Person(town, "ana", "ana", locale="en").says("/forget")).lower() or town.ana.reads
    await town.ana.says("/report")
    if town.ana.form is not None:
        await town.ana.fills(SIGHTING)
    assert "no recibo reportes suyos" in town.ana.reads


async def test_a_ban_ends_by_itself(town: Town) -> None:
    await steady(town)
    await ban(town, "1 day")
    await days(town, hours=23)
    assert await count(town, bans) == 1
    await days(town, hours=3)
    assert await count(town, bans) == 0
    await draft(town.ana)
    assert "Guardado" in await town.ana.presses("Enviar ya")


async def appeal(town: Town, words: str = "Fue mi hijo jugando") -> str:
    await draft(town.ana)
    await town.ana.presses("Apelar")
    return await town.ana.fills({"text": words})


async def test_an_appeal_is_heard_once_and_lifts_the_ban(town: Town) -> None:
    await give(town, FIRST_MODERATOR, Role.COORDINATOR)
    await ban(town)
    assert "Se pasó a la coordinación" in await appeal(town, "Fue mi hijo. Mi A-number es A 123 456 789")
    card = next(text for text in town.room if "**Appeal**" in text)
    assert "> Fue mi hijo." in card
    assert "123 456 789" not in card
    await draft(town.ana)
    assert "Su apelación ya se pasó" in town.ana.reads
    assert "Apelar" not in town.ana.buttons
    assert "ya apeló" in await town.ana.submits("appeal", {"text": "otra vez"})
    await town.first.presses("Lift the ban")
    assert "Ya puede mandar reportes otra vez" in town.ana.reads
    card = next(text for text in town.room if "**Appeal**" in text)
    assert "M1 lifted the ban" in card
    assert "Fue mi hijo" not in card
    await draft(town.ana)
    assert "Guardado" in await town.ana.presses("Enviar ya")


async def test_an_appeal_that_is_refused_leaves_the_ban(town: Town) -> None:
    await give(town, FIRST_MODERATOR, Role.COORDINATOR)
    await ban(town)
    await appeal(town)
    card = next(post for post in town.posts("moderators") if post.outgoing and "**Appeal**" in post.outgoing.text)
    await town.first.presses("Keep the ban", on=card)
    assert "La coordinación leyó su apelación" in town.ana.reads
    assert STATEWIDE in town.ana.reads
    ban_id = card.outgoing.buttons[0][0].action.arguments[0]  # type: ignore[union-attr]
    assert "Already decided by M1" in await town.first.presses_payload(f"lift-ban:{ban_id}")
    await draft(town.ana)
    assert "no recibo reportes suyos" in town.ana.reads


async def test_an_appeal_that_nobody_decides_on_leaves_the_room_with_the_ban(town: Town) -> None:
    await ban(town, "1 day")
    await appeal(town)
    assert "Fue mi hijo" in "".join(town.room)
    await town.passes(timedelta(days=1, minutes=1))
    assert "Fue mi hijo" not in "".join(town.room)
    assert "the ban has ended by itself" in "".join(town.room)
    await draft(town.ana)
    assert "Guardado" in await town.ana.presses("Enviar ya")


async def test_a_moderator_does_not_decide_on_appeals(town: Town) -> None:
    await ban(town)
    await appeal(town)
    assert "Only volunteers with a role" in await town.second.presses("Lift the ban")
    await draft(town.ana)
    assert "no recibo reportes suyos" in town.ana.reads


async def test_after_the_way_back_has_ended_nobody_can_be_banned(town: Town) -> None:
    await steady(town)
    await report(town.ana)
    await days(town, hours=74)
    await town.settle()
    await town.first.presses("Claim")
    await town.first.presses("More")
    assert "nobody can be banned" in await town.first.presses("Ban the reporter")
    assert await count(town, bans) == 0


async def test_who_is_not_banned_cannot_appeal(town: Town) -> None:
    assert "puede mandar reportes" in await town.luis.submits("appeal", {"text": "hola"})


async def test_more_reports_than_the_limit_are_refused_and_the_draft_is_kept(town: Town) -> None:
    for _ in range(5):
        await report(town.ana)
    await town.passes(timedelta(minutes=40))
    await draft(town.ana)
    button = town.ana.post
    refused = await town.ana.presses("Enviar ya")
    assert "a lo más 5 reportes por hora" in refused
    assert STATEWIDE in refused
    assert await count(town, reports) == 5
    await report(town.luis)
    await town.passes(timedelta(minutes=21))
    await town.ana.presses("Enviar ya", on=button)
    assert len([text for text in town.texts("ana") if text.startswith("Guardado")]) == 6
    assert await count(town, reports) == 7


async def test_r2_the_limit_touches_reports_only(town: Town) -> None:
    for _ in range(5):
        await report(town.ana)
    await draft(town.ana)
    assert "a lo más 5" in await town.ana.presses("Enviar ya")
    await town.ana.says("/cancelar")
    await helped(town.ana)


async def test_r38_a_ban_names_nobody_in_clear(town: Town) -> None:
    await ban(town)
    async with town.application.database.reading() as connection:
        row = (await connection.execute(select(bans))).one()
    assert not any(value in (b"ana", "ana", "sandbox:ana") for value in row)
    assert len(row.mark) == 32
