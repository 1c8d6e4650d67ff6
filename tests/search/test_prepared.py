"""Rows by their keys, through SQL that is written once for each number of keys."""

from typing import Any

import pytest
from django.db.models import QuerySet

from archive.models import Article
from search.prepared import Prepared
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def by_title() -> Prepared:
    return Prepared(Article.objects.order_by("title").values_list("pk", "title", "published_on"), "pk__in")


def test_rows_are_those_of_the_queryset_in_its_order() -> None:
    late, early, other = (make_article(title) for title in ("Zinc", "Arsenic", "Iron"))
    rows = by_title()
    for keys in ([late.pk], [late.pk, early.pk], [other.pk, late.pk, early.pk], [early.pk, -other.pk]):
        assert rows.of(keys) == list(Article.objects.filter(pk__in=keys).order_by("title").values_list("pk", "title", "published_on"))


def test_no_keys_are_no_rows_and_no_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert by_title().of([]) == []


def test_the_sql_is_written_once_for_each_number_of_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    rows, filtering = by_title(), QuerySet.filter
    monkeypatch.setattr(QuerySet, "filter", lambda self, *asked, **named: written.append(named) or filtering(self, *asked, **named))
    for keys in ([1], [2], [1, 2], [3, 4]):
        rows.of(keys)
    assert [len(named["pk__in"]) for named in written] == [1, 2]
