"""When: a date in a text, and the year of one that prints none.

What is told as past lies behind the article, or a month before it at most; what is to come lies ahead; else the nearest year is meant. A
year printed beside it (*March and April 2024*) or before it in its sentence goes first.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from archive.reading.dating.windows import Span, months_of
from archive.reading.forecasting.signs import sign_of_the_future
from archive.reading.lexicon.future import BEFORE_PLAN
from archive.reading.lexicon.happenings import PAST_ENDINGS, PAST_VERBS
from archive.reading.tokens import Text, Token

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


class Years:
    """Finds the years of yearless dates in one text; ``today`` is the article's day where it is known."""

    def __init__(self, text: Text, today: Span | None) -> None:
        self.text, self.tokens, self.today = text, text.tokens, today
        self._judged: tuple[tuple[int, int], str] | None = None

    def low(self, index: int) -> str:
        """The folded word at ``index``, empty outside the text."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

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
        today, years = self.today.first, range(self.today.first.year - 1, self.today.first.year + 2)
        choices = []
        for year in years:
            whole = months_of(year, month, month)
            if day is None or day <= whole.last.day:
                choices.append(
                    (year, whole.first.replace(day=day) if day else whole.first, whole.last.replace(day=day) if day else whole.last)
                )
        if tense == "past":
            return max((year for year, first, _ in choices if first <= today + (_SLACK if day else timedelta())), default=None)
        if tense == "future":
            return min((year for year, _, last in choices if last >= today - (_SLACK if day else timedelta())), default=None)
        return min(choices, key=lambda one: (abs((one[1] - today).days), one[0]), default=(None, today, today))[0]

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
        sign = sign_of_the_future(clause, 0, len(clause), self.text.language == "es")
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
