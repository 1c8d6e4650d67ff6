"""A run of the import: what is held is passed over, the rest is read side by side, and one writer takes it, a transaction an article.

Stopped anywhere, it has written some articles whole and nothing of the others; run again, it goes on from there.
"""

import os
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction

from archive.gazetteer import current_gazetteer
from archive.importing.incoming import Incoming
from archive.importing.readers import Readers, Reading
from archive.importing.resembling import Lookalikes
from archive.importing.sketches import archive_lookalikes, keep_sketches
from archive.importing.storing import Outcome, find_article, held, publish_unpublished, sha256, store
from archive.models import Article, Sketch
from archive.reading import Gazetteer, RawPage, Record
from archive.reading.record import Unreadable

READ, REFUSED = "read", "refused"
"""What becomes of a page besides the writer's outcomes: read by a run that writes nothing, or refused."""
WORTH_A_PROCESS = 100
"""Pages from which on a process that reads pays: it takes a second or two to start."""

_HELD_AT_ONCE, _BYTES_AT_ONCE = 100, 8_000_000
"""Pages that are looked up in one query, and what they may take in memory."""
_SKETCHES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one page that came in. ``like`` are the texts that it resembles, named as reports name them."""

    incoming: Incoming
    outcome: str
    slug: str = ""
    reason: str = ""
    record: Record | None = None
    like: tuple[tuple[str, float], ...] = ()


@dataclass(slots=True, kw_only=True)
class Run:
    """``Run(publish=True).of(pages)``. With ``dry`` nothing is written; ``processes`` read (0: this one reads itself)."""

    publish: bool = False
    dry: bool = False
    processes: int = 0
    comparing: Callable[[int, int], None] | None = None
    """Called with how many of the archive's texts have been read to compare with, and how many there are to read."""
    _lookalikes: Lookalikes | None = field(default=None, init=False)
    _sketches: list[Sketch] = field(default_factory=list, init=False)

    def of(self, pages: Iterable[Incoming]) -> Generator[Imported, None, None]:
        """Imports ``pages`` and says of each, in their order, what became of it. No page stops another."""
        gazetteer = current_gazetteer()
        try:
            with Readers(gazetteer, self.processes) as readers:
                for (page, same), reading in readers.read(self._to_read(pages)):
                    if same:
                        yield self._pass_over(page, same)
                    elif reading is None or reading.record is None:
                        yield Imported(page, REFUSED, reason=reading.reason if reading else page.reason)
                    elif self.dry:
                        yield self._only_read(page, reading, reading.record)
                    else:
                        yield self._written(page, reading, reading.record, gazetteer)
        finally:
            keep_sketches(self._sketches)

    def _to_read(self, pages: Iterable[Incoming]) -> Iterator[tuple[tuple[Incoming, Article | None], RawPage | None]]:
        """Each page with the article that holds it already, and its bytes where it is to be read."""
        for some in _bundles(pages):
            known = {} if self.dry else held(page.path for page in some)
            for page in some:
                last = known.get(page.path)
                same = last.article if last and page.page and last.sha256 == sha256(page.page) else None
                yield (page, same), None if same else page.page

    def _pass_over(self, page: Incoming, article: Article) -> Imported:
        if self.publish and article.status != Article.Status.PUBLISHED:
            with transaction.atomic():  # an editor may have saved it since it was looked up
                for fresh in Article.objects.select_for_update().filter(pk=article.pk):
                    publish_unpublished(fresh)
        return Imported(page, Outcome.SAME, slug=article.slug)

    def _only_read(self, page: Incoming, reading: Reading, record: Record) -> Imported:
        article = find_article(record, page.path)
        return Imported(page, READ, record=record, like=self._compare(article.pk if article else page.name, reading.sketch))

    def _written(self, page: Incoming, reading: Reading, record: Record, gazetteer: Gazetteer) -> Imported:
        assert page.page is not None  # noqa: S101 - it was read
        try:
            imported = store(record, page.page, gazetteer, path=page.path, publish=self.publish)
        except Unreadable as error:
            return Imported(page, REFUSED, reason=str(error))
        except DatabaseError as error:
            return Imported(page, REFUSED, reason=f"The database refused it ({error}).".replace("\n", " "))
        article = imported.article
        like: tuple[tuple[str, float], ...] = ()
        if imported.outcome in (Outcome.CREATED, Outcome.CHANGED):
            like = self._compare(article.pk, reading.sketch)
            self._keep(article, reading.sketch)
        return Imported(page, imported.outcome, slug=article.slug, like=like)

    def _compare(self, key: int | str, sketched: bytes) -> tuple[tuple[str, float], ...]:
        """What a text is like, of the archive and of the run so far; it is then one of them, by ``key``."""
        if self._lookalikes is None:
            self._lookalikes = archive_lookalikes(keep=not self.dry, progress=self.comparing)
        found = self._lookalikes.like(sketched, apart_from=key)
        self._lookalikes.add(key, sketched)
        articles = Article.objects.filter(pk__in=[one.key for one in found if isinstance(one.key, int)])
        slugs: dict[Hashable, str] = dict(articles.values_list("pk", "slug"))
        return tuple((str(slugs.get(one.key, one.key)), round(one.resemblance, 2)) for one in found)

    def _keep(self, article: Article, sketched: bytes) -> None:
        self._sketches.append(Sketch(article=article, body_sha256=article.body_sha256, data=sketched))
        if len(self._sketches) == _SKETCHES_AT_ONCE:
            keep_sketches(self._sketches)
            self._sketches.clear()


def processes_for(pages: int) -> int:
    """How many processes pay for so many pages: none for a few, and no more than the machine has processors."""
    return min(os.cpu_count() or 1, pages // WORTH_A_PROCESS)


def _bundles(pages: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    """Pages, some at a time."""
    some: list[Incoming] = []
    size = 0
    for page in pages:
        some.append(page)
        size += len(page.page.data) if page.page else 0
        if len(some) == _HELD_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some
