"""What a source is called: its title, *X report*, or the words as printed without their article."""

from typing import NamedTuple

from archive.reading.citing.phrases import Page, date_within
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import ARTICLES, DOCUMENTS, ISSUED, KINDS_OF_DOCUMENT
from archive.reading.marks import Quoted
from archive.reading.mentions import Placed
from archive.reading.record import Citation

_DATED = words("in on dated of from for en de del el fechado fechada ( ,")
_BEFORE_YEARS = _DATED - {","}
_DATING = words("dated appeared part two which one fechado fechada")
_DATE_REACH = 26
_LONGEST_TITLE = 20
_LONGEST_WHY = 200
_SPANISH_NOUNS = words(
    "informe informes estudio estudios encuesta encuestas sondeo sondeos datos cifras estadisticas carta documento comunicado analisis"
)


class Source(NamedTuple):
    """A source before it is a citation; ``publisher`` is a name, known or printed."""

    name: str
    publisher: str | None
    kind: str
    issued: str | None = None


def without_article(page: Page, first: int, end: int) -> str:
    """The words of the phrase without their article: *the* leaked memo."""
    while first + 1 < end and (_is_passed(page, first, end)):
        first += 1
    return " ".join(page.printed(first, end).split())


def _is_passed(page: Page, first: int, end: int) -> bool:
    one = page.low(first) == "one" and any(token.low in DOCUMENTS for token in page.tokens[first + 1 : min(first + 3, end)])
    return one or page.low(first) in ARTICLES or page.tokens[first].kind == "possessive"


def title_beside(page: Page, index: int) -> Quoted | None:
    """The title in quotation marks right behind a document's noun: *report, “Wet and Wetter”*."""
    end = page.tokens[index].end
    quoted = next(iter(page.text.quotes_within(end, end + 8)), None)
    if quoted is None or quoted.start - end > 4 or not is_title(page.text.body[quoted.start : quoted.end]):
        return None
    return quoted


def is_title(printed: str) -> bool:
    """At most twenty words, of the first five letters or more most with a capital, or a capital first in Spanish titles."""
    listed = printed.split()
    long = [word for word in listed if len(word) > 4]
    capitals = sum(word[:1].isupper() for word in long)
    return 0 < len(listed) <= _LONGEST_TITLE and printed[:1].isupper() and (capitals * 2 > len(long) or len(listed) <= 6)


def owned_name(page: Page, publisher: str, position: int, index: int) -> str:
    """*X quarterly survey*: the publisher, then what kind of document it is, without words that pass (*latest*, *own*)."""
    kept = [token.text for token in page.tokens[position:index] if token.low in KINDS_OF_DOCUMENT and page.mentions.at(token.start) is None]
    return " ".join([publisher, *kept, page.tokens[index].text.lower()])


def made_name(page: Page, publisher: str, first: int, index: int, end: int) -> str:
    """*X report* of *a report by X*; Spanish keeps its order: *informe de X*."""
    if page.low(index) in _SPANISH_NOUNS or page.text.language == "es":
        printed = without_article(page, first, end)
        return f"{page.tokens[index].text.lower()} de {publisher}" if "," in printed else printed
    return owned_name(page, publisher, first, index)


def issued_of(page: Page, first: int, index: int, end: int) -> str | None:
    """When a source was issued, by a date in its phrase or right behind it: *a 2025 study*, *published on 2 May 2025*, *(May 2025)*."""
    inside = date_within(page, page.tokens[first].start, page.tokens[end - 1].end)
    if inside:
        return inside.printed
    if year := year_of(page, first, index):
        return year
    dated = False
    for position in range(end, min(page.limit(index, _DATE_REACH), end + _DATE_REACH)):
        token = page.tokens[position]
        printed = date_within(page, token.start, token.end) or _year_at(page, position)
        if printed:
            return (
                (printed if isinstance(printed, str) else printed.printed)
                if dated or position <= end + 1 or page.low(position - 1) == "("
                else None
            )
        if token.low in ISSUED or token.low in _DATING:
            dated = True
        elif dated and token.kind == "word" and position < end + 7:
            continue
        elif token.low not in _DATED and not (token.text in '“”"«»' or _in_title(page, token.start)):
            return None
    return None


def _in_title(page: Page, start: int) -> bool:
    quoted = page.text.quotes_within(max(start - 160, 0), start + 1)
    return bool(quoted) and quoted[-1].end >= start


def _year_at(page: Page, position: int) -> str | None:
    year = page.year_at(position)
    return str(year) if year and page.low(position - 1) in _BEFORE_YEARS else None


def year_of(page: Page, first: int, index: int) -> str | None:
    """A bare year before the noun: *the 2023 assessment*."""
    return next((str(year) for position in range(first, index) if (year := page.year_at(position))), None)


def publisher_name(page: Page, found: tuple[Placed | None, int, int]) -> str:
    """The actor's name, or the capitals as printed."""
    mention, first, end = found
    return mention.actor.name if mention else without_article(page, first, end)


def cite(page: Page, span: tuple[int, int], source: Source, rule: str, why: str) -> Citation:
    """The citation of ``source`` over a span of characters."""
    start, end = span
    return Citation(
        start=start,
        end=end,
        exact=page.text.body[start:end],
        rule=rule,
        why=why[:_LONGEST_WHY],
        source=source.name,
        publisher=source.publisher,
        kind=source.kind,
        issued=source.issued,
    )


def shown(printed: str, most: int = 60) -> str:
    """Words in typographic quotes, cut where they are many."""
    printed = " ".join(printed.split())
    return f"“{printed if len(printed) <= most else printed[: most - 1] + '…'}”"
