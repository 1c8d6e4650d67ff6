"""The formats in which a reference can be had, the one first that tools should prefer. Pure."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from archive.exchange import bibtex, csl, ris
from archive.exchange.references import Reference


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name as unAPI says it, what people call it, its media type, the ending of its files, and its writer."""

    name: str
    label: str
    media_type: str
    ending: str
    write: Callable[[Reference], str]


def _csl_file(reference: Reference) -> str:
    return json.dumps([csl.entry(reference)], ensure_ascii=False, indent=1) + "\n"


FORMATS = {
    one.name: one
    for one in (
        Format("ris", "RIS", ris.MEDIA_TYPE, "ris", ris.entry),
        Format("bibtex", "BibTeX", bibtex.MEDIA_TYPE, "bib", bibtex.entry),
        Format("csl", "CSL-JSON", csl.MEDIA_TYPE, "json", _csl_file),
    )
}
"""By name. Zotero takes RIS where it is offered (``unAPI.js``); it stands first for those that take what comes first."""
