"""Invented articles for measurements: the same number always gives the same article, whatever was made before.

Words, names and dates are made up; only their statistics are a real archive's. Words, actors, sources and topics are drawn by Zipf's law
(the r-th commonest is met about 1/r as often as the first), so that a search meets both the common and the rare. Pure Python.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

FIRST_DAY, DAYS = date(2011, 1, 1), 15 * 365
"""When the invented articles are from."""
PRECISIONS = {"day": 80, "month": 12, "year": 6, "none": 2}
"""How many of a hundred articles are dated so."""
WORDS = (600, 900)
"""The shortest and the longest text."""
VOCABULARY = 20_000
"""Words of a language."""

_COMMON = {
    "en": "the of and to in that is for it with as on be at by this not are from or have which were has who will more its they".split(),
    "es": "de la que el en y a los del se las por un con no una su para es al lo como más o pero sus le ya este sí entre cuando".split(),
}
_ENDINGS = {"en": ("", "", "s", "ed", "ing", "ment", "al"), "es": ("", "o", "a", "os", "as", "ando", "ción")}
_LEADS = {"en": "According to", "es": "Según"}
_ONSETS = "b br c ch d dr f g gr j k l m n p pl pr r s st t tr v z".split()
_VOWELS = "a e i o u ai ea io".split()
_CODAS = ("", "", "n", "r", "l", "m", "s", "nd", "rt")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text names something: ``which`` of the list it was drawn from, and the span of its name in the body."""

    which: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Invented:
    """An article: its text in blocks as the reader makes them, and what it names where."""

    title: str
    body: str
    blocks: tuple[dict[str, Any], ...]
    language: str
    published_on: date | None
    date_precision: str
    actors: tuple[Place, ...]
    sources: tuple[Place, ...]
    topics: tuple[int, ...]
    """Which topics it stands under."""


def invent(number: int, actors: Sequence[str], sources: Sequence[str], topics: int) -> Invented:
    """The article of that number, which names some of ``actors`` and ``sources`` and stands under some of ``topics`` topics.

    A change in any of the three lists may change the article.
    """
    random = seeded(f"article {number}")
    language = "es" if random.random() < 0.1 else "en"
    named = [_Named("actors", which, actors[which]) for which in _drawn(random, len(actors), 8) for _ in range(random.randint(1, 3))]
    cited = [_Named("sources", which, sources[which]) for which in _drawn(random, len(sources), random.randint(0, 5))]
    text = _Text()
    for block in _blocks(random, language, [*named, *cited]):
        text.add(block)
    published_on, precision = _dated(random)
    return Invented(
        title=" ".join(_words(random, language, random.randint(4, 7))).capitalize(),
        body="".join(text.parts),
        blocks=tuple(text.blocks),
        language=language,
        published_on=published_on,
        date_precision=precision,
        actors=tuple(text.places["actors"]),
        sources=tuple(text.places["sources"]),
        topics=tuple(_drawn(random, topics, 4)),
    )


def invent_name(what: str, number: int, length: int = 2) -> str:
    """A capitalised name of ``length`` invented words for the ``number``-th ``what``."""
    random = seeded(f"{what} {number}")
    return " ".join(_rare_word(random).capitalize() for _ in range(length))


@lru_cache
def vocabulary(language: str) -> list[str]:
    """The language's words, the commonest first: real small words, then invented ones."""
    random = seeded(f"words {language}")
    words = dict.fromkeys(_COMMON[language])
    while len(words) < VOCABULARY:
        words[_rare_word(random) + random.choice(_ENDINGS[language])] = None
    return list(words)


def seeded(text: str) -> Random:
    """Chance that is the same for the same ``text``, on every machine."""
    return Random(text)  # noqa: S311 - reproducible is what it has to be


@dataclass(frozen=True, slots=True)
class _Named:
    """A name to be placed in a text."""

    kind: str
    which: int
    name: str


Sentence = list["str | _Named"]


class _Text:
    """A body as it grows, which knows where it has got to."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[dict[str, Any]] = []
        self.places: dict[str, list[Place]] = {"actors": [], "sources": []}

    def add(self, block: "_Block") -> None:
        """Writes a block after a blank line, and notes the names in it."""
        self.write("\n\n" if self.parts else "")
        start = self.length
        self.write("#" * block.level + " " if block.level else "")
        for piece in block.pieces:
            begin = self.length
            self.write(piece if isinstance(piece, str) else piece.name)
            if isinstance(piece, _Named):
                self.places[piece.kind].append(Place(piece.which, begin, self.length))
        level = {"level": block.level} if block.level else {}
        self.blocks.append({"kind": "heading" if block.level else "paragraph", **level, "start": start, "end": self.length})

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading of a ``level``, or a paragraph (level 0)."""

    level: int
    pieces: Sentence


def _blocks(random: Random, language: str, names: list[_Named]) -> Iterator[_Block]:
    """Paragraphs of three to six sentences with a heading now and then; no sentence holds more than one of the names."""
    sentences, wanted = [], random.randint(*WORDS)
    while wanted > 0:
        sentences.append(_words(random, language, random.randint(8, 24)))
        wanted -= len(sentences[-1])
    places = random.sample(range(len(sentences)), min(len(names), len(sentences)))
    named = dict(zip(places, names, strict=False))
    at = 0
    while at < len(sentences):
        if at and random.random() < 0.25:
            yield _Block(2, [" ".join(_words(random, language, 3)).capitalize()])
        size = random.randint(3, 6)
        pieces = [piece for i in range(at, min(at + size, len(sentences))) for piece in _sentence(sentences[i], named.get(i), language)]
        yield _Block(0, [*pieces[:-1], str(pieces[-1]).rstrip()])
        at += size


def _sentence(words: list[str], name: _Named | None, language: str) -> Sentence:
    if name is None:
        return [" ".join(words).capitalize() + ". "]
    if name.kind == "sources":
        return [f"{_LEADS[language]} ", name, f", {' '.join(words)}. "]
    middle = len(words) // 2
    return [f"{' '.join(words[:middle]).capitalize()} ", name, f" {' '.join(words[middle:])}. "]


def _words(random: Random, language: str, number: int) -> list[str]:
    known = vocabulary(language)
    return [known[_rank(random, VOCABULARY)] for _ in range(number)]


def _rank(random: Random, size: int) -> int:
    """A rank from 0 to ``size`` - 1 by Zipf's law: logarithms of ranks are spread evenly."""
    return min(int(size ** random.random()) - 1, size - 1)


def _drawn(random: Random, size: int, most: int) -> list[int]:
    """``most`` draws or fewer, each rank once, in a fixed order."""
    return sorted({_rank(random, size) for _ in range(random.randint(min(1, most), most))}) if size else []


def _dated(random: Random) -> tuple[date | None, str]:
    """A first day and its precision."""
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    precision = random.choices(list(PRECISIONS), list(PRECISIONS.values()))[0]
    first_days = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1), "none": None}
    return first_days[precision], precision


def _rare_word(random: Random) -> str:
    return "".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.randint(2, 3))) + random.choice(_CODAS)
