"""Topics: proposing those whose keywords a text holds."""

import re
from collections import Counter
from collections.abc import Iterable

import ahocorasick

from archive.folding import fold
from archive.reading.known import KnownTopic

MOST_TOPICS = 8
FEWEST_TOPICS = 3
NEEDED = 2
"""Hits in the running text that propose a topic; one in the title or a heading counts as much."""

_WORD = re.compile(r"[^\W_]+")


class Keywords:
    """The compiled keywords of topics."""

    def __init__(self, topics: Iterable[KnownTopic]) -> None:
        found: dict[str, list[tuple[str, str]]] = {}
        for topic in topics:
            for keyword in topic.keywords:
                found.setdefault(singular(keyword), []).append((topic.slug, keyword))
        self._automaton = ahocorasick.Automaton()
        for key in sorted(found):
            if key.strip():
                self._automaton.add_word(key, tuple(sorted(found[key])))
        self._automaton.make_automaton()

    def count(self, text: str) -> Counter[tuple[str, str]]:
        """How often each ``(topic, keyword)`` stands in ``text``."""
        counts: Counter[tuple[str, str]] = Counter()
        if len(self._automaton):
            for _, pairs in self._automaton.iter(singular(text)):
                counts.update(pairs)
        return counts


def singular(text: str) -> str:
    """Folded words in the singular between blanks, for whole-word matching: ``singular("Drug policies")`` is ``" drug policy "``."""
    return f" {' '.join(_singular_word(word) for word in _WORD.findall(fold(text)))} "


def _singular_word(word: str) -> str:
    """One form for both numbers: *crime* and *crimes*, *policy* and *policies*, Spanish *red* and *redes*."""
    if len(word) <= 4:
        return word.removesuffix("s") if len(word) == 4 and not word.endswith("ss") else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.removesuffix("e")


def propose_topics(title: str | None, body: str, keywords: Keywords) -> tuple[tuple[str, str], ...]:
    """Topics of an article with the keyword that speaks loudest for each, the likeliest first, at most eight.

    ``propose_topics("Fentanyl at sea", "…", gazetteer.keywords)`` may be ``(("drug-trafficking", "fentanyl"),)``. A topic needs two hits
    of its keywords in the running text, or one in the title or a heading; where that gives fewer than three, one hit of a phrase is enough.
    """
    headings = [title or "", *(line for line in body.split("\n") if line.startswith("#"))]
    loud = keywords.count(" . ".join(headings))
    running = keywords.count(body)
    weights: Counter[str] = Counter()
    best: dict[str, tuple[int, str]] = {}
    for (slug, keyword), hits in sorted((running + loud).items()):
        weight = hits + (NEEDED - 1) * loud[slug, keyword]
        weights[slug] += weight
        best[slug] = max(best.get(slug, (0, "")), (weight, keyword), key=lambda pair: (pair[0], len(pair[1])))
    likely = sorted((slug for slug in weights if weights[slug] >= NEEDED), key=lambda slug: (-weights[slug], slug))
    if len(likely) < FEWEST_TOPICS:
        single = sorted(slug for slug in weights if weights[slug] < NEEDED and " " in best[slug][1])
        likely += single[: FEWEST_TOPICS - len(likely)]
    return tuple((slug, best[slug][1]) for slug in likely[:MOST_TOPICS])
