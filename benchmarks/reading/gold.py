"""Gold: records that were made by hand, and the pages that they are of.

A folder holds one record a file, ``P.json`` for the page ``P``, in the contract of ``archive.reading.record``. ``rule``, ``slug``, ``url``
and ``warnings`` may be left out; ``optional`` may name actors that are neither demanded nor held against us. What can't be understood is
a ``GoldError`` of one sentence that names the file and the place: a slip in gold would count against the reader.
"""

import datetime
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from archive.reading import RawPage, Record
from archive.reading.record import Block, Citation, EventMention, Figure, Forecast, FoundActor, Mention, Passage, Quotation

LISTS: dict[str, type[Passage]] = {
    "quotations": Quotation,
    "citations": Citation,
    "figures": Figure,
    "forecasts": Forecast,
    "events": EventMention,
}
DAYS = ("period_start", "period_end", "starts_on", "ends_on")
WORDS = {
    "blocks": ("kind", {"heading", "paragraph", "callout", "question", "answer", "quote"}),
    "figures": ("comparator", {"=", ">", "≥", "<", "≤", "~"}),
    "events": ("precision", {"day", "month", "year", "decade", "century"}),
}
"""Fields with few possible values."""

P = TypeVar("P", bound=Passage)


class GoldError(ValueError):
    """Gold that can't be used; the message is for whoever made it."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A page, its record made by hand, and the actors that may be left out."""

    page: RawPage
    record: Record
    optional: tuple[str, ...] = ()


def load(folder: Path, pages: Path, only: Sequence[str] = ()) -> list[Gold]:
    """The gold of ``folder`` by the pages' names, of those whose name begins with one of ``only`` where any are given.

    A page lies in ``pages`` or beside its record, under the record's own name or the one in its ``file``.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder} is no folder.")
    files = sorted(file for file in folder.glob("*.json") if not only or file.name.startswith(tuple(only)))
    if not files and not only:
        raise GoldError(f"{folder} holds no gold yet.")
    unknown = [name for name in only if not any(file.name.startswith(name) for file in files)]
    if unknown:
        raise GoldError(f"{folder} has no gold of {', '.join(unknown)}.")
    return [_gold(file, pages) for file in files]


def frozen_names(file: Path) -> frozenset[str]:
    """The pages that a file lists, one a line; what follows a ``#`` is a remark. None where there is no file."""
    if not file.is_file():
        return frozenset()
    lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line)


def parted(golds: Iterable[Gold], frozen: Collection[str]) -> tuple[list[Gold], list[Gold]]:
    """The gold to work with, and the gold of the pages that are kept unseen."""
    golds = list(golds)
    return [one for one in golds if one.page.name not in frozen], [one for one in golds if one.page.name in frozen]


def record_of(row: Mapping[str, Any], where: str = "the record") -> Record:
    """A record from the JSON of the contract."""
    row = {"url": None} | {key: value for key, value in row.items() if key not in ("optional", "warnings")}
    for name in ("body", "authors", "blocks", "actors", *LISTS):
        if name not in row:
            raise GoldError(f"{where}: there is no “{name}”.")
    body = row["body"]
    try:
        lists = {name: tuple(_passage(kind, one, body, f"{where}: {name}") for one in row[name]) for name, kind in LISTS.items()}
        actors = tuple(_actor(one, body, f"{where}: actors") for one in row["actors"])
        blocks = tuple(_block(one, f"{where}: blocks") for one in row["blocks"])
        return Record(**row | lists | {"authors": tuple(row["authors"]), "actors": actors, "blocks": blocks})
    except (TypeError, AttributeError) as error:
        raise GoldError(f"{where}: {_plainly(error)}.") from None


def _gold(file: Path, pages: Path) -> Gold:
    try:
        row = json.loads(file.read_text("utf-8"))
    except ValueError:
        raise GoldError(f"{file} is not JSON.") from None
    if not isinstance(row, dict):
        raise GoldError(f"{file} is not a JSON object.")
    record = record_of(row, file.name)
    for name in (file.name.removesuffix(".json"), record.file):
        for place in (pages, file.parent):
            if name and (place / name).is_file():
                return Gold(RawPage(name, (place / name).read_bytes()), record, tuple(row.get("optional", ())))
    raise GoldError(f"{file}: its page is neither in {pages} nor beside it.")


def _passage(kind: type[P], row: Mapping[str, Any], body: str, where: str) -> P:
    """One passage; its place must hold its words."""
    start, end, exact = row.get("start"), row.get("end"), row.get("exact")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end and body[start:end] == exact):
        raise GoldError(f"{where}: “{exact}” does not stand from {start} to {end}.")
    _check_words(row, where)
    try:
        days = {name: row[name] and datetime.date.fromisoformat(row[name]) for name in DAYS if name in row}
        return kind(**{"rule": ""} | dict(row) | days)
    except (TypeError, ValueError) as error:
        raise GoldError(f"{where}, “{exact}”: {_plainly(error)}.") from None


def _actor(row: Mapping[str, Any], body: str, where: str) -> FoundActor:
    mentions = tuple(_passage(Mention, one, body, f"{where}, {row.get('name')}") for one in row.get("mentions", ()))
    return FoundActor(**{"slug": None} | dict(row) | {"mentions": mentions})


def _block(row: Mapping[str, Any], where: str) -> Block:
    _check_words(row, where)
    return Block(**row)


def _check_words(row: Mapping[str, Any], where: str) -> None:
    name, allowed = WORDS.get(where.rpartition(": ")[2], ("", set()))
    if name and name in row and row[name] not in allowed:
        raise GoldError(f"{where}: {name} can’t be “{row[name]}”.")


def _plainly(error: Exception) -> str:
    """Python's own words for an argument too many or too few, without the name of the function."""
    return str(error).partition("() ")[2] or str(error)
