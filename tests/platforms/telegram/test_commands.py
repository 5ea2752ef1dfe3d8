"""The menus that Telegram shows."""

from bot.platforms.telegram.client import build_bot
from bot.platforms.telegram.commands import describe, menus, publish
from tests.fakes.telegram_api import FakeTelegram
from tests.platforms.telegram.program import COMMANDS, texts


def names(api: FakeTelegram, scope: str, language: str) -> list[str]:
    return [command["command"] for command in api.commands[scope, language]]


async def test_each_language_has_its_menu_and_groups_a_shorter_one(api: FakeTelegram) -> None:
    bot = build_bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url, patience=2)
    changed = await publish(bot, menus(COMMANDS, texts()))
    assert changed == 2 * (1 + len(texts().locales))
    assert names(api, "all_private_chats", "es") == ["reportar", "derechos", "misdatos"]
    assert names(api, "all_group_chats", "es") == ["reportar", "derechos"]
    for language in ("", "en"):
        assert names(api, "all_private_chats", language) == ["report", "rights", "mydata"]
    spanish = api.commands["all_private_chats", "es"][0]["description"]
    assert spanish == texts().label("es", COMMANDS[0].description)
    assert spanish != api.commands["all_private_chats", ""][0]["description"]
    await bot.close_connections()


async def test_only_menus_that_changed_are_set_again(api: FakeTelegram) -> None:
    bot = build_bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url, patience=2)
    await publish(bot, menus(COMMANDS, texts()))
    assert await publish(bot, menus(COMMANDS, texts())) == 0
    del api.commands["all_group_chats", "es"]
    assert await publish(bot, menus(COMMANDS, texts())) == 1
    await bot.close_connections()


async def test_the_empty_chat_says_who_the_bot_is_in_each_language(api: FakeTelegram) -> None:
    bot = build_bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url, patience=2)
    api.descriptions["short_description", "en"] = "What the operator wrote"
    await describe(bot, texts())
    assert api.descriptions["description", "es"].startswith("Pregúnteme")
    assert api.descriptions["description", ""].startswith("Ask me")
    assert api.descriptions["short_description", "en"] == "What the operator wrote"
    await bot.close_connections()
