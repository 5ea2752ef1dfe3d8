"""R35: the feed that list servers and sites of the network carry on: each version an entry, corrections as new ones."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from xml.etree import ElementTree

import httpx
import pytest

from bot import web
from bot.domain.rights import Role
from bot.storage.schema import alerts
from bot.wiring import feed_routes
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import publish, report
from tests.handlers.test_freezing import published_and_caught
from tests.handlers.test_roles import give

ATOM = "{http://www.w3.org/2005/Atom}"
THREAD = "{http://purl.org/syndication/thread/1.0}"
SETTINGS = {
    "alerts": {"feed": True},
    "web": {"public_url": "https://bot.nc.example"},
    "network": {"name": "Red de Prueba"},
}


@pytest.fixture
async def fed(open_town: OpenTown) -> AsyncIterator[Town]:
    async with open_town(**SETTINGS) as town:
        yield town


@asynccontextmanager
async def client(town: Town) -> AsyncIterator[httpx.AsyncClient]:
    application = town.application
    routes = feed_routes(
        application.config, application.services, application.texts, application.database, application.clock
    )
    app = web.create(routes, health=application.health, counts=application.counts, connected=application.connected)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as opened:
        yield opened


async def get(town: Town, **headers: str) -> httpx.Response:
    async with client(town) as opened:
        return await opened.get(
            "/alerts.atom", headers={name.replace("_", "-"): value for name, value in headers.items()}
        )


async def entries(town: Town) -> list[ElementTree.Element]:
    answer = await get(town)
    assert answer.status_code == 200
    feed = ElementTree.fromstring(answer.text)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    return feed.findall(f"{ATOM}entry")


def said(entry: ElementTree.Element, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}") or ""


async def test_r35_without_the_setting_there_is_no_feed(town: Town) -> None:
    assert (await get(town)).status_code == 404


async def test_r35_an_empty_feed_is_a_valid_one(fed: Town) -> None:
    answer = await get(fed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)  # noqa: S314
    assert said(feed, "title") == "Red de Prueba"
    assert said(feed, "id") == "https://bot.nc.example/alerts.atom"
    assert datetime.fromisoformat(said(feed, "updated")).tzinfo is not None
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Red de Prueba"


async def test_r35_a_published_alert_is_an_entry_in_both_languages(fed: Town) -> None:
    await report(fed.ana)
    await publish(fed)
    (entry,) = await entries(fed)
    content = said(entry, "content")
    assert "CONFIRMADO A-101. Agentes de inmigración" in content
    assert "CONFIRMED A-101. Immigration agents" in content
    assert "*" not in content
    assert "\\" not in content
    assert said(entry, "id").startswith("tag:bot.nc.example,2026-11-22:A-101/")
    assert entry.find(f"{ATOM}category").get("term") == "Durham"  # type: ignore[union-attr]
    assert entry.find(f"{THREAD}in-reply-to") is None


async def test_r35_an_end_is_a_new_entry_that_answers_the_first_and_no_outdated_text_is_served(fed: Town) -> None:
    await report(fed.ana)
    await publish(fed)
    (before,) = await entries(fed)
    await fed.passes(timedelta(minutes=10))
    await fed.first.presses("Ended")
    await fed.first.presses("End it")
    newest, first = await entries(fed)
    assert said(newest, "id") != said(before, "id")
    assert said(first, "id") == said(before, "id")
    assert newest.find(f"{THREAD}in-reply-to").get("ref") == said(before, "id")  # type: ignore[union-attr]
    assert "Terminó / Ended" in said(newest, "title")
    assert "Reemplazado" in said(first, "title")
    for entry in (newest, first):
        assert "TERMINÓ A-101" in said(entry, "content")
        assert "CONFIRMADO" not in said(entry, "content")
    assert said(first, "published") == said(before, "published")
    assert said(first, "updated") == said(newest, "updated") > said(before, "updated")


async def test_r35_an_expiry_is_a_new_entry_too(fed: Town) -> None:
    await report(fed.ana)
    await publish(fed)
    await fed.passes(timedelta(hours=2, minutes=1))
    newest, _ = await entries(fed)
    assert "VENCIDO A-101" in said(newest, "content")


async def test_r34_what_the_practice_page_published_is_marked_at_both_ends(fed: Town) -> None:
    await report(fed.ana)
    await publish(fed)
    (entry,) = await entries(fed)
    for part in (said(entry, "title"), said(entry, "content")):
        assert part.startswith("PRÁCTICA")
        assert part.endswith("PRACTICE")


async def test_r34_a_drill_is_never_in_the_feed(fed: Town) -> None:
    await report(fed.ana)
    await publish(fed)
    async with fed.application.database.transaction() as connection:
        await connection.execute(alerts.update().values(mark="drill"))
    assert await entries(fed) == []


async def test_r36_what_is_held_or_undone_is_not_in_the_feed(open_town: OpenTown) -> None:
    settings = {**SETTINGS, "alerts": {"feed": True, "hold_seconds": 60}}
    async with open_town(**settings) as town:
        await report(town.ana)
        await publish(town)
        assert await entries(town) == []
        await town.first.presses("Undo")
        await town.passes(timedelta(minutes=5))
        assert await entries(town) == []


async def test_r31_what_a_freeze_caught_is_not_in_the_feed_and_the_pause_is(fed: Town) -> None:
    await give(fed, "luis", Role.COORDINATOR)
    await published_and_caught(fed)
    (paused,) = await entries(fed)
    assert "Avisos en pausa / Alerts are paused" in said(paused, "title")
    assert "Avisos en pausa desde 3:42 p. m." in said(paused, "content")
    await fed.luis.says("/unfreeze")
    assert await entries(fed) == []
    await fed.first.presses("Send it now")
    (entry,) = await entries(fed)
    assert "CONFIRMADO A-101" in said(entry, "content")


async def test_r35_nothing_of_people_stands_in_the_feed(fed: Town) -> None:
    await report(fed.ana, what="Cuatro agentes; llamen a Juan Pérez al 919-555-0123")
    await publish(fed)
    text = (await get(fed)).text
    for secret in ("Juan", "555-0123", "M1", "ana", "R-"):
        assert secret not in text.replace("camionetas", "").replace("semana", "")


async def test_r35_a_reader_that_has_it_gets_nothing_new_and_a_cache_keeps_it_a_minute(fed: Town) -> None:
    await report(fed.ana)
    await publish(fed)
    first = await get(fed)
    assert first.headers["cache-control"] == "public, max-age=60"
    assert first.headers["last-modified"].startswith("Sun, 22 Nov 2026 20:42:")
    assert first.headers["last-modified"].endswith(" GMT")
    again = await get(fed, If_None_Match=f'W/{first.headers["etag"]}, "other"')
    assert (again.status_code, again.content) == (304, b"")
    await fed.first.presses("Ended")
    await fed.first.presses("End it")
    changed = await get(fed, If_None_Match=first.headers["etag"])
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


async def test_r35_after_two_weeks_an_entry_leaves_the_feed(fed: Town) -> None:
    await report(fed.ana)
    await publish(fed)
    await fed.passes(timedelta(hours=3))
    assert len(await entries(fed)) == 2
    await fed.passes(timedelta(days=15))
    assert await entries(fed) == []
