"""Whole HTML pages of the shapes that publishers' systems give them: title, day, authors and outlet. All pages are invented."""

import json
from collections.abc import Sequence

import pytest

from archive.reading.page.pages import Page, read_page
from tests.archive.reading.made_up_article import TEXT, TITLE

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li><li><a href='/p'>Politics</a></li></ul></nav>"
RELATED = (
    "<aside class='related'><h3>Related</h3><article><h4>A bridge for the lower valley</h4><time datetime='2025-01-09'>Jan. 9, 2025</time>"
    "<span class='author'>Una Other</span></article></aside>"
)
FIGURE = "<figure><img src='m.jpg' alt=''><figcaption>The mill on April 1, 2019. Photograph: Pat Lens/Agency</figcaption></figure>"
FOOT = "<footer><p>© 2027 All rights reserved.</p><p>Updated January 1, 2027</p></footer>"


def page(head: str = "", above: str = "", article: str = "", h1: str = f"<h1>{TITLE}</h1>", body: str = BODY, lang: str = "en") -> str:
    inner = f"<main><article>{h1}{article}{FIGURE}<div class='body'>{body}</div></article></main>"
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>{TITLE} | The Site</title>{head}</head>"
        f"<body>{above}{NAV}{inner}{RELATED}{FOOT}</body></html>"
    )


def ld(*objects: object) -> str:
    return "".join(f"<script type='application/ld+json'>{json.dumps(one)}</script>" for one in objects)


def meta(**values: str) -> str:
    return "".join(f"<meta property='{name.replace('__', ':')}' content='{value}'>" for name, value in values.items())


def article(**more: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-03T09:30:00Z", **more}


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


YOAST = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "Article",
            "author": {"name": "Ada Roe", "@id": "#/person/1"},
            "headline": TITLE,
            "datePublished": "2026-03-03T09:30:00+00:00",
        },
        {"@type": "WebPage", "name": f"{TITLE} - The Site", "datePublished": "2026-03-03T09:30:00+00:00"},
        {"@type": "WebSite", "name": "The Site", "publisher": {"@id": "#org"}},
        {"@type": "Person", "@id": "#/person/1", "name": "Ada Roe"},
    ],
}
GRAPH_BY_REFERENCE = {
    "@graph": [
        {"@type": ["Person"], "@id": "#a", "name": "Ada Roe"},
        {"@type": ["Person"], "@id": "#b", "name": "Ben Doe"},
        {"@type": ["NewsArticle", "Article"], "headline": TITLE, "author": [{"@id": "#a"}, {"@id": "#b"}], "datePublished": "2026-03-03"},
    ]
}
OTHERS_FIRST = [
    article(
        headline="A bridge for the lower valley", datePublished="2025-01-09", url="https://site.example/bridge", author=person("Una Other")
    ),
    article(url="https://site.example/mill", author=person("Ada Roe")),
]
MONTHS_GONE = "<div class='entry-meta'><a rel='author' href='/ada'>Ada Roe</a> <span class='entry-date'>{}</span></div>"

# name, page, authors; each is of 3 March 2026
PAGES: list[tuple[str, str, Sequence[str]]] = [
    ("json-ld with one person", page(ld(article(author=person("Ada Roe")))), ["Ada Roe"]),
    ("json-ld with a list of persons", page(ld(article(author=[person("Ada Roe"), person("Ben Doe")]))), ["Ada Roe", "Ben Doe"]),
    ("json-ld in an array", page(ld([article(author="Ada Roe"), {"@type": "BreadcrumbList"}])), ["Ada Roe"]),
    ("json-ld with names in one text", page(ld(article(author={"name": "Ada Roe and Ben Doe"}))), ["Ada Roe", "Ben Doe"]),
    ("json-ld with By and a role", page(ld(article(author=person("By Ada Roe, Chief Reporter")))), ["Ada Roe"]),
    (
        "json-ld with a list of names in one person",
        page(ld(article(author={"@type": "Person", "name": ["Ada Roe", "Ben Doe"]}))),
        ["Ada Roe", "Ben Doe"],
    ),
    ("json-ld with an agency", page(ld(article(author={"@type": "Organization", "name": "AFP"}))), ["AFP"]),
    (
        "json-ld with the outlet as author, and a byline",
        page(ld(article(author={"@type": "Organization", "name": "The Site"})), article="<p class='byline'>By Ada Roe</p>"),
        ["Ada Roe"],
    ),
    (
        "json-ld with an address as author",
        page(ld(article(author="https://site.example/ada")), article="<p>By <a href='/a'>Ada Roe</a></p>"),
        ["Ada Roe"],
    ),
    ("json-ld with admin as author", page(ld(article(author=person("admin"))), article="<p>By Ada Roe</p>"), ["Ada Roe"]),
    ("wordpress with yoast", page(ld(YOAST)), ["Ada Roe"]),
    ("a graph that names by reference", page(ld(GRAPH_BY_REFERENCE)), ["Ada Roe", "Ben Doe"]),
    ("an article in mainEntity", page(ld({"@type": "WebPage", "mainEntity": article(author=person("Ada Roe"))})), ["Ada Roe"]),
    ("other articles stated first", page("<link rel='canonical' href='https://site.example/mill'>" + ld(OTHERS_FIRST)), ["Ada Roe"]),
    (
        "json-ld in a comment",
        page(f"<script type='application/ld+json'><!-- {json.dumps(article(author='Ada Roe'))} --></script>"),
        ["Ada Roe"],
    ),
    (
        "json-ld with a comma too many",
        page(f"<script type='application/ld+json'>{json.dumps(article(author='Ada Roe'))[:-1]},}}</script>"),
        ["Ada Roe"],
    ),
    (
        "json-ld that is broken",
        page(
            '<script type="application/ld+json">{"headline": "' + TITLE + '", "datePublished": "2026-03-03", "x": }</script>',
            article="<p>By Ada Roe</p>",
        ),
        ["Ada Roe"],
    ),
    (
        "a newspaper with byl and pdate",
        page(
            meta(article__published="2026-03-03T09:30:00.000Z")
            + "<meta name='byl' content='By Ada Roe and Ben Doe'><meta name='pdate' content='20260303'>"
        ),
        ["Ada Roe", "Ben Doe"],
    ),
    (
        "open graph with the author's page",
        page(
            meta(article__published_time="2026-03-03T09:30:00Z", article__author="https://social.example/ada")
            + "<meta name='author' content='Ada Roe'>"
        ),
        ["Ada Roe"],
    ),
    (
        "parsely as json",
        page('<meta name=\'parsely-page\' content=\'{"title": "x", "pub_date": "2026-03-03T09:30:00Z", "author": "Ada Roe"}\'>'),
        ["Ada Roe"],
    ),
    (
        "sailthru",
        page("<meta name='sailthru.date' content='2026-03-03 09:30:00'><meta name='sailthru.author' content='Ada Roe'>"),
        ["Ada Roe"],
    ),
    (
        "a journal's citations",
        page(
            "<meta name='citation_author' content='Roe, Ada'><meta name='citation_author' content='Doe, Ben'>"
            "<meta name='citation_publication_date' content='2026/03/03'>"
        ),
        ["Ada Roe", "Ben Doe"],
    ),
    (
        "dublin core of a ministry",
        page("<meta name='DC.date.issued' content='2026-03-03'><meta name='DC.creator' content='Ministry of Water'>"),
        ["Ministry of Water"],
    ),
    (
        "a shop of cards that says Written by",
        page(
            meta(article__published_time="2026-03-03")
            + "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ada Roe'>"
        ),
        ["Ada Roe"],
    ),
    (
        "microdata",
        page(
            article="<span itemprop='author' itemscope><span itemprop='name'>Ada Roe</span>, Editor</span>"
            "<span itemprop='datePublished' content='2026-03-03T09:30'>today</span>"
        ),
        ["Ada Roe"],
    ),
    (
        "a time element",
        page(article="<div class='byline'>By <a>Ada Roe</a> in Rome</div><time datetime='2026-03-03T09:30:00Z'>3h ago</time>"),
        ["Ada Roe"],
    ),
    (
        "modified before published",
        page(
            article="<p>By Ada Roe</p><time class='updated' datetime='2026-03-09'>x</time>"
            "<time class='published' datetime='2026-03-03'>x</time>"
        ),
        ["Ada Roe"],
    ),
    ("related articles before the text", page(above=RELATED, article="<p>By Ada Roe</p><time datetime='2026-03-03'>x</time>"), ["Ada Roe"]),
    (
        "a wire's visible date",
        page(
            article="<div class='byline'><span>By </span><span>Ada Roe</span></div>"
            "<div><span>March 3, 2026</span><span>4:05 AM EST</span></div>"
        ),
        ["Ada Roe"],
    ),
    (
        "a British date with its weekday",
        page(article="<address>Ada Roe and Ben Doe</address><p>Tue 3 Mar 2026 10.40 GMT</p>"),
        ["Ada Roe", "Ben Doe"],
    ),
    (
        "published and updated",
        page(article="<p>Updated 4 March 2026 11:00, published 3 March 2026 09:30</p><p>By ADA ROE</p>"),
        ["ADA ROE"],
    ),
    ("a day and a clock glued", page(article="<p>By Ada Roe</p><div><span>March 3, 2026</span><span>5:00 AM ET</span></div>"), ["Ada Roe"]),
    ("a blog's entry meta", page(article=MONTHS_GONE.format("March 3, 2026")), ["Ada Roe"]),
    ("a template with hyphens", page(article=MONTHS_GONE.format("03-Mar-2026")), ["Ada Roe"]),
    (
        "the address alone",
        page("<link rel='canonical' href='https://site.example/2026/03/03/mill'>", article="<p>By Ada Roe</p>"),
        ["Ada Roe"],
    ),
    (
        "the address with a month's name",
        page("<link rel='canonical' href='https://site.example/world/2026/mar/03/mill'>", article="<p>By Ada Roe</p>"),
        ["Ada Roe"],
    ),
    (
        "the address with hyphens",
        page("<link rel='canonical' href='https://site.example/world/mill-2026-03-03/'>", article="<p>By Ada Roe</p>"),
        ["Ada Roe"],
    ),
    (
        "a comment box after the text",
        page(
            body=BODY + "<div id='comments'><p class='comment-author'>Tom Comment</p><time datetime='2026-04-01'>x</time></div>",
            article="<p>By Ada Roe</p><p>3 March 2026</p>",
        ),
        ["Ada Roe"],
    ),
    ("a release with a dateline", page(body=f"<p>ROME, March 3, 2026 – {TEXT[0]}</p>" + BODY), []),
    (
        "reporting credits at the end",
        page(meta(article__published_time="2026-03-03"), body=BODY + "<p>Reporting by Ada Roe in Rome; Editing by Ben Doe</p>"),
        ["Ada Roe"],
    ),
]


def read(source: str) -> Page:
    return read_page(source.encode())


@pytest.mark.parametrize(("source", "authors"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_a_page_of_any_system_gives_its_title_day_and_authors(source, authors):
    found = read(source)
    assert (found.title, found.published.value, list(found.authors)) == (TITLE, "2026-03-03", list(authors))
    assert [other for other in ("Una Other", "A bridge for the lower valley", "All rights reserved") if other in found.body] == []


@pytest.mark.parametrize(
    ("head", "h1"),
    [
        (meta(og__title=f"{TITLE} | The Site", og__site_name="The Site"), f"<h1>{TITLE}</h1>"),
        (meta(og__title=TITLE), "<h1 class='logo'>The Site</h1>" + f"<h2>{TITLE}</h2>"),
        (ld(article(headline="Mill closes: all you need to know")), f"<h1 class='headline'>{TITLE}</h1>"),
        (ld(article(headline=TITLE.replace("’", "&#8217;"))), ""),
        ("", f"<h1><span>{TITLE}</span></h1>"),
        ("", f"<h1 itemprop='headline'>{TITLE}</h1><h1>Newsletter</h1>"),
    ],
)
def test_the_title_is_the_headline_without_the_sites_name(head, h1):
    assert read(page(head, h1=h1)).title == TITLE


def test_a_page_without_any_day_gets_none():
    source = page(article="<p>By Ada Roe</p>")
    assert read(source).published.value is None


def test_a_spanish_page_gives_its_day_and_authors():
    cuerpo = "".join(
        f"<p>{texto}</p>"
        for texto in (
            "El ayuntamiento del valle votó el lunes el cierre del viejo molino, que está parado desde que bajó el río en primavera. "
            "Los agricultores que llevan allí su grano dicen que nadie les había avisado.",
            "«Nos enteramos por la radio», dijo un molinero que trabaja allí desde hace treinta años y guarda la llave de la compuerta.",
        )
    )
    found = read(
        page(lang="es", article="<p>Por <a>Ana de la Cruz</a> y <a>Luis Ruiz</a></p><p>Madrid - 03 MAR 2026 - 05:30 CET</p>", body=cuerpo)
    )
    assert (found.language, found.published.value, found.authors) == ("es", "2026-03-03", ("Ana de la Cruz", "Luis Ruiz"))


def test_htmldate_is_asked_only_of_whole_pages_and_never_of_their_asides():
    fragment = f"<div><h1>{TITLE}</h1>{BODY}{RELATED}</div>"
    assert read(fragment).published.value is None
    assert read(page()).published.value is None


def test_a_page_inside_a_form_or_beside_a_sidebar_is_read():
    inner = f"<h1>{TITLE}</h1><p class='by'>By Ada Roe</p><p>March 3, 2026</p>{BODY}"
    for around in ("<form id='aspnetForm'>{}</form>", "<div class='content-with-sidebar'>{}</div>", "<div id='has-comments'>{}</div>"):
        found = read(f"<!doctype html><html><head><title>{TITLE}</title></head><body>{NAV}{around.format(inner)}{FOOT}</body></html>")
        assert (found.title, found.published.value, found.authors) == (TITLE, "2026-03-03", ("Ada Roe",))


def test_a_name_that_links_to_its_authors_page_signs():
    found = read(page(article="<div><a href='https://site.example/staff/ada-roe'>Ada Roe</a></div><p>3 March 2026</p>"))
    assert found.authors == ("Ada Roe",)


def test_a_kicker_inside_the_heading_is_cut():
    assert read(page(meta(og__title=TITLE), h1=f"<h1><span>Opinion</span>{TITLE}</h1>")).title == TITLE


def test_a_stamp_in_seconds_is_a_day():
    assert read(page("<meta name='pubdate' content='1772530200'>")).published.value == "2026-03-03"


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='http://[bad'>",
        "<link rel='canonical' href='https://site.example/2026/xyz/99/'>",
        meta(article__published_time="soon", og__title="", author="https://site.example/ada"),
        ld({"@type": "NewsArticle", "headline": 5, "author": [[{"name": [1, {}]}]], "datePublished": []}),
        ld(article(datePublished="0001-01-01", author={"@type": "Person", "name": ""})),
    ],
)
def test_what_a_page_states_wrongly_gives_way_to_what_it_shows(head):
    found = read(page(head, article="<p>By Ada Roe</p><p>March 3, 2026</p>"))
    assert (found.title, found.published.value, found.authors) == (TITLE, "2026-03-03", ("Ada Roe",))
