"""What is indexed of one article, and the days that a printed date covers."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

KEY_FIELDS = ("actor", "topic", "source")
"""The fields whose values are keys, not words."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


class Precision(IntEnum):
    """How much of a date is printed."""

    NONE = 0
    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Interval:
    """The days that a printed date names, first and last included."""

    first: date
    last: date
    precision: Precision


def interval(printed: str) -> Interval:
    """``2025``, ``2025-11`` or ``2025-11-10`` as days; ``ValueError`` for anything else."""
    if not _DATE.fullmatch(printed):
        raise ValueError(f"{printed!r} is not a date like 2025, 2025-11 or 2025-11-10.")
    match [int(number) for number in printed.split("-")]:
        case [year]:
            return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        case [year, month]:
            first = date(year, month, 1)
            return Interval(first, first.replace(day=monthrange(year, month)[1]), Precision.MONTH)
        case numbers:
            only = date(*numbers)
            return Interval(only, only, Precision.DAY)


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the index sees it. ``ValueError`` where the date, a key or a key's field is none."""

    id: str
    """Unique in the index (``archive.article.12``); a later document replaces the earlier one of the same id."""
    django_ct: str
    django_id: int
    """The primary key. Equal dates and scores are ordered by it."""
    stamp: str
    """Whatever tells one version of the article from the next."""
    language: str
    title: str
    text: str
    date: str
    """As printed: ``2025``, ``2025-11``, ``2025-11-10``, or empty for undated."""
    keys: Mapping[str, tuple[str, ...]]
    """For each of ``KEY_FIELDS`` its keys, each one token whatever its characters."""

    def __post_init__(self) -> None:
        if self.date:
            interval(self.date)
        for field, keys in self.keys.items():
            if field not in KEY_FIELDS:
                raise ValueError(f"There is no key field {field!r}.")
            if not all(keys):
                raise ValueError(f"An empty key can't be indexed in {field!r}.")
