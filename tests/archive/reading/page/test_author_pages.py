"""Author pages: links to what a site tells of an author."""

import pytest
from lxml import html

from archive.reading.page.author_pages import is_authors_page


@pytest.mark.parametrize(
    "href", ["/staff/ada-roe", "https://site.example/autores/ana-ruiz", "/@ada", "/index.php?author=3", "/about/our-team/ada"]
)
def test_folders_of_people_and_handles_lead_to_authors(href):
    assert is_authors_page(html.fromstring(f"<a href='{href}'>Ada Roe</a>"))


@pytest.mark.parametrize("href", ["", "/", "/people", "/news/rain", "/authority/rain", "#author"])
def test_other_addresses_do_not(href):
    assert not is_authors_page(html.fromstring(f"<a href='{href}'>Ada Roe</a>"))
