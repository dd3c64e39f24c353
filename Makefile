# The one front door: everything a contributor or a machine does here starts with `make`.
PYTHON ?= python3
ISSUE := 2026-11
BACK_ISSUE := src/broadsheet/examples/back-issue/harbour-news-2019-05.txt

VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/python tools/uv_as_pip.py
NPM := tests/npm/node_modules/.stamp
# The lock names the public index's own files, so that no mirror of this machine decides what is locked.
LOCK := env UV_CUSTOM_COMPILE_COMMAND="make lock" UV_INDEX= UV_FIND_LINKS= \
	$(UV) pip compile --quiet --universal --generate-hashes --upgrade

.DEFAULT_GOAL := help
.PHONY: help demo test quick check bench soak docs lock clean judges peers corpora

help:  ## list what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16


demo: $(VENV)/core.stamp demo/broadsheet.toml  ## build the example publication in ./demo, and bring an old issue home
	@cd demo && ../$(BIN)/broadsheet build $(ISSUE)
	@cd demo && ../$(BIN)/broadsheet import ../$(BACK_ISSUE) && ../$(BIN)/broadsheet build 2019-05

demo/broadsheet.toml: | $(VENV)/core.stamp
	@$(BIN)/broadsheet new demo --example

test: check judges $(NPM)  ## everything a change must not break
	$(BIN)/pytest --numprocesses auto --dist loadscope --no-loadscope-reorder

quick: $(VENV)/dev.stamp  ## the unit tests, and the limits of modules and functions
	$(BIN)/pytest tests/unit tests/meta/test_sizes.py

check: $(VENV)/dev.stamp  ## style, types and import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/dev.stamp corpora peers $(NPM)  ## measure; CORPORA=DIR names the folder of corpora
	for script in bench/*.py; do PYTHONPATH=. $(BIN)/python $$script || exit 1; done

soak: $(VENV)/dev.stamp corpora judges $(NPM)  ## hours of the same tests on more inputs; CORPORA=DIR
	$(BIN)/pytest -m "soak or hypothesis" --hypothesis-profile=soak

docs: $(VENV)/dev.stamp  ## make the reference pages, check what the documents say, show the coming release notes
	$(BIN)/python -m tools.reference
	$(BIN)/python -m tools.front_page
	$(BIN)/pytest tests/meta/test_documents.py tests/meta/test_reference.py tests/meta/test_walkthroughs.py
	$(BIN)/towncrier build --draft

lock: $(VENV)/bootstrap.stamp  ## renew requirements/*.lock from pyproject.toml
	$(LOCK) --group bootstrap --output-file requirements/bootstrap.lock
	$(LOCK) pyproject.toml --extra import --output-file requirements/core.lock
	$(LOCK) pyproject.toml --extra cjk --extra import --extra search --group dev --constraint requirements/core.lock \
		--output-file requirements/dev.lock

clean:  ## remove what was made, but not the environment in .venv
	rm -rf demo build dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools -name __pycache__ -prune -exec rm -rf {} +

# -- the environment: a stamp in .venv says what was installed from which lock -----------------------------------------

$(VENV)/bootstrap.stamp: requirements/bootstrap.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Broadsheet needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3" >&2; exit 3; }
	@tools/apt-need '$(PYTHON) -c "import ensurepip, venv"' python3-venv
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

INSTALL = echo "Installing $<" && \
	$(UV) pip sync --quiet --require-hashes $< && $(UV) pip install --quiet --no-deps --editable .

# Syncing to one lock removes what only the other names, so each forgets the other's stamp.
$(VENV)/core.stamp: requirements/core.lock pyproject.toml $(VENV)/bootstrap.stamp
	@$(INSTALL)
	@rm -f $(VENV)/dev.stamp
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock pyproject.toml $(VENV)/bootstrap.stamp
	@$(INSTALL)
	@touch $(VENV)/core.stamp $@

judges:
	@tools/apt-need 'command -v javac && test -e /usr/share/java/jaxb-runtime.jar' \
		openjdk-17-jdk-headless libjaxb-java
	@tools/apt-need 'test -x /usr/bin/chromium' chromium
	@tools/apt-need 'command -v spamassassin' spamassassin

# Texts that tests read and judges that they ask come from npm; nothing of it is run as it is installed.
# All of it runs on Node 18 but for caniemail, of which only the data are read: so no strictness about engines.
$(NPM): tests/npm/package.json tests/npm/package-lock.json
	@tools/apt-need 'command -v node && command -v npm' nodejs npm
	@echo "Installing tests/npm/package-lock.json"
	@cd tests/npm && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-engine-strict --loglevel=error
	@touch $@

# What the typesetter that ours is timed against loads; without the last it is several times slower than it can be.
peers:
	@tools/apt-need 'ldconfig -p | grep -q libpangoft2 && ldconfig -p | grep -q libharfbuzz-subset' \
		libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

corpora:
	@test -d "$(CORPORA)" || { echo "Say where the corpora are: make $(MAKECMDGOALS) CORPORA=DIR" >&2; exit 2; }
