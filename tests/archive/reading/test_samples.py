"""The sample pages of fixtures/articles, read whole: title, imprint, furniture gone and text kept."""

import pytest

from tests.archive.reading import samples_html, samples_markdown, samples_text
from tests.archive.reading.samples import plain, sample

PAGES = [*samples_text.PAGES, *samples_markdown.PAGES, *samples_html.PAGES]
IDS = [page.file for page in PAGES]


@pytest.mark.parametrize("expected", PAGES, ids=IDS)
def test_a_sample_page_gives_its_title_and_imprint(expected):
    record = sample(expected.file)
    found = (record.title, record.published_on, record.date_precision, record.date_basis, record.language, record.authors, record.outlet)
    assert found == expected[1:8]


@pytest.mark.parametrize("expected", PAGES, ids=IDS)
def test_a_sample_page_keeps_its_text_and_loses_its_furniture(expected):
    body = plain(sample(expected.file).body)
    assert [phrase for phrase in expected.gone if phrase in body] == []
    assert [phrase for phrase in expected.kept if plain(phrase) not in body] == []
