#!/bin/sh
# Print the path of a CPython that Farolito runs on (3.11 or newer), or say in one sentence that none is here.
# PYTHON=/path/to/python names one.
set -eu

ask='
import sys
if sys.version_info < (3, 11) or sys.implementation.name != "cpython":
    sys.exit(1)
print(getattr(sys, "_base_executable", sys.executable))
'

if [ -n "${PYTHON:-}" ]; then
  "$PYTHON" -c "$ask" 2>/dev/null && exit 0
  echo "Missing: PYTHON=$PYTHON is no CPython of version 3.11 or newer; name another one or leave PYTHON out." >&2
  exit 1
fi

# A version manager's stand-ins may exist and not run, so each one is tried.
for name in python3 python3.13 python3.12 python3.14 python3.11 python; do
  "$name" -c "$ask" 2>/dev/null && exit 0
done
if command -v uv >/dev/null 2>&1 && found=$(uv python find --no-project --no-python-downloads '>=3.11' 2>/dev/null); then
  "$found" -c "$ask" 2>/dev/null && exit 0
fi

present=$(python3 --version 2>&1) || present="no python3"
echo "Missing: Python 3.11 or newer (here: $present); install it, for example with your system's packages or from" \
  "https://www.python.org/downloads/, or name one with PYTHON=/path/to/python." >&2
exit 1
