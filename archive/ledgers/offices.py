"""Offices: whether the roles that articles print for one person agree. Pure.

Two printings differ where one says *former* of an office that the other says is held, and where both name offices and neither name holds
the other: *Foreign Secretary* and *Defence Secretary*, but not *Secretary* and *Secretary of State*. What is no office (*analyst*,
*author*) may change with every article and is never compared, unless one is *former*.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from archive.folding import fold
from archive.reading.lexicon import words

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")

FORMER = words("former formerly ex retired ret onetime sometime erstwhile past antiguo antigua retirado retirada")
"""Words that say that an office is no longer held."""
OFFICES = words("""
president secretary minister premier chancellor governor mayor senator congressman congresswoman representative legislator ambassador
consul attorney prosecutor judge justice magistrate commissioner administrator director chief head chair chairman chairwoman speaker
commander general admiral undersecretary under-secretary treasurer comptroller envoy king queen pope bishop
""")
"""Nouns of offices that one person holds at a time."""
_SAME = {
    **dict.fromkeys(words("presidente presidenta pres"), "president"),
    **dict.fromkeys(words("secretario secretaria sec secy"), "secretary"),
    **dict.fromkeys(words("ministro ministra"), "minister"),
    **dict.fromkeys(words("canciller"), "chancellor"),
    **dict.fromkeys(words("gobernador gobernadora gov"), "governor"),
    **dict.fromkeys(words("alcalde alcaldesa"), "mayor"),
    **dict.fromkeys(words("senador senadora sen"), "senator"),
    **dict.fromkeys(words("embajador embajadora amb"), "ambassador"),
    **dict.fromkeys(words("fiscal"), "prosecutor"),
    **dict.fromkeys(words("juez jueza"), "judge"),
    **dict.fromkeys(words("director directora"), "director"),
    **dict.fromkeys(words("comisionado comisionada"), "commissioner"),
    **dict.fromkeys(words("jefe jefa"), "chief"),
    **dict.fromkeys(words("rep"), "representative"),
    **dict.fromkeys(words("gen"), "general"),
    **dict.fromkeys(words("adm"), "admiral"),
    "defense": "defence",
}
_QUALIFIED = words("deputy vice elect designate acting interim under sub assistant adjunto adjunta interino interina electo electa")
"""Words that make another office of one: *deputy minister*."""
_SMALL = words("""
the a an of for to at in on and or his her its their our whose who then now current incumbent mr mrs ms dr professor el la los las un una de
del y e su sus actual cuyo cuya the us u.s usa american united states new
""")
_STEM = 5
"""Letters by which *Mexican* and *Mexico* are one word."""


@dataclass(frozen=True)
class Office:
    """A role as printed, read as an office."""

    printed: str

    @cached_property
    def _words(self) -> list[str]:
        return [part for word in _words_of(self.printed) for part in _parts(word)]

    @cached_property
    def is_former(self) -> bool:
        """Whether the print says that it is no longer held."""
        return not FORMER.isdisjoint(self._words)

    @cached_property
    def says(self) -> frozenset[str]:
        """What is left of the print without small words and *former*: each word by its stem."""
        return frozenset(_SAME.get(word, word)[:_STEM] for word in self._words if word not in FORMER | _SMALL)

    @cached_property
    def is_office(self) -> bool:
        """Whether it names an office, rather than what somebody does or knows."""
        return any(_SAME.get(word, word) in OFFICES for word in self._words)

    def is_same(self, other: "Office") -> bool:
        """Whether one print may be short for the other."""
        if not self.says or not other.says:
            return True
        apart = self.says ^ other.says
        return (self.says <= other.says or other.says <= self.says) and apart.isdisjoint(_QUALIFIED_STEMS)

    def differs(self, other: "Office") -> bool:
        """Whether a reader should be told of both."""
        if self.is_same(other):
            return bool(self.says and other.says) and self.is_former != other.is_former
        return self.is_office and other.is_office


_QUALIFIED_STEMS = frozenset(word[:_STEM] for word in _QUALIFIED)


def _words_of(printed: str) -> list[str]:
    return [word.replace(".", "") for word in _WORD.findall(fold(printed))]


def _parts(word: str) -> tuple[str, ...]:
    """*Exdirector* is a former director; *expert* is not."""
    rest = word.removeprefix("ex")
    return ("former", rest) if rest != word and (rest in OFFICES or rest in _SAME) else (word,)


def differing(printed: Iterable[tuple[str, int]]) -> list[int]:
    """Which printings to show, by their places: of roles with the article that prints each, the first of every kind that differs.

    ``differing([("former Mayor", 1), ("ex-Mayor", 2), ("Mayor", 3)])`` is ``[0, 2]``. Roles of one article are not held against each
    other: *a former mayor, now governor* tells of both.
    """
    read = [(Office(role), article) for role, article in printed]
    told: list[int] = []
    for place, (office, article) in enumerate(read):
        if not any(office.differs(other) for other, elsewhere in read if elsewhere != article):
            continue
        if all(office.differs(read[before][0]) for before in told):
            told.append(place)
    return told if len(told) > 1 else []
