"""Names of events: the words around a date that say what happened then.

They stand behind the date (*the 2014 Water Accord*), before it (*the treaty of 1944*, *the rise of the millers in the 1990s*), are what was
signed or issued on it (*the Water Accord, signed in 2009*), a title (*“Dry Wells”, published in May*), or what the clause tells of
(*Hurricane Ada reached the coast on 3 May*, *in January fighting in Rain City …*). All walks are bounded.
"""

from archive.reading.dating.event_subjects import Subjects
from archive.reading.dating.event_words import HEADS, LONGEST, MODIFIERS, Name, Words
from archive.reading.dating.when import When
from archive.reading.lexicon.documents import ISSUED
from archive.reading.lexicon.happenings import (
    ACTING,
    ANNOUNCING,
    BEFORE_EVENT,
    CONNECTORS,
    DEFINITE,
    DETERMINERS,
    EVENT_NOUNS,
    EVENT_VERBS,
    OCCURS,
    PAST_VERBS,
    QUANTIFIERS,
    STOPS,
    STORMS,
)
from archive.reading.mentions import Mentions
from archive.reading.tokens import Text

_PREPOSITIONS = frozenset("in on of during en el de since from at by".split())
_AUXILIARIES = frozenset(
    "will would to was were is are been being be has had have fue fueron es first formally officially so-called later finally then".split()
)
_ARTICLES = ("the", "el", "la", "los", "las")
_SPANISH_PAST = ("ó", "aron", "ieron")
_INDEFINITE = ("a", "an", "un", "una")
_AMENDING = ("reform", "amendment", "reforma", "enmienda")
_DATED = ("dated", "fechado", "fechada")
_BEFORE_VERBS = ("to", "will", "would", "can")
_GOES_ON = frozenset("in at on for from to against by with between en por para con".split())
_TELLING = OCCURS | EVENT_VERBS
_MARKS = ',;:.—–“”"'
_REACH = 40
_DONE = EVENT_VERBS | ISSUED
_LONGEST_TITLE = 120
_AGENT_REACH = 9
_TITLE_GAP = 12


class Names(Words):
    """Looks for the names of the events of one text."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        super().__init__(text)
        self.subjects = Subjects(text, mentions)

    def of(self, when: When) -> Name | None:
        """The name that stands around a date, if any."""
        sentence = self.text.sentence_at(when.start)
        low = max(self.text.index_at(sentence[0]), when.first - _REACH)
        high = min(self.text.index_at(sentence[1]), when.last + _REACH)
        name = self._behind(when, high) or self._of_date(when, low, high) or self._spurred(when, high)
        if name:
            return name
        name = self._titled(when, low) or self._done(when, low) or self._before(when, low)
        return name or self._told(when, low) or self._opening(when, low, high)

    def as_printed(self, name: Name, when: When) -> str:
        """A name as the text prints it, without the date inside it: *the reform [of May 2020] to the Water Law*."""
        printed = self.printed(name.first, name.last)
        if name.last <= when.first and name.closes > when.last:
            printed += " " + self.printed(when.last, name.closes)
        return printed

    def _behind(self, when: When, high: int) -> Name | None:
        """*The 2014 Water Accord*, *its January 23rd meeting*, *the upcoming February ministerial*."""
        if when.precision in ("decade", "century") or when.last >= high or self.tokens[when.last].start - when.end > 2:
            return None
        opens = when.first
        while self.low(opens - 1) in BEFORE_EVENT:
            opens -= 1
        article = self.low(opens - 1)
        if article not in DETERMINERS and article != "'s":
            return None
        first = when.last + (self.low(when.last) == "," and when.precision == "day")
        last = self.phrase(first, high) if first < high else None
        if last is None or (article in _INDEFINITE or first > when.last) and not self.has(first, last, HEADS):
            return None
        return Name(first, last, opens - 1 if article in _ARTICLES else when.first, last)

    def _of_date(self, when: When, low: int, high: int) -> Name | None:
        """*The treaty of 1944*, *el acuerdo de diciembre de 2025*, *the reform of May 2020 to the Water Law*."""
        of = when.first - 1 - (self.low(when.first - 1) in BEFORE_EVENT)
        if self.low(of) not in ("of", "de", "del"):
            return None
        for index in range(of - 1, max(of - MODIFIERS - 3, low - 1), -1):
            if self.low(index) in DEFINITE or self.low(index) == "'s":
                heads = {self.low(place) for place in range(index + 1, of)} & HEADS
                if not heads or heads == {"fall"} and when.precision == "year":
                    return None
                closes = self._amended(when.last, high) if self.low(of - 1) in _AMENDING else when.last
                return Name(index + 1, of, index + (self.low(index) not in _ARTICLES), closes)
            if not self._is_inside_a_name(index):
                return None
        return None

    def _is_inside_a_name(self, index: int) -> bool:
        low = self.low(index)
        if low == "se" or self.tokens[index].text.endswith(_SPANISH_PAST):
            return False
        return low in CONNECTORS or low not in STOPS and (low.isalpha() or low == "-")

    def _amended(self, index: int, high: int) -> int:
        """Past *to the Water Law*."""
        if self.low(index) not in ("to", "a", "de"):
            return index
        end = index + 1
        while end < min(index + LONGEST, high) and (self.is_capital(end) or self.low(end) in ("'s", "the", "la")):
            end += 1
        return end if end > index + 1 else index

    def _spurred(self, when: When, high: int) -> Name | None:
        """*In the 1980s, driven by the fall of …* names what happened then."""
        after = when.last
        if when.precision != "decade" or self.low(after) != "," or self.low(after + 2) != "by":
            return None
        first = after + 3 + (self.low(after + 3) == "the")
        if self.low(first) not in EVENT_NOUNS:
            return None
        return Name(first, self.belonging(first + 1, high), when.first, when.last)

    def _titled(self, when: When, low: int) -> Name | None:
        """*“Dry Wells”, published in May 2025*, *“Dry Wells” (IIW, May 2025)*, *«Pozos», de enero de 2026*."""
        quotes = self.text.quotes_within(max(self.tokens[low].start, when.start - 400), when.start)
        if not quotes or not quotes[-1].closed or quotes[-1].end > when.start or quotes[-1].end - quotes[-1].start > _LONGEST_TITLE:
            return None
        quoted = quotes[-1]
        first, last = self.text.index_at(quoted.start), self.text.index_at(quoted.end)
        while last > first and self.tokens[last - 1].text in ",.":
            last -= 1
        gap = [token for token in self.tokens[last : when.first] if token.text not in '”"»’,']
        if first >= last or len(gap) > _TITLE_GAP or not self.is_capital(first):
            return None
        of_date = [token.low for token in gap] in ([], ["of"], ["de"], ["del"])
        dated = of_date or gap[0].text == "(" or any(token.low in _DONE for token in gap[:3])
        return Name(first, last, when.first, when.last) if dated else None

    def _done(self, when: When, low: int) -> Name | None:
        """*The Water Accord, signed in 2009*; *the mill rule was issued on 15 January 2025*."""
        verb = self._verb(when.first - 1, low)
        if verb is None or self.low(verb) in ACTING:
            return None
        end = verb
        while end > low and self.low(end - 1) in _AUXILIARIES:
            end -= 1
        if self.low(end - 1) in ("and", "y") and end - 2 > low:
            earlier = self._earlier(end - 1, low)
            return earlier and Name(earlier[0], earlier[1], when.first, when.last)
        found = self.subjects.of(low, end)
        if found is None:
            return None
        passive = end < verb or self.low(verb) in _DATED or self.low(end - 1) in (",", ")") or self.low(verb + 1) in ("by", "por")
        headed = self.has(*found, HEADS)
        return Name(*found, when.first, when.last) if passive or headed else None

    def _verb(self, index: int, low: int) -> int | None:
        """The verb of a date: *signed on*, *issued by the Board in*, *in force since*, *dated*."""
        if self.low(index) in _DATED:
            return index
        if self.low(index) not in _PREPOSITIONS:
            return None
        index -= 1
        if self.low(index) == "el":
            index -= 1
        if self.low(index) in ("force", "effect") and self.low(index - 1) in ("in", "into"):
            return index - 1 - (self.low(index - 2) in ("entered", "came", "comes", "went", "entry"))
        if self.low(index) == "effect":
            return index - 1
        if self.low(index) in _DONE:
            return index
        for back in range(index, max(index - _AGENT_REACH, low), -1):
            if self.low(back) in ("by", "por") and self.low(back - 1) in _DONE:
                return back - 1
            if self.tokens[back].kind == "mark":
                return None
        return None

    def _earlier(self, index: int, low: int) -> tuple[int, int] | None:
        """The subject of *was issued on 15 January 2025 and withdrawn on*."""
        for back in range(index - 1, max(index - _AGENT_REACH, low), -1):
            if self.low(back) in _DONE:
                end = back
                while end > low and self.low(end - 1) in _AUXILIARIES:
                    end -= 1
                return self.subjects.of(low, end)
        return None

    def _before(self, when: When, low: int) -> Name | None:
        """*The rise of the millers in the 1990s*, *a trial at Rain City in early 2025*."""
        opened = self.low(when.first - 1) in _PREPOSITIONS
        if not opened and self.low(when.first) != "last" and self.low(when.first) not in _ARTICLES:
            return None
        end = when.first - opened
        end -= self.low(end - 1) in ("on", "en", "in")
        for head in range(max(low, end - LONGEST), end):
            if self.low(head) not in EVENT_NOUNS or self.low(head - 1) in _BEFORE_VERBS or self.low(head) == "fall" and head >= end - 1:
                continue
            if head + 1 < end and self._is_noun(head + 1):
                continue
            if not all(self._continues(index) for index in range(head + 1, end)):
                continue
            first = self.modified(low, head)
            last = min(self.belonging(head + 1, end), end)
            bare = when.precision == "year" and not self._is_definite(first, head, last)
            return None if bare else Name(first, last, when.first, when.last)
        return None

    def _is_noun(self, index: int) -> bool:
        """Whether the word behind an event makes it a modifier: *appointment system*."""
        return self.is_plain(index) and not self.is_capital(index) and self.low(index) not in CONNECTORS

    def _continues(self, index: int) -> bool:
        """Whether a word may stand between an event and *in 1990*: no verb and no comma."""
        token = self.tokens[index]
        if token.kind == "mark":
            return token.text == "-"
        return token.low in _GOES_ON or token.low not in STOPS and token.low not in PAST_VERBS and token.low not in _DONE

    def _is_definite(self, first: int, head: int, last: int) -> bool:
        """Whether a bare year may date this: *the rise of X*, *a trial at Y*; not *40 attacks in 2019*."""
        before = self.tokens[first - 1] if first else None
        counted = before is not None and (before.kind == "number" or before.low in QUANTIFIERS)
        return not counted and (before is not None and before.low in DETERMINERS or last > head + 1 or self.is_capital(first))

    def _told(self, when: When, low: int) -> Name | None:
        """*Hurricane Ada reached Rain City on 25 October*, *the next summit is due in July*."""
        first = self._clause_of(when.first, low)
        while self.low(first) in DETERMINERS or self.low(first) in ("and", "but", "after", "y"):
            first += 1
        head = self.headed(first, min(first + MODIFIERS, when.first), HEADS)
        if head is None or self.low(first - 1) in QUANTIFIERS:
            return None
        last = head + 1
        if self.low(head) in STORMS:
            while last < when.first and (self.is_capital(last) or self.low(last) == "and"):
                last += 1
        last = self.belonging(last, when.first)
        jumped = last
        if self.low(jumped) == "," and self.low(jumped + 1) in ("which", "that", "que"):
            jumped += 2
        verb = self.has(jumped, min(jumped + 3, when.first), _TELLING)
        dated = when.precision != "year" or self.low(head) in EVENT_NOUNS
        commas = self.has(jumped, when.first, (",", ";", ":"))
        return Name(first, last, when.first, when.last) if verb and dated and not commas else None

    def _clause_of(self, index: int, low: int) -> int:
        """Where the clause of a date begins; a relative clause belongs to what stands before its comma."""
        first = self.clause_start(index, low, _MARKS)
        if self.low(first) in ("which", "que", "that") and first - 1 > low:
            first = self.clause_start(first - 1, low, _MARKS)
        return first

    def _opening(self, when: When, low: int, high: int) -> Name | None:
        """*In January 2025 fighting in Rain City …*, *on July 1 comes the review of …*, *in July 2024 the towns announced the X Effort*."""
        if when.first - low > 2 or when.precision in ("decade", "century"):
            return None
        first = when.last + (self.low(when.last) == ",")
        first += self.low(first) in ("comes", "came", "saw", "brings", "brought", "marks", "marked")
        first += self.low(first) in DETERMINERS
        if when.precision != "year" and (last := self._event_at(first, high)):
            return Name(first, last, when.first, when.last)
        return self._announced(when, first, high)

    def _event_at(self, first: int, high: int) -> int | None:
        head = self.headed(first, min(first + MODIFIERS, high), EVENT_NOUNS)
        if head is None:
            return None
        last = self.belonging(head + 1, high)
        if last == head + 1 and self.low(last) == "in" and last + 1 < high and self.is_capital(last + 1):
            last += 2
            while last < high and self.is_capital(last):
                last += 1
        return last

    def _announced(self, when: When, first: int, high: int) -> Name | None:
        for index in range(first, min(first + 14, high - 2)):
            if self.low(index) not in ANNOUNCING:
                continue
            start = index + 1 + (self.low(index + 1) in DETERMINERS)
            last = start
            while last < high and (self.is_capital(last) or self.low(last) in ("of", "on", "for") and self.is_capital(last + 1)):
                last += 1
            if last - start > 1 and not self.subjects.is_actor(start, last):
                return Name(start, last, when.first, when.last)
        return None
