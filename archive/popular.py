"""What is read most: this week, and in a year. Plain sums of readings, so that everybody can follow the rule."""

from datetime import date, timedelta

from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from archive.models import Article, Readings
from archive.models.article import NEWEST_FIRST, ArticleQuerySet

WEEK, YEAR = timedelta(days=7), timedelta(days=365)
LEAST_READINGS = 3
"""Of an article that is listed."""
LEAST_ARTICLES = 3
"""Of a list: fewer are not enough readings yet."""


def top_of_week(limit: int = 5) -> list[Article]:
    """The articles most read in the last seven days, today included, each with ``reading_count``; empty where too few were. One query."""
    return _most_read(timezone.localdate() - WEEK, limit)


def popular(limit: int = 5) -> list[Article]:
    """The articles most read in the last 365 days, like ``top_of_week``."""
    return _most_read(timezone.localdate() - YEAR, limit)


def _most_read(before: date, limit: int) -> list[Article]:
    own = Readings.objects.after(before).filter(article=OuterRef("pk")).order_by().values("article")
    total = Coalesce(Subquery(own.annotate(total=Sum("count")).values("total")), 0)

    def ranked(articles: ArticleQuerySet) -> ArticleQuerySet:
        return articles.annotate(reading_count=total).order_by("-reading_count", *NEWEST_FIRST)

    # Ranked by keys first: a database would sort the texts with the rows.
    first = ranked(Article.objects.published()).values("pk")[:limit]
    found = [article for article in ranked(Article.objects.filter(pk__in=first)) if vars(article)["reading_count"] >= LEAST_READINGS]
    return found if len(found) >= LEAST_ARTICLES else []
