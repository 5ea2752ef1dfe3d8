"""R22 in conversation: grants are announced and can be stopped, a paper code suspends, two accounts are one person."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.rights import Role
from bot.storage.schema import people, settings
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import report
from tests.handlers.volunteers import code_in, coordinators, give, invited

NO_RIGHT = "voluntarios con un cargo"


async def claims(town: Town, person: Person) -> str:
    """Press *Claim* on the newest card that has it, from wherever; returns what stands on the card then."""
    posts = [post for post in reversed(town.posts("moderators")) if post.outgoing]
    claimed = [(post, b) for post in posts for row in post.outgoing.buttons for b in row if b.label == "Claim"]  # type: ignore[union-attr]
    card, button = claimed[0]
    assert button.action is not None
    await person.presses_payload(button.action.payload)
    changed = next(post.outgoing for post in town.posts("moderators") if post.reference == card.reference)
    assert changed is not None
    return changed.text


async def test_r22_a_grant_of_moderator_is_announced_and_stopped(town: Town) -> None:
    room = await coordinators(town, town.ana)
    told = await invited(town, town.ana, town.luis, "moderator durham")
    assert "moderador" in told
    assert "10 min" in told
    assert "/codigopapel" in told.replace("\u2060", "")
    announced = town.texts(room)[-1]
    assert "M4 va a ser moderador" in announced
    assert "Durham" in announced
    assert "M3" in announced
    assert "luis" not in announced.lower()
    await town.neighbour().presses("Detener esto")
    assert "M3 lo detuvo" in town.texts(room)[-1]
    assert town.posts(room)[-1].outgoing.buttons == ()  # type: ignore[union-attr]
    assert len(town.texts(room)) == 2, "the announcement is changed where it stands"
    assert "detuvo su nuevo cargo" in town.luis.reads
    await town.passes(timedelta(minutes=11))
    await report(town.ana)
    assert "Nobody has it yet" in await claims(town, town.luis)


async def test_r22_a_grant_that_nobody_stops_takes_effect(town: Town) -> None:
    room = await coordinators(town, town.ana)
    await invited(town, town.ana, town.luis, "moderator")
    stop = town.neighbour().post
    await town.passes(timedelta(minutes=10))
    assert "M4 es moderador" in town.texts(room)[-1]
    assert "tarde" in await town.neighbour().presses_payload("grant-stop:" + _grant(stop))
    await report(town.ana)
    assert "M4 has it" in await claims(town, town.luis)


def _grant(post: object) -> str:
    buttons = post.outgoing.buttons  # type: ignore[attr-defined]
    return str(buttons[0][0].action.arguments[0])


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.VERIFIER, Role.EDITOR])
async def test_r22_only_coordinators_and_owners_stop_a_grant(town: Town, role: Role | None) -> None:
    await coordinators(town, town.ana)
    await invited(town, town.ana, town.luis, "moderator")
    grant = _grant(town.neighbour().post)
    if role is not None:
        await give(town, town.second.user, role)
    outsider = Person(town, town.second.user, town.second.user)
    assert NO_RIGHT in await outsider.presses_payload(f"grant-stop:{grant}")
    await town.passes(timedelta(minutes=11))
    await report(town.ana)
    assert "M4 has it" in await claims(town, town.luis)


async def test_r22_without_a_coordinators_room_owners_hear_in_private_and_in_both_languages(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    await invited(town, town.ana, town.luis, "coordinator")
    assert "M4 va a ser coordinador" in town.ana.reads
    assert "M4 is to be coordinator" in town.ana.reads
    await town.ana.presses("Detener esto · Stop this")
    assert "Stopped by M3" in town.ana.reads
    assert not any("va a ser" in text for text in town.texts("ana"))


@pytest.mark.parametrize(("role", "alias", "called"), [("verifier", "V1", "verificador"), ("editor", "E1", "editor")])
async def test_r22_a_verifier_or_editor_begins_at_once_and_silently(
    town: Town, role: str, alias: str, called: str
) -> None:
    room = await coordinators(town, town.ana)
    before = town.texts(room)
    told = await invited(town, town.ana, town.luis, role)
    assert f"Los demás le ven como {alias}" in told
    assert ("/verificador" in told) is (role == "verifier")
    assert town.texts(room) == before
    assert f"{alias} · {called} · todos los condados" in await town.ana.says("/roles")


async def test_r22_the_minutes_are_the_configurations(open_town: OpenTown) -> None:
    async with open_town(moderation={"grant_minutes": 3}) as town:
        await give(town, "ana", Role.OWNER)
        assert "3 min" in await invited(town, town.ana, town.luis, "moderator")
        await town.passes(timedelta(minutes=3, seconds=1))
        await report(town.ana)
        assert "M4 has it" in await claims(town, town.luis)


async def test_r22_coordinators_list_aliases_and_end_roles(town: Town) -> None:
    await give(town, "ana", Role.OWNER, source="config")
    await invited(town, town.ana, town.luis, "moderator durham")
    listed = await town.ana.says("/cargos")
    assert "M1 · moderador · todos los condados" in listed
    assert "M3 · responsable" in listed
    assert "M4 · moderador · Durham · desde" in listed
    assert "luis" not in listed.lower()
    await town.passes(timedelta(minutes=10))
    assert "M4 · moderador · Durham\n" in await town.ana.says("/roles") + "\n"
    assert "chat privado" in await town.neighbour("ana").says("/roles")
    assert "M4 ya no es moderador" in await town.ana.says("/revoke m4 Moderator")
    assert "Terminó su cargo" in town.luis.reads
    assert "M4" not in await town.ana.says("/roles")
    await report(town.ana)
    assert "Nobody has it yet" in await claims(town, town.luis)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/revoke", "ALIAS CARGO"),
        ("/revoke M1", "ALIAS CARGO"),
        ("/revoke M9 moderator", "Nadie tiene el alias «M9»"),
        ("/revoke M1 editor", "no tiene ese cargo"),
        ("/revoke M1 moderator", "config.yaml"),
    ],
)
async def test_what_cannot_be_revoked_is_explained(town: Town, said: str, told: str) -> None:
    await give(town, "ana", Role.OWNER)
    assert told in await town.ana.says(said)


async def test_r22_nobody_ends_what_they_could_not_give(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR, "Durham")
    await give(town, "luis", Role.MODERATOR, "Wake")
    assert NO_RIGHT in await town.ana.says("/revoke M4 moderator")
    assert NO_RIGHT in await town.ana.says("/suspend M4")
    assert NO_RIGHT in await town.luis.says("/roles")
    assert NO_RIGHT in await town.luis.says("/revoke M3 coordinator")


async def test_r22_a_paper_code_suspends_ones_roles_from_any_account(town: Town) -> None:
    room = await coordinators(town, town.ana)
    moderator = Person(town, town.first.user, town.first.user, locale="en")
    shown = await moderator.says("/papercode")
    code = code_in(shown)
    async with town.application.database.reading() as connection:
        marks = (await connection.execute(select(people.c.paper_mark))).scalars().all()
        kept = (await connection.execute(select(settings.c.key, settings.c.value))).all()
    assert not any(code.encode() in (mark or b"") for mark in marks)
    assert code not in repr(kept)

    assert "están suspendidos" in await town.luis.says(f"/suspender {code.lower()}")
    assert "Todos los cargos de M1 están suspendidos" in town.texts(room)[-1]
    await report(town.ana)
    assert "Nobody has it yet" in await claims(town, town.first)
    assert NO_RIGHT in await town.luis.presses_payload("lift:M1")
    assert "with a role" in await moderator.presses_payload("lift:M1"), "nobody lifts their own"
    assert "with a role" in await moderator.says("/papercode")
    assert "with a role" in await moderator.says("/link")
    assert "M1 · moderador · todos los condados · suspendido" in await town.ana.says("/roles")

    await town.neighbour().presses("Levantar la suspensión")
    assert "M3 levantó la suspensión" in town.texts(room)[-1]
    assert "in force again" in moderator.reads
    assert "M1 has it" in await claims(town, town.first)
    assert "Ningún cargo es de ese código" in await town.luis.says(f"/suspend {code}"), "a code works once"


async def test_r22_a_newer_paper_code_voids_the_older_one(town: Town) -> None:
    await give(town, "luis", Role.VERIFIER)
    first = code_in(await town.luis.says("/codigopapel"))
    second = code_in(await town.luis.says("/papercode"))
    assert "Ningún cargo" in await town.ana.says(f"/suspend {first}")
    assert "están suspendidos" in await town.ana.says(f"/suspend {second}")


@pytest.mark.parametrize("said", ["/papercode", "/link"])
async def test_codes_are_for_volunteers_in_private(town: Town, said: str) -> None:
    assert NO_RIGHT in await town.ana.says(said)
    await give(town, "ana", Role.VERIFIER)
    assert "chat privado" in await town.neighbour("ana").says(said)
    assert code_in(await town.ana.says(said))


async def test_r22_a_coordinator_suspends_by_alias(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    await town.ana.says("/suspend m2")
    assert "Los cargos de M2 están suspendidos." in town.texts("ana")
    assert "ya están suspendidos" in await town.ana.says("/suspend M2")
    await report(town.luis)
    assert "Nobody has it yet" in await claims(town, town.second)
    assert "M1 has it" in await claims(town, town.first)
    await town.ana.presses("Levantar la suspensión · Lift the suspension")
    await town.first.presses("Can't tell")
    assert "no están suspendidos" in await town.ana.presses_payload("lift:M2")


async def test_r22_linked_accounts_are_one_person_and_approve_once(town: Town) -> None:
    """A school needs two people: the second account of the first one is none."""
    await give(town, "ana", Role.OWNER, source="config")
    await report(town.luis, kind="school")
    await town.first.presses("Claim")
    await town.first.presses("Confirm")
    await town.first.presses("Two observers on site")
    await town.first.presses("Immigration agents, agency not known")
    assert "M1 agrees" in await town.first.presses("Publish")
    publish = next(p for p in reversed(town.posts("moderators")) if p.outgoing and "*Publish* sends" in p.outgoing.text)

    one = Person(town, town.first.user, town.first.user, locale="en")
    other = Person(town, town.second.user, town.second.user, locale="en")
    code = code_in(await one.says("/link"))
    assert "one person, M1" in await other.says(f"/link {code}")
    assert "M1 enlazó otra cuenta" in town.ana.reads
    await town.second.presses("Publish", on=publish)
    assert town.alerts == []
    assert "You agreed to this yourself" in town.second.reads
    await town.ana.presses_payload(_publish(publish))
    assert len(town.alerts) == 1


def _publish(post: object) -> str:
    buttons = [button for row in post.outgoing.buttons for button in row]  # type: ignore[attr-defined]
    return str(next(button.action.payload for button in buttons if button.label == "Publish"))


async def test_r20_what_both_accounts_approved_before_counts_once_after(town: Town) -> None:
    await report(town.luis, kind="school")
    await town.first.presses("Claim")
    await town.first.presses("Confirm")
    await town.first.presses("Two observers on site")
    await town.first.presses("Immigration agents, agency not known")
    await town.first.presses("Publish")
    other = Person(town, town.second.user, town.second.user, locale="en")
    one = Person(town, town.first.user, town.first.user, locale="en")
    await one.says(f"/link {code_in(await other.says('/link'))}")
    await town.first.presses("Publish")
    assert town.alerts == []


async def test_a_link_code_works_once_and_for_ten_minutes(town: Town) -> None:
    await give(town, "ana", Role.VERIFIER)
    code = code_in(await town.ana.says("/link"))
    assert "ya son una sola persona" in await town.ana.says(f"/enlazar {code}")
    await town.passes(timedelta(minutes=11))
    assert "Ese código no vale" in await town.luis.says(f"/link {code}")
    code = code_in(await town.ana.says("/link"))
    assert "una sola persona, V1" in await town.luis.says(f"/link {code}")
    assert "Ese código no vale" in await Person(town, "mod-1", "mod-1").says(f"/link {code}")
    assert "V1 · verificador" not in await town.luis.says("/roles")


async def test_r22_reporters_read_of_a_volunteer_and_rooms_of_an_alias(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    assert "voluntari" in town.ana.reads
    assert "M1" in town.room[0]
    said = "\n".join(town.texts("ana")).lower()
    assert "m1" not in said
    assert "mod-1" not in said + "\n".join(town.room).lower()


async def test_r22_roles_on_postgresql(open_town: OpenTown, postgresql_url: str) -> None:
    async with open_town(database={"url": postgresql_url}) as town:
        room = await coordinators(town, town.ana)
        await invited(town, town.ana, town.luis, "moderator durham")
        await town.passes(timedelta(minutes=10))
        assert "M4 es moderador" in town.texts(room)[-1]
        code = code_in(await town.luis.says("/papercode"))
        other = Person(town, town.second.user, town.second.user, locale="en")
        await other.says(f"/link {code_in(await town.luis.says('/link'))}")
        assert "M4 · moderador · Durham" in await town.ana.says("/roles")
        await report(town.ana)
        await claims(town, town.luis)
        await town.second.presses("Can't tell")
        assert "is closed" in await town.second.presses("Another reason"), "the configuration named one of the accounts"
        await town.ana.says(f"/suspend {code}")
        assert "están suspendidos" in town.texts(room)[-1]
        assert "M4 ya no es moderador" in await town.ana.says("/revoke M4 moderator")
