# GNU make 3.81 or newer. `make demo` and `make test` are all the set-up there is; no target needs root.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench format lint types imports lock-check runtime everything clean

# What follows the command: make demo ARGS="--port 8080", make test ARGS="tests/domain -k expiry".
ARGS ?=
# Test processes at once. Each may start a database server's connections and a browser.
WORKERS ?= 2

help: ## Show this list
	@echo "Farolito:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo 'ARGS="…" is handed on by demo and test; WORKERS=4 runs more tests at once; PYTHON=/path/to/python names one.'

demo: runtime ## Open the sandbox on 127.0.0.1: the whole program, no token, no account
	@exec .venv/bin/farolito demo $(ARGS)

test: everything ## Run every test
	.venv/bin/pytest -n $(WORKERS) --dist loadgroup $(ARGS)

check: format lint types imports lock-check test ## Format, lint, types, imports, lock and every test

bench: everything ## Measure the start, the answers and the rooms, each beside a peer
	@set -e; for script in benchmarks/[a-z]*.py; do \
	  name=$$(basename "$$script" .py); echo "== $$name"; .venv/bin/python -m "benchmarks.$$name"; \
	done

format: everything
	.venv/bin/ruff format --check .

lint: everything
	.venv/bin/ruff check .

types: everything
	.venv/bin/mypy

imports: everything
	.venv/bin/lint-imports

lock-check: ## See that uv.lock fits pyproject.toml and names the public index only
	@sh tools/lock_check.sh

runtime:
	@sh tools/setup.sh runtime

everything:
	@sh tools/setup.sh all

clean: ## Remove what was installed and every cache; config.yaml and data/ stay
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
