"""Amounts as pages print them, in the page's language: ``> 44 tonnes``, ``20–30%``, ``35,000,000,000 USD``."""

import re
from decimal import Decimal

from django.utils.formats import get_format
from django.utils.translation import pgettext

from archive.folding import fold
from archive.reading.lexicon.units import HYPHENATED, IRREGULAR, TIMES, UNITS
from archive.unit_names import UNIT_NAMES

_IRREGULAR = {one: several for several, one in IRREGULAR.items()} | {"mes": "meses"}
_REGULAR = {*UNITS.values(), *HYPHENATED, *TIMES, "point", "degree"} - {"percent", "km"}


def printed_amount(value: Decimal, high: Decimal | None, comparator: str, unit: str, exact: str = "") -> str:
    """A value or range with its comparator and its unit; ``exact`` are the words that it was read from."""
    number = _printed(value) if high is None else f"{_printed(value)}–{_printed(high)}"
    sign = "" if comparator == "=" else f"{comparator} "
    if unit == "%":
        return sign + pgettext("share", "%(number)s%%") % {"number": number}
    named = singular(unit) if high is None and abs(value) == 1 else plural(unit, exact)
    return f"{sign}{number} {named}".strip()


def _printed(value: Decimal) -> str:
    """A decimal without the zeros that its column adds."""
    whole, point, fraction = f"{value:,f}".partition(".")
    return grouped(f"{whole}{point}{fraction.rstrip('0')}".rstrip("."))


def grouped(number: str) -> str:
    """An English number, ``1,234.5``, with the separators of the page's language."""
    return number.translate(str.maketrans({",": get_format("THOUSAND_SEPARATOR"), ".": get_format("DECIMAL_SEPARATOR")}))


def singular(unit: str) -> str:
    """One of a unit; what has no name in the page's language stays."""
    return UNIT_NAMES[unit] % {"number": 1} if unit in UNIT_NAMES else unit


def plural(unit: str, exact: str = "") -> str:
    """Several of a unit: *tonne* is *tonnes*, *square foot* is *square feet*.

    What has no name and the lexicon doesn't know is called as the words ``exact`` print it, else it stays: it may be Spanish, a code, or
    several already.
    """
    if unit in UNIT_NAMES:
        return UNIT_NAMES[unit] % {"number": 2}
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
