"""The one search object: a request in, a page out. Pages, JSON, feeds and exports are its skins."""

import itertools
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from haystack import connections

from archive.folding import fold
from archive.models import Actor, Article, State
from archive.models.article import heading, printed_date
from search.contract import FACETS, BadSearch, DateCount, Expanded, Facet, Found, Searcher, SearchPage, SearchRequest, first_and_last_day
from search.engine import Keys, Node, Note, Nothing, Query, QueryTooLarge, Result, limited, parse, resolve_names, snippet, words
from search.expansion import Expansion, Names, expand
from search.labels import MODELS, labels_of, labels_of_articles
from search.links import article_url, link_to, toggling, within
from search.names import current_names
from search.prepared import Prepared
from search.versions import Versions, current_versions
from search.wording import no_such


class _Row(NamedTuple):
    """What a hit is made from."""

    pk: int
    slug: str
    title: str
    body: str
    language: str
    published_on: date | None
    date_precision: str
    date_basis: str
    outlet: str
    status: str


_ROWS = Prepared(Article.objects.order_by().values_list(*_Row._fields), "pk__in")


def answer(request: SearchRequest) -> SearchPage:
    """The page of hits and facets for ``request``.

    Raises ``BadSearch`` with one sentence for an unknown slug, ``Http404`` for a page past the end, and the engine's
    ``IndexUnavailable`` when there is no sound index to ask.
    """
    started = time.perf_counter()
    versions = current_versions()
    request, keys = _resolve(request)
    searcher = connections["default"].get_backend().searcher()
    tree, expansions, notes = _understand(request, versions, searcher)
    with _bounded():
        found = searcher.search(_query(request, tree, keys))
    if request.page > 1 and (request.page - 1) * request.page_size >= found.count:
        raise Http404("There are not so many pages.")
    results = tuple(_results([hit.django_id for hit in found.hits], tree, versions))
    count = found.count - len(found.hits) + len(results)
    return SearchPage(
        request=request,
        count=count,
        pages=max(1, -(-found.count // request.page_size)),
        expanded=tuple(Expanded(e.text, e.actor.slug, e.also) for e in expansions),
        notes=notes,
        suggestion=_suggestion(request, searcher) if not count and request.q else None,
        results=results,
        facets={facet: _facet(request, facet, found, versions) for facet in FACETS},
        totals={facet: found.facets[facet].total for facet in FACETS},
        years=_bars(request, found.years),
        months=_bars(request, found.months),
        undated=found.undated,
        took_ms=round((time.perf_counter() - started) * 1000, 1),
    )


@dataclass(frozen=True, slots=True)
class AllHits:
    """All hits of a search by primary key in their order, 8 bytes each, and how the search was understood.

    An article withdrawn since the index was written is among the keys.
    """

    request: SearchRequest
    keys: "array[int]"
    expanded: tuple[Expanded, ...]
    notes: tuple[Note, ...]
    index_state: str


def all_hits(request: SearchRequest) -> AllHits:
    """All hits of ``request``, whatever page it asks for. Raises what ``answer`` raises."""
    versions = current_versions()
    request, keys = _resolve(request)
    searcher = connections["default"].get_backend().searcher()
    tree, expansions, notes = _understand(request, versions, searcher)
    with _bounded():
        keys_found = searcher.ranked(_query(request, tree, keys))
    return AllHits(
        request=request,
        keys=keys_found,
        expanded=tuple(Expanded(e.text, e.actor.slug, e.also) for e in expansions),
        notes=notes,
        index_state=searcher.state,
    )


def counts(request: SearchRequest, others: Sequence[SearchRequest]) -> list[int]:
    """How many entries each of ``others`` finds, requests that choose nothing which ``request`` doesn't. Raises what ``answer`` raises."""
    versions = current_versions()
    _, keys = _resolve(request)
    searcher = connections["default"].get_backend().searcher()
    found = []
    for other in others:
        tree, _, _ = _understand(other, versions, searcher)
        with _bounded():
            found.append(searcher.search(replace(_query(other, tree, keys), facets=(), start=0, stop=0)).count)
    return found


def understood(request: SearchRequest) -> Node | None:
    """What the words of ``request`` are searched as; ``None`` where it has none. Raises ``IndexUnavailable``."""
    tree, _, _ = _understand(request, current_versions(), connections["default"].get_backend().searcher())
    return tree


@contextmanager
def _bounded() -> Iterator[None]:
    """What is too large for the index is a search that can't be answered, and whoever made it is told what to change."""
    try:
        yield
    except QueryTooLarge as error:
        sentence = _("The search has too many parts once the other names of its actors are added; leave some words out, or search exactly.")
        raise BadSearch(sentence) from error


def _understand(
    request: SearchRequest, versions: Versions, searcher: Searcher
) -> tuple[Node | None, tuple[Expansion, ...], tuple[Note, ...]]:
    parsed = parse(request.q, any_words=request.any_words)
    tree, notes = parsed.tree, list(parsed.notes)
    if tree is not None:
        tree, dropped = limited(tree, searcher.containing)
        notes += dropped
    if tree is not None:
        tree = resolve_names(tree, lambda field, value: _named(field, value, current_names(versions), notes))
    if request.exact or tree is None:
        return tree, (), tuple(notes)
    tree, expansions, ambiguous = expand(tree, current_names(versions))
    return tree, expansions, (*notes, *ambiguous)


_NOT_CALLED = {
    "actor": gettext_noop("No actor is called “%(name)s”."),
    "topic": gettext_noop("No topic is called “%(name)s”."),
    "source": gettext_noop("No source is called “%(name)s”."),
}


def _named(facet: str, value: str, names: Names, notes: list[Note]) -> Node:
    """The node of ``actor:value``: a slug or a name."""
    if facet == "actor":
        known = [actor.slug for actor in names.of_text(value)]
        named = Actor.objects.filter(Q(slug__in=known) | Q(folded=fold(value))).exclude(state=State.REJECTED)
        actors = Actor.objects.filter(slug=value.lower()) or named
        keys = {str(actor.standing.pk) for actor in actors}
    else:
        model = MODELS[facet]
        rows = model._default_manager.filter(slug=value.lower()) or model._default_manager.filter(name__iexact=value)
        keys = {str(row.standing.pk) for row in rows}
    if not keys:
        notes.append(Note(_NOT_CALLED[facet], name=value[:60]))
        return Nothing()
    return Keys(facet, tuple(sorted(keys)))


def _resolve(request: SearchRequest) -> tuple[SearchRequest, dict[str, dict[str, str]]]:
    """The request with the slugs of merged rows replaced by those they became, and by facet the key of each chosen slug."""
    chosen, keys = {}, {}
    for facet, slugs in request.chosen.items():
        rows = {row.slug: row for row in MODELS[facet]._default_manager.filter(slug__in=slugs)}
        for slug in slugs:
            rows[slug] = rows.get(slug) or MODELS[facet].by_former_slug(slug)
            if rows[slug] is None:
                raise BadSearch(no_such(facet, slug[:60]))
        standing = [rows[slug].standing for slug in slugs]
        chosen[facet] = tuple(dict.fromkeys(row.slug for row in standing))
        keys[facet] = {row.slug: str(row.pk) for row in standing}
    return replace(request, chosen=chosen), keys


def _query(request: SearchRequest, tree: Node | None, keys: dict[str, dict[str, str]]) -> Query:
    chosen = {facet: frozenset(keys[facet][slug] for slug in slugs) for facet, slugs in request.chosen.items()}
    all_of = {facet: ones for facet, ones in chosen.items() if facet == "actor" and request.all_actors}
    start = (request.page - 1) * request.page_size
    return Query(
        tree=tree,
        any_of={facet: ones for facet, ones in chosen.items() if facet not in all_of},
        all_of=all_of,
        first=first_and_last_day(request.first)[0] if request.first else None,
        last=first_and_last_day(request.last)[1] if request.last else None,
        undated=request.undated_rule,
        sort=request.order,
        start=start,
        stop=start + request.page_size,
        facets=FACETS,
    )


def _suggestion(request: SearchRequest, searcher: Searcher) -> str | None:
    """The query with its unknown words replaced by the nearest known ones; ``None`` where there are none to replace."""
    nearest = searcher.did_you_mean(words(request.q))
    typed = request.q.split()
    mended = [nearest.get("".join(words(word)), word) for word in typed]
    return " ".join(mended) if mended != typed else None


def _results(ids: list[int], tree: Node | None, versions: Versions) -> Iterator[Found]:
    """The hits with these keys that are published still, in their order; four queries however many they are."""
    if not ids:
        return
    articles = {row.pk: row for row in itertools.starmap(_Row, _ROWS.of(ids))}
    labels = labels_of_articles(ids, versions)
    for article in (articles[pk] for pk in ids if pk in articles):
        if article.status != Article.Status.PUBLISHED:  # asked here, lest the database goes through all the published ones for twenty
            continue
        yield Found(
            slug=article.slug,
            title=article.title or None,
            heading=heading(article.title, article.body),
            language=article.language,
            published_on=printed_date(article.published_on, article.date_precision),
            date_precision=article.date_precision,
            date_basis=article.date_basis,
            outlet=article.outlet,
            url=article_url(article.slug),
            snippet=snippet(article.body, tree, article.language),
            actors=labels["actor"].get(article.pk, ()),
            topics=labels["topic"].get(article.pk, ()),
            sources=labels["source"].get(article.pk, ()),
        )


def _facet(request: SearchRequest, facet: str, found: Result, versions: Versions) -> tuple[Facet, ...]:
    counts = [(int(key), count) for key, count in found.facets[facet].counts]
    labels = labels_of(facet, (key for key, _ in counts), versions)
    chosen, link = request.chosen.get(facet, ()), toggling("search", request, facet)
    values = []
    for label, count in ((labels[key], count) for key, count in counts if key in labels):
        selected = label.slug in chosen
        url = link_to("search", request.toggled(facet, label.slug)) if selected else link(label.slug)
        values.append(
            Facet({"slug": label.slug, "name": label.name, "kind": label.kind, "count": count, "selected": selected, "toggle_url": url})
        )
    return tuple(sorted(values, key=lambda value: (-value["count"], value["name"], value["slug"])))


def _bars(request: SearchRequest, counts: Iterable[tuple[str, int]]) -> tuple[DateCount, ...]:
    link = within("search", request)
    bars: list[DateCount] = [{"value": value, "count": count, "selected": False, "toggle_url": link(value)} for value, count in counts]
    for bar in bars if request.first and request.first == request.last else ():
        if bar["value"] == request.first:
            bar["selected"], bar["toggle_url"] = True, link_to("search", request.within(request.first))
    return tuple(bars)
