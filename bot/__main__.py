"""The console script `farolito`, and `python -m bot`."""

import signal
import sys

# These run until they are told to stop: to be told so early is no error.
_LASTING = ("run", "demo")


def main() -> None:
    """Run the command line; a foreseen error is one sentence on standard error and exit code 1."""
    if sys.argv[1:2] and sys.argv[1] in _LASTING:
        # Until launch.py takes over nothing has begun: it can end at once.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: sys.exit())

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
