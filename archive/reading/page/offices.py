"""Offices: bureaus, departments and ministries that sign pages where no person does."""

from archive.folding import fold
from archive.reading.lexicon.bylines import OFFICES

_SMALL_WORDS = frozenset("of for the and de del la las los y".split())
_MOST_WORDS = 14


def is_office(text: str) -> bool:
    """Whether a text names an office that can sign, which has no persons in it: ``is_office("Bureau of Rivers, Lakes and Mills")``."""
    parts = text.split()
    if not 3 <= len(parts) <= _MOST_WORDS:
        return False
    if parts[0].lower() == "the":
        parts = parts[1:]
    if fold(parts[0]) not in OFFICES or not any(part in ("of", "for", "de", "del") for part in parts[1:3]):
        return False
    return all(part[0].isupper() or part == "&" or fold(part).strip(",") in _SMALL_WORDS for part in parts)
