#!/bin/sh
# Run uv with the given arguments: the one on PATH where it can read uv.lock, else the version of tools/uv.txt, which is
# installed into .tools/ of this checkout, its hash checked.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

# uv brings its own list of certificates; behind an inspecting proxy only the system's list works.
if [ -z "${SSL_CERT_FILE:-}" ]; then
  for list in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem; do
    if [ -r "$list" ]; then
      export SSL_CERT_FILE="$list"
      break
    fi
  done
fi

reads_the_lock() {
  "$1" export --project "$root" --frozen --offline --quiet >/dev/null 2>&1
}

if command -v uv >/dev/null 2>&1 && reads_the_lock uv; then
  uv=uv
else
  version=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' "$root/tools/uv.txt")
  folder=$root/.tools/uv-$version
  uv=$folder/bin/uv
  if ! "$uv" --version >/dev/null 2>&1; then
    python=$(sh "$root/tools/python.sh")
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      echo "Missing: the venv module of $python; install it (Debian and Ubuntu: the package python3-venv) or install uv" \
        "(https://docs.astral.sh/uv/)." >&2
      exit 1
    fi
    echo "Installing uv $version into .tools/ (20 MB)" >&2
    rm -rf "$folder"
    if ! { "$python" -m venv "$folder" &&
      PIP_USER=0 "$folder/bin/python" -m pip install --disable-pip-version-check --require-hashes --no-deps \
        --only-binary :all: --requirement "$root/tools/uv.txt"; } >&2; then
      "$python" "$root/tools/explain.py" "$root"
      exit 1
    fi
  fi
fi

# Where the home directory cannot be written, the downloads are kept in the checkout.
if [ -z "${UV_CACHE_DIR:-}" ] && ! mkdir -p "$("$uv" cache dir)" 2>/dev/null; then
  export UV_CACHE_DIR="$root/.tools/cache"
fi
exec "$uv" "$@"
