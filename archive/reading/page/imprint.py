"""The imprint: who wrote an article and where it appeared, from all the places of a page that say so."""

import re
from collections.abc import Iterator, Sequence

from archive.folding import fold
from archive.reading.dating.date import is_date_line, is_dated_notice
from archive.reading.page.bylines import is_outlet_like, names_of
from archive.reading.page.closing_notes import credited, introduced, signed_below
from archive.reading.page.furniture import is_furniture, segments, tells_of_the_site
from archive.reading.page.lines import Meta
from archive.reading.page.printed_names import is_name, opens_with_a_given_name
from archive.reading.page.signatures import is_lone_name, lone_names
from archive.reading.page.surroundings import Surroundings, texts_of
from archive.reading.page.title import stands_at_the_foot

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s?)?(\d{4})?(?:[-–]\d{4})?,?\s{0,2}([^.|·•\n,]{0,60})", re.IGNORECASE)
_FOR = re.compile(r" (?:for|at) ((?:[Tt]he )?[A-ZÀ-Þ][\w’'&.-]*(?: (?:[A-ZÀ-Þ][\w’'&.-]*|of|on|and|&)){0,5})$")
_MOST_NOTED = 3
_SMALL_WORDS = frozenset("of the and for on in de del la las los y".split())


def authors_of(meta: Meta, around: Surroundings, shape: str) -> tuple[str, ...]:
    """The authors that the page states or its byline names, as printed; an agency or an office where no person signs."""
    stated = [name for printed in meta.authors for name in names_of(printed) or (printed,)]
    named = tuple(
        dict.fromkeys(name for name in stated if is_name(name) or shape == "html" or len(name.split()) >= 2 and name[:1].isupper())
    )
    byline = around.byline
    if named and byline and byline.signed and (_is_surer(byline.authors, named) or _is_fuller(byline.authors, named)):
        return byline.authors
    if named or byline:
        return named or (byline.authors if byline else ())
    if alone := lone_names(around.under) or _name_over(around, shape):
        return alone
    signed = tuple(dict.fromkeys(credited(texts_of([*around.lines, *around.below]))))
    noted = tuple(dict.fromkeys(introduced([*around.body.split("\n\n")[-2:], *texts_of([*around.foot, *around.below])])))[:_MOST_NOTED]
    return signed or noted or signed_below(around.below) or meta.organisations


def _is_surer(printed: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a printed *By* names common given names, none of them stated: who is stated has only put the page there."""
    last = {fold(name.split()[-1]) for name in stated}
    return all(opens_with_a_given_name(name) and fold(name.split()[-1]) not in last for name in printed)


def _is_fuller(printed: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a printed *By* names all that are stated and others, as where a page marks but the last of its authors."""
    also, others = {fold(name) for name in stated}, [name for name in printed if fold(name) not in {fold(one) for one in stated}]
    return bool(others) and len(others) == len(printed) - len(also) and all(opens_with_a_given_name(name) for name in others)


def _name_over(around: Surroundings, shape: str) -> tuple[str, ...]:
    """A name that stands alone right over the title of a copied page."""
    over = around.above[-1].text if around.above and shape == "text" else ""
    return (over,) if over and is_lone_name(over) else ()


def outlet_of(meta: Meta, around: Surroundings) -> str | None:
    """The outlet where it is evident: stated, in the byline, first in the masthead, or holder of the copyright."""
    byline = around.byline
    if meta.outlet or (byline and byline.outlet):
        return meta.outlet or (byline.outlet if byline else None)
    for line in around.above[:6]:
        name = (segments(line.text) or [""])[0]
        if _may_be_outlet(name, line.text, around):
            return _in_title_case(name)
    for line in around.foot:
        match = _COPYRIGHT.search(line.text) if len(line.text) < 200 else None
        if match and is_outlet_like(match[2].strip()):
            return match[2].strip()
    authors = byline.authors if byline else meta.authors
    return next((outlet for line in around.foot for outlet in _written_for(line.text, authors)), None)


def _written_for(note: str, authors: Sequence[str]) -> Iterator[str]:
    """The outlet in a note on the author: ``"Ada Roe covers mills for The Valley Gazette."``."""
    if len(note) <= 400 and note.startswith(tuple(authors)) and authors:
        match = _FOR.search(note.partition(". ")[0].rstrip("."))
        if match and 2 <= len(match[1].split()) <= 6:
            yield match[1]


def _may_be_outlet(name: str, text: str, around: Surroundings) -> bool:
    words = name.split()
    told = is_furniture(text) or is_date_line(name) or is_dated_notice(name) or tells_of_the_site(name)
    if told or not 2 <= len(words) <= 6 or len(segments(text)) > 3:
        return False
    capitals = all(word[0].isupper() or word in _SMALL_WORDS or word == "&" for word in words)
    return capitals and (is_outlet_like(name) or len(segments(text)) > 1 or stands_at_the_foot(name, around.lines) or len(words) <= 4)


def _in_title_case(name: str) -> str:
    if not name.isupper():
        return name
    return " ".join(
        word.lower() if position and word.lower() in _SMALL_WORDS else word.capitalize() for position, word in enumerate(name.split())
    )
