"""The Bot API's methods that concern the bot itself: its webhook, menus and files."""

from typing import TYPE_CHECKING, Final

from tests.fakes.telegram_chats import Json
from tests.fakes.telegram_text import Refused, utf16

if TYPE_CHECKING:
    from tests.fakes.telegram_api import FakeTelegram

_MAX_FILE: Final = 20 * 1024 * 1024


class BotMethods:
    """One coroutine a method; its arguments are the request's, already read from JSON."""

    def __init__(self, api: "FakeTelegram") -> None:
        self.api = api

    async def get_me(self, form: Json) -> Json:
        return self.api.me

    async def set_webhook(self, form: Json) -> bool:
        if not form.get("url"):
            return await self.delete_webhook(form)
        if not form["url"].startswith(("https://", "http://127.0.0.1")):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.api.allowed = tuple(form.get("allowed_updates") or self.api.allowed)
        self.api.webhook = {"url": form["url"], "secret_token": form.get("secret_token")}
        return True

    async def delete_webhook(self, form: Json) -> bool:
        self.api.webhook = {}
        if form.get("drop_pending_updates"):
            self.api.pending.clear()
        return True

    async def get_webhook_info(self, form: Json) -> Json:
        info = {"url": self.api.webhook.get("url", ""), "has_custom_certificate": False}
        return info | {"pending_update_count": len(self.api.pending)}

    async def set_my_commands(self, form: Json) -> bool:
        commands = form.get("commands") or []
        if len(commands) > 100:
            raise Refused(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            name = command["command"]
            if not (1 <= len(name) <= 32 and name.isascii() and name.replace("_", "a").isalnum() and name.islower()):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= utf16(command["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.api.commands[_menu(form)] = commands
        return True

    async def get_my_commands(self, form: Json) -> list[Json]:
        return self.api.commands.get(_menu(form), [])

    async def set_my_description(self, form: Json) -> bool:
        return self._describe(form, "description", 512)

    async def get_my_description(self, form: Json) -> Json:
        return self._described(form, "description")

    async def set_my_short_description(self, form: Json) -> bool:
        return self._describe(form, "short_description", 120)

    async def get_my_short_description(self, form: Json) -> Json:
        return self._described(form, "short_description")

    def _describe(self, form: Json, kind: str, limit: int) -> bool:
        text = form.get(kind) or ""
        if utf16(text) > limit:
            raise Refused(400, "Bad Request: the description is too long")
        self.api.descriptions[kind, form.get("language_code") or ""] = text
        return True

    def _described(self, form: Json, kind: str) -> Json:
        """In a language without a text of its own Telegram answers with the one for all languages."""
        texts = self.api.descriptions
        return {kind: texts.get((kind, form.get("language_code") or ""), texts.get((kind, ""), ""))}

    async def get_file(self, form: Json) -> Json:
        name = str(form.get("file_id"))
        if name not in self.api.files:
            raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(self.api.files[name]) > _MAX_FILE:
            raise Refused(400, "Bad Request: file is too big")
        size = len(self.api.files[name])
        return {"file_id": name, "file_unique_id": f"u{name}", "file_size": size, "file_path": name}


def _menu(form: Json) -> tuple[str, str]:
    return (form.get("scope") or {}).get("type", "default"), form.get("language_code") or ""
