"""Events: dates at every precision with the names that stand around them, read on 3 March 2026."""

import pytest

from tests.archive.reading.made_up import body

NAMED = [
    ("The 2014 Water Accord holds.", "The 2014 Water Accord", "Water Accord", "2014", "year"),
    ("The May 3rd meeting of the Board failed.", "The May 3rd meeting of the Board", "meeting of the Board", "2025-05-03", "day"),
    ("At its January 23rd meeting the Board settled little.", "January 23rd meeting", "meeting", "2026-01-23", "day"),
    ("The rise of the millers in the early 2000s.", "the early 2000s", "rise of the millers", "2000s", "decade"),
    ("The “War on Rain,” initiated in the 1980s, failed.", "the 1980s", "War on Rain", "1980s", "decade"),
    ("The Water Accord, signed in 2009, failed.", "2009", "Water Accord", "2009", "year"),
    ("Following the end of the Water Accord, signed in 2009, it rained.", "2009", "Water Accord", "2009", "year"),
    ("Building on the success of the Ada Initiative, launched in 2009, it rained.", "2009", "Ada Initiative", "2009", "year"),
    ("Born under the Water Accord, signed in 2009, it failed.", "2009", "Water Accord", "2009", "year"),
    ("Siguiendo los éxitos de la Iniciativa Ada, lanzada en 2009, llovió.", "2009", "Iniciativa Ada", "2009", "year"),
    ("Mining Accord talks, held in May 2009, failed.", "May 2009", "Mining Accord talks", "2009-05", "month"),
    ("Opening of the Dam talks, held in May 2009, failed.", "May 2009", "Opening of the Dam talks", "2009-05", "month"),
    ("The Water Accord was signed in 2009.", "2009", "Water Accord", "2009", "year"),
    ("The Water Accord, which gave us a dam, was signed on 3 May 2009.", "3 May 2009", "Water Accord", "2009-05-03", "day"),
    ("The Water Accord entered into force in 2011.", "2011", "Water Accord", "2011", "year"),
    ("The Water Accord, in force since 1994, failed.", "1994", "Water Accord", "1994", "year"),
    ("The upcoming April Water Ministerial matters.", "The upcoming April Water Ministerial", "Water Ministerial", "2026-04", "month"),
    ("The treaty of 1944 holds.", "The treaty of 1944", "treaty", "1944", "year"),
    ("They met at the Rain City summit of July 2024.", "the Rain City summit of July 2024", "Rain City summit", "2024-07", "month"),
    ("The 2008 financial crisis hurt.", "The 2008 financial crisis", "financial crisis", "2008", "year"),
    ("The 1988–1990 strike hurt.", "The 1988–1990 strike", "strike", "1988", "year"),
    ("A tariff of 25% on mills, imposed on March 4, 2025, hurt.", "March 4, 2025", "tariff of 25% on mills", "2025-03-04", "day"),
    ("The mill rule was issued on 15 January 2025.", "15 January 2025", "mill rule", "2025-01-15", "day"),
    ("Hurricane Ada reached Rain City on 25 October 2023.", "25 October 2023", "Hurricane Ada", "2023-10-25", "day"),
    ("In January 2025 fighting in Rain City drove out many.", "January 2025", "fighting in Rain City", "2025-01", "month"),
    ("On July 1, 2026 comes the review of the Water Accord.", "July 1, 2026", "review of the Water Accord", "2026-07-01", "day"),
    ("A trial at Rain City in early 2025 opened one in 60.", "early 2025", "trial at Rain City", "2025", "year"),
    (
        "In July 2024 the three towns announced the Water Collaboration Effort.",
        "July 2024",
        "Water Collaboration Effort",
        "2024-07",
        "month",
    ),
    ("Her paper, “Dry Wells” (IIW, December 2025), says so.", "December 2025", "Dry Wells", "2025-12", "month"),
    ("A study, “Dry Wells”, published in May 2025, says so.", "May 2025", "Dry Wells", "2025-05", "month"),
    (
        "Dry Wells of the North, a bulletin of the Board dated 3 May 2025, says so.",
        "3 May 2025",
        "Dry Wells of the North",
        "2025-05-03",
        "day",
    ),
    (
        "The 1982 UN Convention on the Law of the Dam holds.",
        "The 1982 UN Convention on the Law of the Dam",
        "UN Convention on the Law of the Dam",
        "1982",
        "year",
    ),
    ("The public session will be held on 21 April in Rain City.", "21 April", "public session", "2026-04-21", "day"),
    (
        "It builds on the October 2020 Plan for Deep and Wide Wells.",
        "the October 2020 Plan for Deep and Wide Wells",
        "Plan for Deep and Wide Wells",
        "2020-10",
        "month",
    ),
    ("The north–south pact, signed on 3 May 2009 by all, holds.", "3 May 2009", "north–south pact", "2009-05-03", "day"),
    (
        "They held the first in-person meeting of the Board on 3 May 2009.",
        "3 May 2009",
        "in-person meeting of the Board",
        "2009-05-03",
        "day",
    ),
    ("The mills work closely with the Dam Partnership announced on 3 May 2009.", "3 May 2009", None, "2009-05-03", "day"),
    ("Congress created the panel on 3 May 1948.", "3 May 1948", None, "1948-05-03", "day"),
    ("Since the Oct. 7, 2023, attacks the mill is shut.", "the Oct. 7, 2023, attacks", "attacks", "2023-10-07", "day"),
    ("The board’s World Dam Report 2025, released in June, says so.", "June", "World Dam Report 2025", "2025-06", "month"),
    ("La cumbre se celebró el 5 de mayo de 2024.", "5 de mayo de 2024", "cumbre", "2024-05-05", "day"),
    ("Las elecciones del próximo 31 de mayo serán decisivas.", "Las elecciones del próximo 31 de mayo", "elecciones", "2026-05-31", "day"),
    ("The civil war of 1936–1939 left scars.", "The civil war of 1936–1939", "civil war", "1936", "year"),
    ("The mill’s lawsuit, filed on 3 May 2025, failed.", "3 May 2025", "lawsuit", "2025-05-03", "day"),
    ("The next summit is due in Rain City in July 2026.", "July 2026", "next summit", "2026-07", "month"),
    ("El Tratado de Aguas de 1944 aguanta.", "El Tratado de Aguas de 1944", "Tratado de Aguas", "1944", "year"),
    ("El acuerdo de diciembre de 2025 aguanta.", "El acuerdo de diciembre de 2025", "acuerdo", "2025-12", "month"),
    ("El Pacto del Agua, firmado en 2009, fracasó.", "2009", "Pacto del Agua", "2009", "year"),
    ("El Pacto del Agua fue firmado el 3 de mayo de 2009.", "3 de mayo de 2009", "Pacto del Agua", "2009-05-03", "day"),
    ("Un informe, «Pozos secos», de enero de 2026, lo dice.", "enero de 2026", "Pozos secos", "2026-01", "month"),
    ("La cumbre de octubre de 2025 fracasó.", "La cumbre de octubre de 2025", "cumbre", "2025-10", "month"),
]

BARE = [
    ("It rained in the 1990s.", "the 1990s", "1990s", "decade"),
    ("It rained in the mid-1980s.", "the mid-1980s", "1980s", "decade"),
    ("It rained in the ’90s.", "the ’90s", "1990s", "decade"),
    ("It rained in the nineteenth century.", "the nineteenth century", "19th century", "century"),
    ("It rained in the late 19th century.", "the late 19th century", "19th century", "century"),
    ("The dam broke on 3 March 2024.", "3 March 2024", "2024-03-03", "day"),
    ("The dam broke on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11", "day"),
    ("The dam broke in January.", "January", "2026-01", "month"),
    ("The dam broke in October.", "October", "2025-10", "month"),
    ("The dam has been dry since August.", "August", "2025-08", "month"),
    ("The dam broke last October.", "last October", "2025-10", "month"),
    ("The dam broke in May.", "May", "2025-05", "month"),
    ("The dam broke on November 3.", "November 3", "2025-11-03", "day"),
    ("It has leaked since July 11th of last year.", "July 11th of last year", "2025-07-11", "day"),
    ("The towns met Ada Roe, who came in the fall of 2021, on 3 May 2022.", "3 May 2022", "2022-05-03", "day"),
    ("The board that President Roe convened in January failed.", "January", "2026-01", "month"),
    ("The towns ended the appointment system on 20 January 2025.", "20 January 2025", "2025-01-20", "day"),
    ("In mid-January the dam broke.", "mid-January", "2026-01", "month"),
    ("En la década de los ochenta llovió.", "la década de los ochenta", "1980s", "decade"),
    ("La presa se rompió el 3 de mayo de 2024.", "3 de mayo de 2024", "2024-05-03", "day"),
    ("La presa se rompió en mayo.", "mayo", "2025-05", "month"),
    ("La presa se rompió en octubre pasado.", "octubre pasado", "2025-10", "month"),
    ("Llovió en los años noventa.", "los años noventa", "1990s", "decade"),
    ("Llovió en la década de 1990.", "la década de 1990", "1990s", "decade"),
    ("Llovió en los años 80.", "los años 80", "1980s", "decade"),
    ("Llovió en el siglo XIX.", "el siglo XIX", "19th century", "century"),
]

NONE = [
    "Rain fell in 2019, and 2020 was dry.",
    "Since 2019 it has rained.",
    "Between 2010 and 2012 it rained.",
    "Rain fell by 4% in fiscal year 2024.",
    "In 2024 dollars it cost 40.",
    "The 2024 figures are out.",
    "Rain fell by 24% in the twelve months to September 2024.",
    "RAIN CITY, March 3, 2026 — It rained.",
    "The 2030 Agenda matters.",
    "The board may meet, and Ada May will speak.",
    "They march in silence.",
    "Updated at 5 p.m. on March 2, 2026.",
    "Copyright 2024 The Rain City Press.",
    "Without rain, the lake could run dry by the end of April, the board said.",
    "If the towns agree in July, it will rain.",
    "The world marks the Day of the Dam every May 29.",
    "By the end of August you will have mended 68 dams.",
    "It rained.\n\nMay 3, 2024\n\nIt rained again.",
    "Desde 2019 llueve.",
    "En 2024 llovió.",
    "It rained in 1,990 towns.",
]


@pytest.mark.parametrize(("text", "exact", "name", "printed", "precision"), NAMED)
def test_an_event_has_a_date_and_the_name_around_it(text, exact, name, printed, precision):
    found = body(text, language=language_of(text)).events
    assert [(one.exact, one.name, one.date, one.precision) for one in found] == [(exact, name, printed, precision)]


@pytest.mark.parametrize(("text", "exact", "printed", "precision"), BARE)
def test_a_date_alone_is_an_event_without_a_name(text, exact, printed, precision):
    found = body(text, language=language_of(text)).events
    assert [(one.exact, one.name, one.date, one.precision) for one in found] == [(exact, None, printed, precision)]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_event(text):
    assert body(text, language=language_of(text)).events == ()


@pytest.mark.parametrize(
    ("text", "exact", "first", "last"),
    [
        ("The towns met from 3 to 5 May 2024.", "3 to 5 May 2024", "2024-05-03", "2024-05-05"),
        ("The towns met from June 13 to 15 in Rain City.", "June 13 to 15", "2025-06-13", "2025-06-15"),
        ("The towns met on May 3-5, 2024.", "May 3-5, 2024", "2024-05-03", "2024-05-05"),
        ("The towns met between 3 and 5 May 2024.", "3 and 5 May 2024", "2024-05-03", "2024-05-05"),
        ("Los pueblos se reunieron del 3 al 5 de mayo de 2024.", "3 al 5 de mayo de 2024", "2024-05-03", "2024-05-05"),
        ("It rained in the early 2000s.", "the early 2000s", "2000-01-01", "2009-12-31"),
        ("It rained in the twentieth century.", "the twentieth century", "1901-01-01", "2000-12-31"),
        ("The 1988–1990 strike hurt.", "The 1988–1990 strike", "1988-01-01", "1990-12-31"),
    ],
)
def test_an_event_covers_the_days_of_its_range(text, exact, first, last):
    found = body(text, language=language_of(text)).events
    assert [(one.exact, str(one.starts_on), str(one.ends_on)) for one in found] == [(exact, first, last)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The dam broke on 5 January 2023, and was mended on 15 September of the same year.", ["2023-01-05", "2023-09-15"]),
        ("Crime rose between December 2024 and March 2025.", ["2024-12", "2025-03"]),
        ("The towns met in March and April 2024.", ["2024-03", "2024-04"]),
        ("The mill rule was issued on 15 January 2025 and withdrawn on 13 May 2025.", ["2025-01-15", "2025-05-13"]),
        ("It was signed on 15 December 2021; those who place it in October err.", ["2021-12-15", "2021-10"]),
    ],
)
def test_dates_in_one_sentence_share_their_year(text, dates):
    assert [one.date for one in body(text).events] == dates


def test_a_rule_that_was_issued_and_withdrawn_is_named_twice():
    found = body("The mill rule was issued on 15 January 2025 and withdrawn on 13 May 2025.").events
    assert [one.name for one in found] == ["mill rule", "mill rule"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The March 9th meeting of the Board failed.", "2026-03-09"),
        ("The March 9th meeting of the Board will fail.", "2026-03-09"),
        ("The board will meet on 4 September.", "2026-09-04"),
        ("The board met on 4 September.", "2025-09-04"),
        ("The trial is scheduled to begin on Oct. 6.", "2026-10-06"),
        ("The tariff was to rise on 4 September.", "2025-09-04"),
        ("The board will meet on 20 December.", "2026-12-20"),
        ("On Nov. 5, the towns will vote.", "2026-11-05"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_of_its_tense(text, printed):
    assert [one.date for one in body(text).events] == [printed]


def test_an_event_told_as_past_that_is_later_than_its_article_is_flagged():
    record = body("The March 9th meeting of the Board failed.")
    assert record.warnings == ("“The March 9th meeting” is told as past, and is later than the article's date.",)
    assert body("The March 9th meeting of the Board will fail.").warnings == ()
    assert body("On July 1, 2026 comes the review of the Water Accord.").warnings == ()


def test_without_an_articles_date_a_yearless_date_is_no_event():
    assert body("The May 3rd meeting of the Board failed. It rained in October.", published_on=None).events == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The 2014 Water Accord holds.", "year “2014” before the name “Water Accord”"),
        ("The Water Accord, signed in 2009, failed.", "year “2009” after the name “Water Accord”"),
        ("The dam broke on 3 March 2024.", "day “3 March 2024”"),
        ("The dam broke in October.", "month “October”, by the sentence's tense in 2025"),
        ("It rained in the 1990s.", "decade “the 1990s”"),
    ],
)
def test_the_reason_names_what_was_seen(text, why):
    assert body(text).events[0].why == why


def language_of(text: str) -> str:
    """The language of a made-up sentence: Spanish by its first word or its accents."""
    spanish = text.startswith(("El ", "La ", "Los ", "Un ", "En ", "Desde ")) or any(letter in text for letter in "áéíóúñ")
    return "es" if spanish else "en"
