"""Forecasts: a horizon and a word of the future, as a window from the article's date."""

from datetime import date

import pytest

from archive.reading.forecasts import later
from tests.archive.reading.made_up import body


@pytest.mark.parametrize(
    ("text", "horizon", "starts_on", "ends_on"),
    [
        ("The next six months will be wet.", "next six months", date(2026, 3, 3), date(2026, 9, 3)),
        ("In the long run (5-10 years) it may dry up.", "5-10 years", date(2031, 3, 3), date(2036, 3, 3)),
        ("Over the next 5–10 years it may dry up.", "next 5–10 years", date(2031, 3, 3), date(2036, 3, 3)),
        ("It could dry up over the next decade.", "next decade", date(2026, 3, 3), date(2036, 3, 3)),
        ("Rain is expected next year.", "next year", date(2027, 1, 1), date(2027, 12, 31)),
        ("It will dry up by 2030.", "by 2030", date(2026, 3, 3), date(2030, 12, 31)),
        ("It will dry up before 2030.", "before 2030", date(2026, 3, 3), date(2029, 12, 31)),
        ("It will dry up within two years.", "two years", date(2026, 3, 3), date(2028, 3, 3)),
        ("En los próximos seis meses podría llover.", "próximos seis meses", date(2026, 3, 3), date(2026, 9, 3)),
        ("Se espera lluvia en la próxima década.", "próxima década", date(2026, 3, 3), date(2036, 3, 3)),
    ],
)
def test_a_horizon_becomes_a_window(text, horizon, starts_on, ends_on):
    found = body(text).forecasts
    assert [(one.horizon, one.starts_on, one.ends_on) for one in found] == [(horizon, starts_on, ends_on)]


def test_an_undated_article_gives_no_window():
    found = body("The next six months will be wet.", published_on=None).forecasts[0]
    assert (found.horizon, found.starts_on, found.ends_on) == ("next six months", None, None)


@pytest.mark.parametrize(
    "text", ["The last six months were wet.", "It will rain.", "In the next room it rained.", "## The next six months will be wet\n\nSo."]
)
def test_without_a_future_word_or_a_horizon_there_is_no_forecast(text):
    assert body(text).forecasts == ()


def test_the_forecast_is_the_clause_without_its_introduction():
    assert body("Looking ahead, the next six months will be wet.").forecasts[0].exact == "the next six months will be wet"
    assert body("Estimates suggest that it will be wet for the next decade.").forecasts[0].exact == "it will be wet for the next decade"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the dam holds, the next six months will be dry.", "If the dam holds"),
        ("The next six months will be dry unless the dam breaks.", "unless the dam breaks"),
        ("The next six months will be dry.", None),
    ],
)
def test_a_condition_is_kept(text, condition):
    assert body(text).forecasts[0].condition == condition


def test_the_last_day_of_a_short_month_is_taken():
    assert later(date(2025, 8, 31), 6, "month") == date(2026, 2, 28)
    assert later(date(2024, 2, 29), 1, "year") == date(2025, 2, 28)
