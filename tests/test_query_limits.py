"""No page asks the database more than a dozen questions, once names and pictures are kept that stay until the archive changes."""

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.browser.pages import PAGES, STATUS
from tests.browser.sample_archive import fill

MOST_QUERIES = 12


def test_no_page_of_the_sample_archive_asks_more_than_twelve_queries(db: None, client: Client) -> None:
    fill(processes=0)
    asked = {}
    for name, address in PAGES.items():
        client.get(address)
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == STATUS.get(name, 200), name
        asked[name] = len(queries)
    assert max(asked.values()) > 1
    assert [f"{name}: {number}" for name, number in asked.items() if number > MOST_QUERIES] == []
