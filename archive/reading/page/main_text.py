"""Where an article's own text begins and ends among all the lines of a page: the stretch of lines that holds the most running text."""

from collections.abc import Sequence

from archive.reading.page.furniture import first_prose, is_furniture, is_prose
from archive.reading.page.lines import Line, is_sentence
from archive.reading.page.signatures import is_lone_name, is_signature

_MOST_OF_A_LINE = 60
_SHORT = 6
_FURNITURE = 10
_SIGNATURE = 40
_LONGEST_RUN = 5


def main_start(lines: Sequence[Line]) -> int:
    """The first line of the stretch in which words of running text most outweigh the short lines between them.

    A cookie notice or a teaser over the menu is running text too, but the menu's lines divide it from the article's; so do a byline and
    a date from the sentence over them. (Maximum-sum subarray, Bentley, Programming Pearls, column 8: one pass.)
    """
    best = total = 0
    found = start = None
    for position, line in enumerate(lines):
        worth = -_SIGNATURE if is_lone_name(line.text) else _worth(line)
        if total <= 0:
            total, start = 0, position
        total += worth
        if worth > 0 and total > best:
            best, found = total, start
    return first_prose(lines) if found is None else found


def main_end(lines: Sequence[Line]) -> int:
    """Behind the last line of the stretch, given lines that begin with the text; what follows are teasers with their bylines and dates.

    A long run of short lines (a table, short answers) costs no more than a few of them, so that the text behind it isn't lost.
    """
    best = total = run = end = 0
    for position, line in enumerate(lines):
        worth = _worth(line)
        run = run + 1 if worth == -_SHORT and not is_sentence(line.text) else 0
        total += 0 if worth == -_SHORT and (run == 0 or run > _LONGEST_RUN) else worth
        if worth > 0 and total > best:
            best, end = total, position + 1
    return end or len(lines)


def _worth(line: Line) -> int:
    """The words of a line of running text; what another line costs."""
    if line.kind in ("heading", "rule"):
        return 0
    if is_prose(line):
        return min(line.text.count(" ") + 1, _MOST_OF_A_LINE)
    if line.kind in ("quote", "item"):
        return -1
    if is_signature(line.text):
        return -_SIGNATURE
    return -_FURNITURE if is_furniture(line.text) else -_SHORT
