"""A synthetic archive of any size, the same on every machine: article number ``i`` depends on the seed and on ``i`` alone.

What makes a search slow or fast in it is like in real archives:

- 30,000 printed words: 12,000 stems, and forms of them with English suffixes. The commoner a word, the smaller its rank, and the word of
  rank r occurs in proportion to 1 / (r + 2.7) (Zipf's law as Mandelbrot corrected it: "An informational theory of the statistical
  structure of language", 1953). The commonest are English function words.
- 800 ± 250 words an article. 6 % of them come from eight words that the article keeps returning to.
- Collocations: one word in four of rank 300 to 399 is followed by its partner, the word 500 ranks below. So phrases exist.
- 3,000 actors (1 to 8 an article), 60 topics (1 to 4), 1,500 sources (0 to 6), some of each much commoner than others.
- Days of fifteen years; 2 % of the articles are undated.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SEED = 20260101
WORDS = 30_000
STEMS = 12_000
ACTORS, TOPICS, SOURCES = 3_000, 60, 1_500
FIRST_DAY = date(2011, 1, 1).toordinal()
DAYS = 15 * 365
UNDATED = 0.02
COLLOCATED = range(300, 400)
"""The ranks of the words that have a partner, ``PARTNER`` ranks below."""
PARTNER = 500

_SENTENCE, _PARAGRAPH = 17, 6
"""Words of a sentence, sentences of a paragraph."""

FUNCTION_WORDS = tuple(
    "the of and to in a is that for it was on with as by at he from be this had not are but or have an they which one were all she "
    "there would their we him been has when who will more no if out so said what up its about into than them can only other new some could "
    "these two may then do first any my now such like our over me even most made after also did many before must through years where much "
    "your way well down should because each just those how too very make still own here between both being under never same another know "
    "while last might great since against go came right used take three few whom whose yet upon nor ours off per via".split()
)
_ONSETS = "b br c cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sk sl sm sn sp st str t th tr v w z".split()
_VOWELS = "a e i o u ai au ea ee ia io oa ou".split()
_CODAS = ("", "", "", *"n r l m s t b nd st nt rk ld lt ck p d".split())
_SUFFIXES = "s ed ing ment tion al er ly ness able".split()

Ranks = NDArray[np.int64]


class Row(NamedTuple):
    """One article, as plain as every engine can take it. Keys are numbers written out; ``day`` is ISO 8601, or empty for undated."""

    number: int
    title: str
    text: str
    day: str
    actor: tuple[str, ...]
    topic: tuple[str, ...]
    source: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The year of the day; none where undated."""
        return int(self.day[:4]) if self.day else None


class Part(NamedTuple):
    """Some articles of a file that ``write`` wrote."""

    file: Path
    offset: int
    """Bytes before the first."""
    articles: int


@dataclass(frozen=True)
class Corpus:
    """All articles there could be; nothing is kept but the vocabulary (about 3 MB)."""

    seed: int = SEED

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The printed words by rank, each once."""
        chance = np.random.default_rng([self.seed, 0])
        known = dict.fromkeys(FUNCTION_WORDS)
        stems: list[str] = []
        while len(stems) < STEMS:
            word = _coined(chance)
            if len(word) > 3 and word not in known:
                known[word] = None
                stems.append(word)
        while len(known) < WORDS:
            known[stems[chance.integers(STEMS)] + _SUFFIXES[chance.integers(len(_SUFFIXES))]] = None
        ranked = np.array([word for word in known if word not in FUNCTION_WORDS], dtype=object)
        chance.shuffle(ranked)
        return (*FUNCTION_WORDS, *ranked.tolist())

    def article(self, number: int) -> Row:
        """The article ``number`` (from 1)."""
        chance = np.random.default_rng([self.seed, number])
        length = int(np.clip(chance.normal(800, 250), 150, 2500))
        dated = chance.random() >= UNDATED
        day = date.fromordinal(FIRST_DAY + int(chance.integers(DAYS))).isoformat()
        return Row(
            number=number,
            title=" ".join(self.words[rank] for rank in _zipf(chance, self._word_odds, 8)).title(),
            text=self._text(chance, length),
            day=day if dated else "",
            actor=_keys(chance, self._actor_odds, int(chance.integers(1, 9))),
            topic=_keys(chance, self._topic_odds, int(chance.integers(1, 5))),
            source=_keys(chance, self._source_odds, int(chance.integers(0, 7))),
        )

    def articles(self, size: int) -> Iterator[Row]:
        """The first ``size`` articles, one at a time."""
        return map(self.article, range(1, size + 1))

    def _text(self, chance: np.random.Generator, length: int) -> str:
        ranks = _zipf(chance, self._word_odds, length)
        dwelt_on = _zipf(chance, self._word_odds, 8)
        returning = chance.random(length) < 0.06
        ranks[returning] = dwelt_on[chance.integers(0, 8, int(returning.sum()))]
        before = ranks[:-1]
        has_partner = (before >= COLLOCATED.start) & (before < COLLOCATED.stop) & (chance.random(length - 1) < 0.25)
        followed = np.flatnonzero(has_partner)
        ranks[followed + 1] = ranks[followed] + PARTNER
        words = [self.words[rank] for rank in ranks.tolist()]
        sentences = [" ".join(words[start : start + _SENTENCE]).capitalize() + "." for start in range(0, length, _SENTENCE)]
        return "\n\n".join(" ".join(sentences[start : start + _PARAGRAPH]) for start in range(0, len(sentences), _PARAGRAPH))

    @cached_property
    def _word_odds(self) -> NDArray[np.float64]:
        return _cumulated(WORDS, 1.0, 2.7)

    @cached_property
    def _actor_odds(self) -> NDArray[np.float64]:
        return _cumulated(ACTORS, 1.0)

    @cached_property
    def _topic_odds(self) -> NDArray[np.float64]:
        return _cumulated(TOPICS, 0.8)

    @cached_property
    def _source_odds(self) -> NDArray[np.float64]:
        return _cumulated(SOURCES, 1.0)


def write(file: Path, size: int, seed: int = SEED) -> None:
    """The first ``size`` articles, one JSON array a line: read back by ``read``, so that no engine waits for their invention."""
    fresh = file.with_suffix(".part")
    with fresh.open("w", encoding="utf-8") as lines:
        for row in Corpus(seed).articles(size):
            lines.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    fresh.replace(file)


def read(file: Path, size: int) -> Iterator[Row]:
    """The first ``size`` articles of a file that ``write`` wrote, one at a time. ``ValueError`` where there are fewer."""
    return read_part(Part(file, 0, size))


def read_part(part: Part) -> Iterator[Row]:
    """The articles of a part, one at a time. ``ValueError`` where there are fewer."""
    missing = part.articles
    with part.file.open("rb") as lines:
        lines.seek(part.offset)
        for line in islice(lines, part.articles):
            yield _row(line)
            missing -= 1
    if missing:
        raise ValueError(f"{part.file} has {missing:,} articles less than it should.")


def parts(file: Path, size: int, each: int) -> list[Part]:
    """The first ``size`` articles in parts of ``each``."""
    cut: list[Part] = []
    offset = 0
    with file.open("rb") as lines:
        for number, line in enumerate(islice(lines, size)):
            if number % each == 0:
                cut.append(Part(file, offset, min(each, size - number)))
            offset += len(line)
    return cut


def _row(line: str | bytes) -> Row:
    number, title, text, day, actor, topic, source = json.loads(line)
    return Row(number, title, text, day, tuple(actor), tuple(topic), tuple(source))


def _coined(chance: np.random.Generator) -> str:
    """A word that could be English, of one to three syllables."""
    syllables = int(chance.integers(1, 4))
    word = ""
    for left in reversed(range(syllables)):
        word += _ONSETS[chance.integers(len(_ONSETS))] + _VOWELS[chance.integers(len(_VOWELS))]
        if left == 0 or chance.random() < 0.3:
            word += _CODAS[chance.integers(len(_CODAS))]
    return word


def _cumulated(count: int, exponent: float, offset: float = 2.0) -> NDArray[np.float64]:
    """The cumulated odds of the ranks 0 to ``count`` - 1, each in proportion to 1 / (rank + offset) ** exponent."""
    odds = 1.0 / (np.arange(count) + offset) ** exponent
    cumulated = np.cumsum(odds / odds.sum())
    cumulated[-1] = 1.0  # whatever the rounding, the last rank ends the scale
    return cumulated


def _zipf(chance: np.random.Generator, cumulated: NDArray[np.float64], count: int) -> Ranks:
    return np.searchsorted(cumulated, chance.random(count), side="right").astype(np.int64)


def _keys(chance: np.random.Generator, cumulated: NDArray[np.float64], count: int) -> tuple[str, ...]:
    """At most ``count`` different keys: the ranks from 1."""
    return tuple(str(rank + 1) for rank in sorted(set(_zipf(chance, cumulated, count).tolist())))
