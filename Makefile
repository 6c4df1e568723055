# The commands of this project; `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
PYTHON := $(VENV)/bin/python
# A stamp lives inside what it vouches for, so removing that folder also removes the stamp.
PYTHON_READY := $(VENV)/.ready
NODE_READY := node_modules/.ready
CHROMIUM_READY := build/.chromium-ready
FIREFOX_READY := build/.firefox-ready
NGINX_READY := build/.nginx-ready
BENCH_READY := build/bench/.ready

# The browsers that were found, unless the caller names others.
FOUND = CHROMIUM="$${CHROMIUM:-$$(cat $(CHROMIUM_READY))}" FIREFOX="$${FIREFOX:-$$(cat $(FIREFOX_READY))}"

# The announcement that mkdocs 2 will break the theme is known; CONTRIBUTING says what we do.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup browser serve site offline new wheel check due translations lint test test-deep bench load uploads nginx functions screenshots map clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(PYTHON_READY) $(NODE_READY) ## install what the build needs, into this folder only

browser: $(CHROMIUM_READY) $(FIREFOX_READY) ## find or install the browsers the tests drive

nginx: $(NGINX_READY) ## find or install nginx and wrk, for the long tests

serve: setup ## show the site while you edit
	@$(PYTHON) -m build_scripts serve

site: setup ## build the whole site into site/
	@$(PYTHON) -m build_scripts site

offline: setup ## build the copy to carry on a stick: dist/filing-clear-offline.zip
	@$(MAKE) --no-print-directory site
	@$(PYTHON) -m build_scripts offline

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
	@$(FOUND) $(PYTHON) -m pytest -q -m "not deep" -n 2 --dist loadfile

test-deep: setup browser nginx ## the tests that take minutes
	@$(MAKE) --no-print-directory site
	@echo "test: pytest, the long ones"
	@$(FOUND) $(PYTHON) -m pytest -q -m deep -n 2 --dist loadfile

bench: setup browser $(BENCH_READY) ## measure the build, one diagnosis, and the start beside its peers
	@$(MAKE) --no-print-directory site
	@$(FOUND) $(PYTHON) -m build_scripts bench

load: setup nginx ## measure nginx serving the site, pages and bundle
	@$(MAKE) --no-print-directory site
	@$(PYTHON) -m build_scripts load

uploads: setup ## list how site/ is uploaded to object storage, into build/hosting/
	@$(MAKE) --no-print-directory site
	@$(PYTHON) -m build_scripts uploads

functions: setup browser ## record which functions of Pyodide and its Python the checker uses
	@$(FOUND) $(PYTHON) -m build_scripts functions

screenshots: setup browser ## retake the pictures in README.md
	@$(MAKE) --no-print-directory site
	@$(FOUND) $(PYTHON) -m build_scripts.screenshots

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

# Each browser has a stamp of its own, and apt-get runs once at a time, also under `make -j`.
$(FIREFOX_READY): | $(CHROMIUM_READY)
$(CHROMIUM_READY) $(FIREFOX_READY): build/.%-ready: build_scripts/setup/browser.sh
	@mkdir -p $(@D)
	@build_scripts/setup/browser.sh $* > $@
	@echo "browser: $$(cat $@)"

$(NGINX_READY): build_scripts/setup/nginx.sh
	@mkdir -p $(@D)
	@build_scripts/setup/nginx.sh > $@
	@echo "nginx: $$(cat $@)"
