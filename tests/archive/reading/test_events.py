"""Events: dates with the names that stand around them."""

import pytest

from tests.archive.reading.made_up import body


@pytest.mark.parametrize(
    ("text", "exact", "name", "printed", "precision"),
    [
        ("The 2014 Water Accord holds.", "The 2014 Water Accord", "Water Accord", "2014", "year"),
        ("The May 3rd meeting of the Board failed.", "The May 3rd meeting of the Board", "meeting of the Board", "2026-05-03", "day"),
        ("The rise of the millers in the early 2000s.", "the early 2000s", "rise of the millers", "2000s", "decade"),
        ("The “War on Rain,” initiated in the 1980s, failed.", "the 1980s", "War on Rain", "1980s", "decade"),
        ("The Water Accord, signed in 2009, failed.", "2009", "Water Accord", "2009", "year"),
        ("It rained in the 1990s.", "the 1990s", None, "1990s", "decade"),
        ("The dam broke on 3 March 2024.", "3 March 2024", None, "2024-03-03", "day"),
        ("The upcoming April Water Ministerial matters.", "The upcoming April Water Ministerial", "Water Ministerial", "2026-04", "month"),
    ],
)
def test_an_event_has_a_date_and_a_name_where_one_stands(text, exact, name, printed, precision):
    found = body(text).events
    assert [(one.exact, one.name, one.date, one.precision) for one in found] == [(exact, name, printed, precision)]


def test_a_bare_year_is_no_event():
    assert body("Rain fell in 2019, and 2020 was dry.").events == ()


def test_an_event_told_as_past_that_is_later_than_its_article_is_flagged():
    record = body("The March 9th meeting of the Board failed.")
    assert record.warnings == ("“The March 9th meeting” is told as past, and is later than the article's date.",)
    assert body("The March 9th meeting of the Board will fail.").warnings == ()


def test_without_an_articles_date_a_yearless_date_is_no_event():
    assert body("The May 3rd meeting of the Board failed.", published_on=None).events == ()
