"""`farolito texts`: arguments and exit codes, nothing else."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from bot import log


def texts(
    sign: Annotated[list[str] | None, typer.Option(help="The key of a text that was read; all: every one.")] = None,
    by: Annotated[str, typer.Option(help="Who read it.")] = "",
) -> None:
    """Print the texts of alerts in every language, with who read them; or sign what was read."""
    log.set_up(level="ERROR")
    from bot import reviews
    from bot.i18n import COMPLETE

    if sign:
        for key in reviews.sign(sign, by=by, today=datetime.now(UTC).date()):
            typer.echo(f"signed: {key}")
        return
    words = reviews.wordings()
    for template in reviews.templates():
        read = f"read by {template.review.by}, {template.review.date}" if template.review else "read by nobody"
        typer.echo(
            f"{template.key}: {read if template.is_read or not template.review else 'changed since it was read'}"
        )
        for locale in COMPLETE:
            typer.echo("".join(f"    {line}\n" for line in words[locale][template.key].splitlines()), nl=False)
    if waiting := reviews.unread():
        typer.echo(f"{len(waiting)} not read as they stand. To sign: farolito texts --sign KEY --by NAME", err=True)
        raise typer.Exit(1)
