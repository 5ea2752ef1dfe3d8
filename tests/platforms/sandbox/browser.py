"""A headless browser of this machine for the page's tests."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright

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
