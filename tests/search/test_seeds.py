"""The acceptance queries on the five real pages, with the real gazetteer: exactly what a careful reader would find.

One import for all of them, made when the first is asked and rolled back after the last.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from haystack import connections

from archive.models import Article, Page
from search.names import _names
from tests.conftest import SHARED
from tests.factories import index_all
from tests.search.asking import ask, follow

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")

QUERIES: list[tuple[dict[str, Any], str]] = [
    ({"q": "CJNG"}, "001 004"),
    ({"q": "SIG"}, "001 002"),
    ({"q": "merida"}, "001 002"),
    ({"q": "Mérida"}, "001 002"),
    ({"q": "CJNG", "exact": "1"}, "001"),
    ({"q": '"CJNG"'}, "001"),
    ({"q": "Drug Enforcement Administration"}, "003 004"),
    ({"q": "DEA"}, "003 004"),
    ({"q": "comment"}, "003"),
    ({"q": '"LEAVE A REPLY"'}, ""),
    ({"undated": "only"}, "003 004"),
    ({"from_": "2025-11", "to": "2025-11"}, "000 002"),
    ({"from_": "2026"}, "001"),
    ({"to": "2025-11-10"}, "000"),
    ({"q": '"precursor chemicals"'}, "000 001 003 004"),
    ({"q": "precurs*"}, "000 001 003 004"),
    ({"q": "clim*"}, "003"),
    ({"q": "fentanyl -CJNG", "exact": "1"}, "000 002 003 004"),
    ({"q": "Iguala"}, "002"),
    ({"q": "goalkeeper"}, "003"),
    ({"q": "INCU"}, "001"),
    ({"q": "zzzqqq"}, ""),
    ({"q": "fentanyl"}, "000 001 002 003 004"),
    ({"actor": "claudia-sheinbaum"}, "001 003"),
    ({"actor": ["claudia-sheinbaum", "marco-rubio"]}, "000 001 002 003 004"),
    ({"actor": ["claudia-sheinbaum", "juan-ramon-de-la-fuente"], "all": "actor"}, "001"),
]


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The five pages imported, published and indexed, in a transaction around this module's tests."""
    path, options = tmp_path_factory.mktemp("seeds") / "index", connections["default"].options
    before = options["PATH"]
    with django_db_blocker.unblock(), transaction.atomic():
        options["PATH"] = str(path)
        connections["default"].reset_sessions()
        _names.cache_clear()
        call_command("loaddata", "gazetteer", verbosity=0)
        call_command("import_articles", str(SEEDS), publish=True)
        index_all()
        options["PATH"] = before
        connections["default"].reset_sessions()
        yield path
        transaction.set_rollback(True)


@pytest.fixture
def archive(seeded: Path, index_path: Path, db: None) -> dict[str, str]:
    """The seeds' numbers by slug, and the index of the five in this test's place."""
    index_path.symlink_to(seeded)
    return {page.article.slug: page.file_name[:3] for page in Page.objects.select_related("article")}


@pytest.mark.parametrize(("asked", "seeds"), QUERIES, ids=lambda value: str(value)[:50])
def test_a_query_finds_exactly_what_a_careful_reader_would(archive: dict[str, str], asked: dict[str, Any], seeds: str) -> None:
    assert " ".join(sorted(archive[hit.slug] for hit in ask(**asked).results)) == seeds


def test_all_five_are_there_with_the_dates_that_are_printed(archive: dict[str, str]) -> None:
    dates = {archive[article.slug]: article.printed_date for article in Article.objects.published()}
    assert dates == {"000": "2025-11-10", "001": "2026-01-16", "002": "2025-11-15", "003": None, "004": None}
    page = ask()
    assert [(bar["value"], bar["count"]) for bar in page.months] == [("2025-11", 2), ("2026-01", 1)]
    assert page.undated == 2


def test_every_count_of_the_seeds_is_that_of_its_click(archive: dict[str, str], client: Client) -> None:
    for query in ({}, {"q": "fentanyl"}, {"q": "cartel", "from_": "2025"}):
        page = ask(**query)
        values = [value for facet in page.facets.values() for value in facet[:8]]
        assert values
        for value in (*values, *page.years, *page.months):
            assert follow(client, value["toggle_url"])["count"] == value["count"], value
