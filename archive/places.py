"""Places: the roles and affiliations that articles print beside a person's name, one row a way of printing them."""

from collections import defaultdict
from typing import Any

from archive.models import Actor, Article, Mention, Quotation
from archive.models.article import printed_date

MOST = 100


def places_of(actor: Actor) -> list[dict[str, Any]]:
    """Each role with affiliation as printed, with its articles and their earliest and latest dates; the commonest first. Two queries."""
    articles: dict[tuple[str, str], set[tuple[Any, ...]]] = defaultdict(set)
    for kind, owner in ((Mention, "actor"), (Quotation, "speaker")):
        rows = kind._default_manager.shown().filter(**{f"{owner}__in": actor.family}, article__status=Article.Status.PUBLISHED)
        columns = ("article__published_on", "article__date_precision")
        for role, affiliation, *article in rows.order_by().values_list("role", "affiliation", "article", *columns).distinct():
            if role or affiliation:
                articles[role, affiliation].add(tuple(article))
    places = [_place(role, affiliation, where) for (role, affiliation), where in articles.items()]
    return sorted(places, key=lambda place: (-place["article_count"], place["affiliation"] or "", place["role"] or ""))[:MOST]


def _place(role: str, affiliation: str, articles: set[tuple[Any, ...]]) -> dict[str, Any]:
    dated = sorted((day, precision) for _, day, precision in articles if day)
    first, last = (printed_date(*dated[0]), printed_date(*dated[-1])) if dated else (None, None)
    return {
        "role": role or None,
        "affiliation": affiliation or None,
        "article_count": len(articles),
        "first_on": first,
        "last_on": last,
    }
