"""Sources of figures: which of a sentence’s citations a number rests on, else who says it, else what the sentence before cites."""

from collections import defaultdict
from collections.abc import Sequence

from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import NUMBERS
from archive.reading.lexicon.documents import ARTICLES, AUXILIARY, FINDING, SHOWING
from archive.reading.lexicon.informants import GROUPS, TELLING
from archive.reading.lexicon.people import ROLES
from archive.reading.mentions import Mentions
from archive.reading.record import Citation
from archive.reading.tokens import Text, Token

_SAYING = (TELLING | FINDING | words("estimated reported dice dijeron dicen afirma")) - words(
    "put puts call calls called think thinks project describe describes described"
)
_STATING = SHOWING | _SAYING
_GOES_ON = words("it they ese esta este")
_SHARES = words("percent half majority share third quarter quarters")
_SHARE_REACH = 8
_ASKING = words("interviews interview entrevistas conversations")
_COLLECTIVES = GROUPS - words("critics observers activists insiders members lawyers attorneys executives")
_TELLERS = GROUPS | ROLES
_LONGEST_TELLER = 8
_REACH = 14
_FAR = 5


class Sources:
    """The citations of a text by sentence; with ``mentions`` also who else is said to say something."""

    def __init__(self, text: Text, citations: Sequence[Citation], mentions: Mentions | None = None) -> None:
        self._text = text
        self._mentions = mentions
        self._cited: dict[tuple[int, int], list[Citation]] = defaultdict(list)
        for citation in citations:
            self._cited[text.sentence_at(citation.start)].append(citation)
        self._gone: dict[tuple[int, int], Citation] = {}
        self._told: dict[tuple[int, int], tuple[str | None, int]] = {}

    def of(self, start: int) -> str | None:
        """The source of the figure at ``start``: *40 tonnes, according to X, against 30 in Y’s report*.

        In a sentence with one citation it is that one. Of several it is the nearest before the figure in the same clause, else the
        first behind it, else the last before.
        """
        sentence = self._text.sentence_at(start)
        cited = [one for one in self._cited.get(sentence, ()) if not _counts_informants(one, start)]
        if cited and self._is_aside(start, cited[0]):
            return None
        if not cited:
            return self._told_of(sentence, start) or self._going_on(sentence)
        if len(cited) == 1:
            return cited[0].source
        before = [one for one in cited if one.start <= start]
        after = [one for one in cited if one.start > start]
        if before and not self._is_divided(before[-1].end, start):
            return before[-1].source
        return after[0].source if after else before[-1].source

    def _is_aside(self, start: int, cited: Citation) -> bool:
        """*documents seen by two newspapers suggest*, *interviews with 26 officers*, *as two candidates promise*: no source says it."""
        index = self._text.index_at(start)
        low = self._text.tokens[index - 1].low if index else ""
        return (
            low in ("as", "since", "como")
            or cited.start < start
            and (
                low == "by"
                and self._text.tokens[index].low in NUMBERS
                or low in ("with", "con")
                and self._text.tokens[index - 2].low in _ASKING
            )
        )

    def _is_divided(self, start: int, end: int) -> bool:
        """Whether another clause opens within the span."""
        return any(token.text == ";" or token.low in ("while", "whereas", "mientras") for token in self._text.between(start, end))

    def _told_of(self, sentence: tuple[int, int], start: int) -> str | None:
        """*40 boats sank, the bureau said*; *aid groups say 40 boats sank*: no citation of its own, but where the number comes from."""
        if self._mentions is None or any(one.start <= start < one.end for one in self._text.quotes_within(start - 600, start + 1)):
            return None
        if sentence not in self._told:
            self._told[sentence] = self._teller(sentence)
        name, position = self._told[sentence]
        return name if start < position else None

    def _teller(self, sentence: tuple[int, int]) -> tuple[str | None, int]:
        """Who is said to say what a sentence tells, and up to where the numbers are theirs."""
        tokens = self._text.tokens
        first, end = self._text.index_at(sentence[0]), self._text.index_at(sentence[1])
        for comma in range(end - 2, max(end - _REACH, first), -1):
            if tokens[comma].text == "," and (named := self._named_behind(tokens, comma + 1, end)):
                return named, tokens[comma].start
        for position in range(first, min(first + _FAR, end - 1)):
            if tokens[position].low in _COLLECTIVES and tokens[position].low.endswith("s") and _is_said(tokens, position + 1, end):
                return self._printed(first, position + 1), sentence[1]
        opening = next(iter(self._mentions.between(*sentence)), None) if self._mentions else None
        if opening and opening.is_organised and self._text.index_at(opening.start) <= first + 1:
            verb = self._text.index_at(opening.end)
            if _is_said(tokens, verb, end) and tokens[verb].low in _SAYING:
                return opening.actor.name, sentence[1]
        return None, 0

    def _named_behind(self, tokens: Sequence[Token], first: int, end: int) -> str | None:
        """*the bureau said.*, *Ada Roe says.*, *economists said on Monday.* behind a comma, up to the sentence's end."""
        if tokens[first].low in _SAYING:
            return self._named_after(tokens, first + 1, end)
        stop = min(first + _LONGEST_TELLER, end)
        verb = next((at for at in range(first + 1, stop) if tokens[at].low in _SAYING and not tokens[at].is_capital), None)
        if verb is None or verb + 4 < end - 1 or any(token.kind == "mark" for token in tokens[verb + 1 : end - 1]):
            return None
        teller = tokens[verb - 1]
        mention = self._mentions.at(teller.start) if self._mentions else None
        if mention and (mention.is_organised or mention.is_person):
            return mention.actor.name if self._text.index_at(mention.start) <= first + 2 else None
        known = teller.low in _TELLERS and tokens[first].low not in ("and", "but", "who", "which")
        return self._printed(first, verb) if known else None

    def _named_after(self, tokens: Sequence[Token], first: int, end: int) -> str | None:
        """*said Ada Roe.*, *say economists.*, *dijo la ministra.*: who speaks behind the verb, and nothing more."""
        if first >= end or self._mentions is None:
            return None
        mention = next(iter(self._mentions.between(tokens[first].start, tokens[end - 1].end)), None)
        if mention and self._text.index_at(mention.start) <= first + 3 and (mention.is_organised or mention.is_person):
            return mention.actor.name
        last = end - 1 if tokens[end - 1].kind == "mark" else end
        known = first < last <= first + _FAR and tokens[last - 1].low in GROUPS
        return self._printed(first, last) if known else None

    def _going_on(self, sentence: tuple[int, int]) -> str | None:
        """*It also found 40 boats*, *another 12% stayed home*: the source of the sentence before."""
        tokens = self._text.tokens
        first, end = self._text.index_at(sentence[0]), self._text.index_at(sentence[1])
        if not 0 < first < len(tokens):
            return None
        past = self._text.sentence_at(tokens[first - 1].start)
        before = self._cited[past][-1] if past in self._cited else self._gone.get(past)
        if before is None:
            return None
        goes_on = tokens[first].low in _GOES_ON and _is_said(tokens, first + 1, end)
        if goes_on or before.kind in ("poll", "study") and self._is_share(tokens, first, end):
            self._gone[sentence] = before
            return before.source
        return None

    def _is_share(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """A poll goes on in the same paragraph with a share: *another 12% stayed home*, *half had no view*."""
        near = self._text.block_at(tokens[first - 1].start) is self._text.block_at(tokens[first].start)
        opening = tokens[first : min(first + _SHARE_REACH, end)]
        return near and tokens[first].low not in ("in", "by", "en") and any(token.text == "%" or token.low in _SHARES for token in opening)

    def _printed(self, first: int, end: int) -> str:
        first += self._text.tokens[first].low in ARTICLES and first + 1 < end
        return " ".join(self._text.body[self._text.tokens[first].start : self._text.tokens[end - 1].end].split())


def _is_said(tokens: Sequence[Token], position: int, end: int) -> bool:
    """Whether a verb of saying or showing follows, behind *also* or *has*."""
    while position < end and tokens[position].low in AUXILIARY:
        position += 1
    return position < end and tokens[position].low in _STATING


def _counts_informants(citation: Citation, start: int) -> bool:
    """Whether the figure stands in the source’s own name: *three people with knowledge of the talks*."""
    return citation.kind == "statement" and citation.start <= start < citation.end
