"""`farolito setup` and `farolito golive`: arguments and exit codes, nothing else."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import log
from bot.domain.stages import Stage

ConfigFile = Annotated[Path | None, typer.Option("--config", help="Another file than config.yaml.")]
Answer = Annotated[str | None, typer.Option(help="Without it, it is asked.")]


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
    name: Answer = None,
    contact: Answer = None,
    privacy_url: Answer = None,
    platforms: Answer = None,
    owner: Annotated[str | None, typer.Option(help="Your accounts, like telegram:111,discord:333.")] = None,
    region: Annotated[str, typer.Option(help="The knowledge pack.")] = "nc",
    timezone: Annotated[str, typer.Option(help="The time zone in which people read times.")] = "America/New_York",
    config: ConfigFile = None,
) -> None:
    """Write a first config.yaml from a few answers."""
    log.set_up(level="ERROR")
    from bot import setting_up

    def answer(given: str | None, question: str, default: str | None = None) -> str:
        if given is not None or not sys.stdin.isatty():
            return given if given is not None else default or ""
        return str(typer.prompt(question, default=default, show_default=bool(default)))

    try:
        answers = setting_up.Answers(
            name=answer(name, "The network's name"),
            contact=answer(contact, "How people reach it (a number, an address)", ""),
            privacy_url=answer(privacy_url, "The address of its privacy page (may come later)", ""),
            region=region,
            timezone=timezone,
            platforms=setting_up.platforms(answer(platforms, "Platforms (telegram, discord, or both)")),
            owners=setting_up.accounts(answer(owner, "Your accounts, like telegram:111 (may come later)", "")),
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    file = config or Path("config.yaml")
    setting_up.write(file, answers)
    typer.echo("\n".join(setting_up.next_steps(file, answers)))
