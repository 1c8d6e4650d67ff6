"""Records as other tools write them: JSON of the record's contract, checked in full before a word of it is believed.

A raw page whose name ends in ``.jsonl`` is one such line; every other one is read.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from archive.reading import Gazetteer, RawPage, read
from archive.reading.page.decoding import MAX_TEXT
from archive.reading.record import Block, Citation, EventMention, Figure, FoundActor, Mention, Passage, Record, Unreadable

SUFFIX = ".jsonl"
LONGEST_LINE = 16_000_000
"""Bytes: a text of the longest kind with its passages."""

_NUMBER = 10**24
"""Numbers that the archive's columns hold are smaller."""
_MAY_LACK = {(Record, "url"), (FoundActor, "slug")}
"""Keys without which a record is whole."""
_PRECISIONS = ("day", "month", "year", "none")
ALLOWED: dict[tuple[type, str], tuple[str, ...]] = {
    (Record, "title_basis"): ("text", "meta", "editor", "none"),
    (Record, "date_precision"): _PRECISIONS,
    (Record, "date_basis"): ("masthead", "byline", "dateline", "meta", "url", "text", "editor", "none"),
    (Block, "kind"): ("heading", "paragraph", "callout", "question", "answer", "quote"),
    (FoundActor, "kind"): (
        "state", "agency", "court", "legislature", "party", "armed-force", "person", "criminal-organisation", "institute",
        "international-body", "company", "media", "unnamed",
    ),
    (Mention, "strength"): ("name", "weak"),
    (Figure, "comparator"): ("=", ">", "≥", "<", "≤", "~"),
    (EventMention, "precision"): ("day", "month", "year", "decade", "century"),
}  # fmt: skip
"""The words that a field may hold."""
_LONGEST = {(Record, "language"): 10, (Citation, "kind"): 30, (EventMention, "date"): 20}
"""Characters of what is stored whole; longer names are cut."""
_ORDERED = (("value", "high"), ("period_start", "period_end"), ("starts_on", "ends_on"))


def record_of(page: RawPage, gazetteer: Gazetteer) -> Record:
    """The record of a raw page, read from it or, of a line of records, taken at its word. Raises ``Unreadable``."""
    return parse(page.data, gazetteer) if page.name.lower().endswith(SUFFIX) else read(page, gazetteer)


def parse(line: bytes, gazetteer: Gazetteer) -> Record:
    """The record of a line of JSON. Raises ``Unreadable`` with one sentence that names the first thing that is wrong with it.

    Known actors are those that ``gazetteer`` knows, by their slug or else by their name; others are unknown whatever the line says.
    """
    if len(line) > LONGEST_LINE:
        raise Unreadable(f"The line is longer than {LONGEST_LINE // 1_000_000} MB.")
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise Unreadable("The line is not UTF-8.") from error
    except RecursionError as error:
        raise Unreadable("The line is nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"The line is not JSON: {error.msg} at character {error.pos + 1}.") from error
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable(f"The line is not JSON: {error}.") from error
    record: Record = _made(Record, value, "")
    _check(record)
    by_name = {actor.name: actor.slug for actor in gazetteer.actors}
    return replace(record, actors=tuple(_recognised(actor, gazetteer, by_name) for actor in record.actors))


def _refuse_constant(name: str) -> None:
    raise Unreadable(f"The line is not JSON: {name} is no number.")


def _recognised(actor: FoundActor, gazetteer: Gazetteer, by_name: dict[str, str]) -> FoundActor:
    slug = actor.slug if actor.slug in gazetteer.by_slug else by_name.get(actor.name)
    return replace(actor, slug=slug if actor.known else None, known=actor.known and slug is not None)


@cache
def _shape(kind: type) -> dict[str, tuple[Any, bool]]:
    """The keys of an object of ``kind``: what each holds, and whether it must be there."""
    hints = get_type_hints(kind)
    return {f.name: (hints[f.name], f.default is MISSING and (kind, f.name) not in _MAY_LACK) for f in fields(kind)}


def _made(kind: Any, value: Any, where: str) -> Any:
    """An object of ``kind`` from JSON, each value of the type that it must have."""
    name = where or "the record"
    if not isinstance(value, dict):
        raise Unreadable(f"{_capital(name)} must be an object.")
    shape = _shape(kind)
    for key in value:
        if key not in shape:
            raise Unreadable(f"{_capital(name)} has the unknown key “{key[:60]}”.")
    for key, (_, needed) in shape.items():
        if needed and key not in value:
            raise Unreadable(f"{_capital(name)} lacks “{key}”.")
    whole: dict[str, Any] = {key: None for (owner, key) in _MAY_LACK if owner is kind}
    for key, item in value.items():
        place = f"{where}.{key}" if where else key
        whole[key] = _typed(shape[key][0], item, place)
        _check_word(kind, key, whole[key], place)
    return kind(**whole)


def _typed(hint: Any, value: Any, where: str) -> Any:
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise Unreadable(f"{where} must be a list.")
        return tuple(_typed(get_args(hint)[0], item, f"{where}[{number}]") for number, item in enumerate(value))
    if get_origin(hint) in (UnionType, Union):
        kinds = get_args(hint)
        if value is None and NoneType in kinds:
            return None
        return _typed(float if float in kinds else kinds[0], value, where)
    if is_dataclass(hint):
        return _made(hint, value, where)
    if hint is date:
        return _day(value, where)
    if hint is float:
        return _number(value, where)
    if type(value) is not hint:
        raise Unreadable(f"{where} must be {({str: 'text', int: 'a whole number', bool: 'true or false'})[hint]}.")
    if hint is str and ("\0" in value or any("\ud800" <= character <= "\udfff" for character in value)):
        raise Unreadable(f"{where} holds characters that no text holds (NUL, or half of a pair).")
    return value


def _day(value: Any, where: str) -> date:
    try:
        if len(value) == len("2026-03-03"):
            return date.fromisoformat(value)
    except (TypeError, ValueError):
        pass
    raise Unreadable(f"{where} must be a day such as 2026-03-03.")


def _number(value: Any, where: str) -> int | float:
    if type(value) not in (int, float) or not math.isfinite(value) or abs(value) >= _NUMBER:
        raise Unreadable(f"{where} must be a number of at most 24 digits.")
    number: int | float = value
    return number


def _check_word(kind: type, key: str, value: Any, where: str) -> None:
    allowed = ALLOWED.get((kind, key))
    if allowed and value not in allowed:
        raise Unreadable(f"{where} must be one of {', '.join(allowed)}.")
    if isinstance(value, str) and len(value) > _LONGEST.get((kind, key), len(value)):
        raise Unreadable(f"{where} has more than {_LONGEST[kind, key]} characters.")


def _check(record: Record) -> None:
    """What no single field tells: dates to their precision, blocks in their order, passages on their words."""
    if not record.body.strip():
        raise Unreadable("The body is empty.")
    if len(record.body) > MAX_TEXT:
        raise Unreadable(f"The body is longer than {MAX_TEXT:,} characters.")
    if record.url is not None and not record.url.startswith(("https://", "http://")):
        raise Unreadable("url must begin with https:// or http://.")
    if (record.title is None) != (record.title_basis == "none") or record.title == "":
        raise Unreadable("A title needs a basis, and a basis a title.")
    if _precision(record.published_on, "published_on") != record.date_precision:
        raise Unreadable(f"published_on must be printed to its precision, {record.date_precision}.")
    if (record.published_on is None) != (record.date_basis == "none"):
        raise Unreadable("A date needs a basis, and a basis a date.")
    end = 0
    for number, block in enumerate(record.blocks):
        if not end <= block.start < block.end <= len(record.body):
            raise Unreadable(f"blocks[{number}] must begin after the block before it and end within the body.")
        end = block.end
    for where, passage in _passages(record):
        _check_passage(passage, record.body, where)
    for number, citation in enumerate(record.citations):
        _precision(citation.issued, f"citations[{number}].issued")


def _passages(record: Record) -> Iterator[tuple[str, Passage]]:
    for number, actor in enumerate(record.actors):
        yield from ((f"actors[{number}].mentions[{nth}]", mention) for nth, mention in enumerate(actor.mentions))
    for kind in ("quotations", "citations", "figures", "forecasts", "events"):
        yield from ((f"{kind}[{number}]", passage) for number, passage in enumerate(getattr(record, kind)))


def _check_passage(passage: Passage, body: str, where: str) -> None:
    if not 0 <= passage.start < passage.end <= len(body):
        raise Unreadable(f"{where} must lie within the body.")
    if body[passage.start : passage.end] != passage.exact:
        found = body[passage.start : passage.end]
        raise Unreadable(f"{where} says “{passage.exact[:60]}”, but the body has “{found[:60]}” there.")
    for first, last in _ORDERED:
        low, high = getattr(passage, first, None), getattr(passage, last, None)
        if low is not None and high is not None and low > high:
            raise Unreadable(f"{where}.{first} must not lie beyond {last}.")


def _precision(printed: str | None, where: str) -> str:
    """The precision to which a date is printed."""
    if printed is None:
        return "none"
    precision = {4: "year", 7: "month", 10: "day"}.get(len(printed))
    try:
        if precision and date.fromisoformat(printed + "0000-01-01"[len(printed) :]):
            return precision
    except ValueError:
        pass
    raise Unreadable(f"{where} must be a date such as 2026, 2026-03 or 2026-03-03.")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:] if text.startswith("the ") else text
