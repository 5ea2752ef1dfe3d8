"""`farolito …`: arguments and exit codes, nothing else."""

import asyncio
import signal
import sys
from datetime import datetime
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot import cli_export, cli_freeze, cli_golive, cli_roles, cli_texts, log
from bot.region import chosen

app = typer.Typer(
    help="Community bot of an immigrant-rights rapid-response network.",
    epilog="To look around: farolito demo. To install: farolito setup, doctor, run, golive (docs/operators.md).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
knowledge_app = typer.Typer(help="What the bot knows.", no_args_is_help=True)
database_app = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(knowledge_app, name="knowledge")
app.add_typer(database_app, name="db")
audit_app = typer.Typer(help="Who did what.", no_args_is_help=True)
app.add_typer(audit_app, name="audit")
app.add_typer(cli_roles.app, name="roles")
app.add_typer(cli_freeze.app, name="freeze")
app.add_typer(cli_export.app, name="export")
app.command()(cli_golive.setup)

ConfigFile = Annotated[Path | None, typer.Option("--config", help="Another file than config.yaml.")]
Region = Annotated[str | None, typer.Option(help="The knowledge pack; without it that of config.yaml, else nc.")]
# Modules are imported in the command that needs them: `farolito ask` must not wait for Discord.


@app.command()
def run(config: ConfigFile = None) -> None:
    """Run the bot on the platforms of config.yaml, until it is told to stop."""
    _can_be_stopped()
    log.set_up()
    from bot import launch

    settings, knowledge = launch.read_config(config)
    log.set_up(json=settings.log.format == "json", level=settings.log.level.upper(), secrets=settings.secrets)
    search = launch.open_search(knowledge)
    asyncio.run(launch.run(settings, knowledge, search))


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="The port of the page: 8765 where it is free.")] = None,
    language: Annotated[Literal["en", "es"], typer.Option(help="What the moderators' room reads.")] = "en",
    region: Region = None,
) -> None:
    """Open the sandbox: the whole bot on a local page, without token and network."""
    _can_be_stopped()
    log.set_up(level="WARNING")
    from bot import launch
    from bot.domain.alerts import AlertLanguage

    knowledge = launch.open_knowledge(chosen(region))
    search = launch.open_search(knowledge)
    room = AlertLanguage(language)
    asyncio.run(launch.demo(knowledge, search, port, room_language=room, announce=_announce))


def _can_be_stopped() -> None:
    """While the program is still being read, nothing has begun: it ends at once, and without an error."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit())


def _announce(url: str) -> None:
    typer.echo("Farolito's practice page is open. Nothing leaves this machine. Stop it with Ctrl-C.")
    typer.echo(url)
    sys.stdout.flush()


@app.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read questions as JSON lines, write answers so.")] = False,
    region: Region = None,
) -> None:
    """Answer a question here. Needs no config, database, key or network."""
    log.set_up(level="WARNING")
    from bot import asking

    if jsonl:
        asking.answer_lines(sys.stdin.buffer, sys.stdout, chosen(region))
        return
    if text is None:
        raise typer.BadParameter("write a question, or use --jsonl")
    typer.echo(asking.answer_text(text, chosen(region)))


@app.command()
def doctor(config: ConfigFile = None) -> None:
    """Check config, database, keys, knowledge, model, time and platforms; say what to do."""
    log.set_up(level="ERROR")
    from bot import doctor as examination

    checks = asyncio.run(examination.examine(config))
    examination.show(checks)
    if any(check.failed for check in checks):
        raise typer.Exit(1)


@app.command("version")
def show_version() -> None:
    """Print the version."""
    typer.echo(installed_version("farolito"))


@knowledge_app.command("check")
def knowledge_check(region: Region = None) -> None:
    """Check every card, number, place and example; name file, line and field of all that is wrong."""
    log.set_up(level="WARNING")
    from knowledge.check import check

    findings = check(region=chosen(region))
    for finding in findings:
        typer.echo(str(finding))
    if findings:
        typer.echo(f"{len(findings)} to mend", err=True)
        raise typer.Exit(1)
    typer.echo("The knowledge base is in order.")


@knowledge_app.command("index")
def knowledge_index(region: Region = None) -> None:
    """Embed the example questions again, after they were changed."""
    log.set_up(level="WARNING")
    from bot import asking

    asking.write_index(chosen(region))


@knowledge_app.command("review")
def knowledge_review(
    sign: Annotated[str | None, typer.Option(help="The id of a card that was checked today.")] = None,
    by: Annotated[str, typer.Option(help="Who checked it.")] = "",
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When it is to be checked again.")
    ] = None,
    locale: Annotated[str | None, typer.Option(help="Only this language; without it every one.")] = None,
    region: Region = None,
) -> None:
    """List the cards that are to be checked, high risk first; or sign one off."""
    log.set_up(level="WARNING")
    from bot import editing

    if sign is None:
        editing.show_due(chosen(region))
        return
    for path in editing.sign_off(chosen(region), sign, by=by, until=until.date() if until else None, locale=locale):
        typer.echo(f"signed: {path}")


@knowledge_app.command("stale")
def knowledge_stale(region: Region = None) -> None:
    """List cards, numbers, actions and news that are past their date; exit code 1 if there are any."""
    log.set_up(level="WARNING")
    from bot import editing

    if editing.show_stale(chosen(region)):
        raise typer.Exit(1)


@knowledge_app.command("feedback")
def knowledge_feedback(config: ConfigFile = None) -> None:
    """Print how often each card helped and did not, as people said."""
    log.set_up(level="WARNING")
    from bot import editing

    asyncio.run(editing.print_feedback(config))


@knowledge_app.command("gaps")
def knowledge_gaps(config: ConfigFile = None) -> None:
    """Print what at least three people asked and no card answered, in their common words."""
    log.set_up(level="WARNING")
    from bot import editing

    asyncio.run(editing.print_gaps(config))


@knowledge_app.command("suggestions")
def knowledge_suggestions(
    folder: Annotated[Path, typer.Argument(help="Where the patch is written.")],
    again: Annotated[bool, typer.Option("--again", help="Also what was written before.")] = False,
    config: ConfigFile = None,
) -> None:
    """Write suggestions that two editors accepted as a patch against knowledge/; `git apply` takes it."""
    log.set_up(level="WARNING")
    from bot import editing

    path, count = asyncio.run(editing.export_suggestions(config, folder, again=again))
    typer.echo(f"{count} in {path}" if path else "Nothing new was accepted.")


@app.command("eval")
def evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled questions, one JSON object a line.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON alone.")] = False,
    region: Region = None,
) -> None:
    """Measure the answers on labelled questions."""
    log.set_up(level="WARNING")
    from bot import asking

    asking.evaluate(file, chosen(region), as_json=as_json)


@database_app.command("upgrade")
def database_upgrade(config: ConfigFile = None) -> None:
    """Bring the database to this version of the program."""
    log.set_up(level="WARNING")
    from bot import launch
    from bot.app import open_database

    settings, _ = launch.read_config(config)

    async def upgrade() -> None:
        await (await open_database(settings)).close()

    asyncio.run(upgrade())
    typer.echo("The database is at this version.")


@audit_app.command("verify")
def audit_verify(
    head: Annotated[str | None, typer.Option(help="A head that was posted: NUMBER:HASH.")] = None,
    config: ConfigFile = None,
) -> None:
    """Find any change, gap, reordering or cut end of the audit log; exit code 1 and the first bad entry if there is."""
    log.set_up(level="WARNING")
    from bot import auditing

    is_whole, sentence = asyncio.run(auditing.examine(config, head))
    typer.echo(sentence, err=not is_whole)
    if not is_whole:
        raise typer.Exit(1)


# In the list of commands these come last: they are for a network that runs.
app.command()(cli_golive.golive)
app.command()(cli_texts.texts)
