# Two commands matter: `make run` and `make test`. Each installs what it lacks, and says so.

PYTHON_HERE = .venv/bin/python
# Compiled files make the second start quick, also where the machine is set up to keep none.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help run test check accessibility bench demo words env lock

help: ## What can be done here
	@echo 'Takaovi, the back door. Start with: make run'
	@echo
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1|/' | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'
	@echo
	@echo '  The program itself: .venv/bin/takaovi --help'

run: ## Serve the demo region on http://127.0.0.1:8000 (PORT=8080 for another port)
	@scripts/bootstrap run
	@exec $(PYTHON_HERE) -P -m takaovi up

test: ## Everything, browser included, on SQLite and on PostgreSQL
	@scripts/bootstrap dev
	@exec $(PYTHON_HERE) scripts/test.py

check: ## Lint, types, layers of the house, words: under a minute
	@scripts/bootstrap dev
	@exec $(PYTHON_HERE) scripts/check.py

accessibility: ## Test accessibility in a browser, and write down what the statement says
	@scripts/bootstrap dev
	@exec $(PYTHON_HERE) scripts/accessibility.py

bench: ## Measure the figures of bench/README.md on this machine
	@scripts/bootstrap dev
	@exec $(PYTHON_HERE) -m bench

demo: ## Make the demo region anew in the present database
	@scripts/bootstrap run
	@exec $(PYTHON_HERE) -P -m takaovi demo

words: ## Compile the translations and tell which sentences are missing
	@scripts/bootstrap dev
	@exec $(PYTHON_HERE) -m tests.house.catalogues

env: ## Only make or refresh the environment in .venv
	@scripts/bootstrap dev

lock: ## Write the lock files anew from pyproject.toml
	@scripts/bootstrap dev
	@scripts/lock
