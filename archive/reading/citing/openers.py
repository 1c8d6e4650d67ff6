"""The openers of a source: *according to*, *as stated by*, *in the view of*, *per*, *citing*; *según*, *a juicio de*, *tal como recoge*."""

from archive.reading.citing.phrases import Page
from archive.reading.lexicon.informants import AGREEING, GOING

_BY_WHOM = ("noted", "stated", "described", "outlined", "recounted", "relayed", "told", "documented", "recorded", "estimated", "measured")
_VIEWS = ("view", "eyes", "estimation", "judgment", "judgement", "telling", "assessment", "reckoning", "words")
_PHRASES = {
    "according": (("according", "to"),),
    "segun": (("segun",),),
    "acuerdo": (("de", "acuerdo", "con"), ("de", "acuerdo", "a"), ("de", "acuerdo", "al")),
    "conforme": (("conforme", "a"), ("conforme", "al")),
    "decir": (("a", "decir", "de"), ("a", "decir", "del")),
    "juicio": (("a", "juicio", "de"), ("a", "juicio", "del")),
    "palabras": (("en", "palabras", "de"), ("en", "palabras", "del")),
    "recoge": (("tal", "como", "recoge"), ("tal", "y", "como", "recoge"), ("como", "recoge")),
    "recogen": (("tal", "como", "recogen"), ("tal", "y", "como", "recogen"), ("como", "recogen")),
    "reported": (("as", "reported", "by"), ("as", "first", "reported", "by"), ("first", "reported", "by")),
    **{verb: (("as", verb, "by"),) for verb in _BY_WHOM},
    **{noun: (("in", "the", noun, "of"),) for noun in _VIEWS},
    "opinion": (("in", "the", "opinion", "of"), ("en", "opinion", "de"), ("en", "opinion", "del")),
    "citing": (("citing",),),
    "per": (("per",),),
}
OPENERS = frozenset(_PHRASES)
"""The words by which each opener is found."""


def opener_at(page: Page, index: int) -> tuple[int, int] | None:
    """The first token of the opener whose word stands at ``index``, and the first behind it."""
    key = page.low(index)
    for phrase in _PHRASES[key]:
        first = index - phrase.index(key)
        if first >= 0 and all(page.low(first + step) == word for step, word in enumerate(phrase)):
            behind = first + len(phrase)
            return None if behind >= len(page.tokens) or _is_other(page, key, first, behind) else (first, behind)
    return None


def _is_other(page: Page, key: str, first: int, behind: int) -> bool:
    """*de acuerdo con* after *estar*, *went according to*, headings: other meanings; *in the words of a child* without a mark before it."""
    if page.text.block_at(page.tokens[first].start).kind == "heading" or not page.is_adjoining(behind):
        return True
    before = page.low(first - 1)
    if key == "acuerdo":
        return before in AGREEING or page.low(first - 2) in AGREEING and before not in (",", ".")
    if key in _VIEWS or key == "opinion":
        return not page.opens_sentence(first) and page.tokens[first - 1].kind != "mark"
    return key == "according" and before in GOING
