"""Horizons: every way in which a page prints until when it looks ahead, as a window from the article's date (3 March 2026)."""

from datetime import date

import pytest

from archive.reading.dating.windows import later
from tests.archive.reading.made_up import body

TODAY = "2026-03-03"

ENGLISH = [
    ("The next six months will be wet.", "next six months", TODAY, "2026-09-03"),
    ("Over the next six months, the river will fall.", "next six months", TODAY, "2026-09-03"),
    ("It will dry up within two years.", "two years", TODAY, "2028-03-03"),
    ("It could dry up in two to three years.", "two to three years", "2028-03-03", "2029-03-03"),
    ("The mills may close inside 18 months.", "18 months", TODAY, "2027-09-03"),
    ("In the coming decade the lake is expected to shrink.", "coming decade", TODAY, "2036-03-03"),
    ("It could dry up over the next decade.", "next decade", TODAY, "2036-03-03"),
    ("In the long run (5-10 years) it may dry up.", "5-10 years", "2031-03-03", "2036-03-03"),
    ("Short-term (next 6 months) outcomes point towards a dry year.", "next 6 months", TODAY, "2026-09-03"),
    ("In the longer term (5-10 years), the dam presents a problem.", "5-10 years", "2031-03-03", "2036-03-03"),
    ("Farther out (five to ten years), it may dry up.", "five to ten years", "2031-03-03", "2036-03-03"),
    ("Over the next 5–10 years it may dry up.", "next 5–10 years", "2031-03-03", "2036-03-03"),
    ("The quarrel will go on for another two years.", "two years", TODAY, "2028-03-03"),
    ("The quarrel will go on for another 5–10 years.", "5–10 years", "2031-03-03", "2036-03-03"),
    ("A year from now the mill will be gone.", "A year from now", TODAY, "2027-03-03"),
    ("The mill is likely to close in less than three months.", "three months", TODAY, "2026-06-03"),
    ("The dam will hold for the next couple of weeks.", "next couple of weeks", TODAY, "2026-03-17"),
    ("It will dry up by 2030.", "by 2030", TODAY, "2030-12-31"),
    ("By 2030, half of the wells will be dry.", "By 2030", TODAY, "2030-12-31"),
    ("It will dry up before 2030.", "before 2030", TODAY, "2029-12-31"),
    ("The mill will run until 2031.", "until 2031", TODAY, "2031-12-31"),
    ("The mill will run through June 2027.", "through June 2027", TODAY, "2027-06-30"),
    ("She expects a verdict before the end of 2027.", "before the end of 2027", TODAY, "2027-12-31"),
    ("The bridge should be finished by the end of next year.", "by the end of next year", TODAY, "2027-12-31"),
    ("A count could exist by mid-2026.", "by mid-2026", TODAY, "2026-06-30"),
    ("A count could exist by the middle of 2026.", "by the middle of 2026", TODAY, "2026-06-30"),
    ("The canal will open by the first quarter of 2027.", "by the first quarter of 2027", TODAY, "2027-03-31"),
    ("The canal will open in the second half of 2027.", "in the second half of 2027", "2027-07-01", "2027-12-31"),
    ("The canal is set to open in Q3 2026.", "in Q3 2026", "2026-07-01", "2026-09-30"),
    ("Prices will fall in 2027.", "in 2027", "2027-01-01", "2027-12-31"),
    ("Prices will fall in 2026.", "in 2026", TODAY, "2026-12-31"),
    ("Prices will fall in late 2027.", "in late 2027", "2027-09-01", "2027-12-31"),
    ("Output will peak in the 2030s.", "in the 2030s", "2030-01-01", "2039-12-31"),
    ("Prices will fall by June.", "by June", TODAY, "2026-06-30"),
    ("Prices will fall by January.", "by January", TODAY, "2027-01-31"),
    ("Prices will fall by 30 June.", "by 30 June", TODAY, "2026-06-30"),
    ("Prices will fall before June 30, 2027.", "before June 30, 2027", TODAY, "2027-06-29"),
    ("Rain is expected next year.", "next year", "2027-01-01", "2027-12-31"),
    ("Rain is expected next month.", "next month", "2026-04-01", "2026-04-30"),
    ("Rain is expected next week.", "next week", "2026-03-09", "2026-03-15"),
    ("Rain is expected over the next year.", "next year", TODAY, "2027-03-03"),
    ("Rain is expected later this year.", "later this year", TODAY, "2026-12-31"),
    ("Prices will rise by a tenth this year.", "this year", TODAY, "2026-12-31"),
    ("Prices will rise by the end of the year.", "by the end of the year", TODAY, "2026-12-31"),
    ("Prices will rise by year’s end.", "by year’s end", TODAY, "2026-12-31"),
    ("Prices will rise by year-end.", "by year-end", TODAY, "2026-12-31"),
    ("Prices will rise before the end of the decade.", "before the end of the decade", TODAY, "2029-12-31"),
    ("The lake will vanish by the end of the century.", "by the end of the century", TODAY, "2100-12-31"),
    ("The lake will vanish by mid-century.", "by mid-century", TODAY, "2050-12-31"),
    ("Delays should end before the weekend.", "before the weekend", TODAY, "2026-03-06"),
    ("For 2027, the board forecasts growth of 1.2%.", "For 2027", "2027-01-01", "2027-12-31"),
    ("The first ship will arrive in two years.", "two years", TODAY, "2028-03-03"),
    ("By the time the review is over, in about 18 months, the mill will be gone.", "18 months", TODAY, "2027-09-03"),
    ("Prices will end the year almost flat.", "end the year", TODAY, "2026-12-31"),
    ("The lake may be empty as early as 2028.", "as early as 2028", "2028-01-01", None),
    ("The dam will be needed beyond 2030.", "beyond 2030", "2031-01-01", None),
    ("The rest of the decade will be dry.", "rest of the decade", TODAY, "2029-12-31"),
    ("The year ahead will be dry.", "year ahead", TODAY, "2027-03-03"),
    ("The lake will shrink for years to come.", "years to come", None, None),
    ("Two more years will show it, and the dam may fail.", "Two more years", TODAY, "2028-03-03"),
    ("The mill will close no later than 2028.", "no later than 2028", TODAY, "2028-12-31"),
    ("The mill will not reopen, and not before 2028.", "not before 2028", "2028-01-01", None),
    ("The mill is expected no earlier than next year.", "no earlier than next year", "2027-01-01", None),
    ("The lake could be gone within the decade.", "within the decade", TODAY, "2029-12-31"),
    ("The tone may improve by spring.", "by spring", None, None),
    ("The wells may be dry next summer.", "next summer", None, None),
    ("The wells may be dry within weeks.", "within weeks", None, None),
    ("The wells may be dry in the coming months.", "coming months", None, None),
    ("The wells may be dry over the next few years.", "next few years", None, None),
    ("Over the long term, the wells could run dry.", "long term", None, None),
    ("The mill will be sold by the time of the election.", "by the time of the election", None, None),
    ("The council will tighten the rules before the summer recess.", "before the summer recess", None, None),
    ("The pact will be reviewed each year until it lapses in 2036.", "until it lapses in 2036", TODAY, "2036-12-31"),
]

SPANISH = [
    ("En los próximos seis meses podría llover.", "próximos seis meses", TODAY, "2026-09-03"),
    ("El tribunal prevé dictar sentencia en los próximos tres meses.", "próximos tres meses", TODAY, "2026-06-03"),
    ("El molino cerrará dentro de dos años.", "dos años", TODAY, "2028-03-03"),
    ("El molino cerrará en un plazo de 18 meses.", "18 meses", TODAY, "2027-09-03"),
    ("El molino cerrará en menos de un año.", "un año", TODAY, "2027-03-03"),
    ("Se espera lluvia en la próxima década.", "próxima década", TODAY, "2036-03-03"),
    ("Para la próxima década, se estima que el río perderá agua.", "próxima década", TODAY, "2036-03-03"),
    ("El río perderá un tercio de su caudal para 2030.", "para 2030", TODAY, "2030-12-31"),
    ("El río perderá caudal de aquí a 2030.", "de aquí a 2030", TODAY, "2030-12-31"),
    ("El río perderá caudal hacia 2035.", "hacia 2035", TODAY, "2035-12-31"),
    ("El río perderá caudal antes de 2030.", "antes de 2030", TODAY, "2029-12-31"),
    ("La obra estará lista antes de fin de año.", "antes de fin de año", TODAY, "2026-12-31"),
    ("La obra estará lista antes de que acabe el año.", "antes de que acabe el año", TODAY, "2026-12-31"),
    ("La obra estará lista a finales de 2026.", "a finales de 2026", "2026-09-01", "2026-12-31"),
    ("La obra estará lista para mediados de 2027.", "para mediados de 2027", TODAY, "2027-06-30"),
    ("La obra estará lista en el primer trimestre de 2027.", "en el primer trimestre de 2027", "2027-01-01", "2027-03-31"),
    ("Los precios van a subir el próximo año.", "próximo año", "2027-01-01", "2027-12-31"),
    ("Los precios subirán el año que viene.", "año que viene", "2027-01-01", "2027-12-31"),
    ("Los precios subirán este año.", "este año", TODAY, "2026-12-31"),
    ("Los precios subirán en 2027.", "en 2027", "2027-01-01", "2027-12-31"),
    ("Los precios cerrarán el año al alza.", "cerrarán el año", TODAY, "2026-12-31"),
    ("Se espera que el tribunal falle antes de que termine junio.", "antes de que termine junio", TODAY, "2026-06-30"),
    ("La norma se aplicará a partir de 2028.", "a partir de 2028", "2028-01-01", None),
    ("La norma se aplicará hasta 2031.", "hasta 2031", TODAY, "2031-12-31"),
    ("La norma se aplicará en los próximos años.", "próximos años", None, None),
    ("A largo plazo, la norma podría fracasar.", "largo plazo", None, None),
    ("El acuerdo podría firmarse en primavera.", "en primavera", None, None),
    ("La obra estará lista antes del viernes.", "antes del viernes", TODAY, "2026-03-05"),
    ("La obra estará lista en once meses.", "once meses", TODAY, "2027-02-03"),
]


@pytest.mark.parametrize(("text", "horizon", "starts_on", "ends_on"), ENGLISH)
def test_an_english_horizon_becomes_a_window(text, horizon, starts_on, ends_on):
    assert horizons_in(text) == [(horizon, starts_on, ends_on)]


@pytest.mark.parametrize(("text", "horizon", "starts_on", "ends_on"), SPANISH)
def test_a_spanish_horizon_becomes_a_window(text, horizon, starts_on, ends_on):
    assert horizons_in(text, language="es") == [(horizon, starts_on, ends_on)]


@pytest.mark.parametrize("text", ["The next six months will be wet.", "It will dry up by 2030.", "It will rain next year."])
def test_an_undated_article_gives_no_window(text):
    found = body(text, published_on=None).forecasts[0]
    assert (found.starts_on, found.ends_on) == (None, None)


def test_a_date_known_to_the_month_or_year_keeps_the_window_open_at_both_ends():
    assert horizons_in("It will dry up within a year.", "2025-11") == [("a year", "2025-11-01", "2026-11-30")]
    assert horizons_in("The next 15 years will be dry.", "2025") == [("next 15 years", "2025-01-01", "2040-12-31")]
    assert horizons_in("It will dry up by 2035.", "2025") == [("by 2035", "2025-01-01", "2035-12-31")]


def test_the_last_day_of_a_short_month_is_taken():
    assert later(date(2025, 8, 31), 6, "month") == date(2026, 2, 28)
    assert later(date(2024, 2, 29), 1, "year") == date(2025, 2, 28)


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_year_that_no_page_is_of_gives_no_window(year):
    assert horizons_in("It will last for the next year.", year) == [("next year", None, None)]
    assert body("It rained in October.", published_on=year).events == ()


def test_a_weekday_has_no_window_where_only_the_article_s_month_is_known():
    assert horizons_in("Prices will fall by Friday.") == [("by Friday", TODAY, "2026-03-06")]
    assert horizons_in("Prices will fall by Friday.", "2026-03") == [("by Friday", None, None)]


def test_a_window_past_the_calendar_is_open():
    assert later(date(2026, 3, 3), 999_999, "decade") is None
    assert later(date(2026, 3, 3), 999_999_999, "day") is None
    assert horizons_in("It will last for the next 999 decades.") == [("next 999 decades", None, None)]


def horizons_in(text: str, published_on: str | None = TODAY, language: str = "en") -> list[tuple[str, str | None, str | None]]:
    """The horizons of a text with their windows as printed dates."""
    found = body(text, published_on=published_on, language=language).forecasts
    return [(one.horizon, *(day.isoformat() if day else None for day in (one.starts_on, one.ends_on))) for one in found]
