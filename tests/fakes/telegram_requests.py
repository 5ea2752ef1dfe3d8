"""The Bot API on the wire: requests as JSON or as a form, errors as JSON."""

import json
from email import message_from_bytes
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.fakes.telegram_chats import Json
from tests.fakes.telegram_text import Refused

_JSON_FIELDS: Final = {"reply_markup", "reply_parameters", "link_preview_options", "commands", "scope", "media"}
_JSON_FIELDS_MORE: Final = {
    "allowed_updates",
    "entities",
    "drop_pending_updates",
    "disable_notification",
    "message_ids",
}


async def read_form(request: Request) -> Json:
    body, kind = await request.body(), request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    fields: Json = dict(request.query_params)
    if kind.startswith("multipart/form-data"):
        fields |= _multipart(kind, body)
    else:
        fields |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    try:
        return {name: json.loads(value) if _is_json(name) else value for name, value in fields.items()}
    except ValueError as error:
        raise Refused(400, "Bad Request: can't parse JSON object") from error


def _multipart(kind: str, body: bytes) -> Json:
    mail = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    found: Json = {}
    for part in mail.walk():
        if name := part.get_param("name", header="content-disposition"):
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            found[str(name)] = content if part.get_filename() else content.decode()
    return found


def _is_json(name: str) -> bool:
    return name in _JSON_FIELDS or name in _JSON_FIELDS_MORE


def error(refused: Refused) -> Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return JSONResponse(body, refused.code)
