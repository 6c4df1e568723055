# The commands of this project; `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
PYTHON := $(VENV)/bin/python
# A stamp lives inside what it vouches for, so removing that folder also removes the stamp.
PYTHON_READY := $(VENV)/.ready
NODE_READY := node_modules/.ready
BROWSER_READY := build/.browser-ready
BENCH_READY := build/bench/.ready

# The browser that step found, unless the caller names another one.
FOUND = $${CHROMIUM:-$$(cat $(BROWSER_READY))}

# The announcement that mkdocs 2 will break the theme is known; CONTRIBUTING says what we do.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup browser serve site new wheel check due translations lint test test-deep bench screenshots map clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(PYTHON_READY) $(NODE_READY) ## install what the build needs, into this folder only

browser: $(BROWSER_READY) ## find or install the Chromium the tests drive

serve: setup ## show the site while you edit
	@$(PYTHON) -m build_scripts serve

site: setup ## build the whole site into site/
	@$(PYTHON) -m build_scripts site

new: setup ## start a new entry: make new KIND=region NAME=yuncheng
	@$(PYTHON) -m build_scripts new "$(KIND)" "$(NAME)"

wheel: setup ## build the wheel for other programs into dist/
	@$(PYTHON) -m pip wheel . --no-build-isolation --no-index --no-deps --quiet --disable-pip-version-check -w dist
	@ls dist/*.whl

check: setup ## check policy_data/ and say what to repair
	@$(PYTHON) -m build_scripts check

due: setup ## say what has to be looked at, overdue first, for the twelve months to come
	@$(PYTHON) -m build_scripts due

translations: setup ## record that both languages of every text were read together
	@$(PYTHON) -m build_scripts translations

lint: setup ## check the style and the types of the code
	@echo "lint: ruff"
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check .
	@echo "lint: mypy"
	@$(PYTHON) -m mypy --no-error-summary

# One after the other, also under `make -j`: the tests read the site that was just built.
test: setup browser ## build the site, then run every check except the long ones
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory site
	@echo "test: pytest"
	@CHROMIUM="$(FOUND)" $(PYTHON) -m pytest -q -m "not deep"

test-deep: setup browser ## the tests that take minutes
	@$(MAKE) --no-print-directory site
	@echo "test: pytest, the long ones"
	@CHROMIUM="$(FOUND)" $(PYTHON) -m pytest -q -m deep

bench: setup browser $(BENCH_READY) ## measure the build, one diagnosis, and the start beside its peers
	@$(MAKE) --no-print-directory site
	@CHROMIUM="$(FOUND)" $(PYTHON) -m build_scripts bench

screenshots: setup browser ## retake the pictures in README.md
	@$(MAKE) --no-print-directory site
	@CHROMIUM="$(FOUND)" $(PYTHON) -m build_scripts.screenshots

map: setup ## show the house: every file with its first sentence
	@$(PYTHON) -m build_scripts map

clean: ## remove what was built; what setup installed stays
	@rm -rf build site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@if git rev-parse --git-dir >/dev/null 2>&1; then git clean -fdXq docs; fi

$(PYTHON_READY): requirements.txt build_scripts/setup/python.sh
	@echo "setup: Python packages into $(VENV)/ (about a minute, once)"
	@test ! -L $(VENV) || { echo "$(VENV) is a link: remove it, or set up where it leads" >&2; exit 1; }
	@python=$$(build_scripts/setup/python.sh) && "$$python" -m venv --clear $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(NODE_READY): package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { echo "npm was not found: install Node.js 20 or newer, with npm" >&2; exit 1; }
	@echo "setup: browser packages into node_modules/"
	@npm ci --silent
	@touch $@

# Peers that cannot be had do not stop the benchmark: it says why, and the next run tries again.
$(BENCH_READY): $(wildcard build_scripts/bench/peers/*.txt build_scripts/bench/peers/package*.json) \
  build_scripts/bench/peers/install.sh | $(PYTHON_READY)
	@echo "bench: peers into $(@D)/ (about a minute, once)"
	@build_scripts/bench/peers/install.sh $(@D) && touch $@ || true

$(BROWSER_READY): build_scripts/setup/browser.sh
	@mkdir -p $(@D)
	@build_scripts/setup/browser.sh > $@
	@echo "browser: $$(cat $@)"
