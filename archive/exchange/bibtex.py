"""BibTeX: entries that BibTeX, biblatex and reference managers read. Pure.

What LaTeX reads as a command is escaped in texts, and a brace is never written as such (BibTeX counts even escaped ones); letters beyond
ASCII are UTF-8. Titles stand in double braces: their capitals are names' and stay. Newspaper articles carry biblatex's ``entrysubtype``; an
article without an outlet is a ``misc``, since BibTeX's ``article`` needs a journal.
"""

import re
from collections.abc import Iterator

from archive.exchange.names import Name
from archive.exchange.references import Reference
from archive.exchange.single_lines import bare_url, one_line

MEDIA_TYPE = "application/x-bibtex"
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}
"""What stands for a character that LaTeX takes for a command."""
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def entry(reference: Reference) -> str:
    """One entry with a field a line and an empty line behind it."""
    kind = "article" if reference.outlet else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(reference))
    return f"@{kind}{{{reference.key},\n{fields}}}\n\n"


def escaped(text: str) -> str:
    """A text as a field holds it."""
    return _SPECIAL.sub(lambda found: ESCAPES[found[0]], one_line(text))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", f"{{{' and '.join(map(_author, reference.authors))}}}"
    yield "title", f"{{{{{escaped(reference.title)}}}}}"
    if reference.outlet:
        yield "journal", f"{{{{{escaped(reference.outlet)}}}}}"
        yield "entrysubtype", "{newspaper}"
    if reference.date:
        yield "date", f"{{{reference.date}}}"
        yield "year", f"{{{reference.date[:4]}}}"
    if len(reference.date_parts) > 1:
        yield "month", _MONTHS[reference.date_parts[1] - 1]
    yield "url", f"{{{bare_url(reference.url or reference.archive_url)}}}"
    if reference.accessed:
        yield "urldate", f"{{{reference.accessed.isoformat()}}}"
    if reference.language:
        yield "language", f"{{{escaped(reference.language)}}}"
    if reference.keywords:
        yield "keywords", f"{{{', '.join(escaped(keyword.replace(',', ' ')) for keyword in reference.keywords)}}}"
    yield "note", f"{{{escaped(' '.join(reference.notes))}}}"


def _author(name: Name) -> str:
    """``Family, Suffix, Given``; what is no person's name in braces, which keep it whole."""
    if not name.family:
        return f"{{{escaped(name.printed)}}}"
    return ", ".join(escaped(part) for part in (name.family, name.suffix, name.given) if part)
