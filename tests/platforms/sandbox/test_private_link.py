"""A link into the private chat, in a browser: it opens the chat of whoever presses, begun with the word behind it."""

import re

import pytest
from playwright.async_api import expect

from bot.domain.messages import Button, Outgoing
from bot.platforms.sandbox import chats
from tests.platforms.sandbox.browser import open_browser, visit
from tests.platforms.sandbox.serving import served

pytestmark = pytest.mark.asyncio


async def test_a_link_opens_the_private_chat_of_whoever_presses() -> None:
    async with served() as server, open_browser() as browser, visit(browser, server.url) as page:
        button = Button("Open a private chat", start="ABCD1234")
        server.connection.board.post(chats.NEIGHBOURS, Outgoing("Reports are made in private.", ((button,),)))
        await page.get_by_role("tab", name=re.compile("Neighbors’ group")).click()
        await page.get_by_role("button", name="Open a private chat", exact=True).click()
        await expect(page.get_by_role("log", name="Ana’s chat")).to_contain_text("/start ABCD1234")
        await server.network.until_handled()
        (incoming,) = server.network.arrived
        assert (incoming.command, incoming.arguments, incoming.private) == ("start", "ABCD1234", True)
        assert incoming.address.chat == chats.ANA
