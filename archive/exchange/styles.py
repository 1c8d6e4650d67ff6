"""Formatted references for newspaper and web articles: APA (7th edition), Chicago (17th, bibliography) and MLA (9th). Pure.

Titles keep the capitals that the page prints. A processor of CSL styles would do more kinds of works, but citeproc-py doubles the title of
what has no author and leaves out the day of access. Sources: the APA's *Publication Manual*, 9.7–9.17 and
10.1; *The Chicago Manual of Style*, 14.76 (authors) and 14.191 (newspapers); *MLA Handbook*, chapter 5.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.exchange.names import Name
from archive.exchange.references import ARCHIVE, Reference

_MONTHS = "January February March April May June July August September October November December".split()
_MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_ENDS = (".", "?", "!", "…")
_INNER = str.maketrans('“”"«»', "‘’'‘’")
_MOST_IN_APA = 20
_MOST_IN_CHICAGO, _LISTED_IN_CHICAGO = 10, 7


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference, set in one way."""

    text: str
    italic: bool = False


def formatted(reference: Reference) -> dict[str, tuple[Run, ...]]:
    """The reference in each style, by the style's name."""
    return {style: tuple(run for run in write(reference) if run.text) for style, write in STYLES.items()}


def apa(reference: Reference) -> list[Run]:
    """``Roe, B. (2025, November 10). Rain in May. The Rice Times. https://…`` Without authors the title comes first."""
    authors = _apa_authors(reference.authors)
    title = f"[{reference.title}]." if reference.untitled else _closed(reference.title)
    date = f"({_apa_date(reference.date_parts)})."
    opening = [_closed(authors), date, title] if authors else [title, date]
    outlet = "" if reference.outlet == authors else reference.outlet
    since = f"Archived {_day(reference.accessed_parts)}, at " if reference.accessed else ""
    held = f"{since}{reference.archive_url}"
    ending = f"{reference.url} ({held.replace('A', 'a', 1) if since else held})" if reference.url else held
    return [Run(" ".join(opening) + " "), *_italic(outlet, _closed(outlet)[len(outlet) :] + " "), Run(ending)]


def chicago(reference: Reference) -> list[Run]:
    """``Roe, Ben. “Rain in May.” The Rice Times, November 10, 2025. https://….``"""
    opening = " ".join(filter(None, (_closed(_chicago_authors(reference.authors)), _quoted(reference))))
    since = f"Archived {_day(reference.accessed_parts)}, at " if reference.accessed else ""
    ending = [f"{_day(reference.date_parts) or 'n.d.'}", reference.url, f"{since}{ARCHIVE}, {reference.archive_url}"]
    return [Run(f"{opening} "), *_italic(reference.outlet, ", "), Run(" ".join(_closed(part) for part in ending if part))]


def mla(reference: Reference) -> list[Run]:
    """``Roe, Ben. “Rain in May.” The Rice Times, 10 Nov. 2025, https://…. Policy Archive, https://…. Archived 2 Jan. 2026.``"""
    authors = _mla_authors(reference.authors)
    opening = " ".join(filter(None, ("" if authors == reference.outlet else _closed(authors), _quoted(reference))))
    place = ", ".join(filter(None, (_mla_date(reference.date_parts), reference.url)))
    comma = ", " if place else ". "
    archived = f" Archived {_mla_date(reference.accessed_parts)}." if reference.accessed else ""
    first = [*_italic(reference.outlet, comma), Run(f"{_closed(place)} " if place else "")]
    return [Run(f"{opening} "), *first, Run(ARCHIVE, italic=True), Run(f", {reference.archive_url}.{archived}")]


STYLES: dict[str, Callable[[Reference], list[Run]]] = {"APA": apa, "Chicago": chicago, "MLA": mla}


def _italic(text: str, after: str) -> list[Run]:
    return [Run(text, italic=True), Run(after)] if text else []


def _closed(text: str) -> str:
    """A sentence with its full stop, unless it ends with a mark of its own."""
    return text if not text or text.rstrip("”’\"')]").endswith(_ENDS) else f"{text}."


def _quoted(reference: Reference) -> str:
    """The title in quotation marks, those inside made single, the full stop before the closing one; the archive's own words in brackets."""
    inner = reference.title.translate(_INNER)
    return f"[“{inner}”]." if reference.untitled else f"“{_closed(inner)}”"


def _day(parts: tuple[int, ...]) -> str:
    """``November 10, 2025``, ``November 2025`` or ``2025``."""
    year, month, day = (*parts, 0, 0, 0)[:3]
    name = _MONTHS[month - 1] if month else ""
    return f"{name} {day}, {year}" if day else f"{name} {year}".strip() if year else ""


def _apa_date(parts: tuple[int, ...]) -> str:
    """``2025, November 10``, ``2025, November``, ``2025`` or ``n.d.``"""
    year, month, day = (*parts, 0, 0, 0)[:3]
    of_year = f", {_MONTHS[month - 1]}{f' {day}' if day else ''}" if month else ""
    return f"{year}{of_year}" if year else "n.d."


def _mla_date(parts: tuple[int, ...]) -> str:
    """``10 Nov. 2025``, ``Nov. 2025``, ``2025`` or nothing: MLA leaves out a date that is not known."""
    year, month, day = (*parts, 0, 0, 0)[:3]
    return " ".join(filter(None, (str(day or ""), _MLA_MONTHS[month - 1] if month else "", str(year or ""))))


def _apa_authors(names: Sequence[Name]) -> str:
    """All of up to 20; of more the first 19, dots and the last."""
    listed = [", ".join(filter(None, (name.family, _initials(name.given), name.suffix))) or name.printed for name in names]
    if len(listed) < 2:
        return "".join(listed)
    if len(listed) > _MOST_IN_APA:
        return f"{', '.join(listed[: _MOST_IN_APA - 1])}, . . . {listed[-1]}"
    return f"{', '.join(listed[:-1])}, & {listed[-1]}"


def _initials(given: str) -> str:
    """``J. R.`` of ``Juan Ramón``, ``J.-L.`` of ``Jean-Luc``; particles have none."""
    words = [word for word in given.replace(".", ". ").split() if word[0].isupper()]
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)


def _chicago_authors(names: Sequence[Name]) -> str:
    """All of up to ten, the first one inverted; of more the first seven."""
    listed = [name.inverted if number == 0 else _straight(name) for number, name in enumerate(names)]
    if len(listed) > _MOST_IN_CHICAGO:
        return f"{', '.join(listed[:_LISTED_IN_CHICAGO])}, et al."
    return _joined(listed)


def _mla_authors(names: Sequence[Name]) -> str:
    """One, two, or the first and others."""
    if len(names) > 2:
        return f"{names[0].inverted}, et al."
    return _joined([name.inverted if number == 0 else _straight(name) for number, name in enumerate(names)])


def _joined(listed: Sequence[str]) -> str:
    return ", and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))


def _straight(name: Name) -> str:
    return " ".join(filter(None, (name.given, name.family, name.suffix))) if name.family else name.printed
