from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from archive.models import Article, Readings
from archive.popular import popular, top_of_week
from tests.factories import make_article

TODAY = timezone.localdate()


def read(title: str, *counts: int, days: int = 0, **fields: Any) -> Article:
    """An article that was read so often so many days ago, and on the days before."""
    article = make_article(title, **fields)
    for before, count in enumerate(counts):
        Readings.objects.create(article=article, day=TODAY - timedelta(days=days + before), count=count)
    return article


def listed(articles: list[Any]) -> list[tuple[str, int]]:
    return [(article.title, article.reading_count) for article in articles]


def test_the_week_is_seven_days_with_today(db) -> None:
    read("Six days ago", 5, days=6)
    read("Seven days ago", 50, days=7)
    read("All week", *[1] * 30)
    read("Today", 4)
    assert listed(top_of_week()) == [("All week", 7), ("Six days ago", 5), ("Today", 4)]


def test_what_is_popular_is_a_plain_sum_of_a_year(db) -> None:
    read("A year ago", 60, days=365)
    read("Within the year", 50, days=364)
    read("Often", 20, 20, 20)
    read("Once", 30)
    assert listed(popular()) == [("Often", 60), ("Within the year", 50), ("Once", 30)]


def test_an_article_needs_three_readings_and_a_list_three_articles(db) -> None:
    read("One", 3)
    read("Two", 2, 1)
    last = read("Three", 2)
    assert top_of_week() == popular() == []
    Readings.objects.filter(article=last).update(count=3)
    assert len(top_of_week()) == len(popular()) == 3


def test_at_most_five_are_listed_and_ties_go_to_the_newer_then_to_the_first_that_came_in(db) -> None:
    for title, day in (("Old", "2024-01-01"), ("Undated", None), ("New", "2026-01-01"), ("Second", "2025-01-01"), ("Third", "2025-01-01")):
        read(title, 3, published_on=day)
    read("Most", 4, published_on="1999")
    assert listed(top_of_week()) == [("Most", 4), ("New", 3), ("Second", 3), ("Third", 3), ("Old", 3)]


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_what_is_not_published_is_in_no_list(db, status: str) -> None:
    for number in range(3):
        read(f"Article {number}", 3)
    hidden = read("Hidden", 99)
    assert hidden in top_of_week()
    Article.objects.filter(pk=hidden.pk).update(status=status)
    assert hidden not in top_of_week()
    assert hidden not in popular()
    assert len(top_of_week()) == 3


def test_a_list_is_one_query(db, django_assert_num_queries: Any) -> None:
    for number in range(7):
        read("" if number else "Titled", 3 + number)
    with django_assert_num_queries(1):
        assert [article.heading for article in top_of_week()] == ["A body of some words."] * 5
