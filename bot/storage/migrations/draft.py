"""Writes a migration from what schema.py has and the migrations do not yet.

    python -m bot.storage.migrations.draft "Add the rumours"     the next migration; read and correct it
    python -m bot.storage.migrations.draft --first               redo the first one, until the first release

Then `ruff format bot/storage/migrations`. A released migration is never edited.
"""

import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from bot.storage.migrations.scripts import configuration
from bot.storage.migrations.upgrades import FOLDER

FIRST = "0001"


def main(message: str) -> Path:
    """Write the file and return its path; the database to compare with is an empty one in memory."""
    versions = FOLDER / "versions"
    if message == "--first":
        for file in versions.glob(f"{FIRST}_*.py"):
            file.unlink()
        message = "Create every table"
    number = f"{len(list(versions.glob('[0-9]*.py'))) + 1:04}"
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = configuration(connection)
        config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=number)
    engine.dispose()
    return next(versions.glob(f"{number}_*.py"))


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
