"""Dates in words, in the page's language and to the precision to which they are printed."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop, pgettext

_FORMATS = {len("2025-11"): ("-01", "YEAR_MONTH_FORMAT"), len("2025-11-10"): ("", "DATE_FORMAT")}
_CENTURIES = frozenset(
    (
        gettext_noop("15th century"),
        gettext_noop("16th century"),
        gettext_noop("17th century"),
        gettext_noop("18th century"),
        gettext_noop("19th century"),
        gettext_noop("20th century"),
        gettext_noop("21st century"),
    )
)


def date_in_words(printed: str) -> str:
    """``2025``, ``November 2025`` or ``10 November 2025`` of an ISO date, and of a decade or century its name; else what is ``printed``."""
    if printed in _CENTURIES:
        return gettext(printed)
    if printed.endswith("0s"):
        return pgettext("decade", "%(year)ss") % {"year": printed[:-1]}
    rest, form = _FORMATS.get(len(printed), ("", ""))
    try:
        return str(date_format(date.fromisoformat(printed + rest), form)) if form else printed
    except ValueError:  # it has the length of a date, and is none
        return printed
