"""Who made a document: the name before it (*X’s report*), behind it (*released by X*, *in the Journal of Y*), or who tells of it."""

from dataclasses import dataclass

from archive.reading.citing.naming import publisher_name
from archive.reading.citing.phrases import CONJUNCTIONS, PREPOSITIONS, RELATIVE, Page
from archive.reading.citing.publishers import (
    behind_acronym,
    capitals_end,
    definite_body,
    last_body_before,
    last_person_before,
    publisher_behind,
)
from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import MONTHS, WEEKDAYS
from archive.reading.lexicon.documents import AT_TIMES, AUXILIARY, BLOCKING, DETERMINERS, DOCUMENTS, ISSUED, MODIFIERS, SEEN, SHOWING
from archive.reading.lexicon.speech import SPEECH
from archive.reading.marks import Quoted
from archive.reading.mentions import Placed

_MAKER_REACH = 14
_PASSED = (
    ISSUED
    | WEEKDAYS.keys()
    | words("recently jointly was were and recientemente earlier late last this week month year today that which on")
)
_HIS_OR_HERS = words("his her")
_TELLING = SPEECH | SHOWING | AUXILIARY
_ITS = words("its su sus")
_BEHIND_NAMES = (
    PREPOSITIONS | RELATIVE | CONJUNCTIONS | SHOWING | AUXILIARY | BLOCKING | ISSUED | SPEECH | DETERMINERS | AT_TIMES | words("but que")
)
_NO_OWNER = MONTHS.keys() | WEEKDAYS.keys()
_IN_JOURNAL = words("""
report reports headline headlines editorial editorials column op-ed story study studies paper papers article articles research analysis
review estudio articulo
""")
SPOKEN_NOUNS = words("""
video videos recording recordings presentation presentations footage photo photos deposition
statement statements testimony release releases declaration email emails e-mail e-mails column editorial briefing briefings comunicado
comunicados
""")
"""Where things are said as much as written."""


@dataclass(slots=True)
class Cited:
    """A document's noun phrase being read; ``first``, ``index`` and ``end`` are positions among the tokens, ``end`` behind it.

    ``opening`` is where the span opens when not at ``first``.
    """

    first: int
    index: int
    end: int
    title: Quoted | None = None
    maker: str | None = None
    owner: str | None = None
    owner_end: int = 0
    leaked: bool = False
    opening: int | None = None
    clause_end: int = 0
    named: str | None = None


def read_owner(page: Page, cited: Cited) -> None:
    """*X’s report*, *an X report*, *its report*: whose name stands before the noun."""
    for position in range(cited.index - 1, cited.first - 1, -1):
        token = page.tokens[position]
        mention = page.mentions.at(token.start)
        if mention and mention.is_organised and mention.strength == "name" or mention and mention.is_person and _is_owner(page, mention):
            cited.owner, cited.owner_end = _joint_name(page, cited, mention), page.text.index_at(mention.end)
            return
        if token.is_capital and token.kind == "word" and not mention and _is_unknown_owner(page, cited, position):
            begin = position
            while begin > cited.first and _is_name_part(page, begin - 1):
                begin -= 1
            _take_unknown_owner(page, cited, begin, position + 1)
            return
    word, start = page.low(cited.first), page.tokens[cited.first].start
    nested = any(token.kind == "possessive" for token in page.tokens[cited.first + 1 : cited.index])
    near = last_body_before(page, start, reach=500) if word in _ITS else last_person_before(page, start) if word in _HIS_OR_HERS else None
    near = None if nested else near
    if near is None and word in ("the", "la", "el") and (found := definite_body(page, cited.first)) and found[2] <= cited.index:
        near = found[0]
        cited.owner_end = found[2]
    if near:
        cited.owner = near.actor.name
        cited.owner_end = max(cited.owner_end, cited.first + 1)


def _joint_name(page: Page, cited: Cited, mention: Placed) -> str:
    """*Quill News/Harbour Herald* is one publisher where only the second has a name that is known."""
    first = begin = page.text.index_at(mention.start)
    if first - 1 <= cited.first or page.tokens[first - 1].text not in "/-":
        return mention.actor.name
    while begin > cited.first and _is_name_part(page, begin - 1):
        begin -= 1
    return page.text.body[page.tokens[begin].start : mention.end]


def _take_unknown_owner(page: Page, cited: Cited, begin: int, end: int) -> None:
    """Capitals before the noun: its owner, or behind an owner's *’s* its title, as in *the Institute’s Wet and Wetter report*."""
    if begin - 2 >= cited.first and page.tokens[begin - 1].kind == "possessive" and (body := page.body_at(begin - 2)):
        cited.owner, cited.owner_end, cited.named = body.actor.name, end, page.printed(begin, end)
    else:
        cited.owner, cited.owner_end = page.printed(begin, end), end


def _is_owner(page: Page, mention: Placed) -> bool:
    at = page.text.index_at(mention.end)
    return at < len(page.tokens) and page.tokens[at].kind == "possessive"


def _is_name_part(page: Page, position: int) -> bool:
    token = page.tokens[position]
    return (
        (token.is_capital or token.text in "-&/")
        and token.kind in ("word", "mark", "dotted")
        and (token.low not in DETERMINERS and (token.low not in MODIFIERS or not page.opens_sentence(position)))
    )


def _is_unknown_owner(page: Page, cited: Cited, position: int) -> bool:
    """A capital word before the noun, neither at a sentence's start alone nor a day or a month; *Monday’s report* is nobody's."""
    token = page.tokens[position]
    if token.low in _NO_OWNER or token.low in DETERMINERS or token.low in MODIFIERS and position == cited.first or token.low in DOCUMENTS:
        return False
    if page.tokens[position + 1].kind == "possessive":
        return True
    if page.tokens[cited.index].is_capital:
        return False
    return not page.opens_sentence(position) and (position + 1 == cited.index or page.tokens[position + 1].low in MODIFIERS)


def read_maker(page: Page, cited: Cited) -> None:
    """*released by X*, *from X*, *of 1,200 voters by X*; *in Journal of X*: who made it, by name."""
    position = cited.index + 1
    if cited.title:
        position = page.text.index_at(cited.title.end + 1)
        position += page.low(position) in (",", "”", '"', "»")
    stop = page.limit(cited.index, _MAKER_REACH * 2)
    steps = 0
    while position < stop and (page.low(position) in _PASSED or page.tokens[position].text == ","):
        position += 1
    while position < stop and steps < _MAKER_REACH:
        low = page.low(position)
        seen = page.low(position - 1) in SEEN
        if (
            (low in ("by", "from", "por") or steps == 0 and low in ("of", "de", "del"))
            and not seen
            and _take_maker(page, cited, position, low)
        ):
            return
        if low in ("in", "en") and page.low(cited.index) in _IN_JOURNAL and _take_journal(page, cited, position):
            return
        if page.tokens[position].text in ",.;:—–" or low in BLOCKING or low in SHOWING and low not in DOCUMENTS and steps:
            return
        if steps == 0 and low not in PREPOSITIONS:
            return
        position += 1
        steps += 1


def _take_maker(page: Page, cited: Cited, position: int, low: str) -> bool:
    found = publisher_behind(page, position + 1)
    if found is None:
        return False
    mention, first, end = found
    if mention is None and (low == "from" and page.low(cited.index) == "reports" or goes_on(page, end)):
        return False
    if position > cited.index + 1 and not cited.title and not _makes_at_a_distance(page, cited, position):
        return False
    if low in ("of", "de", "del") and not (mention and mention.is_organised or not mention and low != "of" and end - first > 1):
        return False
    distant = position > cited.index + 1 and page.low(position - 1) not in ISSUED
    if mention and not mention.is_organised and (low == "from" or distant) or page.tokens[first].low in _NO_OWNER:
        return False
    if page.text.sentence_at(page.tokens[first].start) != page.text.sentence_at(page.tokens[cited.index].start):
        return False
    if mention is None and low == "from" and page.low(cited.index) in ("letter", "letters", "email", "emails"):
        return False
    cited.maker = publisher_name(page, found)
    cited.end = behind_acronym(page, end)
    return True


def goes_on(page: Page, end: int) -> bool:
    """*from Eastern Bloc countries*: the capitals are no name by themselves."""
    if (
        page.text.language == "es"
        or end >= len(page.tokens)
        or not page.is_adjoining(end)
        or page.tokens[end].kind != "word"
        or page.tokens[end].is_capital
    ):
        return False
    return page.low(end) not in _BEHIND_NAMES and not page.low(end).endswith("ed")


def _makes_at_a_distance(page: Page, cited: Cited, position: int) -> bool:
    """*a survey of 1,200 voters by X*, but *reports of crimes committed by X*."""
    before = page.low(position - 1)
    if before in ISSUED or before in _PASSED:
        return True
    return not before.endswith("ed") and page.low(cited.index) not in ("report", "reports", "accounts", "account", "records", "documents")


def _take_journal(page: Page, cited: Cited, position: int) -> bool:
    """*a study in the Journal of Wet Things*."""
    at = position + 1 + (page.low(position + 1) in ("the", "la", "el"))
    at += page.low(at) in ("journal", "magazine", "newspaper", "revista") and not page.tokens[at].is_capital
    if at >= len(page.tokens) or not page.tokens[at].is_capital or page.tokens[at].low in _NO_OWNER:
        return False
    mention = page.mentions.at(page.tokens[at].start)
    if mention and mention.actor.kind != "media" or not mention and not _is_like_a_journal(page, cited, position, at):
        return False
    end = page.text.index_at(mention.end) if mention else capitals_end(page, at)
    cited.maker = mention.actor.name if mention else page.printed(at, end)
    cited.end = end
    return True


def _is_like_a_journal(page: Page, cited: Cited, position: int, at: int) -> bool:
    """Capitals that no gazetteer knows: several, or behind *published in*; *a report in Rome* names none."""
    several = capitals_end(page, at) - at > 1 and page.low(cited.index) not in ("report", "reports")
    return several or page.low(position - 1) == "published"


def take_teller(page: Page, cited: Cited) -> None:
    """*The Institute said in a report*: who said so made it, and a body's name belongs to the span."""
    if cited.maker or cited.owner and page.low(cited.first) not in _ITS or page.low(cited.first - 1) not in ("in", "en") or cited.first < 3:
        return
    at = cited.first - 4 if page.low(cited.first - 3) == ")" else cited.first - 3
    mention = page.mentions.at(page.tokens[at].start) if at >= 0 else None
    if (
        mention is None
        or mention.end < page.tokens[at].end
        or mention.strength != "name"
        or not (mention.is_organised or mention.is_person)
    ):
        return
    if mention.is_organised:
        cited.maker, cited.owner = mention.actor.name, None
        cited.opening = page.text.index_at(mention.start)
    elif page.low(cited.index) not in SPOKEN_NOUNS:
        cited.owner, cited.owner_end = mention.actor.name, max(cited.owner_end, cited.first)


def take_subject(page: Page, cited: Cited) -> None:
    """*In its annual report, the Institute said*, *in a letter to X, Ada Roe said*: who speaks behind the comma made it."""
    if cited.maker or cited.owner and page.low(cited.first) not in _ITS:
        return
    stop = page.limit(cited.index, _MAKER_REACH)
    comma = next((position for position in range(stop - 1, cited.index, -1) if page.tokens[position].text == ","), None)
    if comma and (found := publisher_behind(page, comma + 1, 3)) and found[0] and page.low(found[2]) in _TELLING:
        cited.owner, cited.owner_end = found[0].actor.name, max(cited.owner_end, cited.first + 1)
    elif comma and page.low(cited.index) not in SPOKEN_NOUNS:
        stop = page.limit(comma, _MAKER_REACH)
        verb = next((at for at in range(comma + 1, stop) if page.low(at) in SPEECH and not page.tokens[at].is_capital), None)
        mention = page.mentions.at(page.tokens[verb - 1].start) if verb else None
        if mention and mention.is_person and mention.strength == "name":
            cited.owner, cited.owner_end = mention.actor.name, max(cited.owner_end, cited.first + 1)
