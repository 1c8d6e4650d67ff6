"""The read-only JSON of articles, actors, topics and sources."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema

from archive.folding import fold
from archive.models import Actor, Article, ArticleTopic, Passage, Source, State, Topic
from archive.proposing import passages_of
from archive.refusals import Refused, check_parameters
from archive.schemas import ActorList, ActorWhole, ArticleList, ArticleWhole, Error, ListParams, NoParams, SourceList, TopicList
from archive.views import named

router = Router(tags=["archive"])


REFUSALS = {404: Error, 422: Error}


def read(router: Router, path: str, answer: Any, params: type[Schema], refusals: dict[int, Any] = REFUSALS) -> Callable[[Any], Any]:
    """Registers a view for GET, in the schema, and for HEAD, which django-ninja leaves out; refuses parameters that ``params`` lacks."""

    def register(view: Any) -> Any:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            check_parameters(request.GET, params)
            return view(request, *args, **kwargs)

        response = {200: answer, **refusals}
        summary, name = (view.__doc__ or "").partition("\n")[0], view.__name__
        router.add_api_operation(path, ["GET"], checked, response=response, summary=summary, url_name=name, operation_id=name)
        router.add_api_operation(path, ["HEAD"], checked, response=response, operation_id=f"head_{name}", include_in_schema=False)
        return view

    return register


def page_of(
    request: HttpRequest, rows: "QuerySet[Any]", params: ListParams, shown: Callable[[Any], dict[str, Any]], count: int | None = None
) -> dict[str, Any]:
    """One page of ``rows`` with relative links to its neighbours; 404 past the end. ``count`` is their number, where that is known."""
    paginator = Paginator(rows, params.page_size)
    if count is not None:
        vars(paginator)["count"] = count
    if params.page > paginator.num_pages:
        raise Refused(404, f"There are {paginator.num_pages} pages; page {params.page} is past the end.")
    page = paginator.page(params.page)

    def link(number: int) -> str:
        query = request.GET.copy()
        query["page"] = str(number)
        return f"{request.path}?{query.urlencode()}"

    return {
        "count": paginator.count,
        "next": link(params.page + 1) if page.has_next() else None,
        "previous": link(params.page - 1) if page.has_previous() else None,
        "results": [shown(row) for row in page.object_list],
    }


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


PLURALS = {"eventmention": "events"}


@read(router, "/articles", ArticleList, ListParams)
def list_articles(request: HttpRequest, params: Query[ListParams]) -> Any:
    """Published articles, newest first, undated last."""
    rows = Article.objects.published().newest().with_entities()
    if params.q:
        rows = rows.filter(folded__contains=fold(params.q))
    return page_of(request, rows, params, article_row)


@read(router, "/articles/{slug}", ArticleWhole, NoParams)
def get_article(request: HttpRequest, slug: str) -> Any:
    """An article with its body, blocks and passages."""
    found = one(Article.objects.published().with_entities(), slug, "article")
    return article_whole(found, passages_of(found))


@read(router, "/actors", ActorList, ListParams)
def list_actors(request: HttpRequest, params: Query[ListParams]) -> Any:
    """Actors that stand in a published article, the most present first."""
    rows = Actor.objects.with_article_counts()
    return page_of(request, rows.filter(named(params.q)) if params.q else rows, params, actor_row)


@read(router, "/actors/{slug}", ActorWhole, NoParams)
def get_actor(request: HttpRequest, slug: str) -> Any:
    """An actor with its names."""
    found = one(Actor.objects.exclude(state=State.REJECTED).select_related("merged_into"), slug, "actor")
    found.article_count = Article.objects.published().about(found).count()
    names = found.names.values("name", "kind", "case_sensitive")
    return actor_row(found) | {"names": list(names), "merged_into": found.merged_into.slug if found.merged_into else None}


@read(router, "/topics", TopicList, ListParams)
def list_topics(request: HttpRequest, params: Query[ListParams]) -> Any:
    """All topics by name."""
    rows = Topic.objects.select_related("parent").order_by("name", "pk")
    return page_of(request, rows.filter(folded__contains=fold(params.q)) if params.q else rows, params, topic_row)


@read(router, "/sources", SourceList, ListParams)
def list_sources(request: HttpRequest, params: Query[ListParams]) -> Any:
    """Cited sources that can be met again, the most cited first."""
    rows = Source.objects.with_use_counts()
    return page_of(request, rows.filter(folded__contains=fold(params.q)) if params.q else rows, params, source_row)


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
    shown: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name not in OWN_FIELDS:
            shown[field.name] = plain(getattr(row, field.name))
    return shown


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
