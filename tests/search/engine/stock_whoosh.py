"""The same questions asked of stock Whoosh: its own reader, its own query objects, its own BM25F. The measure of the profile ``plain``.

Where we differ on purpose, the query is built so that stock Whoosh does the same, and ``test_exactness`` names the difference:
a NOT adds nothing to the score (stock adds 1.0 for each), and a word given by its beginning scores 1.0 whatever the segment (stock scores
the sum of the words' scores in segments where there are one or two, 1.0 in the others).
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from whoosh import query as whoosh
from whoosh.filedb.filestore import RamStorage
from whoosh.scoring import BM25F
from whoosh.sorting import Count, FieldFacet

from search.engine import All, AnyOf, Between, Capitals, Everything, InTitle, Keys, Not, Nothing, Phrase, Prefix, Query, Word
from search.engine.analysis import stem, tokens, tongue
from search.engine.document import interval

NOTHING_ADDED = 1e-300
"""Stock Whoosh takes a constant score of 0 for none at all, and gives 1."""
NEUTRAL = whoosh.ConstantScoreQuery(whoosh.Every(), NOTHING_ADDED)


class StockWhoosh:
    """The index in a build folder as it stands now: Whoosh's own files, opened by Whoosh alone."""

    def __init__(self, build: Path) -> None:
        storage = RamStorage()
        storage.files = {file.name: file.read_bytes() for file in build.iterdir() if file.suffix != ".npx"}
        index = storage.open_index()
        self.generation = index.latest_generation()
        self.searcher = index.searcher(weighting=BM25F())
        self.reader = self.searcher.reader()
        languages = [term.decode() for term in self.reader.lexicon("language")]
        self._codes = {name: [code for code in languages if tongue(code) == name] for name in ("en", "es")}
        self._tongues = [name for name, codes in self._codes.items() if codes]

    def found(self, query: Query) -> dict[int, float]:
        """The score of each hit by its ``django_id``."""
        results = self.searcher.search(self.node(query.tree or Everything(), "text"), filter=self.filter(query), limit=None)
        return {self.reader.stored_fields(doc)["django_id"]: score for doc, score in results.items()}

    def facet(self, query: Query, field: str) -> dict[str, int]:
        """How many hits have each key, by Whoosh's own grouping."""
        facet = FieldFacet(field, allow_overlap=True, maptype=Count)
        results = self.searcher.search(
            self.node(query.tree or Everything(), "text"), filter=self.filter(query, field), limit=None, groupedby={field: facet}
        )
        return {key: number for key, number in results.groups(field).items() if key is not None}

    def dates(self, query: Query) -> Counter[str]:
        """The printed dates of what is found without the date bounds; empty for undated."""
        results = self.searcher.search(self.node(query.tree or Everything(), "text"), filter=self.filter(query, "date"), limit=None)
        return Counter(self.reader.stored_fields(doc).get("date", "") for doc in results.docs())

    def filter(self, query: Query, without: str = "") -> Any:
        """The filters of a query but those of one field, as Whoosh's; ``None`` where there are none."""
        filters = [self.keys(field, keys, whoosh.Or) for field, keys in query.any_of.items() if field != without and keys]
        filters += [self.keys(field, keys, whoosh.And) for field, keys in query.all_of.items() if keys]
        if without != "date" and (query.first or query.last or query.undated != "include"):
            filters.append(whoosh.Or([whoosh.Term("date", printed) for printed in self.printed_dates(query)] + self.undated(query)))
        return whoosh.And([NEUTRAL, *filters]) if filters else None

    def printed_dates(self, query: Query) -> list[str]:
        """The dates that lie within the bounds."""
        if query.undated == "only":
            return []
        every = {term.decode(): interval(term.decode()) for term in self.reader.lexicon("date")}
        inside = {
            text: days
            for text, days in every.items()
            if (not query.first or query.first <= days.first) and (not query.last or days.last <= query.last)
        }
        return list(inside)

    def undated(self, query: Query) -> list[Any]:
        """What lets undated documents in."""
        return [] if query.undated == "exclude" else [self.excluding(whoosh.Every("date"))]

    def excluding(self, child: Any) -> Any:
        """All but what matches. Not by ``AndNot``, which lets a first document through that should be out."""
        return whoosh.ConstantScoreQuery(whoosh.Not(child), NOTHING_ADDED)

    def keys(self, field: str, keys: Any, how: Any) -> Any:
        """Any or all of some keys."""
        return how([whoosh.Term(field, key) for key in keys])

    def node(self, node: Any, part: str) -> Any:
        """A tree of ours as Whoosh's query."""
        match node:
            case Everything():
                return NEUTRAL
            case Nothing():
                return whoosh.NullQuery
            case Word(text):
                return self.words((text,), part)
            case Phrase(words):
                return self.words(words, part)
            case Prefix(text):
                (surface,) = surfaces((text,))
                return whoosh.ConstantScoreQuery(whoosh.Prefix("title_word" if part == "title" else "word", surface), 1.0)
            case Capitals(text):
                (surface,) = surfaces((text,))
                return whoosh.Term("title_capital" if part == "title" else "capital", surface.upper())
            case Keys(field, keys):
                return whoosh.ConstantScoreQuery(self.keys(field, keys, whoosh.Or), NOTHING_ADDED)
            case Between():
                dates = self.printed_dates(Query(first=node.first, last=node.last))
                return whoosh.ConstantScoreQuery(whoosh.Or([whoosh.Term("date", printed) for printed in dates]), NOTHING_ADDED)
            case InTitle(child):
                return self.node(child, "title")
            case Not(child):
                return self.excluding(self.node(child, part))
            case AnyOf(children):
                return whoosh.Or([self.node(child, part) for child in children])
            case All(children):
                return whoosh.And([NEUTRAL, *(self.node(child, part) for child in children)])
        raise AssertionError(node)

    def words(self, printed: tuple[str, ...], part: str) -> Any:
        """A word or phrase by the stems of each language that documents are written in."""
        of_stems: Mapping[tuple[str, ...], list[str]] = {}
        for name in self._tongues:
            stems = tuple(stem(surface, name) for surface in surfaces(printed))
            of_stems = {**of_stems, stems: [*of_stems.get(stems, []), name]}
        found = []
        for stems, names in of_stems.items():
            leaf = whoosh.Term(part, stems[0]) if len(stems) == 1 else whoosh.Phrase(part, list(stems))
            codes = [code for name in names for code in self._codes[name]]
            found.append(
                leaf
                if len(of_stems) == 1
                else whoosh.And([leaf, whoosh.ConstantScoreQuery(self.keys("language", codes, whoosh.Or), NOTHING_ADDED)])
            )
        return found[0] if len(found) == 1 else whoosh.Or(found)


def surfaces(printed: tuple[str, ...]) -> list[str]:
    """The folded words of what was printed."""
    return [token.surface for text in printed for token in tokens(text)]
