"""A press that is refused in a group is answered to whoever pressed: messages there would keep its cards waiting."""

from pathlib import Path

from tests.whole import Known, OnTelegram, on_telegram

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"
PRESSES = 30


async def reported(town: OnTelegram) -> None:
    ana = town.api.person("Ana")
    await ana.says(f"/reportar {WORDS}")
    await town.settle()
    await ana.presses("Enviar ya")
    await town.settle()


async def test_who_may_not_press_reads_it_alone_and_the_room_stays_quiet(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await reported(town)
        stranger = town.api.person("Sam", language_code="en")
        before = len(town.room.texts)
        presses = [await stranger.presses("Claim", chat=town.room) for _ in range(PRESSES)]
        await town.settle()
        assert len(town.room.texts) == before, "thirty messages would take all that a group gets in a minute and a half"
        assert "Nobody has it yet" in town.room.from_bot[0].text
        for press in presses:
            assert press.toast is not None
            assert press.toast.startswith("Only volunteers with a role")
            assert "336-543-0353" in press.toast, "R2"


async def test_who_comes_second_reads_who_has_it(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await reported(town)
        card = town.room.from_bot[0]
        await town.moderator.presses("Claim", message=card)
        again = await town.moderator.presses("Claim", message=card)
        before = len(town.room.texts)
        await town.settle()
        assert again.toast == "M1 has it already."
        assert len(town.room.texts) == before


async def test_where_the_press_is_too_old_to_answer_a_message_says_it(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await reported(town)
        card = town.room.from_bot[0]
        await town.moderator.presses("Claim", message=card)
        await town.moderator.presses("Claim", message=card)
        town.api.forget_presses()
        await town.settle()
        assert "M1 has it" in card.text
        await town.room.shows("M1 has it already.")
