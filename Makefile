# `make run` opens the dashboard, `make check` is the short check, `make test` checks everything. Each sets up what it needs by itself.
# `make class` opens it to one room: ADDRESS= says at which address of its network, where there are several, PORT= at which port.
# `make site` writes the whole site as one file, site.html, for a stick or any static host; SITE= says where, ATLAS_ADDRESS= where its links lead.
PYTHON ?= python3
PORT ?= 8501
SITE ?= site.html
ENV := .venv
BIN := $(ENV)/bin
# What fails on a busy machine is tried once more, by itself; what fails again is a fault.
AGAIN := $(BIN)/python -m pytest --last-failed --last-failed-no-failures none

.PHONY: setup run class site check test bench load audit borders clean

setup: $(ENV)/.run-ready

run: $(ENV)/.run-ready
	@echo 'Open http://127.0.0.1:$(PORT)'
	$(BIN)/streamlit run app.py --server.port $(PORT)

class: $(ENV)/.run-ready
	$(BIN)/python -m pages.server.class_room

site: $(ENV)/.run-ready
	$(BIN)/python -m geodata.exports --to '$(SITE)'

check: $(ENV)/.check-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.javascript
	$(BIN)/python -m pytest tests/unit -m "not slow"

test: $(ENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.javascript
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "not alone" || $(AGAIN) -m "not alone"
	$(BIN)/python -m pytest -m alone || $(AGAIN) -m alone

bench: $(ENV)/.test-ready
	$(BIN)/python -m tests.bench

load: $(ENV)/.test-ready
	$(BIN)/python -m tests.bench.load

audit: $(ENV)/.test-ready
	$(BIN)/python -m tests.audit

borders: $(ENV)/.run-ready
	$(BIN)/python -m geodata.build_borders --check

clean:
	rm -rf $(ENV) .cache tests/js/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version)'
	$(PYTHON) -m venv $(ENV)

$(ENV)/.run-ready: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(ENV)/.check-ready: requirements.txt tests/requirements.txt tests/js/package-lock.json | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	$(BIN)/python -m tests.javascript install
	touch $@

$(ENV)/.test-ready: $(ENV)/.check-ready
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.poppler
	$(BIN)/python -m tests.nginx
	touch $@
