"""/report in a Telegram group: a link into the private chat, and no trace, through python-telegram-bot."""

from pathlib import Path

from tests.whole import Known, on_telegram


async def test_a_report_in_a_group_goes_on_in_private_and_leaves_no_trace(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana, group = town.api.person("Ana"), town.api.group("Vecinos")
        command = await ana.says("/report@farolito_bot dos camionetas y cuatro agentes en Durham", chat=group)
        await town.settle()
        assert command.is_deleted
        answer = group.from_bot[-1]
        assert "camionetas" not in answer.text
        (key,) = answer.buttons[0]
        assert key.url is not None
        address, _, code = key.url.partition("?start=")
        assert address == "https://t.me/farolito_bot"
        await ana.says(f"/start {code}")
        await town.settle()
        shown = await ana.chat.shows("dos camionetas y cuatro agentes en Durham")
        assert shown.text.startswith("Lo leen voluntarios")
        await ana.presses("Enviar ya", message=shown)
        await town.settle()
        await ana.chat.shows("Guardado: R-")
        assert any("cuatro agentes" in text for text in town.room.texts)


async def test_the_link_opens_nothing_for_anybody_else(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana, luis, group = town.api.person("Ana"), town.api.person("Luis"), town.api.group("Vecinos")
        await ana.says("/reportar dos camionetas en Durham", chat=group)
        await town.settle()
        code = (group.from_bot[-1].buttons[0][0].url or "").partition("?start=")[2]
        await luis.says(f"/start {code}")
        await town.settle()
        assert "camionetas" not in "".join(luis.chat.texts)
        assert "ya no está aquí" in luis.chat.texts[-1]


async def test_a_command_that_may_not_be_deleted_is_answered_all_the_same(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        town.api.refuse("deleteMessage", 400, "Bad Request: message can't be deleted", times=5)
        ana, group = town.api.person("Ana"), town.api.group("Vecinos")
        command = await ana.says("/report dos camionetas en Durham", chat=group)
        await town.settle()
        assert not command.is_deleted
        assert group.from_bot[-1].labels == ["Abrir un chat privado"]


async def test_a_photo_with_the_command_waits_behind_the_link(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana, group = town.api.person("Ana"), town.api.group("Vecinos")
        photo = await ana.sends_photo(b"x" * 500, "/report en Durham", chat=group)
        await town.settle()
        assert photo.is_deleted
        code = (group.from_bot[-1].buttons[0][0].url or "").partition("?start=")[2]
        await ana.says(f"/start {code}")
        await town.settle()
        assert "Con: 1 archivo" in ana.chat.texts[-1]


async def test_a_shared_place_is_asked_about_and_the_button_for_it_shown(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = town.api.person("Ana")
        await ana.says("/report dos camionetas")
        await town.settle()
        assert ana.chat.from_bot[-1].reply_keyboard is not None
        await ana.sends_location(35.994312, -78.898645, live=True)
        await town.settle()
        assert any("en vivo" in text for text in ana.chat.texts)
        await ana.sends_location(35.994312, -78.898645)
        await town.settle()
        assert "¿Está pasando ahí, o ahí está usted?" in ana.chat.texts[-1]
        await ana.presses("Está pasando ahí")
        await town.settle()
        await ana.presses("Enviar ya")
        await town.settle()
        assert "35.99, -78.9" in town.room.texts[0]
        assert "35.994" not in town.room.texts[0]
