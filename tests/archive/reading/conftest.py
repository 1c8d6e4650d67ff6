"""Tables of made-up examples, some hundred each: together they take as long as all other quick tests, so `make test` alone runs them."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
TABLES = {
    "test_citation_examples",
    "test_citing_frames",
    "test_figure_sentences",
    "test_horizons",
    "test_html_authors",
    "test_html_bylines",
    "test_html_imprints",
    "test_html_pages",
    "test_html_surroundings",
    "test_quotations",
    "test_robustness",
    "test_samples_passages",
    "test_text_page_dates",
    "test_text_page_heads",
    "test_text_page_shapes",
    "test_text_pages",
    "test_unknown_names",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tables of this folder as slow."""
    for item in items:
        if HERE in item.path.parents and item.path.stem in TABLES:
            item.add_marker(pytest.mark.slow)
