#!/bin/sh
# Install what uv.lock names into .venv of this checkout: `setup.sh runtime` the program, `setup.sh all` also what its
# tests need. Does nothing where that is done already.
set -eu

cd "$(dirname -- "$0")/.."
unset UV_PROJECT_ENVIRONMENT VIRTUAL_ENV UV_PYTHON

wanted=$1
stamp=.venv/.farolito
# The path too: a moved checkout has scripts that name the old one.
state=$(cksum uv.lock pyproject.toml tools/setup.sh && pwd -P)

installed() {
  [ "$(cat "$stamp-$1" 2>/dev/null)" = "$state" ]
}

if { installed all || installed "$wanted"; } && .venv/bin/python -c '' 2>/dev/null; then
  exit 0
fi

python=$(sh tools/python.sh)
case $wanted in
  runtime) set -- --no-dev --inexact ;;
  all) set -- ;;
esac
echo "Installing Farolito into .venv ($wanted, as locked in uv.lock) with $python"
rm -f "$stamp"-*
if ! sh tools/uv.sh sync --locked --python "$python" "$@"; then
  "$python" tools/explain.py .
  exit 1
fi
printf '%s' "$state" >"$stamp-$wanted"
