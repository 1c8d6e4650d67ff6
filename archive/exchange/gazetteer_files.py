"""The gazetteer as a file: actors with their names and topics with their keywords, in CSV and JSON, written and read.

CSV has a row an actor, name, topic and keyword, so that a spreadsheet sorts and filters them and a name may hold any mark; JSON nests
names and keywords. A third shape, the fixture of ``loaddata``, is read only.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from archive.tabular import FORMULA, as_csv

COLUMNS = ("type", "slug", "name", "kind", "case_sensitive", "parent")
ACTOR, NAME, TOPIC, KEYWORD = TYPES = ("actor", "name", "topic", "keyword")
FORMS = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json"}
LARGEST = 20_000_000
"""Bytes of a file that is read."""
_FIXTURE = {"archive.actor": ACTOR, "archive.actorname": NAME, "archive.topic": TOPIC}


class Unusable(ValueError):
    """A file that is no gazetteer; its text says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: an actor, one of its names, a topic or one of its keywords; ``slug`` names the actor or topic, ``where`` it stands.

    Texts are as in the file, but for white space around them; whether they can be used is not asked here.
    """

    where: str
    type: str
    slug: str
    name: str
    kind: str = ""
    case_sensitive: str = ""
    parent: str = ""


def tidy(text: str) -> str:
    """A text with single spaces, and none around it."""
    return " ".join(text.split())


# written -----------------------------------------------------------------------------------------------------------------------------


def written(form: str, entries: Iterable[Entry]) -> str:
    """The file."""
    return "".join(as_csv(COLUMNS, [map(_guarded, entries)])) if form == "csv" else _as_json(entries)


def _guarded(entry: Entry) -> dict[str, str]:
    """The columns; a text that begins as a defused formula does gets one more ``'``, so that reading takes back just what was added."""
    row: dict[str, str] = {name: text for name, text in asdict(entry).items() if name in COLUMNS}
    return {name: f"'{text}" if text.startswith("'") and _is_formula(text) else text for name, text in row.items()}


def _is_formula(text: str) -> bool:
    return text.lstrip("'").startswith(FORMULA)


def _as_json(entries: Iterable[Entry]) -> str:
    whole: dict[str, list[dict[str, Any]]] = {"actors": [], "topics": []}
    for _, rows in groupby(entries, key=lambda entry: (entry.type in (TOPIC, KEYWORD), entry.slug)):
        first, *others = rows
        if first.type == ACTOR:
            names = [{"name": one.name, "kind": one.kind, "case_sensitive": one.case_sensitive == "yes"} for one in others]
            whole["actors"].append({"slug": first.slug, "name": first.name, "kind": first.kind, "names": names})
        else:
            keywords = [one.name for one in others]
            whole["topics"].append({"slug": first.slug, "name": first.name, "parent": first.parent or None, "keywords": keywords})
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


# read --------------------------------------------------------------------------------------------------------------------------------


def read(data: bytes) -> list[Entry]:
    """The rows of a file of any of the three shapes. Raises ``Unusable`` with one sentence."""
    if len(data) > LARGEST:
        raise Unusable(f"The file is larger than {LARGEST // 1_000_000} MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(f"The file is not UTF-8: byte {error.start + 1} can't be read. Save it as “CSV UTF-8”.") from error
    return _of_json(text) if text.lstrip()[:1] in ("{", "[") else list(_of_csv(text))


def _of_csv(text: str) -> Iterator[Entry]:
    header = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [tidy(name) for name in next(rows, [])]
        if sorted(columns) != sorted(COLUMNS):
            raise Unusable(f"The file's first line has to name its columns: {', '.join(COLUMNS)}.")
        for cells in rows:
            if not any(cells):
                continue
            if len(cells) != len(columns):
                raise Unusable(f"Line {rows.line_num} has {len(cells)} cells instead of {len(columns)}.")
            yield _entry(f"line {rows.line_num}", **dict(zip(columns, map(_bare, cells), strict=True)))
    except csv.Error as error:
        raise Unusable(f"Line {rows.line_num} is no CSV: {error}.") from error


def _bare(cell: str) -> str:
    """A cell without the ``'`` that keeps spreadsheets from running it."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _entry(where: str, **texts: Any) -> Entry:
    for name, text in texts.items():
        if not isinstance(text, str):
            raise Unusable(f"{where}: {name} has to be a text.")
        if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise Unusable(f"{where}: {name} holds characters that no database takes.")
    return Entry(where, **{name: tidy(text) for name, text in texts.items()})


def _of_json(text: str) -> list[Entry]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"The file is no JSON: {error}.") from error
    return list(_of_fixture(whole) if isinstance(whole, list) else _of_lists(whole))


def _of_lists(whole: dict[str, Any]) -> Iterator[Entry]:
    _check_keys("The file", whole, {"actors", "topics"}, set())
    for number, actor in enumerate(_list("actors", whole.get("actors", [])), start=1):
        where = f"actor {number}"
        _check_keys(where, actor, {"slug", "name", "kind", "names"}, {"slug", "name", "kind"})
        yield _entry(where, type=ACTOR, slug=actor["slug"], name=actor["name"], kind=actor["kind"])
        for place, name in enumerate(_list(where, actor.get("names", [])), start=1):
            _check_keys(f"{where}, name {place}", name, {"name", "kind", "case_sensitive"}, {"name", "kind"})
            yield _name(f"{where}, name {place}", actor["slug"], name)
    for number, topic in enumerate(_list("topics", whole.get("topics", [])), start=1):
        where = f"topic {number}"
        _check_keys(where, topic, {"slug", "name", "parent", "keywords"}, {"slug", "name"})
        yield from _topic(where, topic, topic.get("parent"))


def _of_fixture(rows: list[Any]) -> Iterator[Entry]:
    for number, row in enumerate(rows, start=1):
        where = f"row {number}"
        _check_keys(where, row, {"model", "fields", "pk"}, {"model", "fields"})
        if row["model"] not in _FIXTURE:
            raise Unusable(f"{where}: {row['model']} does not belong into a gazetteer.")
        fields, type_ = row["fields"], _FIXTURE[row["model"]]
        lacking = {ACTOR: {"slug", "name", "kind"}, NAME: {"actor", "name", "kind"}, TOPIC: {"slug", "name"}}[type_]
        _check_keys(where, fields, {*lacking, "state", "case_sensitive", "parent", "keywords"}, lacking)
        if type_ == ACTOR:
            yield _entry(where, type=ACTOR, slug=fields["slug"], name=fields["name"], kind=fields["kind"])
        elif type_ == NAME:
            yield _name(where, next(iter(_list(where, fields["actor"])), None), fields)
        else:
            yield from _topic(where, fields, next(iter(_list(where, fields.get("parent") or [])), None))


def _name(where: str, slug: Any, name: dict[str, Any]) -> Entry:
    exactly = "yes" if name.get("case_sensitive") is True else "no"
    return _entry(where, type=NAME, slug=slug, name=name["name"], kind=name["kind"], case_sensitive=exactly)


def _topic(where: str, topic: dict[str, Any], parent: Any) -> Iterator[Entry]:
    yield _entry(where, type=TOPIC, slug=topic["slug"], name=topic["name"], parent=parent or "")
    for place, word in enumerate(_list(where, topic.get("keywords", [])), start=1):
        yield _entry(f"{where}, keyword {place}", type=KEYWORD, slug=topic["slug"], name=word)


def _list(where: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Unusable(f"{where}: a list is wanted.")
    return value


def _check_keys(where: str, value: Any, known: set[str], needed: set[str]) -> None:
    if not isinstance(value, dict):
        raise Unusable(f"{where}: an object is wanted.")
    if wrong := (set(value) - known) | (needed - set(value)):
        raise Unusable(f"{where}: {'unknown' if wrong & set(value) else 'lacking'}: {', '.join(sorted(wrong))}.")
