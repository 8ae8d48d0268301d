# The portal's commands. `make` alone lists them.

PORT ?= 8000
OUT ?= var/scorecards
AUDIENCE ?= board
ILLUSTRATIVE ?= yes
QUARTER ?=
PYTHON ?= python3
OFFICERS ?= 100
RATE ?= 200
GUESSES ?= 10000
SECONDS ?=
KILLS ?= 200
HISTORIES ?= 10000

export PORT PYTHON

.DEFAULT_GOAL := help
.PHONY: help run test check fix scorecards bench load readers guesses faults proof pictures setup locks

help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run:  ## Set everything up, render the scorecards and serve the portal (PORT=8000)
	@scripts/run.sh

scorecards:  ## Render the scorecards (QUARTER= OUT= AUDIENCE=board|public ILLUSTRATIVE=yes|no)
	@scripts/scorecards.sh "$(OUT)" "$(AUDIENCE)" "$(ILLUSTRATIVE)" "$(QUARTER)"

test:  ## Run every check and every test, on PostgreSQL and on SQLite
	@scripts/test.sh

check:  ## The inner loop: format, lint, contracts, types, unit tests
	@scripts/check.sh

fix:  ## Format, and mend what the linter can mend
	@scripts/setup.sh test
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

bench:  ## Measure against other ways of doing the same; prints ratios
	@scripts/setup.sh test
	@CHROMIUM="$$(scripts/chromium.sh)" .venv/bin/python -m bench

load:  ## Let officers save at once, and check that nothing was lost (OFFICERS= SECONDS=)
	@scripts/setup.sh test
	@scripts/postgres.sh with .venv/bin/python -m load office \
		--officers $(OFFICERS) --seconds $(or $(SECONDS),600)

readers:  ## Ask for public pages while ten editions come out (RATE=200 SECONDS=300)
	@scripts/setup.sh test
	@scripts/postgres.sh with .venv/bin/python -m load readers \
		--rate $(RATE) --seconds $(or $(SECONDS),300)

guesses:  ## Guess at addresses of what waits to be published (GUESSES=10000)
	@scripts/setup.sh test
	@scripts/postgres.sh with .venv/bin/python -m load guesses --number $(GUESSES)

faults:  ## Kill whoever publishes at points spread over the work, or PostgreSQL (KILLS=200)
	@scripts/setup.sh test
	@scripts/postgres.sh with .venv/bin/python -m pytest --kills $(KILLS) --quiet \
		tests/integration/scorecards/test_publication_faults.py

proof:  ## Try to see through chance histories of eight editions (HISTORIES=10000)
	@scripts/setup.sh test
	@.venv/bin/python -m pytest --histories $(HISTORIES) --quiet \
		tests/unit/scorecards/test_proof.py

pictures:  ## Take the pictures of the guides again, after a page has changed
	@scripts/setup.sh test
	@CHROMIUM="$$(scripts/chromium.sh)" scripts/postgres.sh with .venv/bin/python -m pytest \
		tests/functional/test_guide_pictures*.py --take-pictures --quiet

setup:  ## Set up what running and testing need, and nothing more
	@scripts/setup.sh test

locks:  ## Renew requirements/*.txt from pyproject.toml, and package-lock.json
	@scripts/locks.sh
