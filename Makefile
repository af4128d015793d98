# One verb each. Every target does its own set-up; the only needs are git, make, Python 3.11+ and a package manager.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: help run test check format bench fuzz clean
help:  ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

$(STAMP): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

run: $(STAMP)  ## a Slack on your own machine with the bot in it
	$(BIN)/ftroi sandbox

test: $(STAMP)  ## all tests, in a real Chromium and on a real Postgres too
	@sh tests/install-chromium.sh
	$(BIN)/python -m pytest

check: $(STAMP)  ## format, lint, types, import contracts
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports

format: $(STAMP)  ## format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(STAMP)  ## timings as ratios against peers
	$(BIN)/python tests/bench/bench.py

fuzz: $(STAMP)  ## a million generated and mutated messages through the reader
	$(BIN)/python tests/fuzz/fuzz_reader.py $(COUNT) $(SEED)

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache
