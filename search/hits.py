"""From a hit to its article with the hit still marked: what an article's address repeats of the search, and where that matches."""

from itertools import islice
from urllib.parse import urlencode

from django.http import QueryDict

from archive.hits import Hits, Spans
from archive.models import Article
from search.answer import understood
from search.contract import BadSearch, SearchRequest
from search.engine import IndexUnavailable, Node, highlight
from search.forms import read_request

REPEATED = ("q", "match", "exact")
"""The parameters of a search that say what its words match."""
MOST = 500
"""Places that are marked: the first ones. An article of 800 words has a few dozen."""


def marking(asked: SearchRequest) -> str:
    """What the links of hits end in, so that their articles show what matched; empty for a search without words."""
    return "?" + urlencode([pair for pair in asked.pairs() if pair[0] in REPEATED]) if asked.q.strip() else ""


def find(article: Article, params: QueryDict) -> Hits:
    """Where the search that ``params`` repeat matches in ``article``.

    None where it can't be read or the index can't be asked: the page is whole without marks.
    """
    if not params.get("q"):
        return Hits()
    try:
        asked = read_request(QueryDict(urlencode({name: params[name] for name in REPEATED if name in params})))
        tree = understood(asked)
    except (BadSearch, IndexUnavailable):
        return Hits()
    if tree is None:
        return Hits()
    return Hits(
        words=asked.q.strip(),
        title=_spans(article.title, tree, article.language, title=True),
        body=_spans(article.body, tree, article.language, title=False),
    )


def _spans(text: str, tree: Node, language: str, title: bool) -> Spans:
    return tuple(islice(highlight(text, tree, language, title), MOST))
