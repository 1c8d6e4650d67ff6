"""Chance, words and names."""

from functools import lru_cache
from random import Random

VOCABULARY = 20_000
"""Words of a language."""

_COMMON = {
    "en": "the of and to in that is for it with as on be at by this not are from or have which were has who will more its they".split(),
    "es": "de la que el en y a los del se las por un con no una su para es al lo como más o pero sus le ya este sí entre cuando".split(),
}
_ENDINGS = {"en": ("", "", "s", "ed", "ing", "ment", "al"), "es": ("", "o", "a", "os", "as", "ando", "ción")}
_ONSETS = "b br c ch d dr f g gr j k l m n p pl pr r s st t tr v z".split()
_VOWELS = "a e i o u ai ea io".split()
_CODAS = ("", "", "n", "r", "l", "m", "s", "nd", "rt")


def seeded(text: str) -> Random:
    """Chance that is the same for the same ``text``, on every machine."""
    return Random(text)  # noqa: S311 - reproducible is what it has to be


@lru_cache
def vocabulary(language: str) -> list[str]:
    """The language's words, the commonest first: real small words, then invented ones."""
    random = seeded(f"words {language}")
    words = dict.fromkeys(_COMMON[language])
    while len(words) < VOCABULARY:
        words[rare_word(random) + random.choice(_ENDINGS[language])] = None
    return list(words)


def words_of(random: Random, language: str, number: int) -> list[str]:
    """So many words of a language, the common ones often."""
    known = vocabulary(language)
    return [known[rank(random, VOCABULARY)] for _ in range(number)]


def rank(random: Random, size: int) -> int:
    """A rank from 0 to ``size`` - 1 by Zipf's law: logarithms of ranks are spread evenly."""
    return min(int(size ** random.random()) - 1, size - 1)


def invent_name(what: str, number: int, length: int = 2) -> str:
    """A capitalised name of ``length`` invented words for the ``number``-th ``what``."""
    random = seeded(f"{what} {number}")
    return " ".join(rare_word(random).capitalize() for _ in range(length))


def rare_word(random: Random) -> str:
    """A word that is no word."""
    return "".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.randint(2, 3))) + random.choice(_CODAS)
