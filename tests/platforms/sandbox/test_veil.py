"""A reporter's picture on the page: veiled until it is tapped, by mouse and by keyboard."""

import httpx
from playwright.async_api import expect

from bot.domain.messages import AttachmentKind, Outgoing
from bot.domain.ports import MediaFile
from tests.media import samples
from tests.platforms.sandbox.browser import open_browser, visit
from tests.platforms.sandbox.network import at
from tests.platforms.sandbox.serving import served


async def test_r39_a_picture_lies_under_a_veil_until_it_is_tapped() -> None:
    async with open_browser() as browser, served() as server, visit(browser, server.url) as page:
        server.network.shelf.files["p"] = MediaFile(AttachmentKind.PHOTO, "image/jpeg", samples.jpeg(600, 300))
        server.network.shelf.files["v"] = MediaFile(AttachmentKind.VOICE, "audio/ogg", samples.sound("ogg", "libopus"))
        await server.connection.sender.send(at("mod-1"), Outgoing("R-7F3K, 1 of 2", media="p"), key="p")
        await server.connection.sender.send(at("mod-1"), Outgoing("R-7F3K, 2 of 2", media="v"), key="v")
        picture = page.get_by_alt_text("Picture from a reporter")
        await expect(picture).to_have_css("filter", "blur(24px)")
        assert await picture.evaluate("image => image.complete && image.naturalWidth") == 600
        # In and out of the tab order as everything that can be pressed.
        await page.get_by_role("button", name="Show it").press("Enter")
        await expect(picture).to_have_css("filter", "none")
        await expect(page.get_by_role("button", name="Show it")).to_have_count(0)
        can_be_heard = await page.locator("audio").evaluate(
            "sound => sound.readyState || new Promise(known => {"
            " sound.onloadedmetadata = () => known(true); sound.onerror = () => known(false); })"
        )
        assert can_be_heard


async def test_what_was_deleted_is_gone_from_the_page_and_from_memory() -> None:
    async with served() as server, httpx.AsyncClient(base_url=server.url) as client:
        sender, chat = server.connection.sender, at("mod-1")
        reference = await sender.send(chat, Outgoing("R-7F3K", media="photo"), key="p")
        [post] = server.connection.board.posts("mod-1")
        assert post.shown is not None
        shown = await client.get(f"/file/{post.shown.name}")
        assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
        assert shown.headers["cache-control"] == "no-store"
        await sender.delete(chat, reference)
        assert (await client.get(f"/file/{post.shown.name}")).status_code == 404
