"""Alembic without its configuration file."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.storage.migrations import upgrades


def configuration(connection: Connection) -> Config:
    """For a connection whose transaction the caller ends."""
    config = Config()
    config.set_main_option("script_location", str(upgrades.FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade_to_head(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")
