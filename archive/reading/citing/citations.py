"""Citations: the sources that a text leans on, by the nouns and verbs by which texts cite.

*Data released by X*, *X’s survey shows*, *according to X*, *X estimates*, *a leaked X document*, *polls show*, *people briefed on it said*:
each names a publisher where one stands there, else it is an unnamed source. *The report* means the one named before.
Two citations never overlap; the one that opens first and is longest stays.
"""

from dataclasses import replace

from archive.reading.citing.according import by_according
from archive.reading.citing.documents import by_documents
from archive.reading.citing.findings import by_findings
from archive.reading.citing.frames import FRAMES, by_frames
from archive.reading.citing.openers import OPENERS
from archive.reading.citing.phrases import Page
from archive.reading.citing.titles import by_titles
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import DOCUMENTS
from archive.reading.lexicon.informants import GROUPS
from archive.reading.lexicon.organisations import HEADS
from archive.reading.mentions import Mentions
from archive.reading.record import Citation
from archive.reading.tokens import Text

_MARKED = OPENERS | FRAMES | DOCUMENTS.keys() | GROUPS | HEADS.keys()
_THE = words("the this that its el la este esta dicho dicha the")
_GENERIC = words("document documento paper report informe text texto")


def find_citations(text: Text, mentions: Mentions) -> tuple[Citation, ...]:
    """The citations of a text in order: *A report by the Imaginary Institute* has publisher and source *Imaginary Institute report*."""
    page = Page(text, mentions, _MARKED)
    found = [*by_according(page), *by_frames(page), *by_documents(page), *by_findings(page), *by_titles(page)]
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda citation: (citation.start, -citation.end)):
        if not kept or citation.start >= kept[-1].end and not _is_told_already(text, citation, kept[-1]):
            kept.append(_referred(citation, kept))
    return tuple(kept)


def _is_told_already(text: Text, citation: Citation, before: Citation) -> bool:
    """*In a study of dams, the Institute found*: the study is the source, and its maker no second one."""
    return (
        citation.rule == "finding"
        and before.rule in ("told-in", "leaning-on")
        and citation.publisher == before.publisher
        and text.sentence_at(citation.start) == text.sentence_at(before.start)
    )


def _referred(citation: Citation, before: list[Citation]) -> Citation:
    """*The study warns* is the study named before; *the document* may be any document."""
    listed = citation.exact.lower().split()
    if citation.publisher or len(listed) != 2 or listed[0] not in _THE or listed[1] not in DOCUMENTS:
        return citation
    named = next(
        (
            one
            for one in reversed(before[-12:])
            if one.rule != "finding" and (one.publisher or one.rule == "leaked") and _is_same_kind(listed[1], one)
        ),
        None,
    )
    if named is None:
        return citation
    why = f"{citation.why}; it is {named.source}, named before"
    return replace(citation, source=named.source, publisher=named.publisher, kind=named.kind, issued=named.issued, why=why[:200])


def _is_same_kind(noun: str, named: Citation) -> bool:
    printed = f"{named.source} {named.exact}".lower()
    return noun in printed or noun in _GENERIC and named.kind in ("report", "study", "document", "dataset")
