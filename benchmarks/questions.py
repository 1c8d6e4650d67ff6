"""The form of a question, which no engine speaks and each translates, and the twelve kinds of it."""

from dataclasses import dataclass, field
from datetime import date

TOP = 20
FACETS = ("actor", "topic", "source")
"""Counted besides the year."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any of its inflected forms."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with ``text``."""

    text: str


@dataclass(frozen=True, slots=True)
class Both:
    """What matches all of its parts."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """What matches any of its parts."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What matches ``wanted`` and not ``unwanted``."""

    wanted: "Expression"
    unwanted: "Expression"


Expression = Word | Phrase | Prefix | Both | Either | Without


@dataclass(frozen=True, slots=True)
class Question:
    """One search. Its answer: how many articles, the best 20 with a snippet each, and the counts of all actors, topics, sources, years."""

    kind: str
    words: Expression | None
    """``None``: every article, newest first."""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by facet: an article has any of those of each facet."""
    days: tuple[date, date] | None = None
    """First and last day; an undated article lies in no bounds."""


KINDS = {
    "rare": "a rare word",
    "common": "a common word",
    "and2": "two words",
    "or3": "any of three words",
    "phrase": "a phrase of two words",
    "phrase4": "a phrase of four words",
    "not": "one word without another",
    "nested": "two times any of two words",
    "prefix": "the first four letters of a word",
    "all+filter": "everything by one actor",
    "word+filters": "a word, a topic, a source and six years",
    "any-of": "a word and any of four actors",
}
