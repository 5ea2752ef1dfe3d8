#!/bin/sh
# See that uv.lock fits pyproject.toml and that it and tools/uv.txt name no package index but the public one.
set -eu

cd "$(dirname -- "$0")/.."
public='https://(pypi\.org/simple"|files\.pythonhosted\.org/)'
if grep -nE '(registry|url) = "' uv.lock | grep -vE "$public" >&2 || grep -nE '://|--(extra-)?index|--find-links' tools/uv.txt >&2; then
  echo "The lines above name another package index than https://pypi.org/simple." >&2
  exit 1
fi
if ! sh tools/uv.sh lock --check --offline --quiet; then
  echo "uv.lock does not fit pyproject.toml: run 'sh tools/uv.sh lock' and commit both." >&2
  exit 1
fi
