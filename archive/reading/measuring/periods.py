"""Periods: the time that a figure covers, as printed and, where the article's date allows, as days.

``timespans.py`` finds all of a sentence; here each figure takes the nearest to its right, up to the next figure, else the one that opens
its clause, else that of the figure it is joined to, else the nearest to its left.
"""

from bisect import bisect_left
from collections.abc import Sequence

from archive.reading.dating.date import Published
from archive.reading.dating.timespans import NO_PERIOD, Period, Placed, find_periods, openers_of
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import DOCUMENTS, ISSUED
from archive.reading.lexicon.periods import OFTEN
from archive.reading.tokens import Text, Token

_REACH = 140
_FAR = 500
_OPENING = 14
_JOINED, _MOST_JOINED = 6, 4
_FEW, _NEAR = 4, 6
_MOST_LOOKED_AT = 4
_COMPARED = words("from with than against versus frente up down compared")
_NOW = words("now today currently hoy ahora actualmente still nowadays")
_ASKED = words("conducted taken carried surveyed polled interviewed realizada realizado")


class Periods:
    """The periods of a text's figures; those of a sentence are found once. ``spans`` are all the figures in order."""

    def __init__(self, text: Text, published: Published, spans: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._published = published
        self._spans, self._starts = spans, [start for start, _ in spans]
        self._openers = openers_of(text) if spans else []
        self._sentence: tuple[int, int] | None = None
        self._found: list[Placed] = []
        self._places: list[int] = []

    @property
    def covered(self) -> list[tuple[int, int]]:
        """The characters of the periods in the sentence that was asked for last."""
        return [(placed.start, placed.end) for placed in self._found]

    def of(self, start: int, end: int) -> Period:
        """The period of the figure at ``start``…``end``."""
        sentence = self._text.sentence_at(start)
        if sentence != self._sentence:
            index = bisect_left(self._starts, sentence[0])
            inside = self._spans[index : bisect_left(self._starts, sentence[1])]
            self._sentence, self._found = sentence, find_periods(self._text, sentence, inside, self._published, self._openers)
            self._places = [placed.start for placed in self._found]
        if not self._found:
            return NO_PERIOD
        behind = self._behind(start, end, sentence[1])
        near = self._right_before(start) if behind and not behind.often and self._is_apart(end, behind) else None
        if near:
            return near.period
        if behind and not behind.weak:
            return self._split(start, behind)
        joined = self._joined(start, end, sentence[1])
        told = self._opening(start, sentence[0]) or behind or joined or self._left(start, sentence[0]) or self._often_before(start)
        return told.period if told else NO_PERIOD

    def _behind(self, start: int, end: int, stop: int) -> Placed | None:
        """The nearest to the right before the next figure; a date right behind *a year* or *in five weeks* beats it."""
        following = bisect_left(self._starts, end)
        stop = min(stop, end + _REACH, self._starts[following] if following < len(self._starts) else stop)
        first = bisect_left(self._places, end)
        near = [one for one in self._found[first : first + _MOST_LOOKED_AT] if one.start < stop and not self._is_barred(end, one)]
        if len(near) > 1 and (near[0].often or near[0].weak) and not (near[1].often or near[1].weak or near[1].limits):
            between = self._text.between(near[0].end, near[1].start)
            return near[1] if len(between) <= _FEW and not any(token.text == "," for token in between) else near[0]
        return near[0] if near else None

    def _is_barred(self, end: int, placed: Placed) -> bool:
        """A semicolon or *than* between, the date of a document, or *a year* far off."""
        between = self._text.between(end, placed.start)
        low = [token.low for token in between]
        if ";" in low or "than" in low or "doble" in low or "respecto" in low or low[-2:-1] == ["que"] or low[-1:] == ["que"]:
            return True
        if placed.often and len(low) > _NEAR and self._text.tokens[self._text.index_at(placed.start)].low not in OFTEN:
            return True
        return any(word in ISSUED for word in low[-3:]) or self._is_of_document(placed)

    def _is_of_document(self, placed: Placed) -> bool:
        """*a note of April 2024*, *the treaty of 1944*."""
        before = self._text.between(max(placed.start - 30, 0), placed.start)[-2:]
        return len(before) == 2 and before[1].low in ("of", "de") and (before[0].low in DOCUMENTS or before[0].low in _TREATIES)

    def _right_before(self, start: int) -> Placed | None:
        """*the attack in April 2017 which killed 14*: a period a few words before the figure."""
        index = bisect_left(self._places, start) - 1
        before = self._found[index] if index >= 0 else None
        if before is None or before.often or before.weak or before.end > start or self._is_issued(before):
            return None
        between = self._text.between(before.end, start)
        return before if len(between) <= _FEW and not any(token.kind in ("mark", "number") for token in between) else None

    def _is_apart(self, end: int, placed: Placed) -> bool:
        return any(token.text in ",—–" for token in self._text.between(end, placed.start))

    def _split(self, start: int, placed: Placed) -> Period:
        """The end of *from 61 to 24 between 2015 and 2023*: the second number's is 2023."""
        index = self._text.index_at(start)
        tokens = self._text.tokens
        changed = index > 2 and tokens[index - 1].low == "to" and any(token.low == "from" for token in tokens[index - 3 : index - 1])
        return placed.last if changed and placed.last else placed.period

    def _opening(self, start: int, sentence: int) -> Placed | None:
        """The one that opens the sentence, or the clause behind the last semicolon."""
        if not self._places or self._places[0] >= start:
            return None
        marks = [token.end for token in self._text.between(max(sentence, start - _REACH), start) if token.text == ";"]
        clause = marks[-1] if marks else sentence
        index = bisect_left(self._places, clause)
        opened = self._found[index] if index < len(self._found) and self._places[index] < start else None
        if opened is None or opened.start - clause > _OPENING or opened.often or self._is_issued(opened) or self._is_inner(opened, clause):
            return None
        return opened

    def _is_inner(self, placed: Placed, clause: int) -> bool:
        """*The 2016 deal*, *Tratado de 1944*: in a noun phrase, it opens nothing."""
        before = self._text.between(clause, placed.start)
        return bool(before) and before[-1].low in ("of", "de", "del")

    def _is_issued(self, placed: Placed) -> bool:
        before = self._text.between(max(placed.start - 30, 0), placed.start)[-2:]
        return any(token.low in ISSUED for token in before) or self._text.body[placed.start - 1 : placed.start] == "("

    def _joined(self, start: int, end: int, stop: int) -> Placed | None:
        """*212 boats and 40 nets since 2017*: the period of the next, if only a few words with *and* or a comma stand between."""
        for step in range(_MOST_JOINED):
            index = bisect_left(self._starts, end)
            if index >= len(self._starts) or self._starts[index] >= stop:
                return None
            low = [token.low for token in self._text.between(end, self._starts[index])]
            behind = self._behind(*self._spans[index], stop)
            if low in (["to"], [",", "to"], ["a"]):
                if step == 0 and self._changes_from(start):
                    return behind._replace(period=behind.first) if behind and behind.first else None
            elif (
                len(low) > _JOINED or not any(word in ("and", "y", "e", ",", "(") for word in low) or any(word in _COMPARED for word in low)
            ):
                return None
            if behind:
                return None if behind.often and len(low) > 1 else behind
            end = self._spans[index][1]
        return None

    def _changes_from(self, start: int) -> bool:
        index = self._text.index_at(start)
        return any(token.low in ("from", "de") for token in self._text.tokens[max(index - 2, 0) : index])

    def _left(self, start: int, sentence: int) -> Placed | None:
        """*handled 40 boats in 2024, of which 2% were opened*; *data of December 2023 showed 78%*; not *in 2019 is now 40*."""
        text = self._text
        index = text.index_at(start)
        if any(token.low in _COMPARED for token in text.tokens[max(index - 2, 0) : index]):
            return None
        first = self._starts[bisect_left(self._starts, sentence)]
        last = bisect_left(self._places, start)
        for placed in reversed(self._found[max(last - _MOST_LOOKED_AT, 0) : last]):
            if start - placed.end > _FAR:
                return None
            issued = self._is_issued(placed) and not self._is_asked(placed)
            if placed.often or placed.weak or issued or self._is_of_document(placed):
                continue
            between = text.between(placed.end, start)
            if any(token.text == ";" or token.low in _NOW for token in between):
                return None
            behind = placed.start >= first or len(between) <= 1 or self._holds(placed, text.between(placed.end, min(first, start)))
            return self._last_of(placed, index) if behind else None
        return None

    def _last_of(self, placed: Placed, index: int) -> Placed:
        """*rose by 2 points between 2015 and 2023, to 40*: the second number is of 2023."""
        low = [token.low for token in self._text.tokens[index - 2 : index]]
        return placed._replace(period=placed.last) if low == [",", "to"] and placed.last else placed

    def _holds(self, placed: Placed, between: Sequence[Token]) -> bool:
        """Whether a period before all figures holds for them: no comma parts them, but *, when*; or a survey was taken then."""
        if self._is_asked(placed):
            return True
        commas = [index for index, token in enumerate(between) if token.text in ",—–:"]
        when = len(commas) == 1 and between[commas[0] + 1 : commas[0] + 2] and between[commas[0] + 1].low in ("when", "cuando")
        day = placed.period.starts_on is not None and placed.period.starts_on == placed.period.ends_on
        return bool(when) or not commas and not day

    def _is_asked(self, placed: Placed) -> bool:
        """*a poll taken in May*."""
        return any(token.low in _ASKED for token in self._text.between(max(placed.start - _REACH // 2, 0), placed.start))

    def _often_before(self, start: int) -> Placed | None:
        """*put the yearly income at $150 million*."""
        index = bisect_left(self._places, start) - 1
        before = self._found[index] if index >= 0 else None
        spoken = before is not None and start - before.end < _REACH and self._text.body[before.start : before.end].lower() in OFTEN
        return before if spoken else None


_TREATIES = words("treaty accord agreement deal law act treaties tratado acuerdo ley convention protocol convenio aguas constitution")
