"""Asides: what of an HTML page is no part of its article."""

import pytest
from lxml import html

from archive.reading.page.asides import Asides

PAGE = "<html><head><title>Rain in May ends a drought</title></head><body><main><h1>Rain in May ends a drought</h1>{}</main></body></html>"


def held(inner: str, **options: bool) -> bool:
    tree = html.document_fromstring(PAGE.format(inner))
    return Asides(tree).hold(tree.xpath("//*[@id='x']")[0], **options)


@pytest.mark.parametrize(
    "inner",
    [
        "<div><h4><a href='/b'>A bridge for the valley</a></h4><i id='x'>Una Other</i></div>",
        "<li><a href='/b'>A bridge for the whole valley</a> <i id='x'>Una Other</i></li>",
        "<a href='/b'><b>A bridge for the whole valley</b><i id='x'>Una Other</i></a>",
        "<div class='related-posts'><i id='x'>Una Other</i></div>",
        "<footer><i id='x'>Una Other</i></footer>",
        "<div class='page-footer'><i id='x'>Una Other</i></div>",
    ],
)
def test_teasers_lists_and_feet_are_asides(inner):
    assert held(inner)


@pytest.mark.parametrize(
    "inner",
    [
        "<div><h4><a href='/rain'>Rain in May ends a drought</a></h4><i id='x'>Ada Roe</i></div>",
        "<p>Read <a href='/b'>the report on all the bridges</a> by <i id='x'>Ada Roe</i></p>",
        "<div><a href='/staff/ada'>Ada Roe, our reporter on rivers and mills</a><i id='x'>Rome</i></div>",
        "<div class='author-box'><i id='x'>Ada Roe</i><a href='/a'>See all articles by Ada Roe</a></div>",
        "<div class='person-teaser'><i id='x'>Ada Roe</i></div>",
        "<div class='post-footer'><i id='x'>Ada Roe</i></div>",
        "<footer class='entry-footer'><i id='x'>Ada Roe</i></footer>",
        "<aside class='authors'><i id='x'>Ada Roe</i></aside>",
    ],
)
def test_what_tells_of_the_article_itself_is_none(inner):
    assert not held(inner)


def test_a_sidebar_is_an_aside_unless_the_caller_looks_into_sidebars():
    sidebar = "<div class='sidebar'><i id='x'>Ada Roe</i></div>"
    assert (held(sidebar), held(sidebar, but_sidebars=True)) == (True, False)
