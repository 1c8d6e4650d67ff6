"""Which language a page is in, by its commonest words."""

from archive.folding import fold
from archive.reading.lexicon import words

_COMMON = {
    "en": words("the of and to in is that for it as was with be by on not this are from at which or an has have will its their were"),
    "es": words(
        "de la que el en y los se del las por un para con no una su al lo como mas pero sus le ya o este si entre cuando muy fue ha son"
    ),
}
_ALL_COMMON = frozenset().union(*_COMMON.values())
_LOOKED_AT = 3000


def language_of(text: str, declared: str | None = None) -> str:
    """``en`` or ``es``: what the words say, else what the page declares, else English: ``language_of("La casa de los vecinos")``."""
    printed = [word if word.isascii() else fold(word) for word in text[:_LOOKED_AT].lower().split()]
    known = [word for word in printed if word in _ALL_COMMON]
    counts = {language: sum(map(common.__contains__, known)) for language, common in _COMMON.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] >= 3 and list(counts.values()).count(counts[best]) == 1:
        return best
    named = (declared or "").lower()[:2]
    return named if named in _COMMON else "en"
