"""Headlines of HTML pages: which of what the page states and what it shows is the title, without the site's name."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from archive.folding import fold
from archive.reading.page.bylines import is_outlet_like
from archive.reading.page.furniture import is_furniture

_SEPARATORS = (" | ", " — ", " – ", " - ", " :: ", " » ", " « ", " · ", " • ", " : ", " // ", " ‹ ", " › ", " > ", " >> ", " -- ", "| ")
_DASHES = (" — ", " – ", " - ", " : ", " -- ")
_NO_LETTERS = re.compile(r"[\W_]+")
_FULL_WORDS = 4
_KICKER_LETTERS = 14
_SHORTEST_REST = 3
_HOSTS_LETTERS = 8
_MOST_WORDS_OF_A_SUFFIX = 5
_SECTIONS = frozenset("news opinion politics world analysis live video sport sports business noticias opinion mundo politica".split())


@dataclass(frozen=True, slots=True)
class Site:
    """What a page tells of its site: the outlet as stated, the page's address, and names in its header and copyright (as letters)."""

    outlet: str | None = None
    address: str | None = None
    names: Collection[str] = ()

    @classmethod
    def of(cls, outlet: str | None, address: str | None, names: Iterable[str]) -> "Site":
        """A site by the names that stand on its page as printed."""
        return cls(outlet, address, frozenset(_letters(name).removeprefix("the") for name in names) - {""})

    def is_called(self, text: str) -> bool:
        """Whether ``text`` is the site's name."""
        letters = _letters(text)
        return bool(letters) and letters.removeprefix("the") in self.names or _is_site_name(text, self.outlet, self.address)


def chosen_headline(
    stated: Sequence[str],
    shown: Sequence[str],
    named: str,
    site: Site | None = None,
) -> tuple[str | None, str]:
    """The title and its basis (``meta`` where the page states it for machines, ``text`` where it only shows it).

    ``stated`` are JSON-LD and meta titles, ``shown`` the first-level headings, those in the article first, ``named`` the ``<title>``,
    ``site`` what the page tells of its site. A heading that says what is stated is the title as printed; so is a
    full heading of the article that says something else, for stated titles are often shortened for search engines. A heading that is
    the outlet's name or a section's is none.
    """
    site = site or Site()
    headings = [heading for heading in shown if not site.is_called(heading) and not is_furniture(heading)]
    cut = [_without(title, site, headings) for title in [*stated, named] if title]
    for heading in headings:
        if inner := next((title for title in cut[: len(stated)] if _holds(heading, title)), None):
            return inner, "meta"
        if any(alike(heading, title) for title in cut):
            return _without(heading, site, ()), "meta" if any(same_words(heading, title) for title in cut[: len(stated)]) else "text"
    full = [heading for heading in headings if len(heading.split()) >= _FULL_WORDS]
    if full and len(headings) == 1:
        return _without(full[0], site, ()), "text"
    for title in cut[: len(stated)]:
        if not site.is_called(title):
            return title, "meta"
    if headings:
        return _without((full or headings)[0], site, ()), "text"
    return (cut[-1] or None, "text") if named and not site.is_called(cut[-1]) else (None, "none")


def same_words(one: str, other: str) -> bool:
    """Whether two titles are the same but for case, accents and marks."""
    return _letters(one) == _letters(other)


def _holds(heading: str, title: str) -> bool:
    """Whether a heading is the title with a section's name glued before or after it: ``"OpinionRain in May ends drought"``."""
    before, found, after = heading.partition(title)
    rest = f"{before} {after}".strip()
    if not found or not rest or len(rest) > _KICKER_LETTERS:
        return False
    return fold(rest).strip(" :|") in _SECTIONS or before[-1:].isalnum() or after[:1].isalnum()


def alike(one: str, other: str) -> bool:
    """Whether two titles share most of their words: ``alike("Rain in May ends drought", "Rain in May ends a long drought")``."""
    first, second = set(_words(one)), set(_words(other))
    return bool(first) and 2 * len(first & second) >= max(len(first), 1) + len(second) // 4 and 2 * len(first & second) >= len(second) // 2


def without_site(title: str, outlet: str | None, address: str | None = None, elsewhere: Sequence[str] = ()) -> str:
    """A title without the site's name at its end or head: ``without_site("Rain | The Gazette", "The Gazette")`` is ``"Rain"``.

    A part goes when it is the outlet's name or its address's, when what is left stands ``elsewhere`` on the page, or when it is short
    and divided by a bar; behind a dash it must be a name that outlets have, for dashes divide titles too.
    """
    return _without(title, Site(outlet, address), elsewhere)


def _without(title: str, site: Site, elsewhere: Sequence[str]) -> str:
    for _ in range(3):
        shorter = _cut_once(title, site, elsewhere)
        if shorter == title:
            return title
        title = shorter
    return title


def _cut_once(title: str, site: Site, elsewhere: Sequence[str]) -> str:
    if any(same_words(title, heading) and not _ends_in_site(heading, site) for heading in elsewhere):
        return title
    for separator in _SEPARATORS:
        start, found, suffix = title.rpartition(separator)
        if found and start.strip() and _is_suffix(start.strip(), suffix.strip(), separator, site, elsewhere):
            return start.strip()
        prefix, found, rest = title.partition(separator)
        if found and len(rest.split()) >= 2 and (site.is_called(prefix) or fold(prefix).strip() in _SECTIONS):
            return rest.strip()
    start, found, suffix = title.removesuffix(")").rpartition(" (" if title.endswith(")") else ": ")
    if found and len(start.split()) >= _SHORTEST_REST and _is_colons_site(suffix, start, site, ()):
        return start.strip()
    prefix, found, rest = title.partition(": ")
    if found and len(rest.split()) >= _SHORTEST_REST and _is_colons_site(prefix, rest, site, elsewhere):
        return rest.strip()
    return title


def _ends_in_site(title: str, site: Site) -> bool:
    """Whether even the heading carries the site's name: ``"Rain in May ends drought - The Gazette"``."""
    return any(found and site.is_called(suffix) for _, found, suffix in (title.rpartition(separator) for separator in _SEPARATORS))


def _is_colons_site(prefix: str, rest: str, site: Site, elsewhere: Sequence[str]) -> bool:
    """Whether what stands before a colon is the site's name as a whole; a place or subject there opens the title."""
    letters = _letters(prefix).removeprefix("the")
    own = {*site.names, _letters(site.outlet or "").removeprefix("the")} - {""}
    host = _letters(_host(site.address).removeprefix("www.").partition(".")[0])
    return letters in own or len(letters) >= _HOSTS_LETTERS and letters == host or any(same_words(rest, heading) for heading in elsewhere)


def _is_suffix(start: str, suffix: str, separator: str, site: Site, elsewhere: Sequence[str]) -> bool:
    if site.is_called(suffix) or any(same_words(start, heading) for heading in elsewhere):
        return True
    short = len(suffix.split()) <= _MOST_WORDS_OF_A_SUFFIX and len(suffix.split()) < len(start.split())
    if separator not in _DASHES:
        return short and len(start.split()) >= 2
    return short and len(start.split()) >= 3 and is_outlet_like(suffix)


def _host(address: str | None) -> str:
    return (address or "").partition("://")[2].split("/")[0].split(":")[0].lower()


def _is_site_name(text: str, outlet: str | None, address: str | None) -> bool:
    """Whether ``text`` is the outlet's name, the name within it, or its address's: ``"BBC News"`` at bbc.co.uk."""
    letters = _letters(text)
    if not letters or outlet and letters in (_letters(outlet), _letters(outlet).removeprefix("the")):
        return bool(letters)
    host = _host(address)
    labels = [label for label in host.split(".") if label not in ("www", "com", "org", "net", "co", "uk", "gov", "es", "mx", "edition")]
    names = [_letters(label) for label in (*labels, host.removeprefix("www."))]
    words = _words(text)
    if len(words) > 4:
        return False
    bare = letters.removeprefix("the")
    return any(name and (name in (letters, bare) or len(name) >= 3 and words[0] == name or len(bare) >= 5 and name.startswith(bare))
               for name in names)  # fmt: skip


def _words(text: str) -> list[str]:
    return [_NO_LETTERS.sub("", word) for word in fold(text).split()]


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", fold(text))
