"""Keeps every site but our own page away from the sandbox."""

import re
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A site that makes its name resolve to 127.0.0.1 still sends its own name here.
_LOCAL_HOST: Final = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?")

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class LocalOnly:
    """Middleware: answers requests made to this computer by the page itself, with strict headers; others get 403."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        app: ASGIApp = self._app if is_own(Headers(scope=scope), method=scope["method"]) else _FORBIDDEN
        await app(scope, receive, send_with_headers)


def is_own(headers: Headers, *, method: str) -> bool:
    """Whether a request was made to this computer's own name and, where it changes something, by our page.

    Browsers send Origin with every POST, and Sec-Fetch-Site with every request; a page cannot set either.
    """
    host = headers.get("host", "").lower()
    if not _LOCAL_HOST.fullmatch(host):
        return False
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return method in ("GET", "HEAD")
    return origin.lower() == f"http://{host}"


_FORBIDDEN: Final = JSONResponse({"error": "sandbox-refused"}, status_code=403)
