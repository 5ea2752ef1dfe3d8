"""`farolito export …`: arguments and exit codes, nothing else."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot import log

app = typer.Typer(help="The open record: counts without anybody's words.", no_args_is_help=True)

ConfigFile = Annotated[Path | None, typer.Option("--config", help="Another file than config.yaml.")]
OutFile = Annotated[Path | None, typer.Option("--out", help="The file to write; without it it is printed.")]


def _give(text: str, out: Path | None) -> None:
    from bot import exporting

    if out is None:
        typer.echo(text, nl=False)
        return
    exporting.save(text, out)
    typer.echo(f"written: {out}")


@app.command()
def incidents(
    since: Annotated[str | None, typer.Option("--from", help="The first month, like 2026-03.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last month, like 2026-10.")] = None,
    out: OutFile = None,
    config: ConfigFile = None,
) -> None:
    """Published incidents by month and county as CSV, no count under 3; without months those of this year."""
    log.set_up(level="WARNING")
    from bot import exporting

    _give(asyncio.run(exporting.incidents(config, since, until)), out)


@app.command()
def transparency(
    year: Annotated[int, typer.Argument(min=2000, max=9998, help="A year that is over.")],
    out: OutFile = None,
    config: ConfigFile = None,
) -> None:
    """The yearly page in English and Spanish as Markdown; a person fills in what was demanded of the network."""
    log.set_up(level="WARNING")
    from bot import exporting

    _give(asyncio.run(exporting.transparency(config, year)), out)
