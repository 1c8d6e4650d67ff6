"""What is gone: the address of a withdrawn article answers 410, and says when it was withdrawn, and why."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Article


class Gone(Http404):
    """The public once read an ``article`` at this address, and doesn't any more."""

    def __init__(self, article: Article) -> None:
        super().__init__(sentence_of(article))
        self.article = article


def missing(slug: str) -> Http404:
    """What to raise where no published article has this slug: ``Gone`` for one that was withdrawn, also by a former slug."""
    found: Article | None = Article.by_slug(slug) if "\0" not in slug else None
    if found is None or found.status != Article.Status.WITHDRAWN or found.first_published_at is None:
        return Http404("There is no article of this name.")
    return Gone(found)


def sentence_of(article: Article) -> str:
    """What became of a withdrawn article, for programs: ``This article was withdrawn on 2026-01-14: The figures were wrong.``"""
    done = "taken down on request" if article.taken_down_at else "withdrawn"
    moment = article.taken_down_at or article.withdrawn_at
    on = f" on {moment:%Y-%m-%d}" if moment else ""
    return f"This article was {done}{on}" + (f": {article.withdrawal_reason}" if article.withdrawal_reason else ".")


class ExplainWhatIsGone:
    """Answers with 410 and the page that explains it, wherever ``Gone`` was raised."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The 410 page for ``Gone``; anything else goes its way."""
        if not isinstance(exception, Gone):
            return None
        return render(request, "410.html", {"article": exception.article}, status=410)
