"""HTML pages whose imprint is easily misread: site names about the headline, numeric dates, names among jobs. All pages are invented."""

import pytest

from archive.reading.dating.date import PrintedDate
from archive.reading.page.bylines import names_of, read_byline
from archive.reading.page.pages import read_page
from tests.archive.reading.made_up_article import TEXT, TITLE

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
URL = "https://www.valleygazette.example/mill"


def page(head="", above="", h1=f"<h1>{TITLE}</h1>", under="", named=f"{TITLE}", foot="", lang="en", url=URL):
    link = f"<link rel='canonical' href='{url}'>" if url else ""
    return (
        f"<!doctype html><html lang='{lang}'><head><title>{named}</title>{link}{head}</head><body>{above}"
        f"<main>{h1}{under}<div class='body'>{BODY}</div></main><footer>{foot}</footer></body></html>"
    ).encode()


TITLES = {
    "a blog's header is an h1 and the post's title an h2": page(
        above="<header><h1 class='site-title'><a href='/'>Notes From the Lower Valley</a></h1></header>",
        h1=f"<h2 class='entry-title'>{TITLE}</h2>",
        named=f"{TITLE} | Notes From the Lower Valley",
        url=None,
    ),
    "a logo h1 links home": page(
        above="<div id='top'><h1><a href='/'>The River and Its People</a></h1></div>",
        h1=f"<h2 class='post-title'><a href='/mill'>{TITLE}</a></h2>",
        named=f"The River and Its People: {TITLE}",
        url=None,
    ),
    "a blogger's h3": page(
        above="<div class='header'><h1 class='title'>The River and Its People</h1></div>",
        h1=f"<h3 class='post-title entry-title' itemprop='name'>{TITLE}</h3>",
        named=f"The River and Its People: {TITLE}",
        url=None,
    ),
    "both are h1": page(
        above="<h1 id='logo'>The River and Its People</h1>", h1=f"<h1>{TITLE}</h1>", named="The River and Its People", url=None
    ),
    "a logo's picture beside": page(
        above="<h1 id='branding'><a href='/'><img alt='x'>Valley Water Watch Online</a></h1>", named=f"{TITLE} - Valley Water Watch Online"
    ),
    "prefix with a colon, no heading": page(
        h1="", named=f"The River: {TITLE}", head="<meta property='og:site_name' content='The River'>", url=None
    ),
    "prefix of a colon that the foot tells": page(h1="", named=f"Valley Voices: {TITLE}", foot="<p>© 2026 Valley Voices</p>", url=None),
    "suffix of a hyphen that the foot tells": page(
        h1="", named=f"{TITLE} - Lower Valley", foot="<p>Copyright 2026 Lower Valley. All rights reserved.</p>", url=None
    ),
    "suffix of a dash that the header tells": page(
        above="<header><a class='logo' href='/'>Water and People</a></header>", h1="", named=f"{TITLE} – Water and People", url=None
    ),
    "suffix of a hyphen that the address tells": page(h1="", named=f"{TITLE} - Valley Gazette Online"),
    "suffix in og:title that the address tells": page(
        head=f"<meta property='og:title' content='{TITLE} - The Valley Gazette'>", h1="", named=TITLE
    ),
    "suffix of the heading": page(h1=f"<h1>{TITLE} - The Valley Gazette</h1>", named=f"{TITLE} - The Valley Gazette"),
    "a colon of the outlet's in og:title": page(
        head=f"<meta property='og:title' content='Valley Gazette: {TITLE}'>", h1="", named=f"Valley Gazette: {TITLE}"
    ),
    "a header's h1 and a heading that the page's name says again": page(
        above="<header><h1>Rivers and Rights Weekly</h1></header>",
        h1=f"<h2>{TITLE}</h2>",
        named=f"{TITLE} - Rivers and Rights Weekly",
        url=None,
    ),
    "a header's h1 and a stated title": page(
        head=f"<meta property='og:title' content='{TITLE}'>",
        above="<header><h1><img alt='x'>Rivers and Rights Weekly of Rome</h1></header>",
        h1=f"<h2>{TITLE}</h2>",
        named="Something else",
        url=None,
    ),
    "suffix in brackets": page(h1="", named=f"{TITLE} (Water Wire)", foot="<p>© Water Wire 2026</p>", url=None),
    "suffix behind a colon": page(h1="", named=f"{TITLE}: Water Wire", foot="<p>© Water Wire 2026</p>", url=None),
    "prefix of a hyphen": page(h1="", named=f"Water Wire - {TITLE}", foot="<p>© Water Wire 2026</p>", url=None),
    "prefix of an arrow": page(h1="", named=f"Water Wire >> {TITLE}", foot="<p>© Water Wire 2026</p>", url=None),
    "a path behind": page(h1="", named=f"{TITLE} > News > Water Wire", foot="<p>© Water Wire 2026</p>", url=None),
    "two hyphens": page(h1="", named=f"{TITLE} -- Water Wire", foot="<p>© Water Wire 2026</p>", url=None),
    "a path of bars before": page(h1="", named=f"Water Wire | News | {TITLE}", foot="<p>© Water Wire 2026</p>", url=None),
    "a department's whole name": page(h1="", named=f"{TITLE} - United States Department of Water", url="https://www.water.gov/x"),
    "a logo's alternative text": page(
        above="<div><a href='/'><img src='l.png' alt='Water and People'></a></div>", h1="", named=f"{TITLE} – Water and People", url=None
    ),
}


@pytest.mark.parametrize("source", TITLES.values(), ids=TITLES.keys())
def test_the_title_is_without_the_site(source):
    assert read_page(source).title == TITLE


@pytest.mark.parametrize("title", ["Rain in the valley: what we know", "Rain - and the mill", "Mill: The wheel that nobody wanted to turn"])
def test_colons_and_hyphens_of_titles_stay(title):
    assert read_page(page(h1="", named=title, foot="<p>© 2026 Valley Voices</p>")).title == title
    assert read_page(page(h1=f"<h1>{title}</h1>", named=f"{title} | Valley Gazette")).title == title


DATES = {
    "a US zone, marked ET": (page(under="<p>Posted 02/11/2026 4:05 PM ET</p>"), "2026-02-11"),
    "a US zone before a clock of dots": (page(under="<p>02/11/2026 04:05 p.m. EST</p>"), "2026-02-11"),
    "a US zone in brackets": (page(under="<p>02/11/2026 04:05 PM (PT)</p>"), "2026-02-11"),
    "a zone with a bar": (page(under="<p>02/11/2026 | 04:05 PM CDT</p>"), "2026-02-11"),
    "a clock of seconds": (page(under="<p>02/11/2026 04:05:10 PM EST</p>"), "2026-02-11"),
    "a zone of two words": (page(under="<p>02/11/2026 4:05 PM Eastern Time</p>"), "2026-02-11"),
    "a department of the US": (page(under="<p>02/11/2026</p>", url="https://www.water.gov/news/mill"), "2026-02-11"),
    "a state of the US": (page(under="<p>02/11/2026</p>", url="https://www.water.state.nn.us/news/mill"), "2026-02-11"),
    "the army": (page(under="<p>02/11/2026</p>", url="https://www.navy.mil/news/mill"), "2026-02-11"),
    "a British ministry": (page(under="<p>02/11/2026</p>", url="https://www.water.gov.uk/news/mill"), "2026-11-02"),
    "an Australian ministry": (page(under="<p>02/11/2026</p>", url="https://water.gov.au/news/mill"), "2026-11-02"),
    "American English": (page(under="<p>02/11/2026</p>", lang="en-US"), "2026-02-11"),
    "British English": (page(under="<p>02/11/2026</p>", lang="en-GB"), "2026-11-02"),
    "neither": (page(under="<p>02/11/2026</p>"), "2026"),
    "an agency's meta, clear": (page("<meta name='Date' content='23/03/2026'>"), "2026-03-23"),
    "an agency's meta with a clock": (page("<meta name='Date' content='23/03/2026 10:00:00'>"), "2026-03-23"),
    "an agency's meta, Spanish": (page("<meta name='Date' content='02/11/2026'>", lang="es-ES"), "2026-11-02"),
    "an agency's meta, settled by the line": (
        page("<meta name='Date' content='02/11/2026'>", under="<p>2 November 2026</p>"),
        "2026-11-02",
    ),
    "an agency's meta, settled by another stamp": (
        page("<meta name='Date' content='02/11/2026'><meta name='dateModified' content='2026-11-02T10:00:00Z'>"),
        "2026-11-02",
    ),
    "a day that can't be after the revision": (
        page("<meta name='Date' content='02/11/2026'><meta name='dateModified' content='2026-02-15'>"),
        "2026-02-11",
    ),
    "an agency's meta of dots and a clock": (page("<meta name='Date' content='23.03.2026 - 10:00'>"), "2026-03-23"),
    "two days of America": (page(under="<p>Posted: 02/11/2026 | Updated: 02/15/2026</p>"), "2026-02-11"),
    "a stated month and a printed day": (page("<meta name='DC.date' content='2026-03'>", under="<p>23 March 2026</p>"), "2026-03-23"),
    "a stated year and another's day": (page("<meta name='DC.date' content='2025'>", under="<p>23 March 2026</p>"), "2025"),
    "an agency's meta, British": (page("<meta name='Date' content='02/11/2026'>", lang="en-GB"), "2026-11-02"),
    "an agency's meta of dots": (page("<meta name='Date' content='02.11.2026'>"), "2026-11-02"),
    "a sure stamp before an unsure one": (
        page("<meta name='Date' content='02/11/2026'>", under="<time datetime='2026-11-02'>x</time>"),
        "2026-11-02",
    ),
}


@pytest.mark.parametrize(("source", "value"), DATES.values(), ids=DATES.keys())
def test_a_numeric_date_is_read_as_its_site_writes_it(source, value):
    assert read_page(source).published.value == value


AUTHORS = {
    "two items of a list": ("<ul class='authors'><li>Ada Roe</li><li>Ben Doe</li></ul>", ("Ada Roe", "Ben Doe")),
    "two items without a class": ("<div class='byline'><span>Ada Roe</span><span>Ben Doe</span></div>", ("Ada Roe", "Ben Doe")),
    "two links side by side": ("<p class='byline'><a href='/a'>Ada Roe</a><a href='/b'>Ben Doe</a></p>", ("Ada Roe", "Ben Doe")),
    "two links with a blank": ("<p class='byline'>By <a href='/a'>Ada Roe</a> <a href='/b'>Ben Doe</a></p>", ("Ada Roe", "Ben Doe")),
    "a link around two items": (
        "<div class='author'><a href='/x'><span>Ada Roe</span><br><span>Political Editor</span></a></div>",
        ("Ada Roe",),
    ),
    "German": ("<p class='author'>Von Ada Roe</p>", ("Ada Roe",)),
    "French": ("<p class='author'>Par Ada Roe</p>", ("Ada Roe",)),
    "Italian": ("<p class='author'>Di Ada Roe</p>", ("Ada Roe",)),
    "Portuguese": ("<p class='author'>Por Ada Roe</p>", ("Ada Roe",)),
    "Dutch": ("<p class='author'>Door Ada Roe</p>", ("Ada Roe",)),
    "job and paper": ("<p class='byline'>By Ada Roe Political Editor, The Valley Paper</p>", ("Ada Roe",)),
    "job after a dash": ("<p class='byline'>Ada Roe – Political Editor at The Valley Paper</p>", ("Ada Roe",)),
    "job of three words": ("<p class='byline'>By Ada Roe Chief Political Correspondent</p>", ("Ada Roe",)),
    "day first": ("<p>12 May 2020 by Ada Roe</p>", ("Ada Roe",)),
    "day first, American": ("<p>May 12, 2020 by Ada Roe</p>", ("Ada Roe",)),
    "posted on by": ("<p>Posted on May 12, 2020 by Ada Roe</p>", ("Ada Roe",)),
    "posted by on": ("<p>Posted by Ada Roe on May 12, 2020</p>", ("Ada Roe",)),
    "a card": (
        "<div class='people-card'><a href='/people/ada-roe'><img><h4>Ada Roe</h4><p>Senior Fellow</p></a></div>",
        ("Ada Roe",),
    ),
    "two cards": (
        "<div class='person-card'><h3>Ada Roe</h3><p>Senior Fellow</p></div><div class='person-card'><h3>Ben Doe</h3></div>",
        ("Ada Roe", "Ben Doe"),
    ),
    "rel author": ("<p><a rel='author' href='/x'>Ada Roe</a> <span>in Rome</span></p>", ("Ada Roe",)),
    "contributor": ("<div class='contributor-name'>Ada Roe</div>", ("Ada Roe",)),
    "itemprop name": (
        "<span itemprop='author' itemscope><span itemprop='name'>Ada Roe</span></span>"
        "<span itemprop='author' itemscope><span itemprop='name'>Ben Doe</span></span>",
        ("Ada Roe", "Ben Doe"),
    ),
    "two bylines": ("<span class='author'>Ada Roe</span>, <span class='author'>Ben Doe</span>", ("Ada Roe", "Ben Doe")),
    "an initial and staff writer": ("<p>By A. Roe, Staff Writer</p>", ("A. Roe",)),
    "an abbreviated first name": ("<p>By Wm. Roe, Staff Writer</p>", ("Wm. Roe",)),
    "a lone first name and initial": ("<p>By Ada R., Staff Writer</p>", ("Ada R.",)),
    "an office": ("<div class='author'>Office of Water and Rivers</div>", ("Office of Water and Rivers",)),
    "an office with commas": (
        "<p class='byline'>By Department of Water, Rivers and Mills</p>",
        ("Department of Water, Rivers and Mills",),
    ),
    "a job between names": ("<p>By Ada Roe, Chief Political Correspondent, and Ben Doe</p>", ("Ada Roe", "Ben Doe")),
    "first and last name apart": ("<div class='author'><span>Ada</span> <span>Roe</span></div>", ("Ada Roe",)),
    "a label over names": (
        "<div class='authors'><h4>Authors</h4><ul><li><a href='/x'>Ada Roe</a></li><li><a href='/y'>Dr. Ben Doe</a></li></ul></div>",
        ("Ada Roe", "Dr. Ben Doe"),
    ),
    "a contact": ("<div><p>Contact:</p><p>Ada Roe</p><p>555-1000</p></div>", ()),
    "a photographer": ("<p>Photo by Ada Roe</p>", ()),
    "the site as author": ("<span class='author'>Valley Gazette</span>", ()),
    "a widget of authors has no author": ("<div class='authors-list-title'>Our Writers</div>", ()),
    "nobody": ("<p>The Valley Gazette</p><p>March 3, 2026</p>", ()),
    "nobody, with a minister in the deck": ("<p>Minister Ada Roe opened the gates.</p><p>March 3, 2026</p>", ()),
    "nobody but the press office": ("<p>Press Release</p><p>For Immediate Release</p><p>Media Contact: Ada Roe</p>", ()),
    "a quotation's author": ("<blockquote><p>Rain!</p><span class='author'>Ada Roe</span></blockquote>", ()),
    "a person in a sentence": (
        "<p>The gates were opened by <a href='/people/ada-roe'>Ada Roe</a>, who has been minister of water since the spring, and others."
        " Nobody had told the farmers of the valley about it.</p>",
        (),
    ),
}


@pytest.mark.parametrize(("under", "authors"), AUTHORS.values(), ids=AUTHORS.keys())
def test_authors_are_names_one_by_one(under, authors):
    assert read_page(page(under=under)).authors == authors


STATED = {
    "Von Ada Roe": ("Ada Roe",),
    "Ada Roe Political Editor, The Valley Paper": ("Ada Roe",),
    "Ada Roe, Ben Doe": ("Ada Roe", "Ben Doe"),
    "By Ada Roe | Valley Gazette": ("Ada Roe",),
    "Office of the Spokesperson": ("Office of the Spokesperson",),
    "Bureau of Rivers, Lakes and Mills": ("Bureau of Rivers, Lakes and Mills",),
    "Office of Press and Public Affairs for Rivers": ("Office of Press and Public Affairs for Rivers",),
    "ADA ROE": ("ADA ROE",),
    "Roe Ada": ("Roe Ada",),
    "admin": (),
    "Webmaster": (),
    "Staff": (),
    "user12": (),
}


@pytest.mark.parametrize(("stated", "authors"), STATED.items())
def test_a_stated_author_is_a_name_or_an_office_or_nobody(stated, authors):
    assert read_page(page(f"<meta name='author' content='{stated}'>")).authors == authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Von Ada Roe und Ben Doe", ("Ada Roe", "Ben Doe")),
        ("Par Ada Roe et Ben Doe", ("Ada Roe", "Ben Doe")),
        ("Di Ada Roe", ("Ada Roe",)),
        ("Von Roe", ("Von Roe",)),
        ("Ada Roe Political Editor", ("Ada Roe",)),
        ("J.B. Roe Defence Correspondent", ("J.B. Roe",)),
        ("Ada Van Roe", ("Ada Van Roe",)),
        ("Di Roe", ("Di Roe",)),
    ],
)
def test_names_are_cut_from_words_of_other_languages_and_jobs(text, names):
    assert names_of(text) == names


def test_a_day_before_by_is_a_byline():
    byline = read_byline("12 May 2020 by Ada Roe")
    assert byline
    assert (byline.authors, isinstance(byline.date, PrintedDate), byline.signed) == (("Ada Roe",), True, True)
