"""An invented article: its text, and what it names and states where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from archive.synthetic.statements import Named, Piece, Said, Setting, Statement, statements
from archive.synthetic.words import rank, seeded, words_of

FIRST_DAY, DAYS = date(2011, 1, 1), 15 * 365
"""When the invented articles are from."""
PRECISIONS = {"day": 80, "month": 12, "year": 6, "none": 2}
"""How many of a hundred articles are dated so."""
WORDS = (560, 830)
"""The shortest and the longest text, without its statements."""

_LEADS = {"en": "According to", "es": "Según"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text names something: ``which`` of the list it was drawn from, and the span of its name in the body."""

    which: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Invented:
    """An article: its text in blocks as the reader makes them, what it names, and what it states."""

    title: str
    body: str
    blocks: tuple[dict[str, Any], ...]
    language: str
    published_on: date | None
    date_precision: str
    actors: tuple[Place, ...]
    sources: tuple[Place, ...]
    unnamed: tuple[Place, ...]
    """Sources without a name, of ``UNNAMED``."""
    topics: tuple[int, ...]
    """Which topics it stands under."""
    statements: tuple[Statement, ...]


def invent(number: int, actors: Sequence[str], sources: Sequence[str], topics: int) -> Invented:
    """The article of that number, which names some of ``actors`` and ``sources`` and stands under some of ``topics`` topics.

    A change in any of the three lists may change the article.
    """
    random = seeded(f"article {number}")
    language = "es" if random.random() < 0.1 else "en"
    named = [Named("actors", which, actors[which]) for which in _drawn(random, len(actors), 8) for _ in range(random.randint(1, 3))]
    cited = [Named("sources", which, sources[which]) for which in _drawn(random, len(sources), random.randint(0, 5))]
    blocks = list(_blocks(random, language, [*named, *cited]))
    published_on, precision = _dated(random)
    title = " ".join(words_of(random, language, random.randint(4, 7))).capitalize()
    stands_under = tuple(_drawn(random, topics, 4))
    setting = Setting(number, language, published_on, tuple(dict.fromkeys(named)), tuple(dict.fromkeys(cited)))
    text = _Text()
    for block in _with_statements(blocks, list(statements(setting))):
        text.add(block)
    return Invented(
        title=title,
        body="".join(text.parts),
        blocks=tuple(text.blocks),
        language=language,
        published_on=published_on,
        date_precision=precision,
        actors=tuple(text.places["actors"]),
        sources=tuple(text.places["sources"]),
        unnamed=tuple(text.places["unnamed"]),
        topics=stands_under,
        statements=tuple(text.statements),
    )


class _Text:
    """A body as it grows, which knows where it has got to."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[dict[str, Any]] = []
        self.places: dict[str, list[Place]] = {"actors": [], "sources": [], "unnamed": []}
        self.statements: list[Statement] = []

    def add(self, block: "_Block") -> None:
        """Writes a block after a blank line, and notes what it names and states."""
        self.write("\n\n" if self.parts else "")
        start = self.length
        self.write("#" * block.level + " " if block.level else "")
        for piece in block.pieces:
            self.write(piece)
        level = {"level": block.level} if block.level else {}
        self.blocks.append({"kind": "heading" if block.level else "paragraph", **level, "start": start, "end": self.length})

    def write(self, piece: Piece) -> None:
        begin = self.length
        if isinstance(piece, Said):
            for part in piece.pieces:
                self.write(part)
            self.statements.append(Statement(piece.kind, begin, self.length, piece.fields))
            return
        text = piece if isinstance(piece, str) else piece.name
        self.parts.append(text)
        self.length += len(text)
        if isinstance(piece, Named):
            self.places[piece.kind].append(Place(piece.which, begin, self.length))


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading of a ``level``, or a paragraph (level 0)."""

    level: int
    pieces: Sequence[Piece]


def _with_statements(blocks: list[_Block], sentences: list[list[Piece]]) -> Iterator[_Block]:
    """A paragraph of up to three statements after every third block, and what is left at the end."""
    for count, block in enumerate(blocks, 1):
        yield block
        if count % 3 == 0 and sentences and not block.level:
            yield _paragraph(sentences[:3])
            del sentences[:3]
    while sentences:
        yield _paragraph(sentences[:3])
        del sentences[:3]


def _paragraph(sentences: Sequence[Sequence[Piece]]) -> _Block:
    pieces = [piece for sentence in sentences for piece in sentence]
    return _Block(0, [*pieces[:-1], str(pieces[-1]).rstrip()])


def _blocks(random: Random, language: str, names: list[Named]) -> Iterator[_Block]:
    """Paragraphs of three to six sentences with a heading now and then; no sentence holds more than one of the names."""
    sentences, wanted = [], random.randint(*WORDS)
    while wanted > 0:
        sentences.append(words_of(random, language, random.randint(8, 24)))
        wanted -= len(sentences[-1])
    places = random.sample(range(len(sentences)), min(len(names), len(sentences)))
    named = dict(zip(places, names, strict=False))
    at = 0
    while at < len(sentences):
        if at and random.random() < 0.25:
            yield _Block(2, [" ".join(words_of(random, language, 3)).capitalize()])
        size = random.randint(3, 6)
        yield _paragraph([_sentence(sentences[i], named.get(i), language) for i in range(at, min(at + size, len(sentences)))])
        at += size


def _sentence(words: list[str], name: Named | None, language: str) -> list[Piece]:
    if name is None:
        return [" ".join(words).capitalize() + ". "]
    if name.kind == "sources":
        return [f"{_LEADS[language]} ", name, f", {' '.join(words)}. "]
    middle = len(words) // 2
    return [f"{' '.join(words[:middle]).capitalize()} ", name, f" {' '.join(words[middle:])}. "]


def _drawn(random: Random, size: int, most: int) -> list[int]:
    """``most`` draws or fewer, each rank once, in a fixed order."""
    return sorted({rank(random, size) for _ in range(random.randint(min(1, most), most))}) if size else []


def _dated(random: Random) -> tuple[date | None, str]:
    """A first day and its precision."""
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    precision = random.choices(list(PRECISIONS), list(PRECISIONS.values()))[0]
    first_days = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1), "none": None}
    return first_days[precision], precision
