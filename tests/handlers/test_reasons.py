"""Decisions that publish nothing: each has its reason, the reason is one tap, and the reporter hears what it was."""

import asyncio

import pytest

from bot.domain.reports import REASONS, Outcome
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import contents, preview, report, report_id


@pytest.mark.parametrize(
    ("label", "reason", "told"),
    [
        ("It was over", "over", "porque ya había terminado"),
        ("It was at a private home", "private-home", "porque fue en una casa particular"),
        ("It would point at one family", "one-family", "porque señalaría a una sola familia"),
    ],
)
async def test_r17_confirmed_and_not_published_has_its_reason(town: Town, label: str, reason: str, told: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Confirmed, do not publish")
    assert "M1 has it" in town.room[0], "the question decides nothing"
    await town.first.presses(label)
    assert f"confirmed, not published: {label[0].lower()}{label[1:]}" in town.room[0]
    assert town.ana.reads.endswith(f"No se publicó {told}. Gracias.")
    assert town.alerts == []
    assert reason in str(await contents(town))


@pytest.mark.parametrize(
    "label",
    ["The reporter did not answer", "It came too late to look", "The place could not be found", "Another reason"],
)
async def test_r17_inconclusive_has_its_reason(town: Town, label: str) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Can't tell")
    await town.first.presses(label)
    assert f"could not be found out: {label[0].lower()}{label[1:]}" in town.room[0]
    assert "no pudieron saber" in town.ana.reads
    assert "no contestó" not in town.ana.reads, "no blame for the reporter"


@pytest.mark.parametrize(
    "payload", ["inconclusive:{}", "inconclusive:{}:over", "was:{}:too-old", "not-published:{}:0:0", "not-published"]
)
async def test_r17_no_decision_without_one_of_its_own_reasons(town: Town, payload: str) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    answer = await town.first.presses_payload(payload.format(await report_id(town)))
    assert "button" in answer
    assert "M1 has it" in town.room[0]


def test_r17_every_outcome_but_confirmed_has_reasons() -> None:
    assert set(REASONS) == set(Outcome) - {Outcome.CONFIRMED}


async def test_of_two_rooms_that_decide_at_once_one_wins_and_the_other_is_told(
    open_town: OpenTown, postgresql_url: str
) -> None:
    """Two connections of PostgreSQL, five times: one decision, and one clear answer to the other."""
    async with open_town(database={"url": postgresql_url}) as town:
        for round_ in range(5):
            await report(town.ana if round_ % 2 else town.luis)
            await town.first.presses("Claim")
            found = (await contents(town))["reports"]
            open_one = next(str(row[0]) for row in found if row[2] == "claimed")
            router = town.application.router
            answers = await asyncio.gather(
                router.respond(town.first.incoming(f"was:{open_one}:traffic-stop")),
                router.respond(town.second.incoming(f"inconclusive:{open_one}:too-old")),
            )
            await town.settle()
            texts = sorted(reply.text for replies in answers for reply in replies)
            assert len(texts) == 2
            assert texts[0] in ("Already decided by M1.", "Already decided by M2.")
            assert texts[1].endswith("is closed.")
        decided = [row for row in (await contents(town))["audit"] if "decide" in row]
        assert len(decided) == 5
