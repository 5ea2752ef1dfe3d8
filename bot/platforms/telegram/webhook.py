"""What a call of Telegram's brings."""

import json
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request

# An update holds one message of at most 4,096 characters; Telegram's largest are far below.
BODY_BYTES: Final = 1024 * 1024


async def read_update(request: Request) -> dict[str, Any] | None:
    """The update, or None for a body that is none, is over BODY_BYTES or broke off."""
    try:
        update = json.loads(await _body(request))
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_BYTES:
                return b""
    except ClientDisconnect:
        return b""
    return bytes(body)
