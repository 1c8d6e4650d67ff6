"""What a visitor typed, as a tree. A small grammar of its own: it never fails, takes time linear in the text, and says what it repaired.

::

    words   := both (OR both)*                  OR binds looser than AND
    both    := unit (AND? unit)*                words side by side are ANDed; with ``any_words`` those outside brackets are ORed
    unit    := ('-' | NOT)* (group | phrase | field | word | prefix*)
    group   := '(' words ')'
    phrase  := '"' words as they follow each other '"'
    field   := (actor | topic | source) ':' (value | "value")   |   title ':' (word | prefix* | phrase | group)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .analysis import tokens
from .document import KEY_FIELDS
from .notes import Note
from .notes import Note as _
from .tree import All, AnyOf, InTitle, Named, Node, Not, Phrase, Prefix, Word

LONGEST_QUERY = 4000
"""Characters of a query that are read."""
DEEPEST = 16
"""Brackets within brackets."""
SHORTEST_PREFIX = 2

_QUOTES = str.maketrans(dict.fromkeys("“”„‟″«»", '"'))
_ITEM = re.compile(
    r"""\s+
    | (?P<minus>-)(?=[^\s)-])
    | (?P<field>[^\W\d_]+):(?:"(?P<field_quoted>[^"]*)(?P<field_closed>"?)|(?P<field_value>[^\s()"]+)|(?=\())
    | "(?P<quoted>[^"]*)(?P<closed>"?)(?P<after>[~^][\d.]*)?
    | (?P<open>\()
    | (?P<close>\))
    | (?P<chunk>[^\s()"]+)
    """,
    re.VERBOSE,
)
_SUFFIX = re.compile(r"(?<=\w)[~^][\d.]*$")
_RANGE = re.compile(r"[\[{][^\[\]{}]*\sTO\s[^\[\]{}]*[\]}]")

_NOT_OPERATORS = _("~, ^, ?, /…/ and […] are not operators here: plain words were searched.")
_STAR = _("A * only works at the end of a single word: another one was ignored.")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a query, ``None`` where nothing is left to search for, and one sentence for each repair."""

    tree: Node | None
    notes: tuple[Note, ...]


def parse(text: str, any_words: bool = False) -> Parsed:
    """The tree of what was typed, of its first ``LONGEST_QUERY`` characters where it is longer. Never fails.

    With ``any_words`` one of the words outside brackets is enough; excluded words and ``actor:``, ``topic:``, ``source:`` still bind.
    """
    read, rest = text[:LONGEST_QUERY], text[LONGEST_QUERY:]
    if rest and not rest[0].isspace() and " " in read:
        read = read[: read.rindex(" ")]
    return _parsed(read, bool(rest), any_words)


@lru_cache(maxsize=128)
def _parsed(read: str, cut: bool, any_words: bool) -> Parsed:
    text = read.translate(_QUOTES)
    parser = _Parser(list(_items(text)), any_words)
    if cut:
        parser.note(_("Only the first %(number)s characters were read.", number=LONGEST_QUERY))
    if _RANGE.search(text):
        parser.note(_NOT_OPERATORS)
    tree = parser.words(depth=0)
    return Parsed(tree, tuple(parser.notes))


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    """``minus``, ``field``, ``quoted``, ``open``, ``close``, ``chunk``, ``OR``, ``AND`` or ``NOT``."""
    text: str = ""
    name: str = ""
    """The name of a field."""
    quoted: bool = False
    """Whether a field's value stands in quotation marks."""
    closed: bool = True
    operator: bool = False
    """Whether a ~ or ^ follows a quotation."""


def _items(text: str) -> Iterator[_Item]:
    for match in _ITEM.finditer(text):
        chunk = match["chunk"]
        if match["field"] is not None:
            value = match["field_quoted"] if match["field_quoted"] is not None else match["field_value"]
            yield _Item("field", value or "", match["field"], match["field_quoted"] is not None, match["field_closed"] != "")
        elif match["quoted"] is not None:
            yield _Item("quoted", match["quoted"], closed=match["closed"] != "", operator=match["after"] is not None)
        elif chunk in ("OR", "AND", "NOT"):
            yield _Item(chunk)
        elif chunk is not None:
            yield _Item("chunk", chunk)
        else:
            for kind in ("minus", "open", "close"):
                if match[kind]:
                    yield _Item(kind)


@dataclass(slots=True)
class _Parser:
    items: list[_Item]
    any_words: bool
    notes: dict[Note, None] = field(default_factory=dict)
    """Each note once, in order."""
    place: int = 0
    flattened: int = 0
    """Brackets that were opened too deep, and whose closing is to be skipped."""

    def note(self, note: Note) -> None:
        self.notes[note] = None

    def words(self, depth: int) -> Node | None:
        sides = [self._both(depth)]
        while self._take("OR"):
            sides.append(self._both(depth))
        if len(sides) > 1 and None in sides:
            self.note(_("An OR with nothing on one side was ignored."))
        return _either(sides)

    def _both(self, depth: int) -> Node | None:
        runs: list[list[Node]] = []
        joined = False
        while (kind := self._kind()) not in ("", "OR") and not (kind == "close" and depth and not self.flattened):
            if self._take("close"):
                self._stray_close()
            elif self._take("AND"):
                if joined or not runs:
                    self.note(_("An AND with nothing on one side was ignored."))
                joined = bool(runs)
            elif (unit := self._unit(depth)) is not None:
                if joined:
                    runs[-1].append(unit)
                else:
                    runs.append([unit])
                joined = False
        if joined:
            self.note(_("An AND with nothing on one side was ignored."))
        units = [_both(run) for run in runs]
        if depth or not self.any_words:
            return _both(units)
        binding = [unit for unit in units if isinstance(unit, Not | Named)]
        return _both([_either(unit for unit in units if not isinstance(unit, Not | Named)), *binding])

    def _unit(self, depth: int) -> Node | None:
        negated, asked = False, False
        while self._take("minus") or self._take("NOT"):
            negated, asked = not negated, True
        if asked and self._kind() in ("", "close", "OR", "AND"):
            self.note(_("A NOT or - with nothing behind it was ignored."))
            return None
        node = self._primary(depth)
        return Not(node) if negated and node is not None else node

    def _primary(self, depth: int) -> Node | None:
        item = self.items[self.place]
        self.place += 1
        if not item.closed:
            self.note(_("A quotation mark was not closed: the quotation goes to the end."))
        match item.kind:
            case "open":
                return self._group(depth)
            case "quoted":
                if item.operator:
                    self.note(_NOT_OPERATORS)
                return self._phrase(item.text)
            case "field":
                return self._field(item, depth)
        return self._chunk(item.text)

    def _group(self, depth: int) -> Node | None:
        if depth == DEEPEST:
            self.note(_("Brackets more than %(number)s deep were ignored.", number=DEEPEST))
            self.flattened += 1
            return None
        inside = self.words(depth + 1)
        if not self._take("close"):
            self.note(_("A bracket was not closed: it goes to the end."))
        return inside

    def _stray_close(self) -> None:
        if self.flattened:
            self.flattened -= 1
        else:
            self.note(_("A closing bracket without an opening one was ignored."))

    def _field(self, item: _Item, depth: int) -> Node | None:
        name = item.name.lower()
        if name == "title":
            if self._opens(item):
                self.place += 1
                child = self._group(depth)
            else:
                child = self._phrase(item.text) if item.quoted else self._chunk(item.text)
            return InTitle(child) if child is not None else None
        if name in KEY_FIELDS and not self._opens(item):
            value = item.text.strip()
            return Named(name, value) if value else None
        if name in KEY_FIELDS:
            self.note(_("“%(name)s:” takes one name, not a bracket: it was searched as a word.", name=name))
        else:
            self.note(_("There is no field “%(name)s:”: it was searched as words.", name=item.name))
        if item.quoted:
            return _both([self._chunk(item.name), self._phrase(item.text)])
        return self._chunk(f"{item.name}:{item.text}")

    def _phrase(self, text: str) -> Node | None:
        if "*" in text:
            self.note(_STAR)
        words = tuple(text[token.start : token.end] for token in tokens(text))
        return Phrase(words) if words else None

    def _chunk(self, text: str) -> Node | None:
        plain = _SUFFIX.sub("", text)
        stem = plain.strip("*")
        if plain != text or re.search(r"\w\?\w", plain) or re.fullmatch(r"/.+/", plain):
            self.note(_NOT_OPERATORS)
        printed = [stem[token.start : token.end] for token in tokens(stem)]
        prefix = plain.endswith("*") and len(printed) == 1
        if plain.startswith("*") or "*" in stem or (plain.endswith("*") and not prefix):
            self.note(_STAR)
        if prefix:
            if len(tokens(stem)[0].surface) >= SHORTEST_PREFIX:
                return Prefix(printed[0])
            short = _(
                "“%(word)s*” was ignored: %(number)s characters or more must stand before a *.", word=printed[0], number=SHORTEST_PREFIX
            )
            self.note(short)
            return None
        return _printed(printed)

    def _opens(self, item: _Item) -> bool:
        """Whether a field is followed by a bracket instead of a value."""
        return not item.text and not item.quoted and self._kind() == "open"

    def _kind(self) -> str:
        return self.items[self.place].kind if self.place < len(self.items) else ""

    def _take(self, kind: str) -> bool:
        taken = self._kind() == kind
        self.place += taken
        return taken


def _printed(words: list[str]) -> Node | None:
    if len(words) > 1:
        return Phrase(tuple(words))
    return Word(words[0]) if words else None


def _both(nodes: Iterable[Node | None]) -> Node | None:
    flat = [child for node in nodes if node is not None for child in (node.children if isinstance(node, All) else (node,))]
    return All(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def _either(nodes: Iterable[Node | None]) -> Node | None:
    flat = [child for node in nodes if node is not None for child in (node.children if isinstance(node, AnyOf) else (node,))]
    return AnyOf(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None
