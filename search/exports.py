"""Exports: all hits of a search as one file, in the search's order, streamed.

The engine names the hits at once, as primary keys; their rows come from the database a batch at a time, as fast as the reader takes them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from pydantic_core import to_json

from archive.converters import register_choices
from archive.downloads import batches, download, filename, refusal
from archive.exchange import bibtex, csl, ris
from archive.exchange.references import Reference, reference_of
from archive.exchange.single_lines import one_line
from archive.models import Article
from archive.models.article import printed_date
from archive.tabular import CONTENT_TYPES, TableFormat, written
from search.answer import all_hits
from search.contract import FACETS, BadSearch, Label, SearchRequest, first_and_last_day
from search.forms import LARGEST_PAGE, read_request
from search.labels import labels_of_articles
from search.links import article_url, link_to
from search.versions import current_versions

Batches = Iterator[list[int]]
"""Primary keys of hits in their order."""


class ExportFormat(TextChoices):
    """What a search can be had as: the file's ending, and what links call it."""

    CSV = "csv", "CSV"
    JSONL = "jsonl", "JSON lines"
    RIS = "ris", "RIS"
    BIB = "bib", "BibTeX"
    CSL = "json", "CSL-JSON"


register_choices("export", ExportFormat)


def export_links(asked: SearchRequest) -> list[tuple[str, str]]:
    """The exports of a search: what each is called, and its address."""
    whole = asked.but(page_size=20)
    return [(str(form.label), link_to("search-export", whole, form.value)) for form in ExportFormat]


@require_safe
def export(request: HttpRequest, form: ExportFormat) -> HttpResponseBase:
    """All hits as a file; takes the parameters of the search, of which ``page`` and ``page_size`` change nothing.

    422 with one sentence for a search that can't be answered.
    """
    try:
        found = all_hits(read_request(request.GET))
    except BadSearch as error:
        return refusal(422, str(error))
    return file_of(request, form, found.keys, _told(found.request))


def file_of(request: HttpRequest, form: ExportFormat, keys: Sequence[int], told: Iterable[str]) -> HttpResponseBase:
    """The articles with these keys that are published, in their order, as a file whose name says what is ``told`` of it."""
    content_type, chunks = FORMATS[form]
    written_chunks = chunks(batches(keys, LARGEST_PAGE))
    return download(request, written_chunks, total=len(keys), content_type=content_type, filename=filename(told, form.value))


def _told(asked: SearchRequest) -> Iterator[str]:
    """What a search asks for, in the words of its address."""
    yield "search"
    for name, value in asked.but(page_size=20).pairs():
        yield value if name in ("q", *FACETS) else f"{name} {value}"


class _Row(NamedTuple):
    """What a row is made from."""

    pk: int
    slug: str
    title: str
    title_basis: str
    published_on: date | None
    date_precision: str
    date_basis: str
    authors: list[str]
    outlet: str
    language: str
    url: str
    rights: str
    version: int
    first_published_at: datetime | None
    updated_at: datetime


def rows_of(keys: list[int]) -> dict[int, dict[str, Any]]:
    """The articles with these keys (``LARGEST_PAGE`` at most) that are published, by key in their order. Four queries."""
    published = Article.objects.published().filter(pk__in=keys).order_by().values_list(*_Row._fields)
    found = {row.pk: row for row in map(_Row._make, published)}
    labels = labels_of_articles(keys, current_versions())
    return {key: _shown(found[key], {facet: labels[facet].get(key, ()) for facet in FACETS}) for key in keys if key in found}


def _shown(row: _Row, labels: dict[str, tuple[Label, ...]]) -> dict[str, Any]:
    printed = printed_date(row.published_on, row.date_precision)
    first, last = first_and_last_day(printed) if printed else (None, None)
    return {
        "slug": row.slug,
        "title": row.title or None,
        "title_basis": row.title_basis,
        "published_on": printed,
        "date_precision": row.date_precision,
        "date_basis": row.date_basis,
        "first_day": first and first.isoformat(),
        "last_day": last and last.isoformat(),
        "authors": row.authors,
        "outlet": row.outlet or None,
        "language": row.language,
        "actors": labels["actor"],
        "topics": labels["topic"],
        "sources": labels["source"],
        "url": settings.SITE_URL + article_url(row.slug),
        "source_url": row.url or None,
        "rights": row.rights or None,
        "version": row.version,
        "added_at": row.first_published_at and row.first_published_at.isoformat(timespec="seconds"),
        "changed_at": row.updated_at.isoformat(timespec="seconds"),
    }


JSON_COLUMNS = (
    *("slug", "title", "title_basis", "published_on", "date_precision", "date_basis", "first_day", "last_day", "authors", "outlet"),
    *("language", "actors", "topics", "sources", "url", "source_url", "rights", "version", "added_at", "changed_at"),
)
LABELLED = {"actors": "actor_slugs", "topics": "topic_slugs", "sources": "source_slugs"}
"""In CSV, names and slugs are a column each."""
CSV_COLUMNS = tuple(column for name in JSON_COLUMNS for column in ((name, LABELLED[name]) if name in LABELLED else (name,)))


COLUMNS = {ExportFormat.CSV: CSV_COLUMNS, ExportFormat.JSONL: JSON_COLUMNS}


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row as CSV holds it."""
    names = {name: [label.name for label in row[name]] for name in LABELLED}
    return row | names | {slugs: [label.slug for label in row[name]] for name, slugs in LABELLED.items()}


def as_csv(keys: Batches) -> Iterator[str]:
    """CSV, a row an article."""
    return written(TableFormat.CSV, CSV_COLUMNS, (map(flat, rows_of(batch).values()) for batch in keys))


def as_jsonl(keys: Batches) -> Iterator[str]:
    """An article a line."""
    return written(TableFormat.JSONL, JSON_COLUMNS, (map(nested, rows_of(batch).values()) for batch in keys))


def nested(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON holds it: only actors have a kind worth telling."""
    plain = {name: [{"slug": label.slug, "name": label.name} for label in row[name]] for name in ("topics", "sources")}
    return row | plain


def references_of(keys: list[int]) -> Iterator[Reference]:
    """The references of the hits with these keys that are published still, in their order; keywords are topics, then actors.

    Their names come by way of the labels: rows of the entities for each article would take ten times as long, and the memory of thousands
    of objects that only the garbage collector frees.
    """
    found = Article.objects.published().defer("blocks", "folded").in_bulk(keys)
    labels = labels_of_articles(keys, current_versions())
    for article in (found[key] for key in keys if key in found):
        vars(article).update(main_topics=(), main_actors=())
        names = (one_line(label.name) for facet in ("topic", "actor") for label in labels[facet].get(article.pk, ()))
        yield replace(reference_of(article, settings.SITE_URL), keywords=tuple(dict.fromkeys(names)))


def as_ris(keys: Batches) -> Iterator[str]:
    """A record of RIS an article."""
    return ("".join(map(ris.entry, references_of(batch))) for batch in keys)


def as_bibtex(keys: Batches) -> Iterator[str]:
    """An entry of BibTeX an article."""
    return ("".join(map(bibtex.entry, references_of(batch))) for batch in keys)


def as_csl(keys: Batches) -> Iterator[str]:
    """One array of CSL-JSON, an item a line."""
    before = "[\n"
    for batch in keys:
        items = ",\n".join(to_json(csl.entry(reference)).decode() for reference in references_of(batch))
        if items:
            yield before + items
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


FORMATS: dict[ExportFormat, tuple[str, Callable[[Batches], Iterator[str]]]] = {
    ExportFormat.CSV: (CONTENT_TYPES[TableFormat.CSV], as_csv),
    ExportFormat.JSONL: (CONTENT_TYPES[TableFormat.JSONL], as_jsonl),
    ExportFormat.RIS: (f"{ris.MEDIA_TYPE}; charset=utf-8", as_ris),
    ExportFormat.BIB: (f"{bibtex.MEDIA_TYPE}; charset=utf-8", as_bibtex),
    ExportFormat.CSL: (csl.MEDIA_TYPE, as_csl),
}
