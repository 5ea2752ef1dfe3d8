"""Takes README's picture of the sandbox: `.venv/bin/python -m tools.screenshot`. Needs Chromium."""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Locator, Page

from tests.platforms.sandbox.browser import open_browser, visit
from tests.platforms.sandbox.serving import served_program

PICTURE = Path(__file__).parent.parent / "docs" / "sandbox.png"


async def _press(where: Page | Locator, label: str) -> None:
    await where.get_by_role("button", name=label, exact=True).last.click()
    await where.page.wait_for_timeout(400) if isinstance(where, Locator) else await where.wait_for_timeout(400)


async def _play(page: Page) -> None:
    """A question, a report, and an alert that stands."""
    room = page.get_by_role("log", name="Moderators’ room")
    await _press(page, "/subscribe Durham")
    await _press(page, "/report")
    form = page.get_by_role("dialog")
    await form.get_by_role("textbox").fill("Two vans, four people with vests that say police")
    await form.get_by_role("combobox").first.fill("Durham, Roxboro St and Club Blvd")
    await form.locator("[type=submit]").click()
    await _press(page, "Send now")
    for label in ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known", "Publish"):
        await _press(room, label)
    await _press(page, "la migra está en la puerta, estoy en Durham")
    await page.wait_for_timeout(800)


async def take() -> None:
    """Write the picture, 1440 × 900 pixels."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_browser() as browser, served_program(Path(folder)) as url, visit(browser, url) as page:
            await page.set_viewport_size({"width": 1440, "height": 900})
            await _play(page)
            PICTURE.parent.mkdir(exist_ok=True)
            await page.screenshot(path=PICTURE)


if __name__ == "__main__":
    asyncio.run(take())
