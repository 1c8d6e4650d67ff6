"""Amounts as pages print them: ``> 44 tonnes``, ``20–30%``, ``35,000,000,000 USD``."""

import re
from decimal import Decimal

from archive.folding import fold
from archive.reading.lexicon.units import HYPHENATED, IRREGULAR, TIMES, UNITS

_IRREGULAR = {one: several for several, one in IRREGULAR.items()} | {"mes": "meses"}
_REGULAR = {*UNITS.values(), *HYPHENATED, *TIMES, "point", "degree"} - {"percent", "km"}


def printed_amount(value: Decimal, high: Decimal | None, comparator: str, unit: str, exact: str = "") -> str:
    """A value or range with its comparator and its unit; ``exact`` are the words that it was read from."""
    number = _printed(value) if high is None else f"{_printed(value)}–{_printed(high)}"
    named = unit if high is None and abs(value) == 1 else plural(unit, exact)
    sign = "" if comparator == "=" else f"{comparator} "
    return f"{sign}{number}{'' if unit == '%' else ' '}{named}".strip()


def _printed(value: Decimal) -> str:
    """A decimal without the zeros that its column adds."""
    whole, point, fraction = f"{value:,f}".partition(".")
    return f"{whole}{point}{fraction.rstrip('0')}".rstrip(".")


def plural(unit: str, exact: str = "") -> str:
    """Several of a unit: *tonne* is *tonnes*, *square foot* is *square feet*.

    What the lexicon doesn't know is named as the words ``exact`` print it, else it stays: it may be Spanish, a code, or several already.
    """
    before, space, last = unit.rpartition(" ")
    if last in _IRREGULAR:
        return before + space + _IRREGULAR[last]
    if last not in _REGULAR or last.endswith("s"):
        return next((word for word in re.findall(r"[^\W\d_]+", exact.lower()) if _begins_alike(word, unit)), unit)
    if last.endswith(("ry", "ty")):
        return f"{unit[:-1]}ies"
    return f"{unit}es" if last.endswith("ch") else f"{unit}s"


def _begins_alike(word: str, unit: str) -> bool:
    """Whether a printed word is some form of the unit: *facciones* of *facción*."""
    return len(unit) > 2 and len(word) > len(unit) and fold(word).startswith(fold(unit)[:-1])
