"""Printed dates as days, and what can't be indexed."""

from datetime import date

import pytest

from search.engine.document import Precision, interval
from tests.search.engine.corpus import document


def test_a_printed_date_covers_its_days() -> None:
    for printed, first, last, precision in (
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2025-11-10", date(2025, 11, 10), date(2025, 11, 10), Precision.DAY),
    ):
        found = interval(printed)
        assert (found.first, found.last, found.precision) == (first, last, precision)


@pytest.mark.parametrize("printed", ["25", "2025-13", "2025-02-30", "2025-1", "0000", "2025-11-10T00:00", "٢٠٢٥", "2025\n"])
def test_anything_else_is_no_date(printed: str) -> None:
    with pytest.raises(ValueError):
        interval(printed)


def test_a_document_with_a_bad_date_an_unknown_field_or_an_empty_key_is_refused() -> None:
    for bad in ({"date": "yesterday"}, {"author": ("x",)}, {"actor": ("x", "")}):
        with pytest.raises(ValueError):
            document(1, **bad)
