"""Figures and dated events as articles say them, settled as the importer and the desk settle them."""

from datetime import date
from typing import Any

from archive.ledgers.settling import propose_events, propose_measures, settle_articles
from archive.models import Article, Comparison, EventMention, Figure
from tests.factories import make_article, passage


def say(article: Article, exact: str, value: float, unit: str = "death", **fields: Any) -> Figure:
    """A figure of an article, under the measure that its subject names; ``year`` is its period. Not settled yet."""
    if year := fields.pop("year", None):
        fields |= {"period": str(year), "period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    figure = Figure(article=article, value=value, unit=unit, state="proposed", origin="reader", **{"subject": "overdose deaths"} | fields)
    start = article.body.index(exact)
    figure.anchor_at(article.body, start, start + len(exact))
    if figure.measure is None:
        propose_measures([figure])
    figure.save()
    return figure


def saying(
    exact: str, value: float, unit: str = "death", title: str = "", published_on: str | None = "2025-11-10", **fields: Any
) -> Figure:
    """A figure of an article of its own, settled."""
    article = make_article(title or f"On {exact}", f"There were {exact} in all.", published_on)
    figure = say(article, exact, value, unit, **fields)
    settle_articles([article.pk])
    return figure


def dating(name: str, year: int, **fields: Any) -> EventMention:
    """A dated event of an article of its own, settled."""
    article = make_article(f"{name} of {year}", f"The {name} began in {year}.")
    dates = {"date": str(year), "precision": "year", "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    mention = EventMention(article=article, name=name, state="proposed", origin="reader", **dates | fields)
    start = article.body.index(str(year))
    mention.anchor_at(article.body, start, start + len(str(year)))
    propose_events([mention])
    mention.save()
    settle_articles([article.pk])
    return mention


def labels() -> list[tuple[str, list[str]]]:
    """Every stored label with the words of its two sides, in an order of their own."""
    rows = Comparison.objects.select_related("one", "other", "one_mention", "other_mention")
    sides = ((row.label, [row.one or row.one_mention, row.other or row.other_mention]) for row in rows)
    return sorted((label, sorted(side.exact for side in both)) for label, both in sides)


__all__ = ["dating", "labels", "passage", "say", "saying"]
