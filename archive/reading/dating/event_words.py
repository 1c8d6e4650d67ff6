"""Words around a date: the phrases that an event's name is made of, walked word by word with bounded look-ahead and look-back."""

from collections.abc import Container
from typing import NamedTuple

from archive.reading.lexicon.happenings import DETERMINERS, EVENT_NOUNS, INSTRUMENTS, NO_NAMES, PAST_VERBS, QUANTIFIERS, STOPS
from archive.reading.walking import Walk

HEADS = EVENT_NOUNS | INSTRUMENTS
"""Nouns that name an event: what happens, and what is signed or imposed."""
LONGEST = 10
MODIFIERS = 4
_NOT_PLAIN = STOPS | NO_NAMES | PAST_VERBS
_NO_MODIFIERS = QUANTIFIERS | DETERMINERS | {"and", "or", "y", "o"}
_ARTICLES = ("the", "la", "el", "los", "las")


class Name(NamedTuple):
    """A name from the token ``first`` up to ``last``; ``opens`` and ``closes`` are the tokens that the passage covers with its date."""

    first: int
    last: int
    opens: int
    closes: int


class Words(Walk):
    """The tokens of a text, asked for the parts of names."""

    def phrase(self, first: int, high: int) -> int | None:
        """The end of a name that begins at ``first``: capitals, or up to a noun of an event and what belongs to it."""
        last = first
        while last < high and self.is_capital(last) and self.low(last) not in STOPS:
            last += 1
            while self._joins(first, last) and last + 1 < high and self.is_capital(last + 1 + (self.low(last + 1) == "the")):
                last += 1
        head = self.headed(last, min(last + MODIFIERS, high), HEADS)
        if head is not None:
            return self.belonging(head + 1, high)
        if last == first or self.low(last - 1) in NO_NAMES:
            return None
        ends = last >= high or not self.low(last).isalpha() or self.low(last) in STOPS or self.low(last) in PAST_VERBS
        return last if last - first > 1 or ends and self.low(last - 1) in HEADS else None

    def headed(self, first: int, last: int, heads: Container[str]) -> int | None:
        """The place of the noun that heads a phrase from ``first`` on, with nothing but its modifiers before it."""
        head = self.first_of(heads, first, last)
        return head if head is not None and all(self.is_plain(index) for index in range(first, head)) else None

    def _joins(self, first: int, index: int) -> bool:
        """Whether a small word may go on with a name: *and* only inside what *for*, *on* or *of* began."""
        low = self.low(index)
        return low in ("of", "for", "on", "the", "de", "del", "-") or low == "and" and self.has(first, index, ("of", "for", "on"))

    def is_plain(self, index: int) -> bool:
        """Whether a word stands at ``index`` that a name may hold: no verb, no preposition, not *agenda*."""
        token = self.tokens[index]
        return token.low not in _NOT_PLAIN and (token.kind == "word" or self.is_hyphen(index))

    def belonging(self, index: int, high: int) -> int:
        """Past *of the Board*, *of three men* behind a noun of an event."""
        while self.low(index) in ("of", "de", "del", "at") and index + 1 < high:
            after = index + 1
            while after < high and self.low(after) in _ARTICLES:
                after += 1
            capital, end = after < high and self.is_capital(after), after
            while end < min(after + LONGEST, high) and (self.is_plain(end) or self.tokens[end].kind in ("dotted", "number")):
                if capital and not self.is_capital(end) and self.low(end) not in ("and", "for") and not self.is_hyphen(end):
                    break
                end += 1
            while end > after and self.low(end - 1) in ("and", "for", "y", "-"):
                end -= 1
            if end == after:
                break
            index = end
        return index

    def modified(self, low: int, head: int) -> int:
        """Where a noun's modifiers begin: *dual-use regulation*, *staff college seminar*."""
        first = head
        while first > max(low, head - MODIFIERS - 2) and self.is_plain(first - 1) and self.low(first - 1) not in _NO_MODIFIERS:
            first -= 1
        if self.is_hyphen(first):
            return first - 1 if first > low else first + 1
        return first - 2 if first > low + 1 and self.is_hyphen(first - 1) else first
