"""Discord's messages and interactions, as an Incoming."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import discord
import structlog

from bot.domain.messages import Account, Action, Address, Attachment, AttachmentKind, Incoming, Platform
from bot.platforms.discord.outbound import person

log = structlog.get_logger()

# A press or form whose id is none of ours: of an older version, or forged.
STALE: Final = Action("stale")

# The command that takes a report, whichever way it is called.
REPORT: Final = "report"

_FORM: Final = "form:"
_COMMAND: Final = re.compile(r"/([^\s/@]+)(?:\s+(.*))?", re.DOTALL)
_KINDS: Final = {"image": AttachmentKind.PHOTO, "audio": AttachmentKind.VOICE, "video": AttachmentKind.VIDEO}
_SPOKEN: Final = (discord.MessageType.default, discord.MessageType.reply)

_PERSON: Final = re.compile(r"<@!?\d+>")
_ROLE: Final = re.compile(r"<@&(\d+)>")
_EMOJI: Final = re.compile(r"<a?(:\w+:)\d+>")

# Kinds of component (developer docs, Component Reference).
_ROW: Final = discord.ComponentType.action_row.value
_LABEL: Final = discord.ComponentType.label.value
_UPLOAD: Final = discord.ComponentType.file_upload.value


def form_id(name: str, fresh: str) -> str:
    """The id of a modal, at most 100 characters (Discord). fresh: without ":", different each time, since mobile
    clients show an old modal for an id they know.
    """
    return f"{_FORM}{fresh}:{name}"


def from_message(message: discord.Message, bot: discord.abc.Snowflake) -> Incoming | None:
    """A message to the bot; None for everything else (RULES R41): other people's talk, other bots, system messages.

    Where only the bot's role is mentioned, or somebody replies without a ping, Discord hides the text from a bot
    without the privileged intent: is_hidden() tells.
    """
    if message.author.bot or message.webhook_id is not None or message.type not in _SPOKEN:
        return None
    private = message.guild is None
    if not private and not _is_addressed(message, bot):
        return None
    text = _text(message, bot)
    command = _COMMAND.fullmatch(text)
    return Incoming(
        key=str(message.id),
        address=person(message.author.id) if private else _place(message.channel),
        account=_account(message.author),
        at=message.created_at,
        private=private,
        text=text,
        command=command[1].lower() if command else None,
        arguments=(command[2] or "").strip() if command else "",
        attachments=tuple(
            _attachment(file.url, file.size, file.content_type, voice=file.is_voice_message())
            for file in message.attachments
        ),
        group_admin=isinstance(message.author, discord.Member) and message.author.guild_permissions.manage_guild,
        roles=_roles(message.author),
        own_message=str(message.id),
    )


def is_hidden(message: discord.Message) -> bool:
    """Discord kept to itself what was said."""
    return not message.content and not message.attachments and not message.stickers


def from_interaction(interaction: discord.Interaction[Any]) -> Incoming | None:
    """A slash command, a press or a submitted modal; None for other kinds. One of a shape not known is answered too,
    as a press on something old: nobody is left with "did not respond" (R2).
    """
    try:
        return _read(interaction, interaction.data or {})
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        log.warning("discord.interaction_unreadable", error=type(error).__name__)
        return _incoming(interaction, action=STALE)


def _read(interaction: discord.Interaction[Any], data: Mapping[str, Any]) -> Incoming | None:
    match interaction.type:
        case discord.InteractionType.application_command:
            return _commanded(interaction, data)
        case discord.InteractionType.component:
            return _incoming(interaction, action=_action(str(data.get("custom_id", ""))))
        case discord.InteractionType.modal_submit:
            return _submitted(interaction, data)
    return None


def focused(interaction: discord.Interaction[Any]) -> tuple[str, str, str]:
    """Of a command being typed: its name, the option's name and what stands there so far."""
    data: Mapping[str, Any] = interaction.data or {}
    for option in data.get("options", ()):
        if option.get("focused"):
            return str(data.get("name", "")), str(option["name"]), str(option.get("value", ""))
    return str(data.get("name", "")), "", ""


def _commanded(interaction: discord.Interaction[Any], data: Mapping[str, Any]) -> Incoming:
    if data.get("type") == discord.AppCommandType.message.value:
        return _passed_on(interaction, data)
    texts, files = {}, []
    for option in data.get("options", ()):
        if option["type"] == discord.AppCommandOptionType.attachment.value:
            files.append(str(option["value"]))
        else:
            texts[str(option["name"])] = str(option["value"]).strip()
    said = next(iter(texts.values()), "")
    name = str(data.get("name", "")).lower()
    return _incoming(
        interaction,
        text=f"/{name} {said}".strip(),
        command=name,
        arguments=said,
        options=texts,
        attachments=_resolved(data, files),
    )


def _passed_on(interaction: discord.Interaction[Any], data: Mapping[str, Any]) -> Incoming:
    """*Report this sighting* on a message: its words and files, and nothing about who wrote it."""
    message = data.get("resolved", {}).get("messages", {}).get(str(data.get("target_id")), {})
    said = _EMOJI.sub(r"\1", _ROLE.sub("@…", _PERSON.sub("@…", str(message.get("content", ""))))).strip()
    return _incoming(
        interaction,
        command=REPORT,
        options={"text": said} if said else {},
        attachments=tuple(_file(file) for file in message.get("attachments", ())),
        passed_on=str(message.get("author", {}).get("id")) != str(interaction.user.id),
    )


def _submitted(interaction: discord.Interaction[Any], data: Mapping[str, Any]) -> Incoming:
    form = re.fullmatch(rf"{_FORM}[^:]+:(.+)", str(data.get("custom_id", "")))
    if not form:
        return _incoming(interaction, action=STALE)
    values, files = {}, []
    for component in _leaves(data.get("components", ())):
        chosen = component.get("values") or ()
        if component.get("type") == _UPLOAD:
            files += [str(each) for each in chosen]
        else:
            values[str(component.get("custom_id"))] = str(component.get("value") or ",".join(map(str, chosen))).strip()
    return _incoming(interaction, form=form[1], values=values, attachments=_resolved(data, files))


def _leaves(components: Any) -> Iterator[Mapping[str, Any]]:
    for component in components:
        if component.get("type") == _ROW:
            yield from _leaves(component.get("components", ()))
        elif component.get("type") == _LABEL:
            yield component["component"]
        else:
            yield component


def _incoming(interaction: discord.Interaction[Any], **said: Any) -> Incoming:
    # A private group, where an app that people install for themselves can be called, has other eyes.
    private = interaction.guild_id is None and not interaction.context.private_channel
    return Incoming(
        key=str(interaction.id),
        address=person(interaction.user.id) if private else _place(interaction.channel),
        account=_account(interaction.user),
        at=interaction.created_at,
        private=private,
        pressed_message=str(interaction.message.id) if interaction.message else None,
        locale=interaction.locale.value,
        group_admin=interaction.permissions.manage_guild,
        roles=_roles(interaction.user),
        immediate=True,
        **said,
    )


def _action(custom_id: str) -> Action:
    try:
        return Action.parse(custom_id)
    except ValueError:
        return STALE


def _is_addressed(message: discord.Message, bot: discord.abc.Snowflake) -> bool:
    """Mentioned, by name or by the role that Discord made for the bot, or answered."""
    own_role = message.guild.self_role if message.guild else None
    return (
        any(user.id == bot.id for user in message.mentions)
        or (own_role is not None and own_role.id in {role.id for role in message.role_mentions})
        or _answers(message, bot)
    )


def _answers(message: discord.Message, bot: discord.abc.Snowflake) -> bool:
    answered = message.reference.resolved if message.reference else None
    return (
        message.type is discord.MessageType.reply
        and isinstance(answered, discord.Message)
        and answered.author.id == bot.id
    )


def _text(message: discord.Message, bot: discord.abc.Snowflake) -> str:
    """What was said, without the mention of the bot and without other people's ids."""
    guild = message.guild
    own_role = guild.self_role if guild else None
    text = re.sub(rf"<@!?{bot.id}>[\s,:]*", " ", message.content)
    if own_role:
        text = re.sub(rf"<@&{own_role.id}>[\s,:]*", " ", text)
    text = _EMOJI.sub(r"\1", _PERSON.sub("@…", text))
    return _ROLE.sub(lambda role: f"@{_role(guild, int(role[1]))}", text).strip()


def _role(guild: discord.Guild | None, id: int) -> str:
    role = guild.get_role(id) if guild else None
    return role.name if role else "…"


def _place(channel: Any) -> Address:
    """A channel of a server; a thread is the topic of its channel. A channel of a kind not known has no address."""
    if channel is None:
        return Address(Platform.DISCORD, "unknown")
    parent = getattr(channel, "parent_id", None)
    if isinstance(channel, discord.Thread) and parent:
        return Address(Platform.DISCORD, str(parent), str(channel.id))
    return Address(Platform.DISCORD, str(channel.id))


def _account(user: discord.abc.Snowflake) -> Account:
    return Account(Platform.DISCORD, str(user.id))


def _roles(user: discord.abc.User) -> frozenset[str]:
    """The ids of the roles that a member has, as Discord says with this very event; in a private chat it says none."""
    return frozenset(str(role.id) for role in user.roles) if isinstance(user, discord.Member) else frozenset()


def _resolved(data: Mapping[str, Any], ids: list[str]) -> tuple[Attachment, ...]:
    files = data.get("resolved", {}).get("attachments", {})
    return tuple(_file(files[id]) for id in ids if id in files)


def _file(file: Mapping[str, Any]) -> Attachment:
    return _attachment(file["url"], file.get("size"), file.get("content_type"), voice="waveform" in file)


def _attachment(url: str, size: int | None, media_type: str | None, *, voice: bool) -> Attachment:
    kind = _KINDS.get((media_type or "").partition("/")[0], AttachmentKind.FILE)
    return Attachment(AttachmentKind.VOICE if voice else kind, url, size)
