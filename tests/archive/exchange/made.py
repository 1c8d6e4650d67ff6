"""References and articles for tests: ordinary ones, and ones as hostile as can be."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from archive.exchange.names import name_of
from archive.exchange.references import Reference

HOSTILE = [
    'Rice & “rice”: 5% of $3 #1 a_b ~x ^y \\n {q} "z" <script>alert(1)</script></script>',
    "TY  - BOOK\r\nER  - \r\nTY  - JOUR",
    "} @misc{evil, title = {x}}\n@comment{",
    "{{{",
    "}}}",
    "\\",
    "x\x00\x0b\x0c\x1c\x85\u2028\u2029y",
    "=cmd|' /C calc'!A0",
    "one and two and, three",
    "% a comment?",
    "--- -- `` ''",
    "&amp;&lt;]]>-->",
    "\ud800 half a pair",
]


def make_reference(**fields: Any) -> Reference:
    """A reference with all that can be known; ``authors`` are given as printed."""
    if "authors" in fields:
        fields["authors"] = tuple(name_of(author) for author in fields["authors"])
    defaults: dict[str, Any] = {
        "key": "rain-in-may",
        "title": "Rain in May",
        "archive_url": "https://archive.example.org/articles/rain-in-may/",
        "authors": (name_of("Ben Roe"),),
        "date": "2025-11-10",
        "date_basis": "masthead",
        "outlet": "The Rice Times",
        "url": "https://rice.example.org/2025/rain?x=1&y=a_b",
        "accessed": date(2026, 1, 2),
        "language": "en",
        "keywords": ("Trade", "Rice Board"),
        "rights": "© 2025 The Rice Times",
    }
    return Reference(**defaults | fields)


TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))
DATES = st.one_of(
    st.just(""), st.dates().map(date.isoformat), st.dates().map(lambda d: d.isoformat()[:7]), st.dates().map(lambda d: d.isoformat()[:4])
)
AUTHORS = st.one_of(TEXTS, st.sampled_from(["Ben Roe", "Rice Board", "Juan Ramón de la Fuente", "Roe, Ben, Jr.", "Ann {Poe}"]))
REFERENCES = st.builds(
    make_reference,
    title=TEXTS.filter(str.strip),
    authors=st.lists(AUTHORS.filter(lambda text: bool(name_of(text).printed)), max_size=4),
    date=DATES,
    outlet=TEXTS,
    url=st.one_of(st.just(""), TEXTS.map(lambda text: f"https://rice.example.org/{text}")),
    keywords=st.lists(TEXTS, max_size=3).map(tuple),
    rights=TEXTS,
)
