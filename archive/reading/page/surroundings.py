"""Surroundings: a page's lines around its title and text, where its imprint stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.reading.page.bylines import Byline
from archive.reading.page.lines import Line
from archive.reading.page.signatures import bylines

_FOOT = 12
NEAR = 25
"""How many lines around a title tell of its article."""


@dataclass(frozen=True)
class Surroundings:
    """A page's lines around its title: those above it, those under it up to the first running text, and all of them."""

    above: Sequence[Line]
    under: Sequence[Line]
    lines: Sequence[Line]
    body: str
    language: str
    below: Sequence[Line] = ()
    """The first lines under the text."""
    opening: str = ""
    """The text's first paragraph as printed, with its dateline."""

    @property
    def foot(self) -> Sequence[Line]:
        """The page's last lines."""
        return self.lines[-_FOOT:]

    @cached_property
    def byline(self) -> Byline | None:
        """The byline under the title, or else above it, where only a line that says *By* is one; else one without names."""
        under = list(bylines(self.under[:NEAR], self.language))
        above = [byline for byline in bylines(self.above[-NEAR:], self.language) if byline.signed]
        return next((byline for byline in (*under, *above) if byline.authors), None)


def texts_of(lines: Sequence[Line]) -> list[str]:
    """The lines' texts."""
    return [line.text for line in lines]
