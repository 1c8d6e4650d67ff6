"""The read-only JSON of articles, actors, topics and sources."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Query, Router, Schema
from pydantic_core import to_json

from archive.annotations import MEDIA_TYPE, collection_of, page_of_collection
from archive.choosing import only, wanted_fields
from archive.folding import fold
from archive.gone import Gone, missing
from archive.models import Actor, Article, ArticleTopic, Passage, Source, State, Topic
from archive.models.article import ArticleQuerySet
from archive.paging import page_of
from archive.places import places_of
from archive.proposing import passages_of
from archive.refusals import Refused, check_parameters
from archive.schemas import (
    ActorList,
    ActorWhole,
    AnnotationCollection,
    AnnotationParams,
    ArticleList,
    ArticleWhole,
    Error,
    ListParams,
    OneParams,
    SourceList,
    SourceWhole,
    TopicList,
    TopicWhole,
)
from archive.views import named

__all__ = ["REFUSALS", "article_row", "one", "page_of", "plain", "read", "router"]

router = Router(tags=["archive"])


REFUSALS = {404: Error, 422: Error, 429: Error}
OF_AN_ARTICLE = REFUSALS | {410: Error}


def read(
    router: Router, path: str, answer: Any, params: type[Schema], refusals: dict[int, Any] = REFUSALS, media_type: str = ""
) -> Callable[[Any], Any]:
    """Registers a view for GET, in the schema, and for HEAD, which django-ninja leaves out.

    Refuses parameters that ``params`` lacks. Where it has ``fields``, the view's answer is cut down to those. ``media_type``
    is what the view answers in besides plain JSON.
    """

    def register(view: Any) -> Any:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            check_parameters(request.GET, params)
            wanted = wanted_fields(request.GET, answer) if "fields" in params.model_fields else None
            found = view(request, *args, **kwargs)
            return only(wanted, found, answer) if wanted else found

        response = {200: answer, **refusals}
        summary, name = (view.__doc__ or "").partition("\n")[0], view.__name__
        extra = {"responses": {200: {"content": {media_type: {"schema": {"type": "object"}}}}}} if media_type else None
        named = {"summary": summary, "url_name": name, "operation_id": name}
        router.add_api_operation(path, ["GET"], checked, response=response, openapi_extra=extra, **named)
        router.add_api_operation(path, ["HEAD"], checked, response=response, operation_id=f"head_{name}", include_in_schema=False)
        return view

    return register


def one(rows: "QuerySet[Any]", slug: str, what: str) -> Any:
    """The row of that slug, or of that former slug; 404 with a sentence where there is none."""
    found = None
    if "\0" not in slug:
        found = rows.filter(slug=slug).first()
        if found is None and (former := rows.model.by_former_slug(slug)):
            found = rows.filter(pk=former.pk).first()
    if found is None:
        raise Refused(404, f"There is no {what} “{slug[:60]}”.")
    return found


def published(rows: ArticleQuerySet, slug: str) -> Any:
    """The published article among ``rows`` of that slug, or that once had it; 410 with its sentence for a withdrawn one."""
    try:
        return one(rows.published(), slug, "article")
    except Refused as refusal:
        gone = missing(slug)
        raise Refused(410, str(gone)) if isinstance(gone, Gone) else refusal from None


PLURALS = {"eventmention": "events"}


@read(router, "/articles", ArticleList, ListParams)
def list_articles(request: HttpRequest, params: Query[ListParams]) -> Any:
    """Published articles, newest first, undated last."""
    rows = Article.objects.published().newest().with_entities()
    if params.q:
        rows = rows.filter(folded__contains=fold(params.q))
    return page_of(request, rows, params, article_row)


@read(router, "/articles/{slug}", ArticleWhole, OneParams, OF_AN_ARTICLE)
def get_article(request: HttpRequest, slug: str, params: Query[OneParams]) -> Any:
    """An article with its body, blocks and passages."""
    found = published(Article.objects.with_entities(), slug)
    return article_whole(found, passages_of(found))


@read(router, "/articles/{slug}/annotations", AnnotationCollection, AnnotationParams, OF_AN_ARTICLE, media_type="application/ld+json")
def list_annotations(request: HttpRequest, slug: str, params: Query[AnnotationParams]) -> Any:
    """An article's passages as W3C Web Annotations, in reading order."""
    found = published(Article.objects.all(), slug)
    whole = collection_of(found) if params.page is None else page_of_collection(found, params.page)
    plain_json = "ld+json" not in (accepted := request.headers.get("Accept", "")) and "application/json" in accepted
    response = HttpResponse(to_json(whole), content_type="application/json" if plain_json else MEDIA_TYPE)
    patch_vary_headers(response, ["Accept"])
    return response


@read(router, "/actors", ActorList, ListParams)
def list_actors(request: HttpRequest, params: Query[ListParams]) -> Any:
    """Actors that stand in a published article, the most present first."""
    rows = Actor.objects.with_article_counts()
    return page_of(request, rows.filter(named(params.q)) if params.q else rows, params, actor_row)


@read(router, "/actors/{slug}", ActorWhole, OneParams)
def get_actor(request: HttpRequest, slug: str, params: Query[OneParams]) -> Any:
    """An actor with its names, and where it belongs."""
    found = one(Actor.objects.exclude(state=State.REJECTED).select_related("merged_into"), slug, "actor")
    found.article_count = Article.objects.published().about(found).count()
    return actor_row(found) | {
        "names": list(found.names.values("name", "kind", "case_sensitive")),
        "merged_into": slug_of(found.merged_into),
        "affiliations": places_of(found),
    }


@read(router, "/topics", TopicList, ListParams)
def list_topics(request: HttpRequest, params: Query[ListParams]) -> Any:
    """All topics by name."""
    rows = Topic.objects.standing().select_related("parent").order_by("name", "pk")
    return page_of(request, rows.filter(folded__contains=fold(params.q)) if params.q else rows, params, topic_row)


@read(router, "/topics/{slug}", TopicWhole, OneParams)
def get_topic(request: HttpRequest, slug: str, params: Query[OneParams]) -> Any:
    """A topic with its parent and the topics below it."""
    found = one(Topic.objects.select_related("parent", "merged_into"), slug, "topic")
    children = [{"slug": child.slug, "name": child.name} for child in found.children.standing().order_by("name", "pk")]
    count = Article.objects.published().under(found).count()
    return topic_row(found) | {"children": children, "article_count": count, "merged_into": slug_of(found.merged_into)}


@read(router, "/sources", SourceList, ListParams)
def list_sources(request: HttpRequest, params: Query[ListParams]) -> Any:
    """Cited sources that can be met again, the most cited first."""
    rows = Source.objects.with_use_counts()
    return page_of(request, rows.filter(folded__contains=fold(params.q)) if params.q else rows, params, source_row)


@read(router, "/sources/{slug}", SourceWhole, OneParams)
def get_source(request: HttpRequest, slug: str, params: Query[OneParams]) -> Any:
    """A source as far as it can be traced."""
    public = Source.objects.filter(Q(article__isnull=True) | Q(article__status=Article.Status.PUBLISHED))
    found = one(public.select_related("publisher", "article", "merged_into"), slug, "source")
    uses = found.citations.shown().filter(article__status=Article.Status.PUBLISHED)
    found.article_count = uses.order_by().values("article").distinct().count()
    known = {"title": plain(found.title), "address": plain(found.url), "doi": plain(found.doi)}
    return source_row(found) | known | {"article": slug_of(found.article), "merged_into": slug_of(found.merged_into)}


def slug_of(row: Any) -> str | None:
    """What a row is called by, if there is one."""
    return row.slug if row else None


def article_row(article: Any) -> dict[str, Any]:
    """An article with its entities as lists print it."""
    actors = dict.fromkeys(row.actor.standing for row in article.main_actors)
    return {
        "slug": article.slug,
        "title": article.title or None,
        "published_on": article.printed_date,
        "date_precision": article.date_precision,
        "date_basis": article.date_basis,
        "outlet": article.outlet,
        "language": article.language,
        "url": article.get_absolute_url(),
        "actors": [{"slug": actor.slug, "name": actor.name, "kind": actor.kind} for actor in actors],
        "topics": [{"slug": row.topic.slug, "name": row.topic.name} for row in article.main_topics],
        "sources": [{"slug": s.slug, "name": s.name} for s in dict.fromkeys(row.source for row in article.main_citations)],
    }


def article_whole(article: Any, passages: "Mapping[str, Sequence[Passage]]") -> dict[str, Any]:
    """An article with its text and its passages by kind, as an address of its own and the export give it."""
    return article_row(article) | {
        "topics": [topic_of_article(row) for row in article.main_topics],
        "version": article.version,
        "title_basis": article.title_basis,
        "authors": article.authors,
        "rights": article.rights,
        "source_url": article.url,
        "warnings": article.warnings,
        "corrections": [{"day": row.printed_day, "note": row.note, "version": row.version} for row in article.corrections.all()],
        "body": article.body,
        "blocks": article.blocks,
        "passages": {PLURALS.get(kind, f"{kind}s"): [passage(row) for row in rows] for kind, rows in passages.items()},
    }


def topic_of_article(row: ArticleTopic) -> dict[str, Any]:
    """A topic with what proposed it."""
    said = {"origin": row.origin, "state": row.state, "keyword": row.rule or None}
    return {"slug": row.topic.slug, "name": row.topic.name, **said}


def actor_row(actor: Actor) -> dict[str, Any]:
    """An actor as lists print it."""
    count = getattr(actor, "article_count", None)
    return {
        "slug": actor.slug,
        "name": actor.name,
        "kind": actor.kind,
        "state": actor.state,
        "url": actor.get_absolute_url(),
        "article_count": count,
    }


def topic_row(topic: Topic) -> dict[str, Any]:
    """A topic as lists print it."""
    return {"slug": topic.slug, "name": topic.name, "parent": topic.parent.slug if topic.parent else None, "url": topic.get_absolute_url()}


def source_row(source: Any) -> dict[str, Any]:
    """A source as lists print it."""
    publisher = source.publisher and {"slug": source.publisher.slug, "name": source.publisher.name, "kind": source.publisher.kind}
    fields = {"slug": source.slug, "name": source.name, "kind": source.kind, "issued": source.issued or None, "grade": source.grade}
    return fields | {"publisher": publisher, "article_count": source.article_count, "url": source.get_absolute_url()}


OWN_FIELDS = {"id", "article", "prefix", "suffix", "needs_review", "measure", "event"}


def passage(row: Passage) -> dict[str, Any]:
    """A passage with the fields of its kind; references are slugs."""
    return plain_fields(row, (field.name for field in row._meta.concrete_fields if field.name not in OWN_FIELDS))


def plain_fields(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """So many fields of a row as JSON holds them."""
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> Any:
    """A field's value as JSON holds it: a whole decimal as an integer, a date as ISO 8601, empty text as null, a reference as its slug.

    A merged actor is named as the one it became.
    """
    if isinstance(value, Actor):
        return value.standing.slug
    if isinstance(value, Source):
        return value.slug
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value
