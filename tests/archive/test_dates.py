"""Dates are said in the language of the page, as exactly as they are printed."""

import pytest
from django.utils.translation import override

from archive.dates import date_in_words


@pytest.mark.parametrize(
    ("printed", "english", "spanish"),
    [
        ("2025", "2025", "2025"),
        ("2025-11", "November 2025", "noviembre de 2025"),
        ("2025-11-10", "10 November 2025", "10 de noviembre de 2025"),
        ("0987-01-02", "2 January 0987", "2 de enero de 0987"),
        ("1990s", "1990s", "década de 1990"),
        ("19th century", "19th century", "siglo XIX"),
        ("2nd century", "2nd century", "2nd century"),
        ("2025-13", "2025-13", "2025-13"),
        ("", "", ""),
    ],
)
def test_a_date_is_said_to_its_precision(printed: str, english: str, spanish: str) -> None:
    assert date_in_words(printed) == english
    with override("es"):
        assert date_in_words(printed) == spanish
