"""The way of a newcomer through the real program, from the first question to the alert that ended."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.platforms.sandbox.browser import open_browser, visit
from tests.platforms.sandbox.serving import served_program

# How a published text must look (RULES R34), in the Spanish and in the English half.
# In milliseconds: twenty seconds from *Publish* to the first send, and some for the machine.
HOLD = 40_000
MARKED = re.compile(r"\s*PRÁCTICA: .*\sPRÁCTICA\s*PRACTICE: .*\sPRACTICE\s*", re.DOTALL)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


async def press(where: Page | Locator, label: str) -> None:
    await where.get_by_role("button", name=label, exact=True).last.click()


async def publish(page: Page) -> None:
    """Ana reports, M1 decides: as far as the published alert."""
    room = page.get_by_role("log", name="Moderators’ room")
    await press(page, "/report")
    form = page.get_by_role("dialog")
    await form.get_by_role("textbox").fill("Two vans, people with vests that say police")
    await form.get_by_role("combobox").first.fill("Durham, Roxboro St and Club Blvd")
    await form.locator("[type=submit]").click()
    await press(page, "Send now")
    await expect(page.get_by_role("log", name="Ana’s chat")).to_contain_text("Nobody has read it yet")
    for label in ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known"):
        await press(room, label)
    await expect(room.get_by_role("article").filter(has_text="It goes to").last).to_contain_text("1 person")
    await press(room, "Publish")
    await expect(room.get_by_role("article").filter(has_text="goes out at").last).to_contain_text("nothing was sent")


async def test_from_the_question_to_the_ended_alert(browser: Browser, tmp_path: Path) -> None:
    async with served_program(tmp_path) as url, visit(browser, url) as page:
        channel = page.get_by_role("log", name="Alerts channel").get_by_role("article")
        luis = page.get_by_role("log", name="Luis’s chat").get_by_role("article").last
        await press(page, "/subscribe Durham")
        await expect(page.get_by_role("log", name="Luis’s chat")).to_contain_text("Done: Durham")
        await expect(luis).to_contain_text("EXAMPLE")
        await publish(page)
        await expect(channel).to_contain_text("CONFIRMED A-", timeout=HOLD)
        await expect(channel.locator(".body")).to_have_text(MARKED)
        await page.get_by_role("tab", name="Luis").click()
        await expect(luis).to_contain_text("CONFIRMED A-")
        await press(page.get_by_role("log", name="Moderators’ room"), "Ended")
        await press(page.get_by_role("log", name="Moderators’ room"), "End it")
        await expect(channel).to_contain_text("ENDED A-")
        await expect(channel.locator(".body")).to_have_text(MARKED)
        await expect(page.get_by_role("log", name="Luis’s chat")).to_contain_text("ENDED A-")
        # The question comes last: it is in Spanish, and so is everything that Ana reads after it.
        await press(page, "la migra está en la puerta, estoy en Durham")
        ana = page.get_by_role("log", name="Ana’s chat")
        await expect(ana).to_contain_text("No abra la puerta")
        await expect(ana).to_contain_text("919-519-6103")


async def test_an_alert_that_nobody_ended_expires_when_the_clock_is_moved(browser: Browser, tmp_path: Path) -> None:
    async with served_program(tmp_path) as url, visit(browser, url) as page:
        await press(page, "/subscribe Durham")
        await expect(page.get_by_role("log", name="Luis’s chat")).to_contain_text("Done: Durham")
        await publish(page)
        channel = page.get_by_role("log", name="Alerts channel").get_by_role("article")
        await expect(channel).to_contain_text("CONFIRMED A-", timeout=HOLD)
        await press(page, "+3 h")
        await expect(channel).to_contain_text("EXPIRED A-")
        await expect(channel.locator(".body")).to_have_text(MARKED)
