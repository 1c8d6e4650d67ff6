"""The title of a page that states none: which of the lines before the text it is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from archive.folding import fold
from archive.reading.dating.date import is_date_line
from archive.reading.lexicon.headlines import COMMON_WORDS
from archive.reading.page.bylines import is_outlet_like, opens_a_byline
from archive.reading.page.furniture import is_furniture, is_menu, segments, tells_of_the_site
from archive.reading.page.labels import is_bracketed, is_label, is_numbered_label, opens_with_an_agency
from archive.reading.page.lines import Line, holds_several_sentences, is_sentence
from archive.reading.page.printed_names import is_name, opens_with_a_given_name
from archive.reading.page.signatures import is_name_in_place, is_name_with_role, is_place_and_day, is_signature

_LONGEST = 300
_FULL_WORDS = 4
_LONG_WORDS = 40
_LOOKED_BACK = 150
_NEAR = 5
_WITHIN = 12
_DECK_WORDS = 12
_TITLE_WORDS = 20
_MENU_WORDS = 6
_EXCERPT = 50
_CONTENT_LETTERS = 4
_CONTENT = re.compile(r"[\w'’&-]+")
_NUMBERED = re.compile(r"\d{1,2}[.)] ?\D")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_NEVER_FIRST = frozenset(",.;:)&|/–—-")
_SHORTEST_ECHO = 12
_LOOKED_AHEAD = 8


def find_title(head: Sequence[Line], following: Sequence[Line] = ()) -> int | None:
    """The position of the title among the lines of the ``head`` (all before the text), or ``None``: the page has none.

    A Markdown or HTML heading of the first level is the title; else the line for which most speaks (see ``_Evidence``), the first of
    equals. A single sentence that stands alone over a text is one too, even with a full stop; its position is then the first after the
    head.
    """
    first = max(len(head) - _LOOKED_BACK, 0)
    allowed = [position for position in range(first, len(head)) if _may_be_title(head[position]) and not _is_under_by(head, position)]
    if not allowed and _is_highest_heading(head, following):
        return 0
    if not allowed:
        return _lone_sentence(head, following)
    for position in allowed:
        if head[position].kind == "heading" and head[position].level == 1:
            return position
    evidence = _Evidence(head, following, allowed)
    return max(allowed, key=lambda position: (evidence.points(position), -position))


class _Evidence:
    """What speaks for each line of a head as the page's title, in points: its words, what stands around it, what the text says again."""

    def __init__(self, head: Sequence[Line], following: Sequence[Line], allowed: Sequence[int]) -> None:
        self._texts = [line.text for line in head]
        self._allowed = allowed
        self._folded = {position: fold(self._texts[position]) for position in allowed}
        first = max(len(head) - _LOOKED_BACK, 0)
        self._signed = [
            position for position in range(first, len(head)) if is_signature(self._texts[position]) or opens_a_byline(self._texts[position])
        ]
        self._following = following
        self._said = _content_words(line.text for line in following[:_LOOKED_AHEAD])
        self._named = [fold(text) for text in self._texts[:3]]

    @cached_property
    def _openings(self) -> set[str]:
        """How the longer lines under the head begin."""
        return {fold(line.text[:_EXCERPT]) for line in self._following if len(line.text) >= _EXCERPT}

    @cached_property
    def _holders(self) -> list[str]:
        """The lines at the page's foot that carry a copyright."""
        return [fold(line.text) for line in self._following[-10:] if len(line.text) <= _LONGEST and _COPYRIGHT.search(line.text)]

    def points(self, position: int) -> float:
        """The sum of all evidence for one line."""
        return self._wording(position) + self._repetition(position) + self._signature(position) + self._place(position)

    def _wording(self, position: int) -> float:
        """Titles have four words and more, don't end in a full stop, and are no person's name."""
        text = self._texts[position]
        count = len(text.split())
        points = 3.0 if _FULL_WORDS <= count < _LONG_WORDS else 0.0 if count == _FULL_WORDS - 1 else -2.0 if count < _FULL_WORDS else -1.0
        if text.endswith((".", ":")) or text[0].islower() or holds_several_sentences(text):
            points -= 3.0
        if is_label(text) or is_name_with_role(text) or is_name_in_place(text) or opens_with_an_agency(text) or _is_outlet(text):
            points -= 4.0
        return points - 3.0 if is_name(text) and opens_with_a_given_name(text) else points

    def _repetition(self, position: int) -> float:
        """The text takes up a title's words, but not literally; the page's ``<title>`` is the title with the site's name behind it."""
        text, folded = self._texts[position], self._folded[position]
        points = min(6.0 * _share(text, self._said), 3.0)
        if len(text) >= _EXCERPT and fold(text[:_EXCERPT]) in self._openings:
            points -= 4.0
        if len(folded) >= _SHORTEST_ECHO and any(number != position and name.startswith(folded) for number, name in enumerate(self._named)):
            points += 3.0
        return points - 6.0 if position < len(self._named) and self._is_pages_own(self._named[position]) else points

    def _is_pages_own(self, named: str) -> bool:
        others = (self._folded[one] for one in self._allowed)
        return any(len(other) >= _SHORTEST_ECHO and other != named and named.startswith(other) for other in others)

    def _signature(self, position: int) -> float:
        """A byline or date follows a title soon; what comes after it and before the text is a caption or a heading."""
        following = self._next_signed(position)
        between = bisect_left(self._allowed, following or 0) - bisect_right(self._allowed, position)
        if following is not None and between < _NEAR and following - position <= _WITHIN:
            return 4.0 - 0.5 * max(between - 2, 0)
        full = next((one for one in self._allowed if _is_full(self._texts[one])), position)
        return -3.0 if any(full < other < position for other in self._signed) else 0.0

    def _place(self, position: int) -> float:
        """A title stands near the text, with no row of a menu between, isn't the site's name, and isn't the longer line under a title."""
        texts = self._texts
        points = -min(0.1 * (len(texts) - position), 4.0)
        if self._is_masthead(texts[position]):
            points -= 6.0
        end = self._next_signed(position) or len(texts)
        if any(is_menu(text) for text in texts[position + 1 : min(end, position + 12)]):
            points -= 1.5
        if self._is_listed(position):
            points -= 4.0
        return points - self._deck(position) - (2.0 if self._is_among_short_ones(position) else 0.0)

    def _is_masthead(self, text: str) -> bool:
        """A row of several parts, a line that opens with a name that the page's foot repeats, or the copyright holder's short name."""
        parts = segments(text)
        if len(parts) == 1 and not _is_full(text):
            return any(fold(text) in holder for holder in self._holders)
        return len(parts) > 1 and (not _is_dashed(text) or stands_at_the_foot(parts[0], self._following))

    def _deck(self, position: int) -> float:
        """What a line loses as the one right under a title: longer than it, or the second of two that stand together."""
        if position - 1 not in self._folded:
            return 0.0
        text, above = self._texts[position], self._texts[position - 1]
        if not _is_headline_like(above):
            return 0.0
        if _is_deck(text, above):
            return 4.0
        second = len(above.split()) > _FULL_WORDS and not (position - 2 in self._folded and _is_full(self._texts[position - 2]))
        signed = self._next_signed(position)
        return 4.5 if second and signed is not None and signed - position <= _NEAR and self._next_signed(position - 2) == signed else 0.0

    def _is_listed(self, position: int) -> bool:
        """Whether a line is one of several numbered ones, or one of several titles that each have their day under them."""
        texts = self._texts
        for other in (position - 2, position - 1, position + 1, position + 2):
            if not 0 <= other < len(texts):
                continue
            if abs(other - position) == 1 and _NUMBERED.match(texts[position]) and _NUMBERED.match(texts[other]):
                return True
            paired = abs(other - position) == 2 and other in self._folded and _is_full(texts[other])
            if paired and self._is_dated(position + 1) and self._is_dated(other + 1):
                return True
        return False

    def _is_dated(self, position: int) -> bool:
        return position < len(self._texts) and is_date_line(self._texts[position])

    def _is_among_short_ones(self, position: int) -> bool:
        """Whether a shortish line stands in a list of short ones, as a menu's longer entries do."""
        around = [*self._texts[max(position - 2, 0) : position], *self._texts[position + 1 : position + 3]]
        short = all(len(text.split()) < _FULL_WORDS and not is_name(text) and not is_sentence(text) for text in around)
        if len(around) < 4 or not short or len(self._texts[position].split()) > _MENU_WORDS:
            return False
        signed = self._next_signed(position)
        return signed is None or signed - position > 2

    def _next_signed(self, position: int) -> int | None:
        index = bisect_right(self._signed, position)
        return self._signed[index] if index < len(self._signed) else None


def _is_headline_like(text: str) -> bool:
    """Whether a line has the length of a title and neither ends as a sentence nor is a label or a row of parts."""
    if not _FULL_WORDS <= len(text.split()) <= _TITLE_WORDS or text.endswith((".", ":", "…")):
        return False
    return not (is_label(text) or len(segments(text)) > 1 and not _is_dashed(text) or holds_several_sentences(text))


def _is_deck(text: str, above: str) -> bool:
    """Whether a line is a longish one under a full one that is clearly shorter, as decks are under titles."""
    return len(text.split()) >= _DECK_WORDS and _is_full(above) and 2 * len(text) > 3 * len(above)


def _share(text: str, said: Collection[str]) -> float:
    """Which share of a line's words of some length the text uses again."""
    own = _content_words([text])
    return sum(word in said for word in own) / max(len(own), _FULL_WORDS)


def _content_words(texts: Iterable[str]) -> set[str]:
    printed = {word for text in texts for word in _CONTENT.findall(text[:800].lower()) if len(word) >= _CONTENT_LETTERS}
    words = {(word if word.isascii() else fold(word)).strip("'&-") for word in printed}
    return {word.removesuffix("'s")[:7] for word in words if len(word) >= _CONTENT_LETTERS and word not in COMMON_WORDS}


def _is_highest_heading(head: Sequence[Line], following: Sequence[Line]) -> bool:
    """A fragment may open with a heading of the second level, over headings that are all lower."""
    others = [line for line in (*head[1:], *following) if line.kind == "heading"]
    return bool(head and others) and head[0].kind == "heading" and all((line.level or 6) > (head[0].level or 6) for line in others)


def _may_be_title(line: Line) -> bool:
    if len(line.text) > _LONGEST or line.kind not in ("plain", "heading") or line.level not in (None, 1):
        return False
    if line.text[0] in _NEVER_FIRST or opens_a_byline(line.text) or is_bracketed(line.text) or is_numbered_label(line.text):
        return False
    if is_place_and_day(line.text):
        return False
    return not (is_signature(line.text) or is_furniture(line.text) or tells_of_the_site(line.text))


def _is_under_by(head: Sequence[Line], position: int) -> bool:
    """Whether the line above is *By* and nothing else, so that this one is a name."""
    return position > 0 and opens_a_byline(head[position - 1].text)


def _is_outlet(text: str) -> bool:
    """Whether a line is the name of an outlet, too short for a title: ``"The Valley Review"``."""
    return not _is_full(text) and is_outlet_like(text)


def _is_dashed(text: str) -> bool:
    """Two parts with a long dash between them can be a title."""
    return len(segments(text)) == 2 and any(dash in text for dash in (" – ", " — ", " - "))


def stands_at_the_foot(name: str, following: Sequence[Line]) -> bool:
    """Whether the page's last short lines name ``name`` again, as they do the outlet's."""
    folded = fold(name)
    return len(folded) >= 5 and any(folded in fold(line.text) for line in following[-10:] if len(line.text) <= _LONGEST)


def _is_full(text: str) -> bool:
    return len(text.split()) >= _FULL_WORDS


def _lone_sentence(head: Sequence[Line], following: Sequence[Line]) -> int | None:
    if len(following) < 2 or following[0].kind != "plain":
        return None
    first, second = following[0].text, following[1].text
    short = len(first.split()) <= 20 and len(first) <= _LONGEST and not holds_several_sentences(first) and first[:1] not in "“\"«‘'"
    return len(head) if short and is_sentence(first) and len(second) > 2 * len(first) else None
