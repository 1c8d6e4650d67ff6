"""What other pages take from search: marked snippets and related articles."""

import pytest
from django.template import Context, Template
from django.test import Client

from archive.models import Article
from search.outbox import write_entries
from search.templatetags.search import related
from tests.factories import index_all, make_article

pytestmark = pytest.mark.django_db


def test_a_snippet_is_printed_with_its_marks_and_its_escapes() -> None:
    template = Template("{% load search %}{{ snippet|marked }}")
    assert template.render(Context({"snippet": "<mark>Water</mark> &lt;b&gt;"})) == "<mark>Water</mark> &lt;b&gt;"


@pytest.fixture
def droughts() -> list[Article]:
    made = [make_article(f"Drought {number}", "Drought, rain and rivers.") for number in range(8)]
    for number in range(8):
        make_article(f"Other {number}", "Steel mills; tariffs.")
    index_all()
    return made


def test_related_are_the_nearest_published_ones_and_never_the_article_itself(droughts: list[Article]) -> None:
    found = related(droughts[0])
    assert len(found) == 5
    assert set(found) <= set(droughts[1:])
    assert len(related(droughts[0], 2)) == 2
    Article.objects.filter(pk=found[0].pk).update(status=Article.Status.WITHDRAWN)
    assert found[0] not in related(droughts[0])


def test_related_are_the_same_after_entries_were_written_again(droughts: list[Article]) -> None:
    """Written again, an entry leaves its deleted double in the index until segments are merged."""
    before = related(droughts[0])
    for _ in range(3):
        write_entries([article.pk for article in Article.objects.all()])
    assert related(droughts[0]) == before


def test_related_in_a_template(droughts: list[Article]) -> None:
    template = Template("{% load search %}{% related article 3 as near %}{{ near|length }}")
    assert template.render(Context({"article": droughts[0]})) == "3"


def test_an_article_that_is_not_indexed_has_no_related_ones(droughts: list[Article]) -> None:
    assert related(make_article("Drought again")) == []


def test_without_an_index_a_page_does_without_related_ones(client: Client) -> None:
    article = make_article("Drought")
    assert related(article) == []
    assert client.get(article.get_absolute_url()).status_code == 200
