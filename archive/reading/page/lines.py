"""Lines: a page of any shape as one list of lines, each with what its shape says of it."""

import re
from dataclasses import dataclass, field

from archive.reading.lexicon.calendar import MONTHS
from archive.reading.lexicon.places import ABBREVIATIONS

WRAPPED_WIDTH = range(45, 101)
"""Widths at which editors and mail programs break their lines."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
_INNER_END = re.compile(r"[^\W_]{2,}[\"'”’»)]{0,2}[.!?…][\"'”’»)\]]{0,3}\s+[\"'“‘«(¿¡]?[^\W_a-zà-ÿ]")
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")
_ITEM = re.compile(r"(?:[-*+•·▪]|\d{1,3}[.)])[ \t]+(\S.*)$")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s[^()]{0,200})?\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|`)(?=\S)([^*`\n]{1,500}?)(?<=\S)\1")
_UNDERSCORED = re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?!\w)")
_DRAWN = frozenset("-*_=# ~.")
_DIVIDED = re.compile(r"([^\W\d_]{2,40})-$")
_ENDS_IN_HYPHEN = re.compile(r"\w-$")
_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,3}")
_FRONT_FIELD = re.compile(r"([A-Za-z_]{2,20}):[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. ``kind`` is ``plain``, ``heading``, ``paragraph``, ``quote``, ``item`` or ``rule``."""

    text: str
    kind: str = "plain"
    level: int | None = None


@dataclass(slots=True)
class Meta:
    """What a page says of itself outside its text."""

    title: str | None = None
    title_basis: str = "meta"
    """``text`` where the page shows the title and states none for machines."""
    published: str | None = None
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    """Stated authors that are no persons: they sign only where nobody else does."""
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A page on its way to a record: its lines, what it says of itself, and whether it uses Markdown or HTML headings.

    Of an HTML page ``lines`` are its text; ``shown`` are all lines that it shows, and ``source`` is its markup.
    """

    lines: tuple[Line, ...]
    meta: Meta = field(default_factory=Meta)
    shape: str = "text"
    shown: tuple[Line, ...] = ()
    source: str = ""


def is_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does: ``is_sentence("It rained.")``, not ``is_sentence("Rain in May")``."""
    return bool(_SENTENCE_END.search(text[-6:]))


def holds_several_sentences(text: str) -> bool:
    """Whether a sentence ends inside ``text`` and another begins: ``"It rained. We left."``."""
    return any(not _abbreviated(match[0]) for match in _INNER_END.finditer(text[:2000]))


def _abbreviated(ending: str) -> bool:
    word = ending.split(".", 1)[0].lower()
    return word in ABBREVIATIONS or word in MONTHS and len(word) < 5


def draft_of_text(text: str) -> Draft:
    """A plain or Markdown page as a draft: wrapped lines joined, Markdown's marks read and taken off."""
    meta, rest = _front_matter(text)
    lines = _joined([line.strip() for line in rest.split("\n")])
    markdown = any(_HEADING.match(line.text) for line in lines)
    read = tuple(_marked(line) for line in lines)
    return Draft(lines=tuple(line for line in read if line.text), meta=meta, shape="markdown" if markdown else "text")


def _front_matter(text: str) -> tuple[Meta, str]:
    """``---``, ``title: …``, ``date: …``, ``---`` at the head of a Markdown page."""
    lines = text.split("\n", 40)
    if lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        return Meta(), text
    end = [line.strip() for line in lines].index("---", 1)
    found = {match[1].lower(): match[2].strip().strip("\"'") for line in lines[1:end] if (match := _FRONT_FIELD.match(line.strip()))}
    listed = _listed(lines[1:end])
    authors = found.get("author") or found.get("authors") or listed.get("author") or listed.get("authors") or ""
    meta = Meta(
        title=found.get("title") or None,
        published=found.get("date") or found.get("published") or None,
        authors=tuple(name.strip(" \"'") for name in authors.strip("[]").split(",") if name.strip(" \"'")),
        outlet=next((found[key] for key in ("outlet", "publisher", "site", "source") if found.get(key)), None),
        url=found.get("url") or found.get("canonical") or None,
        language=found.get("language") or found.get("lang") or None,
    )
    return meta, "\n".join(lines[end + 1 :])


def _listed(lines: list[str]) -> dict[str, str]:
    """Front matter's lists, each as one text with commas: ``authors:``, ``- Ada Roe``, ``- Ben Doe``."""
    listed: dict[str, str] = {}
    key = ""
    for line in (line.strip() for line in lines):
        if line.startswith("- ") and key:
            item = line[2:].strip().removeprefix("name:").strip("\"' ")
            listed[key] = f"{listed[key]}, {item}" if key in listed else item
        elif match := _FRONT_FIELD.match(line):
            key = match[1].lower() if not match[2] else ""
    return listed


def _joined(printed: list[str]) -> list[Line]:
    width = _wrapping_width(printed)
    glue = _Glue(printed) if width else None
    lines: list[Line] = []
    parts: list[str] = []
    for text in [*printed, ""]:
        if parts and not (text and width and _overflows(parts[-1], text, width)):
            lines.append(Line(glue.joined(parts) if glue else " ".join(parts)))
            parts = []
        if text:
            parts.append(text)
    return lines


class _Glue:
    """Joins wrapped lines. A hyphen at a line's end goes where the page's typesetter divides words, unless the page has the word so."""

    def __init__(self, printed: list[str]) -> None:
        ends = sum(bool(_DIVIDED.search(line)) for line in printed)
        self._divides = ends >= 3 and ends * 12 >= sum(map(bool, printed)) or ends >= 2 and ends * 5 >= sum(map(bool, printed))
        self._words = set(_WHOLE_WORD.findall(" ".join(printed).lower())) if ends else set()

    def joined(self, parts: list[str]) -> str:
        """The parts as one line: ``"a gover-"`` and ``"nor spoke"`` as ``"a governor spoke"``."""
        pieces: list[str] = []
        for line, following in zip(parts, [*parts[1:], ""], strict=True):
            if not _ENDS_IN_HYPHEN.search(line):
                pieces += [line, " "]
            else:
                pieces.append(line[:-1] if self._is_divided(line, following) else line)
        return "".join(pieces).strip()

    def _is_divided(self, line: str, following: str) -> bool:
        divided = _DIVIDED.search(line)
        if not divided or not following[:1].islower():
            return False
        first, second = divided[1].lower(), following.split(" ", 1)[0].strip(".,;:!?)”’\"'").lower()
        return f"{first}-{second}" not in self._words and (self._divides or first + second in self._words)


def _wrapping_width(printed: list[str]) -> int | None:
    """The column at which this page breaks its lines, if it does: nearly no line is longer, and several come close."""
    longest = sorted(len(line) for line in printed if line)
    if len(longest) < 4:
        return None
    width = longest[-1 - len(longest) // 50]
    near = sum(width - 14 <= length <= width for length in longest)
    return width if width in WRAPPED_WIDTH and near >= max(3, len(longest) // 4) else None


def _overflows(line: str, following: str, width: int) -> bool:
    """A line was broken by its width when the next line's first word would not have fitted on it."""
    if _HEADING.match(line) or _HEADING.match(following) or _ITEM.match(following):
        return False
    if following.startswith(">"):
        return line.startswith(">")
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _marked(line: Line) -> Line:
    text = line.text
    if len(text) >= 3 and text[0] in _DRAWN and set(text) <= _DRAWN:
        return Line(text, "rule", line.level)
    if text[:1] == "#" and (match := _HEADING.match(text)):
        return Line(plain_markdown(match[2]), "heading", len(match[1]))
    if text.startswith(">"):
        return Line(plain_markdown(" ".join(part.strip() for part in text.split(">"))).strip(), "quote", line.level)
    if not text[:1].isdigit() and (match := _ITEM.match(text)):
        return Line(plain_markdown(match[1]), "item", line.level)
    plain = plain_markdown(text)
    return line if plain == text else Line(plain, line.kind, line.level)


def plain_markdown(text: str) -> str:
    """``text`` without Markdown's emphasis and links: ``plain_markdown("a **bold** [word](u)")`` is ``"a bold word"``."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "`" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return _UNDERSCORED.sub(r"\1", text) if "_" in text else text
