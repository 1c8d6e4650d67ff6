"""Subjects: what was signed, issued or held on a date, as the phrase before its verb: *the Water Accord, which gave us a dam, was …*."""

from archive.reading.dating.event_words import HEADS, LONGEST, Words
from archive.reading.lexicon.documents import DOCUMENTS
from archive.reading.lexicon.happenings import CONNECTORS, DETERMINERS, NO_NAMES, PAST_VERBS, STOPS
from archive.reading.mentions import Mentions
from archive.reading.tokens import Text

_LONGEST_SUBJECT = 14
_APPOSED = 6
_RELATIVE = frozenset(("which", "that", "que", "part"))
_NO_OPENERS = DETERMINERS | STOPS | {"so", "called"}
_FINITE = PAST_VERBS | {"is", "are", "has", "that"}
_CUTS = frozenset(("between", "with", "among", "entre"))
_EFFORTS = HEADS | {"alliance", "coalition", "effort", "mission"}
_PARTICIPLES = ("ing", "ed", "ando", "endo", "built", "born")
_MARKS, _TITLE_MARKS = ',;:.()—–“”"', ',;.(—–“"'


class Subjects(Words):
    """Looks for the subjects of dated verbs in one text."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        super().__init__(text)
        self.mentions = mentions

    def of(self, low: int, end: int) -> tuple[int, int] | None:
        """What was signed: the phrase that ends before ``end``, over an inserted *, which …,* or *, a report*."""
        if self.low(end - 1) == ")":
            end = next((index for index in range(end - 2, max(low, end - LONGEST), -1) if self.tokens[index].text == "("), end)
        end -= self.low(end - 1) == ","
        first = self.clause_start(end, low, _MARKS)
        if first > low and self.low(first) in _RELATIVE:
            return self._subject_phrase(low, first - 1)
        apposed = self.low(first) in ("a", "an", "un", "una") and self.has(first, min(first + _APPOSED, end), DOCUMENTS)
        if apposed and first > low and self.low(first - 1) == ",":
            return self._title(low, first - 1)
        return self._subject_phrase(first, end)

    def _title(self, low: int, end: int) -> tuple[int, int] | None:
        """A title without quotation marks, from its sentence's or clause's beginning: *Dry Wells of the North, a report …*."""
        first = self.clause_start(end, low, _TITLE_MARKS)
        if self.low(first) in ("in", "en"):
            first += 1
        capitals = sum(self.is_capital(index) for index in range(first, end))
        return (first, end) if first < end and self.is_capital(first) and capitals > 1 and not self.is_actor(first, end) else None

    def _subject_phrase(self, first: int, end: int) -> tuple[int, int] | None:
        """The whole clause where it is a name or begins with a noun of an event, else the name at its end."""
        owned = next((index for index in range(end - 1, max(first, end - LONGEST) - 1, -1) if self.low(index) == "'s"), None)
        start = first if owned is None else owned + 1
        while start < end and (self.low(start) in _NO_OPENERS or self.tokens[start].kind == "mark"):
            start += 1
        clause = 0 < end - start <= _LONGEST_SUBJECT and not self.has(start, end, _FINITE)
        if clause and not self._opens_with_a_participle(start):
            head, preposition = self.first_of(HEADS, start, end), self.first_of(STOPS, start, end)
            if head is not None and (preposition is None or head < preposition):
                return start, self.first_of(_CUTS, start, end) or end
        return self._name_at_the_end(first, end)

    def _opens_with_a_participle(self, first: int) -> bool:
        """*Following the end of the Water Accord*, *built on the Water Accord*: what a sentence opens with is no part of a name.

        A participle has an object or a preposition behind it; *opening of the dam* and *mining accord* begin with nouns.
        """
        low, behind = self.low(first), self.low(first + 1)
        if low in HEADS or not low.endswith(_PARTICIPLES):
            return False
        return behind in DETERMINERS or behind in STOPS

    def _name_at_the_end(self, first: int, end: int) -> tuple[int, int] | None:
        """Capitals with small words between them, or a noun of an event and what stands before it."""
        start = end
        while (
            start > max(first, end - LONGEST)
            and (self.tokens[start - 1].kind in ("word", "dotted") or start == end and self.tokens[start - 1].kind == "number")
            and (self.is_capital(start - 1) or self.tokens[start - 1].kind == "number" or start < end and self.low(start - 1) in CONNECTORS)
        ):
            start -= 1
        while start < end and (not self.is_capital(start) or self.low(start) in _NO_OPENERS):
            start += 1
        if start < end:
            if self.is_actor(start, end) or self.low(start) in NO_NAMES or end - start < 2 and self.low(start) not in HEADS:
                return None
            return start, end
        if end > first and self.low(end - 1) in HEADS:
            return self.modified(first, end - 1), end
        return None

    def is_actor(self, first: int, last: int) -> bool:
        """Whether a person or a state, and nothing else, stands here."""
        if any(mention.is_person for mention in self.mentions.between(self.tokens[first].start, self.tokens[last - 1].end)):
            return True
        mention = self.mentions.at(self.tokens[first].start)
        if mention is None or mention.end < self.tokens[last - 1].end:
            return False
        return mention.is_person or mention.actor.kind == "state" or self._is_body(first, last)

    def _is_body(self, first: int, last: int) -> bool:
        """Whether a name is that of a body rather than of something that was signed or launched."""
        return not self.has(first, last, _EFFORTS)
