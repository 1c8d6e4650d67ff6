"""Lines that name the page's edition, office or sender, captions and notes in brackets: what stands beside a title and is none."""

import re

from archive.folding import fold
from archive.reading.lexicon.bylines import AGENCIES
from archive.reading.lexicon.headlines import EDITION_WORDS, LABEL_OPENINGS, OFFICES, SMALL_WORDS

_MOST_WORDS = 9
_CAPTION_WORDS = 3
_NUMBERED_WORDS = 6
_NUMBERED = re.compile(
    r"(?:press |news |media )?(?:release|statement|bulletin|boletin|comunicado|report|issue|no|num|ref)\b[^\d]{0,12}\d[\d/.-]{0,12}\b"
)
_CREDITED = re.compile(
    r"[\[(][^()/]{2,60}/[^()/]{2,60}[\])]\.?$|[\[(](?:photo|foto|image|imagen|picture)[^()]{0,60}[\])]\.?$", re.IGNORECASE
)


def is_bracketed(text: str) -> bool:
    """Whether a line is a note in brackets, or a caption that ends in its credit: ``"A miller (Pat Lens/The Gazette)"``."""
    return (
        text[0] in "[("
        and text.rstrip(".")[-1:] in ("]", ")")
        or text.rstrip(".").endswith((")", "]"))
        and bool(_CREDITED.search(text[-130:]))
    )


def opens_with_an_agency(text: str) -> bool:
    """Whether a line opens with an agency and a capital, as captions do: ``"Reuters The quay in 2023"``."""
    first, second, *_ = [*text.split(" ", 2), "", ""]
    return fold(first) in AGENCIES and second[:1].isupper() and text.count(" ") >= _CAPTION_WORDS


def is_numbered_label(text: str) -> bool:
    """Whether a short line tells the number of a release or an issue: ``"Press release no. 26/112"``."""
    return len(text.split()) <= _NUMBERED_WORDS and bool(_NUMBERED.match(fold(text)))


def is_label(text: str) -> bool:
    """Whether a line tells of edition, office or sender: ``"From the Spring 2026 print edition"``, ``"Office of the Minister"``."""
    words = text.split()
    if not words or len(words) > _MOST_WORDS:
        return False
    folded = [fold(word).strip(".,") for word in words]
    if folded[0] in LABEL_OPENINGS:
        return True
    edition = any(word in EDITION_WORDS for word in folded) and (folded[0] == "from" or folded[-1] in EDITION_WORDS or _is_named(words))
    return edition or folded[0] in OFFICES and folded[1:2] in (["of"], ["for"], ["de"], ["del"]) and _is_named(words)


def _is_named(words: list[str]) -> bool:
    """Whether all words but small ones open with capitals, figures or marks."""
    return all(not word[0].islower() or fold(word) in SMALL_WORDS for word in words)
