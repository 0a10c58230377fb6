# One command does everything: each target first makes .venv as the locks say.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test check bench lock

# The environment is as good as the locks it was made from: their checksum is its name.
SUM := $(shell cat requirements-dev.txt requirements.in pyproject.toml 2>/dev/null | cksum | cut -d ' ' -f 1)
READY := .venv/ready-$(SUM)
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
COMPILE := .venv/bin/uv --quiet pip compile --universal --generate-hashes --no-annotate \
	--python-version 3.11 --custom-compile-command "make lock"

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

setup: $(READY)  ## make .venv with directive-bot in it (Python 3.11 or newer)

run: $(READY)  ## run the bot; without BOT_TOKEN the sandbox on http://127.0.0.1:8080
	@exec .venv/bin/directive-bot run

# All cores, a file on one of them: what its tests share is begun once. WORKERS=0 for none (a debugger).
# Test processes keep what they compile, whatever the shell says.
WORKERS ?= auto
test: $(READY)  ## run every test; ARGS="-k words" chooses, CORPUS=folder adds real letters
	@PYTHONDONTWRITEBYTECODE= .venv/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(READY)  ## judge form, types and the arrow of the packages
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: $(READY)  ## measure delivery beside other libraries, presses, publishing (in .venv-bench)
	@test -d .venv-bench || .venv/bin/python -m venv .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes -r requirements-bench.txt
	@for what in pace delivery presses publish exports; do echo "== $$what"; .venv-bench/bin/python -m bench.$$what; done

lock: $(READY)  ## choose the newest versions that the .in files allow, with their hashes
	$(COMPILE) --upgrade requirements-build.in requirements.in --output-file requirements.txt
	$(COMPILE) --upgrade requirements-build.in requirements.in requirements-dev.in \
		--constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --upgrade requirements-build.in requirements.in requirements-bench.in \
		--output-file requirements-bench.txt

$(READY):
	@python=; for name in python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
		echo "Python 3.11 or newer is needed and was not found. On Debian or Ubuntu: sudo apt install python3 python3-venv" >&2; \
		exit 1; fi; \
	echo "Making .venv with $$($$python --version); this takes a minute, once."; \
	$$python -m venv --clear .venv || { \
		echo "The venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
