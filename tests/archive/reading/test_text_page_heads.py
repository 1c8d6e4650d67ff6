"""Heads of copied pages: what stands between title, deck, byline, date and text, in the ways of many sites. All pages are invented."""

from collections.abc import Sequence

import pytest

from archive.reading.page.pages import read_page
from tests.archive.reading.made_up_article import TEXT, TITLE
from tests.archive.reading.test_text_pages import DAY, FOOT, MENU, RELATED

DECK = "Farmers who bring their grain there say that they learned of it from the radio, and that nobody will pay them."
OPEN_DECK = "Farmers who bring their grain to the wheel learned of it from the radio as the council spoke of cost, safety and the river"

# what, the lines over the text, authors, published on
HEADS: list[tuple[str, Sequence[str], Sequence[str], str | None]] = [
    # what stands between the title and the byline
    ("a deck that is a sentence", (MENU, TITLE, DECK, "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("a deck without a stop", (MENU, TITLE, OPEN_DECK, "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("a section over it", (MENU, "Politics | The valley", TITLE, DECK, "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("an edition line", (MENU, "Morning Edition – Valley and Coast", TITLE, DECK, "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("an edition line under it", (MENU, TITLE, "From the Spring 2026 print edition", "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("a from line", (MENU, TITLE, "From: The Ministry of Rivers and Mills", "3 March 2026"), [], DAY),
    ("an office's line", (MENU, TITLE, "Office of the Minister for Rivers and Mills", "3 March 2026"), [], DAY),
    ("an office over it", (MENU, "Ministry of Rivers, Mills and Harbours", TITLE, "3 March 2026"), [], DAY),
    ("a caption", (MENU, TITLE, "The mill in the valley last May (Photo: Pat Lens)", "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    (
        "a caption in words",
        (MENU, TITLE, DECK, "A miller walks past the wheel in the lower valley (Pat Lens/The Gazette)", "By Ada Roe", "3 March 2026"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "a note in brackets",
        (MENU, TITLE, "[This story has been corrected to give the right year]", "By Ada Roe", "March 3, 2026"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "a note in round brackets",
        (MENU, TITLE, "(Adds words of the miller and background in the fourth paragraph)", "By Ada Roe", "March 3, 2026"),
        ["Ada Roe"],
        DAY,
    ),
    ("a subject line", (MENU, "Subject: New rules for old wheels", TITLE, DECK, "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("a short deck", (MENU, TITLE, "No word for the farmers of the lower valley", "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("a deck and no byline", (MENU, TITLE, DECK, "March 3, 2026"), [], DAY),
    ("an open deck and no date", (MENU, TITLE, OPEN_DECK, "By Ada Roe"), ["Ada Roe"], None),
    ("a row and a deck", (MENU, "World > Rivers > Mills", TITLE, OPEN_DECK, "Share", "By Ada Roe", "3 March 2026"), ["Ada Roe"], DAY),
    ("a long section", (MENU, "News from the valley", TITLE, DECK, "By Ada Roe", "3 March 2026"), ["Ada Roe"], DAY),
    ("a menu of phrases", (MENU, "Letters to the editor", "Today in the valley", TITLE, DECK, "By Ada Roe", DAY), ["Ada Roe"], DAY),
    # dates
    (
        "two times",
        (MENU, TITLE, "By Ada Roe", "Published on 3 March 2026 at 11:02 am (Paris), updated on 4 March at 9:10 am"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "updated first",
        (MENU, TITLE, "By Ada Roe", "Updated on March 4, 2026, at 9:10 am (Paris), published on March 3, 2026, at 6 pm"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "both without colon",
        (MENU, TITLE, "By Ada Roe", "March 3, 2026, at 6:02 pm (Paris), updated on March 4, 2026, at 9 am"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "a named clock",
        (MENU, TITLE, "By Ada Roe", "Published March 3, 2026 at 6:02 p.m. (Geneva), modified March 4, 2026"),
        ["Ada Roe"],
        DAY,
    ),
    ("two figures of a year", (MENU, TITLE, "BY ADA ROE - 03/03/26"), ["ADA ROE"], DAY),
    ("two figures, a day that can be no month", (MENU, TITLE, "BY ADA ROE - 23/02/26 10:40"), ["ADA ROE"], "2026-02-23"),
    ("a bare short date", (MENU, TITLE, "Ada Roe", "23.02.26"), ["Ada Roe"], "2026-02-23"),
    ("a weekday and dots", (MENU, TITLE, "Ada Roe", "Di., 03.03.2026"), ["Ada Roe"], DAY),
    ("dots and a clock", (MENU, TITLE, "Ada Roe", "03.03.2026 14:30"), ["Ada Roe"], DAY),
    ("dots and a clock's word", (MENU, TITLE, "Ada Roe", "Stand: 03.03.2026, 14:30 Uhr"), ["Ada Roe"], DAY),
    ("slashes that can be but one", (MENU, TITLE, "By Ada Roe", "Publié le 23/02/2026 à 14:30"), ["Ada Roe"], "2026-02-23"),
    ("a German month", (MENU, TITLE, "Ada Roe", "3. März 2026"), ["Ada Roe"], DAY),
    ("a German weekday", (MENU, TITLE, "Ada Roe", "Dienstag, 3. März 2026, 14:30 Uhr"), ["Ada Roe"], DAY),
    ("a French month", (MENU, TITLE, "Ada Roe", "Publié le 3 mars 2026 à 14h30"), ["Ada Roe"], DAY),
    ("a French August", (MENU, TITLE, "Ada Roe", "Publié le 12 août 2025"), ["Ada Roe"], "2025-08-12"),
    ("a first of the month", (MENU, TITLE, "Ada Roe", "1er mai 2025"), ["Ada Roe"], "2025-05-01"),
    ("an Italian month", (MENU, TITLE, "Ada Roe", "12 maggio 2025"), ["Ada Roe"], "2025-05-12"),
    ("a Portuguese month", (MENU, TITLE, "Ada Roe", "12 de maio de 2025"), ["Ada Roe"], "2025-05-12"),
    ("a Portuguese clock", (MENU, TITLE, "Ada Roe", "3 de março de 2026, 14h30"), ["Ada Roe"], DAY),
    ("a Dutch month", (MENU, TITLE, "Ada Roe", "3 maart 2026"), ["Ada Roe"], DAY),
    ("a Dutch weekday", (MENU, TITLE, "Ada Roe", "dinsdag 3 maart 2026 om 14:30"), ["Ada Roe"], DAY),
    (
        "the masthead of an old page",
        ("Friday, June 5, 2026", MENU, "This article is more than 3 years old", TITLE, "By Ada Roe"),
        ["Ada Roe"],
        None,
    ),
    ("the masthead of a page without a day", ("Friday, June 5, 2026", MENU, TITLE, "By Ada Roe", "4 years ago"), ["Ada Roe"], None),
    ("a masthead with the weather", ("Friday, June 5, 2026 | 31°C", MENU, TITLE, "By Ada Roe"), ["Ada Roe"], None),
    ("the weather on a line of its own", ("Valley 31 °", "Friday, June 5, 2026", MENU, TITLE, "By Ada Roe"), ["Ada Roe"], None),
    ("the age of the date over the title", (MENU, "March 3, 2026 / 2:17 PM / 7 years ago", TITLE, "By Ada Roe"), ["Ada Roe"], DAY),
    # authors
    ("a name right under the title", (MENU, TITLE, "Kavita Roe", "March 3, 2026"), ["Kavita Roe"], DAY),
    ("a name and no date", (MENU, TITLE, DECK, "Clara Roe"), ["Clara Roe"], None),
    ("a name and a job", (MENU, TITLE, "Kavita Roe, political correspondent", "March 3, 2026"), ["Kavita Roe"], DAY),
    (
        "a name and a job with of",
        (MENU, TITLE, "Kavita Roe, Professor of Rivers, University of the Valley", "3 March 2026"),
        ["Kavita Roe"],
        DAY,
    ),
    ("a name and a city", (MENU, TITLE, "Kavita Roe, Berlin", "March 3, 2026"), ["Kavita Roe"], DAY),
    ("names and a city", (MENU, TITLE, "Kavita Roe and Ben Doe, Berlin", "3 March 2026"), ["Kavita Roe", "Ben Doe"], DAY),
    ("a name in a city", (MENU, TITLE, "Kavita Roe in Berlin and Ben Doe in Rome", "3 March 2026"), ["Kavita Roe", "Ben Doe"], DAY),
    ("small letters", (MENU, TITLE, "by ada roe", "March 3, 2026"), ["ada roe"], DAY),
    ("two in small letters", (MENU, TITLE, "by ada roe and ben doe", "March 3, 2026"), ["ada roe", "ben doe"], DAY),
    ("words", (MENU, TITLE, "Words: Ada Roe", "Photography: Pat Lens", "March 3, 2026"), ["Ada Roe"], DAY),
    ("text", (MENU, TITLE, "Text: Ada Roe", "Photos: Pat Lens", "March 3, 2026"), ["Ada Roe"], DAY),
    ("report", (MENU, TITLE, "Report: Ada Roe and Ben Doe", "March 3, 2026"), ["Ada Roe", "Ben Doe"], DAY),
    ("an affiliation", (MENU, TITLE, "By Ada Roe, Valley Policy Centre", "March 3, 2026"), ["Ada Roe"], DAY),
    ("an affiliation without a known word", (MENU, TITLE, "By Ada Roe, Carnegie Endowment", "March 3, 2026"), ["Ada Roe"], DAY),
    (
        "an affiliation of a school",
        (MENU, TITLE, "By Ada Roe, Valley Business School, and Ben Doe", "3 March 2026"),
        ["Ada Roe", "Ben Doe"],
        DAY,
    ),
    ("a label line", (MENU, TITLE, "Long Read", "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("a label alone", (MENU, "Special Report", TITLE, "Field Notes", "March 3, 2026"), [], DAY),
    ("a cover story", (MENU, TITLE, "Cover Story", "March 3, 2026"), [], DAY),
    ("a deep dive", (MENU, TITLE, "Deep Dive", "March 3, 2026"), [], DAY),
    ("a fact sheet", (MENU, "Fact Sheet", TITLE, "Case Study", "March 3, 2026"), [], DAY),
    ("a name and a role after a bar", (MENU, TITLE, "Kavita Roe | Political Correspondent", "March 3, 2026"), ["Kavita Roe"], DAY),
    ("a name and a role without a comma", (MENU, TITLE, "Kavita Roe Political Correspondent", "3 March 2026"), ["Kavita Roe"], DAY),
    ("a name in capitals", (MENU, TITLE, "KAVITA ROE", "3 March 2026"), ["KAVITA ROE"], DAY),
    ("a day over the name", (MENU, TITLE, "3 March 2026", "Kavita Roe"), ["Kavita Roe"], DAY),
    ("a name over the title", (MENU, "Clara Roe", TITLE, "3 March 2026"), ["Clara Roe"], DAY),
    (
        "an office behind a name",
        (MENU, TITLE, "Ben Doe, Acting Secretary Bureau of Rivers and Lake Affairs", "3 March 2026"),
        ["Ben Doe"],
        DAY,
    ),
    ("where it was held", (MENU, TITLE, "Via Teleconference", "3 March 2026"), [], DAY),
    ("a label and a date", (MENU, TITLE, "Country Report | March 3, 2026"), [], DAY),
    ("a label with a colon", (MENU, TITLE, "Report: Winter Crossings", "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
]


@pytest.mark.parametrize(("head", "authors", "published"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_a_head_gives_title_authors_and_day(head, authors, published):
    found = read_page("\n".join((*head, *TEXT, RELATED, FOOT)).encode())
    assert (found.title, list(found.authors), found.published.value) == (TITLE, list(authors), published)


FEATURES = (
    "Nobody asked the people downstream",
    "‘We were told nothing’: life without a wheel",
    "Why every spring costs more than the last",
)
"""Titles whose words the text doesn't say again."""


@pytest.mark.parametrize("title", FEATURES)
@pytest.mark.parametrize(("head", "authors", "published"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_a_title_need_not_say_the_texts_words(head, authors, published, title):
    lines = [title if line == TITLE else line for line in head]
    assert read_page("\n".join((*lines, *TEXT, RELATED, FOOT)).encode()).title == title


ORDERS = (
    ("BY ADA ROE - 03/02/26", "23/01/26", "2026-02-03"),
    ("BY ADA ROE - 03/02/26", "01/23/26", "2026-03-02"),
    ("By Ada Roe | 03/02/2026", "Updated 4 February 2026", "2026-02-03"),
    ("By Ada Roe | 03/02/2026", "A bridge | January 9, 2025", "2026-03-02"),
    ("By Ada Roe | 03/02/2026", "No other day", "2026"),
)


@pytest.mark.parametrize(("byline", "other", "published"), ORDERS)
def test_a_day_of_two_readings_is_read_as_the_pages_other_days(byline, other, published):
    lines = (MENU, TITLE, byline, *TEXT, "Related stories", "A bridge for the lower valley", other)
    assert read_page("\n".join(lines).encode()).published.value == published


LEAD_INS = (
    "The ministry issued the following statement:",
    "The following statement was issued by the council of the valley on Monday.",
    "Below is a readout of the call between the two ministers.",
    "The council today said the following:",
    "On 2 March 2026, the ministry of the valley issued the following statement:",
    "Statement attributable to the spokesman of the council:",
    "El ministerio emitió el siguiente comunicado:",
    "Ada Roe, the minister for rivers, today made the following remarks:",
    "Remarks as delivered by the minister in Rome, via video link:",
)


@pytest.mark.parametrize("lead_in", LEAD_INS)
def test_a_sentence_that_leads_in_stays_with_the_text(lead_in):
    body = "\n\n".join((lead_in, *TEXT))
    for head in ((MENU, TITLE, "March 3, 2026"), (MENU, TITLE, "By Ada Roe", "March 3, 2026"), (MENU, "March 3, 2026", TITLE)):
        assert read_page("\n".join((*head, lead_in, *TEXT, RELATED, FOOT)).encode()).body == body
