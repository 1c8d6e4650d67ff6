"""Walking: the tokens of a text asked by their place, for rules that look a bounded way before and behind a word."""

from collections.abc import Container, Sequence

from archive.reading.tokens import Text, Token, is_hyphen


class Walk:
    """The tokens of a text, or of a sentence or clause of it; beyond their ends stands the empty word."""

    years = range(1500, 2101)
    """The years that four digits may be; rules that know better have their own."""

    def __init__(self, text: Text, tokens: Sequence[Token] | None = None) -> None:
        self.text = text
        self.tokens: Sequence[Token] = text.tokens if tokens is None else tokens
        self.lows = text.lows if tokens is None else [token.low for token in tokens]
        self.spanish = text.language == "es"

    def low(self, index: int) -> str:
        """The folded word at ``index``, empty beyond the ends."""
        try:
            return self.lows[index] if index >= 0 else ""
        except IndexError:
            return ""

    def is_capital(self, index: int) -> bool:
        """Whether a word or an abbreviation with a capital letter stands at ``index``."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        return token.is_capital and token.kind in ("word", "dotted")

    def year_at(self, index: int) -> int | None:
        """The year that four digits at ``index`` print."""
        low = self.low(index)
        return int(low) if len(low) == 4 and low.isdecimal() and int(low) in self.years else None

    def printed(self, first: int, last: int) -> str:
        """The text from the token ``first`` up to the token ``last``."""
        return self.text.body[self.tokens[first].start : self.tokens[last - 1].end]

    def first_of(self, words: Container[str], first: int, last: int) -> int | None:
        """The place of the first of the words or marks from ``first`` up to ``last``."""
        for index, low in enumerate(self.lows[max(first, 0) : max(last, 0)], max(first, 0)):
            if low in words:
                return index
        return None

    def has(self, first: int, last: int, words: Container[str]) -> bool:
        """Whether one of the words stands from ``first`` up to ``last``."""
        return self.first_of(words, first, last) is not None

    def is_hyphen(self, index: int) -> bool:
        """Whether a dash joins two words, as in *US–Mexico*."""
        return is_hyphen(self.tokens, index)

    def clause_start(self, index: int, floor: int, marks: str) -> int:
        """The place behind the last of the marks before ``index``, not before ``floor``; a dash inside a word is none."""
        while index > floor and not self.is_break(index - 1, marks):
            index -= 1
        return index

    def clause_end(self, index: int, stop: int, marks: str) -> int:
        """The place of the first of the marks from ``index`` on, not beyond ``stop``; a dash inside a word is none."""
        while index < stop and not self.is_break(index, marks):
            index += 1
        return index

    def is_break(self, index: int, marks: str) -> bool:
        """Whether one of the marks parts clauses here."""
        return self.tokens[index].text in marks and not self.is_hyphen(index)
