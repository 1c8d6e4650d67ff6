"""What shows that a document is cited: a verb by which it speaks, words that lean on it, or its maker.

*The report was delayed* cites nothing; *the report notes*, *as detailed in the report*, *in a report published in May* do.
"""

from archive.reading.citing.phrases import PREPOSITIONS, RELATIVE, Page, brackets_end, is_participle
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import (
    AUXILIARY,
    BASE,
    BLOCKING,
    DETERMINERS,
    DOCUMENTS,
    ISSUED,
    MODIFIERS,
    NOT_OF_DOCUMENTS,
    SAYING,
    SHOWING,
    WEAK_NOUNS,
)
from archive.reading.lexicon.speech import SPEECH
from archive.reading.tokens import Token

_REACH = 34
_ASIDE = 18
_DETAILED = words("""
detailed described outlined shown noted documented reported cited published recorded summarised summarized
wrote written said says revealed disclosed stated mentioned concluded argued warned counted explained claimed
writes wrote noted estimated told acknowledged added alleged calculated
consta constan recoge recogido dijo senalo detalla publicado
""")
"""Before *in the report*."""
_LEANING = words("citing cited cites quoting per invoking referencing citando cito cita")
_BASED = (("based", "on"), ("drawing", "on"), ("drew", "on"), ("relying", "on"), ("basado", "en"), ("basada", "en"), ("con", "base"))
_ANSWERING = words("respondents participants interviewees encuestados")
"""*40% of respondents to a poll*."""
_FORESEEN = words("forecast forecasts projection projections assessment analysis model outlook")
"""*in the bureau’s forecast*."""
_SEVERAL = words("some many most all several multiple every")
_BY = words("estimate estimates count counts tally tallies account accounts reckoning calculation calculations calculos")
_INVERTED = words("says said finds found shows showed suggests warns warned concludes concluded reveals estimates revela segun")
_TELLING = words("warning saying finding showing suggesting alleging claiming indicating concluding arguing detailing stating estimating")
_DIVIDING = RELATIVE | words("and but what where how i we you he she they it there")
_DONE = words("led based involving using including examining looking covering comparing tracking done made sent known called titled")
_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS | MODIFIERS
_GOING_ON = AUXILIARY | PREPOSITIONS | ISSUED | _DONE
_PARENTHETICAL = (
    ISSUED
    | PREPOSITIONS
    | words("part which who based whose said still last first also known called titled entitled citing using titulado que")
)
_FIGURING = (
    "show",
    "suggest",
    "indicat",
    "reveal",
    "put",
    "confirm",
    "point",
    "impl",
    "muestra",
    "mostr",
    "revel",
    "sugier",
    "indic",
    "refleja",
)


def speaking_verb(page: Page, index: int, closes: bool = False) -> Token | None:
    """The verb by which the document at ``index`` speaks.

    *A report (in May) by the Institute, released on Monday, found*: modifiers and asides in commas may stand between. ``closes`` says
    that the document stands in an aside itself, so that a comma may close it: *Wet and Wetter, a report by X, found*.
    """
    stop = page.limit(index, _REACH)
    position = _behind_title(page, index + 1)
    closes = closes or position > index + 1 and page.low(index + 1) == ","
    if position >= stop:
        return None
    first = page.tokens[position]
    if first.low in _TELLING and page.low(position + 1) in ("that", "the", "how"):
        return first
    if not (_is_stating(page, index, position) or first.low in _GOING_ON or first.text in "(," or _may_go_on(page, position)):
        return None
    while position < stop:
        token = page.tokens[position]
        if mention := page.mentions.at(token.start):
            position = max(page.text.index_at(mention.end), position + 1)
        elif token.text == "(":
            position = brackets_end(page, position) or stop
        elif token.text == ",":
            if closes and page.low(position + 1) in SHOWING:
                return page.tokens[position + 1]
            title = _behind_title(page, position)
            closes = closes or title > position
            position = title if title > position else _behind_aside(page, position, stop)
        elif _is_stating(page, index, position):
            return token
        elif (
            token.kind == "mark"
            and token.text not in "-’'%$€/&.\"“”»«"
            or token.low in BLOCKING
            or token.low in _DIVIDING
            and (token.low != "and" or page.low(position + 1) in SHOWING)
        ):
            return None
        else:
            position += 1
    return None


def _may_go_on(page: Page, position: int) -> bool:
    """*an indictment unsealed on Monday*; Spanish adjectives stand behind: *cifras oficiales*."""
    token = page.tokens[position]
    year = token.kind == "number" and len(token.text) == 4
    return year or is_participle(page, position) or page.text.language == "es" and page.tokens[position].kind == "word"


def _behind_title(page: Page, position: int) -> int:
    """Behind a title in quotation marks, with or without a comma before it."""
    at = position + 1 if page.low(position) == "," else position
    if at >= len(page.tokens):
        return position
    quoted = next(iter(page.text.quotes_within(page.tokens[at].start, page.tokens[at].end + 1)), None)
    if quoted is None or quoted.end - quoted.start > 160:
        return position
    return page.text.index_at(quoted.end + 1)


def _behind_aside(page: Page, comma: int, stop: int) -> int:
    """Behind the second comma of an aside; to the end where the comma opens something else."""
    following = page.low(comma + 1)
    for position in range(comma + 2, min(comma + _ASIDE, stop)):
        if page.tokens[position].text == ",":
            return position + 1 if following in _PARENTHETICAL or page.low(position + 1) in SHOWING else stop
    return stop


def _is_stating(page: Page, noun: int, position: int) -> bool:
    """Whether the word at ``position`` is a verb by which the document speaks, and no noun of the same form."""
    token, previous = page.tokens[position], page.tokens[position - 1]
    if token.kind != "word" or token.is_capital or token.low not in SHOWING:
        return False
    if (
        token.start == previous.end
        or previous.low == "to"
        or previous.kind == "number"
        and len(previous.text) != 4
        or not _agrees(page, noun, position)
    ):
        return False
    if position > noun + 1 and not previous.is_capital and previous.low in _BEFORE_NOUNS and page.text.language != "es":
        return False
    if page.low(noun) in WEAK_NOUNS and token.low not in SAYING:
        return False
    return (
        token.low not in DOCUMENTS
        or token.text[-1] == "ó"
        or position == noun + 1
        or page.low(position + 1) in ("that", "the", "a", "que")
        or token.low.endswith("ed")
        or previous.low in ("had", "has", "have")
    )


def _agrees(page: Page, noun: int, position: int) -> bool:
    """*The report warn* and *data point* are no sentences; *put out* and *put together* tell of the making."""
    verb, subject = page.low(position), page.low(noun)
    if page.low(position - 1) in ("had", "has", "have") and not verb.startswith("conclu"):
        return True
    if verb == "said" and page.low(position + 1) == "to":
        return False
    if verb == "put":
        return page.low(position + 1) not in ("out", "together", "forth", "forward", "up", "under", "by")
    if verb.startswith("conclu") and subject in ("briefing", "briefings", "investigation", "inquiry", "review", "survey", "audit"):
        return page.low(position + 1) in ("that", "the", "que", "there")
    if subject == "data" and verb in ("point", "points", "set", "sets"):
        return page.low(position + 1) == "to"
    if verb in ("project", "projects"):
        return page.low(position + 1) in ("that", "a", "an", "the", "it", "more", "about", "no", "only", "nearly")
    if verb.startswith(("record", "report", "model")) and subject in ("research", "data", "survey", "poll"):
        return page.low(position + 1) in ("that", "a", "the", "que")
    if subject in ("figures", "figure"):
        return verb.startswith(_FIGURING)
    return verb not in BASE or subject.endswith("s") or subject in ("data", "research", "memoranda")


def leaning_words(page: Page, first: int, index: int) -> str | None:
    """The words before a document's phrase that lean on it: *citing*, *based on*, *detailed in*, *by* an estimate, *says* a report."""
    one, two = page.low(first - 1), page.low(first - 2)
    if one in _LEANING:
        return page.printed(first - 1, first)
    if (two, one) in _BASED or one in ("to", "in") and two in _ANSWERING or one in ("in", "by", "en", "por") and two in _DETAILED:
        return page.printed(first - 2, first)
    if page.low(index) in _FORESEEN and page.tokens[index - 1].kind == "possessive" and one in ("in", "by") and page.low(index + 1) == ",":
        return page.printed(first - 1, first)
    vague = page.low(index) in ("accounts", "account") and page.low(first) not in _SEVERAL
    if not vague and (one == "by" and two not in ISSUED or one == "in" and page.low(index + 1) == "of") and page.low(index) in _BY:
        return page.printed(first - 1, first)
    if page.text.language == "es" and one in SHOWING and one not in DOCUMENTS and page.low(first) in DETERMINERS:
        return page.printed(first - 1, first)
    if one in _INVERTED and first > 1 and page.tokens[first - 2].text in ',”"»’':
        return page.printed(first - 1, first)
    return None


def told_within(page: Page, first: int, index: int, end: int) -> str | None:
    """*In a report published in May, the bureau said*: a document that a sentence opens with, or one issued or made by somebody.

    A verb of speech, or of showing, must follow in the sentence.
    """
    if page.low(first - 1) not in ("in", "en"):
        return None
    participle = page.low(index + 1) in ISSUED or page.low(index + 1) == "," and page.low(index + 2) in ISSUED
    named = first < index or page.low(index).endswith("s") or page.low(index) in ("data", "research")
    if not named or not (page.opens_sentence(first - 1) or participle):
        return None
    stop = page.limit(index, _REACH + 10)
    verb = next((token for token in page.tokens[end:stop] if not token.is_capital and (token.low in SPEECH or token.low in SHOWING)), None)
    if verb is None and not participle:
        return None
    return page.printed(first - 1, first)


def is_person_or_money(page: Page, first: int, index: int) -> bool:
    """*senior figures*, *bank accounts*: nouns that mean something else there."""
    if page.low(index) == "minutes":
        return page.tokens[index - 1].kind == "number" or page.low(index - 1) in ("few", "several", "minutes", "final", "last")
    if page.low(index) not in ("figures", "figure", "accounts", "account", "sheet", "release"):
        return False
    before = page.low(index - 1)
    if page.low(index) == "sheet":
        return before != "fact"
    if page.low(index) == "release":
        return before not in ("press", "news", "media") and page.tokens[index - 1].kind != "possessive"
    return before in NOT_OF_DOCUMENTS and index > first
