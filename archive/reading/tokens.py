"""Texts: a body read once into tokens, sentences and quoted spans, all with offsets, for every rule to walk on.

Sentences are closed after 5,000 characters, so that what is done for each stays cheap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import chain

from archive.folding import Folded, fold_same_length, fold_with_offsets
from archive.reading.dating.date import PrintedDate, dates_in
from archive.reading.lexicon.places import ABBREVIATIONS
from archive.reading.marks import Quoted, quoted_spans
from archive.reading.record import Block
from archive.reading.tokenising import Token, tokenise

__all__ = ["LONGEST_SENTENCE", "Text", "Token", "is_hyphen", "within"]

LONGEST_SENTENCE = 5_000

_MONTHS_ABBREVIATED = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic".split())
_CLOSERS = "”\"'’»)]"


class Text:
    """A body with its tokens, sentences and quoted spans; ``language`` is ``en`` or ``es``: what is read by its rules.

    A text of any other language, as an editor may name it, is read by those of English.
    """

    def __init__(self, body: str, blocks: Sequence[Block], language: str = "en") -> None:
        self.body = body
        self.blocks = tuple(blocks)
        self.language = "es" if language.partition("-")[0] == "es" else "en"
        self.tokens = [token for block in self.blocks for token in tokenise(body, block.start, block.end)]
        self.starts = [token.start for token in self.tokens]
        self._places_of: dict[frozenset[str], list[int]] = {}

    @cached_property
    def capitals(self) -> list[int]:
        """The positions among the tokens of words that open with a capital letter."""
        return [index for index, token in enumerate(self.tokens) if token.is_capital]

    @cached_property
    def capitals_outside_titles(self) -> list[tuple[int, int]]:
        """The same, each with the end of its block, without those of headings that capitalise most words."""
        found: list[tuple[int, int]] = []
        for block in self.blocks:
            if block.kind != "heading" or not _is_title_case(self.between(block.start, block.end)):
                first, stop = self.index_at(block.start), self.index_at(block.end)
                found += [(index, stop) for index in within(self.capitals, first, stop)]
        return found

    @cached_property
    def lows(self) -> list[str]:
        """The folded words of the tokens, in order."""
        return [token.low for token in self.tokens]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The positions among the tokens of each folded word, in order: where a rule that needs the word has to look."""
        places: dict[str, list[int]] = {}
        for index, low in enumerate(self.lows):
            places.setdefault(low, []).append(index)
        return places

    @cached_property
    def numbers(self) -> list[int]:
        """The positions among the tokens of numbers in digits."""
        listed = chain.from_iterable(places for low, places in self.places.items() if low[0].isdecimal())
        return sorted(index for index in listed if self.tokens[index].kind == "number")

    def places_of(self, words: Set[str]) -> list[int]:
        """The positions among the tokens of any of ``words``, in order."""
        found = [self.places[word] for word in (self.places.keys() & words)]
        return sorted(chain.from_iterable(found)) if len(found) > 1 else found[0] if found else []

    def places_between(self, words: frozenset[str], first: int, stop: int) -> Sequence[int]:
        """Those from ``first`` up to ``stop``; a rule that asks sentence by sentence has the text looked through once."""
        places = self._places_of.get(words)
        if places is None:
            places = self._places_of[words] = self.places_of(words)
        return within(places, first, stop)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the text prints in small letters; a capital at a sentence's beginning makes no name of them."""
        return frozenset([token.low for token in self.tokens if token.kind == "word" and not token.is_capital])

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of sentences, in order, none across blocks."""
        return [span for block in self.blocks for span in self._sentences_of(block)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def quotes(self) -> list[Quoted]:
        """Quoted spans, in order; none inside another."""
        return [quoted for block in self.blocks if block.kind != "heading" for quoted in quoted_spans(self.body, block.start, block.end)]

    @cached_property
    def folded(self) -> Folded:
        """The body folded, with the map back."""
        return fold_with_offsets(self.body)

    @cached_property
    def shadow(self) -> str:
        """The body folded, each character to one, so that offsets stay."""
        return self.folded.text if self.folded.is_even else fold_same_length(self.body)

    @cached_property
    def dates(self) -> list[PrintedDate]:
        """Dates printed in the body, in order."""
        return dates_in(self.body, self.language, self.shadow)

    @cached_property
    def _date_starts(self) -> list[int]:
        return [printed.start for printed in self.dates]

    def dates_near(self, start: int, end: int | None = None) -> list[PrintedDate]:
        """The printed dates that touch ``start`` or begin before ``end``."""
        return self.dates[max(bisect_right(self._date_starts, start) - 1, 0) : bisect_right(self._date_starts, end or start)]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quoted.start for quoted in self.quotes]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def quotes_within(self, start: int, end: int) -> list[Quoted]:
        """The quoted spans that start within ``start`` and ``end``."""
        return self.quotes[bisect_left(self._quote_starts, start) : bisect_left(self._quote_starts, end)]

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The span of the sentence that holds ``position``, or the empty span there."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index < 0 or self.sentences[index][1] < position:
            return position, position
        return self.sentences[index]

    def sentences_at(self, places: Iterable[int]) -> list[tuple[int, int]]:
        """The spans of the sentences that hold the tokens at ``places``, in order."""
        starts = self._sentence_starts
        return [self.sentences[index] for index in sorted({bisect_right(starts, self.starts[place]) - 1 for place in places})]

    def block_at(self, position: int) -> Block:
        """The block that holds ``position``, or the last before it."""
        return self.blocks[max(bisect_right(self._block_starts, position) - 1, 0)]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie within ``start`` and ``end``."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def index_at(self, position: int) -> int:
        """The position among the tokens of the first that starts at or after ``position``."""
        return bisect_left(self.starts, position)

    def _sentences_of(self, block: Block) -> list[tuple[int, int]]:
        tokens = self.between(block.start, block.end)
        spans: list[tuple[int, int]] = []
        start = block.start
        for index, token in enumerate(tokens):
            end = token.end
            if end - start < LONGEST_SENTENCE and (token.kind == "word" or token.text[-1] not in ".!?…" or not self._ends(tokens, index)):
                continue
            while end < block.end and self.body[end] in _CLOSERS:
                end += 1
            spans.append((start, end))
            start = end
            while start < block.end and self.body[start].isspace():
                start += 1
        if start < block.end:
            spans.append((start, block.end))
        return spans

    def _ends(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a stop ends its sentence: white space and a capital, figure or quotation mark follow, and it is no abbreviation's."""
        token = tokens[index]
        position = token.end
        while position < len(self.body) and self.body[position] in _CLOSERS:
            position += 1
        following = self.body[position : position + 3].lstrip()
        if position < len(self.body) and not self.body[position].isspace():
            return False
        if following and following[0].islower():
            return False
        if token.kind == "dotted":
            return index + 1 < len(tokens) and tokens[index + 1].low in _STARTERS
        before = tokens[index - 1] if index and tokens[index - 1].end == token.start else None
        if token.text != "." or before is None:
            return True
        return (
            before.low not in ABBREVIATIONS and before.low not in _MONTHS_ABBREVIATED and not (len(before.text) == 1 and before.is_capital)
        )


_STARTERS = frozenset("the a an in on at it he she they this that these those but and however for by with el la los las un una en".split())


def within(places: Sequence[int], first: int, stop: int) -> Sequence[int]:
    """Those of the sorted ``places`` that lie from ``first`` up to ``stop``."""
    return places[bisect_left(places, first) : bisect_left(places, stop)]


def is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token at ``index`` is a dash that joins two words, as in *US–Mexico*."""
    token = tokens[index]
    return token.low == "-" and index > 0 and tokens[index - 1].end == token.start


def _is_title_case(heading: Sequence[Token]) -> bool:
    """Whether a heading capitalises so many words that a capital says nothing: *Rain Falls on the Long Valley*."""
    longer = [token.is_capital for token in heading if token.kind == "word" and len(token.text) > 3]
    return 2 * sum(longer) > len(longer)
