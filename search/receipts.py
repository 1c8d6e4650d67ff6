"""Receipts: a search kept with its hits as they were, and what has become of them since."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from archive.models import Article
from search.answer import AllHits, all_hits
from search.contract import BadSearch, SearchRequest
from search.engine import IndexUnavailable
from search.forms import read_request
from search.labels import MODELS
from search.links import link_to
from search.models import Receipt
from search.wording import filters_in_words, said

MOST_HITS = 50_000
LONGEST_REQUEST = 4_000
"""Characters of a request's parameters, written as an address."""
_BATCH = 5_000


def keep(request: SearchRequest) -> Receipt:
    """Asks ``request`` and keeps question and answer, ``MOST_HITS`` hits at most. Raises ``BadSearch`` and ``IndexUnavailable``."""
    asked = request.but(page_size=20)
    if len(urlencode(asked.pairs())) > LONGEST_REQUEST:
        raise BadSearch(_("A search of more than %(number)s characters is too long to be kept.") % {"number": intcomma(LONGEST_REQUEST)})
    found = all_hits(asked)
    first = found.keys[:MOST_HITS]
    versions = {pk: version for pk, version, status in _states(first) if status == Article.Status.PUBLISHED}
    receipt = Receipt(
        kept_at=timezone.now(),
        parameters=asked.pairs(),
        filters=_kept_filters(found.request),
        expanded=[asdict(one) for one in found.expanded],
        notes=list(found.notes),
        total=len(found.keys) - (len(first) - len(versions)),
        index_state=found.index_state,
    )
    receipt.hold([(pk, versions[pk]) for pk in first if pk in versions])
    receipt.save()
    return receipt


def _kept_filters(request: SearchRequest) -> list[str]:
    """What is selected, in the one language of what is kept."""
    with override(settings.LANGUAGE_CODE):
        return filters_of(request)


def filters_said(receipt: Receipt) -> list[str]:
    """What was selected, as it was kept; where the page has another language, in that one, with the names of today."""
    if get_language() == settings.LANGUAGE_CODE:
        return list(receipt.filters)
    try:
        return filters_of(request_of(receipt))
    except BadSearch:
        return list(receipt.filters)


def request_of(receipt: Receipt) -> SearchRequest:
    """The search that was kept. Raises ``BadSearch`` where today's rules refuse it."""
    return read_request(QueryDict(urlencode(receipt.pairs)))


def filters_of(request: SearchRequest) -> list[str]:
    """What is selected besides the words of the query, each in words. A query for each facet that is chosen from."""
    chosen = {facet: MODELS[facet]._default_manager.filter(slug__in=slugs) for facet, slugs in request.chosen.items()}
    return filters_in_words(request, {facet: dict(rows.values_list("slug", "name")) for facet, rows in chosen.items()})


@dataclass(frozen=True, slots=True)
class Since:
    """What has become of a kept search: primary keys of articles, each group in the order of the search it comes from.

    ``why_unknown`` is a sentence where the search could not be asked again or not be compared in full; ``new`` and ``lost`` are then empty.
    """

    new: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    """Published still, and found no longer."""
    gone: tuple[int, ...] = ()
    """Withdrawn or deleted."""
    changed: tuple[int, ...] = ()
    why_unknown: str = ""

    @property
    def anything(self) -> bool:
        """Whether anything is other than it was."""
        return bool(self.new or self.lost or self.gone or self.changed)


def since(receipt: Receipt) -> Since:
    """Asks the search again and lays its hits beside those that were kept."""
    hits = receipt.hits
    kept = dict(hits)
    versions = {pk: version for pk, version, status in _states(kept) if status == Article.Status.PUBLISHED}
    gone = tuple(pk for pk in kept if pk not in versions)
    changed = tuple(pk for pk, version in hits if versions.get(pk, version) != version)
    now, why_unknown = _asked_again(receipt)
    if now is None:
        return Since(gone=gone, changed=changed, why_unknown=why_unknown)
    found = set(now.keys)
    met = [pk for pk in now.keys if pk not in kept]
    published = {pk for pk, version, status in _states(met) if status == Article.Status.PUBLISHED}
    return Since(
        new=tuple(pk for pk in met if pk in published),
        lost=tuple(pk for pk in kept if pk in versions and pk not in found),
        gone=gone,
        changed=changed,
    )


def _asked_again(receipt: Receipt) -> tuple[AllHits | None, str]:
    """The hits of today, or a sentence that says why there are none to compare with."""
    try:
        now = all_hits(request_of(receipt))
    except BadSearch as error:
        return None, _("What has changed since can’t be told: the search is refused today. %(reason)s") % {"reason": error}
    except IndexUnavailable as error:
        return None, _("What has changed since can’t be told: %(reason)s") % {"reason": said(error.public)}
    if max(receipt.total, len(now.keys)) > MOST_HITS:
        most = {"number": intcomma(MOST_HITS)}
        return None, _("New and lost articles can’t be told of a search with more than %(number)s of them.") % most
    return now, ""


def _states(ids: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Primary key, version and status of the articles that exist, in batches that every database takes."""
    waiting = iter(ids)
    while batch := list(islice(waiting, _BATCH)):
        yield from Article.objects.filter(pk__in=batch).order_by().values_list("pk", "version", "status")


def in_words(receipt: Receipt) -> str:
    """The question in words: the query with the other names that were searched."""
    q = dict(receipt.pairs).get("q", "").strip()
    widened = ({"name": one["text"], "others": ", ".join(one["also"])} for one in receipt.expanded if one["also"])
    also = [_("%(name)s also as %(others)s") % one for one in widened]
    return (_("“%(q)s”") % {"q": q} if q else _("all articles")) + (f" ({'; '.join(also)})" if also else "")


def for_methods(receipt: Receipt) -> str:
    """A sentence for a methods section."""
    told = {
        "site": settings.SITE_URL,
        "day": date_format(receipt.kept_at),
        "question": in_words(receipt),
        "filters": ", ".join(filters_said(receipt)),
        "number": ngettext("%(number)s article", "%(number)s articles", receipt.total) % {"number": intcomma(receipt.total)},
        "address": settings.SITE_URL + receipt.get_absolute_url(),
    }
    sentence = (
        _("Searched Policy Archive (%(site)s) on %(day)s for %(question)s with filters: %(filters)s; %(number)s; receipt %(address)s.")
        if told["filters"]
        else _("Searched Policy Archive (%(site)s) on %(day)s for %(question)s; %(number)s; receipt %(address)s.")
    )
    return sentence % told


def as_api_call(receipt: Receipt) -> str:
    """The whole address at which the JSON API answers the same search today."""
    query = urlencode(receipt.pairs)
    return settings.SITE_URL + link_to("api-1:search", SearchRequest()) + (f"?{query}" if query else "")
