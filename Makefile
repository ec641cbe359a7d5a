# Every target sets up what it needs by itself, in .venv, from the locked and hashed lists in .ci/locks.
# `make help` lists the targets.

VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh
# The rooms where a mistake is silent: every branch is taken by a test.
SILENT := */watchlist/rules/*,*/watchlist/signals/*,*/watchlist/definitions/*,*/watchlist/store/*
.DEFAULT_GOAL := help
.PHONY: help run test cover covered lint format types docs pictures vocabulary bench bench-long bench-peers accuracy crashes endurance fuzz release-check lock check clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## set up, then read the feeds of this folder and report
	@code=0; $(BIN)/watchlist --home . check || code=$$?; \
	if [ $$code -eq 3 ]; then \
	  printf '\nToo few feeds can be read from here, so it cannot tell. The same road on an archive of invented outlets:\n\n'; \
	  code=0; $(BIN)/watchlist demo || code=$$?; \
	fi; exit $$code

test: $(VENV)/.dev ## set up, then run the tests
	@$(BIN)/python -m pytest -q -rs $(ARGS)

cover: $(VENV)/.dev ## run the tests, and show which branches none of them takes
	@$(BIN)/python -m pytest -q --cov --cov-report=term-missing:skip-covered $(ARGS)
	@$(MAKE) --no-print-directory covered

covered: ## fail where a mistake would be silent and the last measured run left a branch untaken
	@$(BIN)/python -m coverage report --include='$(SILENT)' --skip-covered --show-missing --fail-under=100

lint: $(VENV)/.dev ## check style and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev ## mend style and format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(VENV)/.dev ## check the types of src
	@$(BIN)/mypy

docs: $(VENV)/.dev ## write the generated pages of docs/reference anew
	@$(BIN)/python -m docs.generate

pictures: $(VENV)/.dev ## draw the pictures of docs/pictures anew
	@$(BIN)/python -m docs.pictures

vocabulary: $(VENV)/.dev ## build the word families that ship, from the vocabularies
	@$(BIN)/python -m watchlist.definitions.build_vocabulary

bench: $(VENV)/.dev ## run the short benchmarks
	@$(BIN)/python benchmarks/start.py
	@$(BIN)/python benchmarks/road.py
	@$(BIN)/python benchmarks/reading.py
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/backtest.py

bench-long: $(VENV)/.dev ## measure what takes an hour on a quiet machine, and write it into docs/explanation
	@for bench in 'speed.py --most 100000' past.py reprints.py robustness.py shares.py endurance.py; do \
	  $(BIN)/python benchmarks/$$bench --write || exit 1; \
	done

bench-peers: $(VENV)/.dev ## read feeds as other programs do, in turn, and write docs/explanation/refresh.md (PEERS=--long for more feeds)
	@$(BIN)/python benchmarks/parse.py --write
	@$(BIN)/python benchmarks/refresh.py --write
	@$(BIN)/python benchmarks/peers.py --write $(PEERS)

accuracy: $(VENV)/.dev ## measure the reading on all labels, and write docs/explanation/accuracy.md
	@$(BIN)/python benchmarks/reading.py --archive --write

crashes: $(VENV)/.dev ## kill a thousand runs, break each step of others, and count what is lost
	@$(BIN)/python benchmarks/crashes.py

endurance: $(VENV)/.dev ## thousands of feeds at once, a hundred runs in a row, two years of days, watches as costly as may be
	@$(BIN)/python benchmarks/endurance.py
	@$(BIN)/python benchmarks/shares.py

# atheris is no dependency: without a wheel of it, inputs are made by plain mutation.
fuzz: $(VENV)/.dev ## feed each boundary RUNS inputs (100000 by default), for SECONDS at most
	@$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade --target build/atheris 'atheris>=3,<4' || \
	  echo 'fuzz: atheris cannot be had here; plain mutation it is'
	@code=0; for target in feed definitions title outputs; do \
	  PYTHONPATH=build/atheris $(BIN)/python -m tests.fuzz.run $$target --runs $(or $(RUNS),100000) \
	    --seconds $(or $(SECONDS),600) || code=$$?; \
	done; exit $$code

release-check: $(VENV)/.dev ## known flaws and licences of what we stand on, and two builds of the wheel that are one
	@$(BIN)/python .ci/release_check.py

check: lint types test ## what to run before every push

lock: ## resolve the dependencies anew and write .ci/locks
	@sh .ci/lock.sh

clean: ## remove what can be made again (the state in .watchlist stays)
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: .ci/locks/run.txt pyproject.toml .ci/setup.sh
	@sh .ci/setup.sh run

$(VENV)/.dev: .ci/locks/dev.txt pyproject.toml .ci/setup.sh
	@sh .ci/setup.sh dev
