"""Dates: as printed, never impossible, never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.dating import date as dates
from tests.archive.reading.made_up import page

PROSE = "The river has been low since the spring, and nobody in the valley remembers when the mill last stood still. It is a quiet summer."
PIECES = "3 12 31 03 11th 2025 1999 march mar. may enero septiembre sept., de del of , . / - º t10:00 percent the _".split()
OTHER = "Two men came on 4 May 2019 to look at the wheel, and went away again without saying what they thought of it, as millers do."


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("on March 3, 2026", "en", "2026-03-03"),
        ("on 3rd March 2026", "en", "2026-03-03"),
        ("2 Dec. 2025, 16:40", "en", "2025-12-02"),
        ("el 3 de marzo de 2026", "es", "2026-03-03"),
        ("1.º de enero de 2026".replace("1.º", "1º"), "es", "2026-01-01"),
        ("in November 2025", "en", "2025-11"),
        ("en noviembre de 2025", "es", "2025-11"),
        ("2026-03-03", "en", "2026-03-03"),
        ("25/12/2025", "en", "2025-12-25"),
        ("12/25/2025", "en", "2025-12-25"),
        ("02/11/2025", "es", "2025-11-02"),
        ("03-Mar-2026", "en", "2026-03-03"),
        ("March 3, 20265:00 AM ET", "en", "2026-03-03"),
        ("3 March 20264 min read", "en", "2026-03-03"),
        ("3rd of March, 2026", "en", "2026-03-03"),
        ("03 MAR 2026 - 05:30 CET", "es", "2026-03-03"),
        ("Noviembre 3 de 2025", "es", "2025-11-03"),
    ],
)
def test_a_date_is_read_as_printed(text, language, printed):
    assert [found.printed for found in dates.dates_in(text, language)] == [printed]


@pytest.mark.parametrize(
    "text", ["31 February 2026", "30/02/2025", "2025-13-01", "March 3, 9999", "call 12-34-5678", "may 5 million", "1,2026"]
)
def test_an_impossible_date_is_none(text):
    assert [found for found in dates.dates_in(text) if found.day] == []


def test_february_has_29_days_in_a_leap_year_only():
    assert dates.dates_in("29 February 2024")[0].printed == "2024-02-29"
    assert [found.day for found in dates.dates_in("29 February 2025")] != [29]
    assert dates.interval("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_masthead_date_is_taken_with_a_warning():
    record = page(f"Monday, March 2, 2026\n\nA Mill Without Any Water\n\n{PROSE}")
    assert (record.published_on, record.date_precision, record.date_basis) == ("2026-03-02", "day", "masthead")
    assert record.warnings == ("The date stands in the page's masthead: it may be the day the page was read.",)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("By Ada Roe | 3 March 2026", ("2026-03-03", "day", "byline")),
        ("Por Ana Ruiz, 14 de febrero de 2026", ("2026-02-14", "day", "byline")),
        ("Ada Roe, Rome, 22 January 2026", ("2026-01-22", "day", "byline")),
        ("**Ada Roe · An essay · 2025**", ("2025", "year", "byline")),
        ("March 3, 2026", ("2026-03-03", "day", "byline")),
        ("Published Dec 22, 2025 at 7:05 a.m. | Updated Dec 23, 2025", ("2025-12-22", "day", "byline")),
        ("Last updated: 3 March 2026", ("2026-03-03", "day", "text")),
        ("By Ada Roe | 02/11/2025", ("2025", "year", "byline")),
        ("", (None, "none", "none")),
    ],
)
def test_the_date_under_a_title_says_its_basis(head, published):
    record = page(f"A Mill Without Any Water\n{head}\n\n{PROSE}\n\n{OTHER}")
    assert (record.published_on, record.date_precision, record.date_basis) == published
    assert record.title == "A Mill Without Any Water"
    assert head not in record.body or not head


def test_a_dateline_takes_its_year_from_the_copyright_or_stays_unresolved():
    text = f"A Mill Without Any Water\n\nROME, Nov. 3 — {PROSE}\n\n{PROSE}"
    assert page(text).published_on is None
    assert page(f"{text}\n\n© 2025 Some Name").published_on == "2025-11-03"
    assert page(text.replace("Nov. 3", "3 November 2024")).date_basis == "dateline"


def test_another_date_decides_an_ambiguous_one():
    record = page(f"A Mill Without Any Water\nBy Ada Roe | 02/11/2025\n\n{PROSE}\n\n{PROSE}\n\nUpdated: 2 November 2025")
    assert record.published_on == "2025-11-02"


def test_dates_in_the_running_text_date_nothing():
    assert page(f"A Mill Without Any Water\n\n{OTHER}\n\n{PROSE}").date_basis == "none"


def test_a_text_that_says_when_it_was_finished_is_dated():
    record = page(f"A Mill Without Any Water\n\n{PROSE}\n\n{OTHER}\n\nThis note was finished on 3 March 2026; the wheel has turned since.")
    assert (record.published_on, record.date_basis) == ("2026-03-03", "text")


def test_the_nearest_year_completes_a_yearless_date():
    assert dates.nearest_year(1, 23, date(2026, 1, 16)) == 2026
    assert dates.nearest_year(12, 23, date(2026, 1, 16)) == 2025


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://a.example/2026/03/12/mill", "2026-03-12"),
        ("https://a.example/2026/03/mill", "2026-03"),
        ("https://a.example/9/99/x", None),
        ("https://a.example/world/2026/mar/12/mill", "2026-03-12"),
        ("https://a.example/mill-2026-03-12/", "2026-03-12"),
        ("https://a.example/2026-03-12/mill.html", "2026-03-12"),
        ("https://a.example/world-20260312", None),
        ("https://a.example/2026/mill/12/x", None),
    ],
)
def test_an_address_may_carry_the_date(address, printed):
    found = dates.from_url(address)
    assert (found.printed if found else None) == printed


@pytest.mark.parametrize(
    "text",
    [
        "March 3, 2026",
        "Tue 3 Mar 2026 10.40 GMT",
        "Published: 10:40 GMT, 3 March 2026 | Updated: 11:20 GMT, 4 March 2026",
        "Updated 10:40 AM EST, Tue March 3, 2026",
        "March 3, 2026 at 5:04 a.m. EST",
        "Mar 3, 2026, 05:30 IST",
        "PublishedMarch 3, 2026",
        "Publicado el 3 de marzo de 2026 a las 10:40 h",
        "2026-03-03T10:40:00Z",
        "3 March 2026 · 5 min read",
    ],
)
def test_a_line_that_tells_only_a_day_is_a_date_line(text):
    assert dates.is_date_line(text) or dates.is_dated_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill on April 1, 2019.",
        "Speech of March 3, 2026",
        "3 March",
        "Summit 3 March 2026",
        "In 2026",
        "March 3, 2026: a day to remember",
    ],
)
def test_a_line_that_says_more_is_none(text):
    assert not dates.is_date_line(text)


@pytest.mark.parametrize(
    ("stamp", "printed"),
    [
        ("2026-03-03T10:00:00+0100", "2026-03-03"),
        ("20260303", "2026-03-03"),
        ("2026-03-03+01:00", "2026-03-03"),
        ("2026-03-03Z", "2026-03-03"),
        ("2026/03/03 10:00", "2026-03-03"),
        ("Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03"),
        ("1772530200000", "2026-03-03"),
        ("2026-03", "2026-03"),
        ("yesterday", None),
        ("PT5M", None),
        ("", None),
    ],
)
def test_a_stamp_is_read_in_all_its_spellings(stamp, printed):
    found = dates.from_stamp(stamp)
    assert (found.printed if found else None) == printed


def test_of_two_days_on_a_line_the_published_one_counts():
    found = dates.appeared("Updated 4 March 2026, first published 3 March 2026")
    assert found is not None
    assert found.printed == "2026-03-03"


@given(st.lists(st.sampled_from([*PIECES, " ", " ", PROSE]), max_size=14).map("".join), st.sampled_from(("en", "es")))
def test_looking_around_numbers_alone_misses_no_date(text, language):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_places_of_dates", lambda shadow: dict.fromkeys(("marked", "day", "month"), range(len(shadow))))
        everywhere = dates.dates_in(text, language)
    assert dates.dates_in(text, language) == everywhere
