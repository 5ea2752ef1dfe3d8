"""`farolito freeze …`: arguments and exit codes, nothing else."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot import log

app = typer.Typer(help="Stop new alerts on every platform, or let them go out again.", no_args_is_help=True)

ConfigFile = Annotated[Path | None, typer.Option("--config", help="Another file than config.yaml.")]


@app.command()
def on(config: ConfigFile = None) -> None:
    """Stop new alerts at once. Corrections and ends still go out."""
    log.set_up(level="WARNING")
    from bot import freezing

    typer.echo(asyncio.run(freezing.freeze(config)))


@app.command()
def off(config: ConfigFile = None) -> None:
    """Let alerts go out again. Do it once it is known why they were stopped."""
    log.set_up(level="WARNING")
    from bot import freezing

    typer.echo(asyncio.run(freezing.lift(config)))


@app.command()
def status(config: ConfigFile = None) -> None:
    """Say whether new alerts are stopped, since when and by whom; exit code 1 while they are."""
    log.set_up(level="WARNING")
    from bot import freezing

    is_frozen, sentence = asyncio.run(freezing.status(config))
    typer.echo(sentence)
    if is_frozen:
        raise typer.Exit(1)
