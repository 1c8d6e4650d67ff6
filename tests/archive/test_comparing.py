from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.comparing import FAMILIES, Claim, Label, compare, family_of, interval_of, is_telling, quantity_of

YEARS = [(date(year, 1, 1), date(year, 12, 31)) for year in (2022, 2023)]
PERIODS: list[tuple[date | None, date | None]] = [*YEARS, (date(2022, 6, 1), date(2023, 6, 1)), (None, None), (date(2023, 1, 1), None)]


def claim(value: Any = 5, **fields: Any) -> Claim:
    """A claim on deaths in Ohio in 2022, if not said otherwise."""
    defaults: dict[str, Any] = {"head": "death", "place": "ohio", "unit": "death", "starts_on": YEARS[0][0], "ends_on": YEARS[0][1]}
    return Claim(value=Decimal(str(value)), **defaults | fields)


@st.composite
def claims(draw: Any) -> Claim:
    """Claims of one measure, in all that they may differ in."""
    starts_on, ends_on = draw(st.sampled_from(PERIODS))
    value = draw(st.decimals(min_value=-10, max_value=10**7, places=3))
    unit = draw(st.sampled_from(["", "%", "death", "kilogram", "pound", "tonne", "USD"]))
    return claim(
        value,
        place=draw(st.sampled_from(["", "ohio"])),
        high=draw(st.sampled_from([None, value + 3])),
        comparator=draw(st.sampled_from("=>≥<≤~")),
        unit=unit,
        denominator=draw(st.sampled_from(["", "deaths", "Deaths", "arrests"])),
        starts_on=starts_on,
        ends_on=ends_on,
        single_valued=draw(st.booleans()),
        is_transfer=draw(st.booleans()),
    )


def label(one: Claim, other: Claim) -> Label | None:
    """The label alone."""
    found = compare(one, other)
    return found.label if found else None


@given(claims(), claims())
def test_every_pair_under_one_measure_gets_one_label_and_one_line_that_says_why(one: Claim, other: Claim) -> None:
    found = compare(one, other)
    assert found is not None
    assert found.label in Label
    assert found.reason.endswith(".")
    assert "\n" not in found.reason


@given(claims(), claims(), st.booleans())
def test_labels_and_reasons_do_not_hang_on_which_claim_comes_first(one: Claim, other: Claim, elsewhere: bool) -> None:
    if elsewhere:
        other = replace(other, head="arrest")
    assert compare(one, other) == compare(other, one)


@given(claims())
def test_no_claim_contradicts_itself(one: Claim) -> None:
    assert label(one, one) in (Label.COMPATIBLE, Label.NOT_COMPARABLE)


@given(claims(), claims(), st.sampled_from([*combinations(FAMILIES["mass"], 2)]))
def test_labels_are_stable_when_a_value_is_printed_in_another_unit(one: Claim, other: Claim, units: tuple[str, str]) -> None:
    factors = [FAMILIES["mass"][unit] for unit in units]
    one, other = (replace(each, unit="kilogram", denominator="") for each in (one, other))
    again = [_in(unit, each, factor) for unit, each, factor in zip(units, (one, other), factors, strict=True)]
    if None not in again:
        assert label(again[0], again[1]) == label(one, other)  # type: ignore[arg-type]


def _in(unit: str, kilograms: Claim, factor: Fraction) -> Claim | None:
    """The same claim in another unit, or nothing where no decimal number says it exactly."""
    printed = [None if value is None else Fraction(value) / factor for value in (kilograms.value, kilograms.high)]
    decimals = [None if value is None else Decimal(value.numerator) / Decimal(value.denominator) for value in printed]
    if any(value is not None and Fraction(value) != exact for value, exact in zip(decimals, printed, strict=True) if exact is not None):
        return None
    return replace(kilograms, unit=unit, value=decimals[0], high=decimals[1])


@given(claims(), claims(), st.integers(0, 9))
def test_million_and_billion_are_values_only(one: Claim, other: Claim, zeros: int) -> None:
    scaled = [
        replace(each, value=each.value * 10**zeros, high=None if each.high is None else each.high * 10**zeros, unit="kilogram")
        for each in (one, other)
    ]
    grams = [
        replace(each, value=each.value * 10**zeros * 1000, high=None if each.high is None else each.high * 10**zeros * 1000, unit="gram")
        for each in (one, other)
    ]
    assert label(*scaled) == label(*grams) == label(scaled[0], grams[1])


def test_periods_that_share_a_single_day_are_not_apart() -> None:
    until = claim(5, ends_on=date(2022, 6, 30))
    assert label(until, claim(5, starts_on=date(2022, 6, 30))) is Label.COMPATIBLE
    assert label(until, claim(5, starts_on=date(2022, 7, 1))) is Label.DIFFERENT_PERIOD


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (claim(18_000, unit="kilogram"), claim(13_000_000, unit="cartridge"), Label.NOT_COMPARABLE),
        (claim(60, unit="%", denominator="drugs"), claim(93, unit="%", denominator="fentanyl"), Label.NOT_COMPARABLE),
        (claim(60, unit="%"), claim(93, unit="%"), Label.NOT_COMPARABLE),
        (claim(60, unit="%", denominator="The drugs"), claim(93, unit="%", denominator="the drugs"), Label.CONFLICT),
        (claim(140_000), claim(107_000, starts_on=YEARS[1][0], ends_on=YEARS[1][1]), Label.DIFFERENT_PERIOD),
        (claim(140_000), claim(107_000), Label.CONFLICT),
        (claim(140_000), claim(140_600), Label.COMPATIBLE),
        (claim(140_000, single_valued=True), claim(140_600, single_valued=True), Label.CONFLICT),
        (claim(100, comparator=">", single_valued=True), claim(140, single_valued=True), Label.COMPATIBLE),
        (claim(140_000, comparator=">"), claim(107_000, comparator=">"), Label.COMPATIBLE),
        (claim(140_000, comparator=">"), claim(107_000, comparator="<"), Label.CONFLICT),
        (claim(5, comparator="<"), claim(5, comparator="≥"), Label.CONFLICT),
        (claim(5, comparator="≤"), claim(5, comparator="≥"), Label.COMPATIBLE),
        (claim(100, comparator="~"), claim(109), Label.COMPATIBLE),
        (claim(100, comparator="~"), claim(120), Label.CONFLICT),
        (claim(100, high=Decimal(200)), claim(150), Label.COMPATIBLE),
        (claim(100, high=Decimal(200)), claim(250), Label.CONFLICT),
        (claim(1, unit="tonne"), claim(1_000, unit="kilogram"), Label.COMPATIBLE),
        (claim(100), claim(200, place=""), Label.NOT_COMPARABLE),
        (claim(100, starts_on=None, ends_on=None), claim(200), Label.NOT_COMPARABLE),
        (claim(100), claim(200, ends_on=date(2022, 6, 30)), Label.DIFFERENT_PERIOD),
        (claim(100, unit="USD", is_transfer=True), claim(200, unit="USD", is_transfer=True), Label.NOT_COMPARABLE),
        (claim(100, unit="USD", is_transfer=True), claim(100, unit="USD", is_transfer=True), Label.COMPATIBLE),
        (claim(35e9, unit="USD", comparator=">"), claim(35e9, unit="USD", comparator=">", head="cartel income"), Label.SAME_NUMBER),
        (claim(35e9, unit="USD", comparator=">"), claim(35e9, unit="USD", head="cartel income"), None),
        (claim(35e9, unit="USD"), claim(35e9, unit="EUR", head="cartel income"), None),
        (claim(120, unit="ship"), claim(120, unit="arrest", head="arrest"), None),
        (claim(12), claim(12, unit="death", head="murder"), None),
        (claim(5_118, unit=""), claim(5_118, unit="", head="death fentanyl"), None),
        (claim(5_118, unit=""), claim(5_118, unit="", head="arrest"), Label.SAME_NUMBER),
        (claim(141, unit="country"), claim(141, unit="country", head="signature"), None),
        (claim(100, place=""), claim(200, place=""), Label.NOT_COMPARABLE),
    ],
)
def test_the_rules_one_by_one(one: Claim, other: Claim, expected: Label | None) -> None:
    assert label(one, other) == expected


def test_the_units_of_a_family_turn_into_each_other() -> None:
    assert family_of("pound") == family_of("kilogram") == "mass"
    assert quantity_of(Decimal(2), "tonne") == 2_000
    assert interval_of(claim(1, unit="pound", high=Decimal(2))).low == Fraction("0.45359237")
    assert family_of("Cartridge") == "cartridge"


@pytest.mark.parametrize(
    ("value", "unit", "telling"),
    [(1_000, "", True), (999, "", True), (990, "", False), (12, "kilogram", False), (5, "tonne", True), (45.2, "%", True),
     (33.3, "%", False), (66.7, "%", False), (12.5, "%", False), (0.02, "%", False), (2_158_000_000, "litre", True)],
)  # fmt: skip
def test_a_telling_number_is_hardly_met_twice_by_chance(value: float, unit: str, telling: bool) -> None:
    assert is_telling(Decimal(str(value)), unit) == telling
