"""A headless browser of this machine for the page's tests."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

DESKTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# --headless and --no-sandbox: tests run in containers, without a display and often as root.
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str:
    """The path of a browser. Without one the test is skipped, but fails where CI=true."""
    named = os.environ.get("FAROLITO_BROWSER")
    found = named or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    missing = f"no browser found: install one of {', '.join(_NAMES)} or set FAROLITO_BROWSER"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    path = find_browser()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def visit(
    browser: Browser,
    url: str,
    *,
    viewport: ViewportSize = DESKTOP,
    locale: str = "en-US",
    theme: Literal["light", "dark"] = "light",
) -> AsyncIterator[Page]:
    """The page, ready. An error in it, or a request to another computer, fails the test."""
    context = await browser.new_context(viewport=viewport, locale=locale, color_scheme=theme)
    page = await context.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Security Policy" in message.text else None)
    page.on("request", lambda request: None if request.url.startswith(url) else faults.append(request.url))
    try:
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        yield page
        assert faults == []
    finally:
        await context.close()
