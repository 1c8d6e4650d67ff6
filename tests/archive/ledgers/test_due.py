from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ledgers.due import SOON, Status, status_of, with_status
from archive.models import Forecast
from tests.factories import make_article, passage

TODAY = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("days", "status"),
    [(-400, "overdue"), (-1, "overdue"), (0, "due"), (1, "due"), (30, "due"), (31, "open"), (4000, "open")],
)
def test_a_forecast_stands_where_the_end_of_its_window_lies(days: int, status: str) -> None:
    assert status_of(Forecast(ends_on=TODAY + timedelta(days=days)), TODAY) == status


def test_an_unknown_end_stays_open_and_a_verdict_judges_whatever_the_end() -> None:
    assert status_of(Forecast(), TODAY) is Status.OPEN
    for ends_on in (None, TODAY - timedelta(days=9), TODAY, TODAY + timedelta(days=900)):
        assert status_of(Forecast(ends_on=ends_on, verdict="partly"), TODAY) is Status.JUDGED


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_what_is_overdue_once_stays_so_until_it_is_judged(ends_on: date, today: date) -> None:
    order = [Status.OPEN, Status.DUE, Status.OVERDUE]
    forecast = Forecast(ends_on=ends_on)
    assert order.index(status_of(forecast, today)) <= order.index(status_of(forecast, today + timedelta(days=1)))


def test_the_database_says_the_same_as_the_rule(db) -> None:
    article = make_article()
    for ends_on in (None, *(TODAY + timedelta(days=days) for days in (-1, 0, 1, SOON.days - 1, SOON.days, SOON.days + 1))):
        passage(Forecast, article, "body", horizon="soon", ends_on=ends_on)
        passage(Forecast, article, "words", horizon="soon", ends_on=ends_on, verdict="did not", evidence="Seen.", judged_on=TODAY)
    found = list(with_status(Forecast.objects.all(), TODAY))
    assert len(found) == 14
    assert [row.status for row in found] == [status_of(row, TODAY).value for row in found]
    assert {row.status for row in found} == {status.value for status in Status}
