"""The network's other rooms on the page: verifiers and coordinators, each with somebody to be."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.platforms.sandbox.browser import PHONE, open_browser, visit
from tests.platforms.sandbox.serving import served_program
from tests.platforms.sandbox.test_newcomer import press


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


async def claimed(page: Page) -> None:
    """Ana reports, M1 takes it."""
    await press(page, "/report")
    form = page.get_by_role("dialog")
    await form.get_by_role("textbox").fill("Two vans, people with vests that say police")
    await form.get_by_role("combobox").first.fill("Durham, Roxboro St and Club Blvd")
    await form.locator("[type=submit]").click()
    await press(page, "Send now")
    await press(page.get_by_role("log", name="Moderators’ room"), "Claim")


async def test_verifiers_are_asked_and_answer_on_the_page(browser: Browser, tmp_path: Path) -> None:
    async with served_program(tmp_path, whole_cast=True) as url, visit(browser, url) as page:
        await claimed(page)
        moderators = page.get_by_role("log", name="Moderators’ room")
        await press(moderators, "More")
        await press(moderators, "Ask verifiers")
        await page.get_by_role("tab", name=re.compile("^Verifiers")).click()
        await expect(moderators).to_be_hidden()
        room = page.get_by_role("log", name="Verifiers’ room")
        await press(room, "On my way")
        await press(room, "I agree")
        await expect(room.get_by_text("only for V1").last).to_be_visible()
        await expect(room).to_contain_text("V1")
        await page.get_by_role("radio", name="V2").check()
        await expect(room.get_by_text("only for V1").last).to_be_hidden()
        await press(room, "On my way")
        await press(room, "I agree")
        # Two are on the way: now the place is shown, to each in private.
        await expect(room.get_by_role("article").filter(has_text="Roxboro St and Club Blvd").last).to_be_visible()


async def test_coordinators_have_their_room_and_their_commands(browser: Browser, tmp_path: Path) -> None:
    async with served_program(tmp_path, whole_cast=True) as url, visit(browser, url) as page:
        await page.get_by_role("tab", name="Coordinators").click()
        pane = page.get_by_role("region", name="Moderators’ room")
        await pane.get_by_role("textbox").fill("/roles ")
        await pane.get_by_role("button", name="Send", exact=True).click()
        room = page.get_by_role("log", name="Coordinators’ room")
        for line in ("M1 · moderator", "M3 · owner", "V4 · verifier"):
            await expect(room).to_contain_text(line)
        await expect(page.get_by_role("radio", name="M4")).to_be_visible()
        await expect(page.get_by_role("radio", name="M1")).to_be_hidden()


async def test_on_a_telephone_the_rooms_are_there_too(browser: Browser, tmp_path: Path) -> None:
    async with (
        served_program(tmp_path, whole_cast=True) as url,
        visit(browser, url, viewport=PHONE, locale="es-US") as page,
    ):
        await page.get_by_role("tab", name=re.compile("Sala de moder")).click()
        await page.get_by_role("tab", name=re.compile("^Verificación")).click()
        await expect(page.get_by_role("log", name="Sala de verificación")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
