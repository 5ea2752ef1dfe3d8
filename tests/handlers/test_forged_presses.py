"""Presses and forms that no button of ours carries, or that somebody else pressed: answered, and nothing done."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.domain.messages import PAYLOAD_BYTES
from bot.storage.schema import subscription_counties
from handlers.presses import FORMS, PRESSES
from tests.chat import Person, Town
from tests.handlers.flows import ALL_FAILED, SIGHTING, STATEWIDE, contents, publish, report, report_id

# What an attacker puts behind a verb. R stands for a report that exists.
ARGUMENTS = (
    (), ("",), ("", ""), ("no-such",), ("R", ""), ("R", "-1"), ("R", "0", "-1"), ("R", "99999999999999999999"),
    ("R", "0", "0", "1", "101", "99999999999999999999"), ("R", "0", "0", "-1", "-1", "-1"), ("R", "²"), ("R", "٣"),
    ("R", "ñandú"), ("R", "yes", "no", "x"), ("-1",), ("9" * 40,), ("²",), ("٣",), ("Ñ" * 12,), ("' OR 1=1 --",),
    ("en",), ("en", "no-such-card"), ("xx", "rights-home"), ("*",), ("durham",), ("R:R",), ("0",), ("/start",),
)  # fmt: skip


def payloads(verb: str, report_id: str) -> Iterator[str]:
    for arguments in ARGUMENTS:
        payload = ":".join((verb, *(argument.replace("R", report_id) for argument in arguments)))
        if len(payload.encode()) <= PAYLOAD_BYTES:
            yield payload


async def answer_to(person: Person, payload: str) -> str:
    """What a press is answered, by a message or a notice; straight from the router, since there are hundreds."""
    incoming = person.incoming(payload)
    person.town.application.router.form(incoming)
    replies = await person.town.application.router.respond(incoming)
    answer = "\n".join(reply.text or reply.notice or "" for reply in replies)
    assert answer, f"no answer to {payload!r}"
    assert not answer.startswith(ALL_FAILED), payload
    return answer


STAFF = sorted(verb for verb, route in PRESSES.items() if route.staff)


@pytest.mark.parametrize("who", ["ana", "luis", "neighbour"])
async def test_r19_no_press_of_a_moderators_works_for_anybody_else(town: Town, who: str) -> None:
    await report(town.luis)
    found = await report_id(town)
    await town.first.presses("Claim")
    person = town.neighbour() if who == "neighbour" else getattr(town, who)
    before = await contents(town)
    for verb in STAFF:
        for payload in (f"{verb}:{found}", f"{verb}:{found}:0", f"{verb}:{found}:0:0", f"{verb}:{found}:other", verb):
            answer = await answer_to(person, payload)
            assert "voluntarios con un cargo" in answer, payload
            assert STATEWIDE in answer
    assert await contents(town) == before
    assert town.alerts == []


async def test_a_form_that_opened_for_nobody_in_particular_is_refused_at_its_end(town: Town) -> None:
    await report(town.luis)
    found = await report_id(town)
    before = await contents(town)
    for payload in (f"ask-own:{found}", f"place:{found}:0:0"):
        await town.ana.presses_payload(payload)
        assert town.ana.form is not None
        answer = await town.ana.fills({"text": "hola"})
        assert "voluntarios con un cargo" in answer
    assert await contents(town) == before


async def test_where_no_form_opens_a_forged_press_asks_nothing(town: Town) -> None:
    """As on Telegram: a forged press must not put the next words of a neighbour into a moderator's form."""
    await report(town.luis)
    found = await report_id(town)
    before = await contents(town)
    for verb in ("ask-own", "place"):
        answer = await town.neighbour().presses_payload_without_forms(f"{verb}:{found}:0:0")
        assert "voluntarios con un cargo" in answer
    assert await contents(town) == before


@pytest.mark.parametrize("state", ["received", "claimed", "published"])
async def test_forged_payloads_of_a_moderator_change_nothing(town: Town, state: str) -> None:
    await report(town.ana)
    found = await report_id(town)
    if state == "claimed":
        # By a colleague: each press of whoever has a report lets the claim hold.
        await town.second.presses("Claim")
    if state == "published":
        await publish(town)
    before = await contents(town, "drafts")
    for verb in STAFF:
        for payload in payloads(verb, found):
            # With these the payload is one that a button of ours carries.
            if payload.startswith(f"{verb}:{found}:") and verb in {
                "claim",
                "inconclusive",
                "destroy-sure",
                "ended",
                "ended-sure",
                "escalate",
                "extend-sure",
            }:
                continue
            if verb in {"keep", "agency"} and state == "claimed":
                continue
            if verb == "freeze":
                continue
            await answer_to(town.first, payload)
    assert await contents(town, "drafts") == before


@pytest.mark.parametrize("draft", [False, True])
async def test_forged_payloads_of_a_neighbour_change_nothing(town: Town, draft: bool) -> None:
    await report(town.luis)
    found = await report_id(town)
    if draft:
        await town.ana.says("/report")
        await town.ana.fills(SIGHTING)
    before = await contents(town, "drafts")
    for verb in (*sorted(set(PRESSES) - set(STAFF)), "no-such-verb", "STALE"):
        for payload in payloads(verb, found):
            if draft and verb == "report-send":
                continue
            await answer_to(town.ana, payload)
    assert await contents(town, "drafts") == before
    assert len(town.room) == 1


@pytest.mark.parametrize(
    "payload", ["", ":", ":::", "claim\x00", "\n", "x" * 200, "ñ" * 33, "🦆", "claim:" + "x" * 190]
)
async def test_a_payload_that_is_none_is_a_stale_button(town: Town, payload: str) -> None:
    answer = await town.ana.presses_payload(payload)
    assert "Ese botón ya no vale" in answer
    assert STATEWIDE in answer


@pytest.mark.parametrize("argument", ["", ":", ":no-such", ":no-such:0:0", ":²:²:²", ":" + "x" * 150])
@pytest.mark.parametrize("who", ["ana", "first"])
async def test_a_forged_form_changes_nothing(town: Town, argument: str, who: str) -> None:
    """One town for all forms: each leaves it as it was."""
    person: Person = getattr(town, who)
    before = await contents(town)
    for form in (*sorted(set(FORMS) - {"report"}), "no-such", "", "x" * 200):
        said = len(town.texts(person.chat))
        answer = await person.submits((form + argument)[:200], {"text": "hola", "x": "y"})
        assert answer, form
        assert len(town.texts(person.chat)) > said, f"no answer to {form!r}"
        assert not answer.startswith(ALL_FAILED), form
        assert await contents(town) == before, form


@pytest.mark.parametrize("values", [{}, {"what": ""}, {"time": "-1"}, {"time": "²"}, {"time": "9" * 30, "kind": "x"}])
async def test_a_report_form_with_nothing_in_it_cannot_be_sent(town: Town, values: dict[str, str]) -> None:
    answer = await town.ana.submits("report", values)
    assert not answer.startswith(ALL_FAILED)
    assert "Enviar ya" not in town.ana.buttons
    assert "Todavía no hay nada que mandar" in await town.ana.presses_payload("report-send")
    assert town.room == []


async def test_words_after_a_refusal_are_a_question_again(town: Town) -> None:
    """Too late for details: the next words must not be taken for details too (R2)."""
    await report(town.ana)
    button = town.ana.post
    await town.passes(timedelta(minutes=31))
    payload = button.outgoing.buttons[0][0].action.payload  # type: ignore[union-attr]
    await town.ana.presses_payload_without_forms(payload)
    assert "tarde" in await town.ana.says("Ya se fueron")
    assert STATEWIDE in town.ana.reads
    assert "No abra la puerta" in await town.ana.says("la migra está en la puerta")


async def test_words_that_are_refused_can_be_written_anew(town: Town) -> None:
    await report(town.ana)
    found = await report_id(town)
    await town.first.presses_payload_without_forms(f"ask-own:{found}")
    assert "phone" in await town.first.says("@farolito llame al 919 555 0123")
    await town.first.says("@farolito ¿De qué color es?")
    assert "¿De qué color es?" in town.ana.reads


async def test_nobody_is_subscribed_by_a_forged_press(town: Town) -> None:
    for county in ("", "Narnia", "durham", "*", "Durham|Wake"):
        assert "Ese botón ya no vale" in await town.ana.presses_payload(f"subscribe:{county}")
    assert (await contents(town))[subscription_counties.name] == []
