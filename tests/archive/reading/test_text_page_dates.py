"""Whole pages copied as text whose menus, sidebars, teasers, comments and feet carry other days and other titles. All are invented."""

from collections.abc import Sequence

import pytest

from archive.reading.page.pages import read_page

HARBOUR = (
    "Nobody dredges Port Amel any more",
    (
        "Ships that draw more than nine metres have stopped calling since the bar at the mouth rose last winter, pilots say. The authority "
        "has no dredger of its own and owes its last contractor four million dollars.",
        "“You could walk across at low water,” said Rosa Anand, a pilot of twenty years, who now guides fishing boats. In 2019 the "
        "ministry "
        "promised a study; it came out on 14 June 2021 and has not been read since.",
        "The port handled 1.2 million tonnes in 2024, a third less than in 2018, according to the customs office. A new quay that was to "
        "be "
        "opened on 1 September stands empty, and the cranes have been sold.",
    ),
)
GRAIN = (
    "What a tariff does to bread: six charts",
    (
        "Wheat prices rose by 14 percent in the week after the duty was announced, and millers passed on nearly all of it. Bakers in the "
        "capital say that they cannot charge more, because their customers have stopped buying.",
        "The duty was first tried in March 2012 and dropped in 2014, when riots broke out in the south. It was the finance minister, Omar "
        "Veldt, who brought it back on 9 January.",
        "Economists at the central bank expect it to lift inflation by half a point by the end of next year. They had said so in a note of "
        "12 December 2025, which the minister called a work of fiction.",
    ),
)
PASO = (
    "La frontera que nadie quiere vigilar",
    (
        "El puesto de Las Cruces lleva cerrado desde la primavera y los camiones pasan de noche, cuentan los vecinos. El Gobierno dice que "
        "mandará más agentes, pero no ha dicho cuándo ni de dónde saldrán.",
        "«Aquí el Estado se fue el 4 de marzo de 2019 y no ha vuelto», dijo Marta Olmos, que tiene una tienda junto a la carretera y "
        "apunta "
        "en un cuaderno cada camión que pasa.",
        "Según la aduana, en 2024 entraron por allí 3.200 toneladas de mercancía sin declarar, el doble que en 2020, y se incautaron menos "
        "de cien. El 1 de octubre se abrirá, dicen, otro puesto.",
    ),
)
MENU = "Home\nWorld\nPolitics\nBusiness\nOpinion\nSport\nVideo"
MENU_ES = "Inicio\nMundo\nPolítica\nEconomía\nOpinión\nDeportes"
ROW = "Home | World | Politics | Business | Opinion | Sport"
FOOT = "About us\nContact\nPrivacy policy\nTerms of use\n© 2027 The Amel Post. All rights reserved."
FOOT_ES = "Quiénes somos\nContacto\nAviso legal\nPolítica de cookies\n© 2027 El Faro de Amel"
RELATED = "Related articles\nThe ferry that never sailed\n9 January 2025\nFive harbours that sank\n4 February 2025"
RELATED_ES = "Te puede interesar\nUn puente que nunca se abrió\n9 de enero de 2025\nLos camiones de la noche\n4 de febrero de 2025"
LATEST = (
    "Latest news\nStrike at the mills enters its third week\nMarch 20, 2026\nA minister resigns over a yacht\nMarch 19, 2026\nStorm closes "
    "two airports\nMarch 18, 2026"
)
COMMENTS = "3 Comments\nTom K says:\nMarch 5, 2026 at 9:12 am\nWe saw this coming for years.\nReply\nUna says:\nMarch 6, 2026 at 8:00 "
"pm\nQuite."
TIMES = "Most read\n1. A minister resigns over a yacht\n2. Storm closes two airports\n3. Strike at the mills enters its third week"

Story = tuple[str, Sequence[str]]


def copied(story: Story, head: Sequence[str], tail: Sequence[str] = (RELATED, FOOT), before: Sequence[str] = (MENU,)) -> str:
    title, text = story
    return "\n".join((*before, *(line.replace("TITLE", title) for line in head), *text, *tail))


DAY = "2026-03-03"

# what, story, page, published on
PAGES: list[tuple[str, Story, str, str | None]] = [
    ("day under the byline", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr", "March 3, 2026")), DAY),
    ("a list of the latest over the title", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr", "March 3, 2026"), before=(MENU, LATEST)),
     DAY),
    ("a list of the latest under the text", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "March 3, 2026"), (LATEST, FOOT)), DAY),
    ("the latest over it, and no day of its own", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr"), before=(MENU, LATEST)), None),
    ("the latest under it, and no day of its own", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr"), (LATEST, COMMENTS, FOOT)), None),
    ("related under it, and no day of its own", HARBOUR, copied(HARBOUR, ("TITLE",)), None),
    ("comments and no day of its own", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr"), (COMMENTS, FOOT)), None),
    ("a copyright's year alone", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr"), (FOOT,)), None),
    ("updated under published", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "Published 3 March 2026", "Updated 9 March 2026")), DAY),
    ("updated over published", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "Updated 9 March 2026", "Published 3 March 2026")), DAY),
    ("last updated and first published on a line", HARBOUR,
     copied(HARBOUR, ("TITLE", "Last updated: 9 March 2026 | First published: 3 March 2026", "Lea Marr")), DAY),
    ("published over the title, updated under it", HARBOUR,
     copied(HARBOUR, ("March 3, 2026", "TITLE", "By Lea Marr", "Updated March 9, 2026")), DAY),
    ("modified at the foot of the text", GRAIN,
     copied(GRAIN, ("TITLE", "3 March 2026"), ("This page was last edited on 9 March 2026, at 10:12.", FOOT)), DAY),
    ("a page's review date at its foot", HARBOUR,
     copied(HARBOUR, ("TITLE", "March 3, 2026"), ("Page last reviewed: 9 March 2026", "Next review due: 9 March 2029", FOOT)), DAY),
    ("a weather strip with the day of reading", HARBOUR,
     copied(HARBOUR, ("TITLE", "By Lea Marr", "March 3, 2026"), before=("Thursday, 18 June 2026", "21°C Port Amel", MENU)), DAY),
    ("the day of reading and no other", GRAIN,
     copied(GRAIN, ("TITLE", "By Lea Marr", "3 min read"), before=("Thursday, 18 June 2026 10:12 AM", "Sign in", MENU, LATEST, MENU)),
     None),
    ("an event's dates beside", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr", "March 3, 2026"),
     ("Upcoming events", "Harbours after dredging: a talk", "April 22, 2026 | 6:00 PM", "Register", FOOT)), DAY),
    ("an event over the menu", GRAIN, copied(GRAIN, ("TITLE", "Lea Marr", "March 3, 2026"),
     before=("Save the date: Grain Forum, May 12–14, 2026", "Register now", MENU)), DAY),
    ("a podcast's box in the text", GRAIN, "\n".join((MENU, GRAIN[0], "By Lea Marr", "March 3, 2026", GRAIN[1][0], "Listen: The Loaf",
     "Episode 12 · 27 February 2026 · 31 min", *GRAIN[1][1:], FOOT)), DAY),
    ("read-also boxes in the text", HARBOUR, "\n".join((MENU, HARBOUR[0], "By Lea Marr", "3 March 2026", HARBOUR[1][0], "Read also:",
     "The ferry that never sailed", "9 January 2025", *HARBOUR[1][1:], FOOT)), DAY),
    ("a caption with its day", HARBOUR, copied(HARBOUR, ("TITLE", "The bar at low water, 14 June 2021. Photograph: Pat Lens/Agency",
     "By Lea Marr", "Tue 3 Mar 2026 06.00 GMT")), DAY),
    ("a caption with its day, no credit", HARBOUR, copied(HARBOUR, ("TITLE", "A crane at Port Amel on 14 June 2021", "By Lea Marr",
     "3 March 2026")), DAY),
    ("a table of the report's data", GRAIN, copied(GRAIN, ("TITLE", "Report", "Publication date", "3 March 2026", "Pages", "48", "ISBN",
     "978-1-00-000000-1", "Authors", "Lea Marr")), DAY),
    ("labels over values", HARBOUR, copied(HARBOUR, ("TITLE", "Date:", "3 March 2026", "Author:", "Lea Marr")), DAY),
    ("labels and values on a line", HARBOUR, copied(HARBOUR, ("TITLE", "Date: 3 March 2026", "Author: Lea Marr", "Topic: Ports")), DAY),
    ("issued and due", GRAIN, copied(GRAIN, ("TITLE", "Date of issue: 3 March 2026", "Comments due by 30 April 2026")), DAY),
    ("the issue's month", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "March 2026")), "2026-03"),
    ("the season's issue", HARBOUR, copied(HARBOUR, ("TITLE", "Lea Marr", "Spring 2026 Issue", "March 3, 2026")), DAY),
    ("a short month without a year, and the latest", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr", "Mar 3"), (LATEST, FOOT)), None),
    ("a British short form", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "03 Mar 2026, 06:12am")), DAY),
    ("a clock first", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr", "06:12, 3 MAR 2026", "UPDATED 09:15, 4 MAR 2026")), DAY),
    ("days with ordinal and weekday", GRAIN, copied(GRAIN, ("TITLE", "Tuesday 3rd March, 2026", "Lea Marr")), DAY),
    ("ordinal of the month", GRAIN, copied(GRAIN, ("TITLE", "Lea Marr", "3rd of March 2026")), DAY),
    ("an ISO day", HARBOUR, copied(HARBOUR, ("TITLE", "Lea Marr", "2026-03-03")), DAY),
    ("an ISO moment", HARBOUR, copied(HARBOUR, ("TITLE", "Lea Marr", "2026-03-03 06:12 UTC")), DAY),
    ("a dateline with its year", GRAIN, "\n".join((MENU, GRAIN[0], f"PORT AMEL, March 3, 2026 — {GRAIN[1][0]}", *GRAIN[1][1:], RELATED,
     FOOT)), DAY),
    ("a dateline of a release service", GRAIN, "\n".join((MENU, GRAIN[0], f"PORT AMEL, March 3, 2026 /Wire Service/ -- {GRAIN[1][0]}",
     *GRAIN[1][1:], FOOT)), DAY),
    ("an embargoed release", HARBOUR, copied(HARBOUR, ("FOR IMMEDIATE RELEASE", "March 3, 2026", "Contact: Lea Marr, 555-0100", "TITLE"),
     before=(ROW,)), DAY),
    ("a release with its number", HARBOUR, copied(HARBOUR, ("Press release no. 26/112", "3 March 2026", "TITLE"), before=(ROW,)), DAY),
    ("a statement's day behind its place", GRAIN, copied(GRAIN, ("TITLE", "Port Amel, 3 March 2026")), DAY),
    ("a posted line with categories", HARBOUR, copied(HARBOUR, ("TITLE", "Posted on March 3, 2026 by Lea Marr in Ports, Trade")), DAY),
    ("a posted line at the foot", HARBOUR, copied(HARBOUR, ("TITLE",), ("Posted by Lea Marr at 6:12 AM on March 3, 2026", "Labels: ports",
     "Older post", "Newer post", FOOT)), DAY),
    ("archives of a blog beside", HARBOUR, copied(HARBOUR, ("TITLE", "Posted on March 3, 2026"), ("Archives", "February 2026 (4)",
     "January 2026 (7)", "December 2025 (2)", "Blogroll", FOOT)), DAY),
    ("archives over the text", GRAIN, copied(GRAIN, ("TITLE", "March 3, 2026"), before=(MENU, "Archives", "February 2026", "January 2026",
     "December 2025")), DAY),
    ("previous and next articles", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr | March 3, 2026"), ("Previous: The ferry that never sailed",
     "Next: Five harbours that sank", LATEST, FOOT)), DAY),
    ("a card of the author with other articles", HARBOUR, copied(HARBOUR, ("TITLE", "By Lea Marr", "March 3, 2026"), ("Lea Marr covers "
     "ports.",
     "More by Lea Marr", "The ferry that never sailed", "Jan 9, 2025", FOOT)), DAY),
    ("stock prices and teasers over the title", GRAIN, copied(GRAIN, ("TITLE", "Lea Marr", "Published: March 3, 2026 6:12 AM"),
     before=(MENU, "Markets", "Wheat 612.25 +1.4%", "Corn 431.50 -0.2%", TIMES)), DAY),
    ("breadcrumbs and tags", HARBOUR, copied(HARBOUR, ("Home > World > Ports", "TITLE", "Ports", "Trade", "By Lea Marr", "3 Mar 2026"),
     ("Tags:", "dredging", "harbours", FOOT)), DAY),
    ("a live blog's hours", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "Updated 2 hours ago", "March 3, 2026")), DAY),
    ("a corrected article", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "March 3, 2026"),
     ("Correction, March 9, 2026: An earlier version of this article gave a wrong tonnage.", FOOT)), DAY),
    ("a version in print", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr", "March 3, 2026"),
     ("A version of this article appears in print on March 5, 2026, Section B, Page 1.", RELATED, FOOT)), DAY),
    ("the version in print alone", GRAIN, copied(GRAIN, ("TITLE", "By Lea Marr"),
     ("A version of this article appeared in the March 3, 2026, print edition.", FOOT)), None),
    ("Spanish, day under the byline", PASO, copied(PASO, ("TITLE", "Por Ana Ruiz", "3 de marzo de 2026"), (RELATED_ES, FOOT_ES),
     (MENU_ES,)), DAY),
    ("Spanish, place and clock", PASO, copied(PASO, ("TITLE", "Ana Ruiz", "Las Cruces - 03 MAR 2026 - 05:30 CET"), (RELATED_ES, FOOT_ES),
     (MENU_ES,)), DAY),
    ("Spanish, updated and published", PASO, copied(PASO, ("TITLE", "Ana Ruiz", "Actualizado: 09/03/2026 10:12", "Publicado: 03/03/2026 "
     "06:00"),
     (RELATED_ES, FOOT_ES), (MENU_ES,)), DAY),
    ("Spanish, published and updated on a line", PASO, copied(PASO, ("TITLE", "Publicado el 3 de marzo de 2026, actualizado el 9 de "
     "marzo de "
     "2026",), (RELATED_ES, FOOT_ES), (MENU_ES,)), DAY),
    ("Spanish, the day of reading over it", PASO, copied(PASO, ("TITLE", "Ana Ruiz", "03/03/2026 | 06:00"), (RELATED_ES, FOOT_ES),
     ("jueves 18 de junio de 2026", MENU_ES)), DAY),
    ("Spanish, no day of its own", PASO, copied(PASO, ("TITLE", "Por Ana Ruiz"), (RELATED_ES, FOOT_ES), (MENU_ES,)), None),
    ("Spanish, weekday and clock", PASO, copied(PASO, ("TITLE", "Redacción", "martes, 3 de marzo de 2026 · 06:00"), (RELATED_ES, FOOT_ES),
     (MENU_ES,)), DAY),
    ("Spanish, an agency's dateline", PASO, "\n".join((MENU_ES, PASO[0], f"Las Cruces, 3 mar 2026 (EFE).- {PASO[1][0]}", *PASO[1][1:],
     FOOT_ES)), DAY),
    ("Spanish, a bulletin", PASO, copied(PASO, ("Boletín No. 112", "Ciudad de Amel, a 3 de marzo de 2026", "TITLE"), (FOOT_ES,),
     (MENU_ES,)), DAY),
    ("Spanish, a month in short", PASO, copied(PASO, ("TITLE", "Ana Ruiz", "Mar 3, 2026"), (RELATED_ES, FOOT_ES), (MENU_ES,)), DAY),
    ("Spanish, a day of two readings", PASO, copied(PASO, ("TITLE", "Ana Ruiz", "02/03/2026"), (RELATED_ES, FOOT_ES), (MENU_ES,)),
     "2026-03-02"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "text", "published"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_a_copied_page_has_its_own_day_and_title(story, text, published):
    found = read_page(text.encode())
    assert (found.title, found.published.value) == (story[0], published)


@pytest.mark.parametrize(("story", "text", "published"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_blank_lines_between_all_lines_change_nothing(story, text, published):
    found = read_page(text.replace("\n", "\n\n").encode())
    assert (found.title, found.published.value) == (story[0], published)
