# Two commands on a fresh machine: `make demo` and `make test`. Both set up what they need, inside this folder.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := demo

.PHONY: help setup demo test unit check lint types bench format clean wheel

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25" # older resolvers fail on the extractors together
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@

setup: $(STAMP) ## a virtual environment with dateline and its tools, in .venv

demo: setup ## read the bundled exercise reports and show what dateline makes of them
	$(BIN)/dateline demo --output $(DEMO)

test: setup check ## everything: style, types, all tests with coverage
	$(BIN)/python -m pytest -n 2 --cov --cov-report= tests
	$(BIN)/python -m coverage report --fail-under=90

unit: setup ## the fast tests
	$(BIN)/python -m pytest -n 2 -m "not slow" tests

check: lint types ## style and types

lint: setup
	$(BIN)/ruff check src tests tools bench
	$(BIN)/ruff format --check src tests tools bench

types: setup
	$(BIN)/mypy

format: setup ## put the code into the house style
	$(BIN)/ruff format src tests tools bench
	$(BIN)/ruff check --fix src tests tools bench

bench: setup ## score the reader and check the floors (needs the benchmark folder beside the checkout)
	$(BIN)/dateline bench all

wheel: setup ## build the wheel and the source distribution into dist/
	$(BIN)/python -m build --no-isolation

clean: ## remove what was built
	rm -rf $(VENV) $(DEMO) dist build .coverage* .mypy_cache .ruff_cache .hypothesis
