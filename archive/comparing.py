"""Comparing: what two claims are to each other. Pure and total: every pair under one measure gets one label and one line that says why.

The rules are the claim ledger's, in this order. Inside one measure: units of unlike families, and shares of unlike or unknown wholes, are
*not comparable*; periods without a common day are *different periods*; payments of unlike amounts, each of which may be one of several,
are *not comparable*; values that can't both be true are a *conflict*, but only where both claims are known to speak of one place and one
period; all else is *compatible*. Across measures that share no word the same number in the same unit is the *same number with a different
meaning*.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from archive.folding import fold


def _(sentence: str) -> str:
    """Marks a sentence for translation (the way of ``gettext``'s manual): here and in the database it is English, pages translate it."""
    return sentence


ROUNDING = Fraction(1, 200)
"""How far a plain number may be from what was counted: half a unit of its third digit."""
ABOUT = Fraction(1, 10)
"""How far *about* reaches to both sides. No text says how far it means; a tenth is what a reader grants."""
TELLING = 1_000
"""From this number on, and from three digits other than closing zeros, two texts hardly print the same number by chance."""

FAMILIES: dict[str, dict[str, Fraction]] = {
    "mass": {
        "gram": Fraction(1, 1_000),
        "kilogram": Fraction(1),
        "tonne": Fraction(1_000),
        "pound": Fraction("0.45359237"),
        "ounce": Fraction("0.028349523125"),
        "ton": Fraction("907.18474"),
    },
    "length": {"metre": Fraction(1), "kilometre": Fraction(1_000), "mile": Fraction("1609.344"), "foot": Fraction("0.3048")},
    "area": {"hectare": Fraction(1), "square kilometre": Fraction(100), "acre": Fraction("0.40468564224")},
    "volume": {
        "litre": Fraction(1),
        "cubic metre": Fraction(1_000),
        "gallon": Fraction("3.785411784"),
        "barrel": Fraction("158.987294928"),
    },
    "time": {"day": Fraction(1), "week": Fraction(7), "month": Fraction("30.436875"), "year": Fraction("365.2425")},
}
"""Units that turn into each other, in the unit that counts one (https://www.bipm.org/en/publications/si-brochure; NIST Handbook 44)."""
_FAMILY = {unit: (family, factor) for family, units in FAMILIES.items() for unit, factor in units.items()}
SHARES = frozenset({"%", "percentage point"})
"""Units that say nothing without the whole that they are of."""
WORDED = frozenset(round(Decimal(100 * part) / whole, 1) for whole in range(2, 10) for part in range(1, whole))
"""Halves to ninths in per cent: fractions that texts print in words, and the reader notes to one decimal."""
UNITS_DIFFER = _("Their units differ: %(one)s and %(other)s.")
"""The one reason that says more than a sentence: the units ``in_order``."""
DECIMALS = 9
"""Of a quantity, as it is stored and looked at."""


class Label(StrEnum):
    """What two claims are to each other, the gravest first."""

    CONFLICT = _("conflict")
    SAME_NUMBER = _("same number, different meaning")
    DIFFERENT_PERIOD = _("different period")
    NOT_COMPARABLE = _("not comparable")
    COMPATIBLE = _("compatible")


class Comparison(NamedTuple):
    """A label and its reason, one line for a reader."""

    label: Label
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A number as it stands for comparing: what it measures where, how much, of what whole, and when.

    Claims are of one measure when ``head`` is the same and ``place`` is the same or empty, which is *not printed*. ``is_transfer`` tells
    of money that is given, of which there may be many at once; ``single_valued`` that an editor knows of one true value only.
    """

    head: str
    place: str = ""
    value: Decimal
    high: Decimal | None = None
    comparator: str = "="
    unit: str = ""
    denominator: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    single_valued: bool = False
    is_transfer: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether the first and the last day of what it speaks of are known."""
        return self.starts_on is not None and self.ends_on is not None


class Interval(NamedTuple):
    """All numbers that a claim allows; ``None`` is no bound. ``open_low`` and ``open_high`` leave the bound itself out."""

    low: Fraction | None
    high: Fraction | None
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a number in common."""
        return not (self.is_below(other) or other.is_below(self))

    def is_below(self, other: "Interval") -> bool:
        """Whether all of it lies below all of ``other``."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or self.high == other.low and (self.open_high or other.open_low)


def family_of(unit: str) -> str:
    """``mass`` for ``kilogram`` and ``pound``; a unit without relatives is a family of its own."""
    return _FAMILY.get(unit, (fold(unit), Fraction(1)))[0]


def quantity_of(value: Decimal, unit: str) -> Fraction:
    """A value in its family's own unit: ``quantity_of(Decimal(2), "tonne")`` is 2,000 (kilograms)."""
    return Fraction(value) * _FAMILY.get(unit, ("", Fraction(1)))[1]


def interval_of(claim: Claim, rounding: Fraction = ROUNDING) -> Interval:
    """What ``claim`` allows, in its family's own unit: *over 5 tonnes* is everything above 5,000 kilograms.

    A plain number reaches to both sides by the part of itself that ``rounding`` names.
    """
    value = quantity_of(claim.value, claim.unit)
    if claim.high is not None:
        return Interval(value, quantity_of(claim.high, claim.unit))
    match claim.comparator:
        case ">" | "≥":
            return Interval(value, None, open_low=claim.comparator == ">")
        case "<" | "≤":
            return Interval(None, value, open_high=claim.comparator == "<")
    reach = abs(value) * (ABOUT if claim.comparator == "~" else rounding)
    return Interval(value - reach, value + reach)


def compare(one: Claim, other: Claim) -> Comparison | None:
    """What two claims are to each other; ``None`` for claims of different measures that don't share a telling number."""
    if one.head != other.head or one.place and other.place and one.place != other.place:
        return _across(one, other)
    if unlike := _unlike(one, other):
        return Comparison(Label.NOT_COMPARABLE, unlike)
    if _ends_before(one, other) or _ends_before(other, one):
        return Comparison(Label.DIFFERENT_PERIOD, _("They are of periods without a common day."))
    single = one.single_valued and other.single_valued
    if (one.is_transfer or other.is_transfer) and not single and not _same_amount(one, other):
        return Comparison(Label.NOT_COMPARABLE, _("Each may be one payment of several."))
    rounding = Fraction(0) if single else ROUNDING
    if interval_of(one, rounding).meets(interval_of(other, rounding)):
        return Comparison(Label.COMPATIBLE, _("There are numbers that both allow."))
    return _apart(one, other, single)


def in_order(one: str, other: str) -> dict[str, str]:
    """Two units for ``UNITS_DIFFER``, in the order of the alphabet: which claim comes first changes no reason."""
    return dict(zip(("one", "other"), sorted((one, other)), strict=True))


def _unlike(one: Claim, other: Claim) -> str:
    """Why two claims of a measure can't be held against each other; empty where they can."""
    if family_of(one.unit) != family_of(other.unit):
        if not (one.unit and other.unit):
            return _("One has no unit.")
        return UNITS_DIFFER % in_order(one.unit, other.unit)
    if one.unit in SHARES and not (one.denominator and other.denominator):
        return _("It isn't known of both what they are shares of.")
    if fold(one.denominator) != fold(other.denominator):
        return _("They are shares of different wholes.")
    return ""


def _ends_before(one: Claim, other: Claim) -> bool:
    return one.ends_on is not None and other.starts_on is not None and one.ends_on < other.starts_on


def _apart(one: Claim, other: Claim, single: bool) -> Comparison:
    """The label of two values that can't both be true, if they are of one thing."""
    if single and one.place == other.place:
        return Comparison(Label.CONFLICT, _("Only one value can be true, and they differ."))
    if one.place != other.place:
        return Comparison(Label.NOT_COMPARABLE, _("The values differ, but one of them names no place."))
    if not one.place:
        return Comparison(Label.NOT_COMPARABLE, _("The values differ, but neither names a place."))
    if not (one.is_dated and other.is_dated):
        return Comparison(Label.NOT_COMPARABLE, _("The values differ, but it isn't known that they are of one time."))
    if (one.starts_on, one.ends_on) != (other.starts_on, other.ends_on):
        return Comparison(Label.DIFFERENT_PERIOD, _("Their periods overlap, but are not the same."))
    return Comparison(Label.CONFLICT, _("No number is within what both allow, of one place and one time."))


def _across(one: Claim, other: Claim) -> Comparison | None:
    """The same number, compared by the same sign, where it is one that is hardly met twice by chance.

    Measures that share a word may be one thing that two texts call by longer and shorter names, and so may two payments of one amount, and
    what is counted by one noun: 141 countries here and there are likely the same ones.
    """
    if family_of(one.unit) != family_of(other.unit) or one.comparator != other.comparator:
        return None
    if is_counted(one.unit) or not _same_amount(one, other) or not is_telling(one.value, one.unit):
        return None
    if not set(one.head.split()).isdisjoint(other.head.split()) or one.is_transfer and other.is_transfer:
        return None
    return Comparison(Label.SAME_NUMBER, _("The same number, said of different things."))


def _same_amount(one: Claim, other: Claim) -> bool:
    return one.comparator == other.comparator and interval_of(one)[:2] == interval_of(other)[:2]


def is_counted(unit: str) -> bool:
    """Whether a unit is a noun that counts things (*dose*), not one of money, of a share, or one that turns into others."""
    return bool(unit) and not unit.isupper() and unit not in SHARES and unit not in _FAMILY


def is_telling(value: Decimal, unit: str) -> bool:
    """Whether a value is hardly met twice by chance, in whichever unit of its family it is printed.

    It is at least 1,000 in the family's own unit, or has three digits other than closing zeros in each of its units. A share that is a
    simple fraction (*a third*, 33.3 %) is met everywhere.
    """
    if unit in SHARES and round(value, 1) in WORDED:
        return False
    quantity = abs(quantity_of(value, unit))
    units = FAMILIES.get(family_of(unit), {unit: Fraction(1)})
    return quantity >= TELLING or all(_digits(quantity / factor) >= 3 for factor in units.values())


def _digits(number: Fraction) -> int:
    """How many digits a number has without the zeros before and behind: of 0.0250 two."""
    return len(str(round(number * 10**DECIMALS)).strip("0"))
