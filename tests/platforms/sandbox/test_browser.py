"""Browser tests are skipped where there is no browser, but never in CI."""

import pytest

from tests.platforms.sandbox.browser import find_browser


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("FAROLITO_BROWSER", raising=False)
    monkeypatch.delenv("CI", raising=False)


def test_without_a_browser_the_test_is_skipped_and_says_so() -> None:
    with pytest.raises(pytest.skip.Exception, match="no browser found: install one of chromium"):
        find_browser()


def test_without_a_browser_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no browser found"):
        find_browser()


def test_a_browser_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAROLITO_BROWSER", "/opt/browser")
    assert find_browser() == "/opt/browser"
