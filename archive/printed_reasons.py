"""Reasons for labels as pages print them: they are made, stored and told to programs in English."""

from django.utils.translation import gettext

from archive.comparing import UNITS_DIFFER, in_order
from archive.printed_amounts import singular


def printed_reason(reason: str, one: str = "", other: str = "") -> str:
    """A ``reason`` of ``archive.comparing`` in the page's language; ``one`` and ``other`` are the units of the two figures.

    A stored sentence that the rules don't say any more stays as it is.
    """
    units = in_order(one, other)
    if reason == UNITS_DIFFER % units:
        return gettext(UNITS_DIFFER) % {place: singular(unit) for place, unit in units.items()}
    return gettext(reason)
