"""Versions: what one row of a history says, and how it differs from another one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Field, ForeignKey, TextField

from archive.differences import Row, side_by_side
from archive.models import PASSAGE_KINDS

MOST_DECISIONS = 200
"""Versions of passages that an article's history lists, the latest of them."""
_PLACE = {"start", "end", "article"}


@dataclass(frozen=True, slots=True)
class Change:
    """A field that two versions have differently: what stood there, what stands there; a text besides in rows side by side."""

    label: str
    before: str
    after: str
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A version of a passage, and what it changed in the version before it."""

    kind: str
    record: Any
    changes: tuple[Change, ...]


def changes_between(old: Any, new: Any, left_out: frozenset[str] = frozenset()) -> tuple[Change, ...]:
    """The fields that an editor may see and that two records of one history have differently; without ``old``, all that ``new`` says."""
    return tuple(_changes(old, new, left_out))


def _changes(old: Any, new: Any, left_out: frozenset[str]) -> Iterator[Change]:
    for field in new.tracked_fields:
        if not field.editable or field.primary_key or field.name in left_out:
            continue
        before, after = (None if record is None else getattr(record, field.attname) for record in (old, new))
        if before == after or (old is None and after in (None, "", [])):
            continue
        printed = _printed(old, field), _printed(new, field)
        is_text = isinstance(field, TextField) and old is not None
        yield Change(_label(field), *printed, rows=side_by_side(*printed) if is_text else ())


def _label(field: "Field[Any, Any]") -> str:
    return str(field.verbose_name)


def _printed(record: Any, field: "Field[Any, Any]") -> str:
    """A field's value as people read it."""
    value = None if record is None else getattr(record, field.attname)
    if value is None:
        return ""
    if isinstance(field, ForeignKey):
        row = field.related_model._base_manager.filter(pk=value).first()  # type: ignore[union-attr]
        return str(row) if row else f"number {value}, which is gone"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def before_it(record: Any) -> Any:
    """The version before a version, if there is one."""
    return type(record).objects.filter(id=record.id, history_id__lt=record.history_id).order_by("-history_id").first()


def decisions_on(article: int | str) -> list[Decision]:
    """What editors made of the passages of the article of this primary key, the latest first; two queries a kind."""
    found = chain.from_iterable(_of_kind(kind, article) for kind in PASSAGE_KINDS)
    return sorted(found, key=lambda one: (one.record.history_date, one.record.history_id), reverse=True)[:MOST_DECISIONS]


def _of_kind(kind: Any, article: int | str) -> Iterator[Decision]:
    listed = kind.history.filter(article_id=article).select_related("history_user").order_by("-history_id")
    latest = list(listed[:MOST_DECISIONS])
    known = kind.history.filter(id__in={record.id for record in latest}).order_by("id", "history_id")
    before: dict[int, Any] = {}
    last: Any = None
    for record in known:
        before[record.history_id] = last if last is not None and last.id == record.id else None
        last = record
    for record in latest:
        old = before[record.history_id]
        if old is not None or record.history_user_id:
            yield Decision(str(kind._meta.verbose_name), record, changes_between(old, record, frozenset(_PLACE)))
