"""Bylines of many kinds on pages full of other articles, their authors and the site's writers. All pages and people are invented."""

import re
from collections.abc import Callable

import pytest

from archive.reading.page.pages import read_page
from tests.archive.reading.test_html_authors import SHOWN
from tests.archive.reading.test_html_bylines import ROWS

STRIP = (
    "<div class='top-strip'><div class='strip-item'><a href='/x1'>The harbour that nobody wanted to dig</a><span class='author'>By Ulla "
    "Strip</span></div><div class='strip-item'><a href='/x2'>Five ways to cross a river without a bridge</a><span class='author'>Oskar "
    "Strip"
    "</span></div></div>"
)
RAIL = (
    "<div class='rail'><h3>Most read</h3><ol><li><a href='/m1'>What the miller knew about the flood</a> <span class='by-author'>Rita Rail"
    "</span></li><li><a href='/m2'>A year of drought in the hills above</a> <span class='by-author'>Rolf Rail</span></li></ol></div>"
)
COLUMNISTS = "<div class='our-columnists'><h3>Our columnists</h3><ul>{}</ul></div>".format(
    "".join(f"<li><a href='/columnists/{name.lower()}'>{name} Column</a></li>" for name in ("Carla", "Curt", "Cleo", "Cosmo", "Chris"))
)
LETTER = "<div class='signup'><p>Get The Weir, our letter on rivers by Lena Letter, in your inbox.</p><form><input></form></div>"
NEXT = (
    "<article class='next-article'><h2 class='next-title'>The bridge that came too late for us</h2><div class='byline'>By Nina "
    "Next</div><p>"
    "The bridge was to be built in the spring, but it came later, and the farmers of the valley had found another way across.</p></article>"
)
END = "</article></main>"
MORE = "<section class='more-stories'>"

SURROUNDINGS: dict[str, Callable[[str], str]] = {
    "a strip of articles over the headline": lambda page: page.replace("<main>", STRIP + "<main>", 1),
    "a rail of articles inside the article": lambda page: page.replace(END, RAIL + LETTER + END, 1),
    "a page of nothing but divisions": lambda page: page.replace("<main><article>", "<div><div>").replace(END, f"</div>{RAIL}</div>"),
    "the next article under this one": lambda page: page.replace(MORE, NEXT + MORE, 1),
    "the next article beside this one": lambda page: page.replace(END, f"</article>{NEXT}</main>", 1),
    "the site's name as first heading": lambda page: re.sub(r"<h1>(.*?)</h1>", r"<h2 class='headline'>\1</h2>", page).replace(
        "<body>", "<body><h1 class='logo'><a href='/'>Valley Gazette</a></h1>"
    ),
    "all in a form": lambda page: page.replace("<body>", "<body><form id='aspnetForm'>").replace("</body>", "</form></body>"),
}


@pytest.mark.parametrize("surround", SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_what_stands_around_an_article_does_not_sign_it(surround):
    read = [(name, list(authors), list(read_page(surround(page.decode()).encode()).authors)) for name, page, authors in [*SHOWN, *ROWS]]
    assert [row for row in read if row[1] != row[2]] == []


@pytest.mark.parametrize("surround", [lambda page: page.replace("</nav>", f"</nav>{STRIP}{COLUMNISTS}", 1)])
def test_a_list_of_all_columnists_signs_nothing(surround):
    marked = [(page, list(authors)) for _, page, authors in ROWS]
    assert [authors for page, authors in marked if list(read_page(surround(page.decode()).encode()).authors) != authors] == []
