"""Periods: as printed, and as days where the calendar and the article's date settle them. The article is of 3 March 2026."""

import pytest

from tests.archive.reading.made_up import body


@pytest.mark.parametrize(
    ("sentence", "printed", "window"),
    [
        ("They took 18 boats in 2016.", "2016", "2016-01-01 2016-12-31"),
        ("They took 18 boats between 2010 and 2012.", "between 2010 and 2012", "2010-01-01 2012-12-31"),
        ("They took 18 boats between January and August 2025.", "between January and August 2025", "2025-01-01 2025-08-31"),
        ("They took 18 boats in the first half of 2025.", "first half of 2025", "2025-01-01 2025-06-30"),
        ("They took 18 boats in the last quarter of 2024.", "last quarter of 2024", "2024-10-01 2024-12-31"),
        ("They took 18 boats in Q3 2024.", "Q3 2024", "2024-07-01 2024-09-30"),
        ("They took 18 boats in the first nine months of 2025.", "first nine months of 2025", "2025-01-01 2025-09-30"),
        ("They took 18 boats since 2017.", "since 2017", "2017-01-01 None"),
        ("They will take 18 boats by 2030.", "by 2030", "None 2030-12-31"),
        ("They took 18 boats last year.", "last year", "2025-01-01 2025-12-31"),
        ("They took 18 boats this month.", "this month", "2026-03-01 2026-03-31"),
        ("They took 18 boats in the past year.", "past year", "2025-03-03 2026-03-03"),
        ("They took 18 boats in November.", "November", "2025-11-01 2025-11-30"),
        ("They took 18 boats on Monday.", "Monday", "2026-03-02 2026-03-02"),
        ("They took 18 boats in fiscal year 2024.", "fiscal year 2024", "None None"),
        ("They took 18 boats in the last fiscal year.", "last fiscal year", "None None"),
        ("They took 18 boats in the twelve months to September 2024.", "twelve months to September 2024", "2023-10-01 2024-09-30"),
        ("They take 18 boats a year.", "a year", "None None"),
        ("They took 18 boats in 2024, 20 a year earlier.", "2024", "2024-01-01 2024-12-31"),
    ],
)
def test_a_period_is_printed_and_has_its_days(sentence, printed, window):
    found = body(sentence).figures[0]
    assert (found.period, f"{found.period_start} {found.period_end}") == (printed, window)


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("In 2016 they took 18 boats, and lost 4 nets.", ["2016", "2016"]),
        ("They took 18 boats and 4 nets in 2016.", ["2016", "2016"]),
        ("They took 18 boats in 2016, of which 4% were theirs.", ["2016", "2016"]),
        ("Boats rose from 18 to 40 between 2015 and 2023.", ["2015", "2023"]),
        ("A report published in March 2024 counts 18 boats.", [None]),
        ("The treaty of 1944 names 18 boats.", [None]),
        ("It cost $18 million in 2019 and is now priced at $40 million.", ["2019", None]),
        ("They took 18 boats, more than in 2016.", [None]),
    ],
)
def test_a_figure_takes_the_period_that_holds_for_it(sentence, periods):
    assert [one.period for one in body(sentence).figures] == periods
