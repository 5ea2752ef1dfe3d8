"""Say in one sentence why an installation failed: no network, no room, no permission, or what stands above."""

import os
import shutil
import sys
import urllib.error
import urllib.request
from pathlib import Path

INDEX = "https://pypi.org/simple/uv/"
# Less than this on the disk after a failure, in bytes, and the room was the reason.
SMALL = 100_000_000


def main() -> None:
    root = Path(sys.argv[1]).resolve()
    sys.stderr.write(_reason(root) + "\n")


def _reason(root: Path) -> str:
    if not os.access(root, os.W_OK):
        return f"Missing: the permission to write into {root}."
    if shutil.disk_usage(root).free < SMALL:
        return f"Missing: room on the disk of {root}; an installation takes 2 GB."
    unreachable = _unreachable()
    if unreachable:
        return f"Missing: the network; {INDEX} cannot be reached ({unreachable})."
    return "The installation failed; the lines above say why. What was already fetched is kept for the next try."


def _unreachable() -> str | None:
    try:
        urllib.request.urlopen(INDEX, timeout=15).close()
    except urllib.error.HTTPError as refusal:
        return f"it answers {refusal.code}"
    except urllib.error.URLError as failure:
        return str(failure.reason)
    except OSError as failure:
        return str(failure)
    return None


if __name__ == "__main__":
    main()
