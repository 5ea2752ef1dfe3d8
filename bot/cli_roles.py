"""`farolito roles …`: arguments and exit codes, nothing else."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import log
from bot.domain.rights import Role

if TYPE_CHECKING:
    from bot.roles import Deed

app = typer.Typer(help="Who may do what; works while the program runs.", no_args_is_help=True)

ConfigFile = Annotated[Path | None, typer.Option("--config", help="Another file than config.yaml.")]
Alias = Annotated[str, typer.Argument(help="An alias, like M3.")]
ARole = Annotated[Role, typer.Argument(help="The role.")]


def _do(config: Path | None, deed: "Deed") -> None:
    from bot import roles

    done, sentence = asyncio.run(roles.do(config, deed))
    typer.echo(sentence, err=not done)
    if not done:
        raise typer.Exit(1)


@app.command("list")
def listing(config: ConfigFile = None) -> None:
    """List aliases with their roles and counties."""
    log.set_up(level="WARNING")
    from bot import roles

    _do(config, roles.listing())


@app.command()
def grant(
    person: Annotated[str, typer.Argument(help="An account, like telegram:111, or an alias.")],
    role: ARole,
    counties: Annotated[list[str] | None, typer.Argument(help="Counties; without them all.")] = None,
    config: ConfigFile = None,
) -> None:
    """Give a role. A moderator's or higher takes effect some minutes later, unless a coordinator stops it."""
    log.set_up(level="WARNING")
    from bot import roles

    _do(config, roles.grant(person, role, counties or []))


@app.command()
def revoke(alias: Alias, role: ARole, config: ConfigFile = None) -> None:
    """End a role at once."""
    log.set_up(level="WARNING")
    from bot import roles

    _do(config, roles.revoke(alias, role))


@app.command()
def suspend(alias: Alias, config: ConfigFile = None) -> None:
    """Suspend all roles of a person at once."""
    log.set_up(level="WARNING")
    from bot import roles

    _do(config, roles.suspend(alias))


@app.command()
def restore(alias: Alias, config: ConfigFile = None) -> None:
    """Put the roles of a suspended person into force again."""
    log.set_up(level="WARNING")
    from bot import roles

    _do(config, roles.restore(alias))


@app.command()
def link(
    alias: Alias,
    account: Annotated[str, typer.Argument(help="An account, like discord:333.")],
    config: ConfigFile = None,
) -> None:
    """Make an account the same person's as the alias: together they count once."""
    log.set_up(level="WARNING")
    from bot import roles

    _do(config, roles.link(alias, account))
