"""Back-references: how a text names a person again, by the surname, or by a longer or shorter form of the full name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from archive.reading.lexicon.everyday import COMMON
from archive.reading.lexicon.given_names import FAMILY_FIRST, GIVEN_NAMES, SURNAMES, WORD_SURNAMES
from archive.reading.lexicon.people import HONORIFICS, OFFICES, OPENERS, PARTICLES, ROLES, SUFFIXES
from archive.reading.lexicon.places import DEMONYMS, PLACES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.naming.runs import adjoining
from archive.reading.tokenising import tokenise
from archive.reading.tokens import Text, Token

Form = tuple[str, ...]
_NAMES_KEPT = 4096
_MOST_ALIKE = 8
_MARKS = "-\u2010\u2011"
_MAY_FOLLOW = frozenset("administration government cabinet campaign white presidency foundation".split())


@lru_cache(maxsize=_NAMES_KEPT)
def units_of(name: str) -> list[Form]:
    """A name's words, hyphened ones and particles together with what follows, without initials, *Jr.* and the like.

    ``units_of("Ada B. de la Roe-Loe Jr.")`` is ``[("ada",), ("de", "la", "roe", "-", "loe")]``.
    """
    units: list[list[str]] = []
    waiting: list[str] = []
    tokens = tokenise(name, 0, len(name))
    for index, token in enumerate(tokens):
        if token.text in _MARKS and units and not waiting:
            waiting = [*units.pop(), "-"]
        elif token.low in PARTICLES and index:
            waiting.append(token.low)
        elif token.kind == "word" and len(token.text) > 1 and token.low not in SUFFIXES:
            units.append([*waiting, token.low])
            waiting = []
    return [tuple(unit) for unit in units]


def surname_forms(name: str) -> Iterator[Form]:
    """The surnames by which a text may name a person again, the usual one first.

    The last word, with and without its particles; of three words or more also the last two and the one before the last, unless it is a
    given name (*López* and *López Cañedo* of *Andrés López Cañedo*); of Chinese and Korean names the first.
    """
    units = units_of(name)
    if len(units) < 2:
        return
    if _is_family_first(units):
        yield units[0]
        return
    last = units[-1]
    if len(last[-1]) < 2:
        return
    yield last
    if "-" not in last and len(last) > 1:
        yield last[-1:]
    if len(units) >= 3 and units[-2][-1] not in GIVEN_NAMES:
        yield units[-2] + last
        yield units[-2]


def _is_family_first(units: list[Form]) -> bool:
    """*Wang Zhelin*, *Kim Jae-rok*, *Park Min Soo*; but no *Kim Halden* nor *Lee Smith*."""
    if units[0][0] not in FAMILY_FIRST or len(units[0]) > 1 or units[-1][-1] in SURNAMES:
        return False
    return units[0][0] not in GIVEN_NAMES or "-" in units[-1] or len(units) == 3 and units[1][0] not in GIVEN_NAMES


class FullNames:
    """The full names of a text, for finding the longer or shorter form of one: *Ada Roe* and *Ada B. Roe*, *Luz Roe* and *Luz Roe Loe*."""

    def __init__(self) -> None:
        self._keys: dict[tuple[Form, ...], set[str]] = defaultdict(set)
        self._known: set[str] = set()

    def add(self, key: str, name: str, *, is_known: bool = False) -> None:
        """One more person; a known one is only found by the very same words (initials don't count)."""
        units = tuple(units_of(name))
        if is_known:
            self._known.add(key)
        for form in {units} if is_known else _forms(units):
            self._keys[form].add(key)

    def same(self, name: str) -> str | None:
        """The key of the one person whose name is another form of ``name``: the same words first and last, or one opens the other."""
        units = tuple(units_of(name))
        alike = [(form, self._keys[form]) for form in _forms(units) if form in self._keys]
        if any(len(keys) > _MOST_ALIKE for _, keys in alike):
            return None
        found = {key for form, keys in alike for key in keys if key not in self._known or form == units}
        return next(iter(found)) if len(found) == 1 else None


def _forms(units: tuple[Form, ...]) -> set[tuple[Form, ...]]:
    """The first words of a name, two or more, and the first with the last."""
    if len(units) < 2:
        return set()
    return {units[:size] for size in range(2, len(units) + 1)} | {(units[0], units[-1])}


def bearers_of(names: Mapping[str, str]) -> tuple[dict[Form, set[str]], list[tuple[str, ...]]]:
    """Which people (by key) each surname form may name, and the groups of names that share a usual surname."""
    bearers: dict[Form, set[str]] = defaultdict(set)
    usual: dict[Form, list[str]] = defaultdict(list)
    for key, name in names.items():
        for position, form in enumerate(surname_forms(name)):
            bearers[form].add(key)
            if position == 0:
                usual[form[-1:]].append(name)
    return dict(bearers), [tuple(sorted(shared)) for _, shared in sorted(usual.items()) if len(shared) > 1]


class Surnames:
    """Bare surnames in a text."""

    def __init__(self, text: Text, blocked: Iterable[int]) -> None:
        self.text = text
        self.tokens = text.tokens
        self.blocked = blocked

    def find(self, bearers: Mapping[Form, set[str]]) -> Iterator[tuple[int, int, str, Form]]:
        """Places ``(start, end)`` of surnames that one person bears, with that person's key; the longest form at each place."""
        by_first: dict[str, list[Form]] = defaultdict(list)
        for form in sorted(bearers, key=lambda form: (-len(form), form)):
            by_first[form[0]].append(form)
        free_from = 0
        for index in self.text.places_of(by_first.keys()):
            if index < free_from:
                continue
            for form in by_first[self.tokens[index].low]:
                end = index + len(form)
                if tuple(part.low for part in self.tokens[index:end]) == form and self._is_reference(index, end):
                    free_from = end
                    if len(bearers[form]) == 1:
                        start = self._honorific_before(index)
                        yield start, self.tokens[end - 1].end, next(iter(bearers[form])), form
                    break

    def _is_reference(self, index: int, end: int) -> bool:
        """No capital word of another name stands right beside a bare surname; an everyday word or a place needs a sign of a person."""
        tokens = self.tokens
        if not tokens[end - 1].is_capital or tokens[index].start in self.blocked:
            return False
        before = tokens[index - 1] if index else None
        after = tokens[end] if end < len(tokens) else None
        if after and after.kind == "word" and after.is_capital and after.start == tokens[end - 1].end + 1 and after.low not in _MAY_FOLLOW:
            return False
        if before and before.text in _MARKS and before.end == tokens[index].start:
            return False
        opens = before is None or self.text.sentence_at(tokens[index].start)[0] == tokens[index].start
        beside = before is not None and before.is_capital and before.kind == "word" and adjoining(self.text.body, before, tokens[index])
        if beside and before is not None and not opens and not _may_precede(before):
            return False
        return not self._is_doubtful(index, end, opens) or self._is_human(before, after)

    def _is_doubtful(self, index: int, end: int, opens: bool) -> bool:
        low = self.tokens[end - 1].low
        if end - index > 1:
            return False
        everyday = low in COMMON or low in OPENERS or low in WORD_SURNAMES or low in self.text.small_words
        return low in PLACES or low in DEMONYMS or opens and everyday

    def _is_human(self, before: Token | None, after: Token | None) -> bool:
        """Whether a verb of speech, a title, or a possessive stands beside."""
        if after and (after.low in SPEECH and after.text[0].islower() or after.kind == "possessive" or after.text == ":"):
            return True
        return bool(before and (before.low in SPEECH and before.text[0].islower() or before.low in HONORIFICS or before.low in OFFICES))

    def _honorific_before(self, index: int) -> int:
        tokens = self.tokens
        position = index - 1
        if position > 0 and tokens[position].text == ".":
            position -= 1
        near = position >= 0 and tokens[index].start - tokens[position].end <= 2
        address = tokens[position]
        is_address = near and address.low in HONORIFICS and (address.is_capital or address.low in ("don", "dona"))
        return address.start if is_address else tokens[index].start


def _may_precede(before: Token) -> bool:
    """A title, a people or a small word printed capital may stand before a surname: *President Halden*, *But Halden*."""
    return before.low in HONORIFICS or before.low in OFFICES or before.low in ROLES or before.low in OPENERS or before.low in DEMONYMS
