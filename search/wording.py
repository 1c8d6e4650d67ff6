"""A search in words: what was found, what is selected, and each selection with the search that is left without it."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.formats import date_format

from search.contract import SearchPage, SearchRequest

SHORTENED = 80
"""Characters of a query that a sentence repeats."""
_FORMATS = {len("2025"): ("-01-01", "Y"), len("2025-11"): ("-01", "F Y"), len("2025-11-10"): ("", "j F Y")}
UNDATED = {"include": "undated articles included", "exclude": "undated articles excluded", "only": "undated articles only"}
ANY_WORDS, ALL_ACTORS, EXACT = "any of the words", "all of the actors", "only the exact words"

Names = Mapping[str, Mapping[str, str]]
"""By facet: names by slugs."""


def sentence(found: SearchPage) -> str:
    """What was found and how: ``188 articles, actor Sinaloa Cartel or CJNG, September 2025 to August 2026``."""
    number = f"{intcomma(found.count)} article{'' if found.count == 1 else 's'}" if found.count else "No articles"
    q = found.request.q.strip()
    words = f" for “{q if len(q) <= SHORTENED else q[: SHORTENED - 1] + '…'}”" if q else ""
    page = [f"page {found.request.page} of {found.pages}"] if found.request.page > 1 else []
    return ", ".join([number + words, *filters_in_words(found.request, names_of(found)), *page])


def names_of(found: SearchPage) -> Names:
    """The names of what is selected."""
    return {facet: {value["slug"]: value["name"] for value in values if value["selected"]} for facet, values in found.facets.items()}


def filters_in_words(request: SearchRequest, names: Names) -> list[str]:
    """What is selected besides the words of the query, each in words; a slug without a name stands for itself."""
    words = []
    for facet, slugs in request.chosen.items():
        chosen = [names.get(facet, {}).get(slug, slug) for slug in slugs]
        every = facet == "actor" and request.all_actors
        words += [f"{facet} {(' and ' if every else ' or ').join(chosen)}"] if chosen else []
    words += [dates_in_words(request)] if request.bounded else []
    words += [UNDATED[request.undated]] if request.undated else []
    words += [ANY_WORDS] if request.any_words else []
    words += [f"{EXACT}, no other names"] if request.exact else []
    return words


def dates_in_words(request: SearchRequest) -> str:
    """The bounds: ``2025``, ``from November 2025``, ``to 2026`` or ``September 2025 to 10 August 2026``."""
    if request.first == request.last:
        return _date(request.first)
    if not (request.first and request.last):
        return f"from {_date(request.first)}" if request.first else f"to {_date(request.last)}"
    return f"{_date(request.first)} to {_date(request.last)}"


def selections(request: SearchRequest, names: Names) -> Iterator[tuple[str, SearchRequest]]:
    """Each selection in words, and the request without it."""
    for facet, slugs in request.chosen.items():
        for slug in slugs:
            yield f"{facet} {names.get(facet, {}).get(slug, slug)}", request.toggled(facet, slug)
    if request.bounded:
        yield dates_in_words(request), request.but(first="", last="", undated="")
    elif request.undated:
        yield UNDATED[request.undated], request.but(undated="")
    if request.all_actors:
        yield ALL_ACTORS, request.but(all_actors=False)
    if request.any_words:
        yield ANY_WORDS, request.but(any_words=False)
    if request.exact:
        yield EXACT, request.but(exact=False)


def _date(printed: str) -> str:
    rest, form = _FORMATS[len(printed)]
    return str(date_format(date.fromisoformat(printed + rest), form))
