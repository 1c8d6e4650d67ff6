"""Marking: an article's text as HTML with its passages in place. The one module that vouches for HTML made in Python.

Text is escaped first; elements are then put around it. Every passage's first piece carries the passage's anchor, so that the sidebar,
search and other sites can link to the exact words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy

from archive.exchange.anchors import paragraph_anchors
from archive.models import Citation, EventMention, Figure, Forecast, Mention, Passage, Quotation, State


@dataclass(frozen=True, slots=True)
class Hit:
    """A place of the text that a reader searched for; ``pk`` counts those of a page, from 1 on."""

    pk: int
    start: int
    end: int


NESTING: tuple[type[Passage | Hit], ...] = (Quotation, Forecast, Citation, EventMention, Figure, Mention, Hit)
"""Outermost first, where passages overlap."""


def trusted(html: str) -> SafeString:
    """HTML that Python escaped and marked itself, such as a snippet of the search engine."""
    return mark_safe(html)  # noqa: S308 - the one place


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the text, ready to print. A heading's ``level`` is that of its HTML element: from 2 on, and none left out.

    ``anchor`` stays while the block's own words stay; ``words`` are those that ``html`` marks.
    """

    kind: str
    level: int
    anchor: str
    label: str
    html: SafeString
    words: str


def anchor_of(passage: Passage | Hit) -> str:
    """The passage's id in the page."""
    return f"hit-{passage.pk}" if isinstance(passage, Hit) else f"{passage._meta.model_name}-{passage.pk}"


def printed_hits(body: str, blocks: Sequence[dict[str, Any]], spans: Iterable[tuple[int, int]]) -> list[Hit]:
    """Those of the ``(start, end)`` that ``marked_blocks`` prints something of, numbered."""
    printed = [(_printed(body, block)[1], block["end"]) for block in blocks]
    ends = [end for _, end in printed]
    shown = [(start, end) for start, end in spans if (place := bisect_right(ends, start)) < len(ends) and end > printed[place][0]]
    return [Hit(number, start, end) for number, (start, end) in enumerate(shown, 1)]


def marked_words(words: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """A line of text with the ``(start, end)`` of hits marked."""
    html, at = [], 0
    for start, end in spans:
        html += [escape(words[at:start]), "<mark>", escape(words[start:end]), "</mark>"]
        at = end
    return trusted("".join([*html, escape(words[at:])]))


def marked_blocks(body: str, blocks: Sequence[dict[str, Any]], passages: Iterable[Passage | Hit]) -> list[MarkedBlock]:
    """The blocks of ``body`` with ``passages`` marked, in one pass over the text."""
    waiting = sorted(_without_nested_mentions(passages), key=lambda p: (p.start, -p.end))
    marked, first, above = [], 0, 1
    anchored: set[str] = set()
    anchors = paragraph_anchors(body[block["start"] : block["end"]].lstrip("# ") for block in blocks)
    for block, anchor in zip(blocks, anchors, strict=True):
        start, end = block["start"], block["end"]
        while first < len(waiting) and waiting[first].end <= start:
            first += 1
        level = block.get("level") or 0
        label, begin = _printed(body, block)
        last = bisect_left(waiting, end, lo=first, key=lambda p: p.start)
        html = _nested(body, begin, end, [p for p in waiting[first:last] if p.end > begin], anchored)
        if level:
            level = above = min(max(level, 2), above + 1)
        marked.append(MarkedBlock(block["kind"], level, anchor, label, html, body[begin:end].strip()))
    return marked


def _printed(body: str, block: dict[str, Any]) -> tuple[str, int]:
    """The lead-in of a block, and where the words begin that are printed as its text."""
    start, level = block["start"], block.get("level") or 0
    prefix = level + 1 if block["kind"] == "heading" and body.startswith("#" * level + " ", start) else 0
    label, label_end = _label(body, block, start, block["end"])
    return label, label_end or start + prefix


def _label(body: str, block: dict[str, Any], start: int, end: int) -> tuple[str, int]:
    """The lead-in of a call-out, question or answer (``Pro Tip``, ``Q``), and where the words after it begin."""
    if block["kind"] not in ("callout", "question", "answer"):
        return "", 0
    for mark in (":", "?"):
        at = body.find(mark, start, min(end, start + 40))
        if at > 0 and body[at + 1 : at + 2] == " ":
            return body[start : at + (mark == "?")].strip(), at + 2
    return "", 0


def _without_nested_mentions(passages: Iterable[Passage | Hit]) -> list[Passage | Hit]:
    """Links can't nest: of overlapping mentions the longest stays."""
    passages = list(passages)
    kept: list[Passage | Hit] = []
    mentions = sorted((p for p in passages if isinstance(p, Mention)), key=lambda p: (p.start, -p.end))
    reached = -1
    for mention in mentions:
        if mention.start >= reached:
            kept.append(mention)
            reached = mention.end
    return kept + [p for p in passages if not isinstance(p, Mention)]


def _nested(body: str, start: int, end: int, passages: Iterable[Passage | Hit], anchored: set[str]) -> SafeString:
    """The text from ``start`` to ``end`` with ``passages`` as nested elements; of two that cross, the later one is cut in two.

    ``anchored`` are the passages whose anchor stands already, here or in an earlier block.
    """
    waiting = [_Span(max(p.start, start), min(p.end, end), p) for p in passages]
    heapify(waiting)
    html: list[str] = []
    opened: list[tuple[int, str]] = []
    at = start
    while waiting or opened:
        if opened and (not waiting or opened[-1][0] <= waiting[0].left):
            right, closing = opened.pop()
            html += [escape(body[at:right]), closing]
            at = right
            continue
        span = heappop(waiting)
        if opened and span.right > opened[-1][0]:
            heappush(waiting, _Span(opened[-1][0], span.right, span.passage))
            span = _Span(span.left, opened[-1][0], span.passage)
        first = anchor_of(span.passage) not in anchored
        opening, closing = _element(span.passage, first)
        in_link = any(mark == "</a>" for mark in (closing, *(mark for _, mark in opened)))  # links can't nest
        if first and not in_link and not isinstance(span.passage, Hit):
            closing = _to_line(span.passage) + closing
        anchored.add(anchor_of(span.passage))
        html += [escape(body[at : span.left]), opening]
        opened.append((span.right, closing))
        at = span.left
    return trusted("".join([*html, escape(body[at:end])]))


@dataclass(frozen=True, slots=True)
class _Span:
    left: int
    right: int
    passage: Passage | Hit

    def __lt__(self, other: "_Span") -> bool:
        """Outermost first."""
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int, int]:
        return self.left, -self.right, NESTING.index(type(self.passage)), self.passage.pk


def _element(passage: Passage | Hit, first: bool) -> tuple[str, str]:
    """The opening and the closing tag of a passage; its first element carries its anchor, the others name it."""
    anchor = format_html(' id="{}"' if first else ' data-of="{}"', anchor_of(passage))
    if isinstance(passage, Hit):
        return format_html('<mark{} class="match">', anchor), "</mark>"
    proposed = " proposed" if passage.state == State.PROPOSED else ""
    notice = getattr(passage, "notice", None)  # given by archive.ledgers.hanging
    disputed = " disputed" if notice and notice.is_conflict else ""
    if isinstance(passage, Mention):
        actor = passage.actor.standing
        fields = (anchor, actor.kind, passage.strength, proposed, actor.get_absolute_url(), actor.get_kind_display())
        return format_html('<a{} class="actor {} {}{}" dir="auto" href="{}" title="{}">', *fields), "</a>"
    if isinstance(passage, Figure):
        said = " · ".join(filter(None, (describe_figure(passage), notice and gettext(notice.word))))
        return format_html('<mark{} class="figure{}{}" title="{}">', anchor, proposed, disputed, said), "</mark>"
    return format_html('<span{} class="{}{}{}">', anchor, passage._meta.model_name, proposed, disputed), "</span>"


_TO_LINE = {
    Mention: gettext_lazy("This mention beside the text"),
    Quotation: gettext_lazy("This quotation beside the text"),
    Citation: gettext_lazy("This citation beside the text"),
    Figure: gettext_lazy("This figure beside the text"),
    Forecast: gettext_lazy("This forecast beside the text"),
    EventMention: gettext_lazy("This event mention beside the text"),
}


def _to_line(passage: Passage) -> SafeString:
    """The way from the words to what is said of them beside the text; it has no words of its own."""
    fields = (anchor_of(passage), get_language(), _TO_LINE[type(passage)])
    return format_html('<a class="line" href="#line-{}" lang="{}" aria-label="{}"></a>', *fields)


_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]+", re.IGNORECASE)


def linked(text: str) -> SafeString:
    """Plain text of a stranger as HTML: escaped, and its http(s) addresses are links that vouch for nothing (``nofollow ugc``)."""
    html: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        address = _without_punctuation(found[0])
        if _names_a_host(address):
            link = format_html('<a href="{0}" rel="nofollow ugc noopener">{0}</a>', address)
            html += [escape(text[at : found.start()]), link]
            at = found.start() + len(address)
    return trusted("".join([*html, escape(text[at:])]))


def _without_punctuation(address: str) -> str:
    """An address without the marks of the sentence that it ends; a bracket that it opened is its own."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in ".,;:!?…'’”»]" or address[end - 1] == ")" and surplus > 0):
        end -= 1
        surplus -= address[end] == ")"
    return address[:end]


def _names_a_host(address: str) -> bool:
    """Whether it leads where it seems to: a user's name before the host could pass for the host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc


def describe_figure(figure: Figure) -> str:
    """A figure in one line: ``> 140,000 deaths · fentanyl-related deaths · 2022``."""
    return " · ".join(filter(None, (figure.as_read, figure.subject, figure.place, figure.period)))
