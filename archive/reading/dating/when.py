"""When: a date in a text, and the year of one that prints none.

What is told as past lies behind the article, or a month before it at most; what is to come lies ahead; else the nearest year is meant. A
year printed beside it (*March and April 2024*) or before it in its sentence goes first.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from archive.reading.dating.windows import Span, days_of
from archive.reading.forecasting.signs import sign_of_the_future
from archive.reading.lexicon.future import BEFORE_PLAN
from archive.reading.lexicon.happenings import PAST_ENDINGS, PAST_VERBS
from archive.reading.tokens import Text, Token
from archive.reading.walking import Walk

JOINS = ("-", "to", "and", "al", "a", "y", "through", "until")
"""What joins two dates of one year."""
_IF = ("if", "unless", "should", "si", "until", "before", "antes", "hasta")
_AHEAD = frozenset("will won't shall upcoming forthcoming ahead preparation preparations forward".split())
_SLACK = timedelta(days=31)
_LONGEST_CLAUSE = 25
_LONGEST_SENTENCE = 400


class When(NamedTuple):
    """A date in a text: its tokens from ``first`` up to ``last``, itself to its precision, and the days that it covers."""

    start: int
    end: int
    first: int
    last: int
    value: str
    precision: str
    span: Span
    resolved: bool = False
    """Whether its year isn't printed."""
    told: bool = True
    """Whether it is an event even without a name; a bare year and a month to come are not."""

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return self.span.first.year


class Years(Walk):
    """Finds the years of yearless dates in one text; ``today`` is the article's day where it is known."""

    def __init__(self, text: Text, today: Span | None) -> None:
        super().__init__(text)
        self.today = today
        self._judged: tuple[tuple[int, int], str] | None = None

    def from_neighbours(self, index: int, last: int, month: int, before: When | None) -> int | None:
        """The year that follows (*March and April 2024*), or stands before in the sentence (*on 5 May 2021 …, in October*)."""
        if self.low(last) in JOINS:
            close = next((one for one in self.text.dates_near(self.tokens[last].end, self.tokens[last].end + 8) if one.year), None)
            if close and close.year and close.month and close.start > self.tokens[last].start:
                return close.year - (month > close.month)
        sentence = self.text.sentence_at(self.tokens[index].start)
        if before and not before.resolved and before.start >= sentence[0] and before.precision in ("day", "month"):
            behind = self.today is None or date(before.year, month, 1) <= self.today.last
            return before.year if behind and (self.today is None or before.year < self.today.first.year) else None
        return None

    def nearest(self, month: int, day: int | None, tense: str) -> int | None:
        """The year of a yearless date by its tense: *past*, *future*, or neither."""
        if self.today is None:
            return None
        today, slack = self.today.first, _SLACK if day else timedelta()
        spans = [span for year in (today.year - 1, today.year, today.year + 1) if (span := days_of(year, month, day))]
        if tense == "past":
            return max((span.first.year for span in spans if span.first <= today + slack), default=None)
        if tense == "future":
            return min((span.first.year for span in spans if span.last >= today - slack), default=None)
        return min(spans, key=lambda span: (abs((span.first - today).days), span)).first.year if spans else None

    def _clause(self, index: int) -> Sequence[Token]:
        """The words around a date between commas and stops."""
        first, last = index, index
        while first > max(index - _LONGEST_CLAUSE, 0) and self.tokens[first - 1].text not in ",.;:?!":
            first -= 1
        while last < min(index + _LONGEST_CLAUSE, len(self.tokens)) and self.tokens[last].text not in ",.;:?!":
            last += 1
        return self.tokens[first:last]

    def tense(self, index: int) -> str:
        """*Past*, *future* or *present* by the verbs of the date's clause, else of what stands before it in its sentence."""
        clause = self._clause(index)
        lows = {token.low for token in clause}
        if lows & _AHEAD or any(token.low.endswith("'ll") for token in clause):
            return "future"
        if clause[0].low in _IF or "next" in lows or self.low(index - 1) in ("by", "until", "before"):
            return "future" if not self._past(clause) else "present"
        sign = sign_of_the_future(Walk(self.text, clause), 0, len(clause))
        if sign and self._is_to_come(clause, sign[0]):
            return "future"
        if self._past(clause) or self.low(index - 1) in ("since", "desde", "last", "pasado"):
            return "past"
        sentence = self.text.sentence_at(self.tokens[index].start)
        if self._judged is None or self._judged[0] != sentence:
            self._judged = sentence, self._tense_of(sentence)
        return self._judged[1]

    def _tense_of(self, sentence: tuple[int, int]) -> str:
        """The tense of a sentence, by what stands at its beginning."""
        rest = self.text.between(sentence[0], min(sentence[1], sentence[0] + _LONGEST_SENTENCE))
        coming = bool({token.low for token in rest} & {"will", "next", "upcoming"})
        if self._past(rest):
            return "present" if coming else "past"
        return "future" if coming else "present"

    @staticmethod
    def _is_to_come(clause: Sequence[Token], sign: int) -> bool:
        """*Would be reimposed*, *is scheduled to begin*; not *was to rise*, *expected*."""
        before = clause[sign - 1].low if sign else ""
        return before in ("is", "are", "be", "now") if clause[sign].low.endswith("ed") else before not in BEFORE_PLAN

    @staticmethod
    def _past(tokens: Sequence[Token]) -> bool:
        return any(token.low in PAST_VERBS or token.text.endswith(PAST_ENDINGS) and len(token.text) > 3 for token in tokens)

    def last(self, month: int) -> int | None:
        """The year of *last October*."""
        if self.today is None:
            return None
        return self.today.first.year - (month >= self.today.first.month)
