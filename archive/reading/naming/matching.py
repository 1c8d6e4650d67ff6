"""Known names: finding the gazetteer's names in a text, all at once, and keeping those that stand there as names do.

One Aho-Corasick automaton over folded names; the case rule is then checked on the text as printed. An acronym counts as printed
(``US``, not ``us``) and never inside a line of capitals; a name needs as many capitals as it has itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from archive.folding import Folded, fold
from archive.reading.known import KnownActor, KnownName
from archive.reading.lexicon.places import DEMONYMS, LONG_PLACES, SWALLOWERS

_DOTTED = re.compile(r"\b(?:[^\W\d_a-z]\.){2,8}")
_COUNTRY = re.compile(r"\b(?:US|UN|UK|EU)\b")
_UNDOTTED = re.compile(r"[^\W\d_a-z]{2,3}$")
_LETTERS = re.compile(r"[^\W\d_]+")
_GLUED_BEFORE = frozenset("@_#")
_GLUED_BEHIND = frozenset("_@$")
_AROUND = 60
_PEOPLES = ("armed-force", "court", "legislature")
_NOUNS = ("army", "navy", "marines", "parliament", "congress", "senate", "court", "ejercito")
_FORMS_KEPT = 4096
_OTHER_WORDS = 2
"""So many other words make a line of capitals."""


class Sense(NamedTuple):
    """One actor that a printed form may name."""

    actor: KnownActor
    name: KnownName
    form: str

    @property
    def is_exact(self) -> bool:
        """Whether its letters count as printed."""
        return self.name.case_sensitive or self.name.kind == "acronym"


class Found(NamedTuple):
    """A known name in a text. Without senses it is a place that swallows the names inside it (*Mexico City*)."""

    start: int
    end: int
    senses: tuple[Sense, ...]


class KnownNames:
    """The compiled names of known actors."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        senses: dict[str, list[Sense]] = {}
        for actor in actors:
            for name in actor.names:
                for form in forms_of(name.text, name.kind):
                    senses.setdefault(fold(form).strip(), []).append(Sense(actor, name, form))
        self._automaton = ahocorasick.Automaton()
        for key in sorted(senses.keys() | SWALLOWERS | LONG_PLACES):
            if key:
                self._automaton.add_word(key, (len(key), tuple(_laxest_first(senses.get(key, ())))))
        self._automaton.make_automaton()

    def find(self, text: str, folded: Folded) -> list[Found]:
        """The names in ``text``, longest first choice, none overlapping, in order."""
        if not len(self._automaton):
            return []
        return longest(self._matches(text, folded))

    def senses_of(self, text: str) -> tuple[Sense, ...]:
        """The actors that ``text`` as a whole may name."""
        key = fold(text).strip()
        return self._automaton.get(key)[1] if key and self._automaton.exists(key) else ()

    def _matches(self, text: str, folded: Folded) -> Iterator[Found]:
        for last, (length, senses) in self._automaton.iter(folded.text):
            start, end = last + 1 - length, last + 1
            if not stands_alone(folded.text, start, end):
                continue
            first, after = folded.span(start, end)
            allowed = tuple(sense for sense in senses if _is_printed_as(sense, text, first, after))
            if allowed or not senses:
                yield Found(first, after, allowed)


def forms_of(name: str, kind: str) -> tuple[str, ...]:
    """A name with and without the dots of its acronyms: ``forms_of("US Congress", "alias")`` is ``("US Congress", "U.S. Congress")``."""
    undotted = _DOTTED.sub(lambda match: match[0].replace(".", ""), name)
    dotted = name if _DOTTED.search(name) else _COUNTRY.sub(lambda match: ".".join(match[0]) + ".", name)
    if kind == "acronym" and _UNDOTTED.fullmatch(name):
        dotted = ".".join(name) + "."
    return tuple(dict.fromkeys((name, undotted, dotted)))


def _laxest_first(senses: Sequence[Sense]) -> list[Sense]:
    """One sense an actor: where two of its names fold alike, the one with the laxest case rule."""
    order = sorted(
        senses, key=lambda sense: (sense.actor.slug, sense.is_exact, sense.name.strength == "weak", _capitals(sense.form), sense.form)
    )
    return list({sense.actor.slug: sense for sense in reversed(order)}.values())[::-1]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span is no part of a word, a sum of money (``US$``), an address or a domain; a hyphen is a boundary."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in _GLUED_BEFORE or after in _GLUED_BEHIND:
        return False
    return not (after == "." and text[end + 1 : end + 2].isalnum() or before == "." and text[start - 2 : start - 1].isalnum())


def longest(found: Iterable[Found]) -> list[Found]:
    """The longest of overlapping spans, and of equal ones the first; in order of their start."""
    kept: list[Found] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda match: (match.start - match.end, match.start)):
        if match.start in taken or match.end - 1 in taken:
            continue
        taken.update(range(match.start, match.end))
        kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _is_printed_as(sense: Sense, text: str, start: int, end: int) -> bool:
    exact = text[start:end]
    if not sense.is_exact:
        return _capitals(exact) >= (1 if _is_peoples(sense) else _capitals(sense.form)) and exact[0].isupper() >= sense.form[0].isupper()
    pattern = [character.isupper() for character in exact if character.isalpha()]
    as_printed = pattern == [character.isupper() for character in sense.form if character.isalpha()]
    return as_printed and not (exact.isupper() and in_shouted_line(text, start, end))


def _is_peoples(sense: Sense) -> bool:
    """Whether a name's noun may be small: *Mexican army* for *Mexican Army*, *Israeli parliament*."""
    if sense.actor.kind not in _PEOPLES:
        return False
    first, *others = fold(sense.form).split()
    return first in DEMONYMS and bool(others) and others[-1] in _NOUNS


@lru_cache(maxsize=_FORMS_KEPT)
def _capitals(text: str) -> int:
    return sum(character.isupper() for character in text)


def in_shouted_line(text: str, start: int, end: int) -> bool:
    """Whether the words around a span are all in capitals, so that capitals there say nothing."""
    line_start = text.rfind("\n", max(start - _AROUND, 0), start) + 1 or max(start - _AROUND, 0)
    line_end = text.find("\n", end, end + _AROUND)
    around = text[line_start:start] + " " + text[end : line_end if line_end >= 0 else end + _AROUND]
    if around != around.upper():
        return False
    return len(_LETTERS.findall(around)) >= _OTHER_WORDS
