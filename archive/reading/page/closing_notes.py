"""Closing notes: what stands under a text on who wrote it: credits of agencies, notes on the author, a name alone."""

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.folding import fold
from archive.reading.lexicon.people import ROLES
from archive.reading.page.bylines import names_of
from archive.reading.page.lines import Line
from archive.reading.page.printed_names import is_name, opens_with_a_given_name

_TOLD = re.compile(
    r"([^.,:;]{5,80}?)(?:, (?:an?|the|una?|el|la) [^.;]{3,80}?)??,? (?:is|es|are|son) (?:currently )?(?:(?:an?|the|una?|el|la|los) )?"
)
_JOINED = re.compile(r",? (?:and|y|e) |, ")
_SENTENCES = re.compile(r" (?<=[^\W\d_]{2}[.;] )(?=[A-ZÀ-Þ])")
_CREDITED = ("reporting by", "additional reporting by", "written by", "reported by")
_CREDITS = ("reporting", "additional", "written", "reported")
_MAX_LENGTH = 200
_LONGEST_NOTE = 600
_ROLE_WORDS = 6
_LONGEST_NAME = 40
_DASHES = "—–-―"


def credited(lines: Iterable[str]) -> Iterator[str]:
    """Names in the credits of an agency: ``"Reporting by Ada Roe in Rome; Editing by Ben Doe"`` has ``"Ada Roe"``."""
    for line in lines:
        head = line[:_MAX_LENGTH].lstrip("(*_ ")
        if head[:12].lower().startswith(_CREDITS) and fold(head).startswith(_CREDITED):
            yield from names_of(head.split(";")[0].partition(" by ")[2])


def introduced(paragraphs: Iterable[str]) -> Iterator[str]:
    """Names that notes on the authors open with: ``"Ada Roe is a reporter at The Gazette. Ben Doe and Cy Poe are fellows there."``."""
    for paragraph in paragraphs:
        note = paragraph[:_LONGEST_NOTE].lstrip("(*_ ")
        for position, sentence in enumerate(_SENTENCES.split(note)):
            names = _introduced_by(sentence)
            if not names and not position:
                break
            yield from names


def _introduced_by(sentence: str) -> Sequence[str]:
    """The names before *is a …* and a role within a few words."""
    told = _TOLD.match(sentence[:_MAX_LENGTH])
    if not told or not any(word.strip(".,") in _SINGULAR for word in fold(sentence[told.end() :]).split()[:_ROLE_WORDS]):
        return ()
    names = _JOINED.split(told[1])
    return names if all(is_name(name) for name in names) else ()


_SINGULAR = ROLES | {f"{role}s" for role in ROLES}


def signed_below(lines: Sequence[Line]) -> tuple[str, ...]:
    """The name right under a text, alone on its line: behind a dash (``"— Ada Roe"``), or opening with a common given name."""
    for line in lines[:1]:
        name = line.text.lstrip(_DASHES + " ").rstrip()
        dashed = line.text[:1] in _DASHES
        if len(name) <= _LONGEST_NAME and is_name(name) and (dashed or opens_with_a_given_name(name)):
            return (name,)
    return ()
