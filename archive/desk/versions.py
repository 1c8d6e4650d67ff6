"""Versions: what one row of a history says, and how it differs from another one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, ForeignKey, TextField

from archive.differences import Row, side_by_side


@dataclass(frozen=True, slots=True)
class Change:
    """A field that two versions have differently: what stood there, what stands there; a text besides in rows side by side."""

    label: str
    before: str
    after: str
    rows: Sequence[Row] = ()


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
