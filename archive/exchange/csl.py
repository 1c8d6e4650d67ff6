"""CSL-JSON: what citation processors (citeproc, Pandoc, Zotero) take; the fields of the CSL 1.0.2 data schema. Pure."""

from typing import Any

from archive.exchange.names import Name
from archive.exchange.references import ARCHIVE, Reference
from archive.exchange.single_lines import bare_url

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def entry(reference: Reference) -> dict[str, Any]:
    """One item; what is not known is left out."""
    item = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": reference.title,
        "author": [_author(name) for name in reference.authors],
        "container-title": reference.outlet,
        "issued": _date(reference.date_parts),
        "URL": bare_url(reference.url or reference.archive_url),
        "accessed": _date(reference.accessed_parts),
        "archive": ARCHIVE,
        "archive_location": reference.archive_url,
        "language": reference.language,
        "keyword": ", ".join(reference.keywords),
        "note": " ".join(reference.notes),
    }
    return {field: value for field, value in item.items() if value}


def _author(name: Name) -> dict[str, str]:
    if not name.family:
        return {"literal": name.printed}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _date(parts: tuple[int, ...]) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [list(parts)]} if parts else None
