"""The console script `farolito`, and `python -m bot`."""

import sys


def main() -> None:
    """Run the command line; a foreseen error is one sentence on standard error and exit code 1."""
    from bot.cli import app
    from bot.errors import FarolitoError
    from knowledge.errors import KnowledgeError

    try:
        app()
    except (FarolitoError, KnowledgeError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(1)


if __name__ == "__main__":
    main()
