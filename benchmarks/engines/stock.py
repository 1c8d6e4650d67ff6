"""Haystack with its own Whoosh backend, both as they come: a Django of its own with nothing but ``stock_archive``.

Asked through ``SearchQuerySet``: ``filter``, ``narrow``, ``facet``, ``highlight``, a slice of 20. The backend opens the index again for
every search, and ``narrow`` searches everything once more for each choice; a choice that finds nothing is forgotten when another follows,
so that its total can be wrong there.
"""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings

from benchmarks.engines import Answer
from benchmarks.questions import FACETS, TOP, Both, Either, Expression, Phrase, Prefix, Question, Without, Word

if TYPE_CHECKING:
    from benchmarks.corpus import Row


BATCH = 20_000
"""Articles a commit (``rebuild_index --batch-size``). By the default of 1,000 each commit took longer than the one before: nine took
thirteen minutes."""


def _start(path: Path) -> None:
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "haystack", "benchmarks.stock_archive"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=False,
        HAYSTACK_CONNECTIONS={
            "default": {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": str(path), "SILENTLY_FAIL": False}
        },
    )
    django.setup()


def build(path: Path, rows: "Iterable[Row]") -> None:
    """In one process, as ``rebuild_index`` does."""
    _start(path)
    from haystack import connections

    from benchmarks.stock_archive.models import Article

    index = connections["default"].get_unified_index().get_index(Article)
    backend = connections["default"].get_backend()
    waiting = iter(rows)
    while batch := [_article(Article, row) for row in islice(waiting, BATCH)]:
        backend.update(index, batch)


def settle(path: Path) -> None:
    """Nothing is left to do."""


def serving(path: Path) -> AbstractContextManager[None]:
    """Nothing else runs."""
    return nullcontext()


class Index:
    """See ``benchmarks.engines.Index``."""

    def __init__(self, path: Path) -> None:
        _start(path)
        from haystack.query import SearchQuerySet

        self._all = SearchQuerySet()

    def processes(self) -> list[int]:
        """This one."""
        return [os.getpid()]

    def close(self) -> None:
        """Nothing outlives the object."""

    def ask(self, question: Question) -> Answer:
        """See ``benchmarks.engines.Index``."""
        found = self._all.filter(written(question.words)) if question.words else self._all.order_by("-day")
        for name, keys in question.chosen.items():
            found = found.narrow(" OR ".join(f'{name}_exact:"{key}"' for key in keys))
        if question.days:
            first, last = question.days
            found = found.filter(day__gte=first, day__lte=last)
        for name in (*FACETS, "year"):
            found = found.facet(name)
        found = found.highlight()
        results = found[:TOP]
        # Where nothing is found the backend answers no counts at all.
        counts = found.facet_counts().get("fields", {})
        return Answer(
            total=found.count(),
            top=[int(result.pk) for result in results],
            facets={name: {key: count for key, count in counts.get(name, ()) if key is not None} for name in (*FACETS, "year")},
            snippets=[result.highlighted["text"][0] for result in results],
        )


def written(words: Expression) -> Any:
    """``words`` as Haystack's ``SQ``."""
    from haystack.inputs import Exact
    from haystack.query import SQ

    match words:
        case Word(text):
            return SQ(content=text)
        case Phrase(parts):
            return SQ(content=Exact(" ".join(parts)))
        case Prefix(text):
            return SQ(content__startswith=text)
        case Both(parts):
            both = written(parts[0])
            for part in parts[1:]:
                both &= written(part)
            return both
        case Either(parts):
            either = written(parts[0])
            for part in parts[1:]:
                either |= written(part)
            return either
        case Without(wanted, unwanted):
            return written(wanted) & ~written(unwanted)


def _article(model: Any, row: "Row") -> Any:
    keys = {name: getattr(row, name) for name in FACETS}
    return model(pk=row.number, title=row.title, text=row.text, day=date.fromisoformat(row.day) if row.day else None, keys=keys)
