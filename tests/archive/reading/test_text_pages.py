"""Whole pages copied as text, with menus, notices, teasers and comments: title, day, authors and text. All pages are invented."""

from collections.abc import Sequence

import pytest

from archive.reading.page.pages import Page, read_page
from tests.archive.reading.made_up_article import TEXT, TITLE

MENU = "Home\nNews\nWorld\nPolitics\nBusiness\nOpinion\nSport\nCulture\nVideo\nMore"
COOKIES = (
    "We use cookies and similar technologies to improve your experience on our site and to show you relevant content. "
    "By continuing to browse you agree to our use of cookies.\nAccept all\nReject all"
)
RELATED = (
    "Related stories\nA bridge for the lower valley\nJan. 9, 2025\nWhy the river fell: five questions\nUna Other\n4 February 2025\n"
    "The ferryman who stayed when all the others had left the lower valley for the coast, and what he found there…"
)
COMMENTS = "Comments (2)\nTom Comment\nMarch 9, 2026\nI have brought my grain there for twenty years and nobody has ever asked me.\nReply"
FOOT = "About us\nContact\nPrivacy policy\nTerms of use\n© 2027 The Valley Gazette. All rights reserved."
DAY = "2026-03-03"
DAY_IN_WORDS = "March 3, 2026"


def copied(*head: str, text: Sequence[str] = TEXT, tail: Sequence[str] = (RELATED, COMMENTS, FOOT)) -> str:
    return "\n".join((*head, *text, *tail))


# what, page, authors, published on
PAGES: list[tuple[str, str, Sequence[str], str | None]] = [
    ("menu, title, byline, date", copied(MENU, TITLE, "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    ("date before byline", copied(MENU, TITLE, "3 March 2026", "By Ada Roe and Ben Doe"), ["Ada Roe", "Ben Doe"], DAY),
    (
        "the page's own title first",
        copied(f"{TITLE} | The Valley Gazette", MENU, TITLE, "Ada Roe", "Tue 3 Mar 2026 10.40 GMT"),
        ["Ada Roe"],
        DAY,
    ),
    ("a cookie notice first", copied(COOKIES, MENU, TITLE, "By Ada Roe", "March 3, 2026"), ["Ada Roe"], DAY),
    (
        "a day of reading in the masthead",
        copied("Friday, June 5, 2026", MENU, TITLE, "By Ada Roe", "Published March 3, 2026"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "teasers over the title",
        copied(
            MENU,
            "Trending",
            "A bridge for the lower valley",
            "Five questions on the river",
            "Home > Valley > Mills",
            TITLE,
            "By Ada Roe",
            "3 March 2026, 10:40",
        ),
        ["Ada Roe"],
        DAY,
    ),
    (
        "a kicker and a deck",
        copied(
            MENU,
            "Politics",
            TITLE,
            "Farmers say that they were told nothing, and that they will not pay.",
            "By Ada Roe",
            "March 3, 2026 at 5:04 a.m. EST",
        ),
        ["Ada Roe"],
        DAY,
    ),
    (
        "a deck without a stop",
        copied(
            MENU,
            TITLE,
            "Farmers who bring their grain there were told nothing and learned from the radio what is to become of them",
            "By Ada Roe",
            "March 3, 2026",
        ),
        ["Ada Roe"],
        DAY,
    ),
    ("By on a line of its own", copied(MENU, TITLE, "By", "Ada Roe", "and", "Ben Doe", "March 3, 2026"), ["Ada Roe", "Ben Doe"], DAY),
    ("role under the name", copied(MENU, TITLE, "Kavita Roe", "Senior Reporter", "Mar 3, 2026, 05:30 IST"), ["Kavita Roe"], DAY),
    (
        "name, role and place on one line",
        copied(MENU, TITLE, "By Ada Roe, Political Editor, in Rome", "PUBLISHED: 3 March 2026"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "published and updated on one line",
        copied(MENU, TITLE, "By Ada Roe For The Valley Gazette", "Published: 10:40 GMT, 3 March 2026 | Updated: 11:20 GMT, 4 March 2026"),
        ["Ada Roe"],
        DAY,
    ),
    ("updated and nothing else", copied(MENU, TITLE, "By Ada Roe", "Updated 10:40 AM EST, Tue March 3, 2026"), ["Ada Roe"], DAY),
    ("everything glued together", copied(MENU, TITLE, "By Ada RoeMarch 3, 20265:00 AM ET"), ["Ada Roe"], DAY),
    (
        "a share bar and a caption with another day",
        copied(
            MENU,
            TITLE,
            "By Ada Roe",
            "March 3, 2026",
            "Share",
            "Facebook",
            "Copy link",
            "The mill on April 1, 2019. Photograph: Pat Lens/Agency",
        ),
        ["Ada Roe"],
        DAY,
    ),
    ("an agency's byline", copied(MENU, TITLE, "By The Associated Press", "March 3, 2026"), ["The Associated Press"], DAY),
    ("a newsroom's staff", copied(MENU, TITLE, "By Staff", "March 3, 2026"), [], DAY),
    ("a wire's dateline with the year", copied(MENU, TITLE, text=(f"ROME, March 3, 2026 (Reuters) - {TEXT[0]}", *TEXT[1:])), [], DAY),
    (
        "a dateline without the year",
        copied(MENU, TITLE, text=(f"ROME, March 3 (Reuters) - {TEXT[0]}", *TEXT[1:]), tail=(RELATED,)),
        [],
        None,
    ),
    (
        "a ministry's release",
        copied(
            "Skip to main content",
            MENU,
            "Press Statement",
            TITLE,
            "Office of the Spokesperson",
            "March 3, 2026",
            tail=("Tags", "Mills", "Rivers", FOOT),
        ),
        [],
        DAY,
    ),
    (
        "a union's release",
        copied("English", MENU, TITLE, "Press release", "3 March 2026", "Brussels", tail=("Related media", FOOT)),
        [],
        DAY,
    ),
    ("the day over the title", copied("The Valley Gazette", "March 3, 2026", TITLE, "By Ada Roe"), ["Ada Roe"], DAY),
    (
        "reporters named at the end",
        copied(MENU, TITLE, "3 March 2026", text=(*TEXT, "Reporting by Ada Roe in Rome; Editing by Ben Doe")),
        ["Ada Roe"],
        DAY,
    ),
    ("no day but those of others", copied(MENU, TITLE, "By Ada Roe", "3 hours ago"), ["Ada Roe"], None),
    ("no day and no author", copied(MENU, TITLE), [], None),
    (
        "a newsletter box in the text",
        copied(MENU, TITLE, "By Ada Roe", "March 3, 2026", text=(TEXT[0], "Sign up for our newsletter", "Enter your email", *TEXT[1:])),
        ["Ada Roe"],
        DAY,
    ),
    ("a byline with bars", copied(MENU, TITLE, "By Ada Roe | The Valley Gazette | Mar. 3, 2026"), ["Ada Roe"], DAY),
    ("an essay's line", copied(MENU, TITLE, "Ada Roe · 3 March 2026 · 8 min read"), ["Ada Roe"], DAY),
    ("a broadcaster's slashes", copied(MENU, TITLE, "By Ada Roe", "March 3, 2026 / 5:00 AM / CBS News"), ["Ada Roe"], DAY),
    ("hyphens in the date", copied(MENU, TITLE, "Ada Roe", "03-Mar-2026"), ["Ada Roe"], DAY),
    (
        "a paper with its day of reading",
        copied(
            "Skip to content",
            "SUBSCRIBE FOR $1/WEEK",
            "Log in",
            "Friday, June 5, 2026",
            "Today’s Paper",
            "ADVERTISEMENT",
            TITLE,
            "Farmers say they were told nothing.",
            "Listen to this article · 5:04 min Learn more",
            "Share full article",
            "176",
            "The old mill in the valley. Credit...Pat Lens for The Paper",
            "By Ada Roe",
            "Ada Roe reported from Rome.",
            DAY_IN_WORDS,
            "Leer en español",
        ),
        ["Ada Roe"],
        DAY,
    ),
    (
        "a broadcaster without a day",
        copied(MENU, TITLE, "3 hours ago", "Share", "Save", "Clara Roe", "Rome correspondent", "Getty Images The old mill"),
        ["Clara Roe"],
        None,
    ),
    (
        "an older broadcaster's page",
        copied(MENU, TITLE, "By Ada Roe", "BBC News, Rome", "Published", "3 March 2026", "Share"),
        ["Ada Roe"],
        DAY,
    ),
    (
        "a page that says how old it is",
        copied(
            MENU,
            "This article is more than 1 year old",
            TITLE,
            "This article is more than 1 year old",
            "Farmers say they knew nothing.",
            "Clara Roe in Rome",
            "Tue 3 Mar 2026 10.40 GMT",
            "Last modified on Wed 4 Mar 2026 11.20 GMT",
            "Share",
        ),
        ["Clara Roe"],
        DAY,
    ),
    (
        "a wire's glued clocks",
        copied(MENU, TITLE, "By Ada Roe and Ben Doe", "March 3, 20265:04 AM GMT+1Updated 4 hours ago"),
        ["Ada Roe", "Ben Doe"],
        DAY,
    ),
    (
        "a network's dash",
        copied(
            MENU,
            TITLE,
            "By Ada Roe, CNN",
            "5 minute read",
            "Updated 10:40 AM EST, Tue March 3, 2026",
            text=(f"Rome CNN  —  {TEXT[0]}", *TEXT[1:]),
        ),
        ["Ada Roe"],
        DAY,
    ),
    ("slashes and an American clock", copied(MENU, TITLE, "By Ada Roe", "03/03/2026 05:04 AM EST"), ["Ada Roe"], DAY),
    ("the day twice and glued", copied(MENU, TITLE, "By Ada Roe", "Published On 3 Mar 20263 Mar 2026"), ["Ada Roe"], DAY),
    (
        "two names and a network",
        copied(MENU, TITLE, "By Ada Roe , Ben Doe Fox News", "Published March 3, 2026 10:40am EST"),
        ["Ada Roe", "Ben Doe"],
        DAY,
    ),
    ("a platform of essays", copied(MENU, TITLE, "Clara Roe", "·", "Follow", "5 min read", "·", "Mar 3, 2026"), ["Clara Roe"], DAY),
    (
        "a letter to subscribers",
        copied(TITLE, "What the valley loses", "Clara Roe", "Mar 03, 2026", "12", "3", "Share"),
        ["Clara Roe"],
        DAY,
    ),
    ("a think tank's commentary", copied(MENU, "Commentary", TITLE, "Commentary by Ada Roe", "Published March 3, 2026"), ["Ada Roe"], DAY),
    (
        "a department's release",
        copied("Press Release", TITLE, "Tuesday, March 3, 2026", "Share", "For Immediate Release", "Office of Public Affairs"),
        [],
        DAY,
    ),
]


def read(text: str) -> Page:
    return read_page(text.encode())


@pytest.mark.parametrize(("text", "authors", "published"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_a_copied_page_gives_its_title_day_and_authors(text, authors, published):
    found = read(text)
    assert (found.title, list(found.authors), found.published.value) == (TITLE, list(authors), published)


@pytest.mark.parametrize("text", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_a_copied_page_keeps_its_text_and_nothing_around_it(text):
    body = read(text).body
    assert [paragraph[-60:] for paragraph in TEXT if paragraph[-60:] not in body] == []
    around = (
        "bridge for the lower",
        "ferryman",
        "twenty years",
        "cookies",
        "Opinion",
        "©",
        "Sign up",
        "Facebook",
        "Ada Roe and",
        "(Reuters)",
    )
    assert [words for words in around if words in body] == []


def test_a_spanish_page_is_read_likewise():
    texto = (
        "El ayuntamiento del valle votó el lunes el cierre del viejo molino, que está parado desde que bajó el río en primavera. "
        "Los agricultores que llevan allí su grano dicen que nadie les había avisado.",
        "«Nos enteramos por la radio», dijo un molinero que trabaja allí desde hace treinta años y que guarda la llave de la compuerta.",
    )
    menu = "Inicio\nMundo\nPolítica\nDeportes\nOpinión\nSuscríbete"
    foot = "Te puede interesar\nUn puente para el valle bajo\n9 de enero de 2025\nAviso legal\nPolítica de cookies\nContacto"
    found = read("\n".join([menu, "El valle cierra el viejo molino", "Por Ana Ruiz", "Madrid - 03 mar. 2026 - 05:30 CET", *texto, foot]))
    assert (found.title, found.authors, found.published.value) == ("El valle cierra el viejo molino", ("Ana Ruiz",), DAY)
    assert found.body == "\n\n".join(texto)
    agency = read("\n".join([menu, "El valle cierra el viejo molino", f"Madrid, 3 mar. 2026 (EFE).- {texto[0]}", texto[1], foot]))
    assert (agency.published.value, agency.published.basis, agency.body) == (DAY, "dateline", "\n\n".join(texto))


def test_front_matter_states_what_markdown_says_below():
    front = f"---\ntitle: {TITLE}\ndate: 2026-03-03T10:00:00Z\nauthors:\n  - Ada Roe\n  - Ben Doe\n---\n\n# {TITLE}\n\n"
    found = read(front + "\n\n".join(TEXT))
    assert (found.title, found.title_basis, found.authors, found.published.value) == (TITLE, "meta", ("Ada Roe", "Ben Doe"), DAY)
    assert found.body == "\n\n".join(TEXT)


def test_words_that_a_typesetter_divided_are_joined_again():
    lines = (
        f"{TITLE}\n\nThe council of the valley voted late on Monday to close the old mill, which has stoo-\n"
        "d still since the river fell in spring. Farmers who bring their grain there said that\nthey had been told nothing of it, and that "
        "they had not been asked. A well-known\nminer was told of it on the radio, and a neighbour heard of it from his own govern-\n"
        "ment. The council said that it had written to all of them in spring, and some answer-\ned it.\n"
    )
    body = read(lines).body
    assert [words for words in ("stood still", "government. The", "answered it.", "well-known") if words not in body] == []


def test_teasers_under_the_text_are_left_out_however_long_they_are():
    teasers = "\n".join(f"A bridge number {n} for the valley\n{n} January 2026\nUna Other\n{TEXT[2]}" for n in range(1, 5))
    found = read(copied(MENU, TITLE, "By Ada Roe", "March 3, 2026", tail=("More from the valley", teasers, FOOT)))
    assert found.body == "\n\n".join(TEXT)


def test_a_table_inside_the_text_does_not_end_it():
    rows = [str(number) for number in range(1, 30)]
    found = read("\n".join([MENU, TITLE, "By Ada Roe", "March 3, 2026", TEXT[0], *rows, TEXT[1], TEXT[2]]))
    assert [paragraph for paragraph in TEXT if paragraph not in found.body] == []


def test_a_line_with_a_colon_opens_the_text():
    opening = "The following is attributable to the council of the valley:"
    found = read(copied(MENU, TITLE, "Office of the Spokesperson", "March 3, 2026", opening))
    assert found.body == "\n\n".join((opening, *TEXT))


def test_questions_and_short_answers_are_text():
    pairs = "Q: Who pays for the new mill?\nA: Nobody has said so.\nQ: When is it built?\nA: Not this year, says the council."
    found = read("\n".join([TITLE, *TEXT, pairs, TEXT[2]]))
    assert [block.kind for block in found.blocks] == ["paragraph"] * 3 + ["question", "answer"] * 2 + ["paragraph"]


def test_a_transcript_keeps_every_speakers_words():
    spoken = "MODERATOR: Good morning.\nMINISTER ROE: Thank you. I am glad to be here.\nQUESTION: When will it close?\nMINISTER ROE: Soon."
    found = read("\n".join([TITLE, "March 3, 2026", TEXT[0], spoken, TEXT[1]]))
    assert [line for line in spoken.split("\n") if line not in found.body] == []
    assert {block.kind for block in found.blocks} <= {"paragraph", "question"}


def test_a_name_right_above_the_text_is_no_heading():
    for name in (("By", "Ulla Roe"), ("John Roe",), ("3 March 2026", "By Ada Roe")):
        assert read("\n".join([MENU, TITLE, *name, *TEXT])).body == "\n\n".join(TEXT)
