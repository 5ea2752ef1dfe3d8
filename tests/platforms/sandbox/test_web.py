"""The page's server: what it takes in, what it streams out, whom it refuses."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.domain.attachments import FILE_BYTES
from bot.errors import SendError
from bot.platforms.sandbox.guard import CONTENT_SECURITY_POLICY
from tests.platforms.sandbox.serving import Served, served

PNG = b"\x89PNG\r\n\x1a\n" + b"rest"


@pytest.fixture
async def server() -> AsyncIterator[Served]:
    async with served() as running:
        yield running


@pytest.fixture
async def page(server: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, headers={"Origin": server.url}) as client:
        yield client


def deed(**act: object) -> dict[str, object]:
    return {"id": "event-0001", "chat": "ana", "user": "ana", "locale": "en"} | act


async def events(page: httpx.AsyncClient) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """The stream's events as a browser would dispatch them."""
    async with page.stream("GET", "/events") as answer:
        name = ""
        async for line in answer.aiter_lines():
            field, _, value = line.partition(": ")
            if field == "event":
                name = value
            if field == "data":
                yield name, json.loads(value)


async def until(page: httpx.AsyncClient, text: str) -> list[dict[str, Any]]:
    """What stands on the page once the text does."""
    async with asyncio.timeout(5):
        posts: dict[str, dict[str, Any]] = {}
        async for name, data in events(page):
            shown = data["posts"] if name == "state" else [data] if name == "post" else []
            posts |= {post["reference"]: post for post in shown}
            if any(text in post.get("html", "") + post["text"] for post in posts.values()):
                return list(posts.values())
    raise AssertionError("the stream ended")


async def test_a_question_is_answered_on_the_stream(page: httpx.AsyncClient) -> None:
    await page.post("/say", json=deed(text="la migra está en la puerta"))
    posts = await until(page, "You need not open the door")
    assert [post["author"] for post in posts] == ["ana", "farolito"]


async def test_a_page_that_is_opened_later_shows_everything(page: httpx.AsyncClient) -> None:
    await page.post("/say", json=deed(text="la migra está en la puerta"))
    before = await until(page, "You need not open the door")
    name, state = await anext(aiter(events(page)))
    assert name == "state"
    assert state["posts"] == before


async def test_the_same_event_twice_is_handled_once(server: Served, page: httpx.AsyncClient) -> None:
    for _ in range(2):
        assert (await page.post("/say", json=deed(text="hola"))).status_code == 200
    await page.post("/say", json=deed(id="event-0002", chat="luis", user="luis", text="hola"))
    await server.network.until_handled()
    assert [incoming.key for incoming in server.network.arrived] == ["event-0001", "event-0002"]


async def test_r41_group_talk_reaches_people_and_not_the_mailbox(server: Served, page: httpx.AsyncClient) -> None:
    server.network.is_full = True
    answer = await page.post("/say", json=deed(chat="neighbours", text="buenos días"))
    assert answer.status_code == 200
    await until(page, "buenos días")


async def test_what_cannot_be_kept_is_said_and_not_shown(server: Served, page: httpx.AsyncClient) -> None:
    server.network.is_full = True
    answer = await page.post("/say", json=deed(text="hola"))
    assert (answer.status_code, answer.json()) == (503, {"error": "sandbox-not-saved"})
    _, state = await anext(aiter(events(page)))
    assert state["posts"] == []


async def test_a_command_opens_its_form_and_is_kept_only_when_sent(server: Served, page: httpx.AsyncClient) -> None:
    form = (await page.post("/say", json=deed(text="/reportar"))).json()["form"]
    assert [field["kind"] for field in form["fields"]] == ["text", "place", "time", "choice", "attachment"]
    assert server.network.arrived == []
    sent = deed(id="event-0002", form=form["name"], values={"what": "two vans"})
    assert (await page.post("/form", json=sent)).json() == {"form": None}
    posts = await until(page, "two vans")
    assert {post["chat"] for post in posts} == {"ana", "moderators"}


async def test_a_command_in_a_group_opens_no_form_that_everybody_would_read(page: httpx.AsyncClient) -> None:
    answer = await page.post("/say", json=deed(chat="neighbours", text="/report"))
    assert answer.json() == {"form": None}
    await until(page, "Please write to me alone.")


async def test_100_000_characters_get_an_answer(page: httpx.AsyncClient) -> None:
    text = "ñ" * 100_000
    assert (await page.post("/say", json=deed(text=text))).status_code == 200
    posts = await until(page, "too long for me")
    assert (len(posts[0]["text"]), posts[0]["cut"]) == (2_000, 100_000)


async def test_a_body_that_is_far_too_large_is_refused(page: httpx.AsyncClient) -> None:
    answer = await page.post("/say", json=deed(text="x" * 1_000_000))
    assert (answer.status_code, answer.json()) == (413, {"error": "sandbox-too-long"})


@pytest.mark.parametrize("path", ["/say", "/press", "/form", "/clock"])
async def test_nonsense_is_refused(page: httpx.AsyncClient, path: str) -> None:
    answer = await page.post(path, content=b"{]")
    assert (answer.status_code, answer.json()) == (422, {"error": "sandbox-refused"})


async def test_a_picture_can_be_fetched_and_shown(server: Served, page: httpx.AsyncClient) -> None:
    assert (await page.post("/file/file-0001", content=PNG)).status_code == 200
    shown = await page.get("/file/file-0001")
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    assert await server.connection.fetch("file-0001", FILE_BYTES) == PNG


async def test_a_file_that_is_no_picture_is_never_served(server: Served, page: httpx.AsyncClient) -> None:
    await page.post("/file/file-0001", content=b"<script>alert(1)</script>", headers={"Content-Type": "image/png"})
    assert (await page.get("/file/file-0001")).status_code == 404
    assert await server.connection.fetch("file-0001", FILE_BYTES) == b"<script>alert(1)</script>"


async def test_a_file_over_20_mb_is_refused(page: httpx.AsyncClient) -> None:
    answer = await page.post("/file/file-0001", content=bytes(20 * 1024 * 1024 + 1))
    assert (answer.status_code, answer.json()) == (413, {"error": "sandbox-file-too-large"})


async def test_a_file_that_is_gone_cannot_be_fetched(server: Served) -> None:
    with pytest.raises(SendError) as error:
        await server.connection.fetch("file-0404", FILE_BYTES)
    assert error.value.permanent


@pytest.mark.parametrize("minutes", [15, 60, 180])
async def test_the_clock_moves_forward(server: Served, page: httpx.AsyncClient, minutes: int) -> None:
    before = server.connection.clock.now()
    await page.post("/clock", json={"minutes": minutes})
    assert (server.connection.clock.now() - before).total_seconds() == minutes * 60


@pytest.mark.parametrize("minutes", [-15, 0, 16, "15", None])
async def test_the_clock_moves_by_its_steps_only(page: httpx.AsyncClient, minutes: object) -> None:
    assert (await page.post("/clock", json={"minutes": minutes})).status_code == 422


async def test_places_are_completed(page: httpx.AsyncClient) -> None:
    answer = await page.get("/complete", params={"argument": "county", "typed": "du", "locale": "es"})
    assert [choice["value"] for choice in answer.json()] == ["Durham", "Duplin"]


async def test_commands_have_their_names_in_both_languages(page: httpx.AsyncClient) -> None:
    words = (await page.get("/words")).json()
    assert [command["name"] for command in words["commands"]["es"]] == ["reportar", "suscribir", "tomar"]
    assert [command["name"] for command in words["commands"]["en"]] == ["report", "subscribe", "claim"]
    assert words["texts"]["es"].keys() == words["texts"]["en"].keys()


@pytest.mark.parametrize("path", ["/", "/events", "/words", "/static/app.js"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil@127.0.0.1", "127.0.0.1:1:2", ""])
async def test_another_name_for_this_computer_is_refused(page: httpx.AsyncClient, path: str, host: str) -> None:
    assert (await page.get(path, headers={"Host": host})).status_code in (400, 403)


async def test_localhost_is_this_computer(server: Served) -> None:
    url = f"http://localhost:{server.url.rpartition(':')[2]}"
    async with httpx.AsyncClient(base_url=server.url, headers={"Host": url[7:], "Origin": url}) as client:
        assert (await client.post("/say", json=deed(text="hola"))).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_posts_of_other_sites_are_refused(
    server: Served, page: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    for path in ("/say", "/press", "/form", "/clock", "/file/file-0001"):
        assert (await page.post(path, json=deed(text="hola"), headers=headers)).status_code == 403
    assert (await page.get("/events", headers=headers)).status_code == 403
    assert server.network.arrived == []


async def test_a_post_without_an_origin_is_refused(server: Served) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        assert (await client.post("/say", json=deed(text="hola"))).status_code == 403


async def test_every_answer_carries_the_strict_policy(page: httpx.AsyncClient) -> None:
    for path in ("/", "/static/app.js", "/static/nothing.js", "/words", "/file/none-such"):
        headers = (await page.get(path)).headers
        assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("name", ["..%2fweb.py", "%2e%2e/web.py", "index.html/..", "web.py"])
async def test_only_the_page_s_own_files_are_served(page: httpx.AsyncClient, name: str) -> None:
    assert (await page.get(f"/static/{name}")).status_code == 404


async def test_an_open_page_does_not_keep_the_program_from_stopping() -> None:
    async with httpx.AsyncClient() as client:
        async with served() as server, asyncio.timeout(5):
            client.base_url = httpx.URL(server.url)
            stream = aiter(events(client))
            await anext(stream)
            assert server.connection.is_connected
        assert not server.connection.is_connected
        assert [event async for event in stream] == []
