"""Amounts as pages print them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from archive.printed_amounts import plural, printed_amount
from archive.reading.lexicon.units import UNITS
from archive.unit_names import UNIT_NAMES


@pytest.mark.parametrize(
    ("amount", "line"),
    [
        ((Decimal("44.000000"), None, "=", "tonne"), "44 tonnes"),
        ((Decimal(1), None, "=", "tonne"), "1 tonne"),
        ((Decimal(1), Decimal(2), "~", "tonne"), "~ 1–2 tonnes"),
        ((Decimal("0.5"), None, "<", "kilogram"), "< 0.5 kilograms"),
        ((Decimal("-1"), None, "=", "degree"), "-1 degree"),
        ((Decimal(35_000_000_000), None, "=", "USD"), "35,000,000,000 USD"),
        ((Decimal("5.90"), None, "≥", "%"), "≥ 5.9%"),
        ((Decimal("1234.5"), None, "=", ""), "1,234.5"),
    ],
)
def test_an_amount_is_printed_with_its_comparator_and_as_many_of_its_unit(amount: tuple, line: str) -> None:
    assert printed_amount(*amount) == line


@pytest.mark.parametrize(
    ("one", "several"),
    [
        *[("person", "people"), ("child", "children"), ("foot", "feet"), ("square foot", "square feet"), ("inch", "inches")],
        *[("century", "centuries"), ("day", "days"), ("percentage point", "percentage points"), ("kilowatt-hour", "kilowatt-hours")],
        *[("nation", "nations"), ("country", "countries"), ("mes", "meses"), ("series", "series")],
    ],
)
def test_a_known_unit_has_its_plural(one: str, several: str) -> None:
    assert plural(one) == several


@pytest.mark.parametrize("unit", ["USD", "%", "°C", "times", "deaths", "km", "boat", ""])
def test_what_has_no_known_plural_stays(unit: str) -> None:
    assert plural(unit) == unit


@pytest.mark.parametrize(
    ("unit", "exact", "printed"),
    [
        *[("boat", "three fishing boats", "boats"), ("facción", "12 facciones", "facciones"), ("mujer", "40 Mujeres", "mujeres")],
        *[("laboratory", "some 20 laboratories", "laboratories"), ("boat", "20", "boat")],
    ],
)
def test_other_nouns_are_printed_as_their_text_prints_them(unit: str, exact: str, printed: str) -> None:
    assert plural(unit, exact) == printed


def test_every_unit_of_the_lexicon_has_a_plural() -> None:
    assert [unit for unit in UNITS.values() if plural(unit) == unit] == []


@pytest.mark.parametrize(
    ("amount", "line"),
    [
        ((Decimal("44.000000"), None, ">", "tonne"), "> 44 toneladas"),
        ((Decimal(1), None, "=", "tonne"), "1 tonelada"),
        ((Decimal("0.5"), Decimal("1.5"), "=", "square mile"), "0,5–1,5 millas cuadradas"),
        ((Decimal(35_000_000_000), None, "=", "USD"), "35\u00a0000\u00a0000\u00a0000 USD"),
        ((Decimal("5.90"), None, "≥", "%"), "≥ 5,9\u00a0%"),
        ((Decimal("1234.5"), None, "=", ""), "1\u00a0234,5"),
        ((Decimal(3), None, "=", "boat", "three boats"), "3 boats"),
    ],
)
def test_a_spanish_page_prints_spanish_numbers_and_units_and_leaves_the_texts_own_words(amount: tuple, line: str) -> None:
    with override("es"):
        assert printed_amount(*amount) == line


def test_every_unit_that_the_reader_names_has_a_name_in_each_language() -> None:
    assert {unit for unit in UNITS.values() if unit not in UNIT_NAMES} == set()
    with override("es"):
        assert [unit for unit in ("tonne", "hectare", "year") if plural(unit) == unit] == []
