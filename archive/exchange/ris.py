"""RIS: a tag and a value a line, the record closed by ``ER``; what Zotero, EndNote and Mendeley import. Pure.

Written so that Zotero makes a newspaper article of it: ``T2`` is the publication, ``DA`` the date to its precision (``2025/11//``), ``Y2``
the day from which the archive shows it, ``DB`` and ``AV`` the archive and the address there.
"""

from collections.abc import Iterator

from archive.exchange.references import ARCHIVE, Reference
from archive.exchange.single_lines import bare_url, one_line

MEDIA_TYPE = "application/x-research-info-systems"


def entry(reference: Reference) -> str:
    """One record, its lines closed by CRLF, with an empty line behind it."""
    lines = (f"{tag}  - {one_line(value)}" for tag, value in _fields(reference) if value)
    return "\r\n".join(("TY  - NEWS", *lines, "ER  - ", "", ""))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TI", reference.title
    for author in reference.authors:
        yield "AU", author.inverted
    yield "T2", reference.outlet
    yield "DA", _date(reference.date)
    yield "PY", reference.date[:4]
    yield "LA", reference.language
    for keyword in reference.keywords:
        yield "KW", keyword.replace(";", ",")  # importers split at semicolons
    yield "UR", bare_url(reference.url or reference.archive_url)
    yield "Y2", _date(reference.accessed.isoformat()) if reference.accessed else ""
    yield "DB", ARCHIVE
    yield "AV", bare_url(reference.archive_url)
    yield "ID", reference.key
    for note in reference.notes:
        yield "N1", note


def _date(printed: str) -> str:
    """An ISO date as RIS has it: three slashes, and before each what is known; a day closes with its slash."""
    year, month, day = (*printed.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/" if year else ""
