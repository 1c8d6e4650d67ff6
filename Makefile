# The archive's commands. `make demo` shows it, `make test` proves it.

PORT ?= 8000
ARTICLES ?= fixtures/articles
PYTHON ?= python3
N ?= 20000
export DATA_DIR ?= $(CURDIR)/var

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
DEV_STAMP := $(VENV)/installed-dev
BENCH_STAMP := $(VENV)/installed-bench
UV := $(shell command -v uv 2>/dev/null)
ifdef UV
INSTALL = $(UV) pip install --quiet --python $(BIN)/python --require-hashes -r
else
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
endif
STATIC := $(shell find static -type f 2>/dev/null)

.PHONY: install install-dev install-bench secret demo test test-quick test-cluster check audit messages bench bench-http bench-reading lighthouse pictures lock clean

install: $(STAMP) staticfiles/staticfiles.json ## What the archive runs on, into .venv, from the locked versions

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The archive needs Python 3.11 or newer; set PYTHON to one.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(INSTALL) requirements.lock
	@touch $@

staticfiles/staticfiles.json: $(STAMP) $(STATIC) config/settings.py
	@SECRET_KEY=only-to-collect-static-files-which-need-no-secret $(BIN)/python manage.py collectstatic --noinput --clear -v0
	@touch $@

install-dev: install $(DEV_STAMP) ## What tests and checks need besides

$(DEV_STAMP): requirements-dev.lock $(STAMP)
	@$(INSTALL) requirements-dev.lock
	@touch $@

install-bench: install $(BENCH_STAMP) ## The peers that benchmarks measure against

$(BENCH_STAMP): requirements-bench.lock $(STAMP)
	@$(INSTALL) requirements-bench.lock
	@touch $@

secret: ## A SECRET_KEY of its own, kept in DATA_DIR
	@mkdir -p "$(DATA_DIR)"
	@test -s "$(DATA_DIR)/secret_key" || (umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > "$(DATA_DIR)/secret_key")

demo: install secret ## The archive with sample articles, served on 127.0.0.1:$(PORT)
	@PORT=$(PORT) ARTICLES="$(ARTICLES)" BIN=$(BIN) exec sh config/demo.sh

test: install-dev ## Every test
	@$(BIN)/python -m pytest -n auto

test-quick: install-dev ## The tests without browser and slow ones, under a minute
	@$(BIN)/python -m pytest -n auto --nomigrations --hypothesis-profile=quick -m "not browser and not slow"

ENGINE_APART = tests/search/engine tests/search/test_damage.py tests/search/test_seeds.py
test-cluster: install-dev ## The search on three OpenSearch nodes, what happens when they are killed, and three web hosts on them; needs Debian's openjdk-17-jdk-headless, maven and postgresql
	@$(BIN)/python -m benchmarks.cluster --run $(BIN)/python -m pytest -n 2 -m "not browser" tests/search/test_contract.py tests/search/cluster
	@TEST_ENGINE=opensearch $(BIN)/python -m benchmarks.cluster --run $(BIN)/python -m pytest -n 2 -m "not browser" tests/search $(foreach one,$(ENGINE_APART),--ignore $(one))
	@SECRET_KEY=only-for-the-drill-0123456789-abcdefghijklmnop DATA_DIR="$(DATA_DIR)" $(BIN)/python -m benchmarks.drills.nodes
	@SECRET_KEY=only-for-the-drill-0123456789-abcdefghijklmnop DATA_DIR="$(DATA_DIR)" $(BIN)/python -m benchmarks.drills.hosts --cluster

check: export SECRET_KEY := no-secret-since-nothing-is-served-with-it-0123456789-abcdefghijklmnop
check: export DATABASE_URL := sqlite:///:memory:
check: install-dev ## Lint, types, faults that bandit knows, migrations, import direction, deploy check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --quiet --lint templates
	@$(BIN)/lint-imports
	@$(BIN)/mypy archive search operating config checks
	@$(BIN)/python -m checks.code
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@HTTPS=1 ALLOWED_HOSTS=archive.example.org $(BIN)/python manage.py check --deploy --fail-level WARNING

audit: install-dev ## Known advisories on the locked versions; fails too where they could not be asked
	@$(BIN)/python -m checks.dependencies

messages: export SECRET_KEY := no-secret-since-nothing-is-served-with-it-0123456789-abcdefghijklmnop
messages: install ## What pages say, gathered into the catalogues under locale/ and compiled; needs Debian's gettext
	@$(BIN)/python manage.py makemessages --all --no-location --no-wrap --no-obsolete $(foreach one,.venv benchmarks fixtures node_modules staticfiles tests var,--ignore $(one))
	@sed -i '/^"POT-Creation-Date/d; /^"Report-Msgid-Bugs-To/d' locale/*/LC_MESSAGES/django.po
	@$(BIN)/python manage.py compilemessages --locale es

bench: install-bench ## The engine beside its peers with N articles: benchmarks/results.md and results.svg; keeps indexes in BENCH_DIR
	@$(BIN)/python -m benchmarks $(N)

bench-http: install-dev ## Whole requests through gunicorn beside a bare view, with N articles: benchmarks/results-http.md
	@N=$(N) $(BIN)/python -m benchmarks.http

pictures: install-dev ## The pictures of docs/editing.md, as the browser tests see the desk; needs chromium
	@PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/browser/test_desk.py tests/browser/test_judging.py

lighthouse: install-dev benchmarks/lighthouse/node_modules ## Lighthouse over every kind of page: benchmarks/results-lighthouse.md; needs Node and chromium; QUICK=--quick opens a few
	@$(BIN)/python -m benchmarks.lighthouse $(QUICK)

benchmarks/lighthouse/node_modules: benchmarks/lighthouse/package-lock.json
	@npm ci --prefix benchmarks/lighthouse --ignore-scripts --silent
	@touch $@

bench-reading: install ## Records read beside records made by hand, kind by kind, with the worst misses, the floors and the speed
	@$(BIN)/python -m benchmarks.reading benchmarks/reading/gold --floors benchmarks/reading/floors.toml --speed

lock: ## Lock the newest allowed versions (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q --upgrade pyproject.toml -o requirements.lock
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q --upgrade --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q --upgrade --group bench pyproject.toml -c requirements.lock -o requirements-bench.lock

clean: ## Removes what install made; DATA_DIR stays
	@rm -rf $(VENV) staticfiles
