"""Lines that tell a date in the ways of many sites, put into words that are read as dates: other languages' months, short years, clocks."""

import re
from functools import lru_cache

from archive.folding import fold_same_length
from archive.reading.lexicon.calendar import FOREIGN_MONTHS

_ENGLISH = "- January February March April May June July August September October November December".split()
_NAMES = "|".join(sorted(FOREIGN_MONTHS, key=lambda name: (-len(name), name)))
_FOREIGN = re.compile(rf"(?<![\w/])(?:(\d{{1,2}})(?:er|\.|o)? ?(?:de )?)?({_NAMES})\.?,?(?: de)? (\d{{4}})(?!\w)")
_SHORT_YEAR = re.compile(r"(?<![\w/.:-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\w/:-]|\.\d)")
_CLOCK_PLACE = re.compile(r"(\d{1,2}[:.h]\d{2}|[ap]\.?m\.?),? (?:\([^()\d]{2,25}\)|[A-Z][a-z]{2,15} time\b)")
_CLOCK_H = re.compile(r"(?<!\w)(\d{1,2})h(\d{2})?(?!\w)")


@lru_cache(maxsize=4096)
def plain_dates(text: str) -> str:
    """``text`` with its dates in English and with whole years, its clocks without their places.

    ``"Publié le 3 mars 2026 à 14h30"`` becomes ``"Publié le 3 March 2026 à 14:30"``, ``"03/03/26"`` ``"03/03/2026"``, and
    ``"6:02 pm (Paris)"`` ``"6:02 pm"``.
    """
    text = _CLOCK_H.sub(lambda clock: f"{clock[1]}:{clock[2] or '00'}", text)
    text = _CLOCK_PLACE.sub(r"\1", text)
    text = _SHORT_YEAR.sub(r"\1\g<2>\3\g<2>20\4", text)
    for match in reversed(list(_FOREIGN.finditer(fold_same_length(text)))):
        day = f"{match[1]} " if match[1] else ""
        text = f"{text[: match.start()]}{day}{_ENGLISH[FOREIGN_MONTHS[match[2]]]} {match[3]}{text[match.end() :]}"
    return text
