# make demo    set everything up and check the sample workbook
# make test    set everything up and run every check that a change must pass
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PYTEST_ARGS ?= -n 2 --dist loadfile
SCORE_DIR ?= ../shared
BENCH_ARGS ?=
SAMPLE ?= 200
SEED ?= 1
WORKERS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help demo setup test lint format types imports pytest rehearse docs docs-check score bench mutate fuzz audit fixtures lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: .venv/.ready ## Set up and check fixtures/submissions.xlsx
	@echo '$$ dqcheck run fixtures/submissions.xlsx'
	@code=0; $(BIN)/dqcheck run fixtures/submissions.xlsx || code=$$?; \
	if [ $$code -eq 1 ]; then echo; echo 'The demo worked: the sample workbook holds planted discrepancies, and they were found (exit code 1).'; \
	else exit $$code; fi

setup: .venv/.ready-dev ## Make .venv with everything that development needs

test: .venv/.ready-dev lint types imports docs-check pytest ## Set up and run linters, type checks and all tests

lint: .venv/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/.ready-dev ## Format the code and repair what ruff can repair
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.ready-dev
	$(BIN)/mypy

imports: .venv/.ready-dev
	$(BIN)/lint-imports

pytest: .venv/.ready-dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

rehearse: .venv/.ready-dev ## Take the steps of action.yml as a runner would, on good and on bad data
	$(BIN)/python .ci/rehearse_action.py

docs-check: .venv/.ready-dev
	$(BIN)/python docs/build_reference.py --check

docs: .venv/.ready-dev ## Write the reference pages and the picture of the README, and build the sites in site/ and site/vi/
	$(BIN)/python docs/build_reference.py
	$(BIN)/python docs/build_picture.py
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/mkdocs build --strict --quiet --config-file mkdocs.vi.yml

score: .venv/.ready-dev ## Score narrative reports against relations found by hand, where such texts are present
	$(BIN)/python bench/score.py $(SCORE_DIR)
	$(BIN)/python bench/labelled.py

bench: .venv/.ready-dev ## Time whole processes, peers too where their environments are given
	$(BIN)/python bench/run.py $(BENCH_ARGS)

mutate: .venv/.ready-dev ## Change the code a little, time and again, and count the changes that a test notices
	$(BIN)/python bench/mutate.py $(MODULES) --sample $(SAMPLE) --seed $(SEED) --workers $(WORKERS)

fuzz: .venv/.ready-dev ## Read COUNT mutated inputs (20000) and fifty times as many numerals; judge random tables
	DQCHECK_TABLES=$$(($(COUNT) / 50 + 1)) $(BIN)/python -m pytest -q tests/engine/screens/test_any_table.py
	$(BIN)/python tests/fuzzing/campaign.py $(COUNT) $(START)
COUNT ?= 20000
START ?= 0

# pip-audit skips what the index knows nothing of, and would pass: --strict makes that a failure, which is explained.
audit: .venv/.ready-audit ## Look up known vulnerabilities of what runs, and write sbom.cdx.json
	$(AUDIT)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o sbom.cdx.json
	@$(AUDIT)/pip-audit --strict --disable-pip --progress-spinner off -r requirements.lock || \
	{ echo; echo 'Nothing is proved: either a dependency has a known vulnerability (named above), or the package index of this'; \
	  echo 'machine does not serve the database of vulnerabilities ("not found", no connection). Run make audit where the public Python package index is reached.'; exit 1; }
AUDIT := .venv/audit/bin

fixtures: .venv/.ready-dev ## Build the sample submissions from their descriptions
	$(BIN)/python fixtures/build.py

lock: .venv/.ready-dev ## Resolve the dependencies again
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCK_ARGS) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --extra gx --extra duckdb --extra spark --extra docs -c requirements.lock $(LOCK_ARGS) -o requirements-dev.lock
	$(BIN)/uv pip compile --group audit $(LOCK_ARGS) -o requirements-audit.lock
LOCK_ARGS := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet

clean: ## Remove everything that can be made again
	rm -rf .venv site dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# A Python without ensurepip (Debian's python3 without python3-venv) installs into .venv with its own pip.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dqcheck needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv 2>/dev/null || { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python .venv/bin/python install --quiet pip; }

# What runs is pinned by requirements.lock; requirements-dev.lock adds tools in the same versions.
define install
	$(BIN)/python -m pip install --quiet --require-hashes -r $(1)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q dqcheck
	@touch $@
endef

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/python
	$(call install,requirements.lock)

.venv/.ready-audit: requirements-audit.lock | .venv/bin/python
	$(BIN)/python -m venv --clear --without-pip .venv/audit
	$(BIN)/python -m pip --python $(AUDIT)/python install --quiet pip
	$(AUDIT)/python -m pip install --quiet --require-hashes -r requirements-audit.lock
	@touch $@

.venv/.ready-dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(call install,requirements-dev.lock)
	@touch .venv/.ready
