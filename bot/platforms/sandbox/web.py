"""The sandbox's page and what it asks of the server."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from importlib.resources import files
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.domain.attachments import FILE_BYTES
from bot.domain.messages import Argument, Command
from bot.errors import StorageError
from bot.platforms.sandbox import inbound
from bot.platforms.sandbox.board import Json, form_json
from bot.platforms.sandbox.guard import LocalOnly
from bot.platforms.sandbox.inbound import EventKind, Refused
from bot.platforms.sandbox.runner import SandboxConnection

LOCALES: Final = ("en", "es")

# 100,000 characters are at most 600,000 bytes of JSON.
_ACT_BYTES: Final = 1_000_000
_MOVE_BYTES: Final = 1_000
_STATIC: Final = files("bot.platforms.sandbox") / "static"
_TYPES: Final = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
# The page fills these in itself.
_PLACEABLES: Final = {name: f"{{{name}}}" for name in ("count", "name", "time", "number")}
_TYPED_CHARACTERS: Final = 100

Endpoint = Callable[[Request], Awaitable[Response]]


class _Refusal(Exception):
    """An answer that is an error: its HTTP status, and the text that the page shows."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key


class _Move(BaseModel):
    model_config = ConfigDict(extra="forbid")

    minutes: Literal[15, 60, 180]


def routes(connection: SandboxConnection) -> list[Route]:
    """The page, to be mounted at "/". Each route refuses what our own page on this computer did not ask for."""
    page = _Page(connection)
    local = [Middleware(LocalOnly)]
    get: list[tuple[str, Endpoint]] = [
        ("/", page.index),
        ("/static/{name}", page.static),
        ("/words", page.words),
        ("/complete", page.complete),
        ("/events", page.events),
        ("/file/{name}", page.picture),
    ]
    post: list[tuple[str, Endpoint]] = [
        ("/say", page.say),
        ("/press", page.press),
        ("/form", page.form),
        ("/clock", page.move_clock),
        ("/file/{name}", page.keep_file),
    ]
    return [
        *(Route(path, _answered(endpoint), methods=["GET"], middleware=local) for path, endpoint in get),
        *(Route(path, _answered(endpoint), methods=["POST"], middleware=local) for path, endpoint in post),
    ]


class _Page:
    def __init__(self, connection: SandboxConnection) -> None:
        self._connection = connection
        self._static = {file.name: file.read_bytes() for file in _STATIC.iterdir() if file.is_file()}

    async def index(self, request: Request) -> Response:
        return self._file("index.html")

    async def static(self, request: Request) -> Response:
        return self._file(str(request.path_params["name"]))

    async def words(self, request: Request) -> Response:
        """The page's texts and the program's commands in both languages."""
        texts = self._connection.texts
        keys = [key for key in texts.keys if key.startswith("sandbox-")]
        return JSONResponse(
            {
                "texts": {each: {key: texts.label(each, key, **_PLACEABLES) for key in keys} for each in LOCALES},
                "commands": {each: self._commands(each) for each in LOCALES},
                "timezone": texts.timezone.key,
                "number": self._connection.help_number,
            }
        )

    async def complete(self, request: Request) -> Response:
        """What an argument could be, for what was typed of it."""
        query = request.query_params
        try:
            argument = Argument(query.get("argument", ""))
        except ValueError:
            raise _Refusal(422, "sandbox-refused") from None
        typed = query.get("typed", "")[:_TYPED_CHARACTERS]
        choices = self._connection.conversation.complete(argument, typed, query.get("locale"))
        return JSONResponse([{"value": choice.value, "label": choice.label} for choice in choices])

    async def events(self, request: Request) -> Response:
        return StreamingResponse(self._connection.board.stream(), media_type="text/event-stream")

    async def say(self, request: Request) -> Response:
        return await self._take(request, EventKind.SAY)

    async def press(self, request: Request) -> Response:
        return await self._take(request, EventKind.PRESS)

    async def form(self, request: Request) -> Response:
        return await self._take(request, EventKind.FORM)

    async def move_clock(self, request: Request) -> Response:
        try:
            move = _Move.model_validate_json(await _body(request, _MOVE_BYTES, too_large="sandbox-refused"))
        except ValidationError:
            raise _Refusal(422, "sandbox-refused") from None
        self._connection.move_clock(timedelta(minutes=move.minutes))
        return JSONResponse({"now": self._connection.clock.now().isoformat()})

    async def keep_file(self, request: Request) -> Response:
        name = str(request.path_params["name"])
        content = await _body(request, FILE_BYTES, too_large="sandbox-file-too-large")
        if not re.fullmatch(inbound.ID, name) or not content:
            raise _Refusal(422, "sandbox-refused")
        self._connection.files.put(name, content)
        return JSONResponse({})

    async def picture(self, request: Request) -> Response:
        """A picture that somebody handed over, or a file that the program shows; nothing else is ever served back."""
        file = self._connection.files.on_page(str(request.path_params["name"]))
        if file is None or file.drawable is None:
            return Response(status_code=404)
        return Response(file.content, media_type=file.drawable)

    async def _take(self, request: Request, kind: EventKind) -> Response:
        body = await _body(request, _ACT_BYTES, too_large="sandbox-too-long")
        try:
            form = await self._connection.take(inbound.read(body, kind=kind, now=self._connection.clock.now()))
        except Refused:
            raise _Refusal(422, "sandbox-refused") from None
        except StorageError:
            raise _Refusal(503, "sandbox-not-saved") from None
        return JSONResponse({"form": form_json(form) if form else None})

    def _commands(self, locale: str) -> list[Json]:
        return [self._command(each, locale) for each in self._connection.conversation.commands if each.in_menu]

    def _command(self, command: Command, locale: str) -> Json:
        spanish = locale == "es" and command.aliases
        return {
            "name": command.aliases[0] if spanish else command.name,
            "names": [command.name, *command.aliases],
            "description": self._connection.texts.label(locale, command.description),
            "argument": command.argument.value,
            "inGroups": command.in_groups,
            "role": command.role,
        }

    def _file(self, name: str) -> Response:
        content = self._static.get(name)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type=_TYPES[name.rpartition(".")[2]])


def _answered(endpoint: Endpoint) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except _Refusal as refusal:
            return JSONResponse({"error": refusal.key}, status_code=refusal.status)
        except ClientDisconnect:
            # The page was closed before it had sent everything; nobody reads this.
            return Response(status_code=400)

    return answer


async def _body(request: Request, limit: int, *, too_large: str) -> bytes:
    """The body, read no further than its limit. Raises _Refusal."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > limit:
            raise _Refusal(413, too_large)
    return bytes(content)
