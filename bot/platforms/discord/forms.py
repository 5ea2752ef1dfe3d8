"""A form as a Discord modal."""

import secrets
from typing import Any, Final

import discord

from bot.domain.messages import FieldKind, Form, FormField
from bot.platforms.discord.inbound import form_id

# Discord's limits (developer docs, Modals and Component Reference), in characters and choices.
_TITLE_LENGTH: Final = 45
_LABEL_LENGTH: Final = 45
_HINT_LENGTH: Final = 100
_SHORT_LENGTH: Final = 200
_LONG_LENGTH: Final = 4_000
_CHOICE_LENGTH: Final = 100
_RADIO_CHOICES: Final = range(2, 11)
_MOST_CHOICES: Final = 25
_MOST_FILES: Final = 3


def modal(form: Form) -> discord.ui.Modal:
    """The form as a modal that nobody listens to: its id carries the form's name, also over a restart."""
    shown = discord.ui.Modal(title=_cut(form.title, _TITLE_LENGTH), custom_id=form_id(form.name, secrets.token_hex(4)))
    shown.stop()
    for field in form.fields:
        shown.add_item(
            discord.ui.Label(
                text=_cut(field.label, _LABEL_LENGTH),
                description=_cut(field.hint, _HINT_LENGTH) or None,
                component=_component(field),
            )
        )
    return shown


def _component(field: FormField) -> discord.ui.Item[Any]:
    if field.kind is FieldKind.ATTACHMENT:
        least = 1 if field.required else 0
        return discord.ui.FileUpload(
            custom_id=field.name, required=field.required, min_values=least, max_values=_MOST_FILES
        )
    if field.choices:
        return _radio(field) if len(field.choices) in _RADIO_CHOICES else _menu(field)
    long = field.kind is FieldKind.TEXT and field.long
    length = _LONG_LENGTH if long else _SHORT_LENGTH
    return discord.ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        required=field.required,
        max_length=length,
        default=_cut(field.value, length) or None,
    )


def _radio(field: FormField) -> discord.ui.RadioGroup[Any]:
    options = [
        discord.RadioGroupOption(
            label=_cut(choice.label, _CHOICE_LENGTH), value=choice.value, default=choice.value == field.value
        )
        for choice in field.choices
    ]
    return discord.ui.RadioGroup(custom_id=field.name, required=field.required, options=options)


def _menu(field: FormField) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=_cut(choice.label, _CHOICE_LENGTH), value=choice.value, default=choice.value == field.value
        )
        for choice in field.choices[:_MOST_CHOICES]
    ]
    least = 1 if field.required else 0
    return discord.ui.Select(custom_id=field.name, required=field.required, options=options, min_values=least)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
