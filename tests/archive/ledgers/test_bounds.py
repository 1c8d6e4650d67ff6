from datetime import date

import pytest
from pydantic import ValidationError

from archive.ledgers.bounds import BoundedParams, bounds_of, ending_between, of_articles_between
from archive.models import Forecast
from archive.refusals import Refused
from tests.factories import make_article, passage


def params(first: str = "", last: str = "") -> BoundedParams:
    """Bounds as a query string gives them."""
    return BoundedParams.model_validate({"from": first, "to": last})


def test_a_bound_covers_all_of_what_it_names() -> None:
    assert bounds_of(params("2024-02", "2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert bounds_of(params("2024", "2025")) == (date(2024, 1, 1), date(2025, 12, 31))
    assert bounds_of(params("2024-02-03")) == (date(2024, 2, 3), None)
    assert bounds_of(params()) == (None, None)


@pytest.mark.parametrize("bad", ["x", "24", "2024-13", "2024-02-30", "0000", "2024-2", "2024-02-03-04", "２０２４", "-", "2024\n"])
def test_what_is_no_date_is_refused_with_what_to_write(bad: str) -> None:
    with pytest.raises(ValidationError, match="Write 2025, 2025-11 or 2025-11-10"):
        params(bad)


def test_bounds_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(Refused, match=r"“from” \(2025-11\) is later than “to” \(2025-10\)"):
        bounds_of(params("2025-11", "2025-10"))


def test_a_window_is_asked_for_by_its_end_and_an_unknown_end_only_without_bounds(db) -> None:
    article = make_article()
    for ends_on in (None, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)):
        passage(Forecast, article, "body", horizon="soon", ends_on=ends_on)

    def ends(first: str, last: str) -> set[str]:
        rows = ending_between(Forecast.objects.all(), params(first, last))
        return {str(row.ends_on) for row in rows}

    assert ends("", "") == {"None", "2026-05-01", "2026-05-31", "2026-06-01"}
    assert ends("2026-05", "2026-05") == {"2026-05-01", "2026-05-31"}
    assert ends("2026-05-02", "") == {"2026-05-31", "2026-06-01"}


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("", "", {None, "2025", "2025-11", "2025-11-10"}),
        ("2025", "2025", {"2025", "2025-11", "2025-11-10"}),
        ("2025-11", "2025-11", {"2025-11", "2025-11-10"}),
        ("2025-11-10", "2025-11-10", {"2025-11-10"}),
        ("", "2025-11-29", {"2025-11-10"}),
        ("", "2025-12-30", {"2025-11", "2025-11-10"}),
        ("2025-11-02", "", {"2025-11-10"}),
        ("", "9999", {"2025", "2025-11", "2025-11-10"}),
        ("2026", "", set()),
    ],
)
def test_an_article_lies_within_bounds_with_all_of_the_interval_its_date_names(db, first: str, last: str, found: set[str | None]) -> None:
    for printed in (None, "2025", "2025-11", "2025-11-10"):
        passage(Forecast, make_article(published_on=printed), "body", horizon="soon")
    rows = of_articles_between(Forecast.objects.select_related("article"), params(first, last))
    assert {row.article.printed_date for row in rows} == found
