"""What every test stands on: settings of its own, an index folder of its own, and the shared folder of real pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from inspect import signature
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation
from haystack import connections

from archive.reading.gazetteer import Gazetteer
from tests import factories
from tests.cluster import ON_CLUSTER, own_address
from tests.slow import is_slow

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"

hypothesis.settings.register_profile("quick", max_examples=25, deadline=None)
hypothesis.settings.register_profile("whole", max_examples=int(os.environ.get("FUZZ", "100")), deadline=None)
hypothesis.settings.load_profile("whole")
"""`make test-quick` tries a quarter of the examples; ``FUZZ`` says how many else, and how long one takes tells of the machine."""


def pytest_report_header() -> str:
    """Says in one line which database and browser this run has."""
    database = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite (PostgreSQL: set DATABASE_URL)"
    browser = shutil.which("chromium") or "none, so the browser tests are skipped (Debian's package chromium has it)"
    return f"database: {database}; browser: {browser}"


PAGES = {"client", "admin_client"}
"""Fixtures by which a test asks for whole pages."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Slow files are not read where slow tests are left out."""
    return True if "not slow" in config.option.markexpr and is_slow(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks slow files, and tests that render pages, but those of search: quick tests shall take less than a minute."""
    for item in items:
        if ON_CLUSTER and (item.get_closest_marker("folder") or "index_path" in signature(item.function).parameters):  # type: ignore[attr-defined]
            item.add_marker(pytest.mark.skip(reason="looks into the index folder of our own engine"))
        searches = item.path.is_relative_to(PROJECT / "tests" / "search")
        renders = not searches and PAGES & set(getattr(item, "fixturenames", ()))
        if renders or is_slow(item.path):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _plain_static_files(settings: object) -> None:
    """Pages are rendered without a collected manifest of static files."""
    settings.STORAGES = {  # type: ignore[attr-defined]
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    """A Spanish page leaves its language to nobody: a server's next request sets its own, the next test may make none."""
    yield
    translation.deactivate()


_INDEXES = count()


@pytest.fixture(autouse=True)
def index_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An index folder for each test; it isn't there before the test makes an index."""
    engine = connections["default"]
    before = dict(engine.options)
    path = tmp_path_factory.getbasetemp() / f"index-{next(_INDEXES)}"
    with own_address() if "ADDRESS" in before else nullcontext() as address:
        engine.options |= {"ADDRESS": address} if address else {"PATH": str(path)}
        engine.reset_sessions()
        yield path
        engine.options |= before
        engine.reset_sessions()


@pytest.fixture(autouse=True)
def _nothing_kept_before(settings: object, tmp_path: Path) -> None:
    """The pages that all processes keep begin anew with each test, in a folder of its own."""
    caches = settings.CACHES  # type: ignore[attr-defined]
    settings.CACHES = {**caches, "pages": {**caches["pages"], "LOCATION": str(tmp_path / "pages")}}  # type: ignore[attr-defined]


@pytest.fixture
def seeds() -> Path:
    """The five real pages; a test that reads them is skipped where they are not."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the seeds are not beside the project")
    return folder


@pytest.fixture(scope="session")
def known() -> Gazetteer:
    """The gazetteer of fixtures/, as the reader sees it, without a database."""
    return factories.gazetteer_of_fixture(PROJECT / "fixtures" / "gazetteer.json")
