"""Whole pages copied as text in the shapes of many outlets: title and day. All pages are invented."""

import pytest

from archive.reading.page.pages import read_page

MANGROVES = "Fishermen and sheikhs share a shrinking gulf"
MANGROVES_TEXT = (
    "The two villages of Sur Ghani have not spoken since the nets were cut in November. Elders from both sides met twice, "
    "the second time on 11 January 2026, and left without tea.",
    "“It is the water that is smaller, not the greed that is bigger,” said Khalid al-Amri, who mends engines on the quay and has buried "
    "two brothers.",
    "Satellite pictures show that the mangroves lost a third of their area between 1998 and 2023. A law of May 2017 forbids cutting them, "
    "but nobody has been fined under it.",
)
SATELLITE = "Who pays when a satellite falls?"
SATELLITE_TEXT = (
    "A tank the size of a small car came down in a maize field outside Moreni last week, and three ministries have since "
    "explained why it is not theirs to clean up.",
    "Under the convention of 29 March 1972 the launching state is liable. Lawyers say that it has been invoked once, in 1979, and that the "
    "bill of six million dollars was paid by half.",
    "The company that built the tank went bankrupt in 2022. Its insurer said on Friday that it was “following events with interest”.",
)
ESCUELA = "Seis meses sin escuela en la sierra"
ESCUELA_TEXT = (
    "En Peña Alta la campana no suena desde septiembre. Los dos maestros se fueron cuando dejaron de llegar los sueldos y "
    "las familias bajan a los niños al río, a ayudar con la arena.",
    "«Mi hija leía ya de corrido», dice Elvira Soto, que vende tortillas frente al edificio cerrado. «Ahora cuenta cubetas». La Secretaría "
    "prometió el 8 de enero de 2026 que mandaría relevos.",
    "El censo de 2020 contó 412 menores en el municipio. Según la Secretaría, en 2024 estaban inscritos 288, y hoy ninguno tiene clases.",
)


def page(*lines: str) -> str:
    return "\n".join(lines)


FOOT = "Subscribe\nAdvertise\nContact us\n© 2010-2027 The Meridian. All rights reserved."
# what, title, published on, page
ROWS: list[tuple[str, str, str | None, str]] = [
("news portal w/ ticker", MANGROVES, "2026-02-14",page("Breaking", "Parliament dissolved", "Oil at $91", "EN", "AR", "Home", "Region",
 "Economy", "Culture", "Region", MANGROVES, "Two villages, one gulf and no tea", "Nadia Farouk", "14 Feb 2026 - 18:40",*MANGROVES_TEXT,
 "Topics", "Fishing", "Most popular", "Parliament dissolved", "13 Feb 2026", "Oil at $91", "12 Feb 2026",FOOT)),
("think tank w/ meta table", SATELLITE, "2026-02-14",page("Skip to content", "Research", "Experts", "Events", "About", "Donate",
 "Search", "Home / Research / Space", SATELLITE, "Commentary", "14 February 2026", "Ilse Baum", "Senior Fellow, Space Programme",
 "Share", "Download PDF (212 KB)",*SATELLITE_TEXT, "About the author", "Ilse Baum is a senior fellow.", "Related content", "Paper",
 "Debris and doctrine", "3 December 2025", "Event", "Space law after 2030", "21 May 2026", "18:00 — 19:30",FOOT)),
("govt release", SATELLITE, "2026-02-14",page("An official website of the government", "Here’s how you know", "Menu", "Newsroom", "News "
 "Releases", "FOR RELEASE", "February 14, 2026", SATELLITE, "MORENI —",*SATELLITE_TEXT, "###", "Contact", "Press Office, (555) "
 "010-2000", "Last Updated: March 1, 2026",FOOT)),
("a blog with calendar widget", MANGROVES, "2026-02-14",page("The Meridian Blog", "Notes from the coast", "Home", "About", "Archives",
 MANGROVES, "February 14, 2026", "Nadia Farouk", "Leave a comment",*MANGROVES_TEXT, "Share this:", "Twitter", "Facebook", "Like this:",
 "Like Loading...", "Related", "Nets and knives", "December 3, 2025", "In \"Coast\"", "June 2026", "M T W T F S S", "1 2 3 4 5 6 7", "« "
 "May", "Recent Posts", "Salt", "April 2, 2026",FOOT)),
("date long before title", MANGROVES, "2026-02-14",page("The Meridian", "Saturday, February 14, 2026", "Vol. 12 No. 40", MANGROVES, "By "
 "Nadia Farouk",*MANGROVES_TEXT,FOOT)),
("print page", SATELLITE, "2026-02-14",page("Print | Close", "The Meridian", "February 14, 2026", SATELLITE, "By ILSE "
 "BAUM",*SATELLITE_TEXT, "Copyright 2026 The Meridian")),
("published in a magazine", SATELLITE, "2026-02",page("The Meridian Review", "Current issue", "Archive", "Subscribe", "February 2026",
 "Essay", SATELLITE, "Ilse Baum",*SATELLITE_TEXT, "Published in the print edition of the February 2026 issue.",FOOT)),
("comments only dated", MANGROVES,None,page("Home", "Region", "Economy", MANGROVES, "Nadia Farouk",*MANGROVES_TEXT, "Comments", "ali77",
 "Feb 15, 2026 at 7:01 am", "True words.", "Reply", "sea_dog", "Feb 16, 2026", "No.",FOOT)),
("sidebar before, dates in list", SATELLITE, "2026-02-14",page("Home", "Space", "Law", "In this series", "1. The sky is full (Jan 10, "
 "2026)", "2. The law is empty (Jan 24, 2026)", "3. Who pays (Feb 14, 2026)", SATELLITE, "By Ilse Baum", "Feb 14, "
 "2026",*SATELLITE_TEXT,FOOT)),
("spanish nota", ESCUELA, "2026-02-14",page("Menú", "Portada", "Estados", "Cultura", "Estados", ESCUELA, "Por: Elvira Montes",
 "14/02/2026 08:15 hrs",*ESCUELA_TEXT, "Notas relacionadas", "Cerraron el puente", "02/02/2026", "Comparte esta nota", "Síguenos en", "© "
 "2027 Diario Meridiano")),
("spanish fecha label", ESCUELA, "2026-02-14",page("Inicio", "Sala de prensa", "Comunicados", "Fecha de publicación: 14 de febrero de "
 "2026", "Comunicado 31", ESCUELA,*ESCUELA_TEXT, "Contacto", "Última modificación: Lunes 2 de Marzo de 2026 a las 12:00:00",FOOT)),
("spanish hace", ESCUELA,None,page("Inicio", "Estados", "Cultura", ESCUELA, "Elvira Montes", "Hace 3 días",*ESCUELA_TEXT, "Lo más "
 "leído", "Cerraron el puente", "Hace 1 día",FOOT)),
("spanish dateline upper", ESCUELA, "2026-02-14",page("Inicio", "Estados", ESCUELA, "PEÑA ALTA, 14 de febrero de 2026.- "
 ""+ESCUELA_TEXT[0],*ESCUELA_TEXT[1:],FOOT)),
("spanish firma al pie", ESCUELA, "2026-02-14",page("Inicio", "Opinión", ESCUELA,*ESCUELA_TEXT, "Elvira Montes", "Peña Alta, 14 de "
 "febrero de 2026",FOOT)),
("a dateline without its year", MANGROVES, "2026-02-14",page("The Meridian", "Feb 14, 2026", "Region", MANGROVES, "SUR GHANI, Feb. 14 — "
 ""+MANGROVES_TEXT[0],*MANGROVES_TEXT[1:],FOOT)),
("a platform of essays", SATELLITE, "2026-02-14",page("Open in app", "Sign up", "Sign in", "Write", SATELLITE, "Tanks, treaties and a "
 "maize field", "Ilse Baum", "Follow", "6 min read", "·", "Feb 14, 2026", "--", "3", "Listen", "Share",*SATELLITE_TEXT, "Space", "Law",
 "Written by Ilse Baum", "1.2K followers", "More from Ilse Baum", "Nets in orbit", "Jan 3, 2026", "Recommended from Medium", "Ten "
 "habits", "Mar 20, 2026")),
("a letter", SATELLITE, "2026-02-14",page("Orbit Notes", "Subscribe", "Sign in", SATELLITE, "Tanks, treaties and a maize field", "Ilse "
 "Baum", "Feb 14, 2026", "∙ Paid", "45", "12", "Share",*SATELLITE_TEXT, "45 Likes", "12 Comments", "Leo", "Feb 15", "Great piece.",
 "Ready for more?", "© 2027 Ilse Baum")),
("a broadcaster", MANGROVES,None,page("BBC Homepage", "Home", "News", "Sport", "More menu", MANGROVES, "5 days ago", "Share", "Save",
 "Nadia Farouk", "Gulf correspondent", "Reuters The quay at Sur Ghani in 2023",*MANGROVES_TEXT, "More on this story", "Oil at $91",
 "Published", "12 February 2026", "Parliament dissolved", "Published", "11 February 2026")),
("a broadsheet", MANGROVES, "2026-02-14",page("Skip to main content", "Support us", "News", "Opinion", "Sport", "World Europe US news "
 "Americas Asia", "Fishing", MANGROVES, "Two villages, one gulf and no tea", "Nadia Farouk in Sur Ghani", "Sat 14 Feb 2026 06.00 GMT",
 "Last modified on Mon 16 Feb 2026 09.11 GMT", "Share",*MANGROVES_TEXT, "Explore more on these topics", "Fishing", "features", "Reuse "
 "this content", "Most viewed")),
("a daily", SATELLITE, "2026-02-14",page("SKIP TO CONTENT", "SECTIONS", "SEARCH", "Tuesday, March 3, 2026", "Today’s Paper", "Space",
 "You have a preview view of this article while we are checking your access.", SATELLITE, "By Ilse Baum", "Feb. 14, 2026, 5:02 a.m. "
 "ET",*SATELLITE_TEXT, "A correction was made on Feb. 16, 2026: An earlier version misspelled a village.", "See more on: Space", "Share "
 "full article", "Related Content", "More in Space", "A tank too far", "March 1, 2026")),
("a wire", SATELLITE, "2026-02-14",page("Skip to main content", "Exclusive news, data and analytics", "World", "Business", "Markets",
 SATELLITE, "By Ilse Baum", "February 14, 202611:02 AM UTCUpdated 17 days ago", "Text", "Share", "MORENI, Feb 14 (Reuters) - "
 ""+SATELLITE_TEXT[0],*SATELLITE_TEXT[1:], "Reporting by Ilse Baum; Editing by Ann Poe", "Our Standards: The Principles.", "Purchase "
 "Licensing Rights", "Read Next", "World", "Oil at $91", "March 1, 2026")),
("a channel", MANGROVES, "2026-02-14",page("Skip links", "Skip to Content", "play", "Live", "Navigation menu", "News", "Middle East",
 "Features", "Explained", "Opinion", MANGROVES, "Two villages, one gulf and no tea.", "By Nadia Farouk", "Published On 14 Feb 2026",
 "Save",*MANGROVES_TEXT, "Source: Al Jazeera")),
("a Spanish daily", ESCUELA, "2026-02-14",page("Seleccione", "España", "América", "México", "Internacional", "Opinión", "Suscríbete",
 ESCUELA, "Dos maestros se fueron y nadie los ha relevado", "Elvira Montes", "Peña Alta - 14 FEB 2026 - 05:30CET", "Compartir en "
 "Whatsapp",*ESCUELA_TEXT, "Archivado En", "Educación", "Lo más visto", "Cerraron el puente")),
("a portal", ESCUELA, "2026-02-14",page("Últimas noticias", "Política", "Deportes", ESCUELA, "Dos maestros se fueron y nadie los ha "
 "relevado", "Por Elvira Montes", "14 Feb, 2026 09:15 a.m. MX", "Guardar",*ESCUELA_TEXT, "Temas Relacionados", "Educación", "Últimas "
 "Noticias", "Cerraron el puente", "Más Noticias")),
("a wiki", SATELLITE, "2026-02-14",page("Jump to content", "Main menu", "Log in", SATELLITE, "4 languages", "Article", "Collaboration",
 "From Wikinews, the free news source you can write!", "Saturday, February 14, 2026",*SATELLITE_TEXT, "Sources", "Ilse Baum. "
 "\"Tank falls\" — The Meridian, February 13, 2026", "This page was last edited on 20 February 2026, at 10:11.", "Retrieved from")),
("pdf report cover", MANGROVES, "2026-02",page("REPORT", "FEBRUARY 2026", MANGROVES, "Nadia Farouk", "Meridian Institute",*MANGROVES_TEXT)),
("note: as of", MANGROVES, "2026-02-14",page("Home", "Data", "Region", MANGROVES, "As of February 14, 2026",*MANGROVES_TEXT,FOOT)),
("date with pipe + min read", SATELLITE, "2026-02-14",page("Home", "Blog", SATELLITE, "Ilse Baum | February 14, 2026 | 6 min "
 "read",*SATELLITE_TEXT, "Related posts", "Debris | December 3, 2025 | 4 min read",FOOT)),
("date after deck far", MANGROVES, "2026-02-14",page("Home", "Region", MANGROVES, "Two villages, one gulf and no tea: how a stretch of "
 "water that once fed four thousand people came to divide them", "A boat on the quay of Sur Ghani. [Nadia Farouk/The Meridian]", "By "
 "Nadia Farouk", "Nadia Farouk is the Gulf correspondent of The Meridian.", "14 Feb 2026",*MANGROVES_TEXT,FOOT)),
("US numeric", SATELLITE, "2026-02-14",page("Home", "Space", SATELLITE, "by Ilse Baum - 02/14/26 6:00 AM ET",*SATELLITE_TEXT, "More "
 "Space News", "Debris and doctrine", "by Ann Poe", "02/13/26",FOOT)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "published", "text"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_copied_page_of_any_outlet_has_its_title_and_day(title, published, text):
    found = read_page(text.encode())
    assert (found.title, found.published.value) == (title, published)
