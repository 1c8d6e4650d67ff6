"""*According to X* and all its variants: X may be a body, a person, a document, people without a name, or a website.

*According to plan*, *according to size* and *according to the law* cite nobody; nor is a person beside their own quotation a citation.
"""

from collections.abc import Iterator

from archive.reading.citing.documents import document_at
from archive.reading.citing.followed import Followed, by_name, by_words, is_people, told_by
from archive.reading.citing.openers import OPENERS, opener_at
from archive.reading.citing.phrases import PREPOSITIONS, RELATIVE, Page, is_participle, phrase_end
from archive.reading.citing.publishers import behind_acronym, definite_body
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import AUXILIARY, DETERMINERS, DOCUMENTS, ISSUED, MODIFIERS
from archive.reading.lexicon.informants import BARE_MANNERS, CLOSE, GROUPS, MANNERS, MEASURES, ORDERED, PARTS, UNCOUNTED
from archive.reading.lexicon.organisations import HEADS
from archive.reading.lexicon.people import ROLES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.mentions import Placed
from archive.reading.record import Citation

_TIMID = ("per", "citing", "conforme")
"""Openers that mean other things as well: only a document, a body or people behind them are cited."""
_PENDING = words("investigation investigations inquiry review lawsuit lawsuits suit ruling")
"""*citing the continuing investigation* gives a reason."""
_CORE_ENDS = PREPOSITIONS | RELATIVE | ISSUED | words("familiar close briefed speaking involved cercanas cercanos con")
_POSSESSIVES = words("their his her my our your mi nuestro nuestra")
_SOMEBODY = GROUPS | ROLES | HEADS.keys() | CLOSE
_MANY = GROUPS | UNCOUNTED
_BEFORE_NOUNS = DETERMINERS | MODIFIERS
_LONGEST_GROUP = 18
_ASKING = words("whether how which what who whom when where if se lo sea cada cual quien")
_HAPPENING = words("pasa pasan avanza avanzan crece crecen aumenta aumentan baja bajan sube suben va van llega llegan vaya vayan")
"""*según pasan los días*: while something goes on."""
_SPANISH_SAYING = (
    (SPEECH - {"el"})
    | AUXILIARY
    | words("""
ha han informo informa informaron consta recoge publico publica revelo confirmo confirmaron explico detalla detallo reporto reportaron
desprende deduce lee podido saber se les le nos explicaron relato relata cuenta
""")
)


def by_according(page: Page) -> Iterator[Citation]:
    """One citation for each *according to* that names a source."""
    for index in page.marks:
        if page.lows[index] in OPENERS and (span := opener_at(page, index)) and (found := _cited(page, *span, page.low(index))):
            yield found


def _cited(page: Page, first: int, behind: int, key: str) -> Citation | None:
    start = _behind_verb(page, behind) if key == "segun" else behind
    if start >= len(page.tokens) or page.tokens[start].start >= page.text.sentence_at(page.tokens[first].start)[1]:
        return None
    printed = page.printed(first, start)
    if page.low(start) in ("what", "lo") and (told := told_by(page, start, printed)):
        return told
    end = phrase_end(page, start, _LONGEST_GROUP)
    followed = Followed(first, start, _core_end(page, start, end), end, printed)
    head = page.tokens[_head(page, followed)]
    if titled := _titled(page, followed):
        return titled
    if key == "citing" and head.low in _PENDING:
        return None
    if (
        head.low in ("article", "articulo", "articulos")
        and page.tokens[min(_head(page, followed) + 1, len(page.tokens) - 1)].kind == "number"
    ):
        return None
    if page.low(start) in _POSSESSIVES and head.low in MANNERS:
        return None
    if head.low in DOCUMENTS and not page.mentions.at(head.start):
        return document_at(page, _head(page, followed), printed, start)
    if page.low(first - 1) in ORDERED and not page.mentions.at(head.start):
        return None
    if found := _documents_behind(page, followed):
        return found
    if _is_manner(page, followed):
        return None
    if named := _named(page, start, followed.core):
        return None if key in _TIMID and not (named.is_organised or named.is_person) else by_name(page, followed, named)
    return None if key in _TIMID and not _is_somebody(page, key, followed) else by_words(page, followed)


def _is_somebody(page: Page, key: str, followed: Followed) -> bool:
    """Behind *per* and *citing*: capitals or people, not *per person*, *per 100,000* or *citing health reasons*."""
    opening, head = page.tokens[followed.start], page.tokens[followed.core - 1]
    if opening.kind == "number" and opening.text[0].isdigit():
        return False
    if key == "per" and not opening.is_capital and opening.low not in DETERMINERS and not head.low.endswith(("s", "police", "people")):
        return False
    return opening.is_capital or is_people(page, followed)


def _behind_verb(page: Page, behind: int) -> int:
    """Spanish puts the verb first: *según dijo X*, *según consta en el expediente*."""
    start = behind
    if page.low(start) in _HAPPENING or page.low(start) == "se" and page.low(start + 1) not in _SPANISH_SAYING:
        return len(page.tokens)
    while start < behind + 4 and page.low(start) in _SPANISH_SAYING and not page.tokens[start].is_capital:
        start += 1
    return start + 1 if start > behind and page.low(start) in ("en", "a", "al", "de", "del") else start


def _core_end(page: Page, start: int, end: int) -> int:
    """Behind the noun group before any *of*, *who* or participle; names and brackets are kept whole."""
    position = start
    while position < end:
        mention = page.mentions.at(page.tokens[position].start)
        if mention:
            position = max(page.text.index_at(mention.end), position + 1)
            continue
        token = page.tokens[position]
        closed = behind_acronym(page, position) if token.text == "(" else position
        if closed > position and closed < end and page.tokens[closed].kind == "word" and page.low(closed) not in _CORE_ENDS:
            position = closed
            continue
        if (
            token.text == "("
            or position > start
            and (token.low in _CORE_ENDS or is_participle(page, position))
            and not _is_inside_name(page, position)
        ):
            break
        position += 1
    return max(min(position, end), start + 1)


def _is_inside_name(page: Page, position: int) -> bool:
    small = page.low(position) in ("of", "for", "de", "del", "on")
    after = position + 1 + (page.low(position + 1) in ("the", "la", "los"))
    capital = after < len(page.tokens) and page.tokens[after].is_capital and page.tokens[position - 1].is_capital
    return small and capital and not page.mentions.at(page.tokens[position - 1].start)


def _titled(page: Page, followed: Followed) -> Citation | None:
    """*according to Wet and Wetter, a report by X*: the document after the comma is the source."""
    end = followed.end
    if page.low(end) != "," or page.low(end + 1) not in ("a", "an", "un", "una") or not page.tokens[followed.start].is_capital:
        return None
    noun = next((position for position in range(end + 2, end + 6) if page.low(position) in DOCUMENTS), None)
    found = document_at(page, noun, followed.opener, end + 1) if noun else None
    return found if found and found.start <= page.tokens[followed.start].start else None


def _documents_behind(page: Page, followed: Followed) -> Citation | None:
    """*according to a copy of the report*, *the text of the letter*: the document is the source."""
    if page.low(followed.core - 1) not in PARTS:
        return None
    for position in range(followed.core, min(followed.core + 8, len(page.tokens))):
        if page.low(position) in DOCUMENTS:
            return document_at(page, position, followed.opener)
        if page.tokens[position].text in ",.;:":
            return None
    return None


def _head(page: Page, followed: Followed) -> int:
    """The noun of the phrase: its last word, in Spanish its first behind articles and adjectives."""
    if page.text.language != "es":
        return followed.core - 1
    nouns = (at for at in range(followed.start, followed.core) if page.low(at) not in _BEFORE_NOUNS)
    return next(nouns, followed.core - 1)


def _is_manner(page: Page, followed: Followed) -> bool:
    """Whether a measure, a rule or a law stands there instead of somebody."""
    start, core = followed.start, followed.core
    head = page.low(_head(page, followed))
    if core - start == 1 == followed.end - start and page.low(start - 1) not in ("del", "al") and _is_bare(page, start):
        return True
    if core - start > 1 and head.endswith("ed") and page.low(core - 2) in MANNERS:
        return True
    if page.low(start) in _POSSESSIVES and head not in _SOMEBODY:
        return True
    if core < len(page.tokens) and page.tokens[core].kind == "number" or page.tokens[core - 1].kind == "number" and core - start < 4:
        return True
    if head in MEASURES and page.low(core) in ("of", "de"):
        return True
    if head in MANNERS or page.low(start) in _ASKING:
        return not page.mentions.at(page.tokens[core - 1].start)
    return head in BARE_MANNERS and core - 1 == start


def _is_bare(page: Page, index: int) -> bool:
    """*divided according to population*: one word in the singular and without an article is a measure; *police* isn't."""
    token = page.tokens[index]
    return token.kind == "word" and not token.is_capital and not token.low.endswith("s") and token.low not in _MANY


def _named(page: Page, start: int, core: int) -> Placed | None:
    """The actor whose name closes the noun group: *the Institute*, *spokesman Max Poe*, *Gov. Ada Roe*; demonyms don't count."""
    mention = page.mentions.at(page.tokens[core - 1].start)
    if mention is None or mention.end < page.tokens[core - 1].end or mention.strength != "name":
        found = definite_body(page, start)
        return found[0] if found and found[2] == core else None
    return mention
