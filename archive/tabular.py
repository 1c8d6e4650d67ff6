"""Rows as files: CSV for spreadsheets, and JSON with one object a line. Both are written batch by batch, so any number of rows will do."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import TextChoices
from pydantic_core import to_json

from archive.converters import register_choices

Row = Mapping[str, Any]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes a text for a formula by, which may run commands or send the sheet away (OWASP, "CSV Injection")."""


class TableFormat(TextChoices):
    """What every list can be had as; the value is the file's ending."""

    CSV = "csv"
    JSONL = "jsonl"


CONTENT_TYPES = {TableFormat.CSV: "text/csv; charset=utf-8; header=present", TableFormat.JSONL: "application/x-ndjson; charset=utf-8"}


register_choices("table", TableFormat)


def written(form: TableFormat, columns: Sequence[str], batches: Iterable[Iterable[Row]]) -> Iterator[str]:
    """The file in the form that is asked for, a piece a batch."""
    if form is TableFormat.CSV:
        return as_csv(columns, batches)
    return (as_jsonl(columns, batch) for batch in batches)


def as_csv(columns: Sequence[str], batches: Iterable[Iterable[Row]]) -> Iterator[str]:
    """A header row, then the rows: RFC 4180, text that would be a formula defused."""
    yield _lines([columns])
    for batch in batches:
        yield _lines([[cell(row[name]) for name in columns] for row in batch])


def as_jsonl(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """One JSON object a line."""
    return "".join(to_json({name: row[name] for name in columns}).decode() + "\n" for row in rows)


def cell(value: Any) -> Any:
    """A value as a cell of CSV: a list's texts joined by ``; ``, anything nested as JSON, ``None`` as nothing.

    Numbers stay numbers, also negative ones; a text that a spreadsheet would run gets a leading ``'``.
    """
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    elif isinstance(value, list | tuple | dict):
        value = to_json(value).decode()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _lines(rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()
