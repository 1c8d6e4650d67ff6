"""From a query string to a ``SearchRequest``: the one place that knows the parameters and refuses a bad one in a sentence."""

from typing import Literal, TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.refusals import holds_nul, no_such_parameter
from search.contract import FACETS, SORTS, UNDATED, BadSearch, SearchRequest, first_and_last_day
from search.engine import LONGEST_QUERY
from search.wording import either, no_such

Choice = TypeVar("Choice", bound=str)
LARGEST_PAGE = 100
PARAMETERS = ("q", "match", *FACETS, "all", "from", "to", "undated", "exact", "sort", "page", "page_size")


def read_request(params: QueryDict) -> SearchRequest:
    """The request that ``params`` says. Raises ``BadSearch`` for an unknown parameter or a bad value; slugs are judged later."""
    for name, values in params.lists():
        if "\0" in "".join(values):
            raise BadSearch(holds_nul(name))
        if name not in PARAMETERS:
            raise BadSearch(no_such_parameter(name, PARAMETERS))
        if name not in FACETS and len(values) > 1:
            raise BadSearch(_("“%(name)s” can be given once only.") % {"name": name})
    request = SearchRequest(
        # One character more than is read, so that the grammar can say that it left some out; no more, since links repeat it.
        q=params.get("q", "")[: LONGEST_QUERY + 1],
        any_words=_choice(params, "match", ("any",)) == "any",
        chosen={facet: _slugs(facet, params.getlist(facet)) for facet in FACETS if facet in params},
        all_actors=_choice(params, "all", ("actor",)) == "actor",
        first=_date(params, "from"),
        last=_date(params, "to"),
        undated=_choice(params, "undated", UNDATED),
        exact=_choice(params, "exact", ("1", "0")) == "1",
        sort=_choice(params, "sort", SORTS),
        page=_number(params, "page", 1, None),
        page_size=_number(params, "page_size", 20, LARGEST_PAGE),
    )
    if request.first and request.last and first_and_last_day(request.first)[0] > first_and_last_day(request.last)[1]:
        raise BadSearch(_("“from” (%(first)s) is later than “to” (%(last)s).") % {"first": request.first, "last": request.last})
    if request.bounded and request.undated == "only":
        raise BadSearch(_("Only undated articles and a date bound exclude each other; leave out one of them."))
    return request


def _choice(params: QueryDict, name: str, allowed: tuple[Choice, ...]) -> Choice | Literal[""]:
    given = params.get(name, "")
    for value in allowed:
        if value == given:
            return value
    if given:
        known = {"name": name, "allowed": either(allowed), "given": given[:40]}
        raise BadSearch(_("“%(name)s” can be %(allowed)s, not “%(given)s”.") % known)
    return ""


def _slugs(facet: str, values: list[str]) -> tuple[str, ...]:
    for value in values:
        if not value or len(value) > 100:
            raise BadSearch(no_such(facet, value[:40]))
    return tuple(dict.fromkeys(values))


def _date(params: QueryDict, name: str) -> str:
    value = params.get(name, "")
    if value:
        first_and_last_day(value)
    return value


def _number(params: QueryDict, name: str, default: int, largest: int | None) -> int:
    if name not in params:
        return default
    value = params.get(name, "")
    if not (value.isascii() and value.isdecimal() and 0 < len(value) <= 9 and int(value) > 0):
        raise BadSearch(_("“%(name)s” must be a whole number from 1 on, not “%(given)s”.") % {"name": name, "given": value[:40]})
    if largest is not None and int(value) > largest:
        raise BadSearch(_("“%(name)s” can be %(largest)d at most.") % {"name": name, "largest": largest})
    return int(value)
