"""Where an article matches what a reader searched for: asked of a finder, since the archive does not know how it is searched."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from archive.models import Article

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The words that were searched for, and the ``(start, end)`` of what matches in title and body: in order and apart from each other."""

    words: str = ""
    title: Spans = ()
    body: Spans = ()


Finder = Callable[[Article, QueryDict], Hits]
"""The hits of a search, which the parameters of the article's address say, in the article; never an error."""

_finders: list[Finder] = []


def ask(finder: Finder) -> None:
    """From now on ``finder`` is asked, and no other."""
    _finders[:] = [finder]


def hits_in(article: Article, params: QueryDict) -> Hits:
    """The hits in ``article`` of the search that the ``params`` of its address say; none where they say none."""
    return _finders[0](article, params) if _finders and params else Hits()
