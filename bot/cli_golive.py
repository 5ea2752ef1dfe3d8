"""`farolito setup` and `farolito golive`: arguments and exit codes, nothing else."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot import log
from bot.domain.stages import Stage

T = TypeVar("T")

ConfigFile = Annotated[Path | None, typer.Option("--config", help="Another file than config.yaml.")]


def golive(
    stage: Annotated[Stage | None, typer.Argument(help="The stage to go to; without it the one that stands.")] = None,
    accept: Annotated[
        str, typer.Option(help="The name of who answers for public texts that nobody has read and signed.")
    ] = "",
    config: ConfigFile = None,
) -> None:
    """Show how far the network has gone live and what is missing, or go to a stage; exit code 1 when refused."""
    log.set_up(level="ERROR")
    from bot import golive as going

    if stage is None:
        typer.echo(asyncio.run(going.status(config)))
        return
    done, sentence = asyncio.run(going.move(config, stage, accepted_by=accept))
    typer.echo(sentence, err=not done)
    if not done:
        raise typer.Exit(1)


def setup(
    name: Annotated[str | None, typer.Option(help="The network's name.")] = None,
    contact: Annotated[str | None, typer.Option(help="How people reach the network.")] = None,
    privacy_url: Annotated[str | None, typer.Option(help="The address of its privacy page.")] = None,
    platforms: Annotated[str | None, typer.Option(help="telegram, discord, or both.")] = None,
    owner: Annotated[str | None, typer.Option(help="Your accounts, like telegram:111,discord:333.")] = None,
    region: Annotated[str, typer.Option(help="The knowledge pack.")] = "nc",
    timezone: Annotated[str, typer.Option(help="The time zone in which people read times.")] = "America/New_York",
    config: ConfigFile = None,
) -> None:
    """Write a first config.yaml from a few answers. What is not given as an option is asked."""
    log.set_up(level="ERROR")
    from bot import setting_up

    file = config or Path("config.yaml")
    setting_up.refuse_a_second(file)
    answers = setting_up.Answers(
        name=_answer(name, "The network's name", setting_up.name),
        contact=_answer(contact, "How people reach it (a number, an address)", str.strip, ""),
        privacy_url=_answer(privacy_url, "The address of its privacy page (may come later)", setting_up.page, ""),
        region=region,
        timezone=timezone,
        platforms=_answer(platforms, "Platforms (telegram, discord, or both)", setting_up.platforms),
        owners=_answer(owner, "Your accounts, like telegram:111 (may come later)", setting_up.accounts, ""),
    )
    setting_up.write(file, answers)
    typer.echo("\n".join(setting_up.next_steps(file, answers)))


def _answer(given: str | None, question: str, read: Callable[[str], T], default: str | None = None) -> T:
    """What was given, else what is typed, asked again until it can be read. Raises BadParameter where nobody types."""
    while given is None and sys.stdin.isatty():
        try:
            return read(str(typer.prompt(question, default=default, show_default=bool(default))))
        except ValueError as error:
            typer.echo(f"Please {error}.")
    try:
        return read(given or default or "")
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
