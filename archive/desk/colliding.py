"""Two editors on one article: what the other one saved meanwhile, and what this one would have saved, each beside what both began from."""

from typing import Any

from django.template.loader import render_to_string

from archive.differences import side_by_side
from archive.models import Article


def collision(key: int, seen: int | None, typed: dict[str, Any]) -> str:
    """The complaint, as HTML: the three ways of title and text. Nothing that was typed is lost: it stands in the form still.

    Decisions on proposals make versions without a line in the history, so what both began from is the last line up to ``seen``.
    """
    article = Article.objects.get(pk=key)
    began = article.history.filter(version__lte=seen or 0).order_by("-version", "-history_id").first()
    begun, theirs, yours = (_whole(began.title, began.body) if began else "", _whole(article.title, article.body), _typed(typed))
    context = {
        "version": article.version,
        "seen": seen,
        "theirs": side_by_side(begun, theirs) if theirs != begun else [],
        "yours": side_by_side(begun, yours) if yours != begun else [],
    }
    return render_to_string("admin/archive/article/_collision.html", context)


def _typed(typed: dict[str, Any]) -> str:
    return _whole(typed.get("title") or "", typed.get("body") or "")


def _whole(title: str, body: str) -> str:
    return f"{title}\n\n{body}"
