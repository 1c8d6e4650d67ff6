"""Subjects: which figures speak of one measure, and which dated mentions of one event. Pure; the words are in the reader's lexicon.

A measure is a subject's head and its place. The head is what is left of the subject as printed without small words, words that only shade
it, and the unit itself, with one word for all that mean the same: *fentanyl-related deaths* and *fentanyl overdose deaths* both are
``death fentanyl``, *18,000 kilograms of fentanyl seized* and *fentanyl cartridges detected* both ``fentanyl seizure``.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.folding import fold
from archive.reading.lexicon.happenings import INSTRUMENTS, STORMS
from archive.reading.lexicon.places import DEMONYMS, PLACES
from archive.reading.lexicon.subjects import (
    ANNUAL,
    CAUSES,
    NO_ADVERBS,
    RECURRING,
    SAME_PLACES,
    SHADES,
    SMALL,
    SYNONYMS,
    TOO_GENERAL,
    TRANSFERS,
)

LONGEST_KEY = 300
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ARTICLE = re.compile(r"^(?:the|a|an|el|la|los|las|un|una) ")
_OPENING_YEAR = re.compile(r"^(?:[Tt]he |[Ee]l |[Ll]a )?(?:19|20)\d\d ")
_WAR = re.compile(r"\b(?:war|guerra)\b")
_PARTICIPLE = re.compile(r"\w{4}ed$")
_TELLS_LITTLE = TOO_GENERAL | SHADES | DEMONYMS | PLACES
_MOST_WORDS = 6
"""A subject with more words is a clause, and no other article will print it again."""


class MeasureKey(NamedTuple):
    """Under what a figure is compared. ``place`` is empty where none is printed."""

    head: str
    place: str

    @property
    def is_transfer(self) -> bool:
        """Whether it is given in portions, of which several may be true at once."""
        return not TRANSFERS.isdisjoint(self.head.split())


def measure_key(subject: str, unit: str = "", place: str = "") -> MeasureKey | None:
    """The measure of a figure by its subject, unit and place as printed, or ``None`` where the subject tells too little.

    ``measure_key("fentanyl-related deaths", "death", "U.S.")`` is ``("death fentanyl", "united states")``.
    """
    heads = _heads(subject, unit, place_key(place))
    return MeasureKey(" ".join(heads)[:LONGEST_KEY], place_key(place)[:LONGEST_KEY]) if heads else None


@lru_cache(maxsize=4096)
def _heads(subject: str, unit: str, place: str) -> tuple[str, ...]:
    """What is left of a subject without small words, shades, its place, and the unit itself; nothing where that tells too little."""
    printed = [word.removesuffix("'s") for word in _WORD.findall(_without_place(fold(subject), place))]
    words = [singular(word) for word in printed if word not in SMALL]
    meant = dict.fromkeys(SYNONYMS.get(word, word) for word in words if not _only_shades(word))
    if len(meant) > 1 and not (meant.keys() <= CAUSES):
        counted = {SYNONYMS.get(singular(word), singular(word)) for word in _WORD.findall(fold(unit))}
        without = [word for word in meant if word not in counted or word in SYNONYMS.values()]
        meant = dict.fromkeys(without or meant)
    others = [word for word in meant if word not in CAUSES]
    if len(others) > 1:
        meant = dict.fromkeys(others)
    too_little = _TELLS_LITTLE if place else _TELLS_LITTLE | TRANSFERS
    if not meant or len(meant) > _MOST_WORDS or all(word in too_little or _PARTICIPLE.search(word) for word in meant):
        return ()
    return tuple(sorted(meant))


def _only_shades(word: str) -> bool:
    """Small words and letters, words that only shade, and adverbs: *historically*."""
    return len(word) < 2 or word in SMALL or word in SHADES or word.endswith("ly") and word not in NO_ADVERBS


def _without_place(folded: str, place: str) -> str:
    """A subject without the names of the place that it is of: *drugs entering the United States* are *drugs* there."""
    if not place:
        return folded
    names = [place, *(name for name, meant in SAME_PLACES.items() if meant == place)]
    return re.sub(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)", " ", folded)


def singular(word: str) -> str:
    """An English or Spanish noun without its plural's ending, roughly: both forms of one word give the same."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "ciones", "siones", "dades", "ores", "ales", "ones")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=4096)
def place_key(place: str) -> str:
    """A place folded, without its article, with one name for all that mean the same: ``place_key("the U.S.")`` is ``united states``."""
    folded = _ARTICLE.sub("", " ".join(fold(place).replace(" - ", "-").split())).strip(" ,.")
    return SAME_PLACES.get(folded) or SAME_PLACES.get(f"{folded}.") or folded


class EventKey(NamedTuple):
    """Under what dated mentions are put together. ``begins_once`` tells that two dates of it can't both be true."""

    key: str
    begins_once: bool


def event_key(name: str, printed: str) -> EventKey:
    """The event of a mention by its name and its date as printed.

    What bears a proper name and is signed, founded or fought once is one event whatever its dates (*Mérida Initiative*); of what recurs,
    of what has a common name, and of acts and lists that open with their year, each date is another event (*Security Ministerial*, *arrest
    of two leaders*, *the 2021 Defense Authorization Act*).
    """
    bare = _OPENING_YEAR.sub("", name).strip(" ,.“”\"'")
    folded = _ARTICLE.sub("", " ".join(fold(bare).split()))
    yearly = bare != name.strip(" ,.“”\"'") and not ANNUAL.isdisjoint(folded.split())
    once = is_proper(bare) and _happens_once(folded) and not yearly
    return EventKey((folded if once else f"{folded} | {printed}")[:LONGEST_KEY], once)


def is_proper(name: str) -> bool:
    """Whether a name of two words or more is printed with capitals, small words aside: *Mérida Initiative*, not *Private forecasts*."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if fold(word) not in SMALL]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _happens_once(folded: str) -> bool:
    words = set(_WORD.findall(folded))
    return words.isdisjoint(RECURRING) and (not words.isdisjoint(INSTRUMENTS | STORMS) or _WAR.search(folded) is not None)
