"""One Starlette app: health, metrics, and the routes that platforms bring."""

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import UTC
from email.utils import format_datetime

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute as BaseRoute  # what platforms bring; app.py hands it on
from starlette.routing import Route

from bot.errors import StorageError
from bot.services.alerts.feed import Page as FeedPage

# Seconds for open requests when the program stops; a server-sent stream never ends by itself.
GRACE = 1
# Seconds that a proxy or a reader may keep the feed: a correction must not wait behind a cache.
FEED_AGE = 60

Health = Mapping[str, str | bool | int | Mapping[str, bool]]
Counts = Callable[[], Mapping[tuple[str, str], int]]


class _Counters(Collector):
    """Counts of the workers as Prometheus reads them; names and platforms only, nothing of people."""

    def __init__(self, counts: Counts, connected: Callable[[], Mapping[str, bool]]) -> None:
        self._counts = counts
        self._connected = connected

    def collect(self) -> Iterator[Metric]:
        events = CounterMetricFamily("farolito_events", "What the workers did.", labels=["worker", "what"])
        for (worker, what), count in self._counts().items():
            events.add_metric([worker, what], count)
        yield events
        up = GaugeMetricFamily("farolito_connected", "The platform answers.", labels=["platform"])
        for platform, is_connected in self._connected().items():
            up.add_metric([platform], float(is_connected))
        yield up


def create(
    routes: Sequence[BaseRoute],
    *,
    health: Callable[[], Awaitable[Health]],
    counts: Counts,
    connected: Callable[[], Mapping[str, bool]],
) -> Starlette:
    """GET /health: 200 while the database answers, 503 otherwise; a platform that is away is named there.

    GET /metrics: Prometheus' text format.
    """
    registry = CollectorRegistry()
    registry.register(_Counters(counts, connected))

    async def show_health(_: Request) -> Response:
        try:
            return JSONResponse(dict(await health()))
        except StorageError:
            return JSONResponse({"status": "failing", "database": False}, status_code=503)

    async def show_metrics(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[Route("/health", show_health), Route("/metrics", show_metrics), *routes])


def feed_route(path: str, page: Callable[[], Awaitable[FeedPage]]) -> Route:
    """GET an Atom feed: what has not changed is not sent again (RFC 9110, If-None-Match); 503 without the database."""

    async def show_feed(request: Request) -> Response:
        try:
            found = await page()
        except StorageError:
            return Response(status_code=503, headers={"Retry-After": "60"})
        headers = {
            "Cache-Control": f"public, max-age={FEED_AGE}",
            "ETag": found.etag,
            "Last-Modified": format_datetime(found.modified.astimezone(UTC), usegmt=True),
        }
        known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
        if found.etag in known or "*" in known:
            return Response(status_code=304, headers=headers)
        return Response(found.body, media_type="application/atom+xml", headers=headers)

    return Route(path, show_feed)


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens on a port of this machine."""
    try:
        socket.create_server((host, port)).close()
    except OSError:
        return False
    return True


class Server:
    """The app on a socket of this machine. The port is taken at once, so that an address can be printed."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        """Raises OSError when the port is taken. port 0: any free one."""
        self._socket = socket.create_server((host, port))
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=GRACE)
        self._server = _Quiet(config)

    @property
    def url(self) -> str:
        host, port = self._socket.getsockname()[:2]
        return f"http://{host}:{port}"

    async def run(self) -> None:
        """Serve until cancelled; then answer what was asked, for GRACE seconds, and cut the rest."""
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket]), name="web server")
        try:
            await asyncio.shield(serving)
        finally:
            self._server.should_exit = True
            await serving
            self._socket.close()


class _Quiet(uvicorn.Server):
    """Signals are the application's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
