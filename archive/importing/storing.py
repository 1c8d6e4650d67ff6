"""Importing: the only writer from a raw page to the archive. One transaction an article; the same page twice is one article."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db import transaction

from archive.importing.records import record_of
from archive.models import Article, Barred, Page
from archive.models.article import UNPUBLISHED, body_digest
from archive.models.barred import digest_of
from archive.proposing import propose
from archive.reading import RawPage, read_text
from archive.reading.gazetteer import Gazetteer
from archive.reading.record import Record, Unreadable

LONGEST_URL, LONGEST_PATH = 2000, 1000
"""Characters that the archive's columns hold; a longer address or path is left out."""


class Outcome(StrEnum):
    """What became of an imported page."""

    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Imported:
    """The article that a page belongs to, and what importing it did."""

    article: Article
    outcome: Outcome


def import_page(page: RawPage, gazetteer: Gazetteer, *, path: str = "", url: str = "", publish: bool = False) -> Imported:
    """Reads a raw page and writes what it holds. Raises ``Unreadable`` with one clear sentence, and then writes nothing.

    ``url`` is where whoever brought the page says it stands; it counts more than what the page says of itself.
    """
    record = record_of(page, gazetteer)
    return store(replace(record, url=url) if url else record, page, gazetteer, path=path, publish=publish)


def held(paths: Iterable[str]) -> dict[str, Page]:
    """The page that came last from each import path, if one did, without its bytes but with its article. One query."""
    pages = Page.objects.filter(path__in={path for path in paths if path}).order_by("fetched_on", "pk")
    return {page.path: page for page in pages.defer("data").select_related("article")}


@transaction.atomic
def store(
    record: Record, page: RawPage, gazetteer: Gazetteer, *, path: str = "", publish: bool = False, version_of: Article | None = None
) -> Imported:
    """Writes a record and the raw page it was read from; ``version_of`` is the article that an editor says it belongs to.

    A page whose bytes the archive holds already changes nothing. A changed page gives the article a new version, unless an editor
    changed the text by hand: then the page waits for that editor's judgement. Raises ``Unreadable`` for what was taken down.
    """
    if len(record.url or "") > LONGEST_URL:
        record = replace(record, url=None)
    if len(path) > LONGEST_PATH:
        path = ""
    addresses = digest_of("url", record.url or ""), digest_of("path", path)
    if Barred.objects.has(sha256(page), body_digest(record.body), *addresses):
        raise Unreadable("This page was taken down on request, and is not taken in again.")
    article = version_of or find_article(record, path)
    if article is not None:  # locked, and as it is by now: an editor may have saved it meanwhile
        article = Article.objects.select_for_update().get(pk=article.pk)
    if article is None:
        imported = Imported(_create(record, page, gazetteer, path), Outcome.CREATED)
    elif _is_held(article, page, path):
        imported = Imported(article, Outcome.SAME)
    elif article.edited:
        _keep_page(article, record, page, path, Page.State.WAITING)
        imported = Imported(article, Outcome.WAITING)
    else:
        imported = Imported(article, _take_over(article, record, page, gazetteer, path))
    if publish:
        publish_unpublished(imported.article)
    return imported


def publish_unpublished(article: Article) -> None:
    """Publishes a draft; a withdrawn article is never published again by an import."""
    if article.status in UNPUBLISHED:
        article.status = Article.Status.PUBLISHED
        article.save()


def _is_held(article: Article, page: RawPage, path: str) -> bool:
    """Whether the page is the article's current one, or was judged, or came from ``path`` last time (two files may hold one text)."""
    judged = [Page.State.CURRENT, Page.State.WAITING, Page.State.REFUSED]
    last = article.pages.filter(path=path).defer("data").first() if path else None
    if last is not None and last.sha256 == sha256(page):
        return True
    return article.pages.filter(sha256=sha256(page), state__in=judged).exists()


def find_article(record: Record, path: str) -> Article | None:
    """The article that a page is about: the same URL, else the same import path, else the same folded text."""
    if record.url:
        same_url = Article.objects.filter(url=record.url).first()
        if same_url:
            return same_url
    candidates = Article.objects.filter(url="") if record.url else Article.objects.all()
    if path:
        same_path = candidates.filter(pages__path=path).order_by("pk").first()
        if same_path:
            return same_path
    return candidates.filter(body_sha256=body_digest(record.body)).order_by("pk").first()


def _create(record: Record, page: RawPage, gazetteer: Gazetteer, path: str) -> Article:
    article = Article()
    _fill(article, record)
    article.save()
    _keep_page(article, record, page, path, Page.State.CURRENT)
    propose(article, record, gazetteer)
    return article


def _take_over(article: Article, record: Record, page: RawPage, gazetteer: Gazetteer, path: str) -> Outcome:
    changed = read_into(article, record, gazetteer)
    _keep_page(article, record, page, path, Page.State.CURRENT)
    return Outcome.CHANGED if changed else Outcome.SAME


def read_into(article: Article, record: Record, gazetteer: Gazetteer) -> bool:
    """Makes an article say what a record of its page says, inside the caller's transaction; whether that makes a new version."""
    before = (article.title, was := article.body, article.printed_date)
    _fill(article, record)
    changed = (article.title, article.body, article.printed_date) != before
    if changed:
        article.version += 1
    article.save()
    propose(article, record, gazetteer, was)
    return changed


def take_over(page: Page, gazetteer: Gazetteer) -> None:
    """An editor takes a waiting page over: its text replaces the hand-edited one; decided passages move with their words."""
    with transaction.atomic():
        raw = RawPage(page.file_name, bytes(page.data))
        article, path = Article.objects.select_for_update().get(pk=page.article_id), page.path
        article.pages.filter(state=Page.State.WAITING, fetched_on__lt=page.fetched_on).update(state=Page.State.SUPERSEDED)
        page.delete()
        article.edited = False
        _take_over(article, record_of(raw, gazetteer), raw, gazetteer, path)


def reread(article: Article, gazetteer: Gazetteer, was: str | None = None) -> None:
    """Proposes anew for an article whose text or date an editor set, inside the caller's transaction. Raises ``Unreadable``.

    ``was`` is the text before that, by which decided passages find their places in the new one.
    """
    was = article.body if was is None else was
    typed = article.body
    record = read_text(article.title or None, typed, gazetteer, published_on=article.printed_date, language=article.language)
    article.body, article.blocks, article.warnings = record.body, record.as_json()["blocks"], list(record.warnings)
    if article.body == typed:  # no other version than the one that was just saved
        article.save_without_historical_record()  # type: ignore[attr-defined]
    else:
        article.save()
    propose(article, record, gazetteer, was)


def _fill(article: Article, record: Record) -> None:
    """Copies what the page says of itself; what an editor set in its place stays."""
    if article.title_basis != Article.TitleBasis.EDITOR or not article.title:
        article.title, article.title_basis = (record.title or "")[:500], record.title_basis
    if article.date_basis != Article.DateBasis.EDITOR:
        article.published_on, article.date_precision = first_day(record.published_on), record.date_precision
        article.date_basis = record.date_basis
    article.body, article.blocks, article.language = record.body, record.as_json()["blocks"], record.language
    article.outlet = article.outlet or (record.outlet or "")[:200]
    article.authors = article.authors or list(record.authors)
    article.url = article.url or record.url or ""
    article.warnings = list(record.warnings)


def first_day(printed: str | None) -> date | None:
    """The first day of a printed date: ``2025-11`` is the first of November 2025."""
    return None if printed is None else date.fromisoformat((printed + "-01-01")[:10])


def _keep_page(article: Article, record: Record, page: RawPage, path: str, state: str) -> None:
    if state == Page.State.CURRENT:
        article.pages.filter(state=Page.State.CURRENT).update(state=Page.State.SUPERSEDED)
    Page.objects.create(
        article=article,
        data=page.data,
        sha256=sha256(page),
        file_name=page.name[:255],
        path=path[:1000],
        url=record.url or "",
        state=state,
    )


def sha256(page: RawPage) -> str:
    """The digest of a page's bytes."""
    return hashlib.sha256(page.data).hexdigest()
