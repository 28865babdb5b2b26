# `make run` opens the dashboard, `make check` is the short check, `make test` checks everything. Each sets up what it needs by itself.
PYTHON ?= python3
PORT ?= 8501
ENV := .venv
BIN := $(ENV)/bin

.PHONY: setup run check test bench load audit borders clean

setup: $(ENV)/.run-ready

run: $(ENV)/.run-ready
	@echo 'Open http://127.0.0.1:$(PORT)'
	$(BIN)/streamlit run app.py --server.port $(PORT)

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
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not alone"
	$(BIN)/python -m pytest -m alone
