"""`farolito setup`: a first config.yaml from a few answers, at the stage that only answers questions (R47)."""

import json
import os
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.config import DISCORD_TOKEN, TELEGRAM_TOKEN, load
from bot.errors import ConfigError, Finding
from bot.launch import open_knowledge

PLATFORMS: Final = ("telegram", "discord")
TOKENS: Final = {"telegram": TELEGRAM_TOKEN, "discord": DISCORD_TOKEN}
NAME_LIMIT: Final = 60
_ACCOUNT: Final = re.compile(r"(telegram|discord):[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Answers:
    """owners: accounts of one person each, like "telegram:111"."""

    name: str
    contact: str
    privacy_url: str
    region: str
    timezone: str
    platforms: tuple[str, ...]
    owners: tuple[str, ...]


def name(typed: str) -> str:
    """The network's name. Raises ValueError for none, or one that is too long."""
    if not typed.strip() or len(typed.strip()) > NAME_LIMIT:
        raise ValueError(f"write a name of at most {NAME_LIMIT} characters")
    return typed.strip()


def page(typed: str) -> str:
    """The address of a page; empty where there is none yet. Raises ValueError for anything else."""
    if typed.strip() and not re.match(r"https?://[^\s/]+", typed.strip()):
        raise ValueError("write an address that begins with https://, or nothing")
    return typed.strip()


def platforms(typed: str) -> tuple[str, ...]:
    """The platforms in what was typed. Raises ValueError for what is none, or for nothing."""
    words = [word for word in re.split(r"[\s,]+", typed.strip().lower()) if word not in ("", "and", "y")]
    if words == ["both"]:
        return PLATFORMS
    if not words or set(words) - set(PLATFORMS):
        raise ValueError("write telegram, discord, or both")
    return tuple(name for name in PLATFORMS if name in words)


def accounts(typed: str) -> tuple[str, ...]:
    """Accounts like telegram:111; none where nothing was typed. Raises ValueError for what is none."""
    words = [word for word in re.split(r"[\s,]+", typed.strip()) if word]
    if any(not _ACCOUNT.fullmatch(word) for word in words):
        raise ValueError("write accounts like telegram:111 or discord:333, or nothing (docs/operators.md, 4: Ids)")
    return tuple(words)


def text_of(answers: Answers) -> str:
    """config.yaml: JSON's strings are YAML's, so nothing that was typed becomes a setting."""
    quoted = json.dumps
    lines = [
        "# Every other setting stands in config.example.yaml with what it does. Tokens come from the environment.",
        f"region: {quoted(answers.region)}",
        f"timezone: {quoted(answers.timezone)}",
        "network:",
        f"  name: {quoted(answers.name, ensure_ascii=False)}",
        f"  contact: {quoted(answers.contact, ensure_ascii=False)}",
        f"  privacy_url: {quoted(answers.privacy_url)}",
        *(f"{name}: {{}}" for name in answers.platforms),
        # One inner list: the accounts of one person count once.
        f"owners: {quoted([list(answers.owners)] if answers.owners else [])}",
    ]
    return "\n".join(lines) + "\n"


def refuse_a_second(file: Path) -> None:
    """Raises ConfigError where the file is there already."""
    if file.exists():
        message = "is there already: change it by hand, or name another file with --config"
        raise ConfigError(file, [Finding(None, "file", message)])


def write(file: Path, answers: Answers) -> None:
    """Write the file, which must not be there. Raises ConfigError, and then leaves none."""
    refuse_a_second(file)
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text_of(answers))
    except OSError as error:
        raise ConfigError(file, [Finding(None, "file", f"cannot be written: {error.strerror}")]) from error
    # Whether the tokens are there yet does not matter here.
    pretended = dict.fromkeys(TOKENS.values(), "token")
    try:
        load(file, pretended, counties=_counties)
    except ConfigError:
        file.unlink()
        raise


def _counties(region: str) -> Collection[str]:
    return open_knowledge(region).places.counties


def next_steps(file: Path, answers: Answers) -> Sequence[str]:
    """What to do after it, in order."""
    wanted = [TOKENS[name] for name in answers.platforms if not os.environ.get(TOKENS[name])]
    steps = [f"{file} is written, at the stage that only answers questions."]
    if wanted:
        steps.append(f"Put into the environment: {', '.join(wanted)}")
    if not answers.owners:
        steps.append(f'Nobody has a role yet: write your account into {file}, owners: ["telegram:YOUR-ID"]')
        steps.append("How to find your id: docs/operators.md, 4")
    return [*steps, "Then: farolito doctor", "Then: farolito run", "What is missing for reports: farolito golive"]
