"""Nothing found: the searches next to it that find something, each with how many."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.answer import counts
from search.contract import SearchPage, SearchRequest
from search.links import link_to
from search.wording import ALL_ACTORS, EXACT, UNDATED, names_of, selections

MOST = 12
"""Searches that are tried."""
_PLAIN = 2, 8
"""How many words a query has whose words are left out one by one."""
_INSTEAD = (
    (ALL_ACTORS, gettext_lazy("with any of the actors")),
    (EXACT, gettext_lazy("with other names too")),
    (UNDATED["only"], gettext_lazy("with dated articles too")),
    (UNDATED["exclude"], gettext_lazy("with undated articles too")),
)
"""What is said of a selection that isn't left out but turned around."""


@dataclass(frozen=True, slots=True)
class Looser:
    """A search that asks for less: what is left out or changed, in words, how many it finds, and its page."""

    words: str
    count: int
    url: str


def looser(found: SearchPage) -> list[Looser]:
    """What a search without hits would find with one thing less, those that find something, most first."""
    tried = [*_without_selections(found), *_with_other_words(found.request)][:MOST]
    numbers = counts(found.request, [one[1] for one in tried])
    loosened = [Looser(words, count, link_to("search", request)) for (words, request), count in zip(tried, numbers, strict=True) if count]
    return sorted(loosened, key=lambda one: -one.count)


def mended(found: SearchPage) -> Looser | None:
    """The search with the nearest spelling, where it finds something; without its filters, where only that does."""
    if not found.suggestion:
        return None
    tried = [found.request.but(q=found.suggestion), SearchRequest(q=found.suggestion)]
    known = zip(tried, counts(found.request, tried), strict=True)
    return next((Looser(found.suggestion, count, link_to("search", request)) for request, count in known if count), None)


def _without_selections(found: SearchPage) -> list[tuple[str, SearchRequest]]:
    selected = list(selections(found.request, names_of(found)))
    instead = {str(words): str(other) for words, other in _INSTEAD}
    each = [(instead.get(words) or _("without %(selection)s") % {"selection": words}, request) for words, request in selected]
    return each + [(_("without any filter"), SearchRequest(q=found.request.q))] * (len(selected) > 1)


def _with_other_words(request: SearchRequest) -> list[tuple[str, SearchRequest]]:
    """The query with any of its words, and without each of them; operators are left alone."""
    words = request.q.split()
    fewest, most = _PLAIN
    if not fewest <= len(words) <= most or any(not word[0].isalnum() or ":" in word or word == "OR" for word in words):
        return []
    any_of = [] if request.any_words else [(_("with any of the words"), request.but(any_words=True))]
    if any_of and request != SearchRequest(q=request.q):
        any_of.append((_("with any of the words and without filters"), SearchRequest(q=request.q, any_words=True)))
    return any_of + [
        (_("without the word “%(word)s”") % {"word": word}, request.but(q=" ".join(words[:place] + words[place + 1 :])))
        for place, word in enumerate(words)
    ]
