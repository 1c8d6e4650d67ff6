"""A search in words of the page's language: what was found, what is selected, and each selection with the search without it."""

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from archive.dates import date_in_words
from search.contract import SearchPage, SearchRequest
from search.engine import Note

SHORTENED = 80
"""Characters of a query that a sentence repeats."""
UNDATED = {
    "include": gettext_lazy("undated articles included"),
    "exclude": gettext_lazy("undated articles excluded"),
    "only": gettext_lazy("undated articles only"),
}
SORTED = {"relevance": gettext_lazy("Relevance"), "newest": gettext_lazy("Newest"), "oldest": gettext_lazy("Oldest")}
ANY_WORDS, ALL_ACTORS = gettext_lazy("any of the words"), gettext_lazy("all of the actors")
EXACT, NO_OTHER_NAMES = gettext_lazy("only the exact words"), gettext_lazy("only the exact words, no other names")
_SELECTED = {
    "actor": gettext_lazy("actor %(names)s"),
    "topic": gettext_lazy("topic %(names)s"),
    "source": gettext_lazy("source %(names)s"),
}
_NO_SUCH = {
    "actor": gettext_lazy("There is no actor “%(slug)s”."),
    "topic": gettext_lazy("There is no topic “%(slug)s”."),
    "source": gettext_lazy("There is no source “%(slug)s”."),
}

Names = Mapping[str, Mapping[str, str]]
"""By facet: names by slugs."""


def said(note: Note) -> str:
    """A note of the engine in the page's language."""
    return _(note.sentence) % {name: _value(value) for name, value in note.values.items()}


def _value(value: str | int | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else intcomma(value) if isinstance(value, int) else either(value)


def no_such(facet: str, slug: str) -> str:
    """The sentence that refuses a slug of a facet."""
    return _NO_SUCH[facet] % {"slug": slug}


def either(names: Iterable[str]) -> str:
    """``one or other or third``."""
    between = pgettext("between names", "or")
    return f" {between} ".join(names)


def sentence(found: SearchPage) -> str:
    """What was found and how: ``188 articles, actor Sinaloa Cartel or CJNG, September 2025 to August 2026``."""
    return ", ".join([_number(found), *filters_in_words(found.request, names_of(found)), *_page(found)])


def _number(found: SearchPage) -> str:
    q = found.request.q.strip()
    told = {"number": intcomma(found.count), "q": q if len(q) <= SHORTENED else q[: SHORTENED - 1] + "…"}
    if not found.count:
        return _("No articles for “%(q)s”") % told if q else _("No articles")
    if q:
        return ngettext("%(number)s article for “%(q)s”", "%(number)s articles for “%(q)s”", found.count) % told
    return ngettext("%(number)s article", "%(number)s articles", found.count) % told


def _page(found: SearchPage) -> list[str]:
    place = {"page": found.request.page, "pages": found.pages}
    return [_("page %(page)d of %(pages)d") % place] if found.request.page > 1 else []


def names_of(found: SearchPage) -> Names:
    """The names of what is selected."""
    return {facet: {value["slug"]: value["name"] for value in values if value["selected"]} for facet, values in found.facets.items()}


def filters_in_words(request: SearchRequest, names: Names) -> list[str]:
    """What is selected besides the words of the query, each in words; a slug without a name stands for itself."""
    words = []
    for facet, slugs in request.chosen.items():
        chosen = [names.get(facet, {}).get(slug, slug) for slug in slugs]
        every = facet == "actor" and request.all_actors
        words += [_SELECTED[facet] % {"names": _every(chosen) if every else either(chosen)}] if chosen else []
    words += [dates_in_words(request)] if request.bounded else []
    words += [str(UNDATED[request.undated])] if request.undated else []
    words += [str(ANY_WORDS)] if request.any_words else []
    words += [str(NO_OTHER_NAMES)] if request.exact else []
    return words


def _every(names: Iterable[str]) -> str:
    between = pgettext("between names", "and")
    return f" {between} ".join(names)


def dates_in_words(request: SearchRequest) -> str:
    """The bounds: ``2025``, ``from November 2025``, ``to 2026`` or ``September 2025 to 10 August 2026``."""
    bounds = {"first": date_in_words(request.first), "last": date_in_words(request.last)}
    if request.first == request.last:
        return bounds["first"]
    if not (request.first and request.last):
        return _("from %(first)s") % bounds if request.first else _("to %(last)s") % bounds
    return _("%(first)s to %(last)s") % bounds


def selections(request: SearchRequest, names: Names) -> Iterator[tuple[str, SearchRequest]]:
    """Each selection in words, and the request without it."""
    for facet, slugs in request.chosen.items():
        for slug in slugs:
            yield _SELECTED[facet] % {"names": names.get(facet, {}).get(slug, slug)}, request.toggled(facet, slug)
    if request.bounded:
        yield dates_in_words(request), request.but(first="", last="", undated="")
    elif request.undated:
        yield str(UNDATED[request.undated]), request.but(undated="")
    if request.all_actors:
        yield str(ALL_ACTORS), request.but(all_actors=False)
    if request.any_words:
        yield str(ANY_WORDS), request.but(any_words=False)
    if request.exact:
        yield str(EXACT), request.but(exact=False)
